"""Libraries: the projects of a folder, listed, searched, and grouped by their source."""
