"""Find the order of a few sentences in a word stream, when any order is possible.

A list that the translator reordered has no monotone alignment. Here each sentence of a short stretch may take
any words of it: the words are cut into spans, each span goes to one sentence and no sentence takes two
(Lagrangian relaxation: the price of a sentence that is taken twice rises). The value of the best monotone
alignment tells what another order gains.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

PRICE_ROUNDS = 24
PRICE_STEP = 3.0
"""By how many log-units the price of a sentence taken twice rises in the first round."""


@dataclass(frozen=True)
class Offers:
    """Scores of sentences for spans of a stretch.

    Attributes:
        cuts: word indices at which spans may begin and end, ascending; the two ends of the stretch included.
        worth: log-potential of each sentence taking the words between two cuts, less that of a skipped
            sentence, shape (sentences, cuts, cuts); −inf where it cannot take them.
        open: log-penalty of each run of skipped words.
        gate: log-penalty of either end of such a run, shape (cuts,).
    """

    cuts: Ints
    worth: Floats
    open: float
    gate: Floats


class Taken(NamedTuple):
    """A sentence and the cuts (their indices) between which it takes the words."""

    sentence: int
    first: int
    end: int


def value_in_order(offers: Offers) -> float:
    """The best of all alignments in order."""
    reached = np.full(len(offers.cuts), -np.inf)
    reached[0] = 0.0
    reached = _with_gaps(reached, offers)
    for worth in offers.worth:
        onward = (reached[:, None] + worth).max(axis=0)
        reached = np.maximum(reached, _with_gaps(onward, offers))
    return float(reached[-1])


def _with_gaps(reached: Floats, offers: Offers) -> Floats:
    carried = np.maximum.accumulate(reached + offers.gate)
    out = reached.copy()
    out[1:] = np.maximum(out[1:], carried[:-1] + offers.open + offers.gate[1:])
    return out


def in_any_order(offers: Offers) -> tuple[float, list[Taken]]:
    """The best alignment found in any order, by its words: its value and what each sentence takes."""
    prices = np.zeros(len(offers.worth))
    best: tuple[float, list[Taken]] = (-np.inf, [])
    for turn in range(PRICE_ROUNDS):
        taken = _cut(offers, prices)
        wanted = np.bincount([t.sentence for t in taken], minlength=len(prices))
        value, kept = _each_once(offers, taken)
        if value > best[0]:
            best = value, kept
        if (wanted <= 1).all() and not prices[wanted == 0].any():
            break
        prices = np.maximum(0.0, prices + PRICE_STEP / (1.0 + 0.25 * turn) * (wanted - 1.0))
    return best


def _cut(offers: Offers, prices: Floats) -> list[Taken]:
    """The best spans when a sentence may take several, each at its price."""
    net = offers.worth - prices[:, None, None]
    who = net.argmax(axis=0)
    most = np.take_along_axis(net, who[None], axis=0)[0]
    count = len(offers.cuts)
    value = np.full(count, -np.inf)
    value[0] = 0.0
    back = np.zeros(count, dtype=np.intp)
    taken = np.zeros(count, dtype=np.bool_)
    carry, carried = value[0] + offers.gate[0], 0
    for k in range(1, count):
        i = int((value[:k] + most[:k, k]).argmax())
        by_span = float(value[i] + most[i, k])
        by_gap = carry + offers.open + offers.gate[k]
        taken[k] = by_span >= by_gap
        value[k], back[k] = (by_span, i) if taken[k] else (by_gap, carried)
        if value[k] + offers.gate[k] > carry:
            carry, carried = float(value[k] + offers.gate[k]), k
    out: list[Taken] = []
    k = count - 1
    while k > 0:
        i = int(back[k])
        if taken[k]:
            out.append(Taken(int(who[i, k]), i, k))
        k = i
    return out[::-1]


def _each_once(offers: Offers, taken: list[Taken]) -> tuple[float, list[Taken]]:
    """The same, where of several spans of one sentence only the best is kept; and its value."""
    best: dict[int, Taken] = {}
    for one in taken:
        other = best.get(one.sentence)
        if other is None or offers.worth[one] > offers.worth[other]:
            best[one.sentence] = one
    kept = [one for one in taken if best[one.sentence] is one]
    value, at = 0.0, 0
    for one in kept:
        value += float(offers.worth[one]) + _gap(offers, at, one.first)
        at = one.end
    return value + _gap(offers, at, len(offers.cuts) - 1), kept


def _gap(offers: Offers, first: int, end: int) -> float:
    return float(offers.open + offers.gate[first] + offers.gate[end]) if end > first else 0.0
