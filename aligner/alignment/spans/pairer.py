"""Pair one stretch of a stream with one stretch of units: coarse search, lattice, refinement, decoding."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.encoder_protocol import rough
from aligner.alignment.spans.bead_model.interpolation import (
    BeadModel,
    Bounds,
    bead_model_posterior,
    bead_probabilities,
    interpolated,
    lattice_of,
    left_null,
    regularity,
    split_unrelated,
    weight_of,
)
from aligner.alignment.spans.chunking import BLOCK, Block, block_plan
from aligner.alignment.spans.decoding.best_chain import Candidate, best_chain
from aligner.alignment.spans.decoding.gaps import (
    Gap,
    between_sentences,
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
from aligner.alignment.spans.decoding.permutation import Offers
from aligner.alignment.spans.decoding.sync_points import SyncPoints, links_of, sync_points
from aligner.alignment.spans.features.abridgement_mask import MaskedStream, mask_abridged
from aligner.alignment.spans.features.boundary_model import cut_log_odds
from aligner.alignment.spans.features.clauses import Clauses, clause_units, whole_segments
from aligner.alignment.spans.features.headings import heading_starts, names_division
from aligner.alignment.spans.features.lexicon import Lexicon, Votes, load_lexicon
from aligner.alignment.spans.features.parallel_openers import parallel_openers
from aligner.alignment.spans.lattice.bead_posteriors import BeadPosterior, bead_posteriors
from aligner.alignment.spans.lattice.candidates import Cuts, Windows, coarse_cumulative, window_grid
from aligner.alignment.spans.lattice.coarse_hmm import CoarseWeights
from aligner.alignment.spans.lattice.lattice import Arc, Posterior, SkipPenalties, forward_backward
from aligner.alignment.spans.lattice.pruning import FirstPass, first_pass
from aligner.alignment.spans.lattice.scoring import ClauseRun, ClauseTable, Features, RecentSpans, SpanScorer
from aligner.alignment.spans.parameters import Model, load_model
from aligner.progress import WORDS_PER_TICK, Progress, as_tick, no_progress, sub_progress
from aligner.segmentation.segmenter import Cutting, Segmentation
from aligner.text.normalize import strip_diacritics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aligner.alignment.encoder_protocol import Encoder, SpanVectors, Vectors
    from aligner.alignment.spans.bead_model.bead_lattice import BeadModelPosterior
    from aligner.text.word_stream import WordStream

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
USUAL_RATIO = 0.68
"""Arabic letters per English letter: 0.55 to 0.75 in chronicles, scripture, law and news. A text that strays
further has lost pages, and its ratio says nothing of its sentences."""


AT_ONCE = 128
"""Spans spread over a thousand words, which are encoded together: less than 0.2 s even with their edges."""
CONFIDENCE = (0.53, 0.53, 0.59)
"""Log-odds of being right: a constant, a share of the log-odds of a bead's posterior, and of the mean
posterior of all beads of the text, which tells how hard it is. Learned by logistic regression on hayy_ockley,
ntrex, udhr and bible_svd_web with their variants (docs/BENCHMARKS.md).
"""
USUAL = (10, 0.8)
"""Beads' worth of belief in the usual mean posterior: a few beads say little of a text."""
FIRST_LOOK = 0.4
"""Share of the price of skipping that a first look asks: what may be left alone must be found by it."""
LONG_GAPS = (60, 100)
"""Words of the stream and of the units from which the chain may fail to place a gap between segments."""
CONCEIVABLE = 1e-4
"""Posterior from which another end of a bead is named to a person who asks: who asks has seen that the bead
is wrong, however sure it was."""
FREE_GAPS = (30, 30)
"""Likewise where neither side has segments, whose units begin and end anywhere."""
HEADING, INSIDE = 4.0, -8.0
"""What leaving words alone costs less where a heading begins that the other side lacks; log-odds of a cut
after its first word."""
LONG = 30
"""Beads from which a stretch tells how hard its text is better than the last long one does."""


@dataclass(frozen=True, slots=True)
class PairSettings:
    """Parameters of the span aligner; part of its signature.

    Attributes:
        threshold, threshold_stream: what a sync point must be likelier than, between segments and in a
            stream.
        null_threshold, gap_threshold: likewise for a unit that has no words, and for words that have no unit.
        window, stride: words in a window of the coarse search, and from one to the next.
        most_units: neighbouring clauses that may take a span together.
    """

    model: Model = field(default_factory=load_model)
    lexicon: Lexicon = field(default_factory=load_lexicon)
    coarse: CoarseWeights = field(default_factory=CoarseWeights)
    threshold: float = 0.1
    threshold_stream: float = 0.1
    null_threshold: float = 0.35
    gap_threshold: float = 0.1
    window: int = 14
    stride: int = 5
    most_units: int = 4

    def __str__(self) -> str:
        limits = f"{self.threshold}/{self.threshold_stream}/{self.null_threshold}/{self.gap_threshold}"
        return f"model {self.model.digest} words {self.lexicon.digest} θ {limits}"


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


