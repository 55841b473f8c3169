"""Other aligners, as libraries, on the same documents with the same encoder (``pip install
muqabala[benchmarks]``).

sentweave (Apache-2.0) is Vecalign's algorithm; galechurch (Apache-2.0) is Gale and Church's.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligner.alignment.encoder_protocol import Encoder, Vectors
    from benchmarks.common.corpus import GoldDocument
    from benchmarks.common.metrics import IndexBead


class _Quiet:
    """The encoder as sentweave wants it."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def encode(self, sentences: Sequence[str]) -> Vectors:
        vectors = self._encoder.encode(list(sentences))
        vectors[np.linalg.norm(vectors, axis=1) == 0, 0] = 1.0  # it divides by the length of the padding line
        return vectors


def vecalign(document: GoldDocument, encoder: Encoder) -> list[IndexBead]:
    """Vecalign with beads of up to eight segments, its default."""
    import sentweave

    source = [segment.of(document.source.text) for segment in document.source.segments]
    target = [segment.of(document.target.text) for segment in document.target.segments]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # it casts infinite costs to integers
        found = sentweave.align(source, target, encoder=_Quiet(encoder))
    return [(tuple(a.src_indices), tuple(a.tgt_indices)) for a in found.alignments]


def gale_church(document: GoldDocument, encoder: Encoder) -> list[IndexBead]:
    """By lengths only."""
    import galechurch

    source = [segment.of(document.source.text) for segment in document.source.segments]
    target = [segment.of(document.target.text) for segment in document.target.segments]
    found = galechurch.align(source, target)
    return [
        (tuple(range(b.source_start, b.source_end)), tuple(range(b.target_start, b.target_end)))
        for b in found.beads
    ]


PEERS: dict[str, Callable[[GoldDocument, Encoder], list[IndexBead]]] = {
    "vecalign": vecalign,
    "gale-church": gale_church,
}
