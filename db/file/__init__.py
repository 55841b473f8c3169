"""A project as a file on the disk: create, open, copy, replace."""
