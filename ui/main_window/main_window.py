"""The main window: what is open, and the way between start page and desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from aligner.errors import MuqabalaError
from ui.commands.action_map import Actions
from ui.commands.menus import Menus
from ui.commands.window_commands import window_commands
from ui.controllers.comfort import Comfort
from ui.controllers.export_controller import ExportController
from ui.controllers.import_controller import takes
from ui.controllers.project_opener import ProjectOpener
from ui.design import apply_colour_scheme
from ui.i18n.localize import localize
from ui.main_window.message_bar import MessageBar, Tone
from ui.main_window.start_page import StartPage
from ui.main_window.status_bar import StatusLine
from ui.services.project_files import PROJECT_SUFFIX
from ui.widgets.file_drop import DropVeil, dropped_files
from ui.widgets.screen_fit import fit_window

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from aligner.permissions import Person
    from db import Project
    from ui.controllers.find_controller import FindController
    from ui.controllers.review_controller import ReviewController
    from ui.dialogs.new_project.dialog import Plan
    from ui.main_window.docks import Docks
    from ui.main_window.workspace import Workspace
    from ui.session.session import ProjectSession
    from ui.settings import Preferences


class MainWindow(QMainWindow):
    """One window, one project at a time.

    Signals:
        renewal_asked: the person wants this window in the language chosen now.
    """

    renewal_asked = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self.session: ProjectSession | None = None
        self.desk: Workspace | None = None
        self.docks: Docks | None = None
        self.review: ReviewController | None = None
        self.dialog: QDialog | None = None
        self._person: Person | None = None
        self.finding: FindController | None = None
        self.concordance_file: Path | None = None
        """Where the concordance is kept; None for the usual place."""
        self._then_bead: int | None = None

        self.opening = ProjectOpener(self)
        self.opening.began.connect(self._began)
        self.opening.opened.connect(self._opened)
        self.opening.failed.connect(self._not_opened)

        self.messages = MessageBar(self)
        self.start = StartPage(self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.start)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(centre)
        self.line = StatusLine(self)
        self.setStatusBar(self.line)
        self.line.cancel.clicked.connect(self.cancel)
        self._veil = DropVeil(centre)

        self.output = ExportController(self)
        self.comfort = Comfort(self)
        self.commands = Actions(self)
        self.commands.add(window_commands(self))
        self.menus = Menus(self)

        self.start.new_asked.connect(self.new_project)
        self.start.open_asked.connect(self.ask_open)
        self.start.sample_asked.connect(self.try_sample)
        self.start.recent_asked.connect(lambda path: self.open_project(Path(path)))
        self.start.forget_asked.connect(preferences.forget)
        preferences.changed.connect(self._preference_changed)
        self.start.set_recent(preferences.recent)

        self.setAcceptDrops(True)
        self.setMinimumSize(640, 420)
        if not self.restoreGeometry(preferences.bytes("window/geometry")):
            fit_window(self, QSize(1180, 780))
        self.comfort.bind_keys()
        self.comfort.began()
        self.refresh()
        self.start.new_button.setFocus()

    # Opening and closing

    def open_files(self, files: Sequence[Path]) -> None:
        """One project, or one or two texts for a new one: from the command line or dropped on the window."""
        project = next((file for file in files if file.suffix.casefold() == PROJECT_SUFFIX), None)
        if project is not None:
            self.open_project(project)
        elif files and not takes(self, files):
            self.new_project(files[:2])

    def new_project(self, files: Sequence[Path] = (), name: str = "") -> None:
        """Ask for two texts, then make a project of them and align it."""

        def ask() -> None:
            from ui.dialogs.new_project.dialog import NewProjectDialog

            dialog = NewProjectDialog(self.preferences.folder, files, name, self)
            dialog.planned.connect(self._create)
            self.show_dialog(dialog)

        self._as_person(ask)

    def try_sample(self) -> None:
        """A new project of the sample that comes with the program."""
        from ui.resources import RESOURCES

        sample = RESOURCES / "sample"
        files = [sample / "tarikh-ar.txt", sample / "tarikh-en.txt"]
        self.new_project(files, self.tr("Ibn Khaldun sample"))

    def ask_open(self) -> None:
        from ui.widgets.file_chooser import ask_open

        kinds = self.tr("Muqabala projects (*.muqabala)")
        ask_open(self, self.tr("Open a project"), self.preferences.folder, kinds, self.open_project)

    def open_project(self, path: Path) -> None:
        """Open a project file; the one open before is closed when that has gone well."""
        self._as_person(lambda: self.opening.open(path))

    def dismiss_project(self) -> None:
        """Back to the start page, where the next session begins too."""
        self.close_project()
        self.comfort.project_dismissed()

    def _file_lost(self, sentence: str, rescued: Path | None) -> None:
        """The open file was moved, deleted or replaced: go on where the work is."""
        if rescued is not None:
            self.open_project(rescued)
        self.messages.show_message(Tone.ERROR, sentence)

    def close_project(self) -> None:
        """Back to the start page. Everything is saved already."""
        if self.session is None or self.desk is None:
            return
        self.comfort.leave_focus_mode()
        self.comfort.project_closed()
        self.desk.keep_place()
        session, desk, docks, review = self.session, self.desk, self.docks, self.review
        self.session = self.desk = self.docks = self.review = None
        if docks is not None:
            from ui.main_window.docks import state_key

            self.preferences.set_bytes(state_key(), self.saveState())
            self.commands.disown([desk.map_action, *docks.actions()])
            docks.close()
        self.commands.remove([verb.id for verb in desk.verbs()])
        if review is not None:
            self.commands.remove(
                [command.id for command in (*review.table_commands(), *review.window_commands())]
            )
            review.deleteLater()
        if self.finding is not None:
            self.commands.remove([command.id for command in self.finding.window_commands()])
            self.finding.close()
            self.finding = None
        self.menus.fill()
        session.close()
        self.pages.removeWidget(desk)
        desk.deleteLater()
        session.deleteLater()
        self.pages.setCurrentWidget(self.start)
        self.line.show_project(False)
        self.setWindowTitle("")
        self.setWindowFilePath("")
        self.messages.clear()
        self.refresh()

    # Working

    def align(self) -> None:
        if self.session is not None:
            self.messages.clear()
            self.session.align()

    def realign_here(self) -> None:
        """Align the untouched pairs around the current one anew."""
        if self.session is not None and self.desk is not None and self.desk.current is not None:
            self.session.realign_around(self.desk.current)

    def cancel(self) -> None:
        if self.session is not None:
            self.session.cancel()
        self.output.cancel()
        self.opening.cancel()

    def undo(self) -> None:
        if self.session is not None:
            self.session.undo()

    def redo(self) -> None:
        if self.session is not None:
            self.session.redo()

    def choose_encoder(self) -> None:
        from ui.preferences.project_encoder import ProjectEncoderDialog

        if self.session is not None:
            self.show_dialog(ProjectEncoderDialog(self.session, self))

    # About the program

    def edit_preferences(self) -> None:
        from ui.preferences.dialog import PreferencesDialog

        dialog = PreferencesDialog(self.preferences, self)
        dialog.language.switch_asked.connect(self._switch_language)
        self.show_dialog(dialog)

    def _switch_language(self) -> None:
        """Ask for this window anew, unless something is running that it would stop."""
        if self.dialog is not None:
            self.dialog.close()
        if self.is_busy() or self.opening.under_way:
            self.messages.show_message(
                Tone.WARNING,
                self.tr("Something is running. Wait for it or stop it, then switch in the preferences."),
            )
            return
        QTimer.singleShot(0, self, self.renewal_asked.emit)  # once the dialog is gone

    def about(self) -> None:
        from ui.dialogs.about import AboutDialog

        self.show_dialog(AboutDialog(self))

    def show_report(self, text: str) -> None:
        """Tell of a bug of our own."""
        from ui.dialogs.crash_report import ReportDialog

        ReportDialog.tell(text, self)

    # What the commands need to know

    def has_project(self) -> bool:
        return self.session is not None

    def has_pairs(self) -> bool:
        return self.desk is not None and self.desk.shows_pairs

    def can_align(self) -> bool:
        return self.session is not None and not self.session.is_busy

    def can_realign(self) -> bool:
        return self.can_align() and self.desk is not None and self.desk.current is not None

    def is_busy(self) -> bool:
        working = self.session is not None and self.session.is_busy
        return working or self.output.is_busy or self.opening.under_way

    def can_undo(self) -> bool:
        return self.session is not None and self.session.standing.undo is not None

    def can_redo(self) -> bool:
        return self.session is not None and self.session.standing.redo is not None

    def refresh(self) -> None:
        """Bring counts, position and commands up to date."""
        if self.session is not None and self.desk is not None:
            standing = self.session.standing
            self.commands.explain("undo", localize(standing.undo or ""))
            self.commands.explain("redo", localize(standing.redo or ""))
            self.line.set_counts(standing.counts)
            self.desk.show_pairs(standing.counts.total > 0)
        self.refresh_position()

    def refresh_position(self) -> None:
        """Bring to date what depends on the current pair."""
        self.commands.refresh()
        if self.session is not None and self.desk is not None:
            self.line.set_position(self.desk.position, self.session.standing.counts.total)

    # Dialogs

    def show_dialog(self, dialog: QDialog) -> None:
        """Open a dialog over the window without stopping the event loop."""
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._dialog_done)
        dialog.destroyed.connect(self._dialog_gone)
        dialog.open()

    def _dialog_done(self) -> None:
        self.dialog = None

    def _dialog_gone(self) -> None:
        """Not every window system gives the focus back by itself."""
        if self.dialog is None and self.isVisible():
            self.activateWindow()

    def _as_person(self, go_on: Callable[[], object]) -> None:
        """Go on as soon as it is known who works here; asked once, then kept."""
        if self.preferences.person is not None:
            go_on()
            return
        from ui.dialogs.identity import IdentityDialog

        dialog = IdentityDialog(self)

        def said(person: Person) -> None:
            self.preferences.person = person
            go_on()

        dialog.said.connect(said)
        self.show_dialog(dialog)

    # From opening

    def _create(self, plan: Plan) -> None:
        person = self.preferences.person
        if person is not None:
            self.preferences.folder = plan.path.parent
            self.opening.create(plan.path, plan.name, plan.source, plan.target, person)

    def _began(self, what: str) -> None:
        self.messages.clear()
        self.line.set_waiting(what)
        self.pages.setEnabled(False)
        self.commands.refresh()

    def _not_opened(self, error: BaseException) -> None:
        self._then_bead = None
        self.line.set_waiting("")
        self.line.show_project(self.session is not None)
        self.pages.setEnabled(True)
        if isinstance(error, MuqabalaError):
            self.messages.show_message(Tone.ERROR, localize(error))

    def _opened(self, project: Project, new: bool) -> None:
        from ui.controllers.find_controller import FindController
        from ui.controllers.review_controller import ReviewController
        from ui.dialogs.project_identity import kept_person
        from ui.main_window.docks import Docks, state_key
        from ui.main_window.workspace import Workspace
        from ui.session.session import ProjectSession

        person = kept_person(self.preferences, project.path) or self.preferences.person
        assert person is not None
        self.close_project()
        self.line.set_waiting("")
        self.pages.setEnabled(True)
        session = ProjectSession(
            project,
            person,
            encoder=self._encoder_of(project),
            realign=self.preferences.realign,
            parent=self,
        )
        self.session = session
        session.status_changed.connect(self.refresh)
        session.failed.connect(lambda text: self.messages.show_message(Tone.ERROR, text))
        session.file_lost.connect(self._file_lost)
        session.warning.connect(lambda text: self.messages.show_message(Tone.WARNING, text))
        session.busy.connect(self._busy)
        session.progress.connect(self.line.set_progress)
        session.saved.connect(self.line.set_saved)
        session.alignment_finished.connect(self._ended)

        desk = Workspace(session, self)
        self.desk = desk
        desk.align_asked.connect(self.align)
        desk.moved.connect(self._moved)
        kept = self.preferences.bytes(state_key())
        docks = Docks(self, session, fresh=kept.isEmpty())
        docks.go_to.connect(desk.view.go_to)
        docks.highlight.connect(desk.view.highlight)
        self.commands.adopt([desk.map_action, *docks.actions()])
        docks.failed.connect(lambda text: self.messages.show_message(Tone.ERROR, text))
        docks.told.connect(lambda text: self.messages.show_message(Tone.DONE, text))
        self.docks = docks
        wide = {"find", "look"}  # keys of these groups mean the same wherever the focus is
        self.commands.add([verb for verb in desk.verbs() if verb.group in wide])
        self.commands.add([verb for verb in desk.verbs() if verb.group not in wide], desk.view.table)
        review = ReviewController(session, desk.view, self.preferences, self)
        review.identity_changed.connect(self._identified)
        review.queue_wanted.connect(lambda: docks.bring("queue"))
        docks.identity_asked.connect(review.ask_identity)
        self.review = review
        self.commands.add(review.table_commands(), desk.view.table)
        self.commands.add(review.window_commands())
        finding = FindController(
            session, desk.view, [Path(one.path) for one in self.preferences.recent], self.concordance_file
        )
        finding.wanted.connect(docks.bring)
        finding.elsewhere.connect(self._go_elsewhere)
        finding.indexing.failed.connect(lambda text: self.messages.show_message(Tone.WARNING, text))
        self.finding = finding
        self.commands.add(finding.window_commands())
        self.comfort.bind_keys()
        self.menus.fill()
        self.pages.addWidget(desk)
        self.pages.setCurrentWidget(desk)
        if desk.current is not None:
            docks.show_bead(desk.current)
        self.restoreState(kept)
        self.line.show_project(True)
        info = project.info()
        self.setWindowTitle(info.name)
        self.setWindowFilePath(str(info.path))
        self.line.set_saved(True)
        self.preferences.remember(info.path, info.name)
        self.refresh()
        if self._then_bead is not None:
            bead, self._then_bead = self._then_bead, None
            desk.view.go_to(bead)
        desk.take_focus()
        self.comfort.project_opened()
        if new:
            self.align()

    # From the session

    def _moved(self, bead_id: int) -> None:
        if self.docks is not None and bead_id >= 0:
            self.docks.show_bead(bead_id)
        self.refresh_position()

    def _busy(self, busy: bool) -> None:
        self.line.set_busy(busy)
        if self.desk is not None:
            self.desk.set_busy(busy)
        self.commands.refresh()

    def _ended(self, how: str) -> None:
        if how == "cancelled":
            self.messages.show_message(
                Tone.WARNING, self.tr("Aligning was stopped; nothing was changed. F5 begins anew.")
            )
        if self.desk is not None and self.desk.shows_pairs and self.dialog is None:
            self.desk.take_focus()
        if how == "done" and self.has_pairs():
            self.comfort.offer_tour()

    def _preference_changed(self, name: str) -> None:
        app = QApplication.instance()
        if name == "look" and isinstance(app, QApplication):
            apply_colour_scheme(app, self.preferences.look)
        elif name == "recent":
            self.start.set_recent(self.preferences.recent)
            self.menus.set_recent(self.preferences.recent)
        elif name == "keys":
            self.comfort.bind_keys()
        elif self.session is not None:
            self.session.realign = self.preferences.realign
            if name == "encoder":
                self.session.encoder = self._encoder_of(self.session.project)
            if name == "person" and self.preferences.person is not None:
                from ui.dialogs.project_identity import kept_person

                path = self.session.project.path
                if kept_person(self.preferences, path) is None:  # nothing else was said for this project
                    self.session.person = self.preferences.person
                    self._identified()
        self.menus.refresh()

    def _encoder_of(self, project: Project) -> str:
        """The encoder that was chosen for a project, or else that of the preferences."""
        from ui.preferences.project_encoder import SETTING

        own = project.setting(SETTING)
        return own if isinstance(own, str) and own else self.preferences.encoder

    def _go_elsewhere(self, path: Path, bead: int) -> None:
        """Open another project at one of its pairs."""
        self._then_bead = bead
        self.open_project(path)

    def _identified(self) -> None:
        """Somebody else works here now, or in another role."""
        self.menus.fill()
        self.commands.refresh()

    # Events

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = dropped_files(event.mimeData())
        if not files or self.dialog is not None:
            return
        event.acceptProposedAction()
        project = any(file.suffix.casefold() == PROJECT_SUFFIX for file in files)
        self._veil.cover(
            self.tr("Drop to open the project")
            if project
            else self.tr("Drop to make a project of these texts")
        )

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        event.acceptProposedAction()
        self.open_files(dropped_files(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.preferences.set_bytes("window/geometry", self.saveGeometry())
        self.preferences.sync()
        self.close_project()
        self.opening.close()
        self.comfort.ended()
        super().closeEvent(event)
