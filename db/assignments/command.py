"""Commands that assign words to a person, and end an assignment. No pair is changed."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from aligner.bitext import Side
from aligner.errors import EditError
from aligner.permissions import MACHINE, same_person
from db import summaries
from db.assignments.assignment import ASSIGN, Assignment, tidied, with_assignment
from db.assignments.standing import assignments, pairs_of
from db.change_set import ChangeSet
from db.commands.review import put_comment
from db.schema.tables import SEGMENTS

if TYPE_CHECKING:
    from aligner.messages import Message
    from db.commands.transaction import Transaction
    from db.records import Change


def assign(tx: Transaction, assignment: Assignment) -> Change:
    """Keep an assignment, or change the one with its key.

    Raises:
        EditError: it names no person or no words, its day is none, or there is none with its key.
    """
    try:
        wanted = tidied(assignment)
    except ValueError as error:
        raise EditError("this is not a date", remedy="Write year, month and day, as in 2026-12-10") from error
    if not wanted.person or same_person(wanted.person, MACHINE):
        raise EditError("an assignment names a person", remedy="Say who is to do the work")
    if wanted.key:
        before = _standing(tx, wanted.key)
        if replace(wanted, by=before.by, at=before.at) == before:
            return _nothing()
    else:
        wanted = replace(wanted, key=secrets.token_hex(8))
    pairs = pairs_of(tx.connection, wanted)
    if not pairs:
        raise EditError("there are no pairs to assign", remedy="Choose pairs first")
    return _record(tx, wanted, summaries.assigned(len(pairs), wanted.person), ended=False)


def end_assignment(tx: Transaction, key: str) -> Change:
    """End an assignment.

    Raises:
        EditError: there is none with this key.
    """
    before = _standing(tx, key)
    return _record(tx, before, summaries.assignment_ended(before.person), ended=True)


def _standing(tx: Transaction, key: str) -> Assignment:
    found = next((one for one in assignments(tx.connection) if one.key == key), None)
    if found is None:
        raise EditError("this assignment does not stand any more", remedy="Read the list of assignments")
    return found


def _nothing() -> Change:
    from db.records import Change

    return Change(0, ASSIGN, summaries.NOTHING)


def _record(tx: Transaction, assignment: Assignment, summary: Message, *, ended: bool) -> Change:
    bead = first_pair(tx, assignment)
    said = put_comment(tx, bead, ASSIGN, with_assignment(assignment, ended=ended))
    return tx.record(ASSIGN, summary, ChangeSet(comments=(said,), focus_before=bead, focus_after=bead))


def first_pair(tx: Transaction, assignment: Assignment) -> int:
    """The pair that holds the first words; any pair of the texts if those are in none."""
    for side in Side:
        for part in assignment.stretches(side):
            holder = (
                select(SEGMENTS.c.bead)
                .where(
                    SEGMENTS.c.side == side.value, SEGMENTS.c.start < part.end, SEGMENTS.c.end > part.start
                )
                .order_by(SEGMENTS.c.start)
                .limit(1)
            )
            if (bead := tx.connection.execute(holder).scalar_one_or_none()) is not None:
                return int(bead)
    return int(tx.connection.execute(select(SEGMENTS.c.bead).limit(1)).scalar_one())
