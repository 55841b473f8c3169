"""Elements with more attributes than any page has: libxml2 compares each with all before it."""

from __future__ import annotations

import re

MOST = 500
"""Attributes of one element that are read."""

_START = re.compile(r"<[A-Za-z][^\s<>/]*")
_SPACE = re.compile(r"[\s/]*")
_NAME = re.compile(r"[^\s=>/]+\s*")
_BARE = re.compile(r"[^\s>]*")


def with_few_attributes(page: str) -> str:
    """The page, without the attributes of an element beyond the first :data:`MOST`.

    In a time that grows evenly with the length of the page.
    """
    if len(page) < 2 * MOST:
        return page
    parts: list[str] = []
    done = 0
    at = page.find("<")
    unclosed: set[str] = set()
    while at >= 0:
        start = _START.match(page, at)
        if start is None:
            at = page.find("<", at + 1)
            continue
        end, cut = _tag(page, start.end(), unclosed)
        if cut is not None:
            parts.append(page[done:cut])
            done = end
        at = page.find("<", max(end, at + 1))
    return "".join([*parts, page[done:]]) if parts else page


def _tag(page: str, at: int, unclosed: set[str]) -> tuple[int, int | None]:
    """Where a tag ends, and where its attributes are too many.

    Args:
        unclosed: quotation marks of which the rest of the page has no more.
    """
    cut: int | None = None
    for number in range(len(page)):
        at = _space(page, at)
        if at >= len(page) or page[at] == ">":
            return at, cut
        if number == MOST:
            cut = at
        name = _NAME.match(page, at)
        at = name.end() if name is not None else at
        if page[at : at + 1] != "=":
            at += name is None
            continue
        at = _space(page, at + 1)
        mark = page[at : at + 1]
        if mark in ("'", '"') and mark not in unclosed:
            found = page.find(mark, at + 1)
            if found >= 0:
                at = found + 1
                continue
            unclosed.add(mark)
        bare = _BARE.match(page, at)
        at = bare.end() if bare is not None else at
    return at, cut


def _space(page: str, at: int) -> int:
    found = _SPACE.match(page, at)
    return found.end() if found is not None else at
