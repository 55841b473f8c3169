"""The connection of an open project to its server: others' changes, who is where, lost and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from db.server import MirroredProject
    from ui.session.session import ProjectSession


class ServerLink(QObject):
    """Listens while a project of a library is open.

    Signals:
        people: who else is in the project, each with the id of the pair they look at (0 for none).
        connected: whether the server can be reached, when that has changed.

    Attributes:
        where: server and database.
    """

    people = Signal(object)
    connected = Signal(bool)
    _wrote = Signal()

    def __init__(self, session: ProjectSession, project: MirroredProject) -> None:
        super().__init__(session)
        from db.server.listener import Listener

        self._session = session
        self._project = project
        self.where = project.where
        self.is_connected = project.offline is None
        self._wrote.connect(session.look_for_others)
        self.connected.connect(self._connected)
        if not self.is_connected:
            project.reachable.clear()
        self._listener = Listener(
            project.library.url,
            project.schema,
            changed=self._wrote.emit,
            people=self.people.emit,
            link=self._linked,
            there=self.is_connected,
        )

    @classmethod
    def of(cls, session: ProjectSession) -> ServerLink | None:
        """Listen for a session; None for a project in a file."""
        if not hasattr(session.project, "offline"):
            return None
        from db.server import MirroredProject

        project = session.project
        return cls(session, project) if isinstance(project, MirroredProject) else None

    def is_at(self, bead: int) -> None:
        """Say to the others at which pair this person is."""
        self._listener.is_at(max(0, bead))

    def close(self) -> None:
        """Stop listening, before the project is closed."""
        self._listener.close()

    def _linked(self, up: bool) -> None:
        """On the listener's thread."""
        if up:
            self._project.reachable.set()
        else:
            self._project.reachable.clear()
        self.connected.emit(up)

    def _connected(self, up: bool) -> None:
        self.is_connected = up
        if up:
            self._session.look_for_others()
