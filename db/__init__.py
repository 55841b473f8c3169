"""The project file: one SQLite database that holds the texts, the beads, and every change ever made to
them.
"""

from aligner.review import Person, Role
from db.errors import BeadConflictError
from db.keeping import check
from db.pairs import Pair
from db.project import Project
from db.records import (
    MACHINE,
    BeadRow,
    Cell,
    Change,
    CheckReport,
    Comment,
    Counts,
    Edit,
    EventChange,
    EventRecord,
    Piece,
    ProjectInfo,
    RunInfo,
    RunRecord,
    TextInfo,
    TextInput,
)
from db.search import Query, hits

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
    "Pair",
    "Person",
    "Piece",
    "Project",
    "ProjectInfo",
    "Query",
    "Role",
    "RunInfo",
    "RunRecord",
    "TextInfo",
    "TextInput",
    "check",
    "hits",
]
