"""Cut beads where traditions begin and end.

The lattice weighs where a chain of transmitters is rendered, not to which report it belongs: chains are
masked, so one at the edge of a bead costs nothing. The structure of a tradition decides: chain, report,
remarks.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.alignment.spans.features.traditions import Traditions
    from aligner.alignment.spans.lattice.bead_posteriors import BeadPosterior

Ints = NDArray[np.intp]


def at_tradition_edges(links: Sequence[BeadPosterior], traditions: Traditions) -> list[BeadPosterior]:
    """Beads whose edges follow the structure of traditions.

    - A chain that shares a pair with a report leaves it with the English that renders it ("Narrated Anas:").
      Without such English it leaves too, unless it is that of this report and the English names it.
    - A remark without counterpart goes to the pair before it, and so does a second chain of the same report.
    - "Narrated Anas:" beside a remark goes to the chain after it.

    Args:
        links: of a stretch, in order, clauses counted from the first of the text.
    """
    out: list[BeadPosterior] = []
    for link in links:
        for part in _apart(link, traditions):
            given = _given_on(out[-1], part, traditions) if out else [part]
            if len(given) > 1 or given[0] != part:
                remark = out.pop()
                out.extend(_without_remarks(out, remark._replace(clause_end=remark.clause), traditions))
            for one in given:
                out.extend(_without_remarks(out, one, traditions))
    return out


def _apart(link: BeadPosterior, traditions: Traditions) -> list[BeadPosterior]:
    """A pair, and apart from it the chains that have to leave it."""
    segments = _within(traditions.bounds, link.word, link.word_end)
    if link.is_null or len(segments) < 2:
        return [link]
    chains = [segment for segment in segments if traditions.chain[segment] >= 0]
    groups = [segment for segment in chains if segment - 1 not in chains]
    if not groups or len(chains) == len(segments):
        return [link]
    others = _within(traditions.other_bounds, link.clause, link.clause_end)
    told = [other for other in others if traditions.narrates[other]]
    if len(told) == len(groups):
        ends = [next(k for k in itertools.count(group) if k not in chains) for group in groups]
        cuts = sorted({segments.start, *groups, *ends, segments.stop})
        other_cuts = sorted({others.start, *told, *(other + 1 for other in told), others.stop})
        if len(cuts) == len(other_cuts) and [cuts.index(group) for group in groups] == [
            other_cuts.index(other) for other in told
        ]:
            at = traditions.bounds[cuts].tolist(), traditions.other_bounds[other_cuts].tolist()
            return [
                link._replace(word=word, clause=clause, word_end=word_end, clause_end=clause_end)
                for (word, clause), (word_end, clause_end) in itertools.pairwise(zip(*at, strict=True))
            ]
    return _edges_apart(link, traditions) if others else [link]


def _edges_apart(link: BeadPosterior, traditions: Traditions) -> list[BeadPosterior]:
    """A pair without the chain at its beginning, if the English names nobody of it, nor that at its end."""
    segments = _within(traditions.bounds, link.word, link.word_end)
    others = _within(traditions.other_bounds, link.clause, link.clause_end)
    report = [segment for segment in segments if traditions.chain[segment] < 0]
    low, begin, high, stop = link[:4]
    if report[0] > segments[0]:
        told = traditions.narrates[others[0]]
        if told or not traditions.names_chain(segments[0], others[0]):
            low = int(traditions.bounds[report[0]])
            begin = int(traditions.other_bounds[others[0] + 1]) if told else begin
    if report[-1] < segments[-1]:
        high = int(traditions.bounds[report[-1] + 1])
        last = int(traditions.other_bounds[others[-1]])
        stop = last if last >= begin and traditions.narrates[others[-1]] else stop
    parts = [
        link._replace(word_end=low, clause_end=begin),
        link._replace(word=low, clause=begin, word_end=high, clause_end=stop),
        link._replace(word=high, clause=stop),
    ]
    return [part for part in parts if part.word < part.word_end]


def _given_on(link: BeadPosterior, onward: BeadPosterior, traditions: Traditions) -> list[BeadPosterior]:
    """The next bead, with the English of a pair of remarks where that renders the chain with which the next
    bead begins; otherwise as it is.
    """
    segments = _within(traditions.bounds, link.word, link.word_end)
    others = _within(traditions.other_bounds, link.clause, link.clause_end)
    after = _within(traditions.bounds, onward.word, onward.word_end)
    if not segments or len(others) != 1 or not after or traditions.chain[after[0]] < 0:
        return [onward]
    if not traditions.remark[list(segments)].all() or not traditions.narrates[others[0]]:
        return [onward]
    own = _within(traditions.other_bounds, onward.clause, onward.clause_end)
    if own and traditions.narrates[own[0]]:
        return [onward]
    chance = min(link.probability, onward.probability)
    report = next((segment for segment in after if traditions.chain[segment] < 0), None)
    if report is None:
        return [onward._replace(clause=link.clause, probability=chance)]
    word = int(traditions.bounds[report])
    return [
        onward._replace(word_end=word, clause=link.clause, clause_end=link.clause_end, probability=chance),
        onward._replace(word=word),
    ]


def _without_remarks(
    out: list[BeadPosterior], link: BeadPosterior, traditions: Traditions
) -> list[BeadPosterior]:
    """What is left of a null bead when what belongs to the pair before it has gone there."""
    if not link.is_null or link.word == link.word_end or not out or out[-1].is_null:
        return [link]
    end = link.word
    for segment in _within(traditions.bounds, link.word, link.word_end):
        second = segment > 0 and traditions.chain[segment] >= 0 and traditions.chain[segment - 1] >= 0
        if not (traditions.remark[segment] or second):
            break
        end = int(traditions.bounds[segment + 1])
    out[-1] = out[-1]._replace(word_end=end)
    return [link._replace(word=end)] if end < link.word_end else []


def _within(bounds: Ints, first: int, end: int) -> range:
    """The segments between two bounds; none where these are no bounds."""
    low, high = np.searchsorted(bounds, [first, end]).tolist()
    if high >= len(bounds) or bounds[low] != first or bounds[high] != end:
        return range(0)
    return range(low, high)
