"""Pair stretches of two prepared texts: lattice, bead model, gaps, best chain."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.bead_model.interpolation import (
    BeadModel,
    bead_model_posterior,
    bead_probabilities,
    interpolated,
    lattice_of,
    null_probabilities,
    regularity,
    split_unpaired,
    weight_of,
)
from aligner.alignment.spans.chunking import Block, block_plan
from aligner.alignment.spans.decoding.best_chain import Candidate, best_chain
from aligner.alignment.spans.decoding.gaps import (
    Gap,
    between_sentences,
    boundary_of,
    chain_through,
    clause_gaps,
    constrained_to,
    discounted,
    holds,
    in_order,
    placed,
    word_gaps,
)
from aligner.alignment.spans.decoding.null_edges import (
    null_clause_probabilities,
    null_word_probabilities,
    split_null_edges,
)
from aligner.alignment.spans.decoding.sync_points import SyncPoints, links_of, sync_points
from aligner.alignment.spans.decoding.tradition_edges import at_tradition_edges
from aligner.alignment.spans.lattice.bead_posteriors import BeadPosterior
from aligner.alignment.spans.lattice_pass import Bounds, LatticePass, posterior_of, run_pass, weigh_at
from aligner.alignment.spans.settings import BeadSpan, DecodingSettings, Stretch
from aligner.progress import WORDS_PER_TICK, Progress, as_tick, no_progress, no_tick, sub_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aligner.alignment.spans.bead_model.bead_lattice import BeadModelPosterior
    from aligner.alignment.spans.preparation import PreparedTexts

Ints = NDArray[np.intp]


class SpanPairer:
    """Pairs stretches of two texts.

    It keeps how regular the texts are and how sure their beads, from the longest stretch so far: a short
    stretch says little about either.
    """

    def __init__(self, texts: PreparedTexts) -> None:
        self.texts = texts
        self._decoding = texts.settings.decoding
        self._regular = (0, 0)
        self._typical: float | None = None

    def pair(
        self,
        stretch: Stretch,
        progress: Progress = no_progress,
        found_block: Callable[[list[BeadSpan]], None] | None = None,
    ) -> list[BeadSpan]:
        """Pair a stretch, in order, covering both sides completely.

        Args:
            found_block: called with the beads of each block but the last, before the next is aligned. Their
                confidence is that of the text so far; the rest is final.
        """
        progress(0.0, "Aligning")
        texts = self.texts
        first, end = stretch.words
        clause_first, clause_end = stretch.clause_words
        if first == end and clause_first == clause_end:
            return []
        if first == end or clause_first == clause_end:
            return [BeadSpan(stretch.words, stretch.clause_words, 0.0, 1.0)]
        clauses = texts.clause_range(stretch)

        def clause_word(clause: int) -> int:
            if clause == clauses.start:
                return clause_first
            return clause_end if clause == clauses.stop else int(texts.clauses.starts[clause])

        def span(link: BeadPosterior, score: float, typical: float) -> BeadSpan:
            others = clause_word(link.clause), clause_word(link.clause_end)
            confidence = calibrated(link.probability, typical, self._decoding)
            return BeadSpan((link.word, link.word_end), others, score, confidence)

        # the similarities of each block while its vectors are still at hand
        found: list[tuple[BeadPosterior, float]] = []
        for links in self._links(first, end, clauses, progress):
            block = list(zip(links, self._similarities(links), strict=True))
            found += block
            if found_block is not None and links and links[-1].clause_end < clauses.stop:
                typical = self._mean_posterior([link.probability for link, _ in found])
                found_block([span(*one, typical) for one in block])
        progress(1.0, "Aligning")
        typical = self._typical_of([link.probability for link, _ in found])
        beads: list[BeadSpan] = []
        for number, one in enumerate(found):
            if number % WORDS_PER_TICK == 0:
                progress(1.0, "Aligning")
            beads.append(span(*one, typical))
        return beads

    def _typical_of(self, posteriors: list[float]) -> float:
        """Mean posterior of this text's beads, by this stretch or by a longer one before it."""
        long = self._decoding.long_stretch_beads
        if len(posteriors) >= long or self._typical is None:
            found = self._mean_posterior(posteriors)
            if len(posteriors) < long:
                return found
            self._typical = found
        return self._typical

    def _mean_posterior(self, posteriors: list[float]) -> float:
        """Mean of some posteriors, drawn towards the usual one when they are few."""
        beads, mean = self._decoding.usual_posterior_beads, self._decoding.usual_posterior
        return (sum(posteriors) + beads * mean) / (len(posteriors) + beads)

    def _links(
        self, first: int, end: int, clauses: range, progress: Progress
    ) -> Iterator[list[BeadPosterior]]:
        """Beads of a stretch; a long one goes block by block, each cut between its two surest last beads."""
        texts = self.texts
        blocks = texts.settings.blocks
        longest = blocks.longest * blocks.words
        plan: list[Block] = []
        if end - first > longest or len(clauses) > blocks.most_clauses:
            plan = block_plan(
                texts.windows,
                texts.scorer.table.vectors,
                texts.single,
                texts.clause_characters,
                first,
                end,
                clauses,
                texts.settings.coarse,
                as_tick(progress, 0.0),
                blocks,
            )
        word, clause = first, clauses.start
        while True:
            block = Block(end, clauses.stop)
            if end - word > longest or clauses.stop - clause > blocks.most_clauses:
                block = next((b for b in plan if b.word >= word + blocks.words and b.clause > clause), block)
            here = sub_progress(progress, (word - first) / (end - first), (block.word - word) / (end - first))
            last = (block.word, block.clause) == (end, clauses.stop)
            links = self._stretch_links(word, block.word, range(clause, block.clause), here)
            if not last:
                links = _until_sure(links, word, block.word, self._decoding)
            yield links
            word, clause = links[-1].word_end, links[-1].clause_end
            if last or (word, clause) == (end, clauses.stop):
                return

    def _stretch_links(self, first: int, end: int, clauses: range, progress: Progress) -> list[BeadPosterior]:
        """Beads of one block."""
        texts, decoding = self.texts, self._decoding
        found_pass = run_pass(texts, first, end, clauses, progress)
        found = self._sync_points(found_pass)
        chain = self._chain(found)
        progress(0.9, "Aligning")
        tick = as_tick(progress, 0.9)
        second: tuple[BeadModel, BeadModelPosterior] | None = None
        weight = 0.0
        if not texts.cuts.free and not texts.free_clauses:
            weight = self._bead_model_weight(chain, found_pass.bounds(first, end))
            if weight:
                model = bead_model_of(texts, found_pass, first, end, clauses, decoding, tick)
                second = model, bead_model_posterior(model, texts.settings.model.whole, tick)
                chain = self._chain(interpolated(found, *second, weight, decoding))
        gaps = self._gaps(found_pass, clauses, first, end)
        if gaps and not holds(links_of(chain, []), gaps):
            found_pass, gaps = self._constrained(found_pass, gaps, clauses, tick)
            places = [
                placed(found_pass.nodes, found_pass.posterior, gap, found_pass.closes, found_pass.syncable)
                for gap in gaps
            ]
            gaps = in_order([place for place in places if place is not None])
            found = self._sync_points(found_pass)
            if second is not None:
                found = interpolated(found, *second, weight, decoding)
            chain = chain_through(
                found.points, found.clause_skips, gaps, lambda p, s: self._chain(SyncPoints(p, s))
            )
        else:
            gaps = []
        measured = found_pass.beads(decoding.min_posterior, tick)
        progress(0.9, "Aligning")
        if second is not None:
            measured = _mixed(measured, bead_probabilities(*second, decoding), weight)
        links = discounted(links_of(chain, measured), gaps)
        if not texts.cuts.free:
            words = null_word_probabilities(found_pass.nodes, found_pass.posterior, first, end)
            others = null_clause_probabilities(found_pass.posterior)
            bounds = found_pass.bounds(first, end)
            links = split_null_edges(
                links, measured, (bounds.words, words), (bounds.clauses, others), decoding
            )
            if second is not None:
                unpaired = null_probabilities(*second, words, others, weight, decoding)
                links = split_unpaired(links, *unpaired, first, decoding)
        links = [
            BeadPosterior(
                x.word, x.clause + clauses.start, x.word_end, x.clause_end + clauses.start, x.probability
            )
            for x in links
        ]
        return links if texts.traditions is None else at_tradition_edges(links, texts.traditions)

    def _sync_points(self, found: LatticePass) -> SyncPoints:
        return sync_points(
            found.nodes,
            found.posterior,
            found.closes,
            found.syncable,
            free=self.texts.cuts.free,
            least=self._decoding.min_point_posterior,
        )

    def _chain(self, found: SyncPoints) -> list[Candidate]:
        decoding = self._decoding
        return best_chain(
            found.points,
            found.clause_skips,
            decoding.stream_sync_threshold if self.texts.cuts.free else decoding.sync_threshold,
            decoding.null_threshold,
            decoding.gap_threshold,
            decoding.min_gap_posterior,
        )

    def _bead_model_weight(self, chain: list[Candidate], bounds: Bounds) -> float:
        """Weight of the bead model, by this stretch or by a longer one before it."""
        two, one = regularity(chain, bounds)
        if two >= self._regular[0]:
            self._regular = (two, one)
        return weight_of(*self._regular, self._decoding)

    def _gaps(self, found: LatticePass, clauses: range, first: int, end: int) -> list[Gap]:
        """Gaps that are sure; between segments only long ones, as the chain finds the short ones."""
        decoding, free = self._decoding, self.texts.cuts.free
        sizes = self.texts.clause_sizes[clauses.start : clauses.stop]
        gaps = clause_gaps(null_clause_probabilities(found.posterior), sizes, found.closes, decoding)
        pieces = np.arange(first, end + 1) if free else found.bounds(first, end).words
        gaps += word_gaps(found.nodes, found.posterior, pieces, decoding)
        if free and not self.texts.free_clauses:
            return gaps
        words, clause_words = decoding.free_gap_words if free else decoding.segment_gap_words
        rendering = self.texts.rendering
        chains = set() if rendering is None else set(rendering.starts.tolist())
        return [
            gap
            for gap in gaps
            if sizes[gap.clause : gap.clause_end].sum() >= clause_words
            or gap.word_end - gap.word >= (decoding.chain_gap_words if gap.word in chains else words)
        ]

    def _constrained(
        self, found: LatticePass, gaps: list[Gap], clauses: range, tick: Callable[[], None]
    ) -> tuple[LatticePass, list[Gap]]:
        """The lattice run again with these gaps given, and the gaps it was run with: the least likely ones
        are dropped while all together leave no path.
        """
        penalties = between_sentences(found.penalties, found.closes)
        while gaps:
            nodes, arcs = constrained_to(
                found.nodes,
                found.arcs,
                gaps,
                [boundary_of(found.nodes, found.posterior, gap, found.closes) for gap in gaps],
                lambda n, heads, tails: weigh_at(self.texts, clauses, n, heads, tails, tick),
            )
            try:
                posterior = posterior_of(self.texts, nodes, arcs, penalties, tick)
            except ArithmeticError:
                weakest = min(gaps, key=lambda gap: gap.probability)
                gaps = [gap for gap in gaps if gap is not weakest]
                continue
            return found._replace(nodes=nodes, arcs=arcs, posterior=posterior), gaps
        return found, gaps

    def _similarities(self, links: list[BeadPosterior]) -> list[float]:
        """Cosine of the two sides of each bead, 0 for a null bead."""
        scorer = self.texts.scorer
        two = [link for link in links if not link.is_null]
        starts = np.array([link.word for link in two], dtype=np.intp)
        ends = np.array([link.word_end for link in two], dtype=np.intp)
        spans = scorer.span_vectors.embed(starts, ends)
        found: dict[BeadPosterior, float] = {}
        for link, vector in zip(two, spans, strict=True):
            rows = self.texts.single[link.clause : link.clause_end]
            together = scorer.table.vectors[rows].sum(axis=0, dtype=np.float32)
            norm = float(np.linalg.norm(together))
            found[link] = float(vector @ together) / norm if norm else 0.0
        return [found.get(link, 0.0) for link in links]


