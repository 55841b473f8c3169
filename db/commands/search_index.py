"""The search index: a folded copy of each pair, and the version of the folding rules that made it."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from aligner.bitext import Side
from aligner.text.normalize import fold
from db import digest
from db.cell_text import wording
from db.queries.rows import edits_within, states
from db.schema.row_stream import put
from db.schema.tables import BEADS, FOLDED, SETTINGS, chunks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from aligner.bitext import Characters
    from db.change_set import RowState
    from db.records import Edit

_KEY = "folding"
COLUMNS = ("bead", *(side.value for side in Side))


@cache
def folding_signature() -> str:
    """What the present rules make of Latin, Arabic and its presentation forms: other rules, another
    signature.
    """
    probe = "".join(
        map(chr, [*range(0x20, 0x250), *range(0x600, 0x780), *range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)])
    )
    return hashlib.sha256(fold(probe).encode()).hexdigest()


def folded(
    state: RowState, texts: Mapping[Side, Characters], edits: Mapping[Side, Sequence[Edit]]
) -> tuple[int, str, str]:
    """The folded sides of a pair as it is shown, as a row of the table: :data:`COLUMNS`."""
    source, target = (folded_side(state, side, texts[side], edits[side]) for side in Side)
    return state.id, source, target


def folded_side(state: RowState, side: Side, text: Characters, edits: Sequence[Edit]) -> str:
    """One side of a pair as it is shown, folded."""
    return fold(wording(text, state.side(side), edits))


def sign(connection: Connection) -> None:
    """Note down that everything is folded by the present rules."""
    connection.execute(delete(SETTINGS).where(SETTINGS.c.key == _KEY))
    value = folding_signature()
    row = {"key": _KEY, "value": value, "crc": digest.setting_crc(_KEY, value)}
    connection.execute(insert(SETTINGS), row)


def is_stale(connection: Connection) -> bool:
    """Whether the file was folded by other rules than the present ones."""
    found = connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.key == _KEY)).scalar_one_or_none()
    return found != folding_signature()


def refold(connection: Connection, texts: Mapping[Side, Characters]) -> None:
    """Fold every pair again."""
    connection.execute(delete(FOLDED))
    ids = list(connection.execute(select(BEADS.c.id)).scalars())
    for some in chunks(ids):
        edits = edits_within(connection, some)
        found = states(connection, some, evidence=False)
        put(connection, FOLDED, COLUMNS, [folded(state, texts, edits) for state in found.values()])
    sign(connection)
