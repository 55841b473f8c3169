"""Cells that a spreadsheet would take for a formula, written so that it does not, and read back as they were.

Spreadsheets run what begins with one of a few characters ("=cmd|'/C calc'!A0"). An apostrophe before it keeps
them from it; they show it in a file that they open. A cell that begins with apostrophes and such a character
gets one more, so that taking one away gives every cell back.

Source: OWASP, "CSV Injection".
"""

from __future__ import annotations

import re

_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?\Z", re.IGNORECASE)
_MARKED = re.compile("'+" + _FORMULA.pattern)


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay."""
    if (_FORMULA.match(cell) and not _NUMBER.match(cell)) or _MARKED.match(cell):
        return f"'{cell}"
    return cell


def unguarded(cell: str) -> str:
    """The cell that :func:`guarded` or :func:`marked` was given."""
    return cell[1:] if _MARKED.match(cell) else cell


def marked(cell: str) -> str:
    """A cell without the guard, written so that :func:`unguarded` gives it back."""
    return f"'{cell}" if _MARKED.match(cell) else cell
