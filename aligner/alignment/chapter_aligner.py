"""Align a book chapter by chapter. No pair crosses the borders of the chapters that a person paired."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.alignment.aligner import ALIGNER_VERSION, Aligner, Alignment, AlignmentSettings
from aligner.alignment.spans.features.project_lexicon import ConfirmedPairs
from aligner.alignment.warnings import UNRELATED, is_doubted, warnings_about
from aligner.bitext import Bead, Segment, Side
from aligner.explanation.name_lexicon import Names, learn
from aligner.progress import Found, Progress, no_found, no_progress, sub_progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.alignment.chapters import Chapter, ChapterPair
    from aligner.alignment.encoder_protocol import Encoder
    from aligner.explanation.evidence import Evidence
    from aligner.segmentation.segmenter import Segmentation


@dataclass(frozen=True, slots=True)
class ChapterSpan:
    """A chapter's stretch of its text; its heading, if it has one, is ``text[start:body]``."""

    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class ChapterMatch:
    """Two chapters that translate each other; one is None for a chapter without counterpart."""

    source: ChapterSpan | None
    target: ChapterSpan | None

    def side(self, side: Side) -> ChapterSpan | None:
        return self.source if side is Side.SOURCE else self.target


def chapter_matches(
    pairs: Iterable[ChapterPair], source: Sequence[Chapter], target: Sequence[Chapter]
) -> tuple[ChapterMatch, ...]:
    """The stretches of pairs of chapters."""
    return tuple(
        ChapterMatch(
            None if pair.source is None else _span(source[pair.source]),
            None if pair.target is None else _span(target[pair.target]),
        )
        for pair in pairs
    )


