"""Files beside the projects: translation memory and concordance."""
