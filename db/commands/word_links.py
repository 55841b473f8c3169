"""Links between the words of a pair that a person made: part of its evidence, and kept through reshaping.

In the evidence ``links`` are the links and ``links_by`` is the person. Without ``links_by`` they are the
machine's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aligner.bitext import Side
from aligner.errors import EditError
from aligner.exchange.word_links import LINKS_BY
from aligner.permissions import Action
from db import summaries
from db.change_set import ChangeSet
from db.commands.preconditions import allow, load
from db.records import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aligner.bitext import Bead, Segment
    from db.change_set import RowState
    from db.commands.transaction import Transaction

MOST = 2_000
"""Links of a pair."""


def link_words(
    tx: Transaction,
    id_: int,
    links: Sequence[tuple[int, int, int, int]] | None,
    *,
    expected: Mapping[int, int] | None,
) -> Change:
    """Set the links of a pair by hand, or, with None, leave them to the machine again.

    Args:
        links: source start and end, target start and end, in the imported texts.

    Raises:
        EditError: a link is not within the pair, or there are more than :data:`MOST`.
    """
    state = load(tx, [id_], expected)[int(id_)]
    allow(tx, Action.EDIT, state)
    evidence: dict[str, Any] = dict(state.evidence or {})
    if links is None:
        if LINKS_BY not in evidence:
            return Change(0, "link words", summaries.NOTHING, focus=state.id)
        del evidence[LINKS_BY]
        del evidence["links"]
    else:
        if len(links) > MOST or not all(_within(state, link) for link in links):
            raise EditError("the linked words are not in this pair", remedy="Link words of the pair")
        evidence["links"] = [[*link, 1.0] for link in sorted(set(links))]
        evidence[LINKS_BY] = tx.person.name
    then = state._replace(revision=tx.event, touched=True, evidence=evidence or None)
    return tx.record(
        "link words",
        summaries.linked_words(restored=links is None),
        ChangeSet({state.id: state}, {state.id: then}, focus_before=state.id, focus_after=state.id),
    )


def carried_links(before: Iterable[RowState], bead: Bead) -> dict[str, Any] | None:
    """The links that people made in some pairs, as far as both their words are in a pair made of them."""
    kept: list[list[float]] = []
    by = ""
    for state in before:
        evidence = state.evidence or {}
        if LINKS_BY in evidence:
            inside = [
                link
                for link in evidence["links"]
                if _holds(bead.source, link[0]) and _holds(bead.target, link[2])
            ]
            kept += inside
            by = str(evidence[LINKS_BY]) if inside or not by else by
    return {"links": sorted(kept), LINKS_BY: by} if kept else None


def _within(state: RowState, link: tuple[int, int, int, int]) -> bool:
    sides = ((Side.SOURCE, link[0], link[1]), (Side.TARGET, link[2], link[3]))
    return all(start < end and _holds(state.side(side), start) for side, start, end in sides)


def _holds(segments: Sequence[Segment], offset: float) -> bool:
    return any(segment.start <= offset < segment.end for segment in segments)