def bead_model_of(
    texts: PreparedTexts,
    found: LatticePass,
    first: int,
    end: int,
    clauses: range,
    decoding: DecodingSettings,
    tick: Callable[[], None] = no_tick,
) -> BeadModel:
    """The lattice of whole beads of a stretch, where the span lattice thinks them possible."""
    bounds = found.bounds(first, end)
    return lattice_of(
        bounds,
        clauses.start,
        found.nodes,
        found.posterior,
        texts.scorer,
        texts.mean,
        decoding,
        texts.settings.bead_model,
        tick,
    )


def calibrated(probability: float, typical: float, decoding: DecodingSettings) -> float:
    """The model's posterior of a bead as the probability that it is right.

    Args:
        probability: posterior of the bead.
        typical: mean posterior of the beads of its text.
        decoding: its ``confidence_weights``.
    """
    constant, own, shared = decoding.confidence_weights
    odds = constant + own * _log_odds(probability) + shared * _log_odds(typical)
    return 1.0 / (1.0 + math.exp(-odds))


def _log_odds(probability: float) -> float:
    p = min(max(probability, 0.0025), 0.9975)
    return math.log(p / (1.0 - p))


def _mixed(
    measured: list[BeadPosterior], by_model: dict[tuple[int, int, int, int], float], weight: float
) -> list[BeadPosterior]:
    """Posteriors of beads: the span lattice's, and with ``weight`` the bead model's."""
    found = {link[:4]: (1.0 - weight) * link.probability for link in measured}
    for key, chance in by_model.items():
        found[key] = found.get(key, 0.0) + weight * chance
    return [BeadPosterior(*key, chance) for key, chance in found.items()]


def _until_sure(
    links: list[BeadPosterior], first: int, end: int, decoding: DecodingSettings
) -> list[BeadPosterior]:
    """Drop the tail of a block, which its forced end may have spoilt: cut between the two surest beads."""
    reach = end - first
    low, high = decoding.block_tail
    best, at = -1.0, len(links)
    for i in range(1, len(links)):
        here = (links[i].word - first) / reach
        if low <= here <= high:
            bonus = 1.0 + decoding.block_tail_bonus * here
            sure = links[i - 1].probability * links[i].probability * bonus
            if sure > best and not links[i - 1].is_null and not links[i].is_null:
                best, at = sure, i
    return links[:at]
