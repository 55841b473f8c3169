"""Pair one stretch of a stream with one stretch of units: coarse search, lattice, refinement, decoding."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.progress import Progress, silent
from aligner.segmentation import Cutting, Segmentation
from aligner.spans.beads import bead_posteriors, best_beads
from aligner.spans.coarse import CoarseWeights, unit_cumulative
from aligner.spans.cuts import cut_log_odds
from aligner.spans.decode import Candidate, best_chain
from aligner.spans.lattice import Arc, Posterior, SkipPrices, forward_backward
from aligner.spans.model import Model, load_model
from aligner.spans.score import Features, Run, SpanScorer, UnitTable
from aligner.spans.share import part_of
from aligner.spans.units import Units, clause_units

if TYPE_CHECKING:
    from aligner.encoding import Encoder
    from aligner.words import WordStream

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class PairSettings:
    """Parameters of the span aligner; part of its signature."""

    model: Model = field(default_factory=load_model)
    coarse: CoarseWeights = field(default_factory=CoarseWeights)
    threshold: float = 0.35
    threshold_stream: float = 0.1
    null_threshold: float = 0.4
    window: int = 14
    stride: int = 5
    most_units: int = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``words`` of the stream to pair with words ``unit_words`` of the other side (half-open), except
    the holes.
    """

    words: tuple[int, int]
    unit_words: tuple[int, int]
    stream_holes: tuple[tuple[int, int], ...] = ()
    unit_holes: tuple[tuple[int, int], ...] = ()

    @property
    def size(self) -> int:
        return self.words[1] - self.words[0] + self.unit_words[1] - self.unit_words[0]


class Pair(NamedTuple):
    """Words of the stream and words of the other side that belong together."""

    words: tuple[int, int]
    unit_words: tuple[int, int]
    score: float
    confidence: float


