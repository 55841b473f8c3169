"""The page of an open project: the editor and the map, or, before the first alignment, a button to align."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from aligner.bitext import Side
from ui.design import set_button_icon, style_as_primary, style_as_title
from ui.editor import EditorView
from ui.panes.map.minimap import DocumentMap

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.session.session import ProjectSession

PLACE = "desk/place"
MAP = "desk/map"
MAP_FROM = 760
PLACE_MS = 1_000
TEXT_WIDTH = 440


class EditorPage(QStackedWidget):
    """Shows the editor as soon as there are pairs, at the place where the person left it.

    Signals:
        align_asked: the button was pressed.
        moved: id of the bead that has become the current one, or -1.
    """

    align_asked = Signal()
    moved = Signal(int)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._bare = False
        self.view = EditorView(session, self)
        self.map = DocumentMap(session, self)
        self.map_action = QAction(self)
        self.map_action.setObjectName("pane.map")
        self.map_action.setCheckable(True)
        self.map_action.setChecked(bool(session.project.setting(MAP, True)))
        self.map_action.toggled.connect(self._show_map)
        self._pairs = QWidget(self)
        row = QHBoxLayout(self._pairs)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.map)
        self._empty = QWidget(self)
        self._heading = QLabel(self.tr("No pairs yet"), self._empty)
        style_as_title(self._heading)
        self._text = QLabel(
            self.tr(
                "Both texts are in the project. Aligning suggests pairs, which you then correct and confirm."
            ),
            self._empty,
        )
        self._text.setProperty("role", "muted")
        self._text.setWordWrap(True)
        self._text.setFixedWidth(TEXT_WIDTH)
        # A layout that centres a wrapped text gives it the height of its unwrapped form.
        self._text.setMinimumHeight(self._text.heightForWidth(TEXT_WIDTH))
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.align_button = QPushButton(self.tr("Align"), self._empty)
        set_button_icon(self.align_button, "align", "on_accent")
        style_as_primary(self.align_button)
        self.align_button.setMinimumSize(QSize(150, 40))
        self.align_button.clicked.connect(self.align_asked)
        column = QVBoxLayout(self._empty)
        column.setSpacing(14)
        column.addStretch(2)
        for widget in (self._heading, self._text, self.align_button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.addWidget(self._empty)
        self.addWidget(self._pairs)

        self._place = QTimer(self)
        self._place.setSingleShot(True)
        self._place.setInterval(PLACE_MS)
        self._place.timeout.connect(self.keep_place)
        self._place_map = QTimer(self)  # once the table has taken its new size
        self._place_map.setSingleShot(True)
        self._place_map.setInterval(0)
        self._place_map.timeout.connect(self._scrolled)
        self.find_place()
        self.view.current_changed.connect(self._moved)
        self.view.table.caret_moved.connect(self._place.start)
        self.map.go_to.connect(self.view.go_to)
        self.view.search.found.connect(self.map.show_hits)
        scrolls = [surface.verticalScrollBar().valueChanged for surface in (self.view.table, self.view.flow)]
        for signal in (*scrolls, session.changed, session.reloaded):
            signal.connect(self._scrolled)

    # Pairs

    @property
    def shows_pairs(self) -> bool:
        return self.currentWidget() is self._pairs

    def show_pairs(self, shown: bool) -> None:
        changed = shown != self.shows_pairs
        self.setCurrentWidget(self._pairs if shown else self._empty)
        if changed and self.current is not None:
            self._moved(self.current)

    def set_busy(self, busy: bool) -> None:
        """Hide the button while the first alignment runs."""
        self.align_button.setVisible(not busy)
        self._heading.setText(self.tr("Aligning…") if busy else self.tr("No pairs yet"))

    def take_focus(self) -> None:
        (self.view if self.shows_pairs else self.align_button).setFocus()

    def _show_map(self, shown: bool) -> None:
        self.map.setVisible(self._has_room_for_map())
        self._session.save_setting(MAP, shown)

    def _has_room_for_map(self) -> bool:
        """Whether the map is wanted and the window is wide enough for it."""
        return self.map_action.isChecked() and self.width() >= MAP_FROM and not self._bare

    def set_bare(self, bare: bool) -> None:
        """Hide the map, or show it again."""
        self._bare = bare
        self.map.setVisible(self._has_room_for_map())

    # Places

    @property
    def current(self) -> int | None:
        """Id of the current pair."""
        return self.view.current_id if self.shows_pairs else None

    @property
    def position(self) -> int | None:
        """Number of the current pair, from 1."""
        current = self.current
        row = self.view.model.row_of(current) if current is not None else None
        return row + 1 if row is not None else None

    @property
    def total(self) -> int:
        return self.view.model.rowCount()

    def keep_place(self) -> None:
        """Store the current place in the project."""
        self._place.stop()
        self.view.display.flush()
        current = self.current
        if current is not None:
            table = self.view.table
            place = {
                "bead": current,
                "scroll": table.verticalScrollBar().value(),
                "side": table.active_side.value,
                "carets": {side.value: at for side, at in table.carets.at.items()},
            }
            self._session.save_setting(PLACE, place)

    def find_place(self) -> None:
        """Go to the stored place."""
        kept = self._session.project.setting(PLACE, None)
        if isinstance(kept, dict) and self.view.go_to(int(kept.get("bead", -1))):
            table = self.view.table
            active = Side(kept.get("side", Side.SOURCE.value))
            carets = {Side(side): int(at) for side, at in kept.get("carets", {}).items()}
            table.go_to_row(table.current_row, active)
            bead = table.current_bead
            for side in sorted(carets, key=lambda side: side is active):  # the active side last
                if bead is not None:  # somebody may have shortened the pair meanwhile
                    table.place_caret(side, min(carets[side], len(table.compositor.text(bead, side))))
            table.verticalScrollBar().setValue(int(kept.get("scroll", 0)))

    def _moved(self, bead_id: int) -> None:
        self._place.start()
        if bead_id >= 0:
            self.map.show_bead(bead_id)
        self.moved.emit(bead_id)

    def _scrolled(self) -> None:
        """Mark in the map the rows that are visible."""
        order = self.view.model.order
        first, last = self.view.seen_rows()
        if 0 <= first < len(order):
            self.map.show_view(int(order[first]), int(order[last if first <= last < len(order) else -1]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.map.setVisible(self._has_room_for_map())
        self._place_map.start()