class BeadSpan(NamedTuple):
    """Words of the stream and words of the other side that belong together."""

    words: tuple[int, int]
    unit_words: tuple[int, int]
    score: float
    confidence: float


class _Look(NamedTuple):
    """A stretch seen by the span lattice."""

    nodes: list[Ints]
    arcs: list[Arc]
    prices: SkipPenalties
    posterior: Posterior
    closes: list[int]
    syncable: NDArray[np.bool_]

    def beads(self, tick: Callable[[], None], least: float = 0.01) -> list[BeadPosterior]:
        """Posteriors of whole beads, of at least so much."""
        return bead_posteriors(
            self.nodes,
            self.arcs,
            self.prices,
            self.posterior,
            self.closes,
            self.syncable,
            least=least,
            tick=tick,
        )

    def bounds(self, first: int, end: int) -> Bounds:
        """Where sentences end on both sides."""
        words = np.flatnonzero(self.syncable[first : end + 1]) + first
        return Bounds(words.astype(np.intp), np.array(self.closes, dtype=np.intp))


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
        self._arabic_english = (stream.language, units.language) == ("ar", "en")
        self._votable = {stream.language, units.language} == {"ar", "en"}
        self._texts = (stream, stream_words, units, unit_words)
        self._is_read = False
        self._free_units = units.cutting is Cutting.STREAM
        self._regular = (0, 0)
        self._typical: float | None = None
        self._single: Ints = np.empty(0, dtype=np.intp)
        self._by_head: Ints = np.empty(0, dtype=np.intp)
        self._scorer: SpanScorer | None = None
        self._windows: Windows | None = None

    def _read(self, tick: Callable[[], None]) -> None:
        """What can be known of the texts without encoding them."""
        stream, stream_words, units, unit_words = self._texts
        self._stream_plain = _plain_words(stream_words, tick)
        self._unit_plain = _plain_words(unit_words, tick)
        self.units: Clauses = clause_units(units, unit_words, tick)
        self._unit_sizes = (self.units.ends - self.units.starts).astype(np.float64)
        self._unit_characters = _cumulative(self._unit_plain)
        self._segment_end = np.zeros(len(stream_words) + 1, dtype=np.bool_)
        self._segment_end[[0, *(end for _, end in whole_segments(stream, stream_words, tick))]] = True
        odds = cut_log_odds(stream_words.words(), self.settings.model.cuts, tick)
        odds[self._segment_end] = np.maximum(odds[self._segment_end], 0.0)
        english = self._unit_plain if self._arabic_english else None
        headings = self._heading_starts(tick)
        odds[headings] = np.maximum(odds[headings], 0.0)
        odds[headings + 1] = INSIDE  # between a division and its number
        hearing = mask_abridged(self._stream_plain, odds, english, tick)
        self._gates, self._heard = hearing.gates, hearing.heard
        self._headings = np.zeros(len(stream_words) + 1)
        if self._lone(len(headings)):
            self._headings[headings] = HEADING
        self._characters = _cumulative(self._stream_plain, hearing.heard)
        self._heard_before = np.concatenate([[0], np.cumsum(self._heard)]).astype(np.intp)
        free = stream.cutting is Cutting.STREAM
        syncable = np.ones_like(self._segment_end) if free else self._segment_end
        self.cuts = Cuts(hearing.log_odds, syncable, free)
        self._openings = (
            parallel_openers(
                self._stream_plain,
                None if free else self._segment_end,
                hearing.chains,
                self.units,
                self._unit_plain,
                tick,
            )
            if self._arabic_english
            else None
        )
        self._words_at = np.arange(len(stream_words) + 1, dtype=np.float64)
        self._is_read = True

    def _heading_starts(self, tick: Callable[[], None]) -> Ints:
        """Words of a stream without segments with which headings seem to begin."""
        if not self._arabic_english or self._texts[0].cutting is not Cutting.STREAM:
            return np.empty(0, dtype=np.intp)
        return np.array(heading_starts(self._stream_plain, tick), dtype=np.intp)

    def _lone(self, headings: int) -> bool:
        """Whether the other side seems to lack most of the headings."""
        units = self._texts[2]
        return headings > 0 and 2 * sum(names_division(s.of(units.text)) for s in units.segments) < headings

    @property
    def segment_ends(self) -> Ints:
        """Word indices at which a segment of the stream ends, and 0."""
        return np.flatnonzero(self._segment_end)

    # -- vectors

    def prepare(self, progress: Progress = no_progress) -> None:
        """Read and encode both texts, once."""
        if not self._is_read:
            self._read(as_tick(progress, 0.0, "Reading words"))
        if self._scorer is not None or not len(self.units) or not len(self._stream_plain):
            return
        runs = self._runs(as_tick(progress, 0.0, "Reading words"))
        first = self.units.starts[[run.tail for run in runs]]
        last = self.units.ends[[run.head - 1 for run in runs]]
        vectors = self._run_vectors(first, last, sub_progress(progress, 0.0, 0.4))
        stream = self._encode_stream(sub_progress(progress, 0.4, 0.4))
        starts, ends = window_grid(len(self._stream_plain), self.settings.window, self.settings.stride)
        half = np.empty((len(starts), vectors.shape[1]), dtype=np.float16)
        for at in range(0, len(starts), AT_ONCE):
            progress(0.8 + 0.2 * at / len(starts), "Encoding words")
            part = slice(at, at + AT_ONCE)
            half[part] = rough(stream, starts[part], ends[part])
        self._windows = Windows(starts, ends, half, self.settings.stride)
        every = np.arange(len(half))
        self._mean = mean = _mean(half, every, as_tick(progress, 1.0, "Encoding words"))
        self._single = np.array([run.row for run in runs if run.head == run.tail + 1], dtype=np.intp)
        self._by_head = np.array([run.head for run in runs], dtype=np.intp)
        ratio = float(self._characters[-1]) / max(1.0, float(self._unit_characters[-1]))
        if self._arabic_english:
            ratio = min(max(ratio, USUAL_RATIO / 1.45), USUAL_RATIO * 1.45)
        self._scorer = SpanScorer(
            stream,
            ClauseTable(
                tuple(runs),
                vectors,
                self._unit_characters[last] - self._unit_characters[first],
                (last - first).astype(np.float64),
                _to_one(vectors, mean, as_tick(progress, 1.0, "Encoding words")),
                _mean(vectors, self._single, as_tick(progress, 1.0, "Encoding words")),
                self._single,
            ),
            self._characters,
            self.cuts.log_odds,
            self._segment_end,
            ratio,
            float(self._heard_before[-1]) / max(1.0, float(self._characters[-1])) * ratio,
            self._heard_before,
            votes=self._votes(as_tick(progress, 1.0, "Reading words")) if self._votable else None,
        )
        progress(1.0, "Encoding words")

    def _encode_stream(self, progress: Progress) -> SpanVectors:
        if self._heard.all():
            return self._encoder.stream(self._stream_plain, progress)
        return MaskedStream(self._encoder, self._stream_plain, self._heard, progress)

    def _votes(self, tick: Callable[[], None]) -> Votes:
        tick()
        units = [
            self._unit_plain[first:end]
            for first, end in zip(self.units.starts.tolist(), self.units.ends.tolist(), strict=True)
        ]
        tick()
        return Votes(
            [
                word if heard else ""
                for word, heard in zip(self._stream_plain, self._heard.tolist(), strict=True)
            ],
            units,
            self.settings.lexicon,
            arabic_stream=self._texts[0].language == "ar",
            tick=tick,
        )

    def _run_vectors(self, first: Ints, last: Ints, progress: Progress) -> NDArray[np.float16]:
        """Vectors of runs of units, as spans of one stream: their words are encoded once."""
        stream = self._encoder.stream(self._unit_plain, sub_progress(progress, 0.0, 0.7))
        out = np.empty((len(first), self._encoder.dimension), dtype=np.float16)
        for at in range(0, len(first), AT_ONCE):
            progress(0.7 + 0.3 * at / len(first), "Encoding sentences")
            part = slice(at, at + AT_ONCE)
            out[part] = stream.embed(first[part], last[part])
        return out

    def _runs(self, tick: Callable[[], None]) -> list[ClauseRun]:
        """Single units, and neighbours within a segment that may take a span together; sorted by head."""
        runs: list[ClauseRun] = []
        opens = 0
        for head in range(1, len(self.units) + 1):
            if head % WORDS_PER_TICK == 0:
                tick()
            if head >= 2 and self.units.closes[head - 2]:
                opens = head - 1
            tails = list(range(max(opens, head - self.settings.most_units), head))
            if self.units.closes[head - 1] and self.settings.most_units < head - opens <= 12:
                tails.insert(0, opens)
            row = len(runs)
            runs.extend(ClauseRun(tail, head, row + i) for i, tail in enumerate(tails))
        return runs

    # -- search and model

    def search(self, first: int, end: int, units: range, progress: Progress = no_progress) -> list[Ints]:
        """Per boundary of these units, the cuts between words ``first`` and ``end`` worth considering."""
        return self._search(first, end, units, progress)[0]

    def _search(self, first: int, end: int, units: range, progress: Progress) -> tuple[list[Ints], FirstPass]:
        """The cuts worth considering, and how likely a first look found each of them."""
        assert self._scorer is not None
        assert self._windows is not None
        inside = self._windows.within(first, end)
        single = self._scorer.table.vectors[self._single[units.start : units.stop]].astype(np.float32)
        sizes = self._unit_characters[self.units.ends] - self._unit_characters[self.units.starts]
        passed = coarse_cumulative(
            self._windows.vectors[inside].astype(np.float32),
            single,
            sizes[units.start : units.stop],
            self.settings.coarse,
            as_tick(progress, 0.0),
        )
        starts = np.maximum(self._windows.starts[inside], first)
        ends = np.minimum(self._windows.ends[inside], end)
        margin = self.settings.window // 2 + self.settings.stride
        nodes = self.cuts.nodes(passed, starts, ends, first, end, margin)
        progress(0.3, "Aligning")
        arcs, prices = self._weigh(nodes, units, as_tick(progress, 0.3), singles=True)
        posterior = self._posterior(nodes, arcs, prices, as_tick(progress, 0.8))
        finer = self.cuts.finer(nodes, posterior, first, end)
        return finer, first_pass(finer, nodes, posterior)

    def features(
        self,
        nodes: list[Ints],
        units: range,
        tick: Callable[[], None] = lambda: None,
        *,
        singles: bool = False,
        seen: FirstPass | None = None,
    ) -> Features:
        """Features of every arc between these nodes.

        Args:
            singles: leave out runs of several units; it is a first look.
            seen: leave out spans without a chance by these.
        """
        assert self._scorer is not None
        low, high = np.searchsorted(self._by_head, [units.start + 1, units.stop + 1])
        runs = [
            run
            for run in self._scorer.table.runs[low:high]
            if run.tail >= units.start and (not singles or run.head == run.tail + 1)
        ]
        prune = None if seen is None else (seen, self.settings.model.arcs)
        return self._scorer.features(runs, nodes, units.start, tick, first_look=singles, prune=prune)

    def _weigh(
        self,
        nodes: list[Ints],
        units: range,
        tick: Callable[[], None],
        *,
        singles: bool = False,
        seen: FirstPass | None = None,
    ) -> tuple[list[Arc], SkipPenalties]:
        model = self.settings.model
        found = self.features(nodes, units, tick, singles=singles, seen=seen)
        inside = slice(units.start, units.stop)
        closes = self.units.closes[inside]
        prices = model.prices(self._unit_sizes[inside], self._gates, closes)
        prices = replace(prices, at_cut=prices.at_cut + self._headings)
        if singles:
            prices = prices.cheaper(FIRST_LOOK)
        arcs = found.arcs(model.arcs, nodes, units.start, tick)
        return self.opened_alike(arcs, nodes, units.start), prices

    def _weigh_at(
        self, units: range, nodes: list[Ints], heads: set[int], tails: set[int], tick: Callable[[], None]
    ) -> list[Arc]:
        """The arcs between these nodes that end at some boundaries, or begin at some."""
        assert self._scorer is not None
        low, high = np.searchsorted(self._by_head, [units.start + 1, units.stop + 1])
        runs = [
            run
            for run in self._scorer.table.runs[low:high]
            if run.tail >= units.start
            and (run.head - units.start in heads or run.tail - units.start in tails)
        ]
        scorer = replace(
            self._scorer, recent=RecentSpans()
        )  # those of the look before are for the next block
        found = scorer.features(runs, nodes, units.start, tick)
        arcs = found.arcs(self.settings.model.arcs, nodes, units.start, tick)
        return self.opened_alike(arcs, nodes, units.start)

    def opened_alike(self, arcs: list[Arc], nodes: list[Ints], base: int) -> list[Arc]:
        """The arcs with what it adds that both sides of a pair open alike
        (aligner.alignment.spans.features.parallel_openers)."""
        if self._openings is None:
            return arcs
        out: list[Arc] = []
        for arc in arcs:
            agreement = self._openings.agreement(arc.tail + base, nodes[arc.tail])
            out.append(arc if agreement is None else arc._replace(weights=arc.weights + agreement[:, None]))
        return out

    def _posterior(
        self, nodes: list[Ints], arcs: list[Arc], prices: SkipPenalties, tick: Callable[[], None]
    ) -> Posterior:
        return forward_backward(nodes, self._words_at, arcs, prices, tick=tick)

    # -- beads

    def pair(self, stretch: Stretch, progress: Progress = no_progress) -> list[BeadSpan]:
        """Pair a stretch, in order, covering both sides completely."""
        progress(0.0, "Aligning")
        first, end = stretch.words
        unit_first, unit_end = stretch.unit_words
        if first == end and unit_first == unit_end:
            return []
        if first == end or unit_first == unit_end:
            return [BeadSpan(stretch.words, stretch.unit_words, 0.0, 1.0)]
        low = int(np.searchsorted(self.units.ends, unit_first, side="right"))
        high = int(np.searchsorted(self.units.starts, unit_end, side="left"))

        def unit_word(unit: int) -> int:
            return unit_first if unit == low else unit_end if unit == high else int(self.units.starts[unit])

        # the similarities of each block while its vectors are still at hand
        found = [
            (link, score)
            for links in self._links(first, end, range(low, high), progress)
            for link, score in zip(links, self._similarities(links), strict=True)
        ]
        progress(1.0, "Aligning")
        typical = self._typical_of([link.probability for link, _ in found])
        pairs: list[BeadSpan] = []
        for number, (link, score) in enumerate(found):
            if number % WORDS_PER_TICK == 0:
                progress(1.0, "Aligning")
            words, others = (link.word, link.word_end), (unit_word(link.unit), unit_word(link.unit_end))
            pairs.append(BeadSpan(words, others, score, calibrated(link.probability, typical)))
        return pairs

    def _typical_of(self, posteriors: list[float]) -> float:
        """How sure this text's beads are on the whole, by this stretch or by a longer one before it."""
        if len(posteriors) >= LONG or self._typical is None:
            beads, mean = USUAL
            found = (sum(posteriors) + beads * mean) / (len(posteriors) + beads)
            if len(posteriors) < LONG:
                return found
            self._typical = found
        return self._typical

    def _links(self, first: int, end: int, units: range, progress: Progress) -> Iterator[list[BeadPosterior]]:
        """Beads of a stretch; a long one goes block by block, each cut where the last is surest."""
        assert self._scorer is not None
        assert self._windows is not None
        sizes = self._unit_characters[self.units.ends] - self._unit_characters[self.units.starts]
        plan: list[Block] = []
        if end - first > 1.6 * BLOCK or len(units) > 1200:
            plan = block_plan(
                self._windows,
                self._scorer.table.vectors,
                self._single,
                sizes,
                first,
                end,
                units,
                self.settings.coarse,
                as_tick(progress, 0.0),
            )
        word, unit = first, units.start
        while True:
            block = Block(end, units.stop)
            if end - word > 1.6 * BLOCK or units.stop - unit > 1200:
                block = next((b for b in plan if b.word >= word + BLOCK and b.unit > unit), block)
            here = sub_progress(progress, (word - first) / (end - first), (block.word - word) / (end - first))
            last = (block.word, block.unit) == (end, units.stop)
            links = self._stretch_links(word, block.word, range(unit, block.unit), here)
            if not last:
                links = _until_sure(links, word, block.word)
            yield links
            word, unit = links[-1].word_end, links[-1].unit_end
            if last or (word, unit) == (end, units.stop):
                return

    def _stretch_links(self, first: int, end: int, units: range, progress: Progress) -> list[BeadPosterior]:
        look = self._look(first, end, units, progress)
        found = sync_points(look.nodes, look.posterior, look.closes, look.syncable, free=self.cuts.free)
        chain = self._chain(found)
        progress(0.9, "Aligning")
        tick = as_tick(progress, 0.9)
        second: tuple[BeadModel, BeadModelPosterior] | None = None
        weight = 0.0
        if not self.cuts.free and not self._free_units:
            weight = self._second_weight(chain, look.bounds(first, end))
            if weight:
                whole = self._whole(look, first, end, units, tick)
                second = whole, bead_model_posterior(whole, self.settings.model.whole, tick)
                chain = self._chain(interpolated(found, *second, weight))
        gaps = self._gaps(look, units, first, end)
        if gaps and not holds(links_of(chain, []), gaps):
            look, gaps = self._given(look, gaps, units, tick)
            places = [placed(look.nodes, look.posterior, gap, look.closes, look.syncable) for gap in gaps]
            gaps = in_order([place for place in places if place is not None])
            found = sync_points(look.nodes, look.posterior, look.closes, look.syncable, free=self.cuts.free)
            if second is not None:
                found = interpolated(found, *second, weight)
            chain = chain_through(
                found.points, found.unit_skips, gaps, lambda p, s: self._chain(SyncPoints(p, s))
            )
        else:
            gaps = []
        measured = look.beads(tick)
        progress(0.9, "Aligning")
        if second is not None:
            measured = _agreed(measured, bead_probabilities(*second), weight)
        links = discounted(links_of(chain, measured), gaps)
        if not self.cuts.free:
            words, others = (
                null_word_probabilities(look.nodes, look.posterior, first, end),
                null_clause_probabilities(look.posterior),
            )
            bounds = look.bounds(first, end)
            links = split_null_edges(links, measured, (bounds.words, words), (bounds.units, others))
            if second is not None:
                links = split_unrelated(links, *left_null(*second, words, others, weight), first)
        return [
            BeadPosterior(x.word, x.unit + units.start, x.word_end, x.unit_end + units.start, x.probability)
            for x in links
        ]

    def _given(
        self, look: _Look, gaps: list[Gap], units: range, tick: Callable[[], None]
    ) -> tuple[_Look, list[Gap]]:
        """The lattice asked anew, and the gaps that it was asked with: without the least likely ones, where
        all together leave no path.
        """
        prices = between_sentences(look.prices, look.closes)
        while gaps:
            nodes, arcs = constrained_to(
                look.nodes, look.arcs, gaps, lambda n, h, t: self._weigh_at(units, n, h, t, tick)
            )
            try:
                posterior = self._posterior(nodes, arcs, prices, tick)
            except ArithmeticError:
                weakest = min(gaps, key=lambda gap: gap.probability)
                gaps = [gap for gap in gaps if gap is not weakest]
                continue
            return look._replace(nodes=nodes, arcs=arcs, posterior=posterior), gaps
        return look, gaps

    def _gaps(self, look: _Look, units: range, first: int, end: int) -> list[Gap]:
        """What is surely left alone; between segments only long gaps, as the chain finds the short ones."""
        sizes = self._unit_sizes[units.start : units.stop]
        gaps = clause_gaps(null_clause_probabilities(look.posterior), sizes, look.closes)
        pieces = np.arange(first, end + 1) if self.cuts.free else look.bounds(first, end).words
        gaps += word_gaps(look.nodes, look.posterior, pieces)
        if self.cuts.free and not self._free_units:
            return gaps
        words, unit_words = FREE_GAPS if self.cuts.free else LONG_GAPS
        return [
            gap
            for gap in gaps
            if gap.word_end - gap.word >= words or sizes[gap.unit : gap.unit_end].sum() >= unit_words
        ]

    def _look(self, first: int, end: int, units: range, progress: Progress) -> _Look:
        nodes, seen = self._search(first, end, units, sub_progress(progress, 0.0, 0.5))
        arcs, prices = self._weigh(nodes, units, as_tick(progress, 0.5), seen=seen)
        posterior = self._posterior(nodes, arcs, prices, as_tick(progress, 0.7))
        closes = self._closes(units)
        syncable = self.cuts.syncable
        if not (syncable[first] and syncable[end]):
            syncable = syncable.copy()
            syncable[[first, end]] = True
        return _Look(nodes, arcs, prices, posterior, closes, syncable)

    def whole(self, first: int, end: int, units: range) -> BeadModel:
        """The lattice of whole beads of a stretch, to learn from."""
        look = self._look(first, end, units, no_progress)
        return self._whole(look, first, end, units, lambda: None)

    def _whole(self, look: _Look, first: int, end: int, units: range, tick: Callable[[], None]) -> BeadModel:
        assert self._scorer is not None
        bounds = look.bounds(first, end)
        return lattice_of(bounds, units.start, look.nodes, look.posterior, self._scorer, self._mean, tick)

    def matching_cut(
        self, stretch: Stretch, *, word: int | None = None, unit_word: int | None = None
    ) -> int | None:
        """Where a stretch is cut on one side if it is cut at a place of the other.

        Args:
            stretch: without holes.
            word: where the stream is cut, inside the stretch; or else
            unit_word: where the other side is.

        Returns:
            the likeliest word of the side that was not given, by the sum over all paths through the cut; at
            an end of the stretch if what lies before the cut, or behind it, most likely answers nothing. None
            where the units have no end at ``unit_word``, or nothing is given.
        """
        first, end = stretch.words
        unit_first, unit_end = stretch.unit_words
        low = int(np.searchsorted(self.units.ends, unit_first, side="right"))
        high = int(np.searchsorted(self.units.starts, unit_end, side="left"))
        units = range(low, high)
        boundary = -1
        if word is None:
            boundary = -1 if unit_word is None else int(np.searchsorted(self.units.starts, unit_word)) - low
            if not 0 < boundary < len(units) or self.units.starts[low + boundary] != unit_word:
                return None
        nodes, _ = self._search(first, end, units, no_progress)
        if word is not None:
            nodes = [np.union1d(cuts, [word]).astype(np.intp) for cuts in nodes]
        arcs, prices = self._weigh(nodes, units, lambda: None)
        found = self._posterior(nodes, arcs, prices, lambda: None)
        visit = [
            arrive + leave - straight
            for arrive, leave, straight in zip(found.arrive, found.leave, found.straight, strict=True)
        ]
        if word is None:
            cuts = nodes[boundary]
            allowed = self.cuts.syncable[cuts] | (cuts == first) | (cuts == end)
            return int(cuts[np.where(allowed, visit[boundary], -1.0).argmax()])
        by_boundary = {j: float(visit[j][np.searchsorted(nodes[j], word)]) for j in self._closes(units)}
        at = max(by_boundary, key=lambda j: (by_boundary[j], -j))
        return unit_first if at == 0 else unit_end if at == len(units) else int(self.units.starts[low + at])

    def alternative_endings(self, stretch: Stretch) -> list[tuple[int, int, float]]:
        """Where the first bead of a stretch may end: word and word of the units, with the posterior, the
        likeliest first.
        """
        first, end = stretch.words
        unit_first, unit_end = stretch.unit_words
        low = int(np.searchsorted(self.units.ends, unit_first, side="right"))
        high = int(np.searchsorted(self.units.starts, unit_end, side="left"))
        if first == end or low == high:
            return []
        found: dict[tuple[int, int], float] = {}
        for link in self._look(first, end, range(low, high), no_progress).beads(lambda: None, CONCEIVABLE):
            if (link.word, link.unit) == (first, 0) and not link.is_null:
                at = low + link.unit_end
                key = (link.word_end, int(self.units.starts[at]) if at < high else unit_end)
                found[key] = max(found.get(key, 0.0), link.probability)
        return [(*key, chance) for key, chance in sorted(found.items(), key=lambda item: -item[1])]

    def _closes(self, units: range) -> list[int]:
        """Boundaries of these units, counted from their first, at which the side may be cut."""
        closes = [0, *(j + 1 for j, unit in enumerate(units) if self.units.closes[unit])]
        return closes if closes[-1] == len(units) else [*closes, len(units)]

    def _chain(self, found: SyncPoints) -> list[Candidate]:
        settings = self.settings
        return best_chain(
            found.points,
            found.unit_skips,
            settings.threshold_stream if self.cuts.free else settings.threshold,
            settings.null_threshold,
            settings.gap_threshold,
        )

    def _second_weight(self, chain: list[Candidate], bounds: Bounds) -> float:
        """What the second opinion counts for: by this stretch, or by a longer one before it."""
        two, one = regularity(chain, bounds)
        if two >= self._regular[0]:
            self._regular = (two, one)
        return weight_of(*self._regular)

    def mean_similarity(self, pairs: list[BeadSpan]) -> float | None:
        """How much more alike these pairs are than chance: mean similarity of the two sides above
        the background, weighed by words. None where nothing was paired.
        """
        if self._scorer is None or not pairs:
            return None
        first, end = np.array([pair.words for pair in pairs]).T
        unit_first, unit_end = np.array([pair.unit_words for pair in pairs]).T
        own, words = end - first, unit_end - unit_first
        two = (own > 0) & (words > 0)
        weight = int(np.where(two, words, np.maximum(words, own)).sum())
        unit = np.minimum(np.searchsorted(self.units.ends, unit_first, side="right"), len(self.units) - 1)
        above = np.array([pair.score for pair in pairs]) - self._scorer.table.mean[self._single[unit]]
        return float(words[two] @ above[two]) / weight if weight else None

    def likeness_of(self, words: Sequence[tuple[int, int]], unit_words: Sequence[tuple[int, int]]) -> Floats:
        """Similarity of stretches of the stream to stretches of the other side, half of what either has
        with everything taken off, shape (len(words), len(unit_words)).
        """
        assert self._scorer is not None
        table = self._scorer.table
        bounds = np.array(words, dtype=np.intp).reshape(-1, 2)
        spans = self._scorer.span_vectors.embed(bounds[:, 0], bounds[:, 1])
        together = np.zeros((len(unit_words), spans.shape[1]), dtype=np.float32)
        background = np.zeros(len(unit_words))
        for row, (first, end) in enumerate(unit_words):
            low = int(np.searchsorted(self.units.ends, first, side="right"))
            high = max(low + 1, int(np.searchsorted(self.units.starts, end, side="left")))
            single = self._single[low:high]
            total = table.vectors[single].sum(axis=0, dtype=np.float32)
            norm = max(float(np.linalg.norm(total)), 1e-9)
            together[row] = total / norm
            background[row] = float(table.mean[single].sum()) / norm
        raw = (spans @ together.T).astype(np.float64)
        return raw - 0.5 * (spans @ table.common)[:, None] - 0.5 * background[None, :]

    def may_offer(self, unit_words: tuple[int, int]) -> bool:
        """Whether a sentence can be asked what it gives for spans: it has not too many clauses."""
        return self._run_of(unit_words) is not None

    def _run_of(self, unit_words: tuple[int, int]) -> ClauseRun | None:
        """The clauses of a sentence taken together."""
        assert self._scorer is not None
        tail = int(np.searchsorted(self.units.ends, unit_words[0], side="right"))
        head = int(np.searchsorted(self.units.starts, unit_words[1], side="left"))
        low, high = np.searchsorted(self._by_head, [head, head + 1])
        return next((run for run in self._scorer.table.runs[low:high] if run.tail == tail), None)

    def offers(
        self,
        words: tuple[int, int],
        unit_words: Sequence[tuple[int, int]],
        rough: Sequence[tuple[int, int]],
        fine: Sequence[tuple[int, int]],
        tick: Callable[[], None] = lambda: None,
    ) -> Offers | None:
        """What sentences give for spans of a short stretch of the stream; None where one is too long for it.

        Args:
            words: of the stream.
            unit_words: of each sentence, ascending.
            rough: words between which may be cut where that is plausible.
            fine: words between all of which may be cut.
        """
        assert self._scorer is not None
        found_runs = [self._run_of(pair) for pair in unit_words]
        runs = [run for run in found_runs if run is not None]
        if len(runs) < len(found_runs):
            return None
        base, stop = runs[0].tail, runs[-1].head
        cuts = np.unique(
            np.concatenate(
                [
                    np.array(words),
                    *(self.cuts.plausible(*part) for part in rough),
                    *(np.arange(first, end + 1) for first, end in fine),
                ]
            )
        ).astype(np.intp)
        nodes = [cuts] * (stop - base + 1)
        scorer = replace(self._scorer, longest=1.8, slack=4.0, recent=RecentSpans())
        found = scorer.features(runs, nodes, base, tick)
        arcs = found.arcs(self.settings.model.arcs, nodes, base, tick)
        prices = self.settings.model.prices(self._unit_sizes[base:stop], self._gates)
        alone = [
            float(prices.unit[run.tail - base : run.head - base].sum()) + prices.unit_open for run in runs
        ]
        worth = np.stack([arc.weights - price for arc, price in zip(arcs, alone, strict=True)])
        return Offers(cuts, worth, prices.open, prices.at_cut[cuts])

    def rivals(
        self, words: tuple[int, int], unit_words: tuple[int, int]
    ) -> tuple[float, tuple[int, int] | None, float]:
        """Similarity of a pair, and the best other stretch of the stream for its units: where, how
        similar.
        """
        assert self._scorer is not None
        stream = self._scorer.span_vectors
        together = self._encoder.encode([" ".join(self._unit_plain[unit_words[0] : unit_words[1]])])[0]
        own = float(stream.embed(np.array([words[0]]), np.array([words[1]]))[0] @ together)
        length = words[1] - words[0]
        count = len(self._stream_plain)
        # the same length elsewhere, at plausible cuts within a few thousand words; and the pair's own cuts
        # moved
        near = self.cuts.plausible(max(0, words[0] - 2000), min(count, words[1] + 2000))
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

    def _similarities(self, links: list[BeadPosterior]) -> list[float]:
        """Cosine of the two sides of each bead, 0 for a null bead."""
        assert self._scorer is not None
        two = [link for link in links if not link.is_null]
        starts = np.array([link.word for link in two], dtype=np.intp)
        ends = np.array([link.word_end for link in two], dtype=np.intp)
        spans = self._scorer.span_vectors.embed(starts, ends)
        table = self._scorer.table
        found: dict[BeadPosterior, float] = {}
        for link, vector in zip(two, spans, strict=True):
            rows = self._single[link.unit : link.unit_end]
            together = table.vectors[rows].sum(axis=0, dtype=np.float32)
            norm = float(np.linalg.norm(together))
            found[link] = float(vector @ together) / norm if norm else 0.0
        return [found.get(link, 0.0) for link in links]


