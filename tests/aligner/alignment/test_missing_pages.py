"""A page without counterpart: seen by the coarse search, and taken out of the bead that swallowed it."""

from __future__ import annotations

import numpy as np

from aligner.alignment.spans.decoding.null_edges import split_null_edges
from aligner.alignment.spans.lattice.bead_posteriors import BeadPosterior
from aligner.alignment.spans.lattice.coarse_hmm import CoarseWeights, unit_cumulative
from aligner.alignment.spans.settings import DecodingSettings

DECODING = DecodingSettings()


def test_a_page_in_the_stream_leaves_the_edge_of_its_unit_open() -> None:
    """Ten clauses of two windows each; between the fifth and the sixth forty windows look like nothing."""
    evidence = np.full((60, 10), -0.5)
    for clause in range(10):
        first = 2 * clause + (40 if clause >= 5 else 0)
        evidence[first : first + 2, clause] = 3.0
    passed = unit_cumulative(evidence, CoarseWeights(), np.full(10, 2.0))
    assert passed.surely[9, 4] > 0.7  # its own windows
    assert passed.surely[12:48, 4].max() < 0.3  # the page is behind it,
    assert passed.maybe[12:48, 4].min() > 0.9  # and the boundary may lie at either end
    assert passed.maybe[52, 4] < 0.1
    assert (passed.surely <= passed.maybe + 1e-9).all()


def test_what_is_likely_skipped_at_the_edge_of_a_bead_stands_alone() -> None:
    link = BeadPosterior(0, 0, 100, 6, 0.6)
    chance = np.concatenate([np.full(20, 0.1), np.full(50, 0.7), np.full(30, 0.9)])
    words = (np.array([0, 20, 70, 100]), chance)
    clauses = (np.arange(7), np.zeros(6))
    apart = split_null_edges([link], [BeadPosterior(0, 0, 20, 6, 0.4)], words, clauses, DECODING)
    assert [x[:4] for x in apart] == [(0, 0, 20, 6), (20, 6, 100, 6)]
    assert apart[0].probability == 0.4
    assert 0.7 < apart[1].probability < 0.9


def test_a_short_piece_is_left_where_the_chain_put_it() -> None:
    link = BeadPosterior(0, 0, 40, 3, 0.6)
    words = (np.array([0, 30, 40]), np.concatenate([np.zeros(30), np.full(10, 0.9)]))
    assert split_null_edges([link], [], words, (np.arange(4), np.zeros(3)), DECODING) == [link]


def test_a_bead_that_is_likely_skipped_altogether_is_left() -> None:
    link = BeadPosterior(0, 0, 80, 3, 0.2)
    words = (np.array([0, 40, 80]), np.full(80, 0.8))
    assert split_null_edges([link], [], words, (np.arange(4), np.zeros(3)), DECODING) == [link]
