"""Write what a command changes, piece by piece, and then its event: memory does not grow with the command."""

from __future__ import annotations

from array import array
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from db import chain as chains
from db import digest
from db.change_set import (
    COMMENT_COLUMNS,
    PIECE,
    RUN_COLUMNS,
    ChangeSet,
    bead_digest,
    comment_digest,
    edit_digest,
    edit_row,
    encode,
    pack_rows,
    run_digest,
)
from db.commands.apply import apply
from db.schema.row_stream import put
from db.schema.tables import COMMENTS, EVENT_BEADS, EVENT_PIECES, EVENTS, RUNS, chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from aligner.bitext import Characters, Side
    from db.chain import Link
    from db.digest import State

_ROWS = 10_000


class EventWriter:
    """One event under way.

    Args:
        connection: in the transaction of the command.
        texts: of the project.
        event: the id the event will have.
        last: the last link of the chain.

    Attributes:
        beads: ids of the pairs concerned so far, each once for each piece that names it.
    """

    def __init__(
        self, connection: Connection, texts: Mapping[Side, Characters], event: int, last: Link
    ) -> None:
        self._connection = connection
        self._texts = texts
        self._event = event
        self._last = last
        self._state: State = digest.EMPTY if last.state is None else digest.from_bytes(last.state)
        self._first: bytes | None = None
        self._hashes: list[str] = []
        self._pieces = 0
        self.beads = array("q")

    def add(self, changes: ChangeSet, *, withdrawn: bool | None = None) -> ChangeSet:
        """Apply a piece and keep it.

        Args:
            withdrawn: undo and redo: whether the comments of the piece are withdrawn from now on. None for a
                piece whose comments are new.

        Returns:
            The piece with the comments and runs that it made, as it was kept.
        """
        old = self._comments([move[0] for move in changes.moves])
        if withdrawn is not None:
            old |= self._comments(changes.comments)
            for some in chunks(changes.comments):
                self._connection.execute(
                    update(COMMENTS).where(COMMENTS.c.id.in_(some)).values(withdrawn=withdrawn)
                )
        apply(self._connection, self._texts, changes)
        new = self._comments([*old, *changes.comments])
        if withdrawn is None and changes.comments:
            changes = replace(changes, said=tuple(new[id_][0] for id_ in changes.comments))
        before = [encode(state) for state in changes.before.values()]
        after = [encode(state) for state in changes.after.values()]
        gone = chain(
            map(bead_digest, before),
            (edit_digest(edit_row(edit)) for edit in changes.edits_before),
            (comment_digest(row, withdrawn=hidden) for row, hidden in old.values()),
            (digest.rule_digest(name, value) for name, value in changes.rules_before.items()),
        )
        made = chain(
            map(bead_digest, after),
            (edit_digest(edit_row(edit)) for edit in changes.edits_after),
            (comment_digest(row, withdrawn=hidden) for row, hidden in new.values()),
            (digest.rule_digest(name, value) for name, value in changes.rules_after.items()),
            (run_digest(row) for row in changes.runs),
        )
        self._state = digest.moved(self._state, gone=sum(gone), new=sum(made))
        self._keep(pack_rows(changes, before, after))
        self.beads.extend(dict.fromkeys((*changes.before, *changes.after)))
        return changes

    def close(self, fields: Mapping[str, Any], beads: Sequence[int]) -> Link:
        """Write the event, the pairs it concerns, and its link of the chain.

        Args:
            fields: columns of the event but for its id, number of pairs and change set.
            beads: ids of the pairs concerned, each once.

        Returns:
            The link.
        """
        if self._first is None:
            self._keep(pack_rows(ChangeSet(), (), ()))
        assert self._first is not None
        event = {"id": self._event, **fields, "bead_count": len(beads)}
        self._connection.execute(insert(EVENTS), {**event, "changes": self._first})
        for start in range(0, len(beads), _ROWS):
            some = [(id_, self._event) for id_ in beads[start : start + _ROWS]]
            put(self._connection, EVENT_BEADS, ("bead", "event"), some)
        values = [event[column.name] for column in chains.EVENT_FIELDS]
        hashed = digest.event_hash(values, self._hashes)
        link = chains.following(self._last, self._event, hashed, self._state)
        chains.append(self._connection, link)
        return link

    def _keep(self, data: bytes) -> None:
        self._hashes.append(digest.piece_hash(data))
        if self._first is None:
            self._first = data
            return
        self._pieces += 1
        self._connection.execute(
            insert(EVENT_PIECES), {"event": self._event, "number": self._pieces, "data": data}
        )

    def _comments(self, ids: Sequence[int]) -> dict[int, tuple[list[Any], bool]]:
        """Comments as rows of a change set, each with whether it is withdrawn."""
        found: dict[int, tuple[list[Any], bool]] = {}
        columns = [COMMENTS.c[name] for name in COMMENT_COLUMNS]
        for some in chunks(list(dict.fromkeys(ids))):
            for row in self._connection.execute(
                select(*columns, COMMENTS.c.withdrawn).where(COMMENTS.c.id.in_(some))
            ):
                found[row[0]] = (list(row[:-1]), bool(row[-1]))
        return found


def run_row(connection: Connection, run: int) -> list[Any]:
    """A suggestion run as a row of a change set."""
    return list(
        connection.execute(select(*(RUNS.c[name] for name in RUN_COLUMNS)).where(RUNS.c.id == run)).one()
    )


def pieces(changes: ChangeSet) -> Iterator[ChangeSet]:
    """Cut a large change set into pieces that can be applied one after the other.

    Pairs that go come first, then those that change, then those that are new: no two pairs ever hold the same
    words or the same place in between. Corrections stay in one piece with everything else.
    """
    if len(changes.before) + len(changes.after) <= 2 * PIECE or changes.edits_before or changes.edits_after:
        yield changes
        return
    rest = replace(changes, before={}, after={})
    for ids in (changes.removed, changes.changed, changes.added):
        for start in range(0, len(ids), PIECE):
            some = ids[start : start + PIECE]
            yield replace(
                rest,
                before={id_: changes.before[id_] for id_ in some if id_ in changes.before},
                after={id_: changes.after[id_] for id_ in some if id_ in changes.after},
            )
            rest = ChangeSet()