def calibrated(probability: float, typical: float) -> float:
    """The model's posterior of a bead as the probability that it is right.

    Args:
        probability: posterior of the bead.
        typical: mean posterior of the beads of its text.
    """
    constant, own, shared = CONFIDENCE
    odds = constant + own * _log_odds(probability) + shared * _log_odds(typical)
    return 1.0 / (1.0 + math.exp(-odds))


def _log_odds(probability: float) -> float:
    p = min(max(probability, 0.0025), 0.9975)
    return math.log(p / (1.0 - p))


def _agreed(
    measured: list[BeadPosterior], whole: dict[tuple[int, int, int, int], float], weight: float
) -> list[BeadPosterior]:
    """Posteriors of beads by both opinions."""
    found = {link[:4]: (1.0 - weight) * link.probability for link in measured}
    for key, chance in whole.items():
        found[key] = found.get(key, 0.0) + weight * chance
    return [BeadPosterior(*key, chance) for key, chance in found.items()]


def _until_sure(links: list[BeadPosterior], first: int, end: int) -> list[BeadPosterior]:
    """Give up the tail of a block, which its forced end may have spoilt: cut between the two surest beads."""
    reach = end - first
    best, at = -1.0, len(links)
    for i in range(1, len(links)):
        here = (links[i].word - first) / reach
        if 0.7 <= here <= 0.92:
            sure = links[i - 1].probability * links[i].probability * (1.0 + 0.2 * here)
            if sure > best and not links[i - 1].is_null and not links[i].is_null:
                best, at = sure, i
    return links[:at]


