"""Mix the posteriors of the span lattice with those of the bead model, where a text is regular."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.bead_model.bead_lattice import (
    SOURCE_NULL,
    TARGET_NULL,
    BeadLattice,
    BeadModelPosterior,
    BeadModelSettings,
    BeadWeights,
    Recursion,
    Sentences,
    band,
    bead_lattice,
    unit_rows,
)
from aligner.alignment.spans.decoding.best_chain import Candidate
from aligner.alignment.spans.decoding.sync_points import SyncPoints
from aligner.alignment.spans.lattice.bead_posteriors import BeadPosterior
from aligner.progress import no_tick

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligner.alignment.encoder_protocol import Vectors
    from aligner.alignment.spans.lattice.lattice import Posterior
    from aligner.alignment.spans.lattice.scoring import SpanScorer
    from aligner.alignment.spans.lattice_pass import Bounds
    from aligner.alignment.spans.settings import DecodingSettings

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


def regularity(chain: Sequence[Candidate], bounds: Bounds) -> tuple[int, int]:
    """How many beads of a chain have two sides, and how many of those are one-to-one."""
    two = one = 0
    for here, there in itertools.pairwise(chain):
        if here.word < there.word and here.clause < there.clause:
            two += 1
            sentences = np.searchsorted(bounds.words, [here.word, there.word])
            others = np.searchsorted(bounds.clauses, [here.clause, there.clause])
            one += sentences[1] - sentences[0] == 1 and others[1] - others[0] == 1
    return two, int(one)


def weight_of(two: int, one: int, decoding: DecodingSettings) -> float:
    """Weight of the bead model in a text with ``two`` two-sided beads, ``one`` of them one-to-one."""
    doubt, (low, high) = decoding.regularity_prior_beads, decoding.regular_share
    share = (one + 0.5 * doubt) / (two + doubt)
    return decoding.bead_model_weight * min(1.0, max(0.0, (share - low) / (high - low)))


class BeadModel(NamedTuple):
    """The lattice of whole beads of a stretch, where its points lie, and its limits."""

    bounds: Bounds
    lattice: BeadLattice
    settings: BeadModelSettings


def lattice_of(
    bounds: Bounds,
    base: int,
    nodes: list[Ints],
    posterior: Posterior,
    scorer: SpanScorer,
    mean: Vectors,
    decoding: DecodingSettings,
    settings: BeadModelSettings,
    tick: Callable[[], None],
) -> BeadModel:
    """The lattice of whole beads, restricted to cuts that the span lattice finds possible.

    Args:
        base: the clause at which the stretch begins.
        nodes, posterior: of the span lattice.
        mean: mean vector of the stream, shape (dimension,).
    """
    words, clauses = bounds
    low = np.empty(len(clauses), dtype=np.intp)
    high = np.empty(len(clauses), dtype=np.intp)
    for j, clause in enumerate(clauses.tolist()):
        chance = np.maximum(posterior.arrive[clause], posterior.leave[clause])
        cuts = nodes[clause][chance > decoding.possible_cut_posterior]
        cuts = cuts if len(cuts) else nodes[clause]
        low[j] = np.searchsorted(words, cuts[0], side="right") - 1
        high[j] = np.searchsorted(words, cuts[-1])
    low, high = band(low, high, len(words) - 1)
    tick()
    source = Sentences(
        np.diff(words).astype(np.float64),
        np.diff(scorer.characters[words]),
        unit_rows(scorer.span_vectors.embed(words[:-1], words[1:]) - mean),
    )
    lexical = scorer.lexical

    def lexical_score(first: int, count: int, begin: int, end: int) -> Floats:
        assert lexical is not None
        inside = range(base + int(clauses[first]), base + int(clauses[first + count]))
        total = np.sum(
            [lexical.lifts(clause, int(words[begin]), int(words[end])) for clause in inside], axis=0
        )
        length = float(lexical.lengths[inside.start : inside.stop].sum())
        found = lexical.scores(total, length, int(words[begin]))
        result: Floats = np.add.reduceat(found, words[begin:end] - words[begin])
        return result

    lattice = bead_lattice(
        source,
        _targets(clauses, base, scorer),
        low,
        high,
        scorer.ratio,
        None if lexical is None else lexical_score,
        tick,
        settings,
    )
    return BeadModel(bounds, lattice, settings)


def _targets(clauses: Ints, base: int, scorer: SpanScorer) -> Sentences:
    table = scorer.table
    # of all the runs of a book, those inside: they are sorted by head
    inside = range(
        bisect_right(table.runs, base, key=lambda run: run.head),
        bisect_right(table.runs, base + int(clauses[-1]), key=lambda run: run.head),
    )
    rows = {(run.tail, run.head): run.row for run in map(table.runs.__getitem__, inside)}
    vectors = np.empty((len(clauses) - 1, table.vectors.shape[1]), dtype=np.float32)
    words = np.empty(len(clauses) - 1)
    characters = np.empty(len(clauses) - 1)
    for j, (tail, head) in enumerate(itertools.pairwise((clauses + base).tolist())):
        single = table.single[tail:head]
        words[j] = table.words[single].sum()
        characters[j] = table.characters[single].sum()
        row = rows.get((tail, head))
        if row is not None:
            vectors[j] = table.vectors[row]
        else:
            vectors[j] = np.sqrt(table.words[single]).astype(np.float32) @ table.vectors[single]
    return Sentences(words, characters, unit_rows(unit_rows(vectors) - table.common))


def bead_model_posterior(
    model: BeadModel, weights: BeadWeights, tick: Callable[[], None] = no_tick
) -> BeadModelPosterior:
    """Posteriors of the lattice of whole beads, with the shares of kinds estimated from the stretch."""
    tick()
    return Recursion(model.lattice).adapted(weights, tick, model.settings)


def interpolated(
    found: SyncPoints,
    model: BeadModel,
    beads: BeadModelPosterior,
    weight: float,
    decoding: DecodingSettings,
) -> SyncPoints:
    """Sync points by the weighted mean of both posteriors; ``weight`` is that of the bead model."""
    bounds, lattice = model.bounds, model.lattice
    visit = beads.points.copy()
    arrive, leave = np.zeros(len(visit)), np.zeros(len(visit))
    place = {(i, j): k for k, (i, j) in enumerate(lattice.points.tolist())}
    skips: dict[tuple[int, int, int], float] = {
        key: (1.0 - weight) * chance for key, chance in found.clause_skips.items()
    }
    null = (lattice.kind == SOURCE_NULL) | (lattice.kind == TARGET_NULL)
    for arc in np.flatnonzero(null & (beads.arcs > decoding.min_posterior)).tolist():
        i, j = lattice.points[lattice.tail[arc]].tolist()
        chance = float(beads.arcs[arc])
        source = lattice.kind[arc] == SOURCE_NULL
        for step in range(int(lattice.amount[arc])):
            here = place[i + step, j] if source else place[i, j + step]
            there = place[i + step + 1, j] if source else place[i, j + step + 1]
            if step:
                visit[here] += chance
            if source:
                arrive[here] += chance
                leave[there] += chance
            else:
                key = (int(bounds.words[i]), int(bounds.clauses[j + step]), int(bounds.clauses[j + step + 1]))
                skips[key] = skips.get(key, 0.0) + weight * chance
    points = {
        (p.word, p.clause): ((1 - weight) * p.probability, (1 - weight) * p.arrive, (1 - weight) * p.leave)
        for p in found.points
    }
    for k in np.flatnonzero(visit > decoding.min_posterior).tolist():
        i, j = lattice.points[k].tolist()
        key_here = (int(bounds.words[i]), int(bounds.clauses[j]))
        old = points.get(key_here, (0.0, 0.0, 0.0))
        new = (visit[k], arrive[k], leave[k])
        points[key_here] = (
            old[0] + weight * float(new[0]),
            old[1] + weight * float(new[1]),
            old[2] + weight * float(new[2]),
        )
    return SyncPoints([Candidate(*at, *chance) for at, chance in sorted(points.items())], skips)


def null_probabilities(
    model: BeadModel,
    beads: BeadModelPosterior,
    words: Floats,
    clauses: Floats,
    weight: float,
    decoding: DecodingSettings,
) -> tuple[Floats, Floats]:
    """P(word is untranslated) and P(clause is untranslated), by the weighted mean of both posteriors.

    Args:
        words, clauses: the posteriors of the span lattice, from the first of the stretch on.
    """
    bounds, lattice = model.bounds, model.lattice
    own, other = (1.0 - weight) * words, (1.0 - weight) * clauses
    null = (lattice.kind == SOURCE_NULL) | (lattice.kind == TARGET_NULL)
    for arc in np.flatnonzero(null & (beads.arcs > decoding.min_posterior)).tolist():
        i, j = lattice.points[lattice.tail[arc]].tolist()
        k, m = lattice.points[lattice.head[arc]].tolist()
        if lattice.kind[arc] == SOURCE_NULL:
            own[bounds.words[i] - bounds.words[0] : bounds.words[k] - bounds.words[0]] += (
                weight * beads.arcs[arc]
            )
        else:
            other[bounds.clauses[j] : bounds.clauses[m]] += weight * beads.arcs[arc]
    return own, other


def split_unpaired(
    links: list[BeadPosterior], words: Floats, clauses: Floats, first: int, decoding: DecodingSettings
) -> list[BeadPosterior]:
    """Split a bead into two null beads if both sides are likelier untranslated than paired.

    The chain of sync points passes the same two points either way, and the point between them, where one side
    has ended and the other has not begun, earns it little.

    Args:
        words: P(word ``first + i`` is untranslated).
        clauses: P(clause is untranslated).
    """
    out: list[BeadPosterior] = []
    for link in links:
        word, clause, word_end, clause_end, chance = link
        if not link.is_null:
            null = min(
                float(words[word - first : word_end - first].mean()), float(clauses[clause:clause_end].mean())
            )
            if null > max(decoding.unpaired_posterior, chance * decoding.unpaired_ratio):
                out += [
                    BeadPosterior(word, clause, word_end, clause, null),
                    BeadPosterior(word_end, clause, word_end, clause_end, null),
                ]
                continue
        out.append(link)
    return out


def bead_probabilities(
    model: BeadModel, beads: BeadModelPosterior, decoding: DecodingSettings
) -> dict[tuple[int, int, int, int], float]:
    """Posterior of each bead, by (word, clause, end word, end clause)."""
    words, clauses = model.bounds
    lattice = model.lattice
    out: dict[tuple[int, int, int, int], float] = {}
    for arc in np.flatnonzero(beads.arcs > decoding.min_posterior).tolist():
        i, j = lattice.points[lattice.tail[arc]].tolist()
        k, m = lattice.points[lattice.head[arc]].tolist()
        out[int(words[i]), int(clauses[j]), int(words[k]), int(clauses[m])] = float(beads.arcs[arc])
    return out
