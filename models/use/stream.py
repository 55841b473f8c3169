"""Spans of a word stream with the bundled encoder, each for the cost of three small matrices.

The encoder sums features over tokens, and a token's features see only four tokens to either side. So for a
span of at least eight tokens, ``[a, b)``::

    sum = left(a + 4) + (prefix(b − 4) − prefix(a + 4)) + right(b − 4)

where *left(m)* is the sum over the begin mark and the four tokens before m, computed as if the text began
with them, *right(q)* the same for the four tokens after q and the end mark, and *prefix* is a running sum
over the stream. That is exact, not an approximation. For five to seven tokens the same sum counts what each
edge changes as if the other were far away (cosine 0.986 at worst, 0.9995 on average). Shorter spans are
encoded separately.

A first pass over many spans leaves out the edges: ``prefix(b) − prefix(a)``, whose outermost tokens see a few
words too many (:meth:`UseStream.rough`).

Memory stays bounded for a book: the stream lies in blocks, each with its own running sum (so that float32
never adds up more than one block), of which the most recently used are kept; lefts and rights are computed
where a span asks for them. All of it in pieces that the cores share (:mod:`aligner.parallel`).
"""

from __future__ import annotations

from collections import OrderedDict
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from aligner.parallel import parallel_map, single_blas_thread, workers
from aligner.progress import Progress, no_progress
from models.use.network import BOS, EOS, REACH
from models.use.run import TokenRun, token_sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from aligner.alignment.encoder_protocol import Vectors
    from models.use.network import UseNetwork

    Places = NDArray[np.intp]

BLOCK: Final = 1024
"""Tokens in a block: ≈ 0.05 s of work on one core, and few enough that float32 sums stay exact to 1e-5."""
KEPT: Final = 160
"""Blocks kept in memory, 1.3 MB each: 78,000 Arabic words."""
PASSING: Final = 32
"""Blocks kept of a longer text, which is gone through from one end to the other."""
CUT: Final = 16
"""Blocks of which the edges are kept, up to 2.6 MB each: what is being aligned, and its surroundings."""
RUNS: Final = 8  # blocks of which the inner values are kept, 25 MB each: a chapter
RUNNING: Final = 16  # running sums kept, 2.6 MB each
_MIN_POOLED: Final = 5
"""Tokens below which a span is encoded separately: with four, the pooled vector has cosine 0.97 at worst."""
_PHRASES: Final = 50_000  # short spans remembered, 1.3 kB each
_PHRASES_AT_ONCE: Final = 64  # short spans encoded in one piece of work
_BATCH: Final = 256  # edges, or short spans, in one piece of work
_SPANS: Final = 1024  # spans whose head is one piece of work
_AROUND: Final = 2 * REACH  # tokens of a block's run on either side of it, which its edges see


class _Edges:
    """Sums at the edges of spans, at the positions of a block where they have been asked for."""

    __slots__ = ("rows", "sums")

    def __init__(self, positions: int, width: int) -> None:
        self.rows = np.full(positions, -1, dtype=np.int16)
        self.sums = np.empty((0, width), dtype=np.float16)

    def unknown(self, positions: Places) -> Places:
        return np.unique(positions[self.rows[positions] < 0])

    def learn(self, positions: Places, sums: Vectors) -> None:
        self.rows[positions] = np.arange(len(self.sums), len(self.sums) + len(positions))
        self.sums = np.concatenate([self.sums, sums.astype(np.float16)])

    def at(self, positions: Places) -> NDArray[np.float16]:
        return self.sums[self.rows[positions]]


