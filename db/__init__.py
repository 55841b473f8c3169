"""The project file: one SQLite database that holds the texts, the beads, and every change ever made to them."""
