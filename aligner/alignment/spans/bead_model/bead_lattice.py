"""The bead model: a lattice of whole beads, for texts with sentences on both sides.

The span lattice lets each clause look for its own words. That suits free translation but ignores how regular
a text is: in news nearly every sentence translates one sentence, and one that is left over has no partner.
Here the arcs are whole beads (n sentences with m, or a run on one side only), scored by the similarity of
both sides, their lengths and the lexicon. How common each kind of bead is gets estimated from the text
itself, by a few rounds of expectation maximisation with a prior. The weights are trained on gold beads as a
conditional random field (``benchmarks/training/train_beads.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aligner.alignment.encoder_protocol import Vectors

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

FEATURES = (
    "similarity",  # centred cosine × √target words
    "neighbour",  # largest centred cosine of one side with a sentence beside the other × √target words
    "lexical",  # lexical score of the target for the source words
    "length",  # min(z², 16) × √target words, z as in aligner.alignment.spans.lattice.scoring
    "length_flat",
    "bead",
    "more_source",  # source sentences beyond the first
    "more_target",
    "many",  # 1 where both sides have several
    "source_open",  # 1 for a null bead of source sentences
    "source_each",
    "source_size",  # Σ √words
    "source_short",  # Σ of how much each is shorter than a sentence
    "target_open",
    "target_each",
    "target_size",
    "target_short",
)
KINDS = 6
ONE, MORE_SOURCE, MORE_TARGET, MANY, SOURCE_NULL, TARGET_NULL = range(KINDS)


@dataclass(frozen=True, slots=True)
class BeadModelSettings:
    """Limits of the bead model, and how it adapts to a text.

    Attributes:
        max_side: sentences of one side in a two-sided bead.
        max_both: sentences of both sides together in a two-sided bead.
        max_null: sentences in a null bead.
        sentence_words: shorter ones are hardly sentences: a cut abbreviation, a speaker's name.
        share_prior_beads: beads of prior belief in the usual shares of the kinds of beads.
        adaptation_rounds: how often the shares are estimated.
        adaptation_weight: factor on the log-ratio of found and usual shares when it is added to the weights.
    """

    max_side: int = 4
    max_both: int = 5
    max_null: int = 40
    sentence_words: int = 6
    share_prior_beads: float = 5.0
    adaptation_rounds: int = 3
    adaptation_weight: float = 1.0


BEAD_MODEL = BeadModelSettings()


@dataclass(frozen=True)
class BeadWeights:
    """Parameters of the lattice of whole beads.

    Attributes:
        weights: one number for each of ``FEATURES``.
        shares: how common each kind of bead is in the texts these come from, shape (KINDS,), sum 1.
    """

    weights: Mapping[str, float] = field(repr=False)
    shares: tuple[float, ...] = ()

    @property
    def vector(self) -> Floats:
        return np.array([self.weights[name] for name in FEATURES])


class Sentences(NamedTuple):
    """One side of a stretch.

    Attributes:
        words: shape (n,): how many words each has.
        characters: shape (n,).
        vectors: float32, shape (n, dimension): centred, unit rows.
    """

    words: Floats
    characters: Floats
    vectors: Vectors

    def groups(self, most: int) -> list[Vectors]:
        """Vectors of 1, 2, … neighbours from each sentence on: sums weighted by √words, unit rows."""
        heavy = self.vectors * np.sqrt(self.words)[:, None].astype(np.float32)
        out: list[Vectors] = [self.vectors]
        total = heavy
        for size in range(2, most + 1):
            if len(self.words) < size:
                break
            total = total[:-1] + heavy[size - 1 :]
            out.append(unit_rows(total))
        return out


class BeadLattice(NamedTuple):
    """Points (source sentences, target sentences ended) and the beads between them.

    Attributes:
        points: shape (n, 2), by their sum.
        tail, head: point at which each arc begins and ends.
        kind: of each arc; amount: sentences of a null bead, else 1.
        features: shape (arcs, len(FEATURES)).
    """

    points: Ints
    tail: Ints
    head: Ints
    kind: Ints
    amount: Floats
    features: Floats


class BeadModelPosterior(NamedTuple):
    """Posteriors: of each point, of each arc, and log of the total weight."""

    points: Floats
    arcs: Floats
    log_z: float


def unit_rows(vectors: Vectors) -> Vectors:
    """Rows scaled to length one."""
    norms = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return np.asarray(vectors / norms, dtype=np.float32)


def band(low: Ints, high: Ints, sentences: int, slack: int = 2) -> tuple[Ints, Ints]:
    """Per target boundary, the source boundaries to consider: widened, ascending, without a gap."""
    low, high = np.maximum(low - slack, 0), np.minimum(high + slack, sentences)
    low[0], high[-1] = 0, sentences
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    low[1:] = np.minimum(low[1:], high[:-1])
    return low, high


def bead_lattice(
    source: Sentences,
    target: Sentences,
    low: Ints,
    high: Ints,
    ratio: float,
    lexical: Callable[[int, int, int, int], Floats] | None,
    tick: Callable[[], None] = lambda: None,
    settings: BeadModelSettings = BEAD_MODEL,
) -> BeadLattice:
    """All beads within a band.

    Args:
        low, high: shape (target sentences + 1,): first and last source boundary at each target boundary.
        ratio: characters of the source per character of the target.
        lexical: (target sentence, how many, source sentence, end) → score of those targets for each of those
            source sentences; None without a lexicon.
    """
    count, other = len(source.words), len(target.words)
    points = np.array([(i, j) for j in range(other + 1) for i in range(low[j], high[j] + 1)], dtype=np.intp)
    points = points[np.argsort(points.sum(axis=1), kind="stable")]
    place = np.full((count + 1, other + 1), -1, dtype=np.intp)
    place[points[:, 0], points[:, 1]] = np.arange(len(points))
    ones, twos = source.groups(settings.max_side), target.groups(settings.max_side)
    running = _running_scores(low, high, count, other, settings.max_side, lexical, tick)
    letters, letters_other = _sums(source.characters), _sums(target.characters)
    words_other = _sums(target.words)
    tails: list[Ints] = []
    heads: list[Ints] = []
    kinds: list[Ints] = []
    amounts: list[Floats] = []
    rows: list[Floats] = []

    def arcs(n: int, m: int, kind: int, amount: float) -> tuple[Ints, Ints, Floats]:
        inside = (points[:, 0] + n <= count) & (points[:, 1] + m <= other)
        begin = np.flatnonzero(inside)
        end = place[points[begin, 0] + n, points[begin, 1] + m]
        begin, end = begin[end >= 0], end[end >= 0]
        values = np.zeros((len(begin), len(FEATURES)))
        tails.append(begin)
        heads.append(end)
        kinds.append(np.full(len(begin), kind, dtype=np.intp))
        amounts.append(np.full(len(begin), amount))
        rows.append(values)
        return points[begin, 0], points[begin, 1], values

    for n in range(1, len(ones) + 1):
        for m in range(1, min(len(twos), settings.max_both - n) + 1):
            tick()
            kind = ONE if n == m == 1 else MORE_SOURCE if m == 1 else MORE_TARGET if n == 1 else MANY
            i, j, values = arcs(n, m, kind, 1.0)
            size = np.sqrt(words_other[j + m] - words_other[j])
            one, two = ones[n - 1][i], twos[m - 1][j]
            values[:, 0] = (one * two).sum(axis=1) * size
            values[:, 1] = _beside(one, two, i, j, n, m, source, target) * size
            values[:, 2] = running[m - 1][i + n, j] - running[m - 1][i, j]
            taken, given = letters[i + n] - letters[i], letters_other[j + m] - letters_other[j]
            z = np.log((taken + 3.0) / (ratio * given + 3.0)) / 0.5
            values[:, 4] = np.minimum(z * z, 16.0)
            values[:, 3] = values[:, 4] * size
            values[:, 5:9] = (1.0, n - 1.0, m - 1.0, float(n > 1 and m > 1))
    for side, kind, first in ((source, SOURCE_NULL, 9), (target, TARGET_NULL, 13)):
        roots = _sums(np.sqrt(side.words))
        short = _sums(np.maximum(0.0, 1.0 - (side.words - 1.0) / (settings.sentence_words - 1.0)))
        for run in range(1, min(settings.max_null, len(side.words)) + 1):
            sizes = (run, 0) if kind == SOURCE_NULL else (0, run)
            i, j, values = arcs(*sizes, kind, float(run))
            if not len(i):
                break
            at = i if kind == SOURCE_NULL else j
            values[:, first] = 1.0
            values[:, first + 1] = run
            values[:, first + 2] = roots[at + run] - roots[at]
            values[:, first + 3] = short[at + run] - short[at]
    return BeadLattice(
        points,
        np.concatenate(tails),
        np.concatenate(heads),
        np.concatenate(kinds),
        np.concatenate(amounts),
        np.concatenate(rows),
    )


def _sums(values: Floats) -> Floats:
    return np.array(list(accumulate(values.tolist(), initial=0.0)))


def _beside(
    one: Vectors, two: Vectors, i: Ints, j: Ints, n: int, m: int, source: Sentences, target: Sentences
) -> Floats:
    """Largest similarity of one side of each bead to a sentence just outside the other, at least 0."""
    best = np.zeros(len(i))
    for mine, others, at in (
        (one, target.vectors, j - 1),
        (one, target.vectors, j + m),
        (two, source.vectors, i - 1),
        (two, source.vectors, i + n),
    ):
        there = (at >= 0) & (at < len(others))
        best[there] = np.maximum(best[there], (mine[there] * others[at[there]]).sum(axis=1))
    return best


def _running_scores(
    low: Ints,
    high: Ints,
    count: int,
    other: int,
    max_side: int,
    lexical: Callable[[int, int, int, int], Floats] | None,
    tick: Callable[[], None],
) -> list[Floats]:
    """Per size of the target group: running totals over source sentences, (count + 1, target sentences)."""
    out = [np.zeros((count + 1, other), dtype=np.float64) for _ in range(max_side)]
    if lexical is None:
        return out
    for j in range(other):
        if j % 32 == 0:
            tick()
        for m in range(1, min(max_side, other - j) + 1):
            first, end = int(low[j]), min(int(high[j + m]), count)
            if end > first:
                out[m - 1][first + 1 : end + 1, j] = np.cumsum(lexical(j, m, first, end))
    return out


class _Sweep:
    """Arcs by the diagonal they end (or begin) on, so that a recursion takes whole diagonals at once."""

    def __init__(self, lattice: BeadLattice, *, onward: bool) -> None:
        at = lattice.head if onward else lattice.tail
        diagonal = lattice.points.sum(axis=1)[at]
        order = np.lexsort((at, diagonal if onward else -diagonal))
        cuts = np.flatnonzero(np.diff(diagonal[order])) + 1
        self.steps: list[tuple[Ints, Ints, Ints, Ints]] = []
        for part in np.split(order, cuts):
            places, starts = np.unique(at[part], return_index=True)
            self.steps.append((part, places, starts, np.diff(np.append(starts, len(part)))))

    def run(self, values: Floats, weights: Floats, come_from: Ints) -> None:
        for part, places, starts, sizes in self.steps:
            here = values[come_from[part]] + weights[part]
            top = np.maximum.reduceat(here, starts)
            values[places] = top + np.log(np.add.reduceat(np.exp(here - np.repeat(top, sizes)), starts))


class Recursion:
    """Forward–backward over a lattice of whole beads."""

    def __init__(self, lattice: BeadLattice) -> None:
        self.lattice = lattice
        self._onward = _Sweep(lattice, onward=True)
        self._back = _Sweep(lattice, onward=False)

    def posterior(self, weights: Floats) -> BeadModelPosterior:
        """Posteriors for log-potentials of the arcs."""
        lattice = self.lattice
        forward = np.full(len(lattice.points), -1e30)
        forward[0] = 0.0
        self._onward.run(forward, weights, lattice.tail)
        backward = np.full(len(lattice.points), -1e30)
        backward[-1] = 0.0
        self._back.run(backward, weights, lattice.head)
        log_z = float(forward[-1])
        chance = forward[lattice.tail] + weights + backward[lattice.head] - log_z
        return BeadModelPosterior(
            np.exp(np.minimum(forward + backward - log_z, 0.0)), np.exp(np.minimum(chance, 0.0)), log_z
        )

    def shares(self, arcs: Floats) -> Floats:
        """Expected share of each kind of bead; every sentence of a null bead counts."""
        counts = np.bincount(self.lattice.kind, arcs * self.lattice.amount, minlength=KINDS)
        result: Floats = counts / counts.sum()
        return result

    def adapted(
        self,
        model: BeadWeights,
        tick: Callable[[], None] = lambda: None,
        settings: BeadModelSettings = BEAD_MODEL,
    ) -> BeadModelPosterior:
        """Posteriors with the shares of the kinds of beads estimated from this lattice."""
        lattice = self.lattice
        usual = np.array(model.shares)
        weights = lattice.features @ model.vector
        posterior = self.posterior(weights)
        for _ in range(settings.adaptation_rounds):
            tick()
            counts = np.bincount(lattice.kind, posterior.arcs * lattice.amount, minlength=KINDS)
            prior = settings.share_prior_beads
            found = (counts + prior * usual) / (counts.sum() + prior)
            shift = settings.adaptation_weight * np.log(found / usual)
            posterior = self.posterior(weights + shift[lattice.kind] * lattice.amount)
        return posterior
