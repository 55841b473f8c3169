"""Openings that both sides show: what has a number ("المادة ٥", "Article 5", "5."). A pair that begins with
one on one side begins with the same on the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.progress import WORDS_PER_TICK
from aligner.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligner.alignment.spans.features.clauses import Clauses

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

NONE = -1
_PIECES = frozenset(
    (
        *("الماده", "ماده", "القسم", "الفصل", "الباب", "البند", "المبدا"),
        *("article", "section", "chapter", "principle", "part", "rule"),
    )
)
_MARKS = ".,:;\"'“”‘’()[]{}،؛-–—"


@dataclass(frozen=True, slots=True)
class OpenerSettings:
    """What parallel openers weigh, and when they count.

    Attributes:
        same, alone, other: log-potentials of a pair whose sides open with the same number, of one where only
            one side opens with a number, and of one with two different numbers.
        min_openers: openers of a kind on either side, below which they mean nothing.
        min_shared: share of the openers of each side that the other side must have.
        longest_step: from one number to the next, at most.
    """

    same: float = 2.0
    alone: float = -3.0
    other: float = -4.0
    min_openers: int = 3
    min_shared: float = 0.7
    longest_step: int = 3


OPENERS = OpenerSettings()


@dataclass(frozen=True)
class ParallelOpeners:
    """Kinds of the openings of both sides.

    Attributes:
        cuts: of the stream, shape (words + 1,).
        units: shape (units + 1,).
        settings: what they weigh.
    """

    cuts: Ints
    units: Ints
    settings: OpenerSettings = OPENERS

    def agreement(self, unit: int, cuts: Ints) -> Floats | None:
        """What it adds that a pair begins with this unit and at these cuts; None for nothing anywhere."""
        here, there = self.units[unit], self.cuts[cuts]
        if here == NONE and (there == NONE).all():
            return None
        one = np.where((there == NONE) & (here == NONE), 0.0, self.settings.alone)
        both = np.where(there == here, self.settings.same, self.settings.other)
        result: Floats = np.where((there != NONE) & (here != NONE), both, one)
        return result


def parallel_openers(
    words: Sequence[str],
    starts: NDArray[np.bool_] | None,
    units: Clauses,
    unit_words: Sequence[str],
    tick: Callable[[], None],
    settings: OpenerSettings = OPENERS,
) -> ParallelOpeners | None:
    """What both sides show, or None.

    Args:
        words: of the stream, without vowel signs.
        starts: where its segments begin, shape (words + 1,); None for a stream without any.
        units, unit_words: the other side, in English.
    """
    begins = [0, *(i + 1 for i in range(len(units) - 1) if units.closes[i])] if len(units) else []
    cuts = np.full(len(words) + 1, NONE, dtype=np.intp)
    kinds = np.full(len(units) + 1, NONE, dtype=np.intp)
    tick()
    places = range(len(words)) if starts is None else np.flatnonzero(starts[:-1]).tolist()
    here = _numbers(words, places, settings.longest_step, tick)
    there = _numbers(unit_words, units.starts[begins].tolist(), settings.longest_step, tick)
    known = set(here.values()) & set(there.values())
    if all(_comparable([n in known for n in side.values()], settings) for side in (here, there)):
        unit_at = {int(units.starts[unit]): unit for unit in begins}
        for at, number in here.items():
            cuts[at] = number
        for at, number in there.items():
            kinds[unit_at[at]] = number
    if (cuts == NONE).all():
        return None
    return ParallelOpeners(cuts, kinds, settings)


def _comparable(shared: Sequence[bool], settings: OpenerSettings) -> bool:
    some = sum(shared)
    return some >= settings.min_openers and some >= settings.min_shared * len(shared)


def _numbers(
    words: Sequence[str], places: Sequence[int], longest_step: int, tick: Callable[[], None]
) -> dict[int, int]:
    """Where what has a number begins: numbers that count on, from one again at times."""
    seen: list[tuple[int, int]] = []
    for i, at in enumerate(places):
        if i % WORDS_PER_TICK == 0:
            tick()
        bare = fold(words[at]).strip(_MARKS)
        number = None
        if bare in _PIECES and at + 1 < len(words):
            number = _digits(words[at + 1])
        elif words[at].strip()[-1:] in ".-–)]:":
            number = _digits(words[at])
        if number is not None:
            seen.append((at, number))
    out: dict[int, int] = {}
    last = 0
    for i, (at, number) in enumerate(seen):
        again = number == 1 and i + 1 < len(seen) and seen[i + 1][1] == 2
        if again or last < number <= last + longest_step or not out:
            out[at] = last = number
    return out


def _digits(word: str) -> int | None:
    bare = fold(word).strip(_MARKS)
    return int(bare) if bare.isdecimal() and len(bare) <= 5 else None
