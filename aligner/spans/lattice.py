"""The lattice of span alignment and its forward–backward recursion.

Boundary ``j`` (0 ≤ j ≤ M) lies after unit ``j``; its *nodes* are the cuts of the stream where it may fall. A
path leaves each boundary by one *arc* to the next: either unit ``j`` takes the words between two cuts (a
span), or it takes none (a skipped unit). At any boundary the path may also *skip* words of the stream, at an
opening price plus a price per word. The weights are log-potentials; the posteriors are those of the globally
normalised model (a semi-Markov CRF, Sarawagi & Cohen 2004), so that P(boundary j lies at cut k) sums to one
over the cuts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class SkipPrices:
    """Log-potentials of leaving something untranslated.

    Attributes:
        open: added once for each skipped stretch of the stream.
        word: added for each skipped word of the stream.
        unit: added for each skipped unit, shape (M,).
    """

    open: float
    word: float
    unit: Floats


class Posterior(NamedTuple):
    """What forward–backward found.

    Attributes:
        log_z: log of the total weight of all paths.
        arrive: per boundary, P(the path reaches boundary j at this node, before any skip there).
        leave: per boundary, P(the path leaves boundary j from this node, after any skip there).
        straight: per boundary, P(the path passes boundary j at this node without skipping there).
        unit_skip: per unit j, P(unit j takes no words) at each node of boundary j+1.
        arcs: per unit, P(unit j takes the words between these nodes), shape (nodes j, nodes j+1); empty
            unless asked for.
        skips: per boundary, the expected number of skips and of skipped words, shape (M+1, 2).
    """

    log_z: float
    arrive: list[Floats]
    leave: list[Floats]
    straight: list[Floats]
    unit_skip: list[Floats]
    arcs: list[Floats]
    skips: Floats


def _skip_forward(reached: Floats, words: Floats, prices: SkipPrices, may_skip: Floats) -> Floats:
    """Log-weight of arriving at each node by a skip from an earlier node of the same boundary."""
    out = np.full(len(reached), -np.inf)
    if len(reached) > 1:
        carried = np.logaddexp.accumulate(reached + may_skip - prices.word * words)
        out[1:] = carried[:-1] + prices.word * words[1:] + prices.open + may_skip[1:]
    return out


def _skip_backward(onward: Floats, words: Floats, prices: SkipPrices, may_skip: Floats) -> Floats:
    out = np.full(len(onward), -np.inf)
    if len(onward) > 1:
        carried = np.logaddexp.accumulate((onward + may_skip + prices.word * words)[::-1])[::-1]
        out[:-1] = carried[1:] - prices.word * words[:-1] + prices.open + may_skip[:-1]
    return out


def _columns(nodes_from: Ints, nodes_to: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """For each node of the next boundary, where the same cut is among this boundary's nodes, and whether it
    is.
    """
    at = np.searchsorted(nodes_from, nodes_to)
    at = np.minimum(at, len(nodes_from) - 1)
    return at, nodes_from[at] == nodes_to


def forward_backward(
    nodes: list[Ints],
    words_at: Ints,
    arcs: list[Floats],
    prices: SkipPrices,
    may_skip: Floats,
    *,
    keep_arcs: bool = False,
) -> Posterior:
    """Posteriors of all boundaries.

    Args:
        nodes: per boundary 0..M, the cuts it may fall on, ascending; ``nodes[0]`` and ``nodes[M]`` hold the
            first and last.
        words_at: intp, shape (cuts,): index of the word at which each cut lies.
        arcs: per unit, log-weights shape (len(nodes[j]), len(nodes[j+1])); −inf where there is no such span.
        prices: what skipping costs.
        may_skip: shape (cuts,): log-potential added at each end of a skip at this cut (0 plausible, very
            negative: never).
    """
    count = len(arcs)
    words = [words_at[cuts].astype(np.float64) for cuts in nodes]
    gates = [may_skip[cuts] for cuts in nodes]
    forward_in: list[Floats] = []
    forward_out: list[Floats] = []
    same = [_columns(nodes[j], nodes[j + 1]) for j in range(count)]

    start = np.where(np.arange(len(nodes[0])) == 0, 0.0, -np.inf)
    with np.errstate(divide="ignore", invalid="ignore"):
        forward_in.append(start)
        forward_out.append(np.logaddexp(start, _skip_forward(start, words[0], prices, gates[0])))
        for j in range(count):
            before = forward_out[j]
            top = before.max()
            reached = _log_sum(before[:, None] + arcs[j], axis=0)
            at, there = same[j]
            skipped = np.where(there, before[at] + prices.unit[j], -np.inf)
            reached = np.logaddexp(reached, skipped)
            if not np.isfinite(top) or not np.isfinite(reached.max()):
                raise ArithmeticError(f"no path through boundary {j + 1} of {count}")
            forward_in.append(reached)
            forward_out.append(
                np.logaddexp(reached, _skip_forward(reached, words[j + 1], prices, gates[j + 1]))
            )
        log_z = float(forward_out[count][-1])

        backward_out: list[Floats] = [np.empty(0)] * (count + 1)
        backward_in: list[Floats] = [np.empty(0)] * (count + 1)
        backward_out[count] = np.where(np.arange(len(nodes[count])) == len(nodes[count]) - 1, 0.0, -np.inf)
        kept: list[Floats] = [np.empty((0, 0))] * count
        unit_skip: list[Floats] = [np.empty(0)] * count
        for j in range(count, -1, -1):
            onward = backward_out[j]
            backward_in[j] = np.logaddexp(onward, _skip_backward(onward, words[j], prices, gates[j]))
            if j == 0:
                break
            i = j - 1
            after = backward_in[j]
            here = _log_sum(arcs[i] + after[None, :], axis=1)
            at, there = same[i]
            back_at, back_there = _columns(nodes[j], nodes[i])
            here = np.logaddexp(here, np.where(back_there, after[back_at] + prices.unit[i], -np.inf))
            backward_out[i] = here
            skipped = np.where(there, forward_out[i][at] + prices.unit[i] + after - log_z, -np.inf)
            unit_skip[i] = np.exp(skipped)
            if keep_arcs:
                kept[i] = np.exp(forward_out[i][:, None] + arcs[i] + after[None, :] - log_z)
        arrive = [np.exp(f + b - log_z) for f, b in zip(forward_in, backward_in, strict=True)]
        leave = [np.exp(f + b - log_z) for f, b in zip(forward_out, backward_out, strict=True)]
        straight = [np.exp(f + b - log_z) for f, b in zip(forward_in, backward_out, strict=True)]
    skips = np.zeros((count + 1, 2))
    for j in range(count + 1):
        landed = leave[j] - straight[j]
        left = arrive[j] - straight[j]
        skips[j] = landed.sum(), float(landed @ words[j] - left @ words[j])
    return Posterior(log_z, arrive, leave, straight, unit_skip, kept, skips)


def _log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    top = np.where(np.isfinite(top), top, 0.0)
    total = np.exp(values - top).sum(axis=axis)
    result: Floats = np.log(total) + np.squeeze(top, axis=axis)
    return result
