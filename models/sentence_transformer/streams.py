"""Spans of a word stream with a transformer.

A transformer sees a whole text at once, so a span inside a longer text differs from the span encoded on its
own. There are two ways:

- A model that averages its token states runs once over overlapping windows. A span is the average of its
  words' states, taken from the middle of a window.
- Any other model runs on windows of words. There are too many spans to encode each, so starts and ends lie on
  a grid that is coarser for longer spans, and a span between grid points is interpolated from the windows
  around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from aligner.alignment.encoder_protocol import Encoder
from aligner.progress import Progress, no_progress
from models.cache import as_kept, embedded_with_store, key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.alignment.encoder_protocol import Vectors
    from models.cache import VectorStore

_CHUNK: Final = 2_000  # words tokenised at a time
_WINDOWS: Final = 8  # windows encoded at a time: about a tenth of a second for a small model
_BLOCK: Final = 256  # words summed in float32 before a new sum begins
_SPANS: Final = 4_096  # spans finished at a time
_STRETCH: Final = 14  # words of a stretch; the common part of a text is the mean over its stretches
_COMMON_PRIOR: Final = 10  # stretches of prior belief that a text has no common part


class TokenEncoder(Encoder, Protocol):
    """What streams ask of a transformer, beyond what every encoder has."""

    @property
    def is_centred(self) -> bool:
        """Whether what texts have in common is subtracted from every vector."""
        ...

    def frame(self) -> tuple[list[int], list[int]]:
        """Token ids before and after a text: special tokens and the prompt."""
        ...

    def window_tokens(self) -> int:
        """Tokens of text in one window."""
        ...

    def pieces(self, words: Sequence[str]) -> list[list[int]]:
        """Token ids of each word as it is cut within the running text."""
        ...

    def states(self, windows: Sequence[Sequence[int]]) -> list[Vectors]:
        """Token states of each window of ids, shape (tokens, width)."""
        ...

    def finish(self, pooled: Vectors) -> Vectors:
        """Mean token states, shape (n, width) → unit rows, shape (n, dimension)."""
        ...


class PooledStream:
    """A word stream whose spans are averages of token states; an
    :class:`aligner.alignment.encoder_protocol.SpanVectors`."""

    def __init__(
        self, encoder: TokenEncoder, words: Sequence[str], progress: Progress, store: VectorStore | None
    ) -> None:
        self._encoder = encoder
        pieces: list[list[int]] = []
        for at in range(0, len(words), _CHUNK):
            progress(0.1 * at / len(words), "Reading words")
            pieces += encoder.pieces(words[at : at + _CHUNK])
        before, after = encoder.frame()
        room = encoder.window_tokens()
        windows = _windows([min(len(piece), room) for piece in pieces], room)
        self._counts = np.zeros(len(words) + 1, dtype=np.int64)
        np.cumsum([min(len(piece), room) for piece in pieces], out=self._counts[1:])
        self._frame_tokens = len(before) + len(after)
        sums: list[Vectors] = []
        frames: list[Vectors] = []
        for at in range(0, len(windows), _WINDOWS):
            progress(0.1 + 0.9 * at / len(windows), "Encoding words")
            for word_sums, frame in self._encode(
                pieces, windows[at : at + _WINDOWS], before, after, room, store
            ):
                sums.append(word_sums)
                frames.append(frame)
        width = sums[0].shape[1] if sums else 1
        self._sums: Vectors = np.concatenate(sums) if sums else np.zeros((0, width), dtype=np.float32)
        # what special tokens and prompt add to a sum, averaged over the windows
        self._frame: Vectors = np.mean(frames, axis=0) if frames else np.zeros(width, dtype=np.float32)
        self._totals = self._running()
        self._centre: Vectors | None = None
        if encoder.is_centred:
            self._centre = self._common(progress)
        progress(1.0, "Encoding words")

    @property
    def words(self) -> int:
        """Number of words in the stream."""
        return len(self._counts) - 1

    def embed(self, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Vectors:
        """Embed words ``starts[i]`` to ``ends[i]`` (half-open) → float32, shape (n, dimension), unit rows."""
        out = np.zeros((len(starts), self._encoder.dimension), dtype=np.float32)
        for at in range(0, len(starts), _SPANS):
            begin, end = starts[at : at + _SPANS], ends[at : at + _SPANS]
            tokens = self._counts[end] - self._counts[begin]
            some = np.flatnonzero(tokens > 0)
            if not len(some):
                continue
            begin, end = begin[some], end[some]
            sums = self._totals[end // _BLOCK] - self._totals[begin // _BLOCK]
            sums += self._sums[end] - self._sums[begin]
            pooled = (sums + self._frame) / (tokens[some] + self._frame_tokens)[:, None]
            vectors = self._encoder.finish(pooled.astype(np.float32))
            if self._centre is not None:
                vectors -= self._centre
                vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-6))
            out[at + some] = vectors
        return out

    def _common(self, progress: Progress) -> Vectors:
        """The common part of this text, shape (dimension,), which does not tell its sentences apart: the mean
        over stretches of it, shrunk towards zero if there are few.
        """
        starts = np.arange(0, self.words, _STRETCH, dtype=np.intp)
        total = np.zeros(self._encoder.dimension)
        for at in range(0, len(starts), _SPANS):
            progress(1.0, "Encoding words")
            part = starts[at : at + _SPANS]
            total += self.embed(part, np.minimum(part + _STRETCH, self.words)).sum(axis=0, dtype=np.float64)
        return (total / (len(starts) + _COMMON_PRIOR)).astype(np.float32)

    def _running(self) -> NDArray[np.float64]:
        """Turn word sums into running sums that restart in each block; return the sums before each block."""
        n, width = self._sums.shape
        running = np.zeros((n + 1, width), dtype=np.float32)
        totals = np.zeros((n // _BLOCK + 2, width))
        for block, start in enumerate(range(0, n + 1, _BLOCK)):
            stop = min(start + _BLOCK, n + 1)
            np.cumsum(self._sums[start : stop - 1], axis=0, out=running[start + 1 : stop])
            totals[block + 1] = totals[block] + self._sums[start : start + _BLOCK].sum(
                axis=0, dtype=np.float64
            )
        self._sums = running
        return totals

    def _encode(
        self,
        pieces: list[list[int]],
        windows: list[_Window],
        before: list[int],
        after: list[int],
        room: int,
        store: VectorStore | None,
    ) -> list[tuple[Vectors, Vectors]]:
        """Sums of the states of each window's own words, shape (words, width), and of its frame, (width,)."""
        ids = [[t for piece in pieces[w.low : w.high] for t in piece[:room]] for w in windows]
        keys = [
            key(f"window {w.start - w.low}:{w.end - w.low}:{tokens}")
            for w, tokens in zip(windows, ids, strict=True)
        ]
        known = dict(store.get(keys)) if store is not None else {}
        todo = [i for i, name in enumerate(keys) if name not in known]
        if todo:
            fresh: dict[str, Vectors] = {}
            states = self._encoder.states([[*before, *ids[i], *after] for i in todo])
            for i, state in zip(todo, states, strict=True):
                window = windows[i]
                inner = state[len(before) : len(state) - len(after)]
                frame = state[: len(before)].sum(axis=0) + state[len(state) - len(after) :].sum(axis=0)
                at = self._counts[window.low : window.high + 1] - self._counts[window.low]
                own = range(window.start - window.low, window.end - window.low)
                sums = [inner[at[word] : at[word + 1]].sum(axis=0) for word in own]
                fresh[keys[i]] = np.stack([*sums, frame]).reshape(-1)
            if store is not None:
                fresh = {name: as_kept(vector) for name, vector in fresh.items()}
                store.put(fresh)
            known |= fresh
        rows = (known[name].reshape(w.end - w.start + 1, -1) for name, w in zip(keys, windows, strict=True))
        return [(row[:-1], row[-1]) for row in rows]


