"""Libraries on a server in the window: sign in, list the projects, open one, and what the status bar says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.i18n.localize import localize
from ui.main_window.away_desk import AwayDesk
from ui.services.library.servers import ServerPlace, passwords
from ui.session.server_link import ServerLink
from ui.widgets.message_bar import Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from aligner.errors import MuqabalaError
    from ui.controllers.shell import Shell
    from ui.main_window.project_workspace import ProjectWorkspace
    from ui.main_window.start_page import StartPage
    from ui.main_window.status_bar import StatusLine

LINK = "link"
"""Subject of the messages about the connection."""


class ServerDesk(QObject):
    """Signs in, and shows where the open project is and who else is there.

    Signals:
        open_asked: the copy of a project that is to be opened.
        start_asked: the start page is to be shown.
    """

    open_asked = Signal(object)
    start_asked = Signal()

    def __init__(self, window: Shell, start: StartPage, line: StatusLine) -> None:
        super().__init__(window)
        self._window = window
        self._start = start
        self._line = line
        self._workspace: ProjectWorkspace | None = None
        self._last: Path | None = None
        self._link: ServerLink | None = None
        self._away = AwayDesk(window, line)
        self._away.open_asked.connect(self.open_asked)
        self._away.sign_in_asked.connect(self.sign_in)
        start.library.server_asked.connect(self.ask)
        start.library.refused.connect(self.sign_in)

    def ask(self) -> None:
        """Ask for server, database, person and password, and list the projects there."""
        self.sign_in(self._window.preferences.server, "")

    def add(self) -> None:
        """Copy the open file into a library."""
        self._away.add()

    def check_out(self) -> None:
        """Copy the open project into a file to work on without the server."""
        self._away.check_out()

    def check_in(self) -> None:
        """Bring what was done in the open file to its library."""
        self._away.check_in()

    @property
    def can_add(self) -> bool:
        """Whether the open project is a file."""
        return self._away.can_add

    @property
    def can_check_out(self) -> bool:
        """Whether the open project is one of a library."""
        return self._away.can_check_out

    @property
    def can_check_in(self) -> bool:
        """Whether the open project is a file that was checked out."""
        return self._away.can_check_in

    def sign_in(self, address: str, refused: str, then: Path | Callable[[str], object] | None = None) -> None:
        """Sign in to a library; afterwards open the project ``then``, or call it with the address."""
        from ui.dialogs.team.sign_in import SignInDialog

        dialog = SignInDialog(address, refused, self._window)
        dialog.signed_in.connect(partial(self._signed_in, then=then))
        self._window.show_dialog(dialog)

    def _signed_in(self, address: str, then: Path | Callable[[str], object] | None) -> None:
        if callable(then):
            then(address)
            return
        if then is not None and (place := ServerPlace.of(then)) is not None and place.address == address:
            self.open_asked.emit(then)
            return
        self._window.preferences.server = address
        if self._window.session is not None:
            self.start_asked.emit()
        self._start.show_server(address)

    def asked_for(self, path: Path) -> None:
        """Note which project is being opened, to open it once the person has signed in."""
        self._last = path

    def not_opened(self, error: MuqabalaError) -> bool:
        """Ask for the password where it is that what was missing → whether it is asked for."""
        place = ServerPlace.of(self._last) if self._last is not None else None
        if place is None:
            return False
        from db.server.postgresql import SignInError

        if not isinstance(error, SignInError):
            return False
        passwords.forget(place.address)
        self.sign_in(place.address, localize(error), self._last)
        return True

    # The open project

    def opened(self, workspace: ProjectWorkspace) -> None:
        """Listen to the server of the project that has just been opened."""
        line = self._line
        self._workspace = workspace
        self._away.opened(workspace.session)
        workspace.closing.connect(self._closing)
        self._link = link = ServerLink.of(workspace.session)
        if link is None:
            line.set_where("")
            return
        line.set_where(link.where)
        link.people.connect(self._people)
        link.connected.connect(self._connected)
        workspace.moved.connect(link.is_at)
        if workspace.page.current is not None:
            link.is_at(workspace.page.current)
        if not link.is_connected:
            self._connected(False)

    def _closing(self) -> None:
        self._away.closing()
        if self._link is not None:
            self._link.close()
            self._link = None
        self._workspace = None
        self._line.set_where("")

    def _people(self, people: tuple[tuple[str, int], ...]) -> None:
        page = self._workspace.page if self._workspace is not None else None
        said = []
        for person, bead in people:
            number = page.view.model.number_of(bead) if page is not None and bead else None
            said.append(
                self.tr("{person} (pair {number})").format(
                    person=person, number=self._window.locale().toString(number)
                )
                if number
                else person
            )
        self._line.set_others(said)

    def _connected(self, up: bool) -> None:
        messages = self._window.messages
        self._line.set_connected(up)
        if up:
            messages.end(LINK)
            messages.show_message(Tone.DONE, self.tr("The connection to the library is back."), subject=LINK)
        else:
            messages.show_message(
                Tone.WARNING,
                self.tr(
                    "The connection to the library is lost. You can read the project, but not change it. "
                    "The window connects again by itself. What was saved before is there."
                ),
                subject=LINK,
            )
