"""What a span's edges look like to the bundled encoder, for many spans at once.

Cut a text at some word and only the four tokens beside the cut change their features
(:data:`models.use_network.REACH`), and of their inner values only a few. The two convolutions of each branch
are taken apart into their slots, ``x[t] @ W[slot]``, once for every token; a window that crosses the cut is
then a shorter sum of slots that are already there, plus those of the begin or end mark. Only inner values
that the cut changed are multiplied anew: a third of the work of encoding each edge by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from models.use_network import BOS, EOS, REACH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.encoding import Vectors
    from models.use_network import Branch, Ids, UseNetwork

_BATCH: Final = 256  # edges worked on at a time: their features are 6 MB


@dataclass(frozen=True, slots=True)
class _Inner:
    """Inner values of one branch for a run of tokens, as inside a longer text.

    Values of the first and last tokens, whose windows leave the run, are meaningless.
    """

    x: Vectors  # (tokens, 256), what enters the branch
    x_slots: Vectors  # (tokens, order, 256), x through each slot of the first convolution
    h: Vectors  # (tokens, 256), after the first convolution
    h_slots: Vectors  # (tokens, order, 256), h through each slot of the second
    out: Vectors  # (tokens, 256), after the second
    branch: Branch

    def mirrored(self) -> _Inner:
        """The same text read backwards, which turns its end into a beginning."""
        return _Inner(
            self.x[::-1],
            self.x_slots[::-1, ::-1],
            self.h[::-1],
            self.h_slots[::-1, ::-1],
            self.out[::-1],
            self.branch.mirrored,
        )


def _inner(kinds: Vectors, kind: NDArray[np.intp], branch: Branch) -> _Inner:
    """Inner values of a run of tokens, of the kinds ``kind``, whose inputs to the branch are ``kinds``."""
    n, width = len(kind), kinds.shape[1]
    x = kinds[kind]
    x_slots = (kinds @ branch.first.reshape(width, -1)).reshape(len(kinds), -1, width)[kind]
    h = _window_sums(x_slots, branch.left)
    h += branch.first_bias
    np.maximum(h, 0, out=h)
    h += x
    h_slots = (h @ branch.second.reshape(width, -1)).reshape(n, -1, width)
    out = _window_sums(h_slots, branch.left)
    out += branch.second_bias
    np.maximum(out, 0, out=out)
    out += h
    return _Inner(x, x_slots, h, h_slots, out, branch)


def _window_sums(slots: Vectors, left: int) -> Vectors:
    """Each token's window: slot j of the token j − left places on, as far as the run reaches."""
    n, order, width = slots.shape
    sums = np.zeros((n, width), dtype=np.float32)
    for slot in range(order):
        shift = slot - left
        low, high = max(0, -shift), n - max(0, shift)
        sums[low:high] += slots[low + shift : high + shift, slot]
    return sums


class Edges:
    """Edges within a run of tokens.

    Args:
        network: the encoder's weights.
        ids: piece ids of the run, shape (n,).
    """

    def __init__(self, network: UseNetwork, ids: Ids) -> None:
        self._network = network
        kinds, kind = np.unique(
            np.concatenate([ids, np.array([BOS, EOS], dtype=ids.dtype)]), return_inverse=True
        )
        embedded, x = network.inputs(kinds)
        self._embedded = embedded[kind]
        width = x.shape[1] // len(network.branches)
        parts = [np.ascontiguousarray(x[:, i : i + width]) for i in range(0, x.shape[1], width)]
        self._marks = [part[kind[-2:]] for part in parts]
        self._inner = [
            _inner(part, kind[:-2], branch) for part, branch in zip(parts, network.branches, strict=True)
        ]

    def beginnings(self, first: NDArray[np.intp]) -> Vectors:
        """Projected sums over the begin mark and tokens ``first[i]`` to ``first[i] + 3``, the text
        beginning with them.

        Needs the four tokens after those in the run too. Shape (len(first), 512).
        """
        return self._edges(self._embedded[:-2], self._inner, 0, first)

    def endings(self, last: NDArray[np.intp]) -> Vectors:
        """Projected sums over tokens ``last[i] − 3`` to ``last[i]`` and the end mark, the text ending with
        them.

        Needs the four tokens before those in the run too. Shape (len(last), 512).
        """
        embedded = self._embedded[-3::-1]
        return self._edges(embedded, [inner.mirrored() for inner in self._inner], 1, len(embedded) - 1 - last)

    def _edges(self, embedded: Vectors, inner: list[_Inner], mark: int, first: NDArray[np.intp]) -> Vectors:
        sums = np.empty((len(first), self._network.width), dtype=np.float32)
        wide = embedded.shape[1]
        begun = [_begin(part, x[mark]) for part, x in zip(inner, self._marks, strict=True)]
        for at in range(0, len(first), _BATCH):
            tokens = first[at : at + _BATCH]
            features = np.empty((len(tokens), REACH + 1, self._network.features_width), dtype=np.float32)
            features[:, 0, :wide] = self._embedded[mark - 2]
            features[:, 1:, :wide] = embedded[tokens[:, None] + np.arange(REACH)]
            for i, part in enumerate(inner):
                columns = slice(wide + i * part.x.shape[1], wide + (i + 1) * part.x.shape[1])
                _edge(part, self._marks[i][mark], begun[i], tokens, features[:, :, columns])
            self._network.normalise(features.reshape(-1, features.shape[2]))
            sums[at : at + _BATCH] = self._network.project(features.sum(axis=1))
        return sums


def _begin(inner: _Inner, mark: Vectors) -> Vectors:
    """The mark through each slot of the first convolution, shape (order, 256)."""
    return (mark @ inner.branch.first.reshape(len(mark), -1)).reshape(-1, len(mark))


def _edge(inner: _Inner, mark: Vectors, mark_slots: Vectors, tokens: NDArray[np.intp], out: Vectors) -> None:
    """Write one branch's output for the mark (place 0) and the four tokens after it (places 1 to 4) to
    ``out``.

    Args:
        out: shape (len(tokens), 5, 256).
    """
    branch, left, order = inner.branch, inner.branch.left, len(mark_slots)
    changed: list[Vectors] = []  # places 0 to `left` after the first convolution: their windows reach the cut
    slots: list[Vectors] = []
    for place in range(left + 1):
        h = np.repeat(branch.first_bias[None, :], len(tokens), axis=0)
        for slot in range(max(0, left - place), order):
            seen = place - left + slot
            h += mark_slots[slot] if seen == 0 else inner.x_slots[tokens + seen - 1, slot]
        np.maximum(h, 0, out=h)
        h += mark if place == 0 else inner.x[tokens + place - 1]
        changed.append(h)
        slots.append((h @ branch.second_at_edge[place]).reshape(len(tokens), -1, h.shape[1]))
    for place in range(REACH + 1):
        if place > 2 * left:  # sees nothing that changed
            out[:, place] = inner.out[tokens + place - 1]
            continue
        value = np.repeat(branch.second_bias[None, :], len(tokens), axis=0)
        for slot in range(max(0, left - place), order):
            seen = place - left + slot
            value += slots[seen][:, slot] if seen <= left else inner.h_slots[tokens + seen - 1, slot]
        np.maximum(value, 0, out=value)
        value += changed[place] if place <= left else inner.h[tokens + place - 1]
        out[:, place] = value
