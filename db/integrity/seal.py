"""Seals: a sheet with the state of a project. Kept elsewhere, it shows later that nothing was changed.

The hash chain of a file finds damage and plain forgery, but somebody may compute a new chain. Not for a sheet
that lies with the customer: it holds the hash of the last link, and with it everything up to there.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from aligner.bitext import Side, Status
from aligner.errors import InputError
from aligner.messages import Message
from db import chain as chains
from db.records import now
from db.schema.tables import BEADS, CHAIN, EVENTS, PROJECT, TEXTS

if TYPE_CHECKING:
    from sqlalchemy import Connection

_FORMAT = 1

SIGN_OFF = "muqabala_sign_off"
"""Key of a sheet that holds a seal beside what a review found."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What a sheet says.

    Attributes:
        project: name. created, created_by: of the project.
        sealed, sealed_by: when and by whom the sheet was made.
        texts: SHA-256 of each text, by side.
        pairs: how many pairs have each status.
        approved_by: how many pairs each reviewer approved.
        events: how many events the history has.
        head: the hash of the last link of the chain, hexadecimal; state: the checksum of everything after it.
    """

    project: str
    created: str
    created_by: str
    sealed: str
    sealed_by: str
    texts: dict[str, str]
    pairs: dict[str, int]
    approved_by: dict[str, int]
    events: int
    head: str
    state: str

    def to_json(self) -> str:
        """The sheet as text."""
        return json.dumps({"muqabala_seal": _FORMAT, **asdict(self)}, ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Seal:
        """Read a sheet: a seal, or a sign-off that holds one.

        Raises:
            InputError: it is not one.
        """
        try:
            document: dict[str, Any] = json.loads(text)
            if SIGN_OFF in document:
                document = document["seal"]
            if document.pop("muqabala_seal") != _FORMAT:
                raise ValueError("another format")
            seal = cls(**document)
            if not (
                isinstance(seal.events, int) and isinstance(seal.head, str) and isinstance(seal.state, str)
            ):
                raise TypeError("no hashes")
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise InputError("The sheet is not a seal of Muqabala", remedy="Choose another file") from error
        return seal


def make_seal(connection: Connection, by: str) -> Seal:
    """Pin down a project that was verified in the same transaction."""
    project = connection.execute(select(PROJECT)).one()
    texts = connection.execute(select(TEXTS.c.side, TEXTS.c.content_sha256))
    statuses = connection.execute(select(BEADS.c.status, func.count()).group_by(BEADS.c.status))
    reviewers = connection.execute(
        select(BEADS.c.reviewed_by, func.count())
        .where(BEADS.c.status == Status.APPROVED.value)
        .group_by(BEADS.c.reviewed_by)
        .order_by(BEADS.c.reviewed_by)
    )
    link = chains.last(connection)
    counted = {str(status): int(number) for status, number in statuses}
    return Seal(
        project=project.name,
        created=project.created,
        created_by=project.created_by,
        sealed=now(),
        sealed_by=by,
        texts={Side(side).value: sha256 for side, sha256 in texts},
        pairs={status.value: counted.get(status.value, 0) for status in Status},
        approved_by={str(who): int(number) for who, number in reviewers},
        events=link.number,
        head=link.hash.hex(),
        state=(link.state or b"").hex(),
    )


def compare(connection: Connection, seal: Seal) -> tuple[list[str], int]:
    """Compare a project that was checked with a sheet.

    Returns:
        What does not fit, and how many events came after the seal.
    """
    problems: list[str] = []
    row = connection.execute(select(CHAIN).where(CHAIN.c.link == seal.events)).one_or_none()
    events = connection.execute(select(func.count()).select_from(EVENTS)).scalar_one()
    if row is None:
        problems.append(
            Message("the history ends before the seal: {n} events of {sealed}", n=events, sealed=seal.events)
        )
    elif row.hash.hex() != seal.head or (row.state or b"").hex() != seal.state:
        problems.append(Message("the history up to the seal is not the one that was sealed"))
    for side, sha256 in connection.execute(select(TEXTS.c.side, TEXTS.c.content_sha256)):
        if seal.texts.get(side) != sha256:
            problems.append(Message("the {side} text is not the one that was sealed", side=Side(side)))
    return problems, max(0, events - seal.events)
