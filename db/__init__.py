"""The project file: one SQLite database that holds the texts, the beads, and every change ever made to them."""

from aligner.review import Person, Role
from db.errors import BeadConflictError
from db.keeping import check
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

__all__ = [
    "MACHINE",
    "BeadRow",
    "Cell",
    "Change",
    "CheckReport",
    "Comment",
    "BeadConflictError",
    "Counts",
    "Edit",
    "EventChange",
    "EventRecord",
    "Person",
    "Piece",
    "Project",
    "ProjectInfo",
    "Role",
    "RunInfo",
    "RunRecord",
    "TextInfo",
    "TextInput",
    "check",
]
