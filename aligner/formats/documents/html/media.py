"""Whether the rules of a style sheet hold for a window on the screen of a desk.

Source: Media Queries Level 4. What cannot be said of a screen in general holds for none, so that text stays.
"""

from __future__ import annotations

import re

_SIZE = {"width": 1280.0, "height": 800.0}  # of the window, in CSS pixels
_TYPE = re.compile(r"(?:(?P<not>not)\s+|only\s+)?(?P<type>[a-z][\w-]*)?(?:\s*\band\b\s*|\Z)?")
_FEATURE = re.compile(r"\s*\(([^()]*)\)\s*(?:and\b|\Z)")
_LEAST_MOST = re.compile(r"(min|max)-(width|height)\s*:\s*(.+)")
_RANGE = re.compile(
    r"(?:(?P<low>[^<>=]+?)\s*(?P<first><=?|>=?)\s*)?(?P<what>width|height)\s*(?:(?P<second><=?|>=?|=)\s*(?P<high>.+))?"
)
_LENGTH = re.compile(r"(\d*\.?\d+)\s*(px|r?em)|0")
_KNOWN = {
    "orientation:landscape": True,
    "orientation:portrait": False,
    "prefers-color-scheme:light": True,
    "prefers-color-scheme:dark": False,
    "prefers-reduced-motion:no-preference": True,
    "prefers-reduced-motion:reduce": False,
    "hover:hover": True,
    "hover:none": False,
    "pointer:fine": True,
    "pointer:coarse": False,
    "pointer:none": False,
    "color": True,
    "monochrome": False,
}


def holds_on_screens(media: str) -> bool:
    """Whether a list of media queries holds; an empty one does.

    >>> holds_on_screens("print, screen and (min-width: 40em)"), holds_on_screens("(max-width: 600px)")
    (True, False)
    """
    return not media.strip() or any(_query(part.strip().lower()) is True for part in media.split(","))


def _query(query: str) -> bool | None:
    """Whether one query holds; None where that cannot be said."""
    if query.startswith("not ("):
        inside = _features(query.removeprefix("not "))
        return None if inside is None else not inside
    head = _TYPE.match(query)
    if head is None or not query:
        return None
    kind = head["type"] or "all"
    answer: bool | None = False
    if kind in ("all", "screen"):
        answer = _features(query[head.end() :])
    if not head["not"]:
        return answer
    return None if answer is None else not answer


def _features(text: str) -> bool | None:
    at = 0
    answers: list[bool | None] = []
    while at < len(text):
        match = _FEATURE.match(text, at)
        if match is None:
            return None
        answers.append(_feature(match[1].strip()))
        at = match.end()
    if False in answers:
        return False
    return None if None in answers else True


def _feature(text: str) -> bool | None:
    if (match := _LEAST_MOST.fullmatch(text)) is not None:
        length = _length(match[3])
        if length is None:
            return None
        size = _SIZE[match[2]]
        return size >= length if match[1] == "min" else size <= length
    if (match := _RANGE.fullmatch(text)) is not None and (match["first"] or match["second"]):
        size = _SIZE[match["what"]]
        answers = []
        if match["first"]:
            answers.append(_compare(_length(match["low"]), match["first"], size))
        if match["second"]:
            answers.append(_compare(size, match["second"], _length(match["high"])))
        return None if None in answers else all(answers)
    return _KNOWN.get(re.sub(r"\s*:\s*", ":", text))


def _compare(one: float | None, sign: str, other: float | None) -> bool | None:
    if one is None or other is None:
        return None
    return {"<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other, "=": one == other}[
        sign
    ]


def _length(text: str) -> float | None:
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        return None
    return float(match[1] or 0) * (16 if (match[2] or "").endswith("em") else 1)
