"""Evidence for a bead, as plain data: similarity, runner-up, anchors and word links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from aligner.bitext import Bead, Segment, Side
from aligner.explanation.anchors import Anchor, find_anchors
from aligner.explanation.name_lexicon import EMPTY_NAMES, Names
from aligner.text.normalize import fold, for_encoder
from aligner.text.stopwords import is_common

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder
    from aligner.text.word_stream import WordStream

_MIN_LINK_STRENGTH = 0.3
_DISTANCE_PENALTY = 0.2
"""Subtracted from a link between opposite ends of the two sides; in proportion from shorter ones."""
_STOPWORD_DISTANCE_PENALTY = 2.0
"""The same if one of the words is a stop word, of which there are many."""
_MIXED_PENALTY = 0.15
"""Subtracted from a link between a stop word and another word."""
_MAX_WORDS = 400
"""Words of a side above which there are no links and no anchors."""
_MAX_UNLINKED_LETTERS = 2
"""Words of so few letters are not linked."""


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The second best stretch of ``side`` for the other side of the bead."""

    side: Side
    place: Segment
    similarity: float


@dataclass(frozen=True, slots=True)
class WordLink:
    """Two words that translate each other; ``strength`` in [0, 1]."""

    source: Segment
    target: Segment
    strength: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence for a bead.

    Attributes:
        similarity: cosine of its two sides.
        margin: similarity less that of the runner-up; None without one.
    """

    similarity: float
    margin: float | None
    runner_up: RunnerUp | None
    anchors: tuple[Anchor, ...]
    links: tuple[WordLink, ...]

    def moved(self, source: int, target: int) -> Evidence:
        """The same with all offsets moved, as from a chapter to its book."""
        by = {Side.SOURCE: source, Side.TARGET: target}
        runner_up = self.runner_up
        if runner_up is not None:
            runner_up = replace(runner_up, place=_moved(runner_up.place, by[runner_up.side]))
        return replace(
            self,
            runner_up=runner_up,
            anchors=tuple(
                replace(a, source=_moved(a.source, source), target=_moved(a.target, target))
                for a in self.anchors
            ),
            links=tuple(
                replace(x, source=_moved(x.source, source), target=_moved(x.target, target))
                for x in self.links
            ),
        )

    def as_json(self) -> dict[str, Any]:
        """Plain data: offsets are half-open, in code points of the texts."""
        out: dict[str, Any] = {
            "similarity": round(self.similarity, 4),
            "anchors": [
                {
                    "kind": a.kind,
                    "source": [a.source.start, a.source.end],
                    "target": [a.target.start, a.target.end],
                    "reading": a.reading,
                }
                for a in self.anchors
            ],
            "links": [
                [x.source.start, x.source.end, x.target.start, x.target.end, round(x.strength, 3)]
                for x in self.links
            ],
        }
        if self.margin is not None and self.runner_up is not None:
            place = self.runner_up.place
            out["margin"] = round(self.margin, 4)
            out["runner_up"] = {
                "side": self.runner_up.side.value,
                "start": place.start,
                "end": place.end,
                "similarity": round(self.runner_up.similarity, 4),
            }
        return out


def _moved(segment: Segment, by: int) -> Segment:
    return Segment(segment.start + by, segment.end + by)


def word_links(
    bead: Bead, source: WordStream, target: WordStream, encoder: Encoder, anchors: tuple[Anchor, ...]
) -> tuple[WordLink, ...]:
    """Word links: words of both sides whose vectors are each other's best match, and the anchors.

    From each similarity half the mean similarity of either word to the other side is subtracted, since a word
    similar to everything translates nothing, and a penalty for the distance from the diagonal, which is
    higher for stop words.
    """
    here, there = _places(bead.source, source), _places(bead.target, target)
    links = [WordLink(a.source, a.target, a.strength) for a in anchors]
    if not here or not there:
        return tuple(links)
    sides = ((here, source.text), (there, target.text))
    one = encoder.encode([for_encoder(place.of(source.text)) for place in here])
    two = encoder.encode([for_encoder(place.of(target.text)) for place in there])
    raw = (one @ two.T).astype(np.float64)
    centred = raw - 0.5 * raw.mean(axis=0, keepdims=True) - 0.5 * raw.mean(axis=1, keepdims=True)
    along = np.abs(np.linspace(0, 1, len(here))[:, None] - np.linspace(0, 1, len(there))[None, :])
    common = [np.array([is_common(p.of(text)) for p in places]) for places, text in sides]
    particle = common[0][:, None] | common[1][None, :]
    worth = centred - np.where(particle, _STOPWORD_DISTANCE_PENALTY, _DISTANCE_PENALTY) * along
    worth[common[0][:, None] != common[1][None, :]] -= _MIXED_PENALTY
    best_there, best_here = worth.argmax(axis=1), worth.argmax(axis=0)
    for i, j in enumerate(best_there.tolist()):
        if best_here[j] == i and worth[i, j] >= _MIN_LINK_STRENGTH:
            place, other = here[i], there[j]
            if all(place.end <= x.source.start or x.source.end <= place.start for x in links) and all(
                other.end <= x.target.start or x.target.end <= other.start for x in links
            ):
                links.append(WordLink(place, other, float(min(1.0, max(0.0, raw[i, j])))))
    return tuple(sorted(links, key=lambda x: x.source))


def _places(segments: tuple[Segment, ...], stream: WordStream) -> list[Segment]:
    """The words of some segments, without the punctuation around them."""
    out = []
    for segment in segments:
        for i in range(stream.first_at(segment.start), len(stream)):
            start, end = int(stream.starts[i]), int(stream.ends[i])
            if start >= segment.end:
                break
            start, end = max(start, segment.start), min(end, segment.end)
            while start < end and not stream.text[start].isalnum():
                start += 1
            while end > start and not (stream.text[end - 1].isalnum() or fold(stream.text[end - 1]) == ""):
                end -= 1
            if end - start > _MAX_UNLINKED_LETTERS:
                out.append(Segment(start, end))
    return out


def gather(
    bead: Bead,
    source: WordStream,
    target: WordStream,
    encoder: Encoder,
    similarity: float,
    runner_up: RunnerUp | None,
    names: Names = EMPTY_NAMES,
) -> Evidence:
    """Collect the evidence for a two-sided bead.

    A bead as long as a chapter gets neither anchors nor links: each word is compared with each, and among so
    many words they mean nothing.

    Args:
        similarity: cosine of its two sides.
        runner_up: the second best stretch, if there is one.
        names: of the whole document; they precede other anchors.
    """
    margin = None if runner_up is None else similarity - runner_up.similarity
    sides = ((bead.source, source.text), (bead.target, target.text))
    if any(sum(s.of(text).count(" ") + 1 for s in segments) > _MAX_WORDS for segments, text in sides):
        return Evidence(similarity, margin, runner_up, (), ())
    known = names.find(source.text, target.text, bead.source, bead.target)
    anchors = find_anchors(source.text, target.text, bead.source, bead.target, known)
    links = word_links(bead, source, target, encoder, anchors)
    return Evidence(similarity, margin, runner_up, anchors, links)
