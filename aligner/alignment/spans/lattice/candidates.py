"""Choose the candidate cuts of the lattice: for each boundary, the few cuts of the stream worth scoring."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.lattice.coarse_hmm import CoarseWeights, Passed, unit_cumulative
from aligner.progress import no_tick

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.alignment.encoder_protocol import Vectors
    from aligner.alignment.spans.lattice.lattice import Posterior

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class CandidateSettings:
    """Which places and spans are looked at.

    Attributes:
        min_posterior: below which a place is given up.
        near_words: words that any unit may take, however short it is.
        prune_log_odds: log-odds below the best span of the same units from which a span is left out.
    """

    min_posterior: float = 1e-3
    near_words: int = 6
    prune_log_odds: float = 12.0


CANDIDATES = CandidateSettings()


@dataclass(frozen=True)
class Windows:
    """Overlapping windows of the whole stream, embedded once.

    Attributes:
        starts, ends: word indices, shape (n,).
        vectors: float16, shape (n, dimension).
        stride: words from one window to the next.
    """

    starts: Ints
    ends: Ints
    vectors: NDArray[np.float16]
    stride: int

    def within(self, first: int, end: int) -> slice:
        """Those whose centre lies between two words."""
        centres = (self.starts + self.ends) // 2
        low, high = np.searchsorted(centres, [first, end])
        if high <= low:
            low = min(int(low), len(centres) - 1)
            high = low + 1
        return slice(int(low), int(high))


def window_grid(words: int, size: int, stride: int) -> tuple[Ints, Ints]:
    """Starts and ends of windows of ``size`` words around every ``stride``-th word."""
    centres = np.arange(min(stride // 2, words - 1), words, stride)
    starts = np.clip(centres - size // 2, 0, words - 1)
    ends = np.clip(centres - size // 2 + size, starts + 1, words)
    return starts.astype(np.intp), ends.astype(np.intp)


def coarse_cumulative(
    windows: Vectors,
    units: Vectors,
    unit_sizes: Floats,
    weights: CoarseWeights,
    tick: Callable[[], None] = no_tick,
) -> Passed:
    """How far the units reach at each window, from centred similarities."""
    similarity = np.empty((len(windows), len(units)), dtype=np.float32)
    for at in range(0, len(windows), 256):
        tick()
        similarity[at : at + 256] = windows[at : at + 256] @ units.T
    similarity -= similarity.mean(axis=1, keepdims=True)
    similarity -= similarity.mean(axis=0, keepdims=True)
    tick()
    similarity /= max(float(similarity.std()), 1e-6)
    tick()
    expected = unit_sizes / unit_sizes.sum() * len(windows)
    return unit_cumulative(similarity, weights, expected, tick)


@dataclass(frozen=True)
class Cuts:
    """The cuts of the stream.

    Attributes:
        log_odds: plausibility of a cut before each word, shape (words + 1,).
        syncable: where a bead may end, shape (words + 1,).
        free: whether that is everywhere.
        skippable: first word and end of what is likely to be skipped, shape (n, 2).
        settings: which of them are looked at.
    """

    log_odds: Floats
    syncable: NDArray[np.bool_]
    free: bool
    skippable: Ints = field(default_factory=lambda: np.empty((0, 2), dtype=np.intp))
    settings: CandidateSettings = CANDIDATES

    def plausible(self, first: int, end: int) -> Ints:
        """Cuts worth trying at first: the likely ones, and enough of the rest that none is far away."""
        odds = self.log_odds[first : end + 1]
        keep = odds > -2.5
        if not self.free:
            keep |= self.syncable[first : end + 1]
        keep[0] = keep[-1] = True
        chosen: list[int] = []
        last = 0
        for i in np.flatnonzero(keep).tolist():
            while i - last > 6:
                last = last + 3 + int(odds[last + 3 : min(last + 7, i)].argmax())
                chosen.append(last)
            chosen.append(i)
            last = i
        result: Ints = np.unique(np.array(chosen, dtype=np.intp)) + first
        return result

    def nodes(
        self, passed: Passed, starts: Ints, ends: Ints, first: int, end: int, margin: int
    ) -> list[Ints]:
        """Per boundary 0..M the plausible cuts within reach of where the coarse search puts it."""
        plausible = self.plausible(first, end)
        nodes: list[Ints] = []
        sure = self.settings.min_posterior
        units = passed.surely.shape[1]
        for j in range(units + 1):
            ended = passed.surely[:, j - 1] if j else passed.before[:0]
            begun = passed.maybe[:, j - 1] if j else passed.before
            left = np.flatnonzero(ended > 1 - sure)
            right = np.flatnonzero(begun < sure) if j < units else left[:0]
            low = int(ends[left[-1]]) - margin if len(left) else first
            high = int(starts[right[0]]) + margin if len(right) else end
            low, high = max(first, min(low, high)), min(end, max(low, high))
            low, high = self._over_skippable(low, high, first, end)
            a, b = np.searchsorted(plausible, [low, high + 1])
            nodes.append(plausible[a:b] if b > a else np.array([low], dtype=np.intp))
        return connected(nodes, first, end, self.settings.near_words)

    def _over_skippable(self, low: int, high: int, first: int, end: int) -> tuple[int, int]:
        """The same range, on to the ends of what is likely to be skipped and has a part in it."""
        if len(self.skippable):
            touched = self.skippable[(self.skippable[:, 0] <= high) & (self.skippable[:, 1] >= low)]
            if len(touched):
                low = max(first, min(low, int(touched[0, 0])))
                high = min(end, max(high, int(touched[-1, 1])))
        return low, high

    def finer(self, nodes: list[Ints], posterior: Posterior, first: int, end: int) -> list[Ints]:
        """Keep the nodes that matter and try the words around them."""
        around = np.arange(-4, 5) if self.free else np.arange(-2, 3)
        out: list[Ints] = []
        for j, cuts in enumerate(nodes):
            weight = np.maximum(posterior.arrive[j], posterior.leave[j])
            kept = cuts[weight > self.settings.min_posterior]
            if len(kept) == 0:
                kept = cuts[[int(weight.argmax())]]
            near = (cuts[weight > 2e-2][:, None] + around).ravel()
            kept = np.concatenate([kept, near[(near >= first) & (near <= end)]])
            out.append(np.unique(kept).astype(np.intp))
        return connected(out, first, end, self.settings.near_words)


def connected(nodes: list[Ints], first: int, end: int, near: int = CANDIDATES.near_words) -> list[Ints]:
    """Add the two ends, and what is needed for a path to exist whatever lies between: a spine of nodes, each
    of which a short span, or a skipped unit followed by skipped words, leads to from the one before.
    """
    nodes[0] = np.unique(np.append(nodes[0], first)).astype(np.intp)
    nodes[-1] = np.unique(np.append(nodes[-1], end)).astype(np.intp)
    spine = first
    for j in range(1, len(nodes)):
        at = int(np.searchsorted(nodes[j], spine))
        ahead = int(nodes[j][at]) if at < len(nodes[j]) else None
        if ahead is None or ahead > spine + near:
            nodes[j] = np.insert(nodes[j], at, spine).astype(np.intp)
        spine = spine if ahead is None else ahead
    return nodes
