"""The main window: its pages, messages, menus and dialogs, and files dropped on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from aligner.errors import MuqabalaError, ProjectError
from ui.commands.action_map import ActionMap
from ui.controllers.alignment_controller import AlignmentController
from ui.controllers.export_controller import ExportController
from ui.controllers.focus_mode import FocusMode
from ui.controllers.guide_controller import GuideController
from ui.controllers.import_controller import ImportController
from ui.controllers.keyboard_controller import KeyboardController
from ui.controllers.last_session import LastSession
from ui.controllers.project_controller import ProjectController
from ui.controllers.shell import Shell
from ui.controllers.snapshot_controller import SnapshotController
from ui.controllers.tour_controller import TourController
from ui.design import apply_colour_scheme
from ui.i18n.localize import localize
from ui.main_window.menus import Menus
from ui.main_window.server_desk import ServerDesk
from ui.main_window.side_by_side_desk import SideBySideDesk
from ui.main_window.start_page import StartPage
from ui.main_window.status_bar import StatusLine
from ui.services.project_files import PROJECT_SUFFIX
from ui.session.project_opener import ProjectOpener
from ui.widgets.file_drop import DropVeil, dropped_files
from ui.widgets.message_bar import WORK, MessageBar, Tone
from ui.widgets.page_stack import PageStack
from ui.widgets.screen_fit import fit_window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent

    from db import Project
    from ui.main_window.docks import Docks
    from ui.main_window.editor_page import EditorPage
    from ui.main_window.project_workspace import ProjectWorkspace
    from ui.session.session import ProjectSession
    from ui.settings import Preferences


class MainWindow(Shell):
    """One window, one project at a time.

    Its controllers perform the commands: ``projects``, ``snapshots``, ``imports``, ``export``, ``alignment``,
    ``keyboard``, ``focus_mode``, ``tours``.

    Signals:
        renewal_asked: the window is to be rebuilt in another language.
    """

    renewal_asked = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self.workspace: ProjectWorkspace | None = None
        self.dialog: QDialog | None = None
        self.concordance_file: Path | None = None  # None for the usual place
        self._then_bead: int | None = None

        self.opening = ProjectOpener(self, _load_workspace, lambda path: self.projects.person_of(path))
        self.messages = MessageBar(self)
        self._start = StartPage(preferences, self)
        self.pages = PageStack(self)
        self._line = StatusLine(self)
        self._veil = self._lay_out()

        self.projects, self.servers = ProjectController(self), ServerDesk(self, self._start, self._line)
        self.side_by_side = SideBySideDesk(self, self._start)
        self.snapshots = SnapshotController(self)
        self.imports = ImportController(self, self.projects)
        self.export = ExportController(self)
        self.alignment = AlignmentController(self, self.export)
        self.tours = TourController(self)
        self.focus_mode, self.guide = FocusMode(self), GuideController(self)
        self.keyboard = KeyboardController(self, self.tours)
        self.last_session = LastSession(self, self.projects)
        self.commands = ActionMap(self)
        names = (
            "projects", "servers", "snapshots", "imports", "export", "alignment",
            "tours", "focus_mode", "keyboard", "guide", "side_by_side",
        )  # fmt: skip
        self.commands.add_targets({"window": self} | {name: getattr(self, name) for name in names})
        self.menus = Menus(self)
        self.toolbar = self.menus.toolbar
        self._connect()

        self.setAcceptDrops(True)
        self.setMinimumSize(640, 420)
        if not self.restoreGeometry(preferences.bytes("window/geometry")):
            fit_window(self, QSize(1180, 780))
        self.keyboard.bind_keys()
        self.last_session.began()
        self.refresh()
        self._start.new_button.setFocus()

    def _lay_out(self) -> DropVeil:
        self.pages.addWidget(self._start)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(centre)
        self.setStatusBar(self._line)
        return DropVeil(centre)

    def _connect(self) -> None:
        self.opening.began.connect(self._began)
        self.opening.opened.connect(self._opened)
        self.opening.failed.connect(self._not_opened)
        self._line.cancel.clicked.connect(self.alignment.cancel)
        self._line.identity.clicked.connect(self._ask_identity)
        self.servers.open_asked.connect(self.open_project)
        self.side_by_side.open_asked.connect(self._go_elsewhere)
        self.servers.start_asked.connect(self.projects.dismiss)
        self._start.new_asked.connect(self.imports.new_project)
        self._start.open_asked.connect(self.projects.ask_open)
        self._start.sample_asked.connect(self.projects.try_sample)
        self._start.recent_asked.connect(lambda path: self.open_project(Path(path)))
        self._start.forget_asked.connect(self.preferences.forget)
        self._start.set_recent(self.preferences.recent)
        self.menus.recent_asked.connect(lambda path: self.open_project(Path(path)))
        self.preferences.changed.connect(self._preference_changed)

    # What is open

    @property
    def line(self) -> StatusLine:
        return self._line

    @property
    def start(self) -> StartPage:
        return self._start

    @property
    def session(self) -> ProjectSession | None:
        return self.workspace.session if self.workspace is not None else None

    @property
    def page(self) -> EditorPage | None:
        return self.workspace.page if self.workspace is not None else None

    @property
    def docks(self) -> Docks | None:
        return self.workspace.docks if self.workspace is not None else None

    def has_project(self) -> bool:
        return self.workspace is not None

    def has_pairs(self) -> bool:
        return self.page is not None and self.page.shows_pairs

    def entries(self) -> list[tuple[str, QAction]]:
        return self.menus.everything()

    # Opening and closing

    def open_files(self, files: Sequence[Path]) -> None:
        """Open files from the command line or dropped on the window."""
        self.imports.open_files(files)

    def open_project(self, path: Path) -> None:
        """Open a project file; the one open before is closed once that has succeeded."""
        self.servers.asked_for(path)
        self.projects.open_project(path)

    def close_project(self) -> None:
        workspace, page = self.workspace, self.page
        if workspace is None or page is None:
            return
        self.focus_mode.leave()
        self.tours.stop()
        self.last_session.project_closed()
        workspace.close()  # while the page is there: the start page would squeeze the panes
        self.pages.removeWidget(page)
        self.workspace = None
        self.menus.fill()
        self.pages.setCurrentWidget(self._start)
        self._line.show_project(False)
        self.setWindowTitle("")
        self.setWindowFilePath("")
        self.messages.clear()
        self.refresh()

    def _began(self, what: str) -> None:
        self.messages.clear()
        self._line.set_waiting(what)
        self.pages.setEnabled(False)
        self.commands.refresh()

    def _not_opened(self, error: BaseException) -> None:
        self._then_bead = None
        self._line.set_waiting("")
        self._line.show_project(self.has_project())
        self.pages.setEnabled(True)
        if isinstance(error, MuqabalaError) and self.servers.not_opened(error):
            return
        if isinstance(error, ProjectError) and error.path is not None:
            self.snapshots.offer(localize(error), error.path)
        elif isinstance(error, MuqabalaError):
            self.messages.show_message(Tone.ERROR, localize(error), subject=WORK)

    def _opened(self, project: Project, new: bool) -> None:
        from ui.main_window.project_workspace import ProjectWorkspace

        self.close_project()
        self._line.set_waiting("")
        self.pages.setEnabled(True)
        workspace = self.workspace = ProjectWorkspace(
            self, project, self.projects.person_of(project.path), self.concordance_file
        )
        session, page = workspace.session, workspace.page
        session.status_changed.connect(self.refresh)
        session.busy.connect(self._busy)
        session.file_lost.connect(self._file_lost)
        session.progress.connect(self._line.set_progress)
        session.saved.connect(self._line.set_saved)
        session.alignment_finished.connect(self._ended)
        page.align_asked.connect(self.alignment.align)
        workspace.moved.connect(self.refresh_position)
        workspace.identified.connect(self._identified)
        workspace.elsewhere.connect(self._go_elsewhere)
        self.keyboard.bind_keys()
        self.menus.fill()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        workspace.restore_panes()
        self._line.show_project(True)
        self._line.set_person(session.person)
        info = project.info()
        self.setWindowTitle(info.name)
        self._line.set_saved(True)
        if info.path is not None:
            self.setWindowFilePath(str(info.path))
            self.preferences.remember(info.path, info.name)
        self.servers.opened(workspace)
        self.refresh()
        if self._then_bead is not None:
            bead, self._then_bead = self._then_bead, None
            page.view.go_to(bead)
        page.take_focus()
        self.last_session.project_opened()
        if new:
            self.alignment.align()

    def _go_elsewhere(self, path: Path, bead: int) -> None:
        """Open another project at one of its pairs."""
        self._then_bead = bead
        self.open_project(path)

    # From the session

    def _file_lost(self, sentence: str, rescued: Path | None) -> None:
        """The open file was moved, deleted or replaced: continue where the work is."""
        if rescued is None:
            if self.session is not None:
                self.snapshots.offer(sentence, self.session.project.path, by_name=True)
            return
        self.opening.opened.connect(  # opening a project clears the messages of the last one
            lambda: self.snapshots.offer(sentence, rescued),
            Qt.ConnectionType.SingleShotConnection,
        )
        self.open_project(rescued)

    def refresh(self) -> None:
        """Bring counts, position and commands up to date."""
        session, page = self.session, self.page
        if session is not None and page is not None:
            standing = session.standing
            self.menus.describe_history(standing, page.view.model.number_of)
            self._line.set_counts(standing.counts)
            page.show_pairs(standing.counts.total > 0)
            page.show_rest(standing.unfinished)
        self.refresh_position()

    def refresh_position(self) -> None:
        """Bring up to date what depends on the current pair."""
        self.commands.refresh()
        if self.session is not None and self.page is not None:
            self._line.set_position(self.page.position, self.session.standing.counts.total)

    def _busy(self, busy: bool) -> None:
        self.messages.end(WORK)
        self._line.set_busy(busy)
        if self.focus_mode.is_on:
            self._line.setVisible(busy)
        if self.page is not None:
            self.page.set_busy(busy)
        self.commands.refresh()

    def _ended(self, how: str) -> None:
        page, session = self.page, self.session
        if how == "cancelled" and session is not None:
            stopped = (
                self.tr("Alignment stopped. The pairs found so far are kept. {key} aligns the rest.")
                if session.standing.unfinished
                else self.tr("Alignment stopped. Nothing was changed. {key} starts it again.")
            )
            stopped = stopped.format(key=self.commands.key_of("align.all"))
            self.messages.show_message(Tone.WARNING, stopped, subject=WORK)
        if page is not None and page.shows_pairs and self.dialog is None and not page.has_focus:
            page.take_focus()
        if how == "done" and self.has_pairs():
            self.tours.offer()

    def _ask_identity(self) -> None:
        if self.workspace is not None:
            self.workspace.review.ask_identity()

    def _identified(self) -> None:
        """Update what depends on user and role."""
        if self.session is not None:
            self._line.set_person(self.session.person)
        self.menus.fill()
        self.commands.refresh()

    # Preferences

    def edit_preferences(self) -> None:
        """Show the preferences."""
        from ui.preferences.dialog import PreferencesDialog

        dialog = PreferencesDialog(self.preferences, self)
        dialog.language.switch_asked.connect(self._switch_language)
        self.show_dialog(dialog)

    def _switch_language(self) -> None:
        """Ask for the window in another language, unless that would stop something that is running."""
        self.close_dialog()
        if self.alignment.is_busy:
            wait = self.tr(
                "Work is in progress. Wait for it or stop it, then switch the language in Preferences."
            )
            self.messages.show_message(Tone.WARNING, wait, subject=WORK)
            return
        QTimer.singleShot(0, self, self.renewal_asked.emit)  # once the dialog is gone

    def _preference_changed(self, name: str) -> None:
        app, session = QApplication.instance(), self.session
        if name == "look" and isinstance(app, QApplication):
            apply_colour_scheme(app, self.preferences.look)
        elif name == "recent":
            self._start.set_recent(self.preferences.recent)
            self.menus.set_recent(self.preferences.recent)
        elif name == "keys":
            self.keyboard.bind_keys()
        elif session is not None:
            session.realign = self.preferences.realign
            if name == "encoder":
                from ui.main_window.project_workspace import encoder_of

                session.encoder = encoder_of(session.project, self.preferences.encoder)
            if name == "person" and self.preferences.person is not None:
                from ui.dialogs.project_identity import kept_person

                if kept_person(self.preferences, session.project.path) is None:
                    session.person = self.preferences.person
                    self._identified()
        self.menus.refresh()

    # Dialogs

    def show_dialog(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._dialog_done)
        dialog.destroyed.connect(self._dialog_gone)
        dialog.open()

    def close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.close()

    def _dialog_done(self) -> None:
        self.dialog = None

    def _dialog_gone(self) -> None:
        """Not every window system gives the focus back by itself."""
        if self.dialog is None and self.isVisible():
            self.activateWindow()

    def about(self) -> None:
        """Show version and licence."""
        from ui.dialogs.about import AboutDialog

        self.show_dialog(AboutDialog(self))

    def show_report(self, text: str) -> None:
        """Show the report of a bug of our own."""
        from ui.dialogs.crash_report import ReportDialog

        ReportDialog.tell(text, self)

    # Events

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.commands.press(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = dropped_files(event.mimeData())
        if not files or self.dialog is not None:
            return
        event.acceptProposedAction()
        project = any(file.suffix.casefold() == PROJECT_SUFFIX for file in files)
        self._veil.cover(
            self.tr("Drop to open the project") if project else self.tr("Drop to create a project")
        )

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        event.acceptProposedAction()
        self.open_files(dropped_files(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.focus_mode.leave()  # what it hid comes back at the next start, and the size from before it
        self.preferences.set_bytes("window/geometry", self.saveGeometry())
        self.preferences.sync()
        self.close_project()
        self.opening.close()
        self.last_session.ended()
        super().closeEvent(event)


def _load_workspace() -> None:
    """Import, on the opener's thread, what an open project needs."""
    import ui.main_window.project_workspace  # noqa: F401