class ChapterAligner:
    """A :class:`aligner.alignment.text_aligner.TextAligner` that never pairs across chapters.

    If a bead across two chapters is fixed, the whole texts are aligned at once: a person's decision comes
    first.

    Args:
        matches: in display order; together they hold every word of both texts once.
    """

    def __init__(
        self,
        source: Segmentation,
        target: Segmentation,
        encoder: Encoder,
        matches: Sequence[ChapterMatch],
        settings: AlignmentSettings = AlignmentSettings(),  # noqa: B008  (immutable)
    ) -> None:
        self.source, self.target = source, target
        self._encoder, self._settings = encoder, settings
        self._matches = [match for match in matches if self._words(match)]
        self._aligners: dict[int, Aligner] = {}
        self._whole: Aligner | None = None
        self._names: Names | None = None
        self._aligned: tuple[Bead, ...] = ()
        self._taught = ConfirmedPairs()
        self.signature = self._untaught = (
            f"spans-{ALIGNER_VERSION} {encoder.signature} {settings} in {len(self._matches)} chapters"
        )

    def align(
        self,
        fixed: Sequence[Bead] = (),
        progress: Progress = no_progress,
        found: Found = no_found,
    ) -> Alignment:
        """Align everything that no fixed bead holds, chapter by chapter."""
        places = [self._place(bead) for bead in fixed]
        if None in places or not self._matches:
            return self._everything(fixed, progress, found)
        total = sum(map(self._words, self._matches))
        beads: list[Bead] = []
        done = 0
        for index, match in enumerate(self._matches):
            held = [bead for bead, place in zip(fixed, places, strict=True) if place == index]
            words = self._words(match)
            here = sub_progress(progress, done / total, words / total)
            pairs = list(self._pair(index, match, held, here, found))
            beads += pairs
            done += words
            if done < total:
                found(pairs)
        progress(1.0, "Aligned")
        warnings = warnings_about(self.source, self.target, self._mean_similarity(), beads)
        if UNRELATED in warnings:
            decided = set(fixed)
            beads = [b if b in decided or b.confidence is None else is_doubted(b) for b in beads]
        return self._kept(Alignment(tuple(beads), self.signature, self.source, self.target, warnings))

    def _kept(self, alignment: Alignment) -> Alignment:
        self._aligned, self._names = alignment.beads, None
        return alignment

    @property
    def names(self) -> Names | None:
        """Names of the whole book; None before an alignment."""
        if self._names is None and self._aligned:
            self.learn_names(self._aligned)
        return self._names

    def learn_names(self, beads: Iterable[Bead]) -> None:
        """Learn the names of the whole book from beads of any origin."""
        self._names, self._aligned = learn(self.source.text, self.target.text, beads), ()

    def teach(self, confirmed: ConfirmedPairs, progress: Progress = no_progress) -> None:
        """Use what confirmed pairs of any chapter teach in all of them."""
        self._taught = confirmed
        self.signature = f"{self._untaught} {confirmed}".rstrip()
        for one in (*self._aligners.values(), *((self._whole,) if self._whole is not None else ())):
            one.teach(confirmed, progress)

    def _mean_similarity(self) -> float | None:
        """Mean similarity of the chapters that have one, weighed by their words."""
        found = [(one.mean_similarity(), len(one.source_words)) for one in self._aligners.values()]
        known = [(value, words) for value, words in found if value is not None]
        return sum(v * w for v, w in known) / sum(w for _, w in known) if known else None

    def realign_among(
        self, beads: Sequence[Bead], fixed: Sequence[Bead], progress: Progress = no_progress
    ) -> tuple[Bead, ...] | None:
        """Align the words of some neighbouring beads again; None if they are not all in one pair of
        chapters.
        """
        places = {self._place(bead) for bead in beads}
        index = next(iter(places), None)
        if len(places) != 1 or index is None:
            return None
        match = self._matches[index]
        if match.source is None or match.target is None:
            return None
        left, right = match.source.start, match.target.start
        inside = [_moved(bead, -left, -right) for bead in beads]
        held = [_moved(bead, -left, -right) for bead in fixed]
        heading = self._heading(match)
        kept = [b for b in inside if heading is not None and _overlap(heading, b) and b not in held]
        if kept and (len(kept) > 1 or heading is None or not _same(kept[0], heading)):
            return None  # the headings came apart: only the alignment of the chapter joins them again
        found = self._of(index).realign_among(inside, [*kept, *held], progress)
        return None if found is None else tuple(_moved(bead, left, right) for bead in (*kept, *found))

    def alternative_endings(self, bead: Bead, below: Bead) -> tuple[tuple[int, int], ...]:
        """Other places where a bead may end; empty across two chapters."""
        index = self._place(bead)
        match = self._matches[index] if index is not None and index == self._place(below) else None
        if index is None or match is None or match.source is None or match.target is None:
            return ()
        left, right = match.source.start, match.target.start
        found = self._of(index).alternative_endings(_moved(bead, -left, -right), _moved(below, -left, -right))
        return tuple((source + left, target + right) for source, target in found)

    def aligns_together(self, one: Bead, two: Bead) -> bool:
        """Whether two beads belong to the same pair of chapters."""
        return self._place(one) is not None and self._place(one) == self._place(two)

    def explain(self, bead: Bead, progress: Progress = no_progress) -> Evidence | None:
        """Evidence for a bead from its chapter; None for a null bead and for one in two chapters."""
        index = self._place(bead)
        if bead.is_null or index is None:
            return None
        match = self._matches[index]
        if match.source is None or match.target is None:
            return None
        left, right = match.source.start, match.target.start
        found = self._of(index).explain(_moved(bead, -left, -right), progress, self.names)
        return None if found is None else found.moved(left, right)

    def _pair(
        self, index: int, match: ChapterMatch, fixed: list[Bead], progress: Progress, found: Found
    ) -> Iterable[Bead]:
        if match.source is None or match.target is None:
            return self._alone(match, fixed)
        left, right = match.source.start, match.target.start
        held = [_moved(bead, -left, -right) for bead in fixed]
        heading = self._heading(match)
        if heading is not None and not any(_overlap(heading, bead) for bead in held):
            held = [heading, *held]

        def found_here(beads: Sequence[Bead]) -> None:
            found([_moved(bead, left, right) for bead in beads])

        aligned = self._of(index).align(held, progress, no_found if found is no_found else found_here)
        return [_moved(bead, left, right) for bead in aligned.beads]

    def _alone(self, match: ChapterMatch, fixed: list[Bead]) -> Iterable[Bead]:
        """A chapter without a partner: one-sided beads around those that are fixed."""
        side = Side.SOURCE if match.source is not None else Side.TARGET
        span = match.side(side)
        assert span is not None
        text = self.source if side is Side.SOURCE else self.target
        taken = sorted(segment for bead in fixed for segment in bead.side(side))
        made = list(fixed)
        free = (rest for s in _within(text, span) for rest in _without(s, taken, text.text))
        made += [Bead((s,), ()) if side is Side.SOURCE else Bead((), (s,)) for s in free]
        return sorted(made, key=lambda bead: min(bead.side(side)))

    def _heading(self, match: ChapterMatch) -> Bead | None:
        """Both headings as a pair, in offsets of the chapters."""
        source = _heading(match.source, self.source.text)
        target = _heading(match.target, self.target.text)
        return Bead((source,), (target,)) if source is not None and target is not None else None

    def _of(self, index: int) -> Aligner:
        if index not in self._aligners:
            match = self._matches[index]
            texts = [
                _part(text, span) for text, span in ((self.source, match.source), (self.target, match.target))
            ]
            self._aligners[index] = Aligner(texts[0], texts[1], self._encoder, self._settings)
            self._aligners[index].teach(self._taught)
        return self._aligners[index]

    def _everything(self, fixed: Sequence[Bead], progress: Progress, found: Found) -> Alignment:
        if self._whole is None:
            self._whole = Aligner(self.source, self.target, self._encoder, self._settings, progress)
            self._whole.teach(self._taught)
        return self._kept(self._whole.align(fixed, progress, found))

    def _place(self, bead: Bead) -> int | None:
        """Which pair of chapters holds all of a bead."""
        for index, match in enumerate(self._matches):
            if all(_holds(match.side(side), bead.side(side)) for side in Side):
                return index
        return None

    def _words(self, match: ChapterMatch) -> int:
        """How much there is to align; 0 where neither side has a word."""
        lengths = [
            len(text.text[span.start : span.end].strip())
            for text, span in ((self.source, match.source), (self.target, match.target))
            if span is not None
        ]
        return sum(lengths)


