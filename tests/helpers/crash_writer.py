"""The process that the kill test kills: it edits a project in a loop and tells of each command once it is
acknowledged.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from aligner.bitext import Side
from aligner.errors import EditError, RuleError
from db import Project
from tests.helpers.db_projects import ANA

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from db import Change

KINDS = ("confirm", "unconfirm", "split", "merge", "edit", "comment", "detach", "undo", "redo")


def write(path: Path, seed: int, parent: Connection) -> None:
    """Edit until killed, sending (event id, summary) after each command that came back."""
    draw = random.Random(seed)
    with Project.open(path) as project:
        parent.send("ready")
        while True:
            id_ = int(draw.choice(project.order().tolist()))
            try:
                change = _command(project, draw, id_)
            except (EditError, RuleError):
                continue
            if change.event_id:
                parent.send((change.event_id, change.summary))


def _command(project: Project, draw: random.Random, id_: int) -> Change:
    row = project.rows([id_])[0]
    kind = draw.choice(KINDS)
    if kind == "confirm":
        return project.confirm([id_], ANA)
    if kind == "unconfirm":
        return project.unconfirm([id_], ANA)
    if kind == "split":
        side = draw.choice(list(Side))
        at = draw.randrange(len(project.text(side)))
        if segments := row.side(side):
            at = draw.randint(segments[0].start, segments[-1].end)
        return project.split(
            id_, ANA, at if side is Side.SOURCE else None, at if side is Side.TARGET else None
        )
    if kind == "merge":
        return project.merge(id_, ANA)
    if kind == "edit":
        return project.edit_text(id_, Side.TARGET, row.target_text + " sic", ANA)
    if kind == "comment":
        return project.comment(id_, "?", ANA)
    if kind == "detach":
        return project.detach(id_, ANA)
    return project.undo(ANA) if kind == "undo" else project.redo(ANA)
