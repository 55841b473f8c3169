"""Protocols of sentence encoders. The encoders live in ``models``, which aligner does not import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Sequence

Vectors = NDArray[np.float32]


class SpanVectors(Protocol):
    """A word stream encoded once, from which any span of words can be embedded cheaply."""

    @property
    def words(self) -> int:
        """Number of words in the stream."""
        ...

    def embed(self, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Vectors:
        """Embed words ``starts[i]`` to ``ends[i]`` (half-open) → float32, shape (n, dimension), unit rows."""
        ...


@runtime_checkable
class RoughVectors(Protocol):
    """Span vectors that offer cheaper approximations for a first pass."""

    def rough(self, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Vectors:
        """Approximate :meth:`SpanVectors.embed`."""
        ...


def rough(spans: SpanVectors, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Vectors:
    """Vectors for a first pass → float32, shape (n, dimension), unit rows; approximate if that is cheaper."""
    return spans.rough(starts, ends) if isinstance(spans, RoughVectors) else spans.embed(starts, ends)


class Encoder(Protocol):
    """A sentence encoder: texts in, unit vectors out."""

    @property
    def signature(self) -> str:
        """Name and revision. Equal signatures promise equal vectors."""
        ...

    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """Embed each text → float32, shape (len(texts), dimension), unit rows (zero without any token)."""
        ...

    def stream(self, words: Sequence[str], progress: Progress = no_progress) -> SpanVectors:
        """Encode a word stream once, for embedding its spans."""
        ...