class SpanPairer:
    """Holds the vectors of two texts and pairs stretches of them."""

    def __init__(
        self,
        stream: Segmentation,
        stream_words: WordStream,
        units: Segmentation,
        unit_words: WordStream,
        encoder: Encoder,
        settings: PairSettings,
    ) -> None:
        self.settings = settings
        self._encoder = encoder
        self._stream_words = stream_words
        self._unit_words = unit_words
        self._free = stream.cutting is Cutting.STREAM
        self.units: Units = clause_units(units, unit_words)
        self._unit_sizes = (self.units.ends - self.units.starts).astype(np.float64)
        lengths = (stream_words.ends - stream_words.starts).astype(np.float64)
        self._characters = np.concatenate([[0.0], np.cumsum(lengths)])
        lengths = (unit_words.ends - unit_words.starts).astype(np.float64)
        self._unit_character_sum = np.concatenate([[0.0], np.cumsum(lengths)])
        self._cuts = cut_log_odds(stream_words.words(), settings.model.cuts)
        segment_ends = np.array(
            [stream_words.first_at(segment.end - 1) + 1 for segment in stream.segments], dtype=np.intp
        )
        self._segment_end = np.zeros(len(stream_words) + 1, dtype=np.bool_)
        self._segment_end[0] = True
        self._segment_end[segment_ends] = True
        self._cuts[self._segment_end] = np.maximum(self._cuts[self._segment_end], 0.0)
        self._syncable = np.ones_like(self._segment_end) if self._free else self._segment_end.copy()
        self._words_at = np.arange(len(stream_words) + 1, dtype=np.float64)
        self._single: Ints = np.empty(0, dtype=np.intp)
        self._scorer: SpanScorer | None = None

    def prepare(self, progress: Progress = silent) -> None:
        """Encode both texts, once."""
        if self._scorer is not None or not len(self.units) or not len(self._stream_words):
            return
        runs = self._runs()
        characters = self._unit_character_sum
        first = self.units.starts[[run.tail for run in runs]]
        last = self.units.ends[[run.head - 1 for run in runs]]
        texts = [
            self._unit_words.slice(a, b).of(self._unit_words.text)
            for a, b in zip(first.tolist(), last.tolist(), strict=True)
        ]
        vectors = self._encoder.encode(texts, part_of(progress, 0.0, 0.2))
        stream = self._encoder.stream(self._stream_words.words(), part_of(progress, 0.2, 0.2))
        starts, ends = self._windows(0, len(self._stream_words))
        every = max(1, len(starts) // 4000)
        windows = stream.embed(starts[::every], ends[::every])
        single = np.array([run.row for run in runs if run.head == run.tail + 1], dtype=np.intp)
        table = UnitTable(
            tuple(runs),
            vectors,
            characters[last] - characters[first],
            (last - first).astype(np.float64),
            (vectors @ windows.mean(axis=0)).astype(np.float64),
            vectors[single].mean(axis=0),
        )
        total = max(1.0, float(characters[-1]))
        self._single = single
        self._scorer = SpanScorer(
            stream,
            table,
            self._characters,
            self._cuts,
            self._segment_end,
            float(self._characters[-1]) / total,
            len(self._stream_words) / total,
        )

    def _runs(self) -> list[Run]:
        """Single units, and neighbours within a segment that may take a span together; sorted by head."""
        runs: list[Run] = []
        opens = 0
        for head in range(1, len(self.units) + 1):
            if head >= 2 and self.units.closes[head - 2]:
                opens = head - 1
            for tail in range(max(opens, head - self.settings.most_units), head):
                runs.append(Run(tail, head, len(runs)))
            if self.units.closes[head - 1] and head - opens > self.settings.most_units:
                runs.append(Run(opens, head, len(runs)))
        return runs

    def _windows(self, first: int, end: int) -> tuple[Ints, Ints]:
        size, stride = self.settings.window, self.settings.stride
        centres = np.arange(first + stride // 2, max(end, first + stride // 2 + 1), stride)
        starts = np.clip(centres - size // 2, first, max(first, end - 1))
        ends = np.clip(centres - size // 2 + size, starts + 1, end)
        return starts.astype(np.intp), ends.astype(np.intp)

    def pair(self, stretch: Stretch, progress: Progress = silent) -> list[Pair]:
        """Pair a stretch, in order, covering both sides completely."""
        progress(0.0, "Aligning")
        first, end = stretch.words
        unit_first, unit_end = stretch.unit_words
        if first == end and unit_first == unit_end:
            return []
        if first == end or unit_first == unit_end:
            return [Pair(stretch.words, stretch.unit_words, 0.0, 1.0)]
        low = int(np.searchsorted(self.units.ends, unit_first, side="right"))
        high = int(np.searchsorted(self.units.starts, unit_end, side="left"))
        units = range(low, high)
        nodes = self.search(first, end, units, part_of(progress, 0.0, 0.6))
        arcs, prices = self._weigh(nodes, units)
        posterior = forward_backward(nodes, self._words_at, arcs, prices)
        progress(0.9, "Aligning")
        if self._free:
            return self._decode(nodes, posterior, units, stretch)
        closes = [0, *(j + 1 for j, unit in enumerate(units) if self.units.closes[unit])]
        if closes[-1] != len(units):
            closes.append(len(units))
        syncable = self._syncable.copy()
        syncable[[first, end]] = True
        links = bead_posteriors(nodes, arcs, prices, posterior, closes, syncable)
        settings = self.settings
        chain = best_beads(links, (end, len(units)), settings.threshold, settings.null_threshold)
        unit_starts = [int(self.units.starts[unit]) for unit in units] + [stretch.unit_words[1]]
        unit_starts[0] = stretch.unit_words[0]
        return [
            Pair(
                (x.word, x.word_end),
                (unit_starts[x.unit], unit_starts[x.unit_end]),
                self._similarity((x.word, x.word_end), (unit_starts[x.unit], unit_starts[x.unit_end])),
                x.probability,
            )
            for x in chain
        ]

    # -- search space

    @property
    def cut_log_odds(self) -> Floats:
        """Plausibility of a cut before each word of the stream."""
        return self._cuts

    @property
    def segment_ends(self) -> Ints:
        """Word indices at which a segment of the stream ends, and 0."""
        return np.flatnonzero(self._segment_end)

    def search(self, first: int, end: int, units: range, progress: Progress = silent) -> list[Ints]:
        """Per boundary of these units, the cuts between words ``first`` and ``end`` worth considering."""
        nodes = self._coarse_nodes(first, end, units)
        progress(0.3, "Aligning")
        posterior = self._posterior(nodes, units, singles=True)
        progress(1.0, "Aligning")
        return self._finer(nodes, posterior, first, end)

    def _coarse_nodes(self, first: int, end: int, units: range) -> list[Ints]:
        assert self._scorer is not None
        starts, ends = self._windows(first, end)
        windows = self._scorer.span_vectors.embed(starts, ends)
        single = self._scorer.table.vectors[self._single[units.start : units.stop]]
        similarity = (windows @ single.T).astype(np.float64)
        centred = similarity - similarity.mean(axis=1, keepdims=True)
        centred -= centred.mean(axis=0, keepdims=True)
        evidence = centred / max(float(centred.std()), 1e-6)
        characters = self._unit_character_sum[self.units.ends] - self._unit_character_sum[self.units.starts]
        share = characters[units.start : units.stop] / characters[units.start : units.stop].sum()
        cumulative = unit_cumulative(evidence, self.settings.coarse, share * len(starts))
        plausible = self._plausible(first, end)
        nodes: list[Ints] = [np.array([first], dtype=np.intp)]
        margin = self.settings.window // 2 + self.settings.stride
        for j in range(1, len(units)):
            inside = cumulative[:, j - 1]
            sure = np.flatnonzero(inside < 1 - 1e-3)
            maybe = np.flatnonzero(inside > 1e-3)
            low = int(starts[maybe[0]]) if len(maybe) else first
            high = int(ends[sure[-1]]) if len(sure) else end
            # boundary j is where windows cease to lie at or before unit j-1
            left = np.flatnonzero(inside > 1 - 1e-3)
            low = int(ends[left[-1]]) - margin if len(left) else first
            right = np.flatnonzero(inside < 1e-3)
            high = int(starts[right[0]]) + margin if len(right) else end
            low, high = max(first, min(low, high)), min(end, max(low, high))
            a, b = np.searchsorted(plausible, [low, high + 1])
            nodes.append(plausible[a:b] if b > a else np.array([low], dtype=np.intp))
        nodes.append(np.array([end], dtype=np.intp))
        return self._connected(nodes, first, end)

    def _plausible(self, first: int, end: int) -> Ints:
        """Cuts worth trying at first: the likely ones, and enough of the rest that none is far away."""
        here = np.arange(first, end + 1)
        odds = self._cuts[first : end + 1]
        keep = (odds > -2.5) | self._syncable[first : end + 1] * (not self._free)
        keep[0] = keep[-1] = True
        last = 0
        chosen = []
        for i in np.flatnonzero(keep).tolist():
            while i - last > 6:
                window = odds[last + 3 : min(last + 7, i)]
                last = last + 3 + int(window.argmax())
                chosen.append(last)
            chosen.append(i)
            last = i
        result: Ints = np.unique(here[np.array(chosen, dtype=np.intp)]).astype(np.intp)
        return result

    @staticmethod
    def _connected(nodes: list[Ints], first: int, end: int) -> list[Ints]:
        """First boundary at the first word or later, all boundaries able to hold a path in order."""
        nodes[0] = np.unique(np.append(nodes[0], first)).astype(np.intp)
        nodes[-1] = np.unique(np.append(nodes[-1], end)).astype(np.intp)
        reach = first
        for j in range(len(nodes)):
            top = int(nodes[j][-1])
            if top < reach:
                nodes[j] = np.append(nodes[j], reach).astype(np.intp)
            reach = max(reach, int(nodes[j][0]))
        return nodes

    def _finer(self, nodes: list[Ints], posterior: Posterior, first: int, end: int) -> list[Ints]:
        """Keep the nodes that matter and try the words around them."""
        out: list[Ints] = []
        around = np.arange(-4, 5) if self._free else np.arange(-2, 3)
        for j, cuts in enumerate(nodes):
            weight = np.maximum(posterior.arrive[j], posterior.leave[j])
            kept = cuts[weight > 1e-3]
            if len(kept) == 0:
                kept = cuts[[int(weight.argmax())]]
            near = (cuts[weight > 2e-2][:, None] + around).ravel()
            near = near[(near >= first) & (near <= end)]
            if j in (0, len(nodes) - 1):
                near = near[:0]
            out.append(np.unique(np.concatenate([kept, near])).astype(np.intp))
        return self._connected(out, first, end)

    # -- the model

    def features(self, nodes: list[Ints], units: range, *, singles: bool = False) -> Features:
        """Features of every arc between these nodes; ``singles`` leaves out runs of several units."""
        assert self._scorer is not None
        runs = [
            run
            for run in self._scorer.table.runs
            if run.tail >= units.start
            and run.head <= units.stop
            and (not singles or run.head == run.tail + 1)
        ]
        return self._scorer.features(runs, nodes, units.start)

    def _posterior(self, nodes: list[Ints], units: range, *, singles: bool = False) -> Posterior:
        arcs, prices = self._weigh(nodes, units, singles=singles)
        return forward_backward(nodes, self._words_at, arcs, prices)

    def _weigh(
        self, nodes: list[Ints], units: range, *, singles: bool = False
    ) -> tuple[list[Arc], SkipPrices]:
        model = self.settings.model
        arcs = self.features(nodes, units, singles=singles).arcs(model.arcs, nodes, units.start)
        return arcs, model.prices(self._unit_sizes[units.start : units.stop], self._cuts)

    # -- beads

    def _decode(
        self,
        nodes: list[Ints],
        posterior: Posterior,
        units: range,
        stretch: Stretch,
    ) -> list[Pair]:
        first, end = stretch.words
        points: list[Candidate] = []
        unit_skips: dict[tuple[int, int, int], float] = {}
        closes = [0, *(j + 1 for j, unit in enumerate(units) if self.units.closes[unit])]
        if closes[-1] != len(units):
            closes.append(len(units))
        previous = 0
        for j in closes:
            cuts = nodes[j]
            arrive, leave = posterior.arrive[j], posterior.leave[j]
            visit = arrive + leave - posterior.straight[j]
            shown = visit
            if self._free:
                shown = _with_neighbours(cuts, visit)
            for i, cut in enumerate(cuts.tolist()):
                corner = (cut == first and j == 0) or (cut == end and j == len(units))
                if corner or (visit[i] > 0.02 and self._syncable[cut]):
                    straight = float(posterior.straight[j][i])
                    points.append(
                        Candidate(
                            cut, j, float(shown[i]), float(arrive[i]) - straight, float(leave[i]) - straight
                        )
                    )
            if j > previous:
                chance = {int(c): float(p) for c, p in zip(nodes[j], posterior.unit_skip[j - 1], strict=True)}
                for inner in range(previous + 1, j):
                    level = dict(
                        zip(nodes[inner].tolist(), posterior.unit_skip[inner - 1].tolist(), strict=True)
                    )
                    chance = {cut: min(p, level.get(cut, 0.0)) for cut, p in chance.items()}
                for cut, p in chance.items():
                    if p > 0.05:
                        unit_skips[cut, previous, j] = p
            previous = j
        points.sort(key=lambda p: (p.word, p.unit))
        settings = self.settings
        chain = best_chain(
            points,
            unit_skips,
            settings.threshold_stream if self._free else settings.threshold,
            settings.null_threshold,
        )
        pairs: list[Pair] = []
        unit_starts = [int(self.units.starts[unit]) for unit in units] + [stretch.unit_words[1]]
        unit_starts[0] = stretch.unit_words[0]
        for one, two in itertools.pairwise(chain):
            words, unit_words = (one.word, two.word), (unit_starts[one.unit], unit_starts[two.unit])
            score = self._similarity(words, unit_words)
            sure = min(one.probability, 1.0) * min(two.probability, 1.0)
            pairs.append(Pair(words, unit_words, score, max(0.0, min(1.0, sure))))
        return pairs

    def _similarity(self, words: tuple[int, int], unit_words: tuple[int, int]) -> float:
        assert self._scorer is not None
        if words[0] == words[1] or unit_words[0] == unit_words[1]:
            return 0.0
        low = int(np.searchsorted(self.units.ends, unit_words[0], side="right"))
        high = int(np.searchsorted(self.units.starts, unit_words[1], side="left"))
        vector = self._scorer.span_vectors.embed(np.array([words[0]]), np.array([words[1]]))[0]
        together = self._scorer.table.vectors[self._single[low:high]].sum(axis=0)
        norm = float(np.linalg.norm(together))
        return float(vector @ together) / norm if norm else 0.0


def _with_neighbours(cuts: Ints, chance: Floats) -> Floats:
    """A cut a word beside the true one is half right: neighbours lend half their probability."""
    out = chance.copy()
    beside = np.flatnonzero(np.diff(cuts) == 1)
    out[beside] += 0.5 * chance[beside + 1]
    out[beside + 1] += 0.5 * chance[beside]
    return out
