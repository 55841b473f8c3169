"""Everything that changes a project: commands, undo and their checks."""
