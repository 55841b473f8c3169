"""Everything that reads a project."""
