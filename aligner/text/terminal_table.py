"""Pairs as two facing columns of plain text, for a terminal or a mail.

A right-to-left text is on the right, aligned to the right margin. Terminals that know Arabic get the
letters in reading order between isolates; for those that do not, ``shape=True`` joins the letters and puts
them in visual order.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from aligner.text.scripts import is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NARROWEST = 40
_NOTHING = "—"
_BETWEEN = " │ "
_ISOLATE, _END_ISOLATE = "\u2067", "\u2069"


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One pair to be listed; ``label`` is a short note before it, such as its number."""

    source: str
    target: str
    label: str = ""


def facing(
    entries: Iterable[TableEntry],
    *,
    source_language: str = "ar",
    target_language: str = "en",
    width: int = 100,
    shape: bool = False,
) -> Iterator[str]:
    """The lines of the listing, without line ends, an empty one after each pair.

    Args:
        width: columns of the terminal; less than 40 is taken for 40.
        shape: join Arabic letters and reverse them, for a terminal that does neither.
    """
    source_right = is_right_to_left(source_language) and not is_right_to_left(target_language)
    for entry in entries:
        label = f"{_printable(entry.label)}  " if entry.label else ""
        indent = " " * display_width(label)
        column = (max(width, NARROWEST) - len(indent) - len(_BETWEEN)) // 2
        left, right = (
            (_column(text, column, right_to_left=is_right_to_left(language), shape=shape))
            for text, language in (
                ((entry.target, target_language), (entry.source, source_language))
                if source_right
                else ((entry.source, source_language), (entry.target, target_language))
            )
        )
        for number, (a, b) in enumerate(zip_longest(left, right, fillvalue=" " * column)):
            yield f"{indent if number else label}{a}{_BETWEEN}{b}".rstrip(" ")
        yield ""


def display_width(text: str) -> int:
    """Columns that a terminal needs for a text: none for marks above letters, two for wide characters."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _printable(text: str) -> str:
    """The text on one line, without controls: a text must not be able to command the terminal."""
    kept = (
        "\ufffd"
        if unicodedata.category(character) in {"Cc", "Cs"}
        else ""
        if unicodedata.bidirectional(character)
        in {"RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"}
        else character
        for character in " ".join(text.split())
    )
    return "".join(kept)


def _column(text: str, width: int, *, right_to_left: bool, shape: bool) -> list[str]:
    text = _printable(text) or _NOTHING
    if shape:
        text = _joined(text)
    lines = []
    for line in _wrapped(text, width):
        padding = " " * (width - display_width(line))
        if shape:
            line = _visual(line, right_to_left=right_to_left)
        elif right_to_left:
            line = f"{_ISOLATE}{line}{_END_ISOLATE}"
        lines.append(padding + line if right_to_left else line + padding)
    return lines


def _wrapped(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for word in text.split(" "):
        size = display_width(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            yield line
        *full, (line, used) = _broken(word, width)
        for piece, _ in full:
            yield piece
    yield line


def _broken(word: str, width: int) -> Iterator[tuple[str, int]]:
    """A word in pieces that fit, each with its width; nearly always the whole word."""
    piece, used = "", 0
    for character in word:
        size = _columns(character)
        if used + size > width:
            yield piece, used
            piece, used = "", 0
        piece, used = piece + character, used + size
    yield piece, used


def _joined(text: str) -> str:
    import arabic_reshaper

    reshaper = arabic_reshaper.ArabicReshaper({"delete_harakat": False, "support_ligatures": True})
    return str(reshaper.reshape(text))


def _visual(line: str, *, right_to_left: bool) -> str:
    from bidi import get_display

    return str(get_display(line, base_dir="R" if right_to_left else "L"))
