"""docs/FORMATS.md and the Arabic page say what reading and writing show."""

from __future__ import annotations

from tests.helpers.formats_table import ARABIC_PAGE, PAGE, in_arabic, on_page, tables


def test_the_tables_are_true() -> None:
    """A format without a row may be new; ``python -m tests.helpers.formats_table`` adds it."""
    made = tables()
    for path in (PAGE, ARABIC_PAGE):
        page = path.read_text("utf-8")
        for name, english in made.items():
            lines = in_arabic(name, english) if path == ARABIC_PAGE else english
            shown = on_page(name, page)
            assert shown[:2] == lines[:2]
            assert set(shown) <= set(lines)


def test_the_arabic_page_is_arabic() -> None:
    for name in ("documents", "pairs"):
        for line in on_page(name, ARABIC_PAGE.read_text("utf-8")):
            assert not {"yes", "in", "out", "in, out", "format"} & set(line[2:-2].split(" | ")), line
