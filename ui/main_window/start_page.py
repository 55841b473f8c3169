"""The page without a project: new project, recent projects, library, sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui.design import ARABIC, emphasise, set_button_icon, style_as_primary
from ui.main_window.library_view import LibraryView
from ui.main_window.recent_projects import RecentList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from ui.settings import Preferences, RecentProjects


_NARROW, _WIDE = 620, 1060
_LOW = 640
"""Height below which the library takes the room of the program's name."""
_LIBRARY = 1

LIBRARY_SHOWN = "start/library"
"""Setting: whether the page shows the library; the recent projects otherwise."""


class StartPage(QWidget):
    """Emits signals for what the person asks for."""

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    recent_asked = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._column = QWidget(self)
        self._column.setMaximumWidth(_NARROW)
        self._column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

        latin = QLabel("Muqabala", self)
        emphasise(latin, larger=2.6)
        arabic = QLabel("مقابلة", self)
        arabic_font = QFont(ARABIC)
        arabic_font.setPointSizeF(34)
        arabic.setFont(arabic_font)
        # The name in the script of the interface comes first.
        first, second = (arabic, latin) if QGuiApplication.isRightToLeft() else (latin, arabic)
        second.setProperty("role", "muted")
        name = QHBoxLayout()
        name.setSpacing(16)
        name.addWidget(first, 0, Qt.AlignmentFlag.AlignVCenter)
        name.addWidget(second, 0, Qt.AlignmentFlag.AlignVCenter)
        name.addStretch(1)

        what = QLabel(
            self.tr("Align an Arabic text with its translation, correct the pairs, review them."),
            self,
        )
        what.setProperty("role", "muted")
        what.setWordWrap(True)

        self.new_button = QPushButton(self.tr("New project from files…"), self)
        style_as_primary(self.new_button)
        self.open_button = QPushButton(self.tr("Open…"), self)
        self.sample_button = QPushButton(self.tr("Try the sample"), self)
        self.sample_button.setToolTip(
            self.tr(
                "397 words of a chronicle by Ibn Khaldun without a single full stop, with their translation"
            )
        )
        set_button_icon(self.new_button, "new", "on_accent")
        set_button_icon(self.open_button, "open")
        set_button_icon(self.sample_button, "sample")
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button, signal in (
            (self.new_button, self.new_asked),
            (self.open_button, self.open_asked),
            (self.sample_button, self.sample_asked),
        ):
            button.setMinimumHeight(40)
            button.clicked.connect(signal)
            buttons.addWidget(button)
        buttons.addStretch(1)

        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("Recent projects"))
        self.tabs.addTab(self.tr("Library"))
        self.tabs.setAccessibleName(self.tr("Projects"))
        self.recent = RecentList(self)
        self.recent.asked.connect(self.recent_asked)
        self.recent.forget_asked.connect(self.forget_asked)
        recent = QWidget(self)  # the list is as high as its content
        under = QVBoxLayout(recent)
        under.setContentsMargins(0, 0, 0, 0)
        self._none_yet = QLabel(self.tr("Projects that you open are listed here."), recent)
        self._none_yet.setProperty("role", "muted")
        self._none_yet.setWordWrap(True)
        under.addWidget(self._none_yet)
        under.addWidget(self.recent, 10)
        under.addStretch(1)
        self.library = LibraryView(preferences, self)
        self.library.asked.connect(self.recent_asked)
        self._projects = QStackedWidget(self)
        self._projects.addWidget(recent)
        self._projects.addWidget(self.library)
        self.tabs.currentChanged.connect(self._turn)

        drop = QLabel(
            self.tr("Or drop two texts, a file of pairs, a folder or a project on this window."), self
        )
        drop.setProperty("role", "muted")
        self._first = QLabel(
            self.tr("New here? Try the sample with its two-minute tour."),
            self,
        )
        self._first.setProperty("role", "muted")
        self._first.setWordWrap(True)

        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(name)
        column.addSpacing(2)
        column.addWidget(what)
        column.addSpacing(24)
        column.addLayout(buttons)
        column.addSpacing(14)
        column.addWidget(drop)
        column.addWidget(self._first)
        column.addSpacing(14)
        column.addWidget(self.tabs)
        column.addSpacing(8)
        column.addWidget(self._projects, 10)
        self._name = (first, second)
        self._hints = (what, drop)

        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._column, 20)
        middle.addStretch(1)
        self._page = QVBoxLayout(self)
        self._page.addStretch(1)
        self._page.addLayout(middle, 20)
        self.set_recent([])
        if preferences.value(LIBRARY_SHOWN, False):
            self.tabs.setCurrentIndex(_LIBRARY)

    def show_server(self, address: str) -> None:
        """Show the projects of a library on a server."""
        self.library.choose_server(address)
        self.tabs.setCurrentIndex(_LIBRARY)
        self._read_library()

    def set_recent(self, recent: Sequence[RecentProjects]) -> None:
        """Show the recent projects, latest first."""
        self.recent.show_recent(recent)
        shown = bool(recent)
        self.recent.setVisible(shown)
        self._none_yet.setVisible(not shown)
        self._is_first = not shown
        self._show_hints()

    def _show_hints(self) -> None:
        """Show what a new person needs; the library takes its room."""
        turned = self.tabs.currentIndex() == _LIBRARY
        for hint in self._hints:
            hint.setVisible(not turned)
        self._first.setVisible(self._is_first and not turned)
        is_low = turned and self.height() < _LOW
        for part in self._name:
            part.setVisible(not is_low)
        self._page.setContentsMargins(32, *(0, 32, 10) if is_low else (20, 32, 28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hints()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_library()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.library.stop()

    def _turn(self, tab: int) -> None:
        self._projects.setCurrentIndex(tab)
        self._column.setMaximumWidth(_WIDE if tab == _LIBRARY else _NARROW)
        self._show_hints()
        self._read_library()
        self._preferences.set_value(LIBRARY_SHOWN, tab == _LIBRARY)

    def _read_library(self) -> None:
        if self.isVisible() and self.tabs.currentIndex() == _LIBRARY:
            self.library.read()
