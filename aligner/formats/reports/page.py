"""Reports as web pages for people: self-contained, without scripts."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from lxml import etree

from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml
from aligner.text.scripts import is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

STYLE = """
:root { color-scheme: light dark; }
body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 2rem; }
th, td { border: 1px solid #8886; padding: .4rem .6rem; vertical-align: top; text-align: start; }
td { unicode-bidi: plaintext; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
.error { color: #c62828; }
"""


@contextmanager
def report_page(
    path: Path | str, title: str, style: str = STYLE, language: str = "en"
) -> Iterator[etree._IncrementalFileWriter]:
    """Write a page; the block writes what is in its body.

    Raises:
        OutputError: the file cannot be written.
    """
    with atomic_write(path) as stream, etree.htmlfile(stream, encoding="utf-8") as page:
        page.write_doctype("<!DOCTYPE html>")
        direction = "rtl" if is_right_to_left(language) else "ltr"
        with page.element("html", lang=language, dir=direction):
            with page.element("head"):
                page.write(etree.Element("meta", charset="utf-8"))
                page.write(element("title", title), element("style", style))
            with page.element("body"):
                page.write(element("h1", title))
                yield page


def element(tag: str, text: str, **attributes: str) -> etree._Element:
    """Make an element of a text; characters that XML cannot hold are left out."""
    made = etree.Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    made.text = legal_in_xml(text)
    return made


def row(tag: str, cells: Iterable[str], classes: Sequence[str] = ()) -> etree._Element:
    """Make a row of a table.

    Args:
        tag: of its cells: ``td`` or ``th``.
        classes: of the cells, in order; empty for none, and none for the cells that follow.
    """
    made = etree.Element("tr")
    for number, cell in enumerate(cells):
        named = classes[number] if number < len(classes) else ""
        made.append(element(tag, cell, class_=named) if named else element(tag, cell))
    return made
