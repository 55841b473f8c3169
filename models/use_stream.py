"""Spans of a word stream with the bundled encoder: any of them for the price of four small matrices.

The encoder sums features over tokens, and a token's features see only four tokens to either side. So for a
span of at least eight tokens, ``[a, b)``::

    sum = left(a + 4) + (prefix(b − 4) − prefix(a + 4)) + right(b − 4)

where *left(m)* is the sum over the begin mark and the four tokens before m, computed as if the text began
with them, *right(q)* likewise for the four tokens after q and the end mark, and *prefix* is a running sum
over the stream. That is exact, not an approximation. Shorter spans are encoded by themselves.

Memory stays bounded for a book: the stream lies in blocks, each with its own running sum (so that float32
never adds up more than one block), of which the most recently used are kept; lefts and rights are computed
where a span asks for them.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from aligner.progress import Progress, silent
from models.use import BOS, EOS, REACH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from aligner.encoding import Vectors
    from models.use import Ids, UseNetwork

BLOCK: Final = 1024
"""Tokens in a block: ≈ 0.05 s of work on one core, and few enough that float32 sums stay exact to 1e-5."""
KEPT: Final = 160
"""Blocks kept in memory, ≈ 4 MB each when every position has been asked for."""
_CLIPS: Final = 256  # clips computed in one batch, nine tokens each
_SPANS: Final = 4096  # spans whose head is computed in one batch


@dataclass(slots=True)
class _Edges:
    """Clipped sums at the positions of a block where they have been asked for."""

    known: NDArray[np.bool_]
    sums: NDArray[np.float16]  # errs by 0.05 %, far less than the 8-bit weights do


def _edges(shape: tuple[int, ...]) -> _Edges:
    return _Edges(np.zeros(shape[0], dtype=np.bool_), np.empty(shape, dtype=np.float16))


@dataclass(slots=True)
class _Block:
    prefix: Vectors  # (tokens + 1, width), from the block's beginning
    left: _Edges
    right: _Edges


@dataclass(slots=True)
class UseStream:
    """A word stream encoded by the bundled encoder; an :class:`aligner.encoding.SpanVectors`."""

    _network: UseNetwork
    _words: Sequence[str]
    _progress: Progress = silent
    _ids: Ids = field(init=False)
    _at: NDArray[np.intp] = field(init=False)
    _blocks: OrderedDict[int, _Block] = field(init=False, default_factory=OrderedDict)

    def __post_init__(self) -> None:
        counts = np.empty(len(self._words), dtype=np.intp)
        ids: list[list[int]] = []
        for i, word in enumerate(self._words):
            if i % 4096 == 0:
                self._progress(0.2 * i / len(self._words), "Reading words")
            ids.append(self._network.tokens(word))
            counts[i] = len(ids[-1])
        self._at = np.zeros(len(counts) + 1, dtype=np.intp)
        np.cumsum(counts, out=self._at[1:])
        self._ids = np.fromiter(chain.from_iterable(ids), dtype=np.int32, count=int(self._at[-1]))
        blocks = min(self._last + 1, KEPT)
        with self._network.limited():
            for number in range(blocks):
                self._progress(0.2 + 0.8 * number / blocks, "Encoding words")
                self._block(number)
        self._progress(1.0, "Encoding words")

    @property
    def words(self) -> int:
        """Number of words in the stream."""
        return len(self._at) - 1

    def embed(self, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Vectors:
        """Embed words ``starts[i]`` to ``ends[i]`` (half-open) → float32, shape (n, 512), unit rows (zero
        without any token)."""
        out = np.zeros((len(starts), self._network.width), dtype=np.float32)
        with self._network.limited():
            for at in range(0, len(starts), _SPANS):
                part = slice(at, at + _SPANS)
                begin, end = self._at[starts[part]], self._at[ends[part]]
                some = end > begin
                if some.any():
                    sums = self._sums(begin[some], end[some])
                    out[part][some] = self._network.head(sums, (end - begin)[some] + 2)
        return out

    @property
    def _last(self) -> int:
        """Number of the last block."""
        return max(len(self._ids) - 1, 0) // BLOCK

    def _sums(self, begin: NDArray[np.intp], end: NDArray[np.intp]) -> Vectors:
        """Projected sums of token spans, none of them empty, begin and end marks added."""
        sums = np.zeros((len(begin), self._network.width), dtype=np.float32)
        short = end - begin < 2 * REACH
        if short.any():
            spans, back = np.unique(np.stack([begin[short], end[short]], axis=1), axis=0, return_inverse=True)
            sums[short] = self._alone(spans)[back.reshape(-1)]
        if not short.all():
            sums[~short] = self._pooled(begin[~short] + REACH, end[~short] - REACH)
        return sums

    def _alone(self, spans: NDArray[np.intp]) -> Vectors:
        """Short token spans, shape (n, 2), encoded by themselves."""
        out = np.empty((len(spans), self._network.width), dtype=np.float32)
        for at in range(0, len(spans), _CLIPS):
            part = spans[at : at + _CLIPS]
            texts = [(BOS, *self._ids[a:b].tolist(), EOS) for a, b in part.tolist()]
            lengths = part[:, 1] - part[:, 0] + 2
            ids = np.fromiter(chain.from_iterable(texts), dtype=np.int32, count=int(lengths.sum()))
            out[at : at + _CLIPS] = self._network.sums(ids, lengths)
        return out

    def _pooled(self, middle: NDArray[np.intp], tail: NDArray[np.intp]) -> Vectors:
        """Sums of spans whose middle part is tokens ``middle[i]`` to ``tail[i]``, which may be empty."""
        sums = np.zeros((len(middle), self._network.width), dtype=np.float32)
        first, last = middle // BLOCK, tail // BLOCK
        low = int(first.min())
        before = np.zeros(sums.shape[1])  # sum over the blocks from `low` on, in float64
        for number in range(low, int(last.max()) + 1):
            here, there = np.flatnonzero(first == number), np.flatnonzero(last == number)
            spanned = bool(np.any((first <= number) & (last > number)))
            if not (len(here) or len(there) or spanned):
                continue
            block = self._block(number)
            for rows, positions, edges, clip, sign in (
                (here, middle, block.left, self._left, -1.0),
                (there, tail, block.right, self._right, 1.0),
            ):
                if len(rows):
                    at = positions[rows] - number * BLOCK
                    _fill(edges, at, number * BLOCK, clip)
                    sums[rows] += edges.sums[at]
                    sums[rows] += np.float32(sign) * (block.prefix[at] + before.astype(np.float32))
            before = before + block.prefix[-1]
        return sums

    def _block(self, number: int) -> _Block:
        """The block of that number, computed unless it is still known."""
        if number in self._blocks:
            self._blocks.move_to_end(number)
            return self._blocks[number]
        start, end = number * BLOCK, min((number + 1) * BLOCK, len(self._ids))
        low, high = max(start - REACH, 0), min(end + REACH, len(self._ids))
        prefix = np.zeros((end - start + 1, self._network.width), dtype=np.float32)
        if end > start:
            features = self._network.features(self._ids[low:high], np.array([high - low]))
            np.cumsum(self._network.project(features[start - low : end - low]), axis=0, out=prefix[1:])
        block = self._blocks[number] = _Block(prefix, _edges(prefix.shape), _edges(prefix.shape))
        if len(self._blocks) > KEPT:
            self._blocks.popitem(last=False)
        return block

    def _left(self, positions: NDArray[np.intp]) -> Vectors:
        """Sum over the begin mark and the four tokens before each position, the text beginning there."""
        return self._clips(positions, BOS, 0)

    def _right(self, positions: NDArray[np.intp]) -> Vectors:
        """Sum over the four tokens after each position and the end mark, the text ending there."""
        return self._clips(positions, EOS, 2 * REACH)

    def _clips(self, positions: NDArray[np.intp], mark: int, mark_at: int) -> Vectors:
        tokens = np.full((len(positions), 2 * REACH + 1), mark, dtype=np.int32)
        near = self._ids[positions[:, None] + np.arange(-REACH, REACH)]
        tokens[:, 1 - mark_at // (2 * REACH) :][:, : 2 * REACH] = near
        features = self._network.features(
            tokens.reshape(-1), np.full(len(tokens), tokens.shape[1], dtype=np.intp)
        )
        features = features.reshape(*tokens.shape, -1)
        wanted = slice(0, REACH + 1) if mark_at == 0 else slice(REACH, None)
        return self._network.project(features[:, wanted].sum(axis=1))


def _fill(
    edges: _Edges, at: NDArray[np.intp], base: int, clip: Callable[[NDArray[np.intp]], Vectors]
) -> None:
    """Compute the edges that are asked for and not yet known."""
    missing = np.unique(at[~edges.known[at]])
    for start in range(0, len(missing), _CLIPS):
        part = missing[start : start + _CLIPS]
        edges.sums[part] = clip(part + base)
        edges.known[part] = True
