"""Whether an alignment ended before it came to the end of the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.schema.tables import RUNS

if TYPE_CHECKING:
    from sqlalchemy import Connection

REST = "rest"
"""The parameter of a suggestion run: true when it left a rest of the texts without pairs, false when it
brought pairs for such a rest; other runs have none."""


def is_unfinished(connection: Connection) -> bool:
    """Whether words of the texts are still without a pair, since the alignment did not come to them."""
    rest = RUNS.c.parameters[REST].as_boolean()
    latest = select(rest).where(rest.is_not(None)).order_by(RUNS.c.id.desc()).limit(1)
    return bool(connection.execute(latest).scalar_one_or_none())