class _Window:
    """Words ``low`` to ``high`` are encoded together, of which ``start`` to ``end`` are its own."""

    __slots__ = ("end", "high", "low", "start")

    def __init__(self, low: int, high: int, start: int, end: int) -> None:
        self.low, self.high, self.start, self.end = low, high, start, end


def _windows(counts: Sequence[int], room: int) -> list[_Window]:
    """Windows of at most ``room`` tokens, neighbours sharing half; each word is owned by one of them."""
    windows: list[tuple[int, int]] = []
    low, words = 0, len(counts)
    while low < words:
        high, tokens = low, 0
        while high < words and tokens + counts[high] <= room:
            tokens += counts[high]
            high += 1
        windows.append((low, high))
        if high == words:
            break
        step, half = low, 0
        while step < high - 1 and half + counts[step] <= tokens // 2:
            half += counts[step]
            step += 1
        low = max(step, low + 1)
    borders = [0, *((windows[i][1] + windows[i + 1][0] + 1) // 2 for i in range(len(windows) - 1)), words]
    return [_Window(*window, *borders[i : i + 2]) for i, window in enumerate(windows)]


class WindowStream:
    """A word stream whose spans are interpolated between encoded windows; an
    :class:`aligner.alignment.encoder_protocol.SpanVectors`.

    Spans of up to seven words are encoded as they are. Longer ones start and end on multiples of a power of
    two, an eighth to a quarter of their length; the others are interpolated between the four windows around
    theirs.
    """

    def __init__(self, encoder: TokenEncoder, words: Sequence[str], store: VectorStore | None) -> None:
        self._encoder = encoder
        self._words = list(words)
        self._store = store
        self._rows: dict[tuple[int, int], int] = {}
        self._vectors = np.zeros((0, encoder.dimension), dtype=np.float16)

    @property
    def words(self) -> int:
        """Number of words in the stream."""
        return len(self._words)

    def embed(
        self, starts: NDArray[np.intp], ends: NDArray[np.intp], progress: Progress = no_progress
    ) -> Vectors:
        """Embed words ``starts[i]`` to ``ends[i]`` (half-open) → float32, shape (n, dimension), unit rows."""
        corners, shares = _corners(np.asarray(starts), np.asarray(ends), self.words)
        some = ends > starts
        wanted = sorted(
            {(a, b) for a, b in corners[some].reshape(-1, 2).tolist() if (a, b) not in self._rows}
        )
        texts = [" ".join(self._words[a:b]) for a, b in wanted]
        if self._store is None:
            fresh = self._encoder.encode(texts, progress)
        else:
            fresh = embedded_with_store(self._encoder, self._store, texts, progress)
        self._rows |= {span: len(self._rows) + i for i, span in enumerate(wanted)}
        self._vectors = np.concatenate([self._vectors, fresh.astype(np.float16)])
        out = np.zeros((len(starts), self._encoder.dimension), dtype=np.float32)
        for corner in range(4):
            rows = [self._rows[a, b] for a, b in corners[some, corner].tolist()]
            out[some] += shares[some, corner, None].astype(np.float32) * self._vectors[rows]
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        out /= np.where(norms > 0, norms, 1)
        return out


def _corners(
    starts: NDArray[np.intp], ends: NDArray[np.intp], words: int
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Windows around each span, shape (n, 4, 2), and their shares, shape (n, 4), summing to one."""
    grid = 2 ** np.maximum(np.floor(np.log2(np.maximum(ends - starts, 1))) - 2, 0).astype(np.intp)
    low_start, low_end = starts // grid * grid, ends // grid * grid
    high_start = np.where(low_start == starts, starts, low_start + grid)
    high_end = np.minimum(np.where(low_end == ends, ends, low_end + grid), words)
    along_start = (starts - low_start) / np.maximum(high_start - low_start, 1)
    along_end = (ends - low_end) / np.maximum(high_end - low_end, 1)
    corners = [
        (start, end, share_start * share_end)
        for start, share_start in ((low_start, 1 - along_start), (high_start, along_start))
        for end, share_end in ((low_end, 1 - along_end), (high_end, along_end))
    ]
    spans = np.stack([np.stack([start, end], axis=1) for start, end, _ in corners], axis=1)
    return spans, np.stack([share for _, _, share in corners], axis=1)
