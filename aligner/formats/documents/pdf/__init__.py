"""The text of a PDF in reading order."""
