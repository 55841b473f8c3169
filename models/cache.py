"""Keep vectors between runs, so that no text is encoded twice."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np

from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligner.alignment.encoder_protocol import Encoder, SpanVectors, Vectors


class VectorStore(Protocol):
    """Keeps the vectors of one encoder, each under a key; half precision is enough."""

    def get(self, keys: Sequence[str]) -> Mapping[str, Vectors]:
        """The vectors known under these keys; unknown keys are left out."""
        ...

    def put(self, items: Mapping[str, Vectors]) -> None:
        """Keep these vectors, float32 of any length."""
        ...


@runtime_checkable
class SlowEncoder(Protocol):
    """An encoder whose streams are worth keeping too."""

    def stream(
        self, words: Sequence[str], progress: Progress = no_progress, store: VectorStore | None = None
    ) -> SpanVectors: ...

    @property
    def pools_spans(self) -> bool: ...


def key(text: str) -> str:
    """The key of a text: its SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def as_kept(vectors: Vectors) -> Vectors:
    """Vectors as they come back from a store: rounded to half precision, in float32.

    New vectors are rounded too, so that a second run computes with the numbers of the first.
    """
    return vectors.astype(np.float16).astype(np.float32)


def cached(encoder: Encoder, store: VectorStore) -> Encoder:
    """An encoder that reads vectors from ``store`` and adds those it must compute."""
    return _CachedEncoder(encoder, store)


class _CachedEncoder:
    def __init__(self, encoder: Encoder, store: VectorStore) -> None:
        self._encoder = encoder
        self._store = store

    @property
    def signature(self) -> str:
        return self._encoder.signature

    @property
    def dimension(self) -> int:
        return self._encoder.dimension

    def encode(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        return embedded_with_store(self._encoder, self._store, texts, progress)

    def stream(self, words: Sequence[str], progress: Progress = no_progress) -> SpanVectors:
        """Streams of transformers are kept too; the bundled encoder is faster than a store would be."""
        if isinstance(self._encoder, SlowEncoder):
            return self._encoder.stream(words, progress, self._store)
        return self._encoder.stream(words, progress)


def embedded_with_store(
    encoder: Encoder, store: VectorStore, texts: Sequence[str], progress: Progress = no_progress
) -> Vectors:
    """Embed texts, computing what ``store`` lacks → float32, shape (len(texts), dimension), unit rows."""
    keys = [key(text) for text in texts]
    known = dict(store.get(list(dict.fromkeys(keys))))
    new = {name: text for name, text in zip(keys, texts, strict=True) if name not in known}
    if new:
        fresh = dict(zip(new, as_kept(encoder.encode(list(new.values()), progress)), strict=True))
        store.put(fresh)
        known |= fresh
    out = np.zeros((len(texts), encoder.dimension), dtype=np.float32)
    for row, name in enumerate(keys):
        out[row] = known[name]
    norms = np.linalg.norm(out, axis=1, keepdims=True)
    out /= np.where(norms > 0, norms, 1)
    return out
