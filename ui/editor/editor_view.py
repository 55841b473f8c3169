"""The editor of a project: the table, the flowing texts and the bars, and how they work together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QVBoxLayout, QWidget

from aligner.bitext import Side, Status
from aligner.permissions import Role
from ui.commands.binding import BoundCommand, bind
from ui.commands.catalog import COMMANDS
from ui.commands.keys.dispatcher import KeyDispatcher
from ui.commands.specs.requirements import NOT_APPROVED, TRANSLATOR
from ui.editor.context_menu import context_menu
from ui.editor.editing.comment_bar import CommentBar
from ui.editor.editing.corrections import Corrections
from ui.editor.editing.edit_history import EditHistory
from ui.editor.editing.return_panel import ReturnPanel
from ui.editor.flow.flow_view import FlowView
from ui.editor.pair_model import PairModel
from ui.editor.review_actions import ReviewActions
from ui.editor.search.find_bar import FindBar, GoToBar
from ui.editor.search.narrowing import NarrowBar, Narrowing
from ui.editor.search.navigation import Navigation
from ui.editor.search.search_controller import SearchController
from ui.editor.spelling.in_rows import SpellingFixes
from ui.editor.spelling.next_unknown import UnknownWords
from ui.editor.suggestions.alternative_endings import AlternativeEndings
from ui.editor.suggestions.realign_diff import RealignDiff
from ui.editor.suggestions.split_preview import SplitPreview
from ui.editor.suggestions.word_links import WordLinkHighlighter
from ui.editor.table.cursor_table import no_marks
from ui.editor.table.table_view import PairTable
from ui.editor.text.structure_marks import SideStructure
from ui.editor.text_display import TextDisplay
from ui.session.project_spelling import ProjectSpelling
from ui.session.project_structure import ProjectStructure
from ui.session.project_terms import ProjectTerms
from ui.session.word_comments import WordComments
from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from db import Change
    from ui.editor.editing.inline_editor import CellEditor
    from ui.editor.text_settings import TextSettings
    from ui.session.session import ProjectSession

FLOWS = "facing/flow"
NARROWED = "facing/narrowed"
NOTICE_MS = 5_000


class EditorView(QWidget):
    """Shows the pairs of one project and lets a person work on them.

    Its parts perform the commands: ``navigation``, ``search``, ``reviewing``, ``corrections``, ``endings``,
    ``display``.

    Signals:
        current_changed: id of the bead that has become the current one, or -1.
        surface_changed: the texts are shown in rows instead of as continuous texts, or the other way.
        notice: one sentence for the person that is no error of the project ("place the caret first").
    """

    current_changed = Signal(int)
    surface_changed = Signal()
    notice = Signal(str)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facing-view")
        self._session = session
        project = session.project
        self.display = TextDisplay(session, self)
        order, session.first_order = session.first_order, None
        self.model = PairModel(project, self, order)
        self.table = PairTable(self.model, self.display.setting, self)
        self.flow = FlowView(self.table, {side: project.characters(side) for side in Side}, self)
        self.find_bar = FindBar({side: self.model.language_name(side) for side in Side}, self)
        self.go_to_bar = GoToBar(self)
        self.say_panel, self.return_panel = CommentBar(self), ReturnPanel(self)
        self.narrow_bar = NarrowBar(self)
        self.before_after = RealignDiff(session, self.model, self)
        self._message, self._message_timer = self._make_message()
        self._surfaces = self._lay_out()
        self.setFocusProxy(self.table)

        session.changed.connect(self._changed)
        session.realigned.connect(self._realigned)
        session.reloaded.connect(self.reload)
        self.corrections = Corrections(session, self.table, self.model, self)
        self.navigation = Navigation(project, self.table, self.model, self.go_to_bar, self)
        self.narrowing = Narrowing(project, self.table, self.model, self.narrow_bar, self)
        self.search = SearchController(project, self.table, self.model, self.find_bar, self)
        self.reviewing = ReviewActions(
            project,
            self.table,
            self.corrections,
            self.navigation,
            self.before_after,
            self.return_panel,
            self,
        )
        self.endings = AlternativeEndings(session, self.table, self.model, self)
        self.counterparts = WordLinkHighlighter(session, self.table, self)
        self.following = SplitPreview(session, self.table, self)
        self.terms = ProjectTerms.of(session)
        self.spelling = ProjectSpelling.of(session)
        self.spelling_fixes = SpellingFixes(
            self.spelling, self.table, self.corrections, self._refusal_to_edit, self
        )
        self.unknown_words = UnknownWords(
            self.spelling, self.table, self.spelling_fixes, lambda: self.surface, self
        )
        self._mark_text()
        self.structure = ProjectStructure.of(session)
        self._show_structure()
        self.remarks = WordComments(session, self)
        self.table.remark_tip = self._remark_tip
        self._connect(session)

        self._keys = KeyDispatcher()
        self._keys.refused = self.tell
        self._targets: dict[str, object] = {}
        self.add_targets(self.targets())
        self._show_keys()
        self.table.key_filter = self._keys.dispatch
        self.before_after.command_of = self._command_of
        self.table.menu_wanted.connect(self._context_menu)
        if self.model.rowCount():
            self.table.go_to_row(0)
        if project.setting(FLOWS, False):
            self.toggle_flow()

    def _make_message(self) -> tuple[QLabel, QTimer]:
        message = PlainLabel(self)
        message.setObjectName("facing-notice")
        message.setProperty("role", "muted")
        message.setContentsMargins(12, 5, 12, 5)
        message.setWordWrap(True)
        message.hide()
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(NOTICE_MS)
        timer.timeout.connect(message.hide)
        return message, timer

    def _lay_out(self) -> QStackedWidget:
        surfaces = QStackedWidget(self)
        surfaces.addWidget(self.table)
        surfaces.addWidget(self.flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.narrow_bar)
        column.addWidget(surfaces, 1)
        for bar in (self.before_after, self._message, self.go_to_bar, self.find_bar):
            column.addWidget(bar)
        for panel in (self.say_panel, self.return_panel):
            column.addWidget(panel)
            panel.closed.connect(self.setFocus)
            panel.opened.connect(lambda: self.table.scrollTo(self.table.currentIndex()))
        return surfaces

    def _connect(self, session: ProjectSession) -> None:
        """Connect the parts; after the session's own signals, so that the table has followed a change."""
        self.narrowing.changed.connect(self.search.search_again)
        self.narrowing.restore(session.project.setting(NARROWED))
        self.narrowing.changed.connect(lambda: session.save_setting(NARROWED, self.narrowing.to_json()))
        parts = (self.corrections, self.navigation, self.reviewing, self.endings, self.narrowing)
        for part in (*parts, self.unknown_words):
            part.message.connect(self.tell)
        self.counterparts.found.connect(self.highlight)
        self.counterparts.set_explainer(session.explain)
        self.following.answered.connect(self._repaint)
        self.search.changed.connect(self._repaint)
        self.display.changed.connect(self._set_display)
        self.terms.changed.connect(self._mark_text)
        self.remarks.changed.connect(self._show_remarks)
        self.structure.changed.connect(self._show_structure)
        self.spelling.changed.connect(self._repaint)
        self.spelling.failed.connect(self.tell)
        self.table.current_changed.connect(self.current_changed)
        for surface in (self.table, self.flow):
            surface.edited.connect(self.corrections.edit_text)
            surface.refused.connect(self.tell)
            surface.cut_dragged.connect(self.corrections.move_cut_to)
            surface.pointed.connect(self.counterparts.point)
        self.table.segment_dragged.connect(self.corrections.transfer)
        self.table.caret_moved.connect(self._caret_moved)
        self.table.zoomed.connect(self.display.zoom)
        self.table.share_changed.connect(self.display.share_width)
        for bar in (self.find_bar, self.go_to_bar, self.before_after):
            bar.closed.connect(self.setFocus)

    # Table or flow

    @property
    def flows(self) -> bool:
        """Whether the texts are shown as continuous texts."""
        return self._surfaces.currentWidget() is self.flow

    @property
    def surface(self) -> PairTable | FlowView:
        """What is shown: the table or the flowing texts."""
        return self.flow if self.flows else self.table

    def toggle_flow(self) -> None:
        """Show the texts row by row, or as continuous texts; the current pair stays the same."""
        for surface in (self.table, self.flow):
            surface.editing.close(keep=True)
        focus = QApplication.focusWidget()
        focused = focus is not None and self.isAncestorOf(focus)
        row = self.table.current_row
        to: FlowView | PairTable = self.table if self.flows else self.flow
        self.table.asleep = to is self.flow
        self._surfaces.setCurrentWidget(to)
        self.setFocusProxy(to)
        if focused:
            to.setFocus()
        if row >= 0 and to is self.flow:
            self.flow.bring(row)
        elif to is self.table:
            self.table.measure()
            if row >= 0:
                self.table.go_to_row(row)
        if self.flows != self._session.project.setting(FLOWS, False):
            self._session.save_setting(FLOWS, self.flows)
        self.surface_changed.emit()

    def seen_rows(self) -> tuple[int, int]:
        """The first and the last row that is visible; (-1, -1) when there is none."""
        if self.flows:
            return self.flow.seen_rows()
        first, last = self.table.rowAt(0), self.table.rowAt(self.table.viewport().height() - 1)
        return first, last if last >= 0 else self.model.rowCount() - 1

    def highlight(self, side: Side, ranges: Sequence[Sequence[int]]) -> None:
        """Highlight stretches of a text, (start, end) in the imported text; none ends it."""
        if self.table.lights.set(Side(side), ranges):
            self.surface.viewport().update()

    def _set_display(self, setting: TextSettings) -> None:
        self.table.set_setting(setting)
        self.flow.fit()
        self._mark_text()

    def _mark_text(self) -> None:
        setting = self.display.setting
        terms = self.terms.marks if setting.terms else no_marks
        spelling = self.spelling.marks if setting.spelling else no_marks
        for surface in (self.table, self.flow):
            surface.mark_text(terms, spelling)
            surface.editing.spelling = self.spelling if setting.spelling else None

    def _show_structure(self) -> None:
        project = self._session.project
        marks = {
            side: SideStructure(project.characters(side), one) for side, one in self.structure.sides.items()
        }
        if any(not one.is_empty for one in marks.values()):
            self.table.set_structure(marks)
            self.flow.fit()

    def _show_remarks(self) -> None:
        for side in Side:
            self.table.remarks.set(side, self.remarks.ranges(side))
        self._repaint()

    def _remark_tip(self, side: Side, offset: int) -> str:
        return "\n".join(f"{said.who}: {said.text}" for said in self.remarks.at(side, offset))

    def _caret_moved(self) -> None:
        self.counterparts.caret(self.table.active_side, self.table.caret_offsets())

    def _repaint(self) -> None:
        for surface in (self.table, self.flow):
            surface.viewport().update()

    # The current pair

    @property
    def current_id(self) -> int | None:
        """The current bead."""
        return self.table.current_id

    def go_to(self, bead_id: int) -> bool:
        """Make a bead the current one; False if it is gone."""
        return self.navigation.go_to(bead_id)

    def edit(self) -> None:
        """Correct the text of the active side in place."""
        self.surface.edit_text()

    def copy_text(self) -> None:
        """Copy the words picked in the flow, or the active side of the selected pairs, to the clipboard."""
        if picked := self.table.picking.text(self.model):
            QGuiApplication.clipboard().setText(picked)
            return
        side = self.table.active_side
        rows = (self.model.row_of(id_) for id_ in self.table.selected_ids())
        texts = [self.model.row_at(row).cell(side).text for row in rows if row is not None]
        # As text: the clipboard may outlive Python, and with it mime data made here.
        QGuiApplication.clipboard().setText("\n".join(texts))

    @property
    def editor(self) -> CellEditor | None:
        """The editor that is open in the table or in the flow."""
        return self.table.editing.editor or self.flow.editing.editor

    def tell(self, sentence: str) -> None:
        """Show a sentence under the texts for a while."""
        self._message.setText(sentence)
        self._message.show()
        self._message_timer.start()
        self.notice.emit(sentence)

    # What commands require

    @property
    def has_rows(self) -> bool:
        return self.model.rowCount() > 0

    @property
    def has_current(self) -> bool:
        """Whether there is a current pair that no editor is open in."""
        return self.table.current_row >= 0 and self.editor is None

    @property
    def is_reviewer(self) -> bool:
        return self._session.person.role is Role.REVIEWER

    @property
    def is_translator(self) -> bool:
        return self._session.person.role is Role.TRANSLATOR

    @property
    def is_open(self) -> bool:
        """Whether the current pair is not approved, and so open to the translator."""
        bead = self.table.current_bead
        return bead is None or bead.status is not Status.APPROVED

    def _refusal_to_edit(self) -> str:
        """Why the text of the current pair cannot be changed now; empty if it can."""
        needs = ((self.is_translator, TRANSLATOR), (self.is_open, NOT_APPROVED))
        return next((str(need.reason) for holds, need in needs if not holds), "")

    # Commands

    def targets(self) -> dict[str, object]:
        """The parts that perform commands, by the names that :class:`ui.commands.spec.CommandSpec` uses."""
        return {
            "editor": self,
            "navigation": self.navigation,
            "search": self.search,
            "reviewing": self.reviewing,
            "corrections": self.corrections,
            "endings": self.endings,
            "display": self.display,
            "counterparts": self.counterparts,
            "unknown_words": self.unknown_words,
            "history": EditHistory(self._session, self.endings),
        }

    def add_targets(self, targets: Mapping[str, object]) -> None:
        """Let other objects perform commands by keys and by the context menu of the editor."""
        self._targets |= targets
        self._keys.set_commands(self.commands())

    def set_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Set the keys of commands, by id."""
        self._keys.set_keys(keys)
        self._show_keys()

    def key_of(self, id_: str) -> str:
        """The key of a command as this system writes it; empty if it has none."""
        return self._keys.shown_key(id_)

    def _show_keys(self) -> None:
        self.find_bar.show_keys(self.key_of("find.previous"), self.key_of("find.next"))
        self.before_after.show_key(self.key_of("review.reject_realigned"))
        self.narrow_bar.show_key(self.key_of("find.narrow"))

    def _command_of(self, event: QKeyEvent) -> str | None:
        command = self._keys.command_of(event)
        return command.spec.id if command is not None else None

    def commands(self) -> list[BoundCommand]:
        """The commands that the editor can perform, whether or not they are available now."""
        return bind(COMMANDS, self._targets, self._targets)

    def _context_menu(self, where: QPoint | None) -> None:
        """Open the menu at a place of the screen, or at the caret."""
        menu = context_menu(self, self.commands(), self._keys, self._session.person.role)
        self.spelling_fixes.add_to(menu, self.surface, where)
        if where is None:
            where = self.surface.viewport().mapToGlobal(self.surface.caret_rect().bottomLeft())
        menu.popup(where)

    # What the session reports

    def reload(self) -> None:
        """Read everything again: another program has written to the project."""
        self.model.reload()
        self.search.search_again()

    def _changed(self, change: Change) -> None:
        empty = not self.model.rowCount()
        self.model.apply(change)
        if empty and self.model.rowCount():
            self.table.go_to_row(0)
        if change.added or change.removed or change.order_changed:
            self.search.search_again()

    def _realigned(self, change: Change) -> None:
        # After the very first alignment everything is new: marking it all would say nothing.
        if len(change.added) < self.model.total:
            self.model.mark_fresh(change.added)
            if change.added and change.event_id:
                self.before_after.note(change)

    # Events

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.display.flush()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DeferredDelete:
            for part in (
                self.navigation,
                self.narrowing,
                self.search,
                self.counterparts,
                self.following,
                self.endings,
                self.remarks,
                self.unknown_words,
            ):
                part.stop()
        return super().event(event)
