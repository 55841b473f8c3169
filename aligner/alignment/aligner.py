"""Align two texts: find which segments of one translate which segments of the other.

:class:`Aligner` keeps the vectors in memory, so that aligning again around a correction takes a fraction of a
second. For scripts there is :func:`aligner.align`.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from aligner.alignment.bead_cache import BeadCache
from aligner.alignment.crossings import CROSSING, find_crossings
from aligner.alignment.intervals import (
    hull,
    insert_out_of_order,
    is_unbroken,
    longest_chain,
    segments_within,
    trim_holes,
)
from aligner.alignment.reordering import REORDERING, StreamPair, reordered
from aligner.alignment.spans.features.lexicon import arabic_stem
from aligner.alignment.spans.features.project_lexicon import ConfirmedPairs, with_confirmed
from aligner.alignment.spans.pairer import SpanPairer
from aligner.alignment.spans.preparation import plain_words, prepare_texts, with_lexicon
from aligner.alignment.spans.queries import SpanQueries
from aligner.alignment.spans.settings import BeadSpan, PairSettings, Stretch
from aligner.alignment.warnings import UNRELATED, Untranslated, is_doubted, untranslated, warnings_about
from aligner.bitext import Bead, Segment, Side
from aligner.explanation.evidence import Evidence, RunnerUp, gather
from aligner.explanation.name_lexicon import EMPTY_NAMES, Names, learn
from aligner.parallel import single_blas_thread
from aligner.progress import Found, Progress, as_tick, no_found, no_progress, sub_progress
from aligner.segmentation.segmenter import Cutting, Segmentation
from aligner.text.scripts import base_language
from aligner.text.word_stream import WordStream, word_stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from aligner.alignment.encoder_protocol import Encoder
    from aligner.messages import Message

ALIGNER_VERSION = "2"
"""Counts up when rules in the code (word lists, the grammar of chains, decoding) change beads: settings and
models have digests of their own in the signature."""
MAX_QUERY_WORDS = 800
"""Words of both sides of a bead up to which a query takes a few hundredths of a second."""


@dataclass(frozen=True, slots=True)
class AlignmentSettings:
    """How to align.

    Attributes:
        swap: which text is the word stream: True the target, False the source; None lets the texts decide.
        pairing: parameters of the span aligner.
    """

    swap: bool | None = None
    pairing: PairSettings = field(default_factory=PairSettings)

    def __str__(self) -> str:
        """The part of the signature that names the parameters."""
        order = sha256(repr((CROSSING, REORDERING)).encode()).hexdigest()[:8]
        return f"{self.pairing} order {order}"


@dataclass(frozen=True)
class Alignment:
    """The beads of two texts, in reading order.

    Attributes:
        beads: every word of both texts lies in exactly one.
        signature: aligner version, encoder and parameters.
        source, target: the texts and how they were cut.
        warnings: about the texts as a whole ("The two texts do not seem to be translations ...").
    """

    beads: tuple[Bead, ...]
    signature: str
    source: Segmentation = field(repr=False)
    target: Segmentation = field(repr=False)
    warnings: tuple[Message, ...] = ()

    @property
    def untranslated(self) -> tuple[Untranslated, ...]:
        """Passages of either side that seem to have no counterpart, in reading order."""
        return untranslated(self.beads)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The words of both sides of each bead; a null bead has an empty side."""
        for bead in self.beads:
            yield (
                bead.words(Side.SOURCE, self.source.text),
                bead.words(Side.TARGET, self.target.text),
            )


