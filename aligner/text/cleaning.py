"""Clean imported texts: separate steps, each with a preview and a map back to the original.

Every step takes a text and gives :class:`Cleaned`: the new text, for each character the stretch of the
original that it came from, and the list of changes for a preview. Steps compose, and the map with them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray


class CleaningStep(StrEnum):
    """What can be cleaned away."""

    TATWEEL = Message("tatweel")
    PRESENTATION_FORMS = Message("presentation forms")
    INVISIBLE = Message("invisible marks")
    FOOTNOTE_NUMBERS = Message("footnote numbers")
    RUNNING_HEADS = Message("running heads")
    VERSE_MARKS = Message("verse marks")
    EDITORS_BRACKETS = Message("editors' brackets")
    LINE_HYPHENS = Message("hyphens at line ends")


@dataclass(frozen=True, slots=True)
class CleaningChange:
    """One place that a step changed: ``before`` stood at ``start`` to ``end`` of the original."""

    step: CleaningStep
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text after cleaning.

    Attributes:
        text: the cleaned text.
        starts, ends: intp, shape (len(text),): character ``i`` came from ``original[starts[i]:ends[i]]``.
            Neither ever decreases; what was deleted lies between.
        length: of the original.
        changes: in order of the steps, within a step in order of the text.
    """

    text: str
    starts: NDArray[np.intp]
    ends: NDArray[np.intp]
    length: int
    changes: tuple[CleaningChange, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that characters ``start`` to ``end`` (half-open) came from."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no stretch {start} to {end} in a text of {len(self.text)} characters")
        if start == end:
            at = int(self.starts[start]) if start < len(self.text) else self.length
            return at, at
        return int(self.starts[start]), int(self.ends[end - 1])

    def cleaned(self, offset: int) -> int:
        """Offset in the cleaned text of a place of the original, or of what follows it if it was deleted."""
        if not 0 <= offset <= self.length:
            raise ValueError(f"no offset {offset} in an original of {self.length} characters")
        return int(np.searchsorted(self.ends, offset, side="right"))


def unchanged(text: str) -> Cleaned:
    """A text as it is."""
    offsets = np.arange(len(text), dtype=np.intp)
    return Cleaned(text, offsets, offsets + 1, len(text))


def clean(text: str, steps: Iterable[CleaningStep]) -> Cleaned:
    """Do the steps one after the other."""
    result = unchanged(text)
    for step in steps:
        result = _then(result, _FINDERS[step](result.text), step)
    return result


def apply(text: str, changes: Iterable[CleaningChange]) -> Cleaned:
    """Do only the changes that a person left ticked in the preview of *one* step.

    Args:
        changes: of :func:`clean` with that one step, in order of the text.
    """
    result = unchanged(text)
    chosen = list(changes)
    if not chosen:
        return result
    edits = [(change.start, change.end, change.after) for change in chosen]
    return _then(result, edits, chosen[0].step)


_Edit = tuple[int, int, str]


def _then(so_far: Cleaned, edits: Iterable[_Edit], step: CleaningStep) -> Cleaned:
    pieces: list[str] = []
    starts: list[NDArray[np.intp]] = []
    ends: list[NDArray[np.intp]] = []
    changes: list[CleaningChange] = []
    position = 0
    for start, end, after in edits:
        pieces += [so_far.text[position:start], after]
        first, last = so_far.original(start, end)
        starts += [so_far.starts[position:start], np.full(len(after), first, np.intp)]
        ends += [so_far.ends[position:start], np.full(len(after), last, np.intp)]
        changes.append(CleaningChange(step, first, last, so_far.text[start:end], after))
        position = end
    if not changes:
        return so_far
    pieces.append(so_far.text[position:])
    starts.append(so_far.starts[position:])
    ends.append(so_far.ends[position:])
    return Cleaned(
        "".join(pieces),
        np.concatenate(starts),
        np.concatenate(ends),
        so_far.length,
        so_far.changes + tuple(changes),
    )


