"""Run the span lattice over a stretch of prepared texts: search cuts, weigh arcs, forward–backward."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.features.rendering import ARCS
from aligner.alignment.spans.lattice.bead_posteriors import BeadPosterior, bead_posteriors
from aligner.alignment.spans.lattice.candidates import coarse_cumulative
from aligner.alignment.spans.lattice.lattice import Arc, Posterior, SkipPenalties, forward_backward
from aligner.alignment.spans.lattice.pruning import FirstPass, first_pass
from aligner.alignment.spans.lattice.scoring import ClauseRun, Features, RecentSpans
from aligner.progress import Progress, as_tick, no_progress, no_tick, sub_progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.alignment.spans.preparation import PreparedTexts

Ints = NDArray[np.intp]


class Bounds(NamedTuple):
    """Where sentences end in a stretch.

    Attributes:
        words: word indices of the stream, ascending, both ends of the stretch included.
        clauses: boundaries of clauses, counted from the first of the stretch, both ends included.
    """

    words: Ints
    clauses: Ints


class LatticePass(NamedTuple):
    """The span lattice of one stretch with its posteriors.

    Attributes:
        nodes: per boundary of the clauses, the cuts it may fall on.
        arcs: sorted by head.
        penalties: of skips.
        posterior: what forward–backward found.
        closes: boundaries at which a bead may end.
        syncable: bool, shape (words + 1,): cuts at which a bead may end.
    """

    nodes: list[Ints]
    arcs: list[Arc]
    penalties: SkipPenalties
    posterior: Posterior
    closes: list[int]
    syncable: NDArray[np.bool_]

    def beads(self, least: float, tick: Callable[[], None] = no_tick) -> list[BeadPosterior]:
        """Beads with a posterior of at least ``least``."""
        return bead_posteriors(
            self.nodes,
            self.arcs,
            self.penalties,
            self.posterior,
            self.closes,
            self.syncable,
            least=least,
            tick=tick,
        )

    def bounds(self, first: int, end: int) -> Bounds:
        """Where sentences end on both sides between two words."""
        words = np.flatnonzero(self.syncable[first : end + 1]) + first
        return Bounds(words.astype(np.intp), np.array(self.closes, dtype=np.intp))


def run_pass(
    texts: PreparedTexts, first: int, end: int, clauses: range, progress: Progress = no_progress
) -> LatticePass:
    """Run the lattice on words ``first`` to ``end`` and some clauses."""
    nodes, seen = search(texts, first, end, clauses, sub_progress(progress, 0.0, 0.5))
    arcs, penalties = weigh(texts, nodes, clauses, as_tick(progress, 0.5), seen=seen)
    posterior = posterior_of(texts, nodes, arcs, penalties, as_tick(progress, 0.7))
    syncable = texts.cuts.syncable
    if not (syncable[first] and syncable[end]):
        syncable = syncable.copy()
        syncable[[first, end]] = True
    return LatticePass(nodes, arcs, penalties, posterior, texts.closes(clauses), syncable)


def search(
    texts: PreparedTexts, first: int, end: int, clauses: range, progress: Progress = no_progress
) -> tuple[list[Ints], FirstPass]:
    """Per boundary of these clauses, the cuts between words ``first`` and ``end`` worth considering, and how
    likely a first pass found each of them.
    """
    settings = texts.settings
    inside = texts.windows.within(first, end)
    single = texts.scorer.table.vectors[texts.single[clauses.start : clauses.stop]].astype(np.float32)
    passed = coarse_cumulative(
        texts.windows.vectors[inside].astype(np.float32),
        single,
        texts.clause_characters[clauses.start : clauses.stop],
        settings.coarse,
        as_tick(progress, 0.0),
    )
    starts = np.maximum(texts.windows.starts[inside], first)
    ends = np.minimum(texts.windows.ends[inside], end)
    margin = settings.window // 2 + settings.stride
    nodes = texts.cuts.nodes(passed, starts, ends, first, end, margin)
    progress(0.3, "Aligning")
    arcs, penalties = weigh(texts, nodes, clauses, as_tick(progress, 0.3), singles=True)
    posterior = posterior_of(texts, nodes, arcs, penalties, as_tick(progress, 0.8))
    finer = texts.cuts.finer(nodes, posterior, first, end)
    return finer, first_pass(finer, nodes, posterior, settings.candidates)


def features(
    texts: PreparedTexts,
    nodes: list[Ints],
    clauses: range,
    tick: Callable[[], None] = no_tick,
    *,
    singles: bool = False,
    seen: FirstPass | None = None,
) -> Features:
    """Features of every arc between these nodes.

    Args:
        singles: leave out runs of several clauses, as the first pass does.
        seen: leave out spans without a chance by this first pass.
    """
    runs = [
        run
        for run in _runs_within(texts, clauses)
        if run.tail >= clauses.start and (not singles or run.head == run.tail + 1)
    ]
    prune = None if seen is None else (seen, texts.settings.model.arcs)
    return texts.scorer.features(runs, nodes, clauses.start, tick, first_look=singles, prune=prune)


def _runs_within(texts: PreparedTexts, clauses: range) -> tuple[ClauseRun, ...]:
    """Runs whose head is a boundary of these clauses behind the first; their tails may lie before it."""
    low, high = np.searchsorted(texts.run_heads, [clauses.start + 1, clauses.stop + 1])
    return texts.scorer.table.runs[low:high]


def weigh(
    texts: PreparedTexts,
    nodes: list[Ints],
    clauses: range,
    tick: Callable[[], None] = no_tick,
    *,
    singles: bool = False,
    seen: FirstPass | None = None,
) -> tuple[list[Arc], SkipPenalties]:
    """Arcs between these nodes with their log-weights, and the penalties of skips; see :func:`features`."""
    model = texts.settings.model
    found = features(texts, nodes, clauses, tick, singles=singles, seen=seen)
    inside = slice(clauses.start, clauses.stop)
    penalties = model.prices(
        texts.clause_sizes[inside], texts.skip_gates, texts.clauses.closes[inside], texts.settings.skips
    )
    at_cut = penalties.at_cut + texts.skip_bonus
    if texts.rendering is not None:
        at_cut[texts.rendering.note_starts] += model.rendering["note_skipped"]
    penalties = replace(penalties, at_cut=at_cut)
    if singles:
        penalties = penalties.cheaper(texts.settings.decoding.first_pass_skip_scale)
    arcs = found.arcs(model.arcs, nodes, clauses.start, tick)
    return add_evidence(texts, arcs, nodes, clauses.start), penalties


def weigh_at(
    texts: PreparedTexts,
    clauses: range,
    nodes: list[Ints],
    heads: set[int],
    tails: set[int],
    tick: Callable[[], None] = no_tick,
) -> list[Arc]:
    """The arcs between these nodes that end at one boundary of ``heads`` or begin at one of ``tails``."""
    runs = [
        run
        for run in _runs_within(texts, clauses)
        if run.tail >= clauses.start
        and (run.head - clauses.start in heads or run.tail - clauses.start in tails)
    ]
    # the spans remembered by the pass before are for the next block
    scorer = replace(texts.scorer, recent=RecentSpans())
    found = scorer.features(runs, nodes, clauses.start, tick)
    arcs = found.arcs(texts.settings.model.arcs, nodes, clauses.start, tick)
    return add_evidence(texts, arcs, nodes, clauses.start)


def add_evidence(texts: PreparedTexts, arcs: list[Arc], nodes: list[Ints], base: int) -> list[Arc]:
    """Arcs that begin at clause ``base`` or later, plus what parallel openers and rendered chains add."""
    return add_rendering(texts, add_openers(texts, arcs, nodes, base), nodes, base)


def add_rendering(texts: PreparedTexts, arcs: list[Arc], nodes: list[Ints], base: int) -> list[Arc]:
    """Arcs plus what the evidence adds that their clauses render the chains in their spans, or do not."""
    if texts.rendering is None:
        return arcs
    weights = texts.settings.model.rendering_weights[:ARCS]
    out: list[Arc] = []
    for arc in arcs:
        found = texts.rendering.features(arc.tail + base, arc.head + base, nodes[arc.tail], nodes[arc.head])
        out.append(arc if found is None else arc._replace(weights=arc.weights + found @ weights))
    return out


def add_openers(texts: PreparedTexts, arcs: list[Arc], nodes: list[Ints], base: int) -> list[Arc]:
    """Arcs that begin at clause ``base`` or later, plus what parallel openers of both sides add."""
    if texts.openers is None:
        return arcs
    out: list[Arc] = []
    for arc in arcs:
        agreement = texts.openers.agreement(arc.tail + base, nodes[arc.tail])
        out.append(arc if agreement is None else arc._replace(weights=arc.weights + agreement[:, None]))
    return out


def posterior_of(
    texts: PreparedTexts,
    nodes: list[Ints],
    arcs: list[Arc],
    penalties: SkipPenalties,
    tick: Callable[[], None] = no_tick,
) -> Posterior:
    """Posteriors of a lattice.

    Raises:
        ArithmeticError: no path leads through it.
    """
    return forward_backward(nodes, texts.word_positions, arcs, penalties, tick=tick)
