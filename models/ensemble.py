"""Combine encoders: the cosine of the ensemble is the weighted mean of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligner.progress import Progress, no_progress, sub_progress
from models.cache import SlowEncoder
from models.calibration_sentences import PROBES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from aligner.alignment.encoder_protocol import Encoder, SpanVectors, Vectors
    from models.cache import VectorStore


def spread(encoder: Encoder) -> float:
    """Standard deviation of an encoder's cosines between unrelated sentences of the two languages.

    Multilingual USE has 0.10; uncentred E5, whose cosines lie above 0.7, has 0.03.
    """
    vectors = encoder.encode(PROBES)
    half = len(PROBES) // 2
    return float((vectors[:half] @ vectors[half:].T).std())


def balanced(members: Sequence[tuple[Encoder, float]]) -> Ensemble:
    """An ensemble in which weights mean influence, whatever the spread of each encoder's cosines."""
    return Ensemble([(encoder, weight / max(spread(encoder), 1e-6)) for encoder, weight in members])


class Ensemble:
    """Encoders side by side: their unit vectors one after the other, each times the square root of its
    weight.

    The dot product of two such vectors is Σ weight · cosine.

    Args:
        members: encoders with their weights, which are scaled to sum to one.
    """

    def __init__(self, members: Sequence[tuple[Encoder, float]]) -> None:
        total = sum(weight for _, weight in members)
        self._members = [(encoder, weight / total) for encoder, weight in members]

    @property
    def signature(self) -> str:
        return " + ".join(f"{weight:.3g}·{encoder.signature}" for encoder, weight in self._members)

    @property
    def dimension(self) -> int:
        return sum(encoder.dimension for encoder, _ in self._members)

    def encode(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """Embed each text → float32, shape (len(texts), dimension), unit rows."""
        parts = [
            encoder.encode(texts, sub_progress(progress, i / len(self._members), 1 / len(self._members)))
            for i, (encoder, _) in enumerate(self._members)
        ]
        return _side_by_side(parts, self._weights)

    def stream(
        self, words: Sequence[str], progress: Progress = no_progress, store: VectorStore | None = None
    ) -> SpanVectors:
        """Encode a word stream once with every member, for embedding its spans.

        Args:
            store: where vectors are kept between runs, if anywhere.
        """
        streams: list[SpanVectors] = []
        for i, (encoder, _) in enumerate(self._members):
            share = sub_progress(progress, i / len(self._members), 1 / len(self._members))
            if store is not None and isinstance(encoder, SlowEncoder):
                streams.append(encoder.stream(words, share, _Shelf(store, i)))
            else:
                streams.append(encoder.stream(words, share))
        return _EnsembleStream(streams, self._weights)

    @property
    def pools_spans(self) -> bool:
        """Whether no member has to encode windows of words."""
        return all(getattr(encoder, "pools_spans", True) for encoder, _ in self._members)

    @property
    def _weights(self) -> list[float]:
        return [weight for _, weight in self._members]


class _Shelf:
    """The part of a store that belongs to one member."""

    def __init__(self, store: VectorStore, member: int) -> None:
        self._store = store
        self._prefix = f"{member}:"

    def get(self, keys: Sequence[str]) -> Mapping[str, Vectors]:
        found = self._store.get([self._prefix + name for name in keys])
        return {name.removeprefix(self._prefix): vector for name, vector in found.items()}

    def put(self, items: Mapping[str, Vectors]) -> None:
        self._store.put({self._prefix + name: vector for name, vector in items.items()})


class _EnsembleStream:
    def __init__(self, streams: Sequence[SpanVectors], weights: Sequence[float]) -> None:
        self._streams = streams
        self._weights = weights

    @property
    def words(self) -> int:
        return self._streams[0].words

    def embed(self, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Vectors:
        return _side_by_side([stream.embed(starts, ends) for stream in self._streams], self._weights)


def _side_by_side(parts: Sequence[Vectors], weights: Sequence[float]) -> Vectors:
    """Weighted vectors side by side → unit rows, also where one member embedded nothing."""
    joined = np.hstack([np.float32(weight**0.5) * part for part, weight in zip(parts, weights, strict=True)])
    norms = np.linalg.norm(joined, axis=1, keepdims=True)
    joined /= np.where(norms > 0, norms, 1)
    return np.asarray(joined, dtype=np.float32)
