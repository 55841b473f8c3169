"""Columns of whole numbers as arrays, each gathered into one string by the database.

Three to four times as fast as a tuple a row, and while the database gathers, other threads go on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, String, cast, func, select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def fetch(
    connection: Connection,
    columns: Sequence[ColumnElement[Any]],
    where: ColumnElement[bool] | None = None,
    *,
    order_by: ColumnElement[Any] | None = None,
) -> list[NDArray[np.int64]]:
    """Read columns of numbers → int64, shape (n,) each; all in one pass, hence in the same order.

    Args:
        order_by: in this order; the rows of the inner query are gathered as they come.
    """
    if order_by is not None:
        inner = select(*columns).order_by(order_by)
        gathered = list((inner if where is None else inner.where(where)).subquery().c)
        query = select(*map(_gather, gathered))
    else:
        query = select(*map(_gather, columns))
        query = query if where is None else query.where(where)
    row = connection.execute(query).one()
    return [np.fromstring(text or "", dtype=np.int64, sep=",") for text in row]


def _gather(column: ColumnElement[Any]) -> ColumnElement[str]:
    return func.aggregate_strings(cast(column, String), ",")
