"""What the window shows of a project after each command: the counts, and what would be undone next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from ui.services.project_commands import NEAREST

if TYPE_CHECKING:
    from aligner.messages import Message
    from aligner.permissions import Person
    from db import Counts, Project
    from db.queries.undo_stack import UndoStep


@dataclass(frozen=True, slots=True)
class NextStep:
    """What would be undone or redone next.

    Attributes:
        event: of the command.
        command: as the history of the file names it ("split").
        summary: the command in words.
        beads: the pairs that it concerns, those that are gone included.
    """

    event: int
    command: str
    summary: Message
    beads: tuple[int, ...]

    @classmethod
    def of(cls, project: Project, step: UndoStep | None) -> Self | None:
        """Read what a step of the undo stack concerns."""
        if step is None:
            return None
        events = project.events(1, step.event + 1)
        return cls(step.event, step.command, step.summary, tuple(events[0].beads) if events else ())


@dataclass(frozen=True, slots=True)
class AlignmentState:
    """Counts and next steps after a command; read on the writer thread.

    Attributes:
        undo, redo: what would be undone or redone next; None when there is nothing.
        unfinished: words are without a pair since an alignment has not come to them.
    """

    counts: Counts
    undo: NextStep | None
    redo: NextStep | None
    unfinished: bool

    @classmethod
    def of(cls, project: Project, person: Person, unfinished: bool | None = None) -> Self:
        """Read it; ``unfinished`` if that is known, since reading it looks at every run there was."""
        undo, redo = project.can_undo(person), project.can_redo(person)
        steps = _steps(project, person) if undo or redo else []
        undoable = next((step for step in steps if step.done), None) if undo else None
        redoable = next((step for step in reversed(steps) if not step.done), None) if redo else None
        return cls(
            project.counts(),
            NextStep.of(project, undoable),
            NextStep.of(project, redoable),
            project.is_unfinished() if unfinished is None else unfinished,
        )


def _steps(project: Project, person: Person) -> list[UndoStep]:
    """The nearest steps that can be redone, then the nearest that can be undone."""
    from db.queries.undo_stack import undo_list

    return undo_list(project, person.name, NEAREST)
