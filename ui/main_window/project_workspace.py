"""Everything that exists while a project is open, made and closed together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.controllers.find_controller import FindController
from ui.controllers.review_controller import ReviewController
from ui.main_window.docks import Docks, state_key
from ui.main_window.editor_page import EditorPage
from ui.session.live_memory_writer import LiveMemoryWriter
from ui.session.session import ProjectSession
from ui.widgets.message_bar import OPENING, Tone

if TYPE_CHECKING:
    from aligner.permissions import Person
    from db import Change, Project
    from ui.controllers.shell import Shell


class ProjectWorkspace(QObject):
    """Session, page, panes and controllers of the open project.

    Signals:
        moved: id of the bead that has become the current one, or -1.
        identified: another person works on the project now, or the same in another role.
        elsewhere: path of another project and a pair of it that the person asks for.
        closing: the project is about to be closed.
    """

    moved = Signal(int)
    identified = Signal()
    elsewhere = Signal(object, int)
    closing = Signal()

    def __init__(
        self, window: Shell, project: Project, person: Person, concordance: Path | None = None
    ) -> None:
        """Make everything but show nothing.

        Args:
            concordance: the file of the concordance; None for the usual one.
        """
        super().__init__(window)
        preferences = window.preferences
        self._window = window
        self._failure = ""
        self.session = ProjectSession(
            project,
            person,
            encoder=encoder_of(project, preferences.encoder),
            realign=preferences.realign,
            first=window.opening.first,
            parent=window,
        )
        self.live = LiveMemoryWriter.of(self.session)
        self.page = EditorPage(self.session, window)
        kept = preferences.bytes(state_key())
        self.docks = Docks(window, self.session, fresh=kept.isEmpty())
        view = self.page.view
        self.review = ReviewController(self.session, view, preferences, window)
        others = [Path(one.path) for one in preferences.recent]
        self.finding = FindController(self.session, view, others, concordance)
        self._switches = [self.page.map_action, *self.docks.actions()]
        window.commands.adopt(self._switches)
        self._targets = {**view.targets(), "review": self.review, "find": self.finding}
        window.commands.add_targets(self._targets)
        self._connect()
        if self.page.current is not None:
            self.docks.show_bead(self.page.current)

    def _connect(self) -> None:
        show, view = self._window.messages.show_message, self.page.view
        if self.session.project.read_only:
            show(
                Tone.WARNING,
                self.tr("This project is read-only. It can be viewed, checked and exported, not changed."),
            )
        self.session.failed.connect(self._failed)
        self.session.changed.connect(self._succeeded)
        self.live.failed.connect(lambda text: show(Tone.WARNING, text))
        self.session.warning.connect(lambda text: show(Tone.WARNING, text))
        self.page.moved.connect(self._moved)
        self.docks.go_to.connect(view.go_to)
        self.docks.highlight.connect(view.highlight)
        self.docks.failed.connect(lambda text: show(Tone.ERROR, text))
        self.docks.message.connect(lambda text: show(Tone.DONE, text))
        self.docks.identity_asked.connect(self.review.ask_identity)
        self.review.identity_changed.connect(self.identified)
        self.review.queue_wanted.connect(lambda: self.docks.bring("queue"))
        self.finding.wanted.connect(self.docks.bring)
        self.finding.elsewhere.connect(self.elsewhere)
        self.finding.indexing.failed.connect(lambda text: show(Tone.WARNING, text))

    def restore_panes(self) -> None:
        """Show the panes as they were; once the page is in the window."""
        self.docks.restore(self._window.preferences.bytes(state_key()))

    def close(self) -> None:
        """Store the place and the panes, finish writing, and delete everything."""
        window = self._window
        self.closing.emit()
        self.page.keep_place()
        self.docks.keep_inputs()
        window.preferences.set_bytes(state_key(), window.saveState())
        window.commands.disown(self._switches)
        window.commands.remove_targets(self._targets)
        self.docks.close()
        self.review.deleteLater()
        self.finding.close()
        self.page.view.terms.stop()
        self.page.view.spelling.stop()
        self.page.view.structure.stop()
        self.live.close()
        self.session.close()
        self.page.deleteLater()
        self.session.deleteLater()
        self.deleteLater()

    def _failed(self, sentence: str) -> None:
        self._window.messages.show_message(Tone.ERROR, sentence)
        self._failure = sentence

    def _succeeded(self, change: Change) -> None:
        """A later command was written, so the message of a failed one is obsolete."""
        if change.command != "suggest":
            self._window.messages.end(OPENING)
        if self._failure and self._window.messages.text == self._failure:
            self._window.messages.clear()
        self._failure = ""

    def _moved(self, bead_id: int) -> None:
        if bead_id >= 0:
            self.docks.show_bead(bead_id)
        self.moved.emit(bead_id)


def encoder_of(project: Project, usual: str) -> str:
    """The encoder chosen for a project, or the usual one."""
    from ui.preferences.project_encoder import SETTING

    own = project.setting(SETTING)
    return own if isinstance(own, str) and own else usual
