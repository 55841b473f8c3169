"""Cut untranslated words and clauses off the edges of beads.

That there is a gap is often sure while each place for its edge is unlikely, so the chain of sync points
passes it and a bead swallows a page. The posterior summed over all places decides: what is skipped with a
probability above the threshold becomes a null bead.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.lattice.bead_posteriors import BeadPosterior

if TYPE_CHECKING:
    from aligner.alignment.spans.lattice.lattice import Posterior
    from aligner.alignment.spans.settings import DecodingSettings

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


def null_word_probabilities(nodes: list[Ints], posterior: Posterior, first: int, end: int) -> Floats:
    """P(word ``first + i`` of the stream is skipped), shape (end − first,)."""
    change = np.zeros(end - first + 1)
    for cuts, arrive, leave in zip(nodes, posterior.arrive, posterior.leave, strict=True):
        change[cuts - first] += arrive - leave  # a skip arrives where it begins and leaves where it ends
    return np.clip(np.cumsum(change)[:-1], 0.0, 1.0)


def null_clause_probabilities(posterior: Posterior) -> Floats:
    """P(clause is skipped), shape (clauses,)."""
    return np.array([min(1.0, float(chance.sum())) for chance in posterior.clause_skip])


def split_null_edges(
    links: list[BeadPosterior],
    measured: list[BeadPosterior],
    words: tuple[Ints, Floats],
    clauses: tuple[Ints, Floats],
    decoding: DecodingSettings,
) -> list[BeadPosterior]:
    """Cut off the untranslated edges of two-sided beads.

    Args:
        links: of one stretch, in order.
        measured: beads with their posteriors, for what is left of a bead.
        words: where the stream may be cut, ascending, its two ends included, and how likely each word from
            the first of them on is skipped.
        clauses: the same for the clauses.
        decoding: thresholds.
    """
    likely = decoding.null_edge_posterior
    known = {link[:4]: link.probability for link in measured}
    out: list[BeadPosterior] = []
    for link in links:
        if link.is_null:
            out.append(link)
            continue
        low, high = _core(link.word, link.word_end, *words, likely, shortest=decoding.min_null_edge_words)
        begin, stop = _core(
            link.clause, link.clause_end, *clauses, likely, shortest=decoding.min_null_edge_clauses
        )
        if (
            low >= high
            or begin >= stop
            or (low, high, begin, stop)
            == (
                link.word,
                link.word_end,
                link.clause,
                link.clause_end,
            )
        ):
            out.append(link)
            continue
        key = (low, begin, high, stop)
        parts = [
            BeadPosterior(link.word, link.clause, low, link.clause, _mean(words, link.word, low)),
            BeadPosterior(low, link.clause, low, begin, _mean(clauses, link.clause, begin)),
            BeadPosterior(*key, known.get(key, link.probability)),
            BeadPosterior(high, stop, high, link.clause_end, _mean(clauses, stop, link.clause_end)),
            BeadPosterior(
                high, link.clause_end, link.word_end, link.clause_end, _mean(words, high, link.word_end)
            ),
        ]
        out.extend(p for p in parts if p.word < p.word_end or p.clause < p.clause_end)
    return out


def _core(
    first: int, end: int, cuts: Ints, chance: Floats, likely: float, *, shortest: int
) -> tuple[int, int]:
    """What is left of a side without the untranslated pieces at its edges."""
    inside = cuts[(cuts >= first) & (cuts <= end)].tolist()
    if not inside or inside[0] != first or inside[-1] != end:
        return first, end
    base = int(cuts[0])
    low, high = first, end
    for a, b in itertools.pairwise(inside):
        if chance[a - base : b - base].mean() <= likely:
            break
        low = b
    for b, a in itertools.pairwise(inside[::-1]):
        if chance[a - base : b - base].mean() <= likely:
            break
        high = a
    return (low if low - first >= shortest else first), (high if end - high >= shortest else end)


def _mean(side: tuple[Ints, Floats], first: int, end: int) -> float:
    base = int(side[0][0])
    return float(side[1][first - base : end - base].mean()) if end > first else 0.0
