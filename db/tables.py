"""The tables of ``db.schema`` as Core tables: bulk work and hot queries go without the ORM's bookkeeping."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Table

from db import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def _table(model: type[schema.Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


PROJECT = _table(schema.ProjectTable)
TEXTS = _table(schema.TextTable)
RUNS = _table(schema.RunTable)
BEADS = _table(schema.BeadTable)
SEGMENTS = _table(schema.SegmentTable)
EVIDENCE = _table(schema.EvidenceTable)
FOLDED = _table(schema.FoldedTable)
EDITS = _table(schema.EditTable)
COMMENTS = _table(schema.CommentTable)
EVENTS = _table(schema.EventTable)
EVENT_BEADS = _table(schema.EventBeadTable)
STEPS = _table(schema.StepTable)
SETTINGS = _table(schema.SettingTable)
ENCODERS = _table(schema.EncoderTable)
VECTORS = _table(schema.VectorTable)
VERSION = _table(schema.VersionTable)

_T = TypeVar("_T")

_AT_ONCE = 500
"""How many values one IN list takes; far below every database's limit."""


def chunks(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Cut a long list of values into pieces that fit an IN list."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
