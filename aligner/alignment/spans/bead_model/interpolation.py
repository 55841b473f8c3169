"""Where a text is regular, the span lattice asks the lattice of whole beads for a second opinion."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.bead_model.bead_lattice import (
    SOURCE_ALONE,
    TARGET_ALONE,
    BeadLattice,
    BeadModelPosterior,
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
    """How many beads of a chain have two sides, and how many of these one sentence on each."""
    two = one = 0
    for here, there in itertools.pairwise(chain):
        if here.word < there.word and here.unit < there.unit:
            two += 1
            sentences = np.searchsorted(bounds.words, [here.word, there.word])
            others = np.searchsorted(bounds.units, [here.unit, there.unit])
            one += sentences[1] - sentences[0] == 1 and others[1] - others[0] == 1
    return two, int(one)


def weight_of(two: int, one: int, decoding: DecodingSettings) -> float:
    """What the second opinion counts for in a text with so many beads, so many of one sentence each."""
    doubt, (low, high) = decoding.regularity_prior_beads, decoding.regular_share
    share = (one + 0.5 * doubt) / (two + doubt)
    return decoding.bead_model_weight * min(1.0, max(0.0, (share - low) / (high - low)))


class BeadModel(NamedTuple):
    """The lattice of whole beads of a stretch and where its points lie."""

    bounds: Bounds
    lattice: BeadLattice


def lattice_of(
    bounds: Bounds,
    base: int,
    nodes: list[Ints],
    posterior: Posterior,
    scorer: SpanScorer,
    mean: Vectors,
    decoding: DecodingSettings,
    tick: Callable[[], None],
) -> BeadModel:
    """Whole beads where the span lattice thinks them possible.

    Args:
        base: the unit at which the stretch begins.
        nodes, posterior: of the span lattice.
        mean: mean vector of the stream, shape (dimension,).
    """
    words, units = bounds
    low = np.empty(len(units), dtype=np.intp)
    high = np.empty(len(units), dtype=np.intp)
    for j, unit in enumerate(units.tolist()):
        chance = np.maximum(posterior.arrive[unit], posterior.leave[unit])
        cuts = nodes[unit][chance > decoding.possible_cut_posterior]
        cuts = cuts if len(cuts) else nodes[unit]
        low[j] = np.searchsorted(words, cuts[0], side="right") - 1
        high[j] = np.searchsorted(words, cuts[-1])
    low, high = band(low, high, len(words) - 1)
    tick()
    source = Sentences(
        np.diff(words).astype(np.float64),
        np.diff(scorer.characters[words]),
        unit_rows(scorer.span_vectors.embed(words[:-1], words[1:]) - mean),
    )
    votes = scorer.votes

    def vote(first: int, count: int, begin: int, end: int) -> Floats:
        assert votes is not None
        inside = range(base + int(units[first]), base + int(units[first + count]))
        total = np.sum([votes.lifts(unit, int(words[begin]), int(words[end])) for unit in inside], axis=0)
        length = float(votes.lengths[inside.start : inside.stop].sum())
        found = votes.votes(total, length, int(words[begin]))
        result: Floats = np.add.reduceat(found, words[begin:end] - words[begin])
        return result

    lattice = bead_lattice(
        source,
        _targets(units, base, scorer),
        low,
        high,
        scorer.ratio,
        None if votes is None else vote,
        tick,
    )
    return BeadModel(bounds, lattice)


def _targets(units: Ints, base: int, scorer: SpanScorer) -> Sentences:
    table = scorer.table
    # of all the runs of a book, those inside: they are sorted by head
    inside = range(
        bisect_right(table.runs, base, key=lambda run: run.head),
        bisect_right(table.runs, base + int(units[-1]), key=lambda run: run.head),
    )
    rows = {(run.tail, run.head): run.row for run in map(table.runs.__getitem__, inside)}
    vectors = np.empty((len(units) - 1, table.vectors.shape[1]), dtype=np.float32)
    words = np.empty(len(units) - 1)
    characters = np.empty(len(units) - 1)
    for j, (tail, head) in enumerate(itertools.pairwise((units + base).tolist())):
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
    whole: BeadModel, model: BeadWeights, tick: Callable[[], None] = no_tick
) -> BeadModelPosterior:
    """Posteriors of the lattice of whole beads, adapted to the stretch."""
    tick()
    return Recursion(whole.lattice).adapted(model, tick)


def interpolated(
    found: SyncPoints,
    whole: BeadModel,
    opinion: BeadModelPosterior,
    weight: float,
    decoding: DecodingSettings,
) -> SyncPoints:
    """Both opinions together: the weighted mean of their posteriors."""
    bounds, lattice = whole.bounds, whole.lattice
    visit = opinion.points.copy()
    arrive, leave = np.zeros(len(visit)), np.zeros(len(visit))
    place = {(i, j): k for k, (i, j) in enumerate(lattice.points.tolist())}
    skips: dict[tuple[int, int, int], float] = {
        key: (1.0 - weight) * chance for key, chance in found.unit_skips.items()
    }
    alone = (lattice.kind == SOURCE_ALONE) | (lattice.kind == TARGET_ALONE)
    for arc in np.flatnonzero(alone & (opinion.arcs > decoding.min_posterior)).tolist():
        i, j = lattice.points[lattice.tail[arc]].tolist()
        chance = float(opinion.arcs[arc])
        source = lattice.kind[arc] == SOURCE_ALONE
        for step in range(int(lattice.amount[arc])):
            here = place[i + step, j] if source else place[i, j + step]
            there = place[i + step + 1, j] if source else place[i, j + step + 1]
            if step:
                visit[here] += chance
            if source:
                arrive[here] += chance
                leave[there] += chance
            else:
                key = (int(bounds.words[i]), int(bounds.units[j + step]), int(bounds.units[j + step + 1]))
                skips[key] = skips.get(key, 0.0) + weight * chance
    points = {
        (p.word, p.unit): ((1 - weight) * p.probability, (1 - weight) * p.arrive, (1 - weight) * p.leave)
        for p in found.points
    }
    for k in np.flatnonzero(visit > decoding.min_posterior).tolist():
        i, j = lattice.points[k].tolist()
        key_here = (int(bounds.words[i]), int(bounds.units[j]))
        old = points.get(key_here, (0.0, 0.0, 0.0))
        new = (visit[k], arrive[k], leave[k])
        points[key_here] = (
            old[0] + weight * float(new[0]),
            old[1] + weight * float(new[1]),
            old[2] + weight * float(new[2]),
        )
    return SyncPoints([Candidate(*at, *chance) for at, chance in sorted(points.items())], skips)


def left_null(
    whole: BeadModel,
    opinion: BeadModelPosterior,
    words: Floats,
    units: Floats,
    weight: float,
    decoding: DecodingSettings,
) -> tuple[Floats, Floats]:
    """P(word is left alone) and P(unit is left alone) by both opinions.

    Args:
        words, units: what the span lattice says of each, from the first of the stretch on.
    """
    bounds, lattice = whole.bounds, whole.lattice
    own, other = (1.0 - weight) * words, (1.0 - weight) * units
    alone = (lattice.kind == SOURCE_ALONE) | (lattice.kind == TARGET_ALONE)
    for arc in np.flatnonzero(alone & (opinion.arcs > decoding.min_posterior)).tolist():
        i, j = lattice.points[lattice.tail[arc]].tolist()
        k, m = lattice.points[lattice.head[arc]].tolist()
        if lattice.kind[arc] == SOURCE_ALONE:
            own[bounds.words[i] - bounds.words[0] : bounds.words[k] - bounds.words[0]] += (
                weight * opinion.arcs[arc]
            )
        else:
            other[bounds.units[j] : bounds.units[m]] += weight * opinion.arcs[arc]
    return own, other


def split_unrelated(
    links: list[BeadPosterior], words: Floats, units: Floats, first: int, decoding: DecodingSettings
) -> list[BeadPosterior]:
    """Take a bead apart where both its sides are likelier left alone than paired.

    The chain of sync points passes the same two points either way, and the point between them, where one side
    has ended and the other not begun, earns it little.

    Args:
        words: P(word ``first + i`` is left alone).
        units: P(unit is left alone).
    """
    out: list[BeadPosterior] = []
    for link in links:
        word, unit, word_end, unit_end, chance = link
        if not link.is_null:
            alone = min(
                float(words[word - first : word_end - first].mean()), float(units[unit:unit_end].mean())
            )
            if alone > max(decoding.unpaired_posterior, chance * decoding.unpaired_ratio):
                out += [
                    BeadPosterior(word, unit, word_end, unit, alone),
                    BeadPosterior(word_end, unit, word_end, unit_end, alone),
                ]
                continue
        out.append(link)
    return out


def bead_probabilities(
    whole: BeadModel, opinion: BeadModelPosterior, decoding: DecodingSettings
) -> dict[tuple[int, int, int, int], float]:
    """Posterior of each bead, by (word, unit, end word, end unit)."""
    words, units = whole.bounds
    lattice = whole.lattice
    out: dict[tuple[int, int, int, int], float] = {}
    for arc in np.flatnonzero(opinion.arcs > decoding.min_posterior).tolist():
        i, j = lattice.points[lattice.tail[arc]].tolist()
        k, m = lattice.points[lattice.head[arc]].tolist()
        out[int(words[i]), int(units[j]), int(words[k]), int(units[m])] = float(opinion.arcs[arc])
    return out
