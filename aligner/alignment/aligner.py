"""Alignment of two texts: which stretch of one translates which stretch of the other.

:func:`align` does it once; :class:`Aligner` keeps vectors in memory and re-aligns around a correction in an
instant.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aligner.alignment.bead_cache import BeadCache
from aligner.alignment.crossings import find_crossings
from aligner.alignment.reordering import StreamPair, reordered
from aligner.alignment.spans.pairer import SpanPairer
from aligner.alignment.spans.preparation import prepare_texts
from aligner.alignment.spans.queries import SpanQueries
from aligner.alignment.spans.settings import BeadSpan, PairSettings, Stretch
from aligner.alignment.warnings import UNRELATED, is_doubted, warnings_about
from aligner.bitext import Bead, Segment, Side
from aligner.explanation.evidence import Evidence, RunnerUp, gather
from aligner.explanation.name_lexicon import EMPTY_NAMES, Names, learn
from aligner.parallel import single_blas_thread
from aligner.progress import Progress, as_tick, no_progress, sub_progress
from aligner.segmentation.segmenter import Cutting, Segmentation
from aligner.text.word_stream import WordStream, word_stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from aligner.alignment.encoder_protocol import Encoder

VERSION = "1"
MOST_WORDS = 800
"""Words of both sides of a bead whose cut can be told while a person waits: some hundredths of a second."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to align.

    Attributes:
        swap: None lets the texts decide which of them is taken as a stream of words and which as the units
            that look for their spans; True makes the target the stream, False the source.
    """

    swap: bool | None = None
    pairing: PairSettings = field(default_factory=PairSettings)


@dataclass(frozen=True)
class Alignment:
    """Beads in reading order.

    Attributes:
        beads: every word of both texts lies in exactly one.
        signature: what made it: aligner version, encoder, parameters.
        warnings: what a person should know about the whole ("The two texts do not seem to be translations
            ...").
    """

    beads: tuple[Bead, ...]
    signature: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Replacement:
    """New beads for a region of both texts.

    Attributes:
        source, target: the words concerned, as one segment each, or None where the region is empty on that
            side.
        beads: they cover exactly the words of the region that no fixed bead holds.
    """

    source: Segment | None
    target: Segment | None
    beads: tuple[Bead, ...]


class Aligner:
    """Two texts ready to be aligned again and again.

    Args:
        source, target: the texts and how they are cut.
        encoder: where the vectors come from.
        progress: called while the words of the texts are found, which takes half a second for a long book.
    """

    def __init__(
        self,
        source: Segmentation,
        target: Segmentation,
        encoder: Encoder,
        settings: Settings = Settings(),
        progress: Progress = no_progress,
    ) -> None:
        self.source = source
        self.target = target
        self.settings = settings
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
        self._names: Names | None = None
        self._aligned: tuple[Bead, ...] = ()
        self.signature = f"spans-{VERSION} {encoder.signature} {settings.pairing}"

    def _target_is_stream(self) -> bool:
        """The side without sentence ends is the stream; else Arabic is; else the one with the longer
        segments.
        """
        if (self.source.cutting is Cutting.STREAM) != (self.target.cutting is Cutting.STREAM):
            return self.target.cutting is Cutting.STREAM
        if (self.source.language == "ar") != (self.target.language == "ar"):
            return self.target.language == "ar"
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

    def _queries(self, progress: Progress = no_progress) -> SpanQueries:
        return SpanQueries(self._prepared(progress).texts)

    def _pair_stretch(self, stretch: Stretch, progress: Progress) -> list[BeadSpan]:
        return self._prepared().pair(stretch, progress)

    @single_blas_thread()
    def align(self, fixed: Sequence[Bead] = (), progress: Progress = no_progress) -> Alignment:
        """Align everything that no fixed bead holds.

        Args:
            fixed: beads made or confirmed by a person; they come back unchanged and nothing moves across
                them.
            progress: called at least every 0.1 s; raises Cancelled to stop.
        """
        progress(0.0, "Reading")
        self._prepared(sub_progress(progress, 0.0, 0.4))
        self._memory.begin()
        beads = self._between(fixed, progress)
        self._memory.end()
        warnings = warnings_about(self.source, self.target, self.mean_similarity())
        if UNRELATED in warnings:
            held = set(fixed)
            beads = tuple(b if b in held or b.confidence is None else is_doubted(b) for b in beads)
        self._aligned, self._names = beads, None
        return Alignment(beads, self.signature, warnings)

    def mean_similarity(self) -> float | None:
        """How much more alike the pairs of the last alignment are than chance; None without any pair."""
        beads = self._memory.pairs()
        return self._queries().mean_similarity(beads) if beads else None

    @single_blas_thread()
    def realign(self, fixed: Sequence[Bead], around: Bead, progress: Progress = no_progress) -> Replacement:
        """Align anew what lies between a fixed bead and the fixed beads before and after it.

        Args:
            fixed: all fixed beads, ``around`` among them.
            around: the one that has changed.
        """
        self._prepared(sub_progress(progress, 0.0, 0.4))
        gaps, order = self._gaps(fixed)
        if around not in order:
            near = list(zip(gaps, order, strict=False))
            at = sum(1 for _, bead in near if _before(bead, around))
            touched = [gaps[at]]
        else:
            at = order.index(around)
            touched = gaps[at : at + 2]
        beads: list[Bead] = []
        for k, gap in enumerate(touched):
            beads.extend(self._pair(gap, sub_progress(progress, 0.4 + 0.3 * k, 0.3)))
        stream = (touched[0].words[0], touched[-1].words[1])
        units = (touched[0].clause_words[0], touched[-1].clause_words[1])
        hulls = [
            words.slice(*span) if span[1] > span[0] else None
            for words, span in ((self._stream_words, stream), (self._clause_words, units))
        ]
        source, target = hulls if self._stream_side is Side.SOURCE else hulls[::-1]
        progress(1.0, "Aligned")
        return Replacement(source, target, tuple(beads))

    @single_blas_thread()
    def realign_among(
        self, beads: Sequence[Bead], fixed: Sequence[Bead], progress: Progress = no_progress
    ) -> tuple[Bead, ...] | None:
        """Align anew the words that some neighbouring beads hold, at a cost that depends on these alone.

        Args:
            beads: neighbours (see :mod:`aligner.alignment.realign_window`).
            fixed: those of them that stay.

        Returns:
            beads for all words that no fixed one holds, in reading order of the stream; None where the beads
            are not one unbroken stretch on both sides.
        """
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
        """The words that beads hold on one side, if they are one run."""
        runs = [self._word_range(segment, words) for bead in beads for segment in bead.side(side)]
        if not runs:
            return None
        low, high = min(run[0] for run in runs), max(run[1] for run in runs)
        return (low, high) if sum(b - a for a, b in runs) == high - low else None

    @single_blas_thread()
    def matching_cut(self, bead: Bead, side: Side, at: int) -> int | None:
        """Where to cut the other side of a bead that is cut in two on one.

        Args:
            side, at: the offset of a cut between two of its words there.

        Returns:
            an offset of the other text: where one of its segments begins or, in a text without segments, one
            of its words; its beginning or its end where one of the parts most likely stays alone. None for a
            null bead, for one with words of others in between, and where it is too long to tell at once.
        """
        stream_side = self._stream_side
        words = self._stretch_of([bead], stream_side, self._stream_words)
        clause_words = self._stretch_of([bead], stream_side.other, self._clause_words)
        if words is None or clause_words is None or Stretch(words, clause_words).size > MOST_WORDS:
            return None
        here = self._stream_words if side is stream_side else self._clause_words
        there, run = (
            (self._clause_words, clause_words) if side is stream_side else (self._stream_words, words)
        )
        place = here.first_at(at)
        own = words if side is stream_side else clause_words
        if not own[0] < place < own[1]:
            return None
        found = self._queries().matching_cut(
            Stretch(words, clause_words),
            word=place if side is stream_side else None,
            clause_word=None if side is stream_side else place,
        )
        if found is None:
            return None
        return int(there.starts[found]) if found < run[1] else int(there.ends[found - 1])

    @single_blas_thread()
    def alternative_endings(self, bead: Bead, below: Bead) -> tuple[tuple[int, int], ...]:
        """Where a bead may end, as likely as not elsewhere than it does, within itself and the one below it.

        Returns:
            offsets of the source and of the target, each the end of a word or of a segment, the likeliest
            first; without the end that the bead has. None where the two are not one stretch, or too long to
            tell at once.
        """
        words = self._stretch_of([bead, below], self._stream_side, self._stream_words)
        clause_words = self._stretch_of([bead, below], self._stream_side.other, self._clause_words)
        if words is None or clause_words is None or Stretch(words, clause_words).size > MOST_WORDS:
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
        """Whether two beads may be among those that :meth:`realign_among` takes: always, in one text."""
        return True

    @property
    def names(self) -> Names | None:
        """What is known of the document's names: learned from the last alignment when first asked for, or
        from the pairs given to :meth:`learn_names`; None before either.
        """
        if self._names is None and self._aligned:
            self.learn_names(self._aligned)
        return self._names

    def learn_names(self, beads: Iterable[Bead]) -> None:
        """Learn the names of the document from pairs that were made elsewhere, or earlier."""
        self._names, self._aligned = learn(self.source.text, self.target.text, beads), ()

    def explain(
        self, bead: Bead, progress: Progress = no_progress, names: Names | None = None
    ) -> Evidence | None:
        """What speaks for a bead: similarity, runner-up, anchors, words that answer each other; None for a
        null bead.

        Costs some hundredths of a second; meant to be asked for one bead at a time. The first after an
        alignment learns the names of the document too, unless there are ``names``.
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
            beads.extend(self._pair(gap, sub_progress(progress, start, 0.6 * share)))
            done += gap.size
            if anchor is not None:
                beads.append(anchor)
        placed = set(order)
        crossing = [bead for bead in fixed if bead not in placed]
        progress(1.0, "Aligned")
        return _insert(beads, crossing)

    def _pair(self, gap: Stretch, progress: Progress) -> list[Bead]:
        """The beads of a gap, remembered or new."""
        return self._beads(gap, self._memory.get_or_align(gap, progress), progress)

    def _of_gap(self, gap: Stretch, progress: Progress) -> list[Bead]:
        """The beads of a gap, new, and not to be remembered."""
        return self._beads(gap, self._pair_stretch(gap, progress), progress)

    def _beads(self, gap: Stretch, pairs: Sequence[BeadSpan], progress: Progress) -> list[Bead]:
        out = []
        tick = as_tick(progress, 1.0, "Aligning")
        for number, pair in enumerate(pairs):
            if number % 512 == 0:
                tick()
            stream = self._segments(self._stream, self._stream_words, pair.words, gap.stream_holes)
            units = self._segments(self._units, self._clause_words, pair.clause_words, gap.clause_holes)
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
        if self._units.cutting is Cutting.STREAM:
            return out
        if self._stream.cutting is Cutting.STREAM:
            texts = StreamPair(self._stream_words, self._clause_words, self._stream_side)
            return reordered(out, self._queries(), texts, as_tick(progress, 1.0, "Aligning"))
        return find_crossings(out, self._likeness, tick)

    def _likeness(self, source: Sequence[Segment], target: Sequence[Segment]) -> NDArray[np.float64]:
        """Similarity of single segments above the background; see :mod:`aligner.alignment.crossings`."""
        stream, units = (source, target) if self._stream_side is Side.SOURCE else (target, source)
        found = self._queries().similarities(
            [self._word_range(segment, self._stream_words) for segment in stream],
            [self._word_range(segment, self._clause_words) for segment in units],
        )
        return found if self._stream_side is Side.SOURCE else found.T

    @staticmethod
    def _segments(
        segmentation: Segmentation,
        stream: WordStream,
        words: tuple[int, int],
        holes: Sequence[tuple[int, int]],
    ) -> tuple[Segment, ...]:
        """The words as segments: one for a stream, the segments they lie in otherwise, without the holes."""
        first, end = words
        runs: list[tuple[int, int]] = []
        at = first
        for low, high in [*holes, (end, end)]:
            if low >= end:
                low = high = end
            if high <= at:
                continue
            if low > at:
                runs.append((at, low))
            at = max(at, high)
            if at >= end:
                break
        if segmentation.cutting is Cutting.STREAM:
            return tuple(stream.slice(a, b) for a, b in runs)
        out: list[Segment] = []
        for a, b in runs:
            begin, stop = int(stream.starts[a]), int(stream.ends[b - 1])
            out.extend(
                Segment(max(segment.start, begin), min(segment.end, stop))
                for segment in _overlapping(segmentation.segments, begin, stop)
            )
        return tuple(out)

    def _gaps(
        self, fixed: Sequence[Bead], low: tuple[int, int] = (0, 0), high: tuple[int, int] | None = None
    ) -> tuple[list[Stretch], list[Bead]]:
        """The stretches between the fixed beads that stand in order on both sides, and those beads.

        Args:
            low, high: word of the stream and of the units to begin and to end at; by default the whole texts.
        """
        stream, unit = self._stream_side, self._stream_side.other
        held = sorted(fixed, key=lambda bead: _hull(bead.side(stream)) or _hull(bead.side(unit)) or (0, 0))
        order = _longest_chain(held, stream, unit, self._stream_words, self._clause_words)
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
            words, stream_holes = _trimmed((word, ends[0]), holes_stream)
            clause_words, clause_holes = _trimmed((unit_word, ends[1]), holes_unit)
            gaps.append(Stretch(words, clause_words, stream_holes, clause_holes))
            word, unit_word = next_at
        return gaps, order

    @staticmethod
    def _word_range(segment: Segment, stream: WordStream) -> tuple[int, int]:
        return stream.first_at(segment.start), stream.first_at(segment.end - 1) + 1

    def _bounds(self, segments: tuple[Segment, ...], stream: WordStream) -> tuple[int, int] | None:
        hull = _hull(segments)
        if hull is None:
            return None
        return self._word_range(Segment(*hull), stream)


def _trimmed(
    span: tuple[int, int], holes: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], tuple[tuple[int, int], ...]]:
    """A gap without the holes at its ends (fixed null beads beside a fixed pair), and the holes left
    inside.
    """
    low, high = span
    inside = [hole for hole in holes if hole[0] < high and hole[1] > low]
    while inside and inside[0][0] <= low:
        low = max(low, inside.pop(0)[1])
    while inside and inside[-1][1] >= high:
        high = min(high, inside.pop()[0])
    return (low, max(low, high)), tuple(inside)


