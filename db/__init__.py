"""The project file: one SQLite database that holds the texts, the beads, and every change ever made to
them.
"""

from aligner.permissions import MACHINE, Person, Role
from db.errors import BeadConflictError
from db.integrity.check import check
from db.project import Project
from db.queries.export_stream import PairRecord
from db.queries.search import Query, hits
from db.records import (
    BeadRow,
    Cell,
    Change,
    CheckReport,
    Comment,
    Counts,
    Edit,
    EventChange,
    EventRecord,
    ProjectInfo,
    RunInfo,
    RunRecord,
    TextInfo,
    TextInput,
    TextPiece,
)

__all__ = [
    "MACHINE",
    "BeadConflictError",
    "BeadRow",
    "Cell",
    "Change",
    "CheckReport",
    "Comment",
    "Counts",
    "Edit",
    "EventChange",
    "EventRecord",
    "PairRecord",
    "Person",
    "Project",
    "ProjectInfo",
    "Query",
    "Role",
    "RunInfo",
    "RunRecord",
    "TextInfo",
    "TextInput",
    "TextPiece",
    "check",
    "hits",
]