def _span(chapter: Chapter) -> ChapterSpan:
    return ChapterSpan(chapter.start, chapter.body, chapter.end)


def _part(text: Segmentation, span: ChapterSpan | None) -> Segmentation:
    if span is None:
        return replace(text, text="", segments=())
    moved = tuple(Segment(s.start - span.start, s.end - span.start) for s in _within(text, span))
    return replace(text, text=text.text[span.start : span.end], segments=moved)


def _within(text: Segmentation, span: ChapterSpan) -> list[Segment]:
    """The segments inside a stretch, cut at its edges and at the end of the heading."""
    found = []
    edges = (span.start, span.body, span.end)
    first = bisect_right(text.segments, span.start, key=lambda segment: segment.end)
    for segment in text.segments[first:]:
        if segment.start >= span.end:
            break
        for start, end in pairwise(edges):
            part = Segment.trimmed(text.text, max(segment.start, start), min(segment.end, end))
            if part is not None:
                found.append(part)
    return found


def _without(segment: Segment, taken: Sequence[Segment], text: str) -> Iterable[Segment]:
    """What is left of a segment when those that are taken are gone."""
    at = segment.start
    for other in [*taken, Segment(segment.end, segment.end + 1)]:
        if other.end <= at:
            continue
        if (part := Segment.trimmed(text, at, min(other.start, segment.end))) is not None:
            yield part
        at = max(at, other.end)
        if at >= segment.end:
            break


def _heading(span: ChapterSpan | None, text: str) -> Segment | None:
    if span is None or span.body <= span.start:
        return None
    return Segment.trimmed(text[span.start : span.body], 0, span.body - span.start)


def _holds(span: ChapterSpan | None, segments: Sequence[Segment]) -> bool:
    if span is None:
        return not segments
    return all(span.start <= segment.start and segment.end <= span.end for segment in segments)


def _overlap(one: Bead, other: Bead) -> bool:
    return any(
        a.start < b.end and b.start < a.end for side in Side for a in one.side(side) for b in other.side(side)
    )


def _same(one: Bead, two: Bead) -> bool:
    return (one.source, one.target) == (two.source, two.target)


def _moved(bead: Bead, source: int, target: int) -> Bead:
    return replace(
        bead,
        source=tuple(Segment(s.start + source, s.end + source) for s in bead.source),
        target=tuple(Segment(s.start + target, s.end + target) for s in bead.target),
    )
