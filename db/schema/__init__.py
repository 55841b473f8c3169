"""Tables of the project file and how SQLite opens them."""