class _Block:
    """A stretch of the stream: its tokens as they enter sums, and its edges.

    All in half precision, which errs by 0.05 %, far less than the 8-bit weights do.
    """

    __slots__ = ("left", "right", "tokens")

    def __init__(self, tokens: Vectors) -> None:
        self.tokens = tokens.astype(np.float16)
        self.forget_edges()

    def forget_edges(self) -> None:
        self.left = _Edges(len(self.tokens) + 1, self.tokens.shape[1])
        self.right = _Edges(len(self.tokens) + 1, self.tokens.shape[1])

    def prefix(self) -> Vectors:
        """Running sum, shape (tokens + 1, width): 1 ms."""
        running = np.zeros((len(self.tokens) + 1, self.tokens.shape[1]), dtype=np.float32)
        running[1:] = self.tokens
        for before, row in pairwise(running):  # np.cumsum goes column by column
            row += before
        return running


class UseStream:
    """A word stream encoded by the bundled encoder; an
    :class:`aligner.alignment.encoder_protocol.SpanVectors`."""

    def __init__(self, network: UseNetwork, words: Sequence[str], progress: Progress = no_progress) -> None:
        self._network = network
        self._blocks: OrderedDict[int, _Block] = OrderedDict()
        self._runs: OrderedDict[int, TokenRun] = OrderedDict()
        self._running: OrderedDict[int, Vectors] = OrderedDict()
        self._edged: OrderedDict[int, None] = OrderedDict()  # blocks with edges, the last used last
        self._totals: dict[int, Vectors] = {}
        self._known: dict[bytes, NDArray[np.float16]] = {}
        counts = np.empty(len(words), dtype=np.intp)
        ids: list[list[int]] = []
        for i, word in enumerate(words):
            if i % 512 == 0:
                progress(0.2 * i / len(words), "Reading words")
            ids.append(network.tokens(word))
            counts[i] = len(ids[-1])
        self._at = np.zeros(len(counts) + 1, dtype=np.intp)
        np.cumsum(counts, out=self._at[1:])
        self._ids = np.fromiter(chain.from_iterable(ids), dtype=np.int32, count=int(self._at[-1]))
        self._marks = token_sums(network, [(BOS, EOS)])[0]
        # of a long text, the inner values would be forgotten before spans ask for them
        if (blocks := self._last + 1) <= RUNS:
            for number in self._compute(range(blocks)):
                progress(0.2 + 0.8 * number / blocks, "Encoding words")
        progress(1.0, "Encoding words")

    @property
    def words(self) -> int:
        """Number of words in the stream."""
        return len(self._at) - 1

    def embed(self, starts: Places, ends: Places) -> Vectors:
        """Embed words ``starts[i]`` to ``ends[i]`` (half-open) → float32, shape (n, 512), unit rows (zero
        without any token)."""
        return self._vectors(self._at[starts], self._at[ends], exact=True)

    def rough(self, starts: Places, ends: Places) -> Vectors:
        """Approximate :meth:`embed` at a fraction of the cost: the outermost tokens see a few words beyond
        the span (cosine 0.98 to the exact vector for a dozen words)."""
        return self._vectors(self._at[starts], self._at[ends], exact=False)

    def _vectors(self, begin: Places, end: Places, *, exact: bool) -> Vectors:
        out = np.zeros((len(begin), self._network.dimension), dtype=np.float32)
        tokens = end - begin
        short_spans = np.zeros(len(begin), dtype=np.bool_)
        if exact:
            within = (begin + 2 * REACH <= len(self._ids)) & (end >= 2 * REACH)
            short_spans = (tokens < 2 * REACH) & ((tokens < _MIN_POOLED) | ~within)
        with single_blas_thread():
            short = np.flatnonzero(short_spans & (tokens > 0))
            for at in range(0, len(short), _SPANS):
                part = short[at : at + _SPANS]
                out[part] = self._headed(self._phrases(begin[part], end[part]), tokens[part] + 2)
            long = np.flatnonzero(~short_spans & (tokens > 0))
            long = long[np.argsort(begin[long], kind="stable")]  # neighbours share blocks
            for at in range(0, len(long), _SPANS):
                part = long[at : at + _SPANS]
                out[part] = self._pooled(begin[part], end[part], REACH if exact else 0)
        return out

    def _headed(self, sums: Vectors, tokens: Places) -> Vectors:
        """Unit vectors of token sums, shape (n, 512); the sums are overwritten."""
        parts = [slice(at, at + _BATCH) for at in range(0, len(sums), _BATCH)]
        return np.concatenate(
            list(parallel_map(lambda part: self._network.head(sums[part], tokens[part]), parts))
        )

    @property
    def _last(self) -> int:
        """Number of the last block."""
        return max(len(self._ids) - 1, 0) // BLOCK

    def _phrases(self, begin: Places, end: Places) -> Vectors:
        """Sums of short token spans encoded by themselves; the same words again cost nothing."""
        texts = [self._ids[a:b].tobytes() for a, b in zip(begin.tolist(), end.tolist(), strict=True)]
        if len(self._known) + len(texts) > _PHRASES:
            self._known.clear()
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        parts = [new[at : at + _PHRASES_AT_ONCE] for at in range(0, len(new), _PHRASES_AT_ONCE)]

        def encoded(part: list[bytes]) -> NDArray[np.float16]:
            pieces = [(BOS, *np.frombuffer(text, dtype=np.int32).tolist(), EOS) for text in part]
            return token_sums(self._network, pieces).astype(np.float16)

        for part, sums in zip(parts, parallel_map(encoded, parts), strict=True):
            self._known.update(zip(part, sums, strict=True))
        return np.stack([self._known[text] for text in texts]).astype(np.float32)

    def _pooled(self, begin: Places, end: Places, reach: int) -> Vectors:
        """Vectors of token spans from running sums; ``reach`` tokens at either end are those of an edge, if
        any."""
        middle, tail = begin + reach, end - reach
        first, last = middle // BLOCK, tail // BLOCK
        blocks = self._blocks_at(np.unique(np.concatenate([first, last])))
        if reach:
            self._cut(blocks, middle, tail)
        low, high = min(blocks), max(blocks)
        crossed = [
            k
            for k in range(low, high)
            if np.any((np.minimum(first, last) <= k) & (k < np.maximum(first, last)))
        ]
        self._blocks_at([k for k in crossed if k not in self._totals])
        before = {low: np.zeros(self._network.width)}  # sum over all blocks from the lowest to this one
        for k in range(low, high):
            before[k + 1] = before[k] + (self._totals[k] if k in crossed else 0.0)
        running = {k: self._prefix(k, block) for k, block in blocks.items()}

        def headed(part: slice) -> Vectors:
            sums = np.zeros((len(middle[part]), self._network.width), dtype=np.float32)
            if not reach:
                sums += self._marks
            for numbers, places, begins in (
                (first[part], middle[part], True),
                (last[part], tail[part], False),
            ):
                for k in np.unique(numbers).tolist():
                    here = np.flatnonzero(numbers == k)
                    inside = places[here] - k * BLOCK
                    so_far = running[k][inside] + before[k].astype(np.float32)
                    found = -so_far if begins else so_far
                    if reach:
                        found += (blocks[k].left if begins else blocks[k].right).at(inside)
                    sums[here] += found
            return self._network.head(sums, (end - begin)[part] + 2)

        parts = [slice(at, at + _BATCH) for at in range(0, len(middle), _BATCH)]
        vectors = np.concatenate(list(parallel_map(headed, parts)))
        if reach:
            self._forget_edges(blocks)
        return vectors

    def _blocks_at(self, numbers: Iterable[int] | Places) -> dict[int, _Block]:
        """The blocks of these numbers, computed unless they are still known."""
        wanted = [int(k) for k in numbers]
        found = {k: self._blocks[k] for k in wanted if k in self._blocks}
        for k in found:
            self._blocks.move_to_end(k)
        missing = [k for k in wanted if k not in found]
        for k in self._compute([*missing, *self._next(missing)]):
            if k in missing:
                found[k] = self._blocks[k]
        while len(self._blocks) > (KEPT if self._last < KEPT else PASSING):
            self._blocks.popitem(last=False)
        return found

    def _next(self, missing: list[int]) -> list[int]:
        """Blocks that will be asked for soon, where the text is gone through and a core has nothing to do."""
        if not missing or max(missing) - 1 not in self._blocks:
            return []
        begin = max(missing) + 1
        ahead = range(begin, min(begin + workers() - len(missing), self._last + 1))
        return [k for k in ahead if k not in self._blocks]

    def _forget_edges(self, used: Iterable[int]) -> None:
        """Keep the edges of these blocks, and of as many others as there is room for."""
        for number in used:
            self._edged[number] = None
            self._edged.move_to_end(number)
        while len(self._edged) > CUT:
            number, _ = self._edged.popitem(last=False)
            if number in self._blocks:
                self._blocks[number].forget_edges()

    def _compute(self, numbers: Sequence[int]) -> Iterator[int]:
        """Compute blocks; tells of each when it is there."""

        def computed(number: int) -> tuple[_Block, TokenRun, Vectors]:
            start, end = number * BLOCK, min((number + 1) * BLOCK, len(self._ids))
            run, low = self._run(number)
            block = _Block(run.tokens(start - low, end - low))
            return block, run, block.tokens.sum(axis=0, dtype=np.float64)

        for number, (block, run, total) in zip(numbers, parallel_map(computed, numbers), strict=True):
            self._blocks[number], self._totals[number] = block, total
            self._keep(number, run)
            yield number

    def _run(self, number: int) -> tuple[TokenRun, int]:
        """The run of a block with what its edges see, and the token it begins at."""
        low = max(number * BLOCK - _AROUND, 0)
        known = self._runs.get(number)
        return known or TokenRun(self._network, self._ids[low : (number + 1) * BLOCK + _AROUND]), low

    def _keep(self, number: int, run: TokenRun) -> None:
        self._runs[number] = run
        self._runs.move_to_end(number)
        while len(self._runs) > RUNS:
            self._runs.popitem(last=False)

    def _prefix(self, number: int, block: _Block) -> Vectors:
        """The running sum of a block, kept for the few that neighbouring spans ask for in turn."""
        if (found := self._running.get(number)) is None:
            found = self._running[number] = block.prefix()
            if len(self._running) > RUNNING:
                self._running.popitem(last=False)
        else:
            self._running.move_to_end(number)
        return found

    def _cut(self, blocks: dict[int, _Block], middle: Places, tail: Places) -> None:
        """Compute the edges at these tokens of the stream, as far as they are not known."""
        pieces: list[tuple[int, bool, Places]] = []
        for number, block in blocks.items():
            for edges, places, begins in ((block.left, middle, True), (block.right, tail, False)):
                unknown = edges.unknown(places[places // BLOCK == number] - number * BLOCK)
                pieces += [
                    (number, begins, unknown[at : at + _BATCH]) for at in range(0, len(unknown), _BATCH)
                ]
        wanted = {number: 0 for number, _, _ in pieces}
        for number, _, places in pieces:
            wanted[number] += len(places)
        # a few do not justify the whole block
        dense = [k for k, count in wanted.items() if k in self._runs or 2 * _AROUND * count > BLOCK]
        runs = dict(zip(dense, parallel_map(self._run, dense), strict=True))

        def cut(piece: tuple[int, bool, Places]) -> Vectors:
            number, begins, inside = piece
            if number in runs:
                run, low = runs[number]
                at = inside + number * BLOCK - low
            else:
                around = (inside + number * BLOCK)[:, None] + np.arange(-REACH, REACH)
                run, at = (
                    TokenRun(self._network, self._ids[around].reshape(-1)),
                    np.arange(len(inside)) * 2 * REACH + REACH,
                )
            return run.beginnings(at - REACH) if begins else run.endings(at + REACH - 1)

        for (number, begins, inside), sums in zip(pieces, parallel_map(cut, pieces), strict=True):
            (blocks[number].left if begins else blocks[number].right).learn(inside, sums)
        for number, (run, _) in runs.items():
            self._keep(number, run)
