"""A bilingual PDF, written page by page."""
