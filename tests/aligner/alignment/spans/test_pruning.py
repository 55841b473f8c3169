"""Spans without a chance are not embedded, and nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aligner import align
from aligner.alignment.aligner import AlignmentSettings
from aligner.alignment.spans.lattice.candidates import CandidateSettings, connected
from aligner.alignment.spans.lattice.lattice import Arc, Posterior, SkipPenalties, forward_backward
from aligner.alignment.spans.lattice.pruning import FirstPass, first_pass, keep_mask
from aligner.alignment.spans.settings import PairSettings
from tests.helpers.align_sample import ARABIC, GOLD, lines, stream

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.alignment.encoder_protocol import Encoder


def first_look(leave: list[NDArray[np.float64]], arrive: list[NDArray[np.float64]]) -> Posterior:
    return Posterior(0.0, arrive, leave, [], [], np.zeros(0), np.zeros(0), [], [], [])


def test_a_cut_takes_the_chance_of_the_nearest_halved_for_each_word() -> None:
    before = [np.array([0]), np.array([10, 20]), np.array([30])]
    nodes = [np.array([0]), np.array([8, 10, 11, 15, 20]), np.array([30])]
    posterior = first_look(
        leave=[np.array([1.0]), np.array([0.8, 0.2]), np.array([1.0])],
        arrive=[np.array([1.0]), np.array([0.6, 0.4]), np.array([1.0])],
    )
    seen = first_pass(nodes, before, posterior)
    assert np.exp(seen.leave[1]) == pytest.approx([0.2, 0.8, 0.4, 1e-6, 0.2])
    assert np.exp(seen.arrive[1]) == pytest.approx([0.15, 0.6, 0.3, 1e-6, 0.4])


def test_what_falls_far_short_of_the_best_is_left_out() -> None:
    seen = FirstPass([np.zeros(3), np.zeros(3)], [np.zeros(3), np.array([0.0, -4.0, 0.0])], [(0, 2)])
    prior = np.array([[0.0, -10.0, -20.0], [-5.0, -8.0, -14.0], [-1.0, -1.0, 50.0]])
    allowed = np.ones((3, 3), dtype=np.bool_)
    allowed[2, 2] = False
    kept = keep_mask(allowed, prior, seen, 0, 1)
    on_the_spine = True
    assert kept.tolist() == [[True, False, on_the_spine], [True, True, False], [True, True, False]]


@example([[7, 12], [10, 13]])
@given(st.lists(st.lists(st.integers(0, 40), max_size=4), min_size=1, max_size=8))
def test_a_path_is_left_whatever_is_unlikely(inner: list[list[int]]) -> None:
    cuts = [np.array([0]), *(np.unique(np.array(part, dtype=np.intp)) for part in inner), np.array([40])]
    nodes = connected([part if len(part) else np.array([0]) for part in cuts], 0, 40)
    count = len(nodes) - 1
    prices = SkipPenalties(-1.0, 0.0, -1.0, np.full(count, -1.0), np.zeros(41))
    hopeless = [np.full(len(part), -30.0) for part in nodes]
    chances = [np.ones(len(part)) for part in nodes]
    spine = first_pass(nodes, nodes, first_look(chances, chances)).spine
    arcs = []
    for j in range(count):
        length = nodes[j + 1] - nodes[j][:, None]
        keep = keep_mask(
            (length > 0) & (length <= 8),
            (-10.0 * length).astype(np.float64),
            FirstPass(hopeless, hopeless, spine),
            j,
            j + 1,
        )
        arcs.append(Arc(j, j + 1, np.where(keep, 0.0, -np.inf)))
    assert np.isfinite(forward_backward(nodes, np.arange(41.0), arcs, prices).log_z)


@pytest.mark.slow
def test_the_sample_is_aligned_as_if_nothing_were_left_out(use: Encoder) -> None:
    texts = stream(ARABIC, "ar"), lines(GOLD["target_sentences"], "en")
    quick = align(*texts, use).beads
    whole = PairSettings(candidates=CandidateSettings(prune_log_odds=np.inf))
    slow = align(*texts, use, settings=AlignmentSettings(pairing=whole)).beads
    assert [(b.source, b.target) for b in quick] == [(b.source, b.target) for b in slow]
