"""The evidence for a pair as the evidence pane shows it, read from the aligner's answer.

The JSON that is understood (each key may be missing; offsets are half-open, in code points of the texts)::

    {"similarity": 0.71, "margin": 0.12,
     "runner_up": {"side": "target", "start": 120, "end": 188, "similarity": 0.59},
     "anchors": [{"kind": "number", "source": [10, 28], "target": [55, 58], "reading": "616"}],
     "links": [[10, 17, 40, 53, 0.8]]}

``runner_up`` is the second best stretch of one side for what stands on the other. ``kind`` is "number",
"date", "name" or "latin". A link is source start and end, target start and end, and its strength.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from aligner.bitext import Characters, Side
from aligner.exchange.word_links import links_by_hand

if TYPE_CHECKING:
    from db import BeadRow

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RunnerUpView:
    """The second best stretch of ``side``."""

    side: Side
    start: int
    end: int
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class AnchorView:
    """A name, number or date on both sides; ``reading`` is what both amount to, if there is such a thing."""

    kind: str
    source: Range
    target: Range
    reading: str = ""


@dataclass(frozen=True, slots=True)
class LinkedWords:
    """A word or phrase and its counterpart; ``strength`` in [0, 1]."""

    source: Range
    target: Range
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """What is known; None and empty for what is not."""

    similarity: float | None = None
    confidence: float | None = None
    margin: float | None = None
    runner_up: RunnerUpView | None = None
    anchors: tuple[AnchorView, ...] = ()
    links: tuple[LinkedWords, ...] = ()

    @classmethod
    def of(cls, row: BeadRow, answer: Mapping[str, Any] | None = None) -> EvidenceView:
        """Combine what the pair carries with the aligner's ``answer``."""
        known: dict[str, Any] = {**(row.evidence or {}), **(answer or {})}
        by_hand = links_by_hand(row.evidence)
        if by_hand is not None:
            known["links"] = by_hand
        similarity = _number(known.get("similarity"))
        return cls(
            similarity=row.score if similarity is None else similarity,
            confidence=row.confidence,
            margin=_number(known.get("margin")),
            runner_up=_runner_up(known.get("runner_up")),
            anchors=tuple(_known(_anchor(item) for item in _list(known.get("anchors")))),
            links=tuple(_known(_link(item) for item in _list(known.get("links")))),
        )

    @property
    def is_bare(self) -> bool:
        """Nothing is known beyond the scores."""
        return self.margin is None and self.runner_up is None and not self.anchors and not self.links


def cuts_to(
    runner_up: RunnerUpView, row: BeadRow, above: BeadRow | None, below: BeadRow | None
) -> list[tuple[int, int]] | None:
    """The cuts that give a pair its runner-up: (pair whose lower cut moves, offset).

    None when moving cuts is not enough: the runner-up is not a stretch that overlaps the pair's own, would
    swallow a neighbour whole, or the neighbours do not follow each other on that side.
    """
    mine = row.side(runner_up.side)
    if not mine:
        return None
    start, end = mine[0].start, mine[-1].end
    if not (runner_up.start < end and runner_up.end > start) or (runner_up.start, runner_up.end) == (
        start,
        end,
    ):
        return None
    cuts = []
    if runner_up.start != start:
        other = above.side(runner_up.side) if above is not None else ()
        if above is None or not other or other[-1].end > start or runner_up.start <= other[0].start:
            return None
        cuts.append((above.id, runner_up.start))
    if runner_up.end != end:
        other = below.side(runner_up.side) if below is not None else ()
        if below is None or not other or other[0].start < end or runner_up.end >= other[-1].end:
            return None
        cuts.append((row.id, runner_up.end))
    return cuts or None


def pieces(text: Characters, ranges: Sequence[Range]) -> str:
    """These stretches of a text, as one line."""
    ordered = sorted(ranges)
    parts = [" ".join(text[start:end].split()) for start, end in ordered]
    gaps = ["" if second[0] - first[1] <= 1 else "…" for first, second in pairwise(ordered)]
    return " ".join(part for pair in zip(parts, [*gaps, ""], strict=True) for part in pair if part)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _known(items: Any) -> Any:
    return (item for item in items if item is not None)


def _range(value: object) -> Range | None:
    if isinstance(value, list | tuple) and len(value) == 2 and all(isinstance(part, int) for part in value):
        start, end = value
        return (start, end) if 0 <= start < end else None
    return None


def _runner_up(value: object) -> RunnerUpView | None:
    if not isinstance(value, Mapping) or value.get("side") not in set(Side):
        return None
    place = _range((value.get("start"), value.get("end")))
    return (
        RunnerUpView(Side(value["side"]), *place, _number(value.get("similarity")))
        if place is not None
        else None
    )


def _anchor(value: object) -> AnchorView | None:
    if not isinstance(value, Mapping):
        return None
    source, target = _range(value.get("source")), _range(value.get("target"))
    if source is None or target is None:
        return None
    return AnchorView(str(value.get("kind", "")), source, target, str(value.get("reading") or ""))


def _link(value: object) -> LinkedWords | None:
    if not isinstance(value, list | tuple) or len(value) not in (4, 5):
        return None
    source, target = _range(value[0:2]), _range(value[2:4])
    if source is None or target is None:
        return None
    strength = _number(value[4]) if len(value) == 5 else 1.0
    return LinkedWords(source, target, 1.0 if strength is None else strength)