def _cumulative(words: list[str], heard: NDArray[np.bool_] | None = None) -> Floats:
    sizes = np.array([len(word) for word in words], dtype=np.float64)
    return np.concatenate([[0.0], np.cumsum(sizes if heard is None else sizes * heard)])


def _mean(vectors: NDArray[np.float16], rows: Ints, tick: Callable[[], None]) -> Vectors:
    """Mean of these rows, shape (dimension,)."""
    total = np.zeros(vectors.shape[1], dtype=np.float32)
    for at in range(0, len(rows), WORDS_PER_TICK):
        tick()
        total += vectors[rows[at : at + WORDS_PER_TICK]].sum(axis=0, dtype=np.float32)
    return total / np.float32(len(rows))


def _to_one(vectors: NDArray[np.float16], one: Vectors, tick: Callable[[], None]) -> Floats:
    """Products of all rows with one vector, shape (len(vectors),)."""
    out = np.empty(len(vectors))
    for at in range(0, len(vectors), WORDS_PER_TICK):
        tick()
        out[at : at + WORDS_PER_TICK] = vectors[at : at + WORDS_PER_TICK] @ one
    return out


def _plain_words(words: WordStream, tick: Callable[[], None]) -> list[str]:
    every = words.words(tick)
    plain: dict[str, str] = {}
    out: list[str] = []
    for at in range(0, len(every), WORDS_PER_TICK):
        tick()
        part = every[at : at + WORDS_PER_TICK]
        plain |= {word: _plain(word) for word in set(part) - plain.keys()}
        out += [plain[word] for word in part]
    return out


def _plain(word: str) -> str:
    """A word as encoders know it from running text: without vowel signs, with the common form of alef."""
    return strip_diacritics(word).replace("ٱ", "ا") or word
