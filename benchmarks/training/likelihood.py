"""Conditional likelihood of gold boundaries under the lattice, and its gradient."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.lattice.lattice import Arc, Posterior, forward_backward
from aligner.alignment.spans.lattice.scoring import FEATURES, Features
from aligner.alignment.spans.lattice_pass import add_evidence, features, search
from aligner.alignment.spans.parameters import PARAMETERS, Model
from aligner.alignment.spans.preparation import PreparedTexts, prepare_texts
from aligner.text.word_stream import word_stream

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder
    from aligner.alignment.spans.settings import PairSettings
    from benchmarks.common.corpus import GoldDocument

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass
class Example:
    """One document with its search space and features fixed, and the gold points (word, unit) on it."""

    key: str
    group: str
    nodes: list[Ints]
    features: Features
    unit_words: Floats
    cuts: Floats
    closes: NDArray[np.bool_]
    texts: PreparedTexts
    points: list[tuple[int, int]]


def gold_points(document: GoldDocument, texts: PreparedTexts) -> list[tuple[int, int]]:
    """The gold as a chain of (word, unit) points, or nothing if it is not monotone."""
    source, target = word_stream(document.source.text), word_stream(document.target.text)
    source_ends = [source.first_at(s.end - 1) + 1 for s in document.source.segments]
    target_ends = [target.first_at(s.end - 1) + 1 for s in document.target.segments]
    points = [(0, 0)]
    word = unit = 0
    for stream_side, unit_side in document.gold:
        if stream_side:
            first = stream_side[0] if document.task == "unsegmented" else None
            if first is not None and first > word:
                points.append((first, unit))
            new = stream_side[-1] + 1 if document.task == "unsegmented" else source_ends[max(stream_side)]
            if new < word:
                return []
            word = new
        if unit_side:
            reached = int(np.searchsorted(texts.clauses.ends, target_ends[max(unit_side)]) + 1)
            if reached < unit:
                return []
            unit = reached
        points.append((word, unit))
    end = (len(source), len(texts.clauses))
    if points[-1] != end:
        points.append(end)
    return list(dict.fromkeys(points))


def example(
    document: GoldDocument, encoder: Encoder, settings: PairSettings, most_units: int = 200
) -> Example | None:
    """Search space and features of the beginning of a document, the gold made reachable.

    Args:
        settings: model and dictionary, which must not have seen the document's set.
    """
    texts = prepare_texts(
        document.source,
        word_stream(document.source.text),
        document.target,
        word_stream(document.target.text),
        encoder,
        settings,
    )
    points = gold_points(document, texts)
    if not points:
        return None
    points = [p for p in points if p[1] <= most_units]
    if not any(p[0] and p[1] for p in points):
        return None
    end, units = points[-1]
    nodes, _ = search(texts, 0, end, range(units))
    for (word, unit), (word_next, unit_next) in zip(points, [*points[1:], points[-1]], strict=True):
        stop = unit_next if word == word_next else unit
        for j in range(unit, stop + 1):
            nodes[j] = np.unique(np.append(nodes[j], word)).astype(np.intp)
    found = features(texts, nodes, range(units))
    unit_words = (texts.clauses.ends - texts.clauses.starts)[:units].astype(np.float64)
    group = f"{document.task}/{document.set}/{document.variant}"
    return Example(
        document.key,
        group,
        nodes,
        found,
        unit_words,
        texts.cuts.log_odds,
        texts.clauses.closes[:units],
        texts,
        points,
    )


def constrained(example: Example, arcs: list[Arc]) -> tuple[list[Ints], list[Arc]]:
    """Nodes and arcs of the paths through every gold point."""
    allowed: dict[int, list[int]] = {}
    for word, unit in example.points:
        allowed.setdefault(unit, []).append(word)
    nodes = list(example.nodes)
    keep_in: dict[int, NDArray[np.intp]] = {}
    for j, words in allowed.items():
        keep_in[j] = np.searchsorted(example.nodes[j], sorted(words))
        nodes[j] = example.nodes[j][keep_in[j]]
    out = []
    for arc in arcs:
        weights = arc.weights
        if arc.tail in keep_in:
            weights = weights[keep_in[arc.tail]].copy()
            weights[:-1] = -np.inf
        if arc.head in keep_in:
            weights = weights[:, keep_in[arc.head]].copy()
            weights[:, 1:] = -np.inf
        out.append(Arc(arc.tail, arc.head, weights))
    return nodes, out


def expected(
    example: Example, posterior: Posterior, nodes: list[Ints], keep: dict[int, NDArray[np.intp]]
) -> Floats:
    """Expected features under a posterior, in the order of PARAMETERS."""
    total = np.zeros(len(PARAMETERS))
    values = example.features.values
    for k, (run, first, end, a, b) in enumerate(example.features.pieces):
        matrix = posterior.arcs[k]
        if run.tail in keep or run.head in keep:
            whole = np.zeros((len(example.nodes[run.tail]), len(example.nodes[run.head])))
            rows = keep.get(run.tail, np.arange(len(example.nodes[run.tail])))
            columns = keep.get(run.head, np.arange(len(example.nodes[run.head])))
            whole[np.ix_(rows, columns)] = matrix
            matrix = whole
        total[: len(FEATURES)] += matrix[a, b] @ values[first:end]
    gate = np.minimum(example.cuts, 0.0)
    skip = np.zeros(3)
    for j, cuts in enumerate(nodes):
        landed = posterior.leave[j] - posterior.straight[j]
        left = posterior.arrive[j] - posterior.straight[j]
        skip += (landed.sum(), landed @ cuts - left @ cuts, (landed + left) @ gate[cuts])
    skipped = posterior.clause_idle
    total[len(FEATURES) :] = (
        *skip,
        posterior.clause_runs.sum(),
        skipped.sum(),
        skipped @ np.sqrt(example.unit_words),
    )
    return total


def log_likelihood(example: Example, weights: Floats, temper: float) -> tuple[float, Floats]:
    """log P(every gold point is on the path) and its gradient.

    Args:
        temper: by which the weights will be weakened; prices that are not learned are strengthened by it.
    """
    model = Model(dict(zip(PARAMETERS, weights.tolist(), strict=True)), {})
    words_at = np.arange(int(example.nodes[-1][-1]) + 1, dtype=np.float64)
    prices = model.prices(example.unit_words, example.cuts[: len(words_at)], example.closes)
    assert prices.inside_sentence is not None
    prices = replace(
        prices, inside_sentence=prices.inside_sentence / temper, page_start=prices.page_start / temper
    )
    arcs = add_evidence(example.texts, example.features.arcs(model.arcs, example.nodes), example.nodes, 0)
    free = forward_backward(example.nodes, words_at, arcs, prices, keep_arcs=True)
    nodes, kept = constrained(example, arcs)
    held = forward_backward(nodes, words_at, kept, prices, keep_arcs=True)
    keep = {
        j: np.searchsorted(example.nodes[j], nodes[j])
        for j in range(len(nodes))
        if len(nodes[j]) != len(example.nodes[j])
    }
    slope = expected(example, held, nodes, keep) - expected(example, free, example.nodes, {})
    return held.log_z - free.log_z, slope