class Aligner:
    """A :class:`aligner.alignment.text_aligner.TextAligner` that takes both texts at once.

    Args:
        source, target: the texts and how they are cut.
        encoder: where the vectors come from.
        settings: parameters.
        progress: called while the words of the texts are found, which takes half a second for a long book.
    """

    def __init__(
        self,
        source: Segmentation,
        target: Segmentation,
        encoder: Encoder,
        settings: AlignmentSettings = AlignmentSettings(),
        progress: Progress = no_progress,
    ) -> None:
        self.source = source
        self.target = target
        self.settings = self._base = settings
        self._taught = ConfirmedPairs()
        self.source_words = word_stream(source.text, as_tick(progress, 0.0, "Reading"))
        self.target_words = word_stream(target.text, as_tick(progress, 0.0, "Reading"))
        swap = self._target_is_stream() if settings.swap is None else settings.swap
        self._stream_side = Side.TARGET if swap else Side.SOURCE
        stream, units = (target, source) if swap else (source, target)
        stream_words, clause_words = (
            (self.target_words, self.source_words) if swap else (self.source_words, self.target_words)
        )
        self._stream, self._stream_words = stream, stream_words
        self._units, self._clause_words = units, clause_words
        self._encoder = encoder
        self._pairer: SpanPairer | None = None
        self._memory = BeadCache(self._pair_stretch)
        self._found: Found = no_found
        self._names: Names | None = None
        self._aligned: tuple[Bead, ...] = ()
        self.signature = f"spans-{ALIGNER_VERSION} {encoder.signature} {settings}"

    def _target_is_stream(self) -> bool:
        """The side without sentence ends is the stream; else Arabic is; else the one with the longer
        segments.
        """
        if (self.source.cutting is Cutting.STREAM) != (self.target.cutting is Cutting.STREAM):
            return self.target.cutting is Cutting.STREAM
        arabic = [base_language(text.language) == "ar" for text in (self.source, self.target)]
        if arabic[0] != arabic[1]:
            return arabic[1]
        return len(self.target.segments) < len(self.source.segments)

    def _prepared(self, progress: Progress = no_progress) -> SpanPairer:
        """The pairer of the two texts, which are read and encoded when first asked for."""
        if self._pairer is None:
            self._pairer = SpanPairer(
                prepare_texts(
                    self._stream,
                    self._stream_words,
                    self._units,
                    self._clause_words,
                    self._encoder,
                    self.settings.pairing,
                    progress,
                )
            )
        return self._pairer

    def teach(self, confirmed: ConfirmedPairs, progress: Progress = no_progress) -> None:
        """Use what confirmed pairs teach from the next alignment on, instead of what was taught before.

        The vectors stay. Chains that were found with another dictionary are forgotten.
        """
        tick = as_tick(progress, 0.0, "Reading words")
        if confirmed == self._taught:
            return
        self._taught = confirmed
        base = self._base.pairing.lexicon
        arabic, words = (
            (self._stream, self._stream_words)
            if base_language(self._stream.language) == "ar"
            else (self._units, self._clause_words)
        )
        learned = base
        if base_language(arabic.language) == "ar" and confirmed.pairs:
            stems = Counter(map(arabic_stem, plain_words(words, tick)))
            learned = with_confirmed(base, confirmed, stems, tick)
        pairing = replace(self._base.pairing, lexicon=learned)
        if pairing.lexicon.digest == self.settings.pairing.lexicon.digest:
            return
        self.settings = replace(self._base, pairing=pairing)
        self.signature = f"spans-{ALIGNER_VERSION} {self._encoder.signature} {self.settings}"
        self._memory = BeadCache(self._pair_stretch)
        if self._pairer is not None:
            self._pairer = SpanPairer(with_lexicon(self._pairer.texts, learned, tick))

    def _queries(self, progress: Progress = no_progress) -> SpanQueries:
        return SpanQueries(self._prepared(progress).texts)

    def _pair_stretch(self, stretch: Stretch, progress: Progress) -> list[BeadSpan]:
        if self._found is no_found:
            return self._prepared().pair(stretch, progress)
        return self._prepared().pair(
            stretch, progress, lambda spans: self._found(self._in_order(stretch, spans, no_progress))
        )

    @single_blas_thread()
    def align(
        self, fixed: Sequence[Bead] = (), progress: Progress = no_progress, found: Found = no_found
    ) -> Alignment:
        """Align everything that no fixed bead holds."""
        progress(0.0, "Reading")
        self._prepared(sub_progress(progress, 0.0, 0.4))
        self._memory.begin()
        self._found = found
        try:
            beads = self._between(fixed, progress)
        finally:
            self._found = no_found
        self._memory.end()
        warnings = warnings_about(self.source, self.target, self.mean_similarity(), beads)
        if UNRELATED in warnings:
            held = set(fixed)
            beads = tuple(b if b in held or b.confidence is None else is_doubted(b) for b in beads)
        self._aligned, self._names = beads, None
        return Alignment(beads, self.signature, self.source, self.target, warnings)

    def mean_similarity(self) -> float | None:
        """Mean similarity of the beads of the last alignment above the background; None without beads."""
        beads = self._memory.pairs()
        return self._queries().mean_similarity(beads) if beads else None

    @single_blas_thread()
    def realign_among(
        self, beads: Sequence[Bead], fixed: Sequence[Bead], progress: Progress = no_progress
    ) -> tuple[Bead, ...] | None:
        """Align the words of some neighbouring beads again."""
        self._prepared(sub_progress(progress, 0.0, 0.4))
        stream = self._stretch_of(beads, self._stream_side, self._stream_words)
        units = self._stretch_of(beads, self._stream_side.other, self._clause_words)
        if stream is None or units is None:
            return None
        gaps, _ = self._gaps(fixed, (stream[0], units[0]), (stream[1], units[1]))
        made: list[Bead] = []
        for k, gap in enumerate(gaps):
            made.extend(self._of_gap(gap, sub_progress(progress, 0.4 + 0.6 * k / len(gaps), 0.6 / len(gaps))))
        progress(1.0, "Aligned")
        return tuple(made)

    def _stretch_of(self, beads: Sequence[Bead], side: Side, words: WordStream) -> tuple[int, int] | None:
        """The words that beads hold on one side, if they are one unbroken range."""
        runs = [self._word_range(segment, words) for bead in beads for segment in bead.side(side)]
        if not runs:
            return None
        low, high = min(run[0] for run in runs), max(run[1] for run in runs)
        return (low, high) if sum(b - a for a, b in runs) == high - low else None

    @single_blas_thread()
    def alternative_endings(self, bead: Bead, below: Bead) -> tuple[tuple[int, int], ...]:
        """Other places where a bead may end, within itself and the bead below it."""
        words = self._stretch_of([bead, below], self._stream_side, self._stream_words)
        clause_words = self._stretch_of([bead, below], self._stream_side.other, self._clause_words)
        if words is None or clause_words is None or Stretch(words, clause_words).size > MAX_QUERY_WORDS:
            return ()
        own = tuple(max((s.end for s in bead.side(side)), default=-1) for side in Side)
        out: list[tuple[int, int]] = []
        for word, unit_word, _ in self._queries().alternative_endings(Stretch(words, clause_words)):
            ends = int(self._stream_words.ends[word - 1]), int(self._clause_words.ends[unit_word - 1])
            source, target = ends if self._stream_side is Side.SOURCE else ends[::-1]
            if (source, target) != own:
                out.append((source, target))
        return tuple(out)

    def aligns_together(self, one: Bead, two: Bead) -> bool:
        """Whether :meth:`realign_among` takes these two beads together: always, in one text."""
        return True

    @property
    def names(self) -> Names | None:
        """Names of the document; None before an alignment."""
        if self._names is None and self._aligned:
            self.learn_names(self._aligned)
        return self._names

    def learn_names(self, beads: Iterable[Bead]) -> None:
        """Learn the names of the document from beads of any origin."""
        self._names, self._aligned = learn(self.source.text, self.target.text, beads), ()

    def explain(
        self, bead: Bead, progress: Progress = no_progress, names: Names | None = None
    ) -> Evidence | None:
        """Evidence for a bead, in a few hundredths of a second.

        Args:
            names: of the document, if known elsewhere; else they are learned by the first call after an
                alignment.
        """
        if bead.is_null:
            return None
        queries = self._queries(progress)
        stream = self._bounds(bead.side(self._stream_side), self._stream_words)
        units = self._bounds(bead.side(self._stream_side.other), self._clause_words)
        assert stream is not None
        assert units is not None
        similarity, place, second = queries.rivals(stream, units)
        runner_up = None
        if place is not None:
            runner_up = RunnerUp(self._stream_side, self._stream_words.slice(*place), second)
        known = names or self.names or EMPTY_NAMES
        return gather(bead, self.source_words, self.target_words, self._encoder, similarity, runner_up, known)

    def _between(self, fixed: Sequence[Bead], progress: Progress) -> tuple[Bead, ...]:
        gaps, order = self._gaps(fixed)
        beads: list[Bead] = []
        total = max(1, sum(gap.size for gap in gaps))
        done = 0
        for gap, anchor in itertools.zip_longest(gaps, order):
            share = gap.size / total
            start = 0.4 + 0.6 * done / total
            pairs = self._pair(gap, sub_progress(progress, start, 0.6 * share))
            beads.extend(pairs)
            done += gap.size
            if done < total:
                self._found(pairs)
            if anchor is not None:
                beads.append(anchor)
        placed = set(order)
        crossing = [bead for bead in fixed if bead not in placed]
        progress(1.0, "Aligned")
        return insert_out_of_order(beads, crossing)

    def _pair(self, gap: Stretch, progress: Progress) -> list[Bead]:
        """The beads of a stretch, from the cache where it has them."""
        return self._beads(gap, self._memory.get_or_align(gap, progress), progress)

    def _of_gap(self, gap: Stretch, progress: Progress) -> list[Bead]:
        """The beads of a stretch, without the cache."""
        return self._beads(gap, self._pair_stretch(gap, progress), progress)

    def _beads(self, gap: Stretch, pairs: Sequence[BeadSpan], progress: Progress) -> list[Bead]:
        out = self._in_order(gap, pairs, progress)
        if self._units.cutting is Cutting.STREAM:
            return out
        if self._stream.cutting is Cutting.STREAM:
            texts = StreamPair(self._stream_words, self._clause_words, self._stream_side)
            return reordered(out, self._queries(), texts, as_tick(progress, 1.0, "Aligning"))
        return find_crossings(out, self._similarity, as_tick(progress, 1.0, "Aligning"))

    def _in_order(self, gap: Stretch, pairs: Sequence[BeadSpan], progress: Progress) -> list[Bead]:
        """The beads of a stretch, before any is paired across the order."""
        out = []
        tick = as_tick(progress, 1.0, "Aligning")
        for number, pair in enumerate(pairs):
            if number % 512 == 0:
                tick()
            stream = segments_within(self._stream, self._stream_words, pair.words, gap.stream_holes)
            units = segments_within(self._units, self._clause_words, pair.clause_words, gap.clause_holes)
            if not stream and not units:
                continue
            swapped = self._stream_side is Side.TARGET
            source, target = (units, stream) if swapped else (stream, units)
            if not source or not target:
                cutting = self.source.cutting if source else self.target.cutting
                if cutting is not Cutting.STREAM:
                    for segment in source or target:
                        one = (segment,)
                        out.append(Bead(one if source else (), one if target else (), None, pair.confidence))
                    continue
                out.append(Bead(source, target, None, pair.confidence))
                continue
            out.append(Bead(source, target, pair.score, pair.confidence))
        return out

    def _similarity(self, source: Sequence[Segment], target: Sequence[Segment]) -> NDArray[np.float64]:
        """A :class:`aligner.alignment.crossings.Similarity`."""
        stream, units = (source, target) if self._stream_side is Side.SOURCE else (target, source)
        found = self._queries().similarities(
            [self._word_range(segment, self._stream_words) for segment in stream],
            [self._word_range(segment, self._clause_words) for segment in units],
        )
        return found if self._stream_side is Side.SOURCE else found.T

    def _gaps(
        self, fixed: Sequence[Bead], low: tuple[int, int] = (0, 0), high: tuple[int, int] | None = None
    ) -> tuple[list[Stretch], list[Bead]]:
        """The stretches between the fixed beads that are in order on both sides, and those beads.

        Args:
            low, high: word of the stream and of the clause side to begin and to end at; by default the whole
                texts.
        """
        stream, unit = self._stream_side, self._stream_side.other
        held = sorted(fixed, key=lambda bead: hull(bead.side(stream)) or hull(bead.side(unit)) or (0, 0))
        order = longest_chain([bead for bead in held if self._is_barrier(bead)], stream)
        placed = set(order)
        holes_stream = sorted(
            self._word_range(segment, self._stream_words)
            for bead in fixed
            if bead not in placed
            for segment in bead.side(stream)
        )
        holes_unit = sorted(
            self._word_range(segment, self._clause_words)
            for bead in fixed
            if bead not in placed
            for segment in bead.side(unit)
        )
        gaps = []
        word, unit_word = low
        for bead in [*order, None]:
            if bead is None:
                ends = high or (len(self._stream_words), len(self._clause_words))
                next_at = ends
            else:
                a = self._bounds(bead.side(stream), self._stream_words)
                b = self._bounds(bead.side(unit), self._clause_words)
                ends = (a[0] if a else word, b[0] if b else unit_word)
                next_at = (a[1] if a else word, b[1] if b else unit_word)
            words, stream_holes = trim_holes((word, ends[0]), holes_stream)
            clause_words, clause_holes = trim_holes((unit_word, ends[1]), holes_unit)
            gaps.append(Stretch(words, clause_words, stream_holes, clause_holes))
            word, unit_word = next_at
        return gaps, order

    def _is_barrier(self, bead: Bead) -> bool:
        """Whether nothing may be paired across a fixed bead: it has two sides, and no word of another bead
        lies between its segments.
        """
        return (
            not bead.is_null
            and is_unbroken(bead.source, self.source.text)
            and is_unbroken(bead.target, self.target.text)
        )

    @staticmethod
    def _word_range(segment: Segment, stream: WordStream) -> tuple[int, int]:
        return stream.first_at(segment.start), stream.first_at(segment.end - 1) + 1

    def _bounds(self, segments: tuple[Segment, ...], stream: WordStream) -> tuple[int, int] | None:
        found = hull(segments)
        return None if found is None else self._word_range(Segment(*found), stream)
