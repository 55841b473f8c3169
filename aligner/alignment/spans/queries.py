"""Answers about single stretches of two prepared texts, fast enough for a click."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.decoding.permutation import Offers
from aligner.alignment.spans.lattice.scoring import RecentSpans
from aligner.alignment.spans.lattice_pass import run_pass
from aligner.progress import no_tick

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligner.alignment.spans.lattice.scoring import ClauseRun
    from aligner.alignment.spans.preparation import PreparedTexts
    from aligner.alignment.spans.settings import BeadSpan, Stretch

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

RIVAL_REACH = 2000
"""Words before and after a bead among which a rival of it is searched."""
OFFER_LONGEST, OFFER_SLACK = 1.8, 4.0
"""Longest span of an offer: times the expected length, plus so many words."""


@dataclass(frozen=True)
class SpanQueries:
    """Questions about two prepared texts. Word ranges are half-open (first, end)."""

    texts: PreparedTexts

    def alternative_endings(self, stretch: Stretch) -> list[tuple[int, int, float]]:
        """Where the first bead of a stretch may end: word of the stream, word of the clause side and the
        posterior, the likeliest first.
        """
        texts = self.texts
        first, end = stretch.words
        clauses = texts.clause_range(stretch)
        if first == end or not clauses:
            return []
        found: dict[tuple[int, int], float] = {}
        least = texts.settings.decoding.min_alternative_posterior
        for link in run_pass(texts, first, end, clauses).beads(least):
            if (link.word, link.clause) == (first, 0) and not link.is_null:
                at = clauses.start + link.clause_end
                stop = int(texts.clauses.starts[at]) if at < clauses.stop else stretch.clause_words[1]
                key = link.word_end, stop
                found[key] = max(found.get(key, 0.0), link.probability)
        return [(*key, chance) for key, chance in sorted(found.items(), key=lambda item: -item[1])]

    def mean_similarity(self, beads: list[BeadSpan]) -> float | None:
        """Mean similarity of the two sides of these beads above the background, weighed by words; None
        without beads.
        """
        texts = self.texts
        if texts.is_empty or not beads:
            return None
        first, end = np.array([bead.words for bead in beads]).T
        clause_first, clause_end = np.array([bead.clause_words for bead in beads]).T
        own, words = end - first, clause_end - clause_first
        two = (own > 0) & (words > 0)
        weight = int(np.where(two, words, np.maximum(words, own)).sum())
        clause = np.searchsorted(texts.clauses.ends, clause_first, side="right")
        clause = np.minimum(clause, len(texts.clauses) - 1)
        above = np.array([bead.score for bead in beads]) - texts.scorer.table.mean[texts.single[clause]]
        return float(words[two] @ above[two]) / weight if weight else None

    def similarities(
        self, words: Sequence[tuple[int, int]], clause_words: Sequence[tuple[int, int]]
    ) -> Floats:
        """Cosine of each range of the stream with each range of the clause side, less half of the mean
        cosine of either with everything.

        Returns:
            float64, shape (len(words), len(clause_words)).
        """
        scorer, clauses = self.texts.scorer, self.texts.clauses
        table = scorer.table
        bounds = np.array(words, dtype=np.intp).reshape(-1, 2)
        spans = scorer.span_vectors.embed(bounds[:, 0], bounds[:, 1])
        together = np.zeros((len(clause_words), spans.shape[1]), dtype=np.float32)
        background = np.zeros(len(clause_words))
        for row, (first, end) in enumerate(clause_words):
            low = int(np.searchsorted(clauses.ends, first, side="right"))
            high = max(low + 1, int(np.searchsorted(clauses.starts, end, side="left")))
            single = self.texts.single[low:high]
            total = table.vectors[single].sum(axis=0, dtype=np.float32)
            norm = max(float(np.linalg.norm(total)), 1e-9)
            together[row] = total / norm
            background[row] = float(table.mean[single].sum()) / norm
        raw = (spans @ together.T).astype(np.float64)
        return raw - 0.5 * (spans @ table.common)[:, None] - 0.5 * background[None, :]

    def may_offer(self, clause_words: tuple[int, int]) -> bool:
        """Whether :meth:`offers` can take a sentence: it has not too many clauses."""
        return self._run_of(clause_words) is not None

    def _run_of(self, clause_words: tuple[int, int]) -> ClauseRun | None:
        """All clauses of a sentence as one run."""
        texts = self.texts
        tail = int(np.searchsorted(texts.clauses.ends, clause_words[0], side="right"))
        head = int(np.searchsorted(texts.clauses.starts, clause_words[1], side="left"))
        low, high = np.searchsorted(texts.run_heads, [head, head + 1])
        return next((run for run in texts.scorer.table.runs[low:high] if run.tail == tail), None)

    def offers(
        self,
        words: tuple[int, int],
        clause_words: Sequence[tuple[int, int]],
        rough: Sequence[tuple[int, int]],
        fine: Sequence[tuple[int, int]],
        tick: Callable[[], None] = no_tick,
    ) -> Offers | None:
        """What sentences offer for spans of a short stretch of the stream; None if one is too long for it.

        Args:
            words: of the stream.
            clause_words: of each sentence, ascending.
            rough: ranges inside which only plausible cuts are tried.
            fine: ranges inside which every cut is tried.
        """
        texts = self.texts
        found_runs = [self._run_of(one) for one in clause_words]
        runs = [run for run in found_runs if run is not None]
        if len(runs) < len(found_runs):
            return None
        base, stop = runs[0].tail, runs[-1].head
        cuts = np.unique(
            np.concatenate(
                [
                    np.array(words),
                    *(texts.cuts.plausible(*part) for part in rough),
                    *(np.arange(first, end + 1) for first, end in fine),
                ]
            )
        ).astype(np.intp)
        nodes = [cuts] * (stop - base + 1)
        scorer = replace(texts.scorer, longest=OFFER_LONGEST, slack=OFFER_SLACK, recent=RecentSpans())
        found = scorer.features(runs, nodes, base, tick)
        model = texts.settings.model
        arcs = found.arcs(model.arcs, nodes, base, tick)
        penalties = model.prices(texts.clause_sizes[base:stop], texts.skip_gates)
        skipped = [
            float(penalties.clause[run.tail - base : run.head - base].sum()) + penalties.clause_open
            for run in runs
        ]
        worth = np.stack([arc.weights - price for arc, price in zip(arcs, skipped, strict=True)])
        return Offers(cuts, worth, penalties.open, penalties.at_cut[cuts])

    def rivals(
        self, words: tuple[int, int], clause_words: tuple[int, int]
    ) -> tuple[float, tuple[int, int] | None, float]:
        """Cosine of a bead, and the best other range of the stream for its clauses: where, and its cosine."""
        texts = self.texts
        stream = texts.scorer.span_vectors
        together = texts.encoder.encode([" ".join(texts.other[clause_words[0] : clause_words[1]])])[0]
        own = float(stream.embed(np.array([words[0]]), np.array([words[1]]))[0] @ together)
        length = words[1] - words[0]
        count = len(texts.stream)
        # ranges of the same length at plausible cuts, and the bead's own range with either end moved
        near = texts.cuts.plausible(max(0, words[0] - RIVAL_REACH), min(count, words[1] + RIVAL_REACH))
        starts = np.concatenate([near, np.full(8, words[0]), words[0] + np.arange(-6, 7)])
        ends = np.concatenate(
            [near + length, words[1] + np.array([-8, -5, -3, -2, 2, 3, 5, 8]), np.full(13, words[1])]
        )
        keep = (starts >= 0) & (ends <= count) & (ends > starts)
        far = (starts >= words[1]) | (ends <= words[0])
        moved = np.abs(starts - words[0]) + np.abs(ends - words[1])
        keep &= far | (
            (moved >= 2) & (np.minimum(ends, words[1]) - np.maximum(starts, words[0]) < length) & (moved <= 8)
        )
        starts, ends = starts[keep], ends[keep]
        if len(starts) == 0:
            return own, None, 0.0
        found = stream.embed(starts, ends) @ together
        at = int(found.argmax())
        return own, (int(starts[at]), int(ends[at])), float(found[at])
