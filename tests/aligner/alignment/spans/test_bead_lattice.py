"""The lattice of whole beads, against every path there is, and what it is asked for."""

import itertools

import numpy as np
import pytest

from aligner.alignment.spans.bead_model.bead_lattice import (
    BEAD_MODEL,
    FEATURES,
    KINDS,
    ONE,
    SOURCE_NULL,
    TARGET_NULL,
    BeadLattice,
    BeadModelPosterior,
    BeadWeights,
    Recursion,
    Sentences,
    band,
    bead_lattice,
    unit_rows,
)
from aligner.alignment.spans.bead_model.interpolation import (
    BeadModel,
    bead_probabilities,
    interpolated,
    null_probabilities,
    regularity,
    split_unpaired,
    weight_of,
)
from aligner.alignment.spans.decoding.best_chain import Candidate
from aligner.alignment.spans.decoding.sync_points import SyncPoints
from aligner.alignment.spans.lattice.bead_posteriors import BeadPosterior
from aligner.alignment.spans.lattice_pass import Bounds
from aligner.alignment.spans.pairer import calibrated
from aligner.alignment.spans.settings import DecodingSettings

SOURCES, TARGETS = 3, 4
DECODING = DecodingSettings()


def sentences(count: int, seed: int) -> Sentences:
    rng = np.random.default_rng(seed)
    words = rng.integers(3, 12, count).astype(np.float64)
    vectors = unit_rows(rng.normal(size=(count, 8)).astype(np.float32))
    return Sentences(words, words * 5, vectors)


def whole_square() -> BeadLattice:
    low = np.zeros(TARGETS + 1, dtype=np.intp)
    return bead_lattice(
        sentences(SOURCES, 1),
        sentences(TARGETS, 2),
        low,
        low + SOURCES,
        1.0,
        lambda j, m, a, b: np.ones(b - a),
    )


def paths(lattice: BeadLattice) -> list[list[int]]:
    """Every way from the first point to the last, as arcs."""
    out_of: dict[int, list[int]] = {}
    for arc, tail in enumerate(lattice.tail.tolist()):
        out_of.setdefault(tail, []).append(arc)
    done: list[list[int]] = []
    open_paths: list[tuple[int, list[int]]] = [(0, [])]
    while open_paths:
        at, path = open_paths.pop()
        if at == len(lattice.points) - 1:
            done.append(path)
        open_paths.extend((int(lattice.head[arc]), [*path, arc]) for arc in out_of.get(at, []))
    return done


def test_posteriors_are_those_of_all_paths() -> None:
    lattice = whole_square()
    weights = np.random.default_rng(3).normal(size=len(lattice.tail))
    every = paths(lattice)
    mass = np.exp([weights[path].sum() for path in every])
    arcs = np.zeros(len(weights))
    points = np.zeros(len(lattice.points))
    points[0] = mass.sum()
    for path, share in zip(every, mass, strict=True):
        arcs[path] += share
        points[lattice.head[path]] += share
    found = Recursion(lattice).posterior(weights)
    assert found.log_z == pytest.approx(np.log(mass.sum()))
    assert found.arcs == pytest.approx(arcs / mass.sum())
    assert found.points == pytest.approx(points / mass.sum())


def test_every_bead_that_is_allowed_is_there_once() -> None:
    lattice = whole_square()
    begin, end = lattice.points[lattice.tail], lattice.points[lattice.head]
    found = [tuple(row) for row in np.hstack([begin, end]).tolist()]
    wanted = [
        (i, j, k, m)
        for i, k in itertools.product(range(SOURCES + 1), repeat=2)
        for j, m in itertools.product(range(TARGETS + 1), repeat=2)
        if i <= k and j <= m and (i, j) != (k, m) and (i == k or j == m or (k - i) + (m - j) <= 5)
        if max(k - i, m - j) <= BEAD_MODEL.max_side
    ]
    assert sorted(found) == sorted(wanted)
    column = FEATURES.index("lexical")
    two = (lattice.kind != SOURCE_NULL) & (lattice.kind != TARGET_NULL)
    assert lattice.features[two, column].tolist() == (end - begin)[two, 0].tolist()


def test_shares_follow_the_text() -> None:
    lattice = whole_square()
    model = BeadWeights(dict.fromkeys(FEATURES, 0.0) | {"bead": 1.0}, (1 / KINDS,) * KINDS)
    recursion = Recursion(lattice)
    first = recursion.posterior(lattice.features @ model.vector)
    adapted = recursion.adapted(model)
    before, after = recursion.shares(first.arcs), recursion.shares(adapted.arcs)
    assert after[before.argmax()] > before[before.argmax()]
    assert after.sum() == pytest.approx(1.0)


