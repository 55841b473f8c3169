"""The headings and notes of the documents of an open project, read in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aligner.bitext import Side
from ui.concurrency.project_query import ProjectQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aligner.documents.structure import Structure
    from db import Project
    from ui.session.session import ProjectSession


class ProjectStructure(QObject):
    """Get the one of a session with :meth:`of`.

    Signals:
        changed: the marks have been read, and there are some.
    """

    changed = Signal()

    def __init__(self, session: ProjectSession) -> None:
        super().__init__(session)
        self.sides: Mapping[Side, Structure] = {}
        """What each document says beside its text; empty until it has been read."""
        self._query = ProjectQuery(session.project, self)
        self._query.ask(_read, self._take)

    @classmethod
    def of(cls, session: ProjectSession) -> ProjectStructure:
        """The structure of a session, read when it is asked for first."""
        return next((child for child in session.children() if isinstance(child, cls)), None) or cls(session)

    def stop(self) -> None:
        """Read no more; before the session is closed."""
        self._query.stop()

    def _take(self, sides: Mapping[Side, Structure]) -> None:
        self.sides = sides
        if any(structure.headings or structure.notes for structure in sides.values()):
            self.changed.emit()


def _read(project: Project, _stale: Callable[[], bool]) -> dict[Side, Structure]:
    from ui.services.imports.project_factory import structure_of

    return {side: structure_of(project, side) for side in Side}
