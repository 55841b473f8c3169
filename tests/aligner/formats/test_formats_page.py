"""docs/FORMATS.md says what reading and writing show."""

from __future__ import annotations

from tests.helpers.formats_table import PAGE, on_page, tables


def test_the_tables_are_true() -> None:
    """A format without a row may be new; ``python -m tests.helpers.formats_table`` adds it."""
    page = PAGE.read_text("utf-8")
    for name, lines in tables().items():
        shown = on_page(name, page)
        assert shown[:2] == lines[:2]
        assert set(shown) <= set(lines)
