"""Review of one open project: user and role, the queue, comments and proposals, conflicts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from aligner.bitext import Segment, Side
from aligner.permissions import NOBODY, Role
from aligner.text.scripts import is_right_to_left
from db.queries.review_queue import last_said
from ui.dialogs.project_identity import keep_person
from ui.i18n.bidi import isolated
from ui.services.library.servers import ServerPlace
from ui.services.project_commands import (
    AddComment,
    CommentOnWords,
    ForbidOwnApproval,
)
from ui.services.review.assigning import chapters_of
from ui.services.review.proposals import AcceptProposal, Propose, RefuseProposal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget

    from aligner.permissions import Person
    from db import BeadConflictError, BeadRow, Comment, Project
    from ui.editor import EditorView
    from ui.services.project_commands import ProjectCommand
    from ui.session.session import ProjectSession
    from ui.settings import Preferences


_WORD = re.compile(r"\S+")
_WIDEST = 420
"""Pixels that the words of a heading may take."""


class ReviewController(QObject):
    """The review side of one open project.

    Signals:
        identity_changed: the person now at work.
        queue_wanted: show the pane of what waits.
    """

    identity_changed = Signal(object)
    queue_wanted = Signal()

    def __init__(
        self, session: ProjectSession, view: EditorView, preferences: Preferences, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._preferences = preferences
        self._window = parent
        self._conflicts: list[tuple[BeadConflictError, ProjectCommand]] = []
        self.dialog: QDialog | None = None
        info = session.project.info()
        self._rtl = {side: is_right_to_left(info.text(side).language) for side in Side}
        session.settle_conflict = self._conflict
        session.ask_name = self._ask_name
        view.add_targets({"review": self})

    @property
    def has_proposal(self) -> bool:
        """Whether somebody may have proposed a wording for the current pair."""
        bead = self._view.table.current_bead if self._view.has_current else None
        return bead is not None and bead.comments > 0

    # Saying something

    def comment(self) -> None:
        """Ask for a comment on the words that are picked, or on the current pair."""
        picked = self._picked()
        if picked is not None:
            bead_of_words, side, stretch = picked
            words = self._session.project.characters(side)[stretch.start : stretch.end]
            words = self._view.fontMetrics().elidedText(
                " ".join(words.split()), Qt.TextElideMode.ElideRight, _WIDEST
            )
            self._view.say_panel.ask(
                self.tr("Comment on “{words}”").format(words=isolated(words)),
                self.tr("Comment"),
                lambda text: self._comment_on(bead_of_words, side, stretch, text),
            )
            return
        bead = self._view.table.current_bead
        if bead is not None:
            heading = self.tr("Comment on pair {number}").format(number=self._number())
            self._view.say_panel.ask(heading, self.tr("Comment"), lambda text: self._comment(bead, text))

    def _comment(self, bead: BeadRow, text: str) -> None:
        self._session.run(AddComment(bead.id, text, by=self._session.person))

    def _picked(self) -> tuple[BeadRow, Side, Segment] | None:
        """The pair, side and stretch of the words that are picked."""
        table = self._view.table
        picking, span = table.picking, table.picking.span()
        if span is None or picking.side is None or not 0 <= picking.row < table.facing.rowCount():
            return None
        text = self._session.project.text(picking.side)
        last = _WORD.match(text, span[1])
        stretch = Segment(span[0], last.end() if last is not None else span[1] + 1)
        return table.facing.row_at(picking.row), picking.side, stretch

    def _comment_on(self, bead: BeadRow, side: Side, stretch: Segment, text: str) -> None:
        self._view.table.picking.clear()
        self._session.run(CommentOnWords(bead.id, side, stretch, text, by=self._session.person))

    def propose(self) -> None:
        """Ask for another wording of the active side of the current pair."""
        bead, side = self._view.table.current_bead, self._view.table.active_side
        if bead is None:
            return
        if not bead.side(side):
            self._view.tell(self.tr("This side is empty: no wording to change."))
            return
        name = self._view.model.language_name(side)
        heading = self.tr("New wording for pair {number} ({language})")
        now = bead.cell(side).text

        def propose(text: str) -> None:
            if text == now.strip():
                self._view.tell(self.tr("The text already reads like that. Nothing was proposed."))
                return
            person, seen = self._session.person, {bead.id: bead.revision}
            self._session.run(Propose(bead.id, side, text, by=person, expected=seen))

        self._view.say_panel.ask(
            heading.format(number=self._number(), language=name),
            self.tr("Propose"),
            propose,
            text=now,
            right_to_left=self._rtl[side],
        )

    def take_proposal(self) -> None:
        """Let the text read as it was proposed last; a returned pair is confirmed by that."""
        self._answer(accept=True)

    def refuse_proposal(self) -> None:
        """Keep the text as it is against the last proposal; a returned pair is confirmed by that."""
        self._answer(accept=False)

    def _answer(self, *, accept: bool) -> None:
        bead = self._view.table.current_bead
        proposal = self._proposal(bead) if bead is not None else None
        if bead is None or proposal is None or proposal.side is None:
            self._view.tell(self.tr("No wording proposed for this pair."))
            return
        person, seen = self._session.person, {bead.id: bead.revision}
        self._session.run(
            AcceptProposal(bead.id, proposal.side, proposal.text, proposal.id, by=person, expected=seen)
            if accept
            else RefuseProposal(bead.id, proposal.id, by=person, expected=seen)
        )

    def _proposal(self, bead: BeadRow) -> Comment | None:
        """The last proposal, unless it was refused."""
        said = last_said(self._session.project, [bead.id], "propose", "refuse").get(bead.id)
        return said if said is not None and said.kind == "propose" else None

    def _number(self) -> str:
        return self._view.model.number(self._view.table.current_row)

    # What waits

    def next_waiting(self) -> None:
        self._go_waiting(1)

    def previous_waiting(self) -> None:
        self._go_waiting(-1)

    def _go_waiting(self, step: int) -> None:
        from db.queries.review_queue import QueueReason, waiting
        from ui.services.review.sample import kept_sample

        person, here = self._session.person, self._view.table.current_row

        def find(project: Project) -> list[int]:
            sample = kept_sample(project)
            groups = waiting(project, person, sample.ids if sample is not None else ())
            if groups and groups[0].why is QueueReason.SAMPLED:
                groups = groups[:1]  # a queue of its own
            ids = {int(id_) for group in groups for id_ in group.ids}
            return [int(id_) for id_ in project.order() if int(id_) in ids]

        def found(ids: list[int]) -> None:
            rows = sorted(row for id_ in ids if (row := self._view.model.row_of(id_)) is not None)
            ahead = [row for row in rows if (row - here) * step > 0]
            others = [row for row in rows if row != here]
            if not others:
                self._view.tell(self.tr("Nothing else to do."))
                return
            near = (ahead or others)[0 if step > 0 else -1]
            self._view.table.go_to_row(near)

        self._view.navigation.look_up(find, found)

    # Samples and the sheet

    def show_quality(self) -> None:
        """Show the error rate of the reviewed pairs; draw a sample, write the sheet to sign."""
        from ui.dialogs.review.quality import QualityDialog

        dialog = QualityDialog(self._session, self._window)
        dialog.sample_changed.connect(lambda: self._session.reloaded.emit())
        dialog.sample_changed.connect(self.queue_wanted)
        self._open(dialog)

    # Assignments

    @property
    def may_assign(self) -> bool:
        """In a library, whether the person is a reviewer or a manager; in a file, anybody may."""
        on_server = ServerPlace.of(self._session.project.path) is not None
        return not on_server or self._session.person.role is Role.REVIEWER

    def assign(self) -> None:
        """Assign the selected pairs, a chapter or all pairs to a person."""
        if self._session.person == NOBODY:
            self._ask_name()
            return
        from ui.dialogs.review.assign import AssignDialog

        table, chapters = self._view.table, chapters_of(self._session.project)
        bead = table.current_bead
        at = bead.source[0].start if bead is not None and bead.source else -1
        within = [number for number, chapter in enumerate(chapters) if chapter.start <= at < chapter.end]
        dialog = AssignDialog(
            self._session, table.selected_ids(), chapters, within[-1] if within else -1, self._window
        )
        dialog.issued.connect(self._session.run)
        self._open(dialog)

    # Who one is

    def ask_identity(self) -> None:
        """Ask as whom one works on this project."""
        if self._session.person == NOBODY:
            self._ask_name()
            return
        from db.queries.arrays import shares
        from ui.dialogs.project_identity import ProjectIdentityDialog

        project = self._session.project
        info = project.info()
        known = {
            name
            for share in shares(project)
            for name in (share.changed_by, share.confirmed_by, share.reviewed_by)
            if name and name != "machine"
        }
        dialog = ProjectIdentityDialog(
            info.name,
            self._session.person,
            forbid_own=info.forbid_own_approval,
            known=known,
            parent=self._window,
        )
        dialog.said.connect(self._identify)
        dialog.ruled.connect(self._rule)
        self._open(dialog)

    def _ask_name(
        self, command: ProjectCommand | None = None, go_on: Callable[[Person], None] = lambda _: None
    ) -> None:
        """Ask for the name under which a command is recorded, then run it.

        Commands that arrive while the question is open wait for the same answer.
        """
        from ui.dialogs.identity import IdentityDialog

        dialog = self.dialog if isinstance(self.dialog, IdentityDialog) else IdentityDialog(self._window)
        if dialog is not self.dialog:
            dialog.said.connect(self._named)
            self._open(dialog)
        dialog.said.connect(go_on)
        if command is not None:
            dialog.rejected.connect(lambda: self._left_unsigned(command))

    def _named(self, person: Person) -> None:
        self._preferences.person = person
        self._work_as(person)

    def _left_unsigned(self, command: ProjectCommand) -> None:
        """No name was given: say that nothing was done, and let no typed text be lost."""
        self._view.model.forget_expected()
        if command.text:
            QGuiApplication.clipboard().setText(command.text)
            self._view.tell(
                self.tr("Nothing was changed. Your text is on the clipboard: {text}").format(
                    text=command.text
                )
            )
        else:
            self._view.tell(self.tr("Nothing was changed. Each change is recorded with a name."))

    def _identify(self, person: Person) -> None:
        keep_person(self._preferences, self._session.project.path, person)
        self._work_as(person)

    def _work_as(self, person: Person) -> None:
        if person != self._session.person:
            self._session.person = person
            self.identity_changed.emit(person)

    def _rule(self, forbid: bool) -> None:
        self._session.run(ForbidOwnApproval(forbid, by=self._session.person))

    # Conflicts

    def _conflict(self, error: BeadConflictError, command: ProjectCommand) -> None:
        """A command was refused: ask, one conflict after the other."""
        self._conflicts.append((error, command))
        if self.dialog is None:
            self._next_conflict()

    def _next_conflict(self) -> None:
        from ui.dialogs.conflict import ConflictDialog

        if self.dialog is not None or not self._conflicts:
            return
        error, command = self._conflicts.pop(0)
        dialog = ConflictDialog(error, command, self._rtl, self._window)
        theirs = error.theirs
        if theirs is not None:
            seen = {theirs.id: theirs.revision}
            dialog.insisted.connect(lambda: self._session.run(command.on_top_of(seen)))
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self._window.activateWindow()  # not every window system gives the focus back by itself
        self._view.setFocus()
        self._next_conflict()
