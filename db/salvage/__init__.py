"""What can be saved of a project file that SQLite cannot read: pages, rows, pairs, a new file."""
