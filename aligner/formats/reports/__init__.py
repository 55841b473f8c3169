"""Writers of pages for people: Word, HTML, PDF."""
