"""Prune the spans of the second pass that are not worth embedding.

The first look tells how likely each cut is for each boundary; the lengths of a span and of its units and the
cut at its end tell something too, and none of it asks for a vector. What falls short of the best span of its
units by a factor of e¹² in all of this would have to be far more alike than spans are: what is left out, a
tenth to a quarter of the spans, holds less than four in a thousand of all chances in scripture, news and
texts without segments, and less than one in a hundred in punctuated prose. Most are spans of one or two
words, the dearest to encode.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.lattice.candidates import CANDIDATES, CandidateSettings

if TYPE_CHECKING:
    from aligner.alignment.spans.lattice.lattice import Posterior

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

_LEAST = 1e-6
_AROUND = (
    4  # words from a cut of the first look to one of the second that takes its chance, halved for each word
)


class FirstPass(NamedTuple):
    """What the first look says of the second's cuts.

    Attributes:
        leave, arrive: per boundary, log-chance that units begin, or end, at each node.
        spine: per unit, the nodes that a path leaves and reaches which must stay whole, since it is sure to
            exist (:func:`aligner.alignment.spans.lattice.candidates.connected`).
        settings: what is left out.
    """

    leave: list[Floats]
    arrive: list[Floats]
    spine: list[tuple[int, int]]
    settings: CandidateSettings = CANDIDATES


def first_pass(
    nodes: list[Ints], before: list[Ints], posterior: Posterior, settings: CandidateSettings = CANDIDATES
) -> FirstPass:
    """Chances of the second look's nodes by those of the first."""
    leave: list[Floats] = []
    arrive: list[Floats] = []
    for cuts, old, leaving, arriving in zip(nodes, before, posterior.leave, posterior.arrive, strict=True):
        away = np.abs(cuts[:, None] - old)
        share = np.where(away <= _AROUND, 0.5**away, 0.0)
        leave.append(np.log(np.maximum((share * leaving).max(axis=1), _LEAST)))
        arrive.append(np.log(np.maximum((share * arriving).max(axis=1), _LEAST)))
    return FirstPass(leave, arrive, _spine(nodes, settings.near_words), settings)


def _spine(nodes: list[Ints], near: int) -> list[tuple[int, int]]:
    """Of each unit, the nodes that a path leaves and reaches which needs no long span: words are skipped
    until the next boundary is near.
    """
    steps: list[tuple[int, int]] = []
    at = 0
    for here, there in itertools.pairwise(nodes):
        reached = np.minimum(np.searchsorted(there, here[at:]), len(there) - 1)
        away = there[reached] - here[at:]
        onward = int(np.argmax((away >= 0) & (away <= near)))
        steps.append((at + onward, int(reached[onward])))
        at = steps[-1][1]
    return steps


def keep_mask(
    allowed: NDArray[np.bool_], prior: Floats, chances: FirstPass, tail: int, head: int
) -> NDArray[np.bool_]:
    """Which spans of units ``tail`` to ``head`` to embed.

    Args:
        allowed: shape (nodes of the tail, nodes of the head).
        prior: log-potential of each span as far as it does not hang on vectors, same shape.
    """
    if not allowed.any():
        return allowed
    value = np.where(allowed, prior + chances.leave[tail][:, None] + chances.arrive[head], -np.inf)
    keep: NDArray[np.bool_] = allowed & (value >= value.max() - chances.settings.prune_log_odds)
    if head == tail + 1:
        step = chances.spine[tail]
        keep[step] = allowed[step]
    return keep