def _before(bead: Bead, other: Bead) -> bool:
    side = Side.SOURCE if bead.source and other.source else Side.TARGET
    one, two = _hull(bead.side(side)), _hull(other.side(side))
    return one is not None and two is not None and one < two


def _overlapping(segments: tuple[Segment, ...], start: int, end: int) -> list[Segment]:
    low, high = 0, len(segments)
    while low < high:
        middle = (low + high) // 2
        if segments[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    out = []
    while low < len(segments) and segments[low].start < end:
        out.append(segments[low])
        low += 1
    return out


def _hull(segments: tuple[Segment, ...]) -> tuple[int, int] | None:
    if not segments:
        return None
    return min(s.start for s in segments), max(s.end for s in segments)


def _longest_chain(
    beads: list[Bead], stream: Side, unit: Side, stream_words: WordStream, clause_words: WordStream
) -> list[Bead]:
    """The longest run of whole two-sided beads that stand in the same order on both sides (crossing ones are
    left out).

    A bead whose segments are interrupted by words of others cannot be a barrier. Null beads are kept where
    they fit.
    """
    whole = [
        bead for bead in beads if not bead.is_null and _is_whole(bead, stream_words, clause_words, stream)
    ]
    best = [1] * len(whole)
    back = [-1] * len(whole)
    spans = [(_hull(bead.side(stream)) or (0, 0), _hull(bead.side(unit)) or (0, 0)) for bead in whole]
    tails: list[int] = []  # patience sorting on the unit side; the stream side is sorted already
    for k, (_, (start, _end)) in enumerate(spans):
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            if spans[tails[middle]][1][1] <= start:
                low = middle + 1
            else:
                high = middle
        back[k] = tails[low - 1] if low else -1
        best[k] = low + 1
        if low == len(tails):
            tails.append(k)
        elif spans[k][1][1] < spans[tails[low]][1][1]:
            tails[low] = k
    chain: list[Bead] = []
    k = tails[-1] if tails else -1
    while k >= 0:
        chain.append(whole[k])
        k = back[k]
    return chain[::-1]


def _is_whole(bead: Bead, stream_words: WordStream, clause_words: WordStream, stream: Side) -> bool:
    for side, words in ((stream, stream_words), (stream.other, clause_words)):
        segments = sorted(bead.side(side))
        for one, two in itertools.pairwise(segments):
            if words.text[one.end : two.start].strip():
                return False
    return True


def _insert(beads: list[Bead], extra: list[Bead]) -> tuple[Bead, ...]:
    """Put beads that stand out of order where their source (or else their target) belongs."""
    out = list(beads)
    for bead in sorted(extra, key=lambda b: _hull(b.source) or _hull(b.target) or (0, 0)):
        side = Side.SOURCE if bead.source else Side.TARGET
        hull = _hull(bead.side(side)) or (0, 0)
        at = len(out)
        for k, other in enumerate(out):
            here = _hull(other.side(side))
            if here is not None and here[0] > hull[0]:
                at = k
                break
        out.insert(at, bead)
    return tuple(out)


def align(
    source: Segmentation,
    target: Segmentation,
    encoder: Encoder,
    *,
    fixed: Sequence[Bead] = (),
    settings: Settings = Settings(),
    progress: Progress = no_progress,
) -> Alignment:
    """Align two texts once; see :meth:`Aligner.align`."""
    return Aligner(source, target, encoder, settings, progress).align(fixed, progress)
