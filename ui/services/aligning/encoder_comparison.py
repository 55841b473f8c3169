"""Compare encoders on a text of the user: how sure, how quick, and where they agree."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.alignment.aligner import Aligner
from aligner.confidence import HIGH
from aligner.progress import Progress, no_progress, sub_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligner.alignment.aligner import Alignment
    from aligner.alignment.encoder_protocol import Encoder
    from aligner.segmentation.segmenter import Segmentation


@dataclass(frozen=True, slots=True)
class Compared:
    """What one encoder made of the text.

    Attributes:
        name, signature: of the encoder.
        pairs: with both sides.
        one_sided: pairs with one side.
        confidence: mean of all pairs, in [0, 1].
        sure: share of the pairs that count as sure.
        agreement: for each of the encoders, in their order, how far both alignments end their pairs at the
            same places (see :func:`agreement`); 1 for itself.
        loading, seconds: time to load the encoder and to align, by the clock.
    """

    name: str
    signature: str
    pairs: int
    one_sided: int
    confidence: float
    sure: float
    agreement: tuple[float, ...]
    loading: float
    seconds: float


def compare(
    source: Segmentation,
    target: Segmentation,
    names: Sequence[str],
    load: Callable[[str, Progress], Encoder],
    progress: Progress = no_progress,
) -> list[Compared]:
    """Align two texts with each of some encoders.

    Raises:
        EncoderError: one of them cannot be had.
    """
    found: list[tuple[str, Alignment, float, float]] = []
    for i, name in enumerate(names):
        share = sub_progress(progress, i / len(names), 1 / len(names))
        began = time.perf_counter()
        encoder = load(name, sub_progress(share, 0.0, 0.1))
        loaded = time.perf_counter()
        aligner = Aligner(source, target, encoder, progress=sub_progress(share, 0.1, 0.0))
        alignment = aligner.align(progress=sub_progress(share, 0.1, 0.9))
        found.append((name, alignment, loaded - began, time.perf_counter() - loaded))
    ends = [_ends(alignment) for _, alignment, _, _ in found]
    return [
        _row(name, alignment, tuple(agreement(own, other) for other in ends), loading, seconds)
        for (name, alignment, loading, seconds), own in zip(found, ends, strict=True)
    ]


def _row(
    name: str, alignment: Alignment, agreements: tuple[float, ...], loading: float, seconds: float
) -> Compared:
    beads = alignment.beads
    known = [bead.confidence for bead in beads if bead.confidence is not None]
    nulls = sum(bead.is_null for bead in beads)
    return Compared(
        name,
        alignment.signature,
        len(beads) - nulls,
        nulls,
        round(sum(known) / max(1, len(known)), 4),
        round(sum(one >= HIGH for one in known) / max(1, len(known)), 4),
        agreements,
        round(loading, 3),
        round(seconds, 3),
    )


def _ends(alignment: Alignment) -> frozenset[tuple[int, int]]:
    """Where pairs of both sides end, in both texts."""
    return frozenset(
        (max(s.end for s in bead.source), max(s.end for s in bead.target))
        for bead in alignment.beads
        if not bead.is_null
    )


def agreement(one: frozenset[tuple[int, int]], other: frozenset[tuple[int, int]]) -> float:
    """Share of the ends of pairs that two alignments have in common: 2 |both| / (|one| + |other|)."""
    return round(2 * len(one & other) / (len(one) + len(other)), 4) if one or other else 1.0
