"""Features of pairing a span of the stream with a run of clauses, and their weighted sum."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.encoder_protocol import rough
from aligner.alignment.spans.lattice.lattice import Arc
from aligner.alignment.spans.lattice.pruning import keep_mask
from aligner.parallel import parallel_map, single_blas_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.alignment.encoder_protocol import SpanVectors, Vectors
    from aligner.alignment.spans.features.lexicon import LexicalScores
    from aligner.alignment.spans.lattice.pruning import FirstPass

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

FEATURES = (
    "similarity",  # cosine × √units' words
    "hub",  # cosine to the mean of all units × √words: a span similar to everything says little
    "unit_hub",  # mean cosine of the units to all windows × √words
    "size",  # √words: what a pair must gain to be better than two null beads
    "arc",  # 1
    "neighbour",  # larger cosine to the units before and after × √words
    "length",  # min(z², 16) × √words, z = ln(length / expected length) / 0.5
    "length_flat",  # min(z², 16)
    "cut",  # log-odds of the cut at the end of the span
    "segment",  # 1 where the span ends with a segment of the stream
    "run",  # units taken together beyond the first
    "lexical",  # score of the lexicon for the words of the span (aligner.alignment.spans.features.lexicon)
)


ENCODE_BATCH = 1024
RUNS_AT_ONCE = 64
"""Runs of clauses whose spans are compared in one piece of work."""
OF_WORDS = (0, 1, 2, 3, 5, 6, 7)
"""Features that are 0 for a span of masked words only."""
REMEMBERED_CALLS = 1
"""The block after this one begins with its last part."""


class ClauseRun(NamedTuple):
    """Units ``tail`` to ``head`` (half-open) with what they say together."""

    tail: int
    head: int
    row: int  # of the vectors


@dataclass(frozen=True)
class ClauseTable:
    """Runs of units that may take a span together.

    Attributes:
        vectors: float16, shape (runs, dimension).
        characters, words: shape (runs,).
        runs: sorted by head.
        mean: shape (runs,): mean cosine to windows of the whole stream.
        common: shape (dimension,): mean vector of the single units.
        single: shape (units,): the run of each single unit.
    """

    runs: tuple[ClauseRun, ...]
    vectors: NDArray[np.float16]
    characters: Floats
    words: Floats
    mean: Floats
    common: Vectors
    single: Ints


class Features(NamedTuple):
    """Features of all arcs, flat.

    Attributes:
        values: float32, shape (spans, len(FEATURES)).
        similarity: raw cosine of each, shape (spans,).
        pieces: per run: (run, first row, end row, tail nodes, head nodes) with the node indices of its spans.
    """

    values: NDArray[np.float32]
    similarity: NDArray[np.float32]
    pieces: list[tuple[ClauseRun, int, int, Ints, Ints]]

    def arcs(
        self, weights: Floats, nodes: list[Ints], base: int = 0, tick: Callable[[], None] = lambda: None
    ) -> list[Arc]:
        """Weigh the features: one arc a run."""
        tick()
        flat = self.values @ weights
        out = []
        for number, (run, first, end, a, b) in enumerate(self.pieces):
            if number % 256 == 0:
                tick()
            matrix = np.full((len(nodes[run.tail - base]), len(nodes[run.head - base])), -np.inf)
            matrix[a, b] = flat[first:end]
            out.append(Arc(run.tail - base, run.head - base, matrix))
        return out


class RecentSpans:
    """Vectors of the spans asked for last, a few ten thousand of them."""

    def __init__(self) -> None:
        self._calls: deque[tuple[NDArray[np.int64], Vectors]] = deque(maxlen=REMEMBERED_CALLS)

    def known(self, keys: NDArray[np.int64], into: Vectors) -> NDArray[np.bool_]:
        """Copy what is known of these spans; tells of which that is, shape (len(keys),)."""
        found = np.zeros(len(keys), dtype=np.bool_)
        for before, vectors in self._calls:
            if not len(before):
                continue
            at = np.minimum(np.searchsorted(before, keys), len(before) - 1)
            here = (before[at] == keys) & ~found
            into[here] = vectors[at[here]]
            found |= here
        return found

    def remember(self, keys: NDArray[np.int64], vectors: Vectors) -> None:
        """Keep these (keys ascending), and forget the oldest."""
        self._calls.append((keys, vectors))


@dataclass(frozen=True)
class SpanScorer:
    """Computes features of arcs.

    Attributes:
        span_vectors: the stream.
        characters: shape (words + 1,): cumulative lengths of the stream's words, as far as the units have
            them.
        cut_log_odds, segment_end: shape (words + 1,).
        ratio: characters of the stream per character of the units.
        words_ratio: words of the stream per character of the units.
        kept_before: shape (words + 1,): how many words before each cut are kept (not masked).
        lexical: scores of a bilingual lexicon, if there is one.
        longest, slack: longest span of a run: times its expected words, plus so many words.
        recent: vectors of the last spans.
    """

    span_vectors: SpanVectors
    table: ClauseTable
    characters: Floats
    cut_log_odds: Floats
    segment_end: NDArray[np.bool_]
    ratio: float
    words_ratio: float
    kept_before: Ints
    longest: float = 3.0
    slack: float = 8.0
    lexical: LexicalScores | None = None
    recent: RecentSpans = field(default_factory=RecentSpans)

    def features(
        self,
        runs: list[ClauseRun],
        nodes: list[Ints],
        base: int = 0,
        tick: Callable[[], None] = lambda: None,
        *,
        first_look: bool = False,
        prune: tuple[FirstPass, Floats] | None = None,
    ) -> Features:
        """Features of every span that these runs may take.

        Args:
            runs: sorted by head.
            nodes: per boundary from ``base`` on, the cuts (word indices) it may fall on.
            tick: called every few hundredths of a second, to report progress or raise Cancelled.
            first_look: whether rough vectors will do.
            prune: what an earlier look says, and the weights of the features; spans without a chance by these
                are left out.
        """
        table = self.table
        pairs: list[tuple[Ints, Ints]] = []
        keys: list[NDArray[np.int64]] = []
        for run in runs:
            starts, ends = nodes[run.tail - base], nodes[run.head - base]
            limit = self.longest * self.words_ratio * table.characters[run.row] + self.slack
            length = self.kept_before[ends][None, :] - self.kept_before[starts][:, None]
            allowed = (ends[None, :] > starts[:, None]) & (length <= limit)
            if prune is not None:
                prior = self._prior(run, starts, ends, prune[1])
                allowed = keep_mask(allowed, prior, prune[0], run.tail - base, run.head - base)
            a, b = np.nonzero(allowed)
            pairs.append((a, b))
            keys.append((starts[a].astype(np.int64) << 32) | ends[b])
        every = np.concatenate(keys) if keys else np.empty(0, dtype=np.int64)
        distinct, inverse = np.unique(every, return_inverse=True)
        vectors = self._embedded(distinct, tick, first_look=first_look)
        values = np.empty((len(every), len(FEATURES)), dtype=np.float32)
        starts_all = (every >> 32).astype(np.intp)
        ends_all = (every & 0xFFFFFFFF).astype(np.intp)
        pieces: list[tuple[ClauseRun, int, int, Ints, Ints]] = []
        hub = vectors @ table.common
        rows_of = np.empty(len(every), dtype=np.intp)
        at = 0
        for run, (a, b) in zip(runs, pairs, strict=True):
            end = at + len(a)
            rows_of[at:end] = run.row
            pieces.append((run, at, end, a, b))
            at = end

        def compared(some: list[tuple[ClauseRun, int, int, Ints, Ints]]) -> None:
            for run, first, end, _, _ in some:
                sides = [table.single[u] for u in (run.tail - 1, run.head) if 0 <= u < len(table.single)]
                found = vectors[inverse[first:end]] @ table.vectors[[run.row, *sides]].astype(np.float32).T
                values[first:end, 0] = found[:, 0]
                values[first:end, 5] = found[:, 1:].max(axis=1) if sides else 0.0

        shares = [pieces[k : k + RUNS_AT_ONCE] for k in range(0, len(pieces), RUNS_AT_ONCE)]
        with single_blas_thread():
            for _ in parallel_map(compared, shares):
                tick()
        similarity = values[:, 0].copy()
        size = np.sqrt(table.words[rows_of])
        taken = self.characters[ends_all] - self.characters[starts_all]
        z = np.log((taken + 3.0) / (self.ratio * table.characters[rows_of] + 3.0)) / 0.5
        bend = np.minimum(z * z, 16.0)
        values[:, 0] *= size
        values[:, 1] = hub[inverse] * size
        values[:, 2] = table.mean[rows_of] * size
        values[:, 3] = size
        values[:, 4] = 1.0
        values[:, 5] *= size
        values[:, 6] = bend * size
        values[:, 7] = bend
        masked = np.flatnonzero(self.kept_before[ends_all] == self.kept_before[starts_all])
        values[masked[:, None], np.array(OF_WORDS)] = 0.0
        values[:, 8] = self.cut_log_odds[ends_all]
        run_lengths = np.array([run.head - run.tail - 1 for run in runs], dtype=np.float32)
        values[:, 9] = self.segment_end[ends_all]
        values[:, 10] = np.repeat(run_lengths, [len(a) for a, _ in pairs])
        values[:, 11] = (
            0.0 if self.lexical is None else self._lexical(self.lexical, pieces, starts_all, ends_all, tick)
        )
        return Features(values, similarity, pieces)

    def _prior(self, run: ClauseRun, starts: Ints, ends: Ints, weights: Floats) -> Floats:
        """What of a span's log-potential depends on lengths and cuts only, shape (len(starts), len(ends))."""
        taken = np.maximum(self.characters[ends] - self.characters[starts][:, None], 0.0)
        z = np.log((taken + 3.0) / (self.ratio * self.table.characters[run.row] + 3.0)) / 0.5
        masked = self.kept_before[ends][None, :] == self.kept_before[starts][:, None]
        bend = np.where(masked, 0.0, np.minimum(z * z, 16.0))
        flat: Floats = weights[8] * self.cut_log_odds[ends] + weights[9] * self.segment_end[ends]
        prior: Floats = bend * (weights[6] * np.sqrt(self.table.words[run.row]) + weights[7]) + flat
        return prior

    @staticmethod
    def _lexical(
        lexical: LexicalScores,
        pieces: list[tuple[ClauseRun, int, int, Ints, Ints]],
        starts: Ints,
        ends: Ints,
        tick: Callable[[], None],
    ) -> NDArray[np.float32]:
        """LexicalScores of each run for the words of its spans: differences of running totals."""
        out = np.zeros(len(starts), dtype=np.float32)
        reach: dict[int, tuple[int, int]] = {}
        tick()
        for run, first, end, _, _ in pieces:
            if end > first:
                low, high = int(starts[first]), int(ends[first:end].max())
                for unit in range(run.tail, run.head):
                    a, b = reach.get(unit, (low, high))
                    reach[unit] = (min(a, low), max(b, high))
        tick()
        lifts = {unit: lexical.lifts(unit, a, b) for unit, (a, b) in reach.items()}
        for number, (run, first, end, _, _) in enumerate(pieces):
            if number % 128 == 0:
                tick()
            if end > first:
                low, high = int(starts[first]), int(ends[first:end].max())
                total = np.zeros(high - low)
                for unit in range(run.tail, run.head):
                    total += lifts[unit][low - reach[unit][0] : high - reach[unit][0]]
                length = float(lexical.lengths[run.tail : run.head].sum())
                running = np.concatenate([[0.0], np.cumsum(lexical.scores(total, length, low))])
                out[first:end] = running[ends[first:end] - low] - running[starts[first:end] - low]
        return out

    def _embedded(self, keys: NDArray[np.int64], tick: Callable[[], None], *, first_look: bool) -> Vectors:
        """Vectors of spans by their keys (ascending); those asked for lately are not embedded again."""
        vectors = np.empty((len(keys), self.table.vectors.shape[1]), dtype=np.float32)
        new = np.arange(len(keys)) if first_look else np.flatnonzero(~self.recent.known(keys, vectors))
        for at in range(0, len(new), ENCODE_BATCH):
            tick()
            place: slice | Ints = new[at : at + ENCODE_BATCH]
            if len(new) == len(keys):
                place = slice(at, at + ENCODE_BATCH)  # copied in one go
            part = keys[place]
            starts, ends = (part >> 32).astype(np.intp), (part & 0xFFFFFFFF).astype(np.intp)
            vectors[place] = (
                rough(self.span_vectors, starts, ends)
                if first_look
                else self.span_vectors.embed(starts, ends)
            )
        if not first_look:
            self.recent.remember(keys, vectors)
        return vectors
