"""Projects as a list shows them."""
