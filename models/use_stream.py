"""Spans of a word stream with the bundled encoder: any of them for the price of four small matrices.

The encoder sums features over tokens, and a token's features see only four tokens to either side. So for a
span of at least eight tokens, ``[a, b)``::

    sum = left(a + 4) + (prefix(b − 4) − prefix(a + 4)) + right(b − 4)

where *left(m)* is the sum over the begin mark and the four tokens before m, computed as if the text began
with them, *right(q)* likewise for the four tokens after q and the end mark, and *prefix* is a running sum
over the stream. That is exact, not an approximation. For five to seven tokens the same sum counts what each
edge changes as if the other were far away (cosine 0.986 at worst, 0.9995 on average). Still shorter spans are
encoded by themselves.

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
from models.use_edges import Edges
from models.use_network import BOS, EOS, REACH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.encoding import Vectors
    from models.use_network import Ids, UseNetwork

BLOCK: Final = 1024
"""Tokens in a block: ≈ 0.05 s of work on one core, and few enough that float32 sums stay exact to 1e-5."""
KEPT: Final = 160
"""Blocks kept in memory, ≈ 2 MB each when every word has been asked for: 78,000 Arabic words."""
RUNNING: Final = 16  # running sums kept, 2 MB each
_ALONE: Final = 5
"""Tokens below which a span is encoded by itself: of four, the pooled vector has cosine 0.97 at worst."""
_PHRASES: Final = 50_000  # short spans remembered, 1 kB each
_BATCH: Final = 256  # short spans encoded in one batch
_SPANS: Final = 4096  # spans whose head is computed in one batch


class _Edges:
    """Sums at the edges of spans, at the positions of a block where they have been asked for."""

    __slots__ = ("rows", "sums")

    def __init__(self, positions: int, width: int) -> None:
        self.rows = np.full(positions, -1, dtype=np.int16)
        self.sums = np.empty((0, width), dtype=np.float16)

    def unknown(self, positions: NDArray[np.intp]) -> NDArray[np.intp]:
        return np.unique(positions[self.rows[positions] < 0])

    def learn(self, positions: NDArray[np.intp], sums: Vectors) -> None:
        self.rows[positions] = np.arange(len(self.sums), len(self.sums) + len(positions))
        self.sums = np.concatenate([self.sums, sums.astype(np.float16)])

    def at(self, positions: NDArray[np.intp]) -> NDArray[np.float16]:
        return self.sums[self.rows[positions]]


class _Block:
    """A stretch of the stream: its tokens' projected features, and its edges.

    All in half precision, which errs by 0.05 %, far less than the 8-bit weights do.
    """

    __slots__ = ("left", "right", "tokens")

    def __init__(self, tokens: Vectors) -> None:
        self.tokens = tokens.astype(np.float16)
        self.left = _Edges(len(tokens) + 1, tokens.shape[1])
        self.right = _Edges(len(tokens) + 1, tokens.shape[1])

    def prefix(self) -> Vectors:
        """Running sum, shape (tokens + 1, width): 1 ms."""
        running = np.zeros((len(self.tokens) + 1, self.tokens.shape[1]), dtype=np.float32)
        np.cumsum(self.tokens, axis=0, dtype=np.float32, out=running[1:])
        return running


@dataclass(slots=True)
class UseStream:
    """A word stream encoded by the bundled encoder; an :class:`aligner.encoding.SpanVectors`."""

    _network: UseNetwork
    _words: Sequence[str]
    _progress: Progress = silent
    _ids: Ids = field(init=False)
    _at: NDArray[np.intp] = field(init=False)
    _blocks: OrderedDict[int, _Block] = field(init=False, default_factory=OrderedDict)
    _known: dict[bytes, NDArray[np.float16]] = field(init=False, default_factory=dict)
    _running: OrderedDict[int, Vectors] = field(init=False, default_factory=OrderedDict)

    def __post_init__(self) -> None:
        counts = np.empty(len(self._words), dtype=np.intp)
        ids: list[list[int]] = []
        for i, word in enumerate(self._words):
            if i % 512 == 0:
                self._progress(0.2 * i / len(self._words), "Reading words")
            ids.append(self._network.tokens(word))
            counts[i] = len(ids[-1])
        self._at = np.zeros(len(counts) + 1, dtype=np.intp)
        np.cumsum(counts, out=self._at[1:])
        self._ids = np.fromiter(chain.from_iterable(ids), dtype=np.int32, count=int(self._at[-1]))
        # of a book, what is encoded now would be forgotten before it is asked for
        blocks = self._last + 1 if self._last < KEPT else 0
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
        sums = np.empty((len(begin), self._network.width), dtype=np.float32)
        tokens = end - begin
        within = (begin + 2 * REACH <= len(self._ids)) & (end >= 2 * REACH)
        alone = (tokens < 2 * REACH) & ((tokens < _ALONE) | ~within)
        if alone.any():
            sums[alone] = self._phrases(begin[alone], end[alone])
        if not alone.all():
            sums[~alone] = self._pooled(begin[~alone] + REACH, end[~alone] - REACH)
        return sums

    def _phrases(self, begin: NDArray[np.intp], end: NDArray[np.intp]) -> Vectors:
        """Short token spans encoded by themselves; the same words again cost nothing."""
        texts = [self._ids[a:b].tobytes() for a, b in zip(begin.tolist(), end.tolist(), strict=True)]
        sums = np.empty((len(texts), self._network.width), dtype=np.float32)
        wanted: dict[bytes, list[int]] = {}
        for row, text in enumerate(texts):
            if (known := self._known.get(text)) is None:
                wanted.setdefault(text, []).append(row)
            else:
                sums[row] = known
        if len(self._known) + len(wanted) > _PHRASES:
            self._known.clear()
        new = list(wanted)
        for at in range(0, len(new), _BATCH):
            part = new[at : at + _BATCH]
            pieces = [(BOS, *np.frombuffer(text, dtype=np.int32).tolist(), EOS) for text in part]
            lengths = np.fromiter(map(len, pieces), dtype=np.intp, count=len(pieces))
            ids = np.fromiter(chain.from_iterable(pieces), dtype=np.int32, count=int(lengths.sum()))
            for text, vector in zip(part, self._network.sums(ids, lengths), strict=True):
                sums[wanted[text]] = vector
                self._known[text] = vector.astype(np.float16)
        return sums

    def _pooled(self, middle: NDArray[np.intp], tail: NDArray[np.intp]) -> Vectors:
        """Sums of spans that begin four tokens before ``middle[i]`` and end four tokens after ``tail[i]``."""
        sums = np.zeros((len(middle), self._network.width), dtype=np.float32)
        first, last = middle // BLOCK, tail // BLOCK
        low, high = np.minimum(first, last), np.maximum(first, last)
        before = np.zeros(sums.shape[1])  # sum over the blocks so far, in float64
        for number in range(int(low.min()), int(high.max()) + 1):
            here, there = np.flatnonzero(first == number), np.flatnonzero(last == number)
            if not (len(here) or len(there) or np.any((low <= number) & (number < high))):
                continue
            block = self._block(number)
            lefts, rights = middle[here] - number * BLOCK, tail[there] - number * BLOCK
            self._cut(number, block, lefts, rights)
            prefix = self._prefix(number, block)
            so_far = before.astype(np.float32)
            sums[here] += block.left.at(lefts)
            sums[here] -= prefix[lefts] + so_far
            sums[there] += block.right.at(rights)
            sums[there] += prefix[rights] + so_far
            before = before + prefix[-1]
        return sums

    def _block(self, number: int) -> _Block:
        """The block of that number, computed unless it is still known."""
        if number in self._blocks:
            self._blocks.move_to_end(number)
            return self._blocks[number]
        start, end = number * BLOCK, min((number + 1) * BLOCK, len(self._ids))
        low, high = max(start - REACH, 0), min(end + REACH, len(self._ids))
        tokens = np.zeros((0, self._network.width), dtype=np.float32)
        if end > start:
            features = self._network.features(self._ids[low:high], np.array([high - low]))
            tokens = self._network.project(features[start - low : end - low])
        block = self._blocks[number] = _Block(tokens)
        if len(self._blocks) > KEPT:
            self._blocks.popitem(last=False)
        return block

    def _prefix(self, number: int, block: _Block) -> Vectors:
        """The running sum of a block, kept for the few that neighbouring spans ask for in turn."""
        if (found := self._running.get(number)) is None:
            found = self._running[number] = block.prefix()
            if len(self._running) > RUNNING:
                self._running.popitem(last=False)
        else:
            self._running.move_to_end(number)
        return found

    def _cut(self, number: int, block: _Block, lefts: NDArray[np.intp], rights: NDArray[np.intp]) -> None:
        """Compute the edges at these positions of a block, as far as they are not known."""
        lefts, rights = block.left.unknown(lefts), block.right.unknown(rights)
        wanted = np.concatenate([lefts, rights]) + number * BLOCK
        if not len(wanted):
            return
        low, high = int(wanted.min()) - REACH, int(wanted.max()) + REACH
        if high - low <= 2 * REACH * len(wanted):
            run, at = self._ids[low:high], wanted - REACH - low
        else:  # few and far between: only what is around each of them
            run = self._ids[wanted[:, None] + np.arange(-REACH, REACH)].reshape(-1)
            at = np.arange(len(wanted)) * 2 * REACH
        edges = Edges(self._network, run)
        if len(lefts):
            block.left.learn(lefts, edges.beginnings(at[: len(lefts)]))
        if len(rights):
            block.right.learn(rights, edges.endings(at[len(lefts) :] + 2 * REACH - 1))
