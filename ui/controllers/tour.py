"""The two-minute tour: points at the parts of the real window, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, Signal

from ui.commands.catalog import MENU_TITLES
from ui.commands.specs.view import PANES
from ui.design import colours
from ui.editor.pair_model import PairColumn
from ui.panes.map.minimap import DocumentMap
from ui.widgets.coach_mark import CoachMark

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db import Change
    from ui.controllers.shell import Shell

SEEN = "tour/seen"
PRAISE_MS = 1_200
"""How long a stop stays when the person has done what it asks for."""
PANES_SHOWN = tuple(spec.id for spec in PANES)


@dataclass(frozen=True, slots=True)
class TourStep:
    """One stop.

    Attributes:
        text: plain text; ``{id}`` is replaced by the present key of a command.
        does: what shows that the person has tried it: a command of the project, the id of a command of the
            window, "select" (another pair is the current one) or "map". The tour then goes on by itself.
        area: the part of the target that it is about; None for all of it.
    """

    target: Callable[[], QWidget | None]
    heading: str
    text: str
    does: tuple[str, ...] = ()
    area: Callable[[], QRect | None] = lambda: None


class Tour(QObject):
    """Signals:
    ended: the tour is over, at its end or before.
    """

    ended = Signal()

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window
        self._steps = self._make_steps()
        self._at = 0
        self.mark = CoachMark(window)
        self.mark.went.connect(self.go)
        self.mark.ended.connect(self.stop)
        self.mark.recoloured.connect(lambda: self._show() if self.mark.isVisible() else None)
        self._praised = QTimer(self)
        self._praised.setSingleShot(True)
        self._praised.setInterval(PRAISE_MS)
        self._praised.timeout.connect(lambda: self.go(1))
        self._moved = QTimer(self)
        self._moved.setSingleShot(True)
        self._moved.setInterval(0)
        self._moved.timeout.connect(self._follow)
        self._listen()

    def _listen(self) -> None:
        """Wait for what the stops ask the person to do."""
        window = self._window
        if window.session is not None:
            window.session.changed.connect(self._changed)
        if window.page is not None:
            view = window.page.view
            view.current_changed.connect(self._selected)
            view.table.caret_moved.connect(self._moved.start)
            view.table.verticalScrollBar().valueChanged.connect(self._moved.start)
            view.model.has_changed.connect(self._moved.start)
            if isinstance(window.page.map, DocumentMap):
                window.page.map.go_to.connect(self._mapped)
        wanted = {id_ for step in self._steps for id_ in step.does}
        for _, action in window.entries():
            if action.objectName() in wanted:
                action.triggered.connect(self._commanded)

    @property
    def at(self) -> int:
        """Which stop, counted from 0."""
        return self._at

    @property
    def count(self) -> int:
        return len(self._steps)

    def start(self) -> None:
        self._at = 0
        self._show()

    def go(self, step: int) -> None:
        """Go on or back; past the last stop the tour is over."""
        self._praised.stop()
        self._at = max(0, self._at + step)
        if self._at >= len(self._steps):
            self.stop()
        else:
            self._show()

    def stop(self) -> None:
        """End it, wherever it is. It can be begun again from the Help menu."""
        self._praised.stop()
        had_focus = self.mark.isAncestorOf(self._window.focusWidget() or self.mark)
        self._window.preferences.set_value(SEEN, True)
        self.mark.hide()
        self.mark.deleteLater()
        if had_focus and self._window.page is not None:
            self._window.page.take_focus()
        self.ended.emit()

    def _show(self) -> None:
        step = self._steps[self._at]
        target = step.target()
        if target is None or not target.isVisible():
            target = self._window.start.parentWidget() or self._window
        self.mark.point_at(
            target,
            step.heading,
            self._with_keys(step.text),
            self._at + 1,
            len(self._steps),
            self._window.commands.key_of("help.tour"),
            step.area() if target is step.target() else None,
        )

    def _follow(self) -> None:
        """Point at the part again: it may be elsewhere now."""
        step = self._steps[self._at]
        target = step.target()
        if self.mark.isVisible() and target is not None and target.isVisible():
            self.mark.move_to(step.area())

    def _with_keys(self, text: str) -> str:
        """The text as HTML with the keys that the person has bound."""
        parts: list[str] = []
        for piece in text.replace("}", "{").split("{"):
            key = self._window.commands.key_of(piece) if len(parts) % 2 else ""
            parts.append(_key(key) if len(parts) % 2 else escape(piece))
        return "".join(parts)

    # By methods, not lambdas: Qt disconnects those of an object that is deleted.

    def _changed(self, change: Change) -> None:
        self._did(change.command)

    def _selected(self, _bead: int) -> None:
        self._did("select")

    def _mapped(self, _bead: int) -> None:
        self._did("map")

    def _commanded(self) -> None:
        self._did(self.sender().objectName())

    def _did(self, what: str) -> None:
        """The person did something; if it is what the stop asks for, the tour goes on after a moment."""
        if self.mark.isVisible() and what in self._steps[self._at].does and not self._praised.isActive():
            self.mark.praise(self.tr("✓ Well done"))
            self._praised.start()

    def _row(self, column: PairColumn | None = None) -> QRect | None:
        """The current pair in the table, or one cell of it."""
        page = self._window.page
        if page is None or page.view.flows or page.view.table.current_row < 0:
            return None
        table = page.view.table
        rect = table.visualRect(table.facing.index(table.current_row, column or PairColumn.SOURCE))
        return rect if column is not None else QRect(0, rect.top(), table.viewport().width(), rect.height())

    def _cell(self) -> QRect | None:
        page = self._window.page
        return self._row(PairColumn.of(page.view.table.active_side)) if page is not None else None

    def _menu(self, name: str) -> QRect | None:
        """The title of a menu in the menu bar."""
        bar, title = self._window.menuBar(), str(MENU_TITLES[name])
        return next((bar.actionGeometry(one) for one in bar.actions() if one.text() == title), None)

    def _make_steps(self) -> list[TourStep]:
        window = self._window

        def table() -> QWidget | None:
            return window.page.view.surface.viewport() if window.page is not None else None

        def document_map() -> QWidget | None:
            return window.page.map if window.page is not None else None

        return [
            TourStep(
                table,
                self.tr("Two texts, pair by pair"),
                self.tr(
                    "Each row pairs an Arabic text with its English translation. The aligner "
                    "suggested the pairs; the bar at the end of a row shows its confidence. Move "
                    "up and down with the arrow keys. {help.tour} continues the tour."
                ),
                ("select",),
                self._row,
            ),
            TourStep(
                table,
                self.tr("Right? Confirm"),
                self.tr(
                    "{review.confirm_and_next} confirms the pair and goes to the next one that is not "
                    "confirmed. Try it."
                ),
                ("confirm",),
                lambda: self._row(PairColumn.STATUS),
            ),
            TourStep(
                table,
                self.tr("Cut too late? Split"),
                self.tr(
                    "Put the caret between two words, with the arrow keys or a click; Tab changes the "
                    "side. {editor.split_at_caret} splits the pair there, {editor.merge_down} joins it "
                    "with the one below, {editor.take_word_from_below} and {editor.give_word_below} move "
                    "the cut word by word."
                ),
                ("split", "merge", "shift", "move cut"),
                self._cell,
            ),
            TourStep(
                table,
                self.tr("The rest follows"),
                self.tr(
                    "After each correction, unchanged pairs around it are realigned. Pairs that a "
                    "person made or confirmed are never changed. {history.undo} undoes every "
                    "change, one by one."
                ),
                ("undo",),
                self._row,
            ),
            TourStep(
                table,
                self.tr("Go to what needs you"),
                self.tr(
                    "{go.next_doubtful} goes to the next doubtful pair, {go.next_unconfirmed} to "
                    "the next unconfirmed one. {find.find} finds words; vowel marks and spelling "
                    "variants are ignored."
                ),
                ("select",),
                lambda: self._row(PairColumn.CONFIDENCE),
            ),
            TourStep(
                document_map,
                self.tr("The map"),
                self.tr(
                    "The whole text at a glance: what is done, what is doubtful, what has no "
                    "counterpart. Click to go there; right-click for its key."
                ),
                ("map",),
            ),
            TourStep(
                window.menuBar,
                self.tr("Panes around the texts"),
                self.tr(
                    "{pane.evidence} shows why a pair was suggested, with comments; {pane.history} who "
                    "did what; {pane.statistics} how far you are. {view.next_pane} goes from pane to "
                    "pane."
                ),
                PANES_SHOWN,
                lambda: self._menu("view"),
            ),
            TourStep(
                window.menuBar,
                self.tr("Every command by its name"),
                self.tr(
                    "{help.palette} finds any command by a few letters and teaches its key. {help.keys} "
                    "lists all keys, to change or to print; people from OmegaT and InterText find theirs "
                    "there."
                ),
                ("help.palette",),
                lambda: self._menu("help"),
            ),
            TourStep(
                window.statusBar,
                self.tr("Saved automatically"),
                self.tr(
                    "Every change is saved at once. When you are done, {project.export_tmx} "
                    "exports the confirmed pairs as a translation memory (TMX) for any CAT tool."
                ),
            ),
        ]


def _key(key: str) -> str:
    """A key, set off from its sentence; the interface font has no bold of its own in rich text."""
    return f"<span style='color:{colours().accent}; white-space:nowrap'>{escape(key or '–')}</span>"
