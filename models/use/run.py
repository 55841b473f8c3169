"""Token features of the bundled encoder for a run of tokens, and for the tokens beside a cut.

The two convolutions of each branch are split into slots, ``x[t] @ W[slot]``: the first is computed once for
each kind of piece (a text repeats its pieces), the second once for every token. A window is a sum of slots.

If a text is cut at a word, only the four tokens beside the cut change their features
(:data:`models.use.network.REACH`), and only a few of their inner values. A window across the cut is a shorter
sum of known slots plus those of the begin or end mark; only changed inner values are multiplied again. That
is a third of the work of encoding each edge separately.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from aligner.parallel import parallel_map
from models.use.network import BOS, BRANCH, EOS, GAP, REACH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.alignment.encoder_protocol import Vectors
    from models.use.network import Branch, Ids, UseNetwork


_TOKENS: Final = 512
"""Tokens whose features are one piece of work."""


@dataclass(frozen=True, slots=True)
class _Inner:
    """Inner values of one branch for a run of tokens; by kind of piece where that is all they depend on."""

    branch: Branch
    x: Vectors  # (kinds, 256), what enters the branch
    x_slots: Vectors  # (order, kinds, 256), x through each slot of the first convolution
    h: Vectors  # (tokens, 256), after the first convolution
    h_slots: Vectors  # (order, tokens, 256), h through each slot of the second
    out: Vectors  # (tokens, 256), after the second


class TokenRun:
    """A run of tokens of a longer text, or texts with gaps between them.

    Values of the first and the last four tokens are those of a text that begins and ends with the run.

    Args:
        network: the encoder's weights.
        ids: piece ids, shape (n,); :data:`models.use.network.GAP` where there is no token.
    """

    def __init__(self, network: UseNetwork, ids: Ids) -> None:
        self._network = network
        marks = np.array([BOS, EOS], dtype=ids.dtype)
        kinds, kind = np.unique(np.concatenate([ids, marks]), return_inverse=True)
        self._kind, self._marks = kind[:-2], kind[-2:]
        self._gaps = np.flatnonzero(ids < 0)
        embedded, x = network.inputs(np.maximum(kinds, 0))
        if len(self._gaps):
            embedded[0], x[0] = 0, 0
        self._projected = network.project_embedded(embedded)
        self._sum = embedded.sum(axis=1)
        self._square = np.einsum("ij,ij->i", embedded, embedded)
        pieces = [
            (np.ascontiguousarray(x[:, i * BRANCH : (i + 1) * BRANCH]), branch)
            for i, branch in enumerate(network.branches)
        ]
        # the longest first, as they are 5, 3 and 2 parts of the work
        self._inner = list(parallel_map(lambda piece: self._branch(*piece), pieces[::-1]))[::-1]

    def _branch(self, x: Vectors, branch: Branch) -> _Inner:
        x_slots = np.matmul(x, branch.first)
        h = self._windows(x_slots, branch.left, self._kind)
        h += branch.first_bias
        np.maximum(h, 0, out=h)
        h += x[self._kind]
        h[self._gaps] = 0
        h_slots = np.matmul(h, branch.second)
        out = self._windows(h_slots, branch.left)
        out += branch.second_bias
        np.maximum(out, 0, out=out)
        out += h
        return _Inner(branch, x, x_slots, h, h_slots, out)

    def _windows(self, slots: Vectors, left: int, rows: NDArray[np.intp] | None = None) -> Vectors:
        """Each token's window: slot j of the token j − left places on, as far as the run reaches."""
        n = len(self._kind)
        sums = np.zeros((n, BRANCH), dtype=np.float32)
        for slot, values in enumerate(slots):
            shift = slot - left
            low, high = max(0, -shift), n - max(0, shift)
            if high > low:
                seen = slice(low + shift, high + shift)
                sums[low:high] += values[seen] if rows is None else values[rows[seen]]
        return sums

    def tokens(self, low: int = 0, high: int | None = None) -> Vectors:
        """Tokens ``low`` to ``high`` as they enter token sums, shape (n, 640); zero in gaps."""
        end = len(self._kind) if high is None else min(high, len(self._kind))
        parts = [(at, min(at + _TOKENS, end)) for at in range(low, end, _TOKENS)]
        if len(parts) < 2:
            return self._tokens(low, end)
        return np.concatenate(list(parallel_map(lambda part: self._tokens(*part), parts)))

    def _tokens(self, low: int, high: int) -> Vectors:
        kind = self._kind[low:high]
        out = np.concatenate([inner.out[low:high] for inner in self._inner], axis=1)
        mean, scale = self._network.norms(
            self._sum[kind] + out.sum(axis=1), self._square[kind] + np.einsum("ij,ij->i", out, out)
        )
        sums = self._network.project_branches(out)
        sums += self._projected[kind]
        sums -= self._network.project_mean(mean)
        sums *= scale[:, None]
        gaps = self._gaps[(self._gaps >= low) & (self._gaps < low + len(sums))]
        sums[gaps - low] = 0
        return sums

    def beginnings(self, first: NDArray[np.intp]) -> Vectors:
        """Sums over the begin mark and tokens ``first[i]`` to ``first[i] + 3``, the text beginning with them.

        Needs the four tokens after those in the run too. Shape (len(first), 640).
        """
        return self._edges(first, 1)

    def endings(self, last: NDArray[np.intp]) -> Vectors:
        """Sums over tokens ``last[i] − 3`` to ``last[i]`` and the end mark, the text ending with them.

        Needs the four tokens before those in the run too. Shape (len(last), 640).
        """
        return self._edges(last, -1)

    def _edges(self, first: NDArray[np.intp], step: int) -> Vectors:
        """A mark and the four tokens that follow it in the direction ``step``."""
        network, n = self._network, len(first)
        mark = self._marks[0 if step > 0 else 1]
        out = np.empty((REACH + 1, n, BRANCH * len(self._inner)), dtype=np.float32)
        for i, inner in enumerate(self._inner):
            self._edge(inner, mark, first, step, out[:, :, i * BRANCH : (i + 1) * BRANCH])
        kinds = [np.full(n, mark), *(self._kind[first + step * place] for place in range(REACH))]
        total = np.zeros((n, network.width), dtype=np.float32)
        pooled = np.zeros((n, out.shape[2]), dtype=np.float32)
        means = np.zeros(n, dtype=np.float32)
        for kind, values in zip(kinds, out, strict=True):
            mean, scale = network.norms(
                self._sum[kind] + values.sum(axis=1),
                self._square[kind] + np.einsum("ij,ij->i", values, values),
            )
            means += mean * scale
            values *= scale[:, None]
            pooled += values
            total += self._projected[kind] * scale[:, None]
        total += network.project_branches(pooled)
        total -= network.project_mean(means)
        return total

    def _edge(self, inner: _Inner, mark: np.intp, first: NDArray[np.intp], step: int, out: Vectors) -> None:
        """Write one branch's output for the mark (place 0) and the four tokens after it (places 1 to 4).

        Against the direction of the text everything is mirrored: a window's left is its right, its slots
        run backwards.

        Args:
            out: shape (5, len(first), 256).
        """
        branch, order = inner.branch, inner.branch.order
        left = branch.left if step > 0 else order - 1 - branch.left
        changed: list[
            Vectors
        ] = []  # places 0 to `left` after the first convolution: their windows reach the cut
        for place in range(left + 1):
            h = np.repeat(branch.first_bias[None, :], len(first), axis=0)
            for slot in range(max(0, left - place), order):
                seen = place - left + slot
                values = inner.x_slots[slot if step > 0 else order - 1 - slot]
                h += values[mark] if seen == 0 else values[self._kind[first + step * (seen - 1)]]
            np.maximum(h, 0, out=h)
            h += inner.x[mark] if place == 0 else inner.x[self._kind[first + step * (place - 1)]]
            changed.append(h)
        for place in range(REACH + 1):
            token = first + step * (place - 1)
            if place > 2 * left:  # sees nothing that changed
                out[place] = inner.out[token]
                continue
            value = np.repeat(branch.second_bias[None, :], len(first), axis=0)
            for slot in range(max(0, left - place), order):
                seen = place - left + slot
                real = slot if step > 0 else order - 1 - slot
                if seen <= left:
                    value += changed[seen] @ branch.second[real]
                else:
                    value += inner.h_slots[real][first + step * (seen - 1)]
            np.maximum(value, 0, out=value)
            value += changed[place] if place <= left else inner.h[token]
            out[place] = value


def token_sums(network: UseNetwork, sequences: Sequence[Sequence[int]]) -> Vectors:
    """Sum over all tokens of each sequence, none of them empty → (len(sequences), 640)."""
    lengths = np.fromiter(map(len, sequences), dtype=np.intp, count=len(sequences))
    ids = np.fromiter(chain.from_iterable((*s, GAP, GAP) for s in sequences), dtype=np.int32)
    starts = np.concatenate([[0], np.cumsum(lengths + 2)[:-1]])
    return np.asarray(np.add.reduceat(TokenRun(network, ids).tokens(), starts, axis=0))


def embed_tokens(network: UseNetwork, sequences: Sequence[Sequence[int]]) -> Vectors:
    """Embed token sequences, begin and end marks included → unit rows, shape (len(sequences), 512)."""
    return network.head(token_sums(network, sequences), np.fromiter(map(len, sequences), dtype=np.intp))
