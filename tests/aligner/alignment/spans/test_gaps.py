"""Gaps of a stream, wherever exactly they lie: found, placed, and skipped."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest

from aligner import align
from aligner.alignment.spans import pairer
from aligner.alignment.spans.decoding.best_chain import Candidate, best_chain
from aligner.alignment.spans.decoding.gaps import (
    Gap,
    between_sentences,
    chain_through,
    clause_gaps,
    constrained_to,
    discounted,
    holds,
    in_order,
    placed,
    word_gaps,
)
from aligner.alignment.spans.lattice.bead_posteriors import BeadPosterior
from aligner.alignment.spans.lattice.lattice import Arc, SkipPenalties, forward_backward
from aligner.alignment.spans.pairer import SpanPairer
from aligner.alignment.spans.settings import DecodingSettings
from tests.helpers.align_sample import ARABIC, GOLD, lines, stream

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder
    from aligner.alignment.spans.decoding.gaps import Ints

EVERY = np.ones(100, dtype=np.bool_)
DECODING = DecodingSettings()


def test_sentences_that_are_mostly_skipped_become_runs() -> None:
    chance = np.array([0.0, 0.9, 0.4, 0.8, 0.1, 0.7])
    sizes = np.array([10.0, 20.0, 10.0, 10.0, 10.0, 3.0])
    closes = [0, 1, 3, 4, 5, 6]
    found = clause_gaps(chance, sizes, closes, DECODING)
    assert [(gap.clause, gap.clause_end) for gap in found] == [(1, 4)]  # the last is too short for 0.7
    assert found[0].probability == pytest.approx(0.75)
    assert (
        clause_gaps(0.9 * chance, 0.9 * sizes, closes, DECODING) == []
    )  # as a run, too, it would be too short
    assert (
        clause_gaps(np.array([0.9, 0.35, 0.8, 0.35, 0.0]), sizes[:5], range(6), DECODING)[0].clause_end == 3
    )
    # what lies between two joins them, what lies after them does not


def test_words_skipped_at_many_likely_places_are_one_gap() -> None:
    """Two clauses; between them ten words that may begin and end at any of several cuts."""
    nodes = [np.array([0]), np.arange(8, 24), np.array([32])]
    first, second = np.full((1, 16), -20.0), np.full((16, 1), -20.0)
    first[0, :4] = 0.0  # the first ends at 8, 9, 10 or 11
    second[-4:, 0] = 0.0  # the second begins at 20 to 23
    prices = SkipPenalties(0.0, 0.0, -9.0, np.full(2, -9.0), np.zeros(33))
    posterior = forward_backward(nodes, np.arange(33.0), [Arc(0, 1, first), Arc(1, 2, second)], prices)
    assert (posterior.arrive[1] - posterior.straight[1]).max() < 0.3
    (gap,) = word_gaps(nodes, posterior, np.arange(33), DECODING)
    assert gap.word in (9, 10)
    assert gap.word_end in (21, 22)
    known = placed(nodes, posterior, gap, [0, 1, 2], EVERY)
    assert known is not None
    assert (known.clause, known.clause_end) == (1, 1)
    assert 8 <= known.word <= gap.word < gap.word_end <= known.word_end <= 23


def no_more(nodes: list[Ints], heads: set[int], tails: set[int]) -> list[Arc]:
    return []


def test_a_gap_takes_away_what_crosses_it() -> None:
    nodes = [np.array([0, 2, 4, 5]), np.array([5, 10]), np.array([10, 20])]
    arcs = [Arc(0, 1, np.zeros((4, 2))), Arc(1, 2, np.zeros((2, 2)))]
    same, kept = constrained_to(nodes, arcs, [Gap(2, 0, 4, 0, 0.9)], [0], no_more)
    assert [cuts.tolist() for cuts in same] == [cuts.tolist() for cuts in nodes]
    assert np.isneginf(kept[0].weights[:2]).all()  # nothing from words 0 and 2 goes past words 2 to 4
    assert np.isfinite(kept[0].weights[2:]).all()
    assert np.isfinite(kept[1].weights).all()
    assert np.isfinite(arcs[0].weights).all()  # the old ones stay as they were


def test_units_left_alone_lie_wherever_one_of_their_boundaries_might() -> None:
    """Their neighbours are scored again there: before, they had no cut in common."""
    nodes = [np.array([0]), np.array([4, 5]), np.array([5, 7]), np.array([12])]
    arcs = [Arc(0, 1, np.zeros((1, 2))), Arc(1, 2, np.zeros((2, 2))), Arc(2, 3, np.zeros((2, 1)))]

    def weigh(at: list[Ints], heads: set[int], tails: set[int]) -> list[Arc]:
        assert (heads, tails) == ({1}, {2})
        first, last = np.full((1, 3), -9.0), np.zeros((3, 1))
        first[0, at[1].tolist().index(7)] = 0.0
        return [Arc(0, 1, first), Arc(2, 3, last)]

    gap = Gap(0, 1, 0, 2, 0.9)
    wider, kept = constrained_to(nodes, arcs, [gap], [0], weigh)
    assert [cuts.tolist() for cuts in wider] == [[0], [4, 5, 7], [4, 5, 7], [12]]
    assert [(arc.tail, arc.head) for arc in kept] == [(0, 1), (1, 2), (2, 3)]
    prices = SkipPenalties(-9.0, 0.0, 0.0, np.zeros(3), np.zeros(13))
    posterior = forward_backward(wider, np.arange(13.0), kept, prices)
    assert placed(wider, posterior, gap, [0, 1, 2, 3], EVERY) == Gap(7, 1, 7, 2, 0.9)


def test_gaps_lie_between_sentences_once_they_are_known() -> None:
    prices = between_sentences(SkipPenalties(-1.0, 0.0, 0.0, np.zeros(3), np.zeros(9)), [0, 2, 3])
    assert [price == 0.0 for price in prices.within(4)] == [True, False, True, True]


def test_of_two_gaps_that_exclude_each_other_the_likelier_stays() -> None:
    one, two, three = Gap(10, 2, 10, 3, 0.7), Gap(5, 4, 8, 4, 0.9), Gap(20, 5, 20, 6, 0.6)
    assert in_order([one, three, two]) == [two, three]


def test_a_gap_may_end_where_no_span_was_looked_for() -> None:
    """Words 5 to 9 are left out, but the second boundary has no node at 9."""
    nodes = [np.array([0]), np.array([4, 5]), np.array([12])]
    arcs = [Arc(0, 1, np.zeros((1, 2))), Arc(1, 2, np.zeros((2, 1)))]

    def weigh(at: list[Ints], heads: set[int], tails: set[int]) -> list[Arc]:
        assert (heads, tails) == ({1}, {1})
        size = len(at[1])
        first = np.zeros((1, size))
        first[0, 0] = -9.0  # not likely to end at word 4
        return [Arc(0, 1, first), Arc(1, 2, np.zeros((size, 1)))]

    gap = Gap(5, 0, 9, 0, 0.9)
    wider, kept = constrained_to(nodes, arcs, [gap], [1], weigh)
    assert wider[1].tolist() == [4, 5, 9]
    prices = SkipPenalties(-9.0, 0.0, -9.0, np.full(2, -9.0), np.zeros(13))
    posterior = forward_backward(wider, np.arange(13.0), kept, prices)
    assert placed(wider, posterior, gap, [0, 1, 2], EVERY) == Gap(5, 1, 9, 1, 0.9)


def test_a_gap_without_a_likely_edge_keeps_the_edge_it_was_found_by() -> None:
    nodes = [np.array([0]), np.array([4, 9]), np.array([12])]
    arcs = [Arc(0, 1, np.zeros((1, 2))), Arc(1, 2, np.zeros((2, 1)))]
    prices = SkipPenalties(0.0, 0.0, -9.0, np.full(2, -9.0), np.zeros(13))
    posterior = forward_backward(nodes, np.arange(13.0), arcs, prices)
    some = EVERY.copy()
    some[4] = False
    assert placed(nodes, posterior, Gap(5, 0, 9, 0, 0.9), [0, 1, 2], some) == Gap(5, 1, 9, 1, 0.9)


def test_words_and_clauses_left_out_at_the_same_place_follow_one_another() -> None:
    words, clauses = Gap(10, 4, 20, 4, 0.8), Gap(10, 4, 10, 6, 0.9)
    assert in_order([words, clauses]) == [clauses, Gap(10, 6, 20, 6, 0.8)]
    clauses = Gap(15, 4, 15, 6, 0.7)
    assert in_order([words, clauses]) == [words, Gap(20, 4, 20, 6, 0.7)]
    clauses = Gap(15, 2, 15, 4, 0.7)
    assert in_order([words, clauses]) == [Gap(10, 2, 10, 4, 0.7), words]


def test_the_chain_steps_over_gaps() -> None:
    points = [
        Candidate(0, 0, 1.0, 0.0, 0.0),
        Candidate(5, 1, 0.4, 0.0, 0.0),
        Candidate(6, 2, 0.9, 0.0, 0.0),
        Candidate(10, 3, 1.0, 0.0, 0.0),
    ]

    def decode(inside: list[Candidate], skips: dict[tuple[int, int, int], float]) -> list[Candidate]:
        return best_chain(inside, skips, 0.1, 0.35, 0.1, 0.15)

    gaps = [Gap(0, 0, 3, 0, 0.8), Gap(5, 1, 5, 2, 0.9)]
    chain = [(p.word, p.clause) for p in chain_through(points, {}, gaps, decode)]
    assert chain == [(0, 0), (3, 0), (5, 1), (5, 2), (10, 3)]
    links = [BeadPosterior(*a, *b, 0.5) for a, b in itertools.pairwise(chain)]
    assert holds(links, gaps)
    assert not holds(links, [Gap(0, 2, 0, 3, 0.9)])
    assert [link.probability for link in discounted(links, gaps)] == [0.8, 0.5 * 0.8 * 0.9, 0.9, 0.5 * 0.9]


def test_gaps_that_leave_no_path_are_given_up(use: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = stream(ARABIC, "ar"), lines(GOLD["target_sentences"], "en")
    expected = align(source, target, use)
    everything = Gap(0, 0, len(ARABIC.split()), 0, 0.9)
    monkeypatch.setattr(SpanPairer, "_gaps", lambda *_: [everything])

    def no_path(*_: object) -> None:
        raise ArithmeticError

    monkeypatch.setattr(pairer, "posterior_of", no_path)
    assert align(source, target, use) == expected


def test_headings_that_only_the_translation_has(use: Encoder) -> None:
    """In a stream: their place between two near cuts is unsure, that they are null is not."""
    clauses = GOLD["units"]
    english = [" ".join(GOLD["target_sentences"][slice(*clause["sentences"])]) for clause in clauses]
    headings = ["Chapter III: What the Author Set Out to Show", "The Second Discourse, with its Proofs"]
    english.insert(5, headings[0])
    english.insert(20, headings[1])
    source, target = stream(ARABIC, "ar"), lines(english, "en")
    beads = align(source, target, use).beads
    assert [b.target[0].of(target.text) for b in beads if not b.source] == headings


def test_where_neither_side_has_segments_scraps_are_not_left_alone(use: Encoder) -> None:
    english = " ".join(GOLD["target_sentences"])
    beads = align(stream(ARABIC, "ar"), stream(english, "en"), use).beads
    assert len(beads) > 40
    assert not any(bead.is_null for bead in beads)
