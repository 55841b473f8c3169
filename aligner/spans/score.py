"""What it is worth to pair a span of the stream with a unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from aligner.encoding import SpanVectors, Vectors

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class ArcWeights:
    """Weights of the features of an arc; log-potentials are their weighted sum.

    Attributes:
        similarity: per √(unit length in words), of the similarity above background.
        length: per √(unit length), of min(z², cap), z = ln(length / expected length) / sigma.
        cut: of the log-odds of the cut at the end of the span.
    """

    similarity: float = 6.0
    length: float = 0.18
    cut: float = 1.0
    sigma: float = 0.5
    cap: float = 16.0


@dataclass(frozen=True, slots=True)
class Background:
    """What similarity to expect where nothing is translated: per unit, and along the common direction of the
    units.
    """

    unit_mean: Floats
    common: Vectors
    level: float


def background(window_vectors: Vectors, unit_vectors: Vectors) -> Background:
    """Estimate the background from windows of the whole stream."""
    similarity = window_vectors @ unit_vectors.T
    common = unit_vectors.mean(axis=0)
    return Background(similarity.mean(axis=0).astype(np.float64), common, float(similarity.mean()))


@dataclass
class SpanScorer:
    """Scores arcs; keeps what does not change between calls.

    Attributes:
        span_vectors: the stream.
        unit_vectors: shape (units, dimension).
        characters: shape (words + 1,): cumulative lengths of the stream's words.
        unit_characters: shape (units,).
        unit_words: shape (units,).
    """

    span_vectors: SpanVectors
    unit_vectors: Vectors
    background: Background
    characters: Floats
    unit_characters: Floats
    unit_words: Floats
    ratio: float
    weights: ArcWeights
    longest: float = 3.2
    slack: float = 10.0

    def arcs(
        self, units: range, nodes: list[Ints], words_at: Ints, cut_log_odds: Floats
    ) -> tuple[list[Floats], list[Floats]]:
        """Log-potentials per unit, shape (nodes j, nodes j+1), and the raw similarities (NaN where there is
        no span).
        """
        pairs: list[tuple[Ints, Ints]] = []
        for i, unit in enumerate(units):
            starts, ends = words_at[nodes[i]], words_at[nodes[i + 1]]
            limit = self.longest * max(1.0, float(self.unit_words[unit])) + self.slack
            length = ends[None, :] - starts[:, None]
            a, b = np.nonzero((length > 0) & (length <= limit))
            if len(a) == 0:
                a, b = np.nonzero(length > 0)
            pairs.append((a, b))
        keys = [
            (words_at[nodes[i]][a].astype(np.int64) << 32) | words_at[nodes[i + 1]][b]
            for i, (a, b) in enumerate(pairs)
        ]
        scores: list[Floats] = []
        raw: list[Floats] = []
        distinct, inverse = np.unique(np.concatenate(keys), return_inverse=True)
        vectors = self.span_vectors.embed(
            (distinct >> 32).astype(np.intp), (distinct & 0xFFFFFFFF).astype(np.intp)
        )
        common = vectors @ self.background.common
        at = 0
        for i, unit in enumerate(units):
            a, b = pairs[i]
            rows = inverse[at : at + len(a)]
            at += len(a)
            similarity = (vectors[rows] @ self.unit_vectors[unit]).astype(np.float64)
            starts, ends = words_at[nodes[i]][a], words_at[nodes[i + 1]][b]
            size_found = self.characters[ends] - self.characters[starts]
            z = (
                np.log((size_found + 3.0) / (self.ratio * self.unit_characters[unit] + 3.0))
                / self.weights.sigma
            )
            above = similarity - common[rows] - (self.background.unit_mean[unit] - self.background.level)
            size = np.sqrt(self.unit_words[unit])
            value = size * (
                self.weights.similarity * above - self.weights.length * np.minimum(z * z, self.weights.cap)
            )
            value += self.weights.cut * cut_log_odds[ends]
            matrix = np.full((len(nodes[i]), len(nodes[i + 1])), -np.inf)
            matrix[a, b] = value
            cosine = np.full(matrix.shape, np.nan)
            cosine[a, b] = similarity
            scores.append(matrix)
            raw.append(cosine)
        return scores, raw
