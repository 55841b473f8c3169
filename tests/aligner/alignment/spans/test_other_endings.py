"""Other places where a pair may end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.alignment.aligner import Aligner
from aligner.bitext import Bead, Segment
from tests.helpers.align_sample import ARABIC, GOLD, lines, stream

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder

WORDS = ARABIC.split()
UNITS = [" ".join(GOLD["target_sentences"][slice(*unit["sentences"])]) for unit in GOLD["units"]]
RANGES = [tuple(unit["words"]) for unit in GOLD["units"]]


def offset(word: int) -> int:
    """Where a word of the Arabic sample begins."""
    return len(" ".join(WORDS[:word])) + (word > 0)


def test_where_else_a_pair_may_end(use: Encoder) -> None:
    """A pair that took too few words: its right end is among the first that are named, its own is not."""
    aligner = Aligner(stream(" ".join(WORDS), "ar"), lines(UNITS, "en"), use)
    segments = aligner.target.segments
    hits = 0
    for unit in range(2, 20, 3):
        (low, middle), (_, high) = RANGES[unit], RANGES[unit + 1]
        short = Segment(offset(low), offset(middle - 4) + len(WORDS[middle - 4]))
        rest = Segment(offset(middle - 3), offset(high - 1) + len(WORDS[high - 1]))
        bead, below = Bead((short,), segments[unit : unit + 1]), Bead((rest,), segments[unit + 1 : unit + 2])
        found = aligner.alternative_endings(bead, below)
        assert (short.end, segments[unit].end) not in found
        hits += (offset(middle - 1) + len(WORDS[middle - 1]), segments[unit].end) in found[:3]
    assert hits >= 5
    apart = Bead((Segment(0, len(WORDS[0])),), segments[9:10])
    assert aligner.alternative_endings(apart, Bead((), segments[:1])) == (), "others' words in between"
