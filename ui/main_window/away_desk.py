"""Between files and libraries: the open project is copied into a library, checked out into a file, and in
again.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aligner.bitext import Side
from ui.concurrency.latest_task import LatestTask
from ui.dialogs.project_identity import keep_person
from ui.i18n.bidi import isolated
from ui.i18n.localize import localize
from ui.services.library.servers import ServerPlace, add_file, shown_address
from ui.services.project_files import PROJECT_SUFFIX, free_name
from ui.widgets.message_bar import WORK, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from aligner.progress import Progress
    from db.server.check_in import CheckedIn
    from ui.controllers.shell import Shell
    from ui.main_window.status_bar import StatusLine
    from ui.services.library.checked_out import Version
    from ui.session.session import ProjectSession


class AwayDesk(QObject):
    """Copies into a library, and checks out and in.

    Signals:
        open_asked: a file, or the copy of a project of a library, that is to be opened.
        sign_in_asked: a library whose password has to be asked for, why, and what to do afterwards.
    """

    open_asked = Signal(object)
    sign_in_asked = Signal(str, str, object)

    def __init__(self, window: Shell, line: StatusLine) -> None:
        super().__init__(window)
        self._window = window
        self._line = line
        self._task = LatestTask(self)
        self._task.progress.connect(line.set_progress)
        self._task.busy.connect(self._busy)
        line.cancel.clicked.connect(self._task.cancel)
        self._on_server: ServerPlace | None = None
        self._origin: ServerPlace | None = None

    @property
    def can_add(self) -> bool:
        """Whether the open project is a file."""
        return self._window.session is not None and self._on_server is None and not self._task.is_busy

    @property
    def can_check_out(self) -> bool:
        """Whether the open project is one of a library."""
        return self._on_server is not None and not self._task.is_busy

    @property
    def can_check_in(self) -> bool:
        """Whether the open project is a file that was checked out."""
        return self._origin is not None and not self._task.is_busy

    def opened(self, session: ProjectSession) -> None:
        """Note where the project comes from that has just been opened."""
        self._on_server = ServerPlace.of(session.project.path)
        self._origin = ServerPlace.of_checked_out(session.project)

    def closing(self) -> None:
        """Stop before the project is closed."""
        self._task.cancel()
        self._on_server = self._origin = None

    # Into a library

    def add(self) -> None:
        """Ask for a library, and copy the open file into it."""
        self.sign_in_asked.emit(self._window.preferences.server, "", self._add)

    def _add(self, address: str) -> None:
        session = self._window.session
        if session is None:
            return
        path, person = session.project.path, session.person
        name = session.project.info().name
        self._window.preferences.server = address

        def work(progress: Progress) -> ServerPlace:
            return add_file(address, path, person, progress)

        def done(place: ServerPlace) -> None:
            self._window.messages.show_message(
                Tone.DONE,
                self.tr("{name} is in {library}. The file stays as it is.").format(
                    name=isolated(name), library=isolated(shown_address(address))
                ),
                self.tr("Open from the library"),
                lambda: self.open_asked.emit(place.path),
                stays=True,
                subject=WORK,
            )

        self._task.run(work, done, self._failed)

    # Out

    def check_out(self) -> None:
        """Ask for a file, and copy the open project into it."""
        from ui.widgets.file_chooser import ask_save

        session, place = self._window.session, self._on_server
        if session is None or place is None:
            return
        folder = self._window.preferences.folder
        name = free_name(folder, session.project.info().name)
        ask_save(
            self._window,
            self.tr("Check out into a file"),
            folder / f"{name}{PROJECT_SUFFIX}",
            self.tr("Muqabala projects (*.muqabala)"),
            PROJECT_SUFFIX,
            partial(self.check_out_to, place),
        )

    def check_out_to(self, place: ServerPlace, path: Path) -> None:
        """Copy a project of a library into a new file, to be worked on under the same name."""
        from ui.services.library.checked_out import check_out_to

        session = self._window.session
        person = session.person if session is not None else None

        def work(progress: Progress) -> None:
            check_out_to(place, path, progress)

        def done(_: None) -> None:
            if person is not None:
                keep_person(self._window.preferences, path, person)
            self._window.messages.show_message(
                Tone.DONE,
                self.tr("Checked out into {file}. Work there without the library, then check it in.").format(
                    file=isolated(path.name)
                ),
                self.tr("Open the file"),
                lambda: self.open_asked.emit(path),
                stays=True,
                subject=WORK,
            )

        self._task.run(work, done, self._failed)

    # In

    def check_in(self) -> None:
        """Bring what was done in the open file to its library."""
        self._check_in({})

    def _check_in(self, choices: Mapping[int, Version]) -> None:
        from db.server.postgresql import SignInError
        from ui.services.library.checked_out import check_file_in

        session, place = self._window.session, self._origin
        if session is None or place is None:
            return
        project = session.project

        def work(progress: Progress) -> CheckedIn | SignInError:
            try:
                return check_file_in(project, place, choices, progress)
            except SignInError as error:
                return error

        def done(outcome: CheckedIn | SignInError) -> None:
            if isinstance(outcome, SignInError):
                self.sign_in_asked.emit(place.address, localize(outcome), lambda _: self._check_in(choices))
            elif outcome.disputed:
                self._ask(outcome)
            else:
                self._report(outcome)

        self._task.run(work, done, self._failed)

    def _ask(self, outcome: CheckedIn) -> None:
        from aligner.text.scripts import is_right_to_left
        from ui.dialogs.team.disputed_pairs import DisputedPairsDialog

        session = self._window.session
        if session is None:
            return
        info = session.project.info()
        directions = {side: is_right_to_left(info.text(side).language) for side in Side}
        dialog = DisputedPairsDialog(outcome.disputed, directions, self._window)
        dialog.decided.connect(self._check_in)
        dialog.rejected.connect(lambda: self._report(outcome))
        self._window.show_dialog(dialog)

    def _report(self, outcome: CheckedIn) -> None:
        place = self._origin
        if place is None:
            return
        library = isolated(shown_address(place.address))
        said = [
            self.tr("%Ln change(s) of this file are in {library}.", "", outcome.stored).format(
                library=library
            )
        ]
        if outcome.left_out:
            said.append(self.tr("%Ln change(s) were left out.", "", len(outcome.left_out)))
            first = outcome.left_out[0]
            said.append(
                self.tr("The first one: {step}. {why}.").format(
                    step=localize(first.summary), why=localize(first.reason)
                )
            )
        self._window.messages.show_message(
            Tone.WARNING if outcome.left_out else Tone.DONE,
            " ".join(said),
            self.tr("Open from the library"),
            lambda: self.open_asked.emit(place.path),
            stays=True,
            subject=WORK,
        )

    def _busy(self, busy: bool) -> None:
        self._window.messages.end(WORK)
        session = self._window.session
        self._line.set_busy(busy or (session is not None and session.is_busy))
        self._window.commands.refresh()

    def _failed(self, sentence: str) -> None:
        self._window.messages.show_message(Tone.ERROR, sentence, subject=WORK)
