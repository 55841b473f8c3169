"""Web pages, and the (X)HTML of books."""
