"""The flow view: both texts as running paragraphs."""