_TATWEEL = re.compile("\u0640+")
_FORMS = re.compile("[\ufb50-\ufd3d\ufd40-\ufdff\ufe70-\ufefc]+")
# The zero-width non-joiner stays between letters: without it they would join.
_INVISIBLE = re.compile(
    ""
    ""
    "[\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]+|(?<![^\\W\\d_])\u200c+|\u200c+(?![^\\W\\d_])"
)
_FOOTNOTE = re.compile(
    r"(?<=[^\s\d(\[])[ \u00a0]?(?:\([ ]?[0-9\u0660-\u0669\u06f0-\u06f9]{1,3}[ ]?\)"
    r"|\[[ ]?[0-9\u0660-\u0669\u06f0-\u06f9]{1,3}[ ]?\])(?!\w)"
    r"|(?<=\S)[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+"
)
# Blanks before a mark are taken by the code: the pattern would try them from each of a long run.
_VERSE_MARK = re.compile(
    r"%~%[ \t]*|(?<=[ \t])(?:\*{1,3}|\u2026|\.{3,}|#)[ \t]+(?=\S)"
    r"|[\u06dd\u06de\ufd3e\ufd3f][ \t]*[0-9\u0660-\u0669]*[ \t]*"
)
_BRACKETED = re.compile(
    r"\[([^\[\]\n]{1,300})\]|<([^<>\n]{1,300})>|\u27e8([^\u27e8\u27e9\n]{1,300})\u27e9|\{([^{}\n]{1,300})\}"
)
_NUMBER = re.compile(r"[\s0-9\u0660-\u0669\u06f0-\u06f9]*\Z")
_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})[-\u00ad\u2010][ \t]*\n[ \t]*(?=[a-z\u00df-\u00f6\u00f8-\u00ff])")
_LINE = re.compile(r"[^\n\f]*(?:\n|\f|\Z)")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[\s\-\u2013\u2014|\[\](){}.]*\d{1,4}[\s\-\u2013\u2014|\[\](){}.]*\Z")
_SHORT = 90
_OFTEN = 3
_LARGEST_SHARE = 0.2  # of the lines; what comes more often is a refrain


def _tatweel(text: str) -> Iterator[_Edit]:
    return _deleted(_TATWEEL, text)


def _presentation_forms(text: str) -> Iterator[_Edit]:
    for match in _FORMS.finditer(text):
        for i, character in enumerate(match[0], start=match.start()):
            plain = unicodedata.normalize("NFKC", character)
            if plain != character:
                yield i, i + 1, plain


def _invisible(text: str) -> Iterator[_Edit]:
    return _deleted(_INVISIBLE, text)


def _footnote_numbers(text: str) -> Iterator[_Edit]:
    return _deleted(_FOOTNOTE, text)


def _verse_marks(text: str) -> Iterator[_Edit]:
    done = 0
    for match in _VERSE_MARK.finditer(text):
        start, end = match.span()
        while start > done and text[start - 1] in " \t":
            start -= 1
        at_line_start = start == 0 or text[start - 1] == "\n"
        if at_line_start and match[0][0] in "*\u2026.#":
            continue  # a bullet or a heading
        at_line_end = end == len(text) or text[end] == "\n"
        yield start, end, "" if at_line_start or at_line_end else " "
        done = end


def _editors_brackets(text: str) -> Iterator[_Edit]:
    """The brackets go, what they hold stays; a number in brackets is a note's and left to that step."""
    for match in _BRACKETED.finditer(text):
        inner = next(group for group in match.groups() if group is not None)
        if not _NUMBER.match(inner):
            yield match.start(), match.start() + 1, ""
            yield match.end() - 1, match.end(), ""


def _line_hyphens(text: str) -> Iterator[_Edit]:
    return _deleted(_HYPHEN, text)


def _running_heads(text: str) -> Iterator[_Edit]:
    """Lines that are a page's number, and short lines that come back again and again."""
    lines = [match for match in _LINE.finditer(text) if match[0]]
    shapes = Counter(_shape(match[0]) for match in lines if match[0].strip())
    most = _LARGEST_SHARE * shapes.total()
    for match in lines:
        line = match[0].strip()
        if not line:
            continue
        is_number = bool(_PAGE_NUMBER.match(line))
        has_number = bool(_DIGITS.search(line))
        often = shapes[_shape(match[0])]
        enough = _OFTEN if has_number else 2 * _OFTEN
        if is_number or (len(line) < _SHORT and enough <= often <= max(most, enough)):
            yield match.start(), match.end(), ""


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line.strip().casefold())


def _deleted(pattern: re.Pattern[str], text: str) -> Iterator[_Edit]:
    for match in pattern.finditer(text):
        yield match.start(), match.end(), ""


_FINDERS: dict[CleaningStep, Callable[[str], Iterable[_Edit]]] = {
    CleaningStep.TATWEEL: _tatweel,
    CleaningStep.PRESENTATION_FORMS: _presentation_forms,
    CleaningStep.INVISIBLE: _invisible,
    CleaningStep.FOOTNOTE_NUMBERS: _footnote_numbers,
    CleaningStep.RUNNING_HEADS: _running_heads,
    CleaningStep.VERSE_MARKS: _verse_marks,
    CleaningStep.EDITORS_BRACKETS: _editors_brackets,
    CleaningStep.LINE_HYPHENS: _line_hyphens,
}