def test_what_both_opinions_leave_alone_is_taken_apart() -> None:
    points = np.array([(0, 0), (1, 0), (0, 1), (1, 1)])
    lattice = BeadLattice(
        points,
        np.array([0, 0, 1]),
        np.array([3, 1, 3]),
        np.array([ONE, SOURCE_NULL, TARGET_NULL]),
        np.ones(3),
        np.zeros((3, len(FEATURES))),
    )
    whole = BeadModel(Bounds(np.array([7, 12]), np.array([0, 2])), lattice, BEAD_MODEL)
    opinion = BeadModelPosterior(np.array([1.0, 0.8, 0.0, 1.0]), np.array([0.2, 0.8, 0.8]), 0.0)
    words, clauses = null_probabilities(whole, opinion, np.full(5, 0.4), np.full(2, 0.2), 0.5, DECODING)
    assert words == pytest.approx(np.full(5, 0.6))
    assert clauses == pytest.approx(np.full(2, 0.5))
    pair = BeadPosterior(7, 0, 12, 2, 0.3)
    apart = split_unpaired([pair], words, clauses, 7, DECODING)
    assert [link[:4] for link in apart] == [(7, 0, 12, 0), (12, 0, 12, 2)]
    assert [link.probability for link in apart] == pytest.approx([0.5, 0.5])
    assert split_unpaired([pair._replace(probability=0.4)], words, clauses, 7, DECODING)[0][:4] == pair[:4]


def test_a_band_has_no_break() -> None:
    low, high = band(np.array([0, 5, 2, 9]), np.array([0, 6, 3, 9]), 10, slack=0)
    assert (np.diff(low) >= 0).all()
    assert (np.diff(high) >= 0).all()
    assert (low[1:] <= high[:-1]).all()
    assert (low[0], high[-1]) == (0, 10)


BOUNDS = Bounds(np.array([0, 5, 9, 14]), np.array([0, 1, 3, 4]))


def point(word: int, clause: int, probability: float = 0.0) -> Candidate:
    return Candidate(word, clause, probability, 0.0, 0.0)


def test_regularity_counts_beads_of_one_sentence_each() -> None:
    assert regularity([point(0, 0), point(5, 1), point(9, 3), point(14, 4)], BOUNDS) == (3, 3)
    assert regularity([point(0, 0), point(9, 1), point(9, 3), point(14, 4)], BOUNDS) == (2, 1)


def test_only_long_regular_texts_get_a_second_opinion() -> None:
    assert weight_of(6, 6, DECODING) == 0
    assert weight_of(200, 120, DECODING) == 0
    assert 0 < weight_of(200, 170, DECODING) < weight_of(200, 198, DECODING)


def test_both_opinions_are_weighed() -> None:
    points = np.array([(0, 0), (1, 0), (0, 1), (1, 1)])
    lattice = BeadLattice(
        points,
        np.array([0, 0, 1, 0, 2]),
        np.array([3, 1, 3, 2, 3]),
        np.array([ONE, SOURCE_NULL, TARGET_NULL, TARGET_NULL, SOURCE_NULL]),
        np.ones(5),
        np.zeros((5, len(FEATURES))),
    )
    opinion = BeadModelPosterior(np.array([1.0, 0.4, 0.0, 1.0]), np.array([0.6, 0.4, 0.4, 0.0, 0.0]), 0.0)
    whole = BeadModel(Bounds(np.array([0, 5]), np.array([0, 2])), lattice, BEAD_MODEL)
    both = interpolated(
        SyncPoints([point(0, 0, 1.0), point(5, 2, 0.8)], {(5, 0, 2): 0.1}), whole, opinion, 0.5, DECODING
    )
    assert [(p.word, p.clause) for p in both.points] == [(0, 0), (5, 0), (5, 2)]
    assert [p.probability for p in both.points] == pytest.approx([1.0, 0.2, 0.9])
    assert both.points[0].arrive == pytest.approx(0.2)
    assert both.points[1].leave == pytest.approx(0.2)
    assert both.clause_skips == pytest.approx({(5, 0, 2): 0.05 + 0.2})
    assert bead_probabilities(whole, opinion, DECODING) == {
        (0, 0, 5, 2): 0.6,
        (0, 0, 5, 0): 0.4,
        (5, 0, 5, 2): 0.4,
    }


def test_the_same_posterior_is_worth_less_in_a_hard_text() -> None:
    assert calibrated(0.9, 0.6, DECODING) < calibrated(0.9, 0.95, DECODING)
    assert calibrated(0.5, 0.9, DECODING) < calibrated(0.8, 0.9, DECODING)
    assert 0.0 < calibrated(0.0, 0.1, DECODING) < calibrated(1.0, 0.99, DECODING) < 1.0
