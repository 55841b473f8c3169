"""Order and overlap of ranges, segments and beads."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from aligner.alignment.intervals import (
    around_holes,
    hull,
    insert_out_of_order,
    is_unbroken,
    longest_chain,
    overlapping,
    trim_holes,
)
from aligner.bitext import Bead, Segment, Side


def pair(source: int, target: int) -> Bead:
    """A bead of one letter on each side."""
    return Bead((Segment(source, source + 1),), (Segment(target, target + 1),))


def test_the_hull_reaches_from_the_first_letter_to_the_last() -> None:
    assert hull((Segment(7, 9), Segment(2, 4))) == (2, 9)
    assert hull(()) is None


def test_segments_that_only_touch_do_not_overlap() -> None:
    segments = (Segment(0, 3), Segment(4, 6), Segment(6, 9))
    assert overlapping(segments, 3, 6) == [Segment(4, 6)]
    assert overlapping(segments, 2, 7) == list(segments)
    assert overlapping(segments, 9, 12) == []


def test_holes_at_the_ends_are_cut_off_and_others_stay() -> None:
    assert trim_holes((0, 10), [(0, 2), (2, 3), (5, 6), (9, 10)]) == ((3, 9), ((5, 6),))
    assert trim_holes((0, 10), [(12, 14)]) == ((0, 10), ())
    assert trim_holes((2, 4), [(0, 9)]) == ((9, 9), ())


def test_parts_around_holes() -> None:
    assert around_holes((0, 10), [(2, 3), (5, 7)]) == [(0, 2), (3, 5), (7, 10)]
    assert around_holes((4, 6), [(0, 9)]) == []
    assert around_holes((0, 3), [(5, 6)]) == [(0, 3)]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 4))), st.integers(0, 20), st.integers(0, 20))
def test_parts_are_what_no_hole_covers(found: list[tuple[int, int]], one: int, two: int) -> None:
    holes = sorted((start, start + length) for start, length in found)
    span = min(one, two), max(one, two)
    parts = around_holes(span, holes)
    covered = {at for first, end in holes for at in range(first, end)}
    assert [at for first, end in parts for at in range(first, end)] == [
        at for at in range(*span) if at not in covered
    ]


def test_only_words_between_segments_break_them() -> None:
    text = "one  two three"
    assert is_unbroken((Segment(5, 8), Segment(0, 3)), text)
    assert not is_unbroken((Segment(0, 3), Segment(9, 14)), text)


@given(st.permutations(range(7)))
def test_no_chain_in_order_is_longer(order: list[int]) -> None:
    beads = [pair(source, target) for source, target in enumerate(order)]
    chain = longest_chain(beads, Side.SOURCE)
    assert all(a.source < b.source and a.target < b.target for a, b in pairwise(chain))
    longest = next(
        n for n in range(7, 0, -1) if any(list(part) == sorted(part) for part in combinations(order, n))
    )
    assert len(chain) == longest


def test_a_chain_may_run_along_either_side() -> None:
    beads = [pair(3, 0), pair(1, 1), pair(2, 2)]
    assert longest_chain(beads, Side.TARGET) == beads[1:]
    assert longest_chain([], Side.SOURCE) == []


def test_crossing_beads_go_where_their_source_belongs() -> None:
    beads = [pair(0, 0), pair(4, 4), pair(8, 8)]
    only_target = Bead((), (Segment(6, 7),))
    assert insert_out_of_order(beads, [only_target, pair(5, 1)]) == (
        beads[0],
        beads[1],
        pair(5, 1),
        only_target,
        beads[2],
    )
