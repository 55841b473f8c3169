"""From files to the texts of a project."""
