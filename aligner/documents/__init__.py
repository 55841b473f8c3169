"""A document as read from a file: paragraphs, headings, notes, pages."""
