"""The text of a Rich Text file."""
