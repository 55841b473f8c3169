"""The page of an open project: the editor and the map, or, before the first alignment, a button to align."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.design import set_button_icon, style_as_primary, style_as_title
from ui.editor import EditorView
from ui.editor.place import PlaceKeeper, place_of
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
        self._keeper: PlaceKeeper | None = None
        self.view = EditorView(session, self)
        self.map = DocumentMap(session, self)
        self.map_action = QAction(self)
        self.map_action.setObjectName("pane.map")
        self.map_action.setCheckable(True)
        self.map_action.setChecked(bool(session.project.setting(MAP, True)))
        self.map_action.toggled.connect(self._show_map)
        self._pairs = QWidget(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.map)
        self._unfinished = self._busy = False
        self.rest_button = QPushButton(self.tr("Align the rest"), self._pairs)
        self.rest_button.clicked.connect(self.align_asked)
        self.rest = self._rest_bar()
        pairs = QVBoxLayout(self._pairs)
        pairs.setContentsMargins(0, 0, 0, 0)
        pairs.setSpacing(0)
        pairs.addLayout(row, 1)
        pairs.addWidget(self.rest)
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
        scrolls = (self.view.table.verticalScrollBar().valueChanged, self.view.flow.scrolled)
        for signal in scrolls:
            signal.connect(lambda *_: self._place.start())  # a timer would take the value for its interval
        for signal in (*scrolls, session.changed, session.reloaded):
            signal.connect(self._scrolled)
        self.view.surface_changed.connect(self._place_map.start)

    def _rest_bar(self) -> QFrame:
        """The bar under the last pair of an alignment that was interrupted."""
        bar = QFrame(self._pairs)
        bar.setProperty("bar", True)
        text = QLabel(self.tr("The texts go on here without pairs: their alignment was interrupted."), bar)
        text.setWordWrap(True)
        line = QHBoxLayout(bar)
        line.setContentsMargins(14, 6, 10, 6)
        line.addWidget(text, 1)
        line.addWidget(self.rest_button)
        bar.hide()
        return bar

    # Pairs

    @property
    def shows_pairs(self) -> bool:
        return self.currentWidget() is self._pairs

    def show_pairs(self, shown: bool) -> None:
        changed = shown != self.shows_pairs
        self.setCurrentWidget(self._pairs if shown else self._empty)
        if changed and shown and not self.has_focus:
            self.take_focus()  # the hidden button gave it to any other
        if changed and self.current is not None:
            self._moved(self.current)

    def show_rest(self, unfinished: bool) -> None:
        """Offer to align the words that an interrupted alignment left without a pair."""
        self._unfinished = unfinished
        self.rest.setVisible(unfinished and not self._busy)

    @property
    def has_focus(self) -> bool:
        """Whether the focus is among the pairs."""
        focus = QApplication.focusWidget()
        return focus is not None and self._pairs.isAncestorOf(focus)

    def set_busy(self, busy: bool) -> None:
        """Hide the buttons that align while an alignment runs."""
        self._busy = busy
        self.show_rest(self._unfinished)
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
        return self.view.model.number_of(current) if current is not None else None

    @property
    def total(self) -> int:
        return self.view.model.rowCount()

    def keep_place(self) -> None:
        """Store the current place in the project."""
        self._place.stop()
        self.view.display.flush()
        if self._keeper is not None and self._keeper.holds:
            return  # nothing has moved, and the view may not have its size yet
        place = place_of(self.view) if self.shows_pairs else None
        if place is not None:
            self._session.save_setting(PLACE, place)

    def find_place(self) -> None:
        """Go to the stored place."""
        kept = self._session.project.setting(PLACE, None)
        if isinstance(kept, dict):
            self._keeper = PlaceKeeper(self.view, kept)

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
