"""Terms of a glossary and learned names in one pair: where they occur, and what answers them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from aligner.bitext import Segment, Side
from aligner.explanation.name_lexicon import EMPTY_NAMES, Names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.terminology.glossary import Glossary

MAX_CHARACTERS: Final = 20_000
"""Characters of a pair above which nothing is looked for in it: a text that is not divided yet."""


class TermMarkKind(Enum):
    """What is marked."""

    TERM = "term"
    MISSING_TERM = "missing term"
    """A term of the source whose translation does not occur in the target."""
    NAME = "name"


@dataclass(frozen=True, slots=True)
class TermMark:
    """A marked place.

    Attributes:
        start, end: half-open, in the text of that side as it is shown.
        counterparts: what it is on the other side; several where any of them will do.
        note: of the glossary, for people.
    """

    kind: TermMarkKind
    side: Side
    start: int
    end: int
    counterparts: tuple[str, ...]
    note: str = ""


def term_marks(
    source: str, target: str, glossary: Glossary | None = None, names: Names = EMPTY_NAMES
) -> tuple[TermMark, ...]:
    """The places of one pair, by side and start; where two overlap, a term counts and a name does not.

    A name is marked in the Arabic wherever it occurs, in the other text where it answers the Arabic.

    Args:
        source, target: the texts of the pair as they are shown.
        glossary: None for no terms.
        names: learned from the project.
    """
    if len(source) + len(target) > MAX_CHARACTERS:
        return ()
    found = list(_terms(source, target, glossary)) if glossary is not None else []
    taken = {side: [(mark.start, mark.end) for mark in found if mark.side is side] for side in Side}
    for mark in _names(source, target, names):
        if not any(mark.start < end and start < mark.end for start, end in taken[mark.side]):
            taken[mark.side].append((mark.start, mark.end))
            found.append(mark)
    return tuple(sorted(found, key=lambda mark: (mark.side is Side.TARGET, mark.start)))


def _terms(source: str, target: str, glossary: Glossary) -> Iterable[TermMark]:
    for use in glossary.check(source, target):
        kind = TermMarkKind.TERM if use.is_kept else TermMarkKind.MISSING_TERM
        yield TermMark(kind, Side.SOURCE, *use.source_at, use.term.targets, use.term.note)
        if use.target_at is not None:
            yield TermMark(TermMarkKind.TERM, Side.TARGET, *use.target_at, (use.term.source,), use.term.note)


def _names(source: str, target: str, names: Names) -> Iterable[TermMark]:
    texts = {Side.SOURCE: source, Side.TARGET: target}
    whole = [(Segment(0, len(text)),) if text else () for text in (source, target)]
    for anchor in names.find(source, target, *whole):
        places = {Side.SOURCE: anchor.source, Side.TARGET: anchor.target}
        for side, place in places.items():
            other = places[side.other].of(texts[side.other])
            yield TermMark(TermMarkKind.NAME, side, place.start, place.end, (other,))
    for place, known in names.occurrences(texts[names.arabic]):
        answers = tuple(" ".join(part.capitalize() for part in name.english) for name in known)
        yield TermMark(TermMarkKind.NAME, names.arabic, place.start, place.end, answers)
