"""The tables of ``db.schema.models`` as Core tables: bulk work and hot queries go without the ORM's
bookkeeping."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Table

from db.schema import models

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def _table(model: type[models.Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


PROJECT = _table(models.ProjectTable)
TEXTS = _table(models.TextTable)
RUNS = _table(models.RunTable)
BEADS = _table(models.BeadTable)
SEGMENTS = _table(models.SegmentTable)
EVIDENCE = _table(models.EvidenceTable)
FOLDED = _table(models.FoldedTable)
EDITS = _table(models.EditTable)
COMMENTS = _table(models.CommentTable)
EVENTS = _table(models.EventTable)
EVENT_BEADS = _table(models.EventBeadTable)
STEPS = _table(models.StepTable)
SETTINGS = _table(models.SettingTable)
ENCODERS = _table(models.EncoderTable)
VECTORS = _table(models.VectorTable)
VERSION = _table(models.VersionTable)

_T = TypeVar("_T")

_AT_ONCE = 500
"""How many values one IN list takes; far below every database's limit."""


def chunks(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Cut a long list of values into pieces that fit an IN list."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
