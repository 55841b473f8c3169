"""The dialog that starts a project from two texts."""
