"""The facing view: the table with its bars, and everything that can be done in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from aligner.bitext import Side
from aligner.permissions import Role
from db.queries.arrays import summary
from db.queries.review_queue import reasons
from ui.concurrency.project_query import ProjectQuery
from ui.editor.dialogs.bulk_confirm import ConfirmAbove, ConfirmByConfidence, ConfirmMany, suggested
from ui.editor.dialogs.text_settings import TextSettingsDialog
from ui.editor.editing.comment_bar import MOST, CommentBar
from ui.editor.editing.corrections import Corrections
from ui.editor.flow.flow_view import FlowView
from ui.editor.pair_model import PairModel
from ui.editor.search.find_bar import FindBar, GoToBar
from ui.editor.search.navigation import NavigationTarget, find_ids, next_bead
from ui.editor.suggestions.alternative_endings import AlternativeEndings
from ui.editor.suggestions.realign_diff import RealignDiff
from ui.editor.suggestions.split_preview import SplitPreview
from ui.editor.suggestions.word_links import WordLinkHighlighter
from ui.editor.table.table_view import PairTable
from ui.editor.text_settings import Density, TextSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from db import Change, Project
    from db.queries.arrays import Summary
    from ui.commands.command import Verb
    from ui.editor.editing.inline_editor import CellEditor
    from ui.editor.search.search_hits import Needle
    from ui.session.session import ProjectSession

T = TypeVar("T")

SETTING = "facing/setting"
FLOWS = "facing/flow"
NOTICE_MS = 5_000
NEAR = 64
KEEP_MS = 400
ZOOM_STEP = 1.1


class EditorView(QWidget):
    """The facing table of one project.

    Signals:
        current_changed: id of the bead that has become the current one, or -1.
        notice: one sentence for the person that is not an error of the project ("place the caret first").
        found: ids of all beads that hold what is searched for; empty when nothing is.
    """

    current_changed = Signal(int)
    notice = Signal(str)
    found = Signal(object)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facing-view")
        self._session = session
        self._setting = TextSettings.from_json(session.project.setting(SETTING, None))
        self.model = PairModel(session.project, self)
        self.table = PairTable(self.model, self._setting, self)
        self.find_bar = FindBar({side: self.model.language_name(side) for side in Side}, self)
        self.go_to_bar = GoToBar(self)
        self.say_panel = CommentBar(self)
        self._message = QLabel(self)
        self._message.setObjectName("facing-notice")
        self._message.setProperty("role", "muted")
        self._message.setContentsMargins(12, 5, 12, 5)
        self._message.setWordWrap(True)
        self._message.hide()
        self._message_timer = QTimer(self)
        self._message_timer.setSingleShot(True)
        self._message_timer.setInterval(NOTICE_MS)
        self._message_timer.timeout.connect(self._message.hide)
        # A column that is dragged is another setting at every step.
        self._keep_timer = QTimer(self)
        self._keep_timer.setSingleShot(True)
        self._keep_timer.setInterval(KEEP_MS)
        self._keep_timer.timeout.connect(self._keep_setting)
        self._lookup = ProjectQuery(session.project, self)
        self._found: NDArray[np.intp] = np.empty(0, dtype=np.intp)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        texts = {side: session.project.text(side) for side in Side}
        self.flow = FlowView(self.table, texts, self)
        self._surfaces = QStackedWidget(self)
        self._surfaces.addWidget(self.table)
        self._surfaces.addWidget(self.flow)
        column.addWidget(self._surfaces, 1)
        self.before_after = RealignDiff(session, self.model, self)
        self.before_after.closed.connect(self.setFocus)
        bars = (self.before_after, self._message, self.go_to_bar, self.find_bar, self.say_panel)
        for widget in bars:
            column.addWidget(widget)
        self.setFocusProxy(self.table)

        session.changed.connect(self._changed)
        session.realigned.connect(self._realigned)
        session.reloaded.connect(self.reload)
        self.corrections = Corrections(session, self.table, self.model, self)
        self.corrections.refused.connect(self.tell)
        self.counterparts = WordLinkHighlighter(session, self.table, self)
        self.counterparts.found.connect(self.highlight)
        self.counterparts.set_explainer(session.explain)
        self.another = AlternativeEndings(session, self.table, self.model, self)
        self.another.told.connect(self.tell)
        self.following = SplitPreview(session, self.table, self)
        self.following.answered.connect(lambda: (self.flow if self.flows else self.table).viewport().update())
        self.table.current_changed.connect(self.current_changed)
        for surface in (self.table, self.flow):
            surface.edited.connect(self.corrections.edit_text)
            surface.refused.connect(self.tell)
            surface.cut_dragged.connect(self.corrections.move_cut_to)
            surface.pointed.connect(self.counterparts.point)
        self.table.segment_dragged.connect(self.corrections.transfer)
        self.table.caret_moved.connect(self._caret_moved)
        self.table.zoomed.connect(lambda steps: self.zoom_in() if steps > 0 else self.zoom_out())
        self.table.share_changed.connect(lambda share: self.set_setting(replace(self._setting, share=share)))
        self.find_bar.searched.connect(self._search)
        self.find_bar.stepped.connect(lambda forward: self.find_next() if forward else self.find_previous())
        self.go_to_bar.chosen.connect(lambda number: self.table.go_to_row(number - 1))
        for bar in (self.find_bar, self.go_to_bar, self.say_panel):
            bar.closed.connect(self.setFocus)
        self.say_panel.opened.connect(lambda: self.table.scrollTo(self.table.currentIndex()))
        self._verbs = self._make_verbs()
        self._keys: dict[str, tuple[str, ...]] = {}
        self._bind()
        self.table.key_filter = self._key
        self.table.menu_wanted.connect(self._context_menu)
        if self.model.rowCount():
            self.table.go_to_row(0)
        if session.project.setting(FLOWS, False):
            self.toggle_flow()

    # Table or flow

    @property
    def flows(self) -> bool:
        """Whether the texts are shown as continuous texts."""
        return self._surfaces.currentWidget() is self.flow

    def toggle_flow(self) -> None:
        """Show the texts row by row, or as continuous texts; one stays where one is."""
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

    def seen_rows(self) -> tuple[int, int]:
        """The first and the last row that is seen; (-1, -1) when there is none."""
        if self.flows:
            return self.flow.seen_rows()
        first, last = self.table.rowAt(0), self.table.rowAt(self.table.viewport().height() - 1)
        return first, last if last >= 0 else self.model.rowCount() - 1

    def highlight(self, side: Side, ranges: Sequence[Sequence[int]]) -> None:
        """Light up stretches of a text, (start, end) in the imported text; none ends it."""
        if self.table.lights.set(Side(side), ranges):
            (self.flow if self.flows else self.table).viewport().update()

    def _caret_moved(self) -> None:
        self.counterparts.caret(self.table.active_side, self.table.caret_offsets())

    # Where one is

    @property
    def current_id(self) -> int | None:
        """The current bead."""
        return self.table.current_id

    def go_to(self, bead_id: int) -> bool:
        """Make a bead the current one; False when it is not there (any more)."""
        row = self.model.row_of(bead_id)
        if row is None:
            return False
        self.table.go_to_row(row)
        return True

    def reload(self) -> None:
        """Read everything again: somebody else has written to the project."""
        self.model.reload()
        self._search_again()

    def tell(self, sentence: str) -> None:
        """Show a sentence under the table for a while."""
        self._message.setText(sentence)
        self._message.show()
        self._message_timer.start()
        self.notice.emit(sentence)

    # How it looks

    @property
    def setting(self) -> TextSettings:
        return self._setting

    def set_setting(self, setting: TextSettings) -> None:
        """Set the texts anew and remember how in the project."""
        if setting != self._setting:
            self._setting = setting
            self.table.set_setting(setting)
            self.flow.fit()
            self._keep_timer.start()

    def _keep_setting(self) -> None:
        self._keep_timer.stop()
        self._session.save_setting(SETTING, self._setting.to_json())

    def keep_what_waits(self) -> None:
        """Have the project remember a setting that has just been changed; before the session is closed."""
        if self._keep_timer.isActive():
            self._keep_setting()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep_what_waits()

    def zoom_in(self) -> None:
        self.set_setting(self._setting.with_zoom(self._setting.zoom * ZOOM_STEP))

    def zoom_out(self) -> None:
        self.set_setting(self._setting.with_zoom(self._setting.zoom / ZOOM_STEP))

    def zoom_reset(self) -> None:
        self.set_setting(self._setting.with_zoom(1.0))

    def toggle_diacritics(self) -> None:
        self.set_setting(replace(self._setting, diacritics=not self._setting.diacritics))

    def toggle_density(self) -> None:
        dense = self._setting.density is Density.COMPACT
        self.set_setting(replace(self._setting, density=Density.COMFORTABLE if dense else Density.COMPACT))

    def swap_sides(self) -> None:
        self.set_setting(replace(self._setting, source_left=not self._setting.source_left))

    # Going about

    def next_unconfirmed(self) -> None:
        self._go_to_next(NavigationTarget.UNCONFIRMED, 1, self.tr("Every pair is confirmed."))

    def previous_unconfirmed(self) -> None:
        self._go_to_next(NavigationTarget.UNCONFIRMED, -1, self.tr("Every pair is confirmed."))

    def next_doubtful(self) -> None:
        self._go_to_next(NavigationTarget.DOUBTFUL, 1, self.tr("No unconfirmed pair is doubtful."))

    def next_uneven(self) -> None:
        self._go_to_next(NavigationTarget.UNEVEN, 1, self.tr("All other pairs are one to one."))

    def previous_uneven(self) -> None:
        self._go_to_next(NavigationTarget.UNEVEN, -1, self.tr("All other pairs are one to one."))

    def _go_to_next(self, sought: NavigationTarget, step: int, none: str) -> None:
        """Go to the next bead of a kind, around the end: near ones at once, far ones by a query."""
        count, here = self.model.rowCount(), self.table.current_row
        for distance in range(1, min(count, NEAR)):
            row = (here + step * distance) % count
            if sought.fits(self.model.row_at(row)):
                self.table.go_to_row(row)
                return

        def found(bead_id: int | None) -> None:
            if bead_id is None or not self.go_to(bead_id):
                self.tell(none)

        if count > NEAR:
            bead = self.current_id
            self._lookup.ask(lambda project, _stale: next_bead(project, sought, bead, step), found)
        elif count:
            self.tell(none)

    def go_to_number(self) -> None:
        if self.model.rowCount():
            self.go_to_bar.ask(self.model.rowCount(), self.table.current_row + 1)

    # Review

    def confirm_and_next(self) -> None:
        """Confirm what is selected and go on to the next unconfirmed pair."""
        ids = self.table.selected_ids()
        if ids:
            last = self.model.row_of(ids[-1])
            self.corrections.confirm(ids)
            if last is not None and len(ids) > 1:
                self.table.go_to_row(last)
            self.next_unconfirmed()

    def unconfirm(self) -> None:
        ids = self.table.selected_ids()
        if ids:
            self.corrections.unconfirm(ids)

    def approve_and_next(self) -> None:
        """Approve what is selected and go on to the next pair that waits for approval."""
        ids = self.table.selected_ids()
        if ids:
            self.corrections.approve(ids)
            self._go_to_next(NavigationTarget.CONFIRMED, 1, self.tr("No confirmed pair waits for approval."))

    def return_with_reason(self) -> None:
        """Ask for the reason and send the pair back to the translator."""
        ids = self.table.selected_ids()
        if not ids:
            return
        self.say_panel.ask(
            self.tr("What should be changed?"),
            self.tr("Return"),
            lambda reason: self._return(ids, reason),
            ready=self._reasons(),
        )

    def _return(self, ids: list[int], reason: str) -> None:
        self.corrections.send_back(ids, reason)
        self._go_to_next(NavigationTarget.CONFIRMED, 1, self.tr("No confirmed pair waits for approval."))

    def _reasons(self) -> list[str]:
        """Reasons given before in this project, and the usual ones."""
        usual = [
            self.tr("Words are missing in the translation"),
            self.tr("The cut is in the wrong place"),
            self.tr("A name, number or date differs"),
            self.tr("The meaning differs"),
            self.tr("These belong to another pair"),
            self.tr("Check the spelling"),
        ]
        return list(dict.fromkeys([*reasons(self._session.project, MOST), *usual]))

    def confirm_above(self) -> None:
        """Confirm every suggestion above the current pair, after saying how many there are."""
        row = max(0, self.table.current_row)

        def found(beads: Summary) -> None:
            above = beads.ids[:row][suggested(beads)[:row]]
            if not len(above):
                self.tell(self.tr("There is no suggestion above."))
                return
            self._ask(ConfirmAbove([int(id_) for id_ in above], self))

        self.look_up(summary, found)

    def confirm_by_confidence(self) -> None:
        """Confirm every suggestion at or above a confidence, after saying how many there are."""

        def found(beads: Summary) -> None:
            scored = suggested(beads) & ~np.isnan(beads.confidence)
            if not scored.any():
                self.tell(self.tr("There is no suggestion with a confidence."))
                return
            self._ask(ConfirmByConfidence(beads.ids[scored], beads.confidence[scored], self))

        self.look_up(summary, found)

    def _ask(self, dialog: ConfirmMany) -> None:
        dialog.chosen.connect(self.corrections.confirm)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_realigned(self) -> None:
        """Show what the last re-alignment changed, or put it away again."""
        if self.before_after.isVisible():
            self.before_after.close_panel()
        elif not self.before_after.open_panel():
            self.tell(self.tr("Nothing has been aligned anew yet."))

    def refuse_realigned(self) -> None:
        """Take the last re-alignment back and keep the correction that called for it."""
        if not self.before_after.refuse():
            self.tell(self.tr("There is no re-alignment to refuse."))

    def choose_look(self) -> None:
        """Ask how the texts are to be set; each choice shows at once."""
        dialog = TextSettingsDialog(self._setting, self.model.languages, self)
        dialog.changed.connect(self.set_setting)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # Corrections

    def split_at_caret(self) -> None:
        self.corrections.split()

    def another_suggestion(self) -> None:
        """Have the current pair end where it is next likeliest."""
        self.another.take()

    def merge_up(self) -> None:
        self.corrections.merge(with_next=False)

    def merge_down(self) -> None:
        self.corrections.merge(with_next=True)

    def shift_up(self, side: Side | None = None) -> None:
        self.corrections.shift(side or self.table.active_side, down=False)

    def shift_down(self, side: Side | None = None) -> None:
        self.corrections.shift(side or self.table.active_side, down=True)

    def move_cut_by_words(self, words: int) -> None:
        """Move the cut below the current pair on the active side; positive: this pair gains words."""
        self.corrections.move_cut(self.table.active_side, words)

    def move_upper_cut_by_words(self, words: int) -> None:
        """Move the cut above the current pair on the active side; positive: the pair above gains words."""
        self.corrections.move_cut(self.table.active_side, words, lower=False)

    def make_null(self) -> None:
        self.corrections.detach()

    def edit(self) -> None:
        """Correct the text of the active side in place."""
        (self.flow if self.flows else self.table).edit_text()

    def undo(self) -> None:
        self._session.undo()

    def redo(self) -> None:
        self._session.redo()

    def copy_text(self) -> None:
        """Put what is picked in the flow, or the active side's text of what is selected, on the clipboard."""
        if self.flows and (picked := self.flow.picked_text()):
            QGuiApplication.clipboard().setText(picked)
            return
        side = self.table.active_side
        rows = (self.model.row_of(id_) for id_ in self.table.selected_ids())
        texts = [self.model.row_at(row).cell(side).text for row in rows if row is not None]
        # As text: the clipboard may outlive Python, and with it mime data made here.
        QGuiApplication.clipboard().setText("\n".join(texts))

    # Find

    @property
    def hits_known(self) -> bool:
        """Whether what is searched for has been looked up in the whole project."""
        return bool(self.table.hits.needle) and not self._lookup.is_busy

    def open_find(self) -> None:
        self.find_bar.open()

    def find_next(self) -> None:
        self._step_hit(1)

    def find_previous(self) -> None:
        self._step_hit(-1)

    def _step_hit(self, step: int) -> None:
        if not len(self._found):
            if not self.table.hits.needle:
                self.open_find()
            return
        here = self.table.current_row
        if step > 0:
            place = int(np.searchsorted(self._found, here, side="right")) % len(self._found)
        else:
            place = int(np.searchsorted(self._found, here, side="left")) - 1
        self.table.go_to_row(int(self._found[place]))
        self._show_count()

    def _search(self, needle: Needle) -> None:
        self.table.hits.look_for(needle)
        self._repaint()
        self._found = np.empty(0, dtype=np.intp)
        if not needle:
            self._lookup.drop()
            self._show_count()
            self.found.emit([])
            return
        self.find_bar.show_searching()
        self._look_up(needle, go=True)

    def _search_again(self) -> None:
        """The text may have been cut otherwise: look again, without leaving the place."""
        if self.table.hits.needle:
            self._look_up(self.table.hits.needle, go=False)

    def _look_up(self, needle: Needle, *, go: bool) -> None:
        def found(ids: list[int]) -> None:
            rows = [row for id_ in ids if (row := self.model.row_of(id_)) is not None]
            self._found = np.array(sorted(rows), dtype=np.intp)
            here = self.table.current_row
            if go and rows and here not in self._found:
                self._step_hit(1)
            self._show_count()
            self.found.emit(ids)

        self._lookup.ask(lambda project, _stale: find_ids(project, needle), found)

    def show_found(self, needle: Needle) -> None:
        """Mark what somebody else searches for, in all cells; "next" and "previous" go through its hits."""
        self.find_bar.hide()
        self.table.hits.look_for(needle)
        self._repaint()
        self._found = np.empty(0, dtype=np.intp)
        if needle:
            self._look_up(needle, go=False)
        else:
            self._lookup.drop()
            self.found.emit([])

    def look_up(self, question: Callable[[Project], T], then: Callable[[T], None]) -> None:
        """Ask the whole project something away from the window's thread; a newer question voids it."""
        self._lookup.ask(lambda project, _stale: question(project), then)

    def _show_count(self) -> None:
        place = np.flatnonzero(self._found == self.table.current_row)
        self.find_bar.show_count(len(self._found), int(place[0]) + 1 if len(place) else None)

    # What the session tells

    def _changed(self, change: Change) -> None:
        empty = not self.model.rowCount()
        self.model.apply(change)
        if empty and self.model.rowCount():
            self.table.go_to_row(0)
        if change.added or change.removed or change.order_changed:
            self._search_again()

    def _realigned(self, change: Change) -> None:
        # After the very first alignment everything is new: marking it all would say nothing.
        if len(change.added) < self.model.rowCount():
            self.model.mark_fresh(change.added)
            if change.added and change.event_id:
                self.before_after.note(change)

    # Keys

    def verbs(self) -> list[Verb]:
        """Everything that can be done here, in the order of a menu; undo and redo belong to the window."""
        return [verb for verb in self._verbs if verb.id not in ("undo", "redo")]

    def set_keys(self, keys: dict[str, tuple[str, ...]]) -> None:
        """Take a person's own keys for verbs, by verb id."""
        self._keys = dict(keys)
        self._bind()

    def _bind(self) -> None:
        self._by_key: dict[str, Verb] = {}
        for verb in self._verbs:
            for key in self._keys.get(verb.id, verb.keys):
                self._by_key[QKeySequence(key).toString()] = verb

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key of the table is a verb; if so it is done."""
        verb = self._by_key.get(QKeySequence(event.keyCombination()).toString())
        if verb is not None and verb.enabled():
            verb.slot()
        return verb is not None

    def _context_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("facing-menu")
        group = ""
        for verb in self.verbs():
            if group and verb.group != group:
                menu.addSeparator()
            group = verb.group
            keys = self._keys.get(verb.id, verb.keys)
            native = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
            action = menu.addAction(f"{verb.text}\t{native}" if native else verb.text)
            action.setObjectName(verb.id)
            action.setToolTip(verb.tooltip)
            action.setEnabled(verb.enabled())
            action.triggered.connect(lambda _=False, slot=verb.slot: slot())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DeferredDelete:
            self._lookup.stop()
            self.counterparts.stop()
            self.following.stop()
            self.another.stop()
        return super().event(event)

    def _make_verbs(self) -> list[Verb]:
        from ui.commands.table_commands import make_verbs

        return make_verbs(self)

    @property
    def has_current(self) -> bool:
        return self.table.current_row >= 0 and self.editor is None

    @property
    def editor(self) -> CellEditor | None:
        """The editor that is open in the table or in the flow."""
        return self.table.editing.editor or self.flow.editing.editor

    def _repaint(self) -> None:
        for surface in (self.table, self.flow):
            surface.viewport().update()

    @property
    def is_reviewer(self) -> bool:
        return self._session.person.role is Role.REVIEWER
