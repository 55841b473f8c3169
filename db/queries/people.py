"""How the name of a person is written in a project: names are compared by
:func:`aligner.permissions.same_person` everywhere, which no database can do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Select, func, select

from aligner.permissions import same_person
from db.schema.tables import STEPS

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection


def _owners() -> Select[str]:
    """The names in the undo stacks, each found by one step in an index: there may be very many steps."""
    first = select(func.min(STEPS.c.who).label("who")).cte("owners", recursive=True)
    following = select(func.min(STEPS.c.who)).where(STEPS.c.who > first.c.who).scalar_subquery()
    every = first.union_all(select(following).where(first.c.who.is_not(None)))
    return select(every.c.who).where(every.c.who.is_not(None))


_OWNERS = _owners()


def spellings(
    connection: Connection, name: str, column: ColumnElement[str], *where: ColumnElement[bool]
) -> list[str]:
    """The ways in which the name of a person is written in a column, ``name`` itself among them.

    Args:
        where: looked for in these rows only.
    """
    found = connection.execute(select(column).where(column.is_not(None), *where).distinct()).scalars()
    return sorted({name, *(other for other in found if same_person(other, name))})


def stack_owners(connection: Connection, name: str) -> list[str]:
    """The ways in which the name of a person is written in the undo stacks, ``name`` itself among them."""
    found = connection.execute(_OWNERS).scalars()
    return sorted({name, *(other for other in found if same_person(other, name))})
