"""The panes that can be docked around the table; each is made when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDockWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow, QWidget

    from ui.session import ProjectSession

STATE = "window/docks"
WIDTH, HEIGHT = 340, 250


class Pane(Protocol):
    """What every pane knows: to show a pair, and to ask for one."""

    def show_bead(self, bead_id: int) -> None: ...


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    title: str
    key: str
    area: Qt.DockWidgetArea
    make: Callable[[ProjectSession, QWidget], QWidget]


class Docks(QObject):
    """The docks of one open project.

    Signals:
        go_to: a pane asks for a pair.
        failed, told: a sentence for the person, bad or good.
    """

    go_to = Signal(int)
    failed = Signal(str)
    told = Signal(str)

    def __init__(self, window: QMainWindow, session: ProjectSession, *, fresh: bool) -> None:
        """Make the docks; ``fresh`` says that no sizes of an earlier time are going to be restored."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._fresh = fresh
        self._bead: int | None = None
        self._docks: dict[str, QDockWidget] = {}
        right, bottom = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
        for kind in (
            _Kind("evidence", self.tr("&Evidence"), "Ctrl+1", right, _evidence),
            _Kind("history", self.tr("&History"), "Ctrl+2", bottom, _history),
            _Kind("path", self.tr("&Path of the alignment"), "Ctrl+3", right, _path),
            _Kind("statistics", self.tr("&Statistics"), "Ctrl+4", bottom, _statistics),
        ):
            self._add(kind)

    def actions(self) -> list[QAction]:
        """Show or hide each pane, for the menu."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def show_bead(self, bead_id: int) -> None:
        """The table has come to another pair."""
        self._bead = bead_id
        for dock in self._docks.values():
            if dock.widget() is not None:
                cast("Pane", dock.widget()).show_bead(bead_id)

    def close(self) -> None:
        """Take the panes away with the project they show."""
        for dock in self._docks.values():
            self._window.removeDockWidget(dock)
            dock.deleteLater()
        self._docks.clear()
        self.deleteLater()

    def _add(self, kind: _Kind) -> None:
        dock = QDockWidget(kind.title.replace("&", ""), self._window)
        dock.setObjectName(f"dock-{kind.name}")
        dock.hide()
        self._window.addDockWidget(kind.area, dock)
        action = dock.toggleViewAction()
        action.setText(kind.title)
        action.setObjectName(f"pane-{kind.name}")
        action.setShortcut(QKeySequence(kind.key))
        dock.visibilityChanged.connect(lambda shown: self._fill(dock, kind) if shown else None)
        self._docks[kind.name] = dock

    def _fill(self, dock: QDockWidget, kind: _Kind) -> None:
        if dock.widget() is not None:
            return
        pane = kind.make(self._session, dock)
        for name, signal in (("go_to", self.go_to), ("failed", self.failed), ("exported", self.told)):
            if hasattr(pane, name):
                getattr(pane, name).connect(signal)
        dock.setWidget(pane)
        if self._fresh:
            across = kind.area is Qt.DockWidgetArea.RightDockWidgetArea
            direction = Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical
            self._window.resizeDocks([dock], [WIDTH if across else HEIGHT], direction)
        if self._bead is not None:
            cast("Pane", pane).show_bead(self._bead)


def _evidence(session: ProjectSession, parent: QWidget) -> QWidget:
    from ui.panes.evidence import EvidencePane

    return EvidencePane(session, parent)


def _history(session: ProjectSession, parent: QWidget) -> QWidget:
    from ui.panes.history import HistoryPane

    return HistoryPane(session, parent)


def _path(session: ProjectSession, parent: QWidget) -> QWidget:
    from ui.panes.path import AlignmentPath

    return AlignmentPath(session, parent)


def _statistics(session: ProjectSession, parent: QWidget) -> QWidget:
    from ui.panes.statistics import StatisticsPage

    return StatisticsPage(session, parent)
