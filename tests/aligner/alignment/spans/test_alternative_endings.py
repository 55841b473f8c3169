"""A pair that is cut on one side is cut on the other where the aligner finds it likeliest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.alignment.aligner import MAX_QUERY_WORDS, Aligner
from aligner.alignment.chapter_aligner import ChapterAligner, ChapterMatch, ChapterSpan
from aligner.bitext import Bead, Segment, Side
from tests.helpers.align_sample import ARABIC, GOLD, lines, stream

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder

WORDS = ARABIC.split()
UNITS = [" ".join(GOLD["target_sentences"][slice(*unit["sentences"])]) for unit in GOLD["units"]]
RANGES = [tuple(unit["words"]) for unit in GOLD["units"]]


def offset(word: int) -> int:
    """Where a word of the Arabic sample begins."""
    return len(" ".join(WORDS[:word])) + (word > 0)


@pytest.fixture(scope="module")
def aligner(use: Encoder) -> Aligner:
    return Aligner(stream(" ".join(WORDS), "ar"), lines(UNITS, "en"), use)


def together(aligner: Aligner, first: int, end: int) -> Bead:
    """Units ``first`` to ``end`` and their Arabic in one piece, as one uncut pair."""
    (low, _), (_, high) = RANGES[first], RANGES[end - 1]
    words = Segment(offset(low), offset(high - 1) + len(WORDS[high - 1]))
    return Bead((words,), aligner.target.segments[first:end])


def test_the_arabic_is_cut_where_the_english_is(aligner: Aligner) -> None:
    places = range(0, len(UNITS) - 1, 2)
    exact = [
        aligner.matching_cut(
            together(aligner, unit, unit + 2), Side.TARGET, aligner.target.segments[unit + 1].start
        )
        == offset(RANGES[unit + 1][0])
        for unit in places
    ]
    assert sum(exact) >= 0.8 * len(exact)


def test_the_english_is_cut_between_its_sentences(aligner: Aligner) -> None:
    places = range(0, len(UNITS) - 2, 3)
    exact = [
        aligner.matching_cut(together(aligner, unit, unit + 3), Side.SOURCE, offset(RANGES[unit + 1][0]))
        == aligner.target.segments[unit + 1].start
        for unit in places
    ]
    assert sum(exact) >= 0.8 * len(exact)


def test_what_answers_nothing_stays_alone(aligner: Aligner) -> None:
    """English of one pair with the Arabic of two: the other half is untranslated, before or behind."""
    both = together(aligner, 4, 6)
    segments = aligner.target.segments
    cut = offset(RANGES[5][0])
    assert aligner.matching_cut(Bead(both.source, segments[4:5]), Side.SOURCE, cut) == segments[4].end
    assert aligner.matching_cut(Bead(both.source, segments[5:6]), Side.SOURCE, cut) == segments[5].start


def test_where_nothing_can_be_told(aligner: Aligner) -> None:
    pair = together(aligner, 4, 6)
    middle = offset(RANGES[5][0])
    assert aligner.matching_cut(Bead(pair.source, ()), Side.SOURCE, middle) is None
    assert aligner.matching_cut(pair, Side.SOURCE, pair.source[0].start) is None, "nothing before the cut"
    apart = Bead(pair.source, (aligner.target.segments[4], aligner.target.segments[9]))
    assert aligner.matching_cut(apart, Side.SOURCE, middle) is None, "others' words in between"
    within = aligner.target.segments[4].start + UNITS[4].index(" ") + 1
    assert aligner.matching_cut(pair, Side.TARGET, within) is None, "inside a clause"


def test_a_pair_too_long_is_not_looked_at(use: Encoder) -> None:
    text = " ".join(["كلمة"] * MAX_QUERY_WORDS)
    whole = Aligner(stream(text, "ar"), lines(["One.", "Two."], "en"), use)
    bead = Bead(whole.source.segments, whole.target.segments)
    assert whole.matching_cut(bead, Side.TARGET, whole.target.segments[1].start) is None


def test_in_a_chapter_it_is_the_same(use: Encoder) -> None:
    source, target = stream(" ".join(WORDS), "ar"), lines(UNITS, "en")
    here, there = offset(RANGES[17][0]), target.segments[17].start
    ends = (len(source.text), len(target.text))
    chapters = ChapterAligner(
        source,
        target,
        use,
        [
            ChapterMatch(ChapterSpan(0, 0, here), ChapterSpan(0, 0, there)),
            ChapterMatch(ChapterSpan(here, here, ends[0]), ChapterSpan(there, there, ends[1])),
        ],
    )
    low, high = RANGES[20][0], RANGES[21][1]
    words = Segment(offset(low), offset(high - 1) + len(WORDS[high - 1]))
    bead = Bead((words,), target.segments[20:22])
    answer = chapters.matching_cut(bead, Side.SOURCE, offset(RANGES[21][0]))
    assert answer == target.segments[21].start
    across = Bead((Segment(here - 5, here + 9),), target.segments[16:18])
    assert chapters.matching_cut(across, Side.TARGET, there) is None


def test_where_else_a_pair_may_end(aligner: Aligner) -> None:
    """A pair that took too few words: its right end is among the first that are named, its own is not."""
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
