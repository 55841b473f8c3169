"""A process that works on a project at the same time as others, on the same few pairs."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from aligner.bitext import Side
from aligner.errors import ConflictError, EditError, RuleError
from aligner.permissions import Person
from db import Project

if TYPE_CHECKING:
    from pathlib import Path

SEED_LINES = tuple(f"one{n} two{n} three{n}" for n in range(12))


def work(path: Path, seed: int) -> tuple[list[int], int]:
    """Give 40 commands on what was seen a moment ago; tell which came through and how many conflicted."""
    draw = random.Random(seed)
    me = Person(f"Person {seed}")
    events: list[int] = []
    conflicts = 0
    with Project.open(path) as project:
        for _ in range(40):
            seen = project.rows(project.order())
            row = draw.choice(seen)
            expected = {row.id: row.revision}
            project.counts()
            try:
                kind = draw.choice(("confirm", "unconfirm", "merge", "edit", "detach", "undo"))
                if kind == "confirm":
                    change = project.confirm([row.id], me, expected=expected)
                elif kind == "unconfirm":
                    change = project.unconfirm([row.id], me, expected=expected)
                elif kind == "merge":
                    change = project.merge(row.id, me, expected=expected)
                elif kind == "edit":
                    change = project.edit_text(
                        row.id, Side.TARGET, f"{row.target_text} {seed}", me, expected=expected
                    )
                elif kind == "detach":
                    change = project.detach(row.id, me, expected=expected)
                else:
                    step = project.undo_step(me)
                    if step is None or step.command == "suggest":
                        continue
                    change = project.undo(me)
            except ConflictError:
                conflicts += 1
            except (EditError, RuleError):
                pass
            else:
                events.extend([change.event_id] if change.event_id else [])
    return events, conflicts
