"""The lattice of span alignment and its forward–backward recursion.

Boundary ``j`` (0 ≤ j ≤ M) lies after clause ``j``; its *nodes* are the cuts of the stream where it may fall.
A path leaves each boundary by one *arc* to the next: clause ``j`` takes the words between two cuts (a span),
or it takes none (a skipped clause). At any boundary the path may also *skip* words of the stream, at an
opening penalty plus a penalty per word. The weights are log-potentials; the posteriors are those of the
globally normalised model (a semi-Markov CRF, Sarawagi & Cohen 2004), so that P(boundary j lies at cut k) sums
to one over the cuts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class SkipPenalties:
    """Log-potentials of leaving something untranslated.

    Attributes:
        open: added once for each skipped stretch of the stream.
        word: added for each skipped word of the stream.
        clause_open: added once for each run of skipped clauses.
        clause: added for each skipped clause, shape (M,).
        at_cut: added at either end of a skip at this cut, shape (cuts,): 0 at a plausible cut, strongly
            negative where a skip may not start or end.
        inside_sentence: added at either end of a skip at this boundary, shape (M + 1,): 0 between two
            sentences, negative inside one, since untranslated text is mostly whole sentences. None: 0
            everywhere.
        page_start: added once for a page of skipped clauses, which then cost nothing each: a page that is
            untranslated as a whole. −inf: there are no pages.
        page_ends: where a page may begin and end, shape (M + 1,); None where there are none.
    """

    open: float
    word: float
    clause_open: float
    clause: Floats
    at_cut: Floats
    inside_sentence: Floats | None = None
    page_start: float = -np.inf
    page_ends: NDArray[np.bool_] | None = None

    def within(self, boundaries: int) -> list[float]:
        """``inside_sentence`` of so many boundaries."""
        return [0.0] * boundaries if self.inside_sentence is None else self.inside_sentence.tolist()

    def cheaper(self, share: float) -> SkipPenalties:
        """The same with the penalties of starting a skip and of skipping a clause scaled; gains stay."""
        return replace(
            self,
            open=share * self.open,
            clause_open=share * self.clause_open,
            clause=np.where(self.clause < 0.0, share * self.clause, self.clause),
        )

    def pages(self, boundaries: int) -> list[float]:
        """Log-penalty of starting or ending a page, per boundary: half of ``page_start``."""
        if self.page_ends is None:
            return [-np.inf] * boundaries
        return np.where(self.page_ends, 0.5 * self.page_start, -np.inf).tolist()  # type: ignore[no-any-return]

    def gates(self, nodes: list[Ints]) -> list[Floats]:
        """Log-penalty of either end of a skip, per boundary and node."""
        return [self.at_cut[cuts] + price for cuts, price in zip(nodes, self.within(len(nodes)), strict=True)]


class Posterior(NamedTuple):
    """Result of forward–backward.

    Attributes:
        log_z: log of the total weight of all paths.
        arrive: per boundary, P(the path reaches boundary j at this node, before any skip there).
        leave: per boundary, P(the path leaves boundary j from this node, after any skip there).
        straight: per boundary, P(the path passes boundary j at this node without skipping there).
        clause_skip: per clause j, P(clause j takes no words) at each node of boundary j+1.
        clause_runs: per clause j, P(a run of skipped clauses begins with it), shape (M,).
        clause_idle: per clause j, P(it is skipped at its own price, not in a page), shape (M,).
        arcs: per arc, P(its clauses take the words between these nodes), shaped as its weights; empty unless
            asked for.
        forward: per boundary, log-weight of all paths from the beginning that leave from each node.
        backward: per boundary, log-weight of all paths from each node, reached before any skip, to the end.
    """

    log_z: float
    arrive: list[Floats]
    leave: list[Floats]
    straight: list[Floats]
    clause_skip: list[Floats]
    clause_runs: Floats
    clause_idle: Floats
    arcs: list[Floats]
    forward: list[Floats]
    backward: list[Floats]


def skip_forward(reached: Floats, words: Floats, prices: SkipPenalties, gate: Floats) -> Floats:
    """Log-weight of arriving at each node by a skip from an earlier node of the same boundary."""
    out = np.full(len(reached), -np.inf)
    if len(reached) > 1:
        carried = np.logaddexp.accumulate(reached + gate - prices.word * words)
        out[1:] = carried[:-1] + prices.word * words[1:] + prices.open + gate[1:]
    return out


def _skip_backward(onward: Floats, words: Floats, prices: SkipPenalties, gate: Floats) -> Floats:
    out = np.full(len(onward), -np.inf)
    if len(onward) > 1:
        carried = np.logaddexp.accumulate((onward + gate + prices.word * words)[::-1])[::-1]
        out[:-1] = carried[1:] - prices.word * words[:-1] + prices.open + gate[:-1]
    return out


def same_cuts(nodes_from: Ints, nodes_to: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """For each node of the next boundary, where the same cut is among this boundary's nodes, and whether it
    is.
    """
    at = np.searchsorted(nodes_from, nodes_to)
    at = np.minimum(at, len(nodes_from) - 1)
    return at, nodes_from[at] == nodes_to


class Arc(NamedTuple):
    """All ways in which clauses ``tail`` to ``head`` (half-open) together take one span.

    Attributes:
        weights: log-potentials, shape (len(nodes[tail]), len(nodes[head])); −inf where there is no such span.
    """

    tail: int
    head: int
    weights: Floats


def forward_backward(
    nodes: list[Ints],
    words_at: Floats,
    arcs: list[Arc],
    prices: SkipPenalties,
    *,
    keep_arcs: bool = False,
    tick: Callable[[], None] = lambda: None,
) -> Posterior:
    """Posteriors of all boundaries.

    Args:
        nodes: per boundary 0..M, the cuts it may fall on, ascending; the first and the last boundary hold
            the two ends of the stretch.
        words_at: shape (cuts,): index of the word at which each cut lies.
        arcs: sorted by head.
        prices: what skipping costs.
        keep_arcs: whether to return the posterior of every arc.
        tick: called now and then, to report progress or raise Cancelled.
    """
    count = len(nodes) - 1
    words = [words_at[cuts] for cuts in nodes]
    gates = prices.gates(nodes)
    page = prices.pages(count + 1)
    into: list[list[int]] = [[] for _ in range(count + 1)]
    out_of: list[list[int]] = [[] for _ in range(count + 1)]
    for k, arc in enumerate(arcs):
        into[arc.head].append(k)
        out_of[arc.tail].append(k)
    forward_in: list[Floats] = []
    forward_out: list[Floats] = []
    skipping: list[Floats] = []
    turning: list[Floats] = []  # the pages
    with np.errstate(divide="ignore", invalid="ignore"):
        for j in range(count + 1):
            if j % 64 == 0:
                tick()
            if j == 0:
                reached = np.where(np.arange(len(nodes[0])) == 0, 0.0, -np.inf)
                skipping.append(np.full(len(nodes[0]), -np.inf))
                turning.append(skipping[0])
            else:
                at, there = same_cuts(nodes[j - 1], nodes[j])
                begun = np.logaddexp(forward_out[j - 1] + prices.clause_open, skipping[j - 1])
                reached = np.where(there, begun[at] + prices.clause[j - 1], -np.inf)
                skipping.append(reached)
                turned = np.logaddexp(forward_out[j - 1] + page[j - 1], turning[j - 1])
                turning.append(np.where(there, turned[at], -np.inf))
                reached = np.logaddexp(reached, turning[j] + page[j])
                for k in into[j]:
                    arc = arcs[k]
                    reached = np.logaddexp(reached, log_sum(forward_out[arc.tail][:, None] + arc.weights, 0))
                if not np.isfinite(reached.max()):
                    raise ArithmeticError(f"no path to boundary {j} of {count}")
            forward_in.append(reached)
            forward_out.append(np.logaddexp(reached, skip_forward(reached, words[j], prices, gates[j])))
        log_z = float(forward_out[count][-1])

        backward_out: list[Floats] = [np.empty(0)] * (count + 1)
        backward_in: list[Floats] = [np.empty(0)] * (count + 1)
        kept: list[Floats] = [np.empty((0, 0))] * len(arcs)
        clause_skip: list[Floats] = [np.empty(0)] * count
        clause_runs, clause_idle = np.zeros(count), np.zeros(count)
        skipped_on: list[Floats] = [np.empty(0)] * (count + 1)
        turned_on: list[Floats] = [np.empty(0)] * (count + 1)
        for j in range(count, -1, -1):
            if j % 64 == 0:
                tick()
            if j == count:
                onward = np.where(np.arange(len(nodes[j])) == len(nodes[j]) - 1, 0.0, -np.inf)
            else:
                at, there = same_cuts(nodes[j + 1], nodes[j])
                resumed = np.where(there, skipped_on[j + 1][at] + prices.clause[j], -np.inf)
                onward = resumed + prices.clause_open
                clause_runs[j] = np.exp(forward_out[j] + onward - log_z).sum()
                turned = np.where(there, turned_on[j + 1][at], -np.inf)
                onward = np.logaddexp(onward, turned + page[j])
                for k in out_of[j]:
                    arc = arcs[k]
                    after = backward_in[arc.head]
                    onward = np.logaddexp(onward, log_sum(arc.weights + after[None, :], 1))
                    if keep_arcs:
                        kept[k] = np.exp(forward_out[j][:, None] + arc.weights + after[None, :] - log_z)
            backward_out[j] = onward
            backward_in[j] = np.logaddexp(onward, _skip_backward(onward, words[j], prices, gates[j]))
            skipped_on[j] = backward_in[j] if j == count else np.logaddexp(backward_in[j], resumed)
            turned_on[j] = backward_in[j] + page[j]
            if j < count:
                turned_on[j] = np.logaddexp(turned_on[j], turned)
            if j:
                chance = np.exp(skipping[j] + skipped_on[j] - log_z)
                clause_idle[j - 1] = chance.sum()
                clause_skip[j - 1] = chance + np.exp(turning[j] + turned_on[j] - log_z)
        arrive = [np.exp(f + b - log_z) for f, b in zip(forward_in, backward_in, strict=True)]
        leave = [np.exp(f + b - log_z) for f, b in zip(forward_out, backward_out, strict=True)]
        straight = [np.exp(f + b - log_z) for f, b in zip(forward_in, backward_out, strict=True)]
    return Posterior(
        log_z, arrive, leave, straight, clause_skip, clause_runs, clause_idle, kept, forward_out, backward_in
    )


def log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    top = np.where(np.isfinite(top), top, 0.0)
    total = np.exp(values - top).sum(axis=axis)
    result: Floats = np.log(total) + np.squeeze(top, axis=axis)
    return result
