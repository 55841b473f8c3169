"""The panes that can be docked around the table; each is made when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget

from ui.commands.catalog import BY_ID
from ui.commands.keys.cheat_sheet import plain
from ui.main_window.dock_title import DockTitle
from ui.widgets.kept_inputs import inputs_of, restore_inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow, QWidget

    from ui.commands.spec import CommandSpec
    from ui.session.session import ProjectSession

_STATE = "window/docks"
_INPUTS = "desk/panes"
WIDTH, HEIGHT = 340, 300
MOST_HEIGHT = 0.42
"""The share of the window that a pane below the editor takes at most when it is first shown."""
WIDE = 1500
"""From this width of the window on the evidence is shown to who has not yet said what they want to see."""


class Pane(Protocol):
    """What every pane can do: show a pair."""

    def show_bead(self, bead_id: int) -> None: ...


@dataclass(frozen=True, slots=True)
class PaneSpec:
    """A pane; its command is "pane.name".

    Attributes:
        area: where it is docked at first.
    """

    name: str
    area: Qt.DockWidgetArea
    make: Callable[[ProjectSession, QWidget], QWidget]

    @property
    def command(self) -> CommandSpec:
        """The command that shows and hides it."""
        return BY_ID[f"pane.{self.name}"]


def pane_specs() -> list[PaneSpec]:
    """All panes, in the order of the menu."""
    beside, below = _beside(), Qt.DockWidgetArea.BottomDockWidgetArea  # Qt does not mirror these itself
    return [
        PaneSpec("evidence", beside, _evidence),
        PaneSpec("history", below, _history),
        PaneSpec("path", beside, _path),
        PaneSpec("statistics", below, _statistics),
        PaneSpec("queue", beside, _queue),
        PaneSpec("find", below, _find),
        PaneSpec("concordance", below, _concordance),
        PaneSpec("memory", beside, _memory),
        PaneSpec("glossary", beside, _glossary),
        PaneSpec("consistency", below, _consistency),
    ]


def state_key() -> str:
    """The setting that stores the places of the panes; a mirrored window has its own."""
    return f"{_STATE}-mirrored" if QGuiApplication.isRightToLeft() else _STATE


def _beside() -> Qt.DockWidgetArea:
    """The trailing side of the table: right, or left in a mirrored window."""
    area = Qt.DockWidgetArea
    return area.LeftDockWidgetArea if QGuiApplication.isRightToLeft() else area.RightDockWidgetArea


class Docks(QObject):
    """The docks of one open project.

    Signals:
        go_to: a pane asks for a pair.
        failed, message: a sentence for the person, an error or a success.
        identity_asked: the person wants to change user or role.
        highlight: side and stretches of its text to highlight; an empty list ends it.
    """

    go_to = Signal(int)
    failed = Signal(str)
    message = Signal(str)
    highlight = Signal(object, object)
    identity_asked = Signal()

    def __init__(self, window: QMainWindow, session: ProjectSession, *, fresh: bool) -> None:
        """Make the docks; ``fresh`` if no earlier sizes will be restored."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._restoring = False
        self._restored: set[str] = set()
        self._inputs: Mapping[str, Mapping[str, Any]] = session.project.setting(_INPUTS, None) or {}
        self._bead: int | None = None
        self._docks: dict[str, QDockWidget] = {}
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        for kind in pane_specs():
            self._add(kind)
        if fresh and window.width() >= WIDE:
            self._docks["evidence"].show()

    def actions(self) -> list[QAction]:
        """The actions that show and hide the panes."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def panes(self) -> list[QWidget]:
        """The visible panes."""
        return [
            dock.widget() for dock in self._docks.values() if dock.isVisible() and dock.widget() is not None
        ]

    def bring(self, name: str) -> None:
        """Show a pane and give it the focus."""
        dock = self._docks[name]
        dock.show()
        dock.raise_()
        if dock.widget() is not None:
            dock.widget().setFocus()

    def shown(self) -> list[str]:
        """Names of the shown panes."""
        return [name for name, dock in self._docks.items() if not dock.isHidden()]

    def set_shown(self, names: Sequence[str]) -> None:
        """Show these panes and hide the others."""
        for name, dock in self._docks.items():
            dock.setVisible(name in names)

    def restore(self, state: QByteArray) -> None:
        """Show the panes as they were kept; those that are shown later have a size of their own."""
        self._restoring = True
        self._window.restoreState(state)
        self._restoring = False
        self._restored = set(self.shown())

    def show_bead(self, bead_id: int) -> None:
        """Show another pair in every pane."""
        self._bead = bead_id
        for dock in self._docks.values():
            if dock.widget() is not None:
                cast("Pane", dock.widget()).show_bead(bead_id)

    def keep_inputs(self) -> None:
        """Store in the project what was typed and chosen in the panes."""
        made = {name: dock.widget() for name, dock in self._docks.items() if dock.widget() is not None}
        if made:
            kept = {name: inputs_of(pane) for name, pane in made.items()}
            self._session.save_setting(_INPUTS, {**self._inputs, **kept})

    def close(self) -> None:
        """Remove the panes."""
        for dock in self._docks.values():
            self._window.removeDockWidget(dock)
            dock.deleteLater()
        self._docks.clear()
        self.deleteLater()

    def _add(self, kind: PaneSpec) -> None:
        title = plain(kind.command.text)
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"dock-{kind.name}")
        dock.setTitleBarWidget(DockTitle(title, dock))
        dock.hide()
        self._window.addDockWidget(kind.area, dock)
        dock.toggleViewAction().setObjectName(kind.command.id)
        dock.setAccessibleName(title)
        dock.visibilityChanged.connect(lambda shown: self._fill(dock, kind) if shown else None)
        self._docks[kind.name] = dock

    def _fill(self, dock: QDockWidget, kind: PaneSpec) -> None:
        if dock.widget() is not None:
            return
        pane = kind.make(self._session, dock)
        for name, signal in (
            ("go_to", self.go_to),
            ("failed", self.failed),
            ("exported", self.message),
            ("highlight", self.highlight),
            ("identity_asked", self.identity_asked),
        ):
            if hasattr(pane, name):
                getattr(pane, name).connect(signal)
        dock.setWidget(pane)
        if not self._restoring and kind.name not in self._restored:
            across = kind.area is _beside()
            direction = Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical
            size = WIDTH if across else min(HEIGHT, round(self._window.height() * MOST_HEIGHT))
            self._window.resizeDocks([dock], [size], direction)
        if self._bead is not None:
            cast("Pane", pane).show_bead(self._bead)
        restore_inputs(pane, self._inputs.get(kind.name, {}))


def _evidence(session: ProjectSession, parent: QWidget) -> QWidget:
    from ui.panes.evidence.pane import EvidencePane

    return EvidencePane(session, parent, explain=session.explain)


def _history(session: ProjectSession, parent: QWidget) -> QWidget:
    from ui.panes.history.pane import HistoryPane

    return HistoryPane(session, parent)


def _queue(session: ProjectSession, parent: QWidget) -> QWidget:
    from ui.panes.queue.pane import QueuePane

    return QueuePane(session, parent)


def _find(session: ProjectSession, parent: QWidget) -> QWidget:
    from ui.controllers.find_controller import FindController

    return FindController.of(session).find_pane(session, parent)


def _concordance(session: ProjectSession, parent: QWidget) -> QWidget:
    from ui.controllers.find_controller import FindController

    return FindController.of(session).concordance_pane(session, parent)


def _path(session: ProjectSession, parent: QWidget) -> QWidget:
    from ui.panes.path.pane import AlignmentPath

    return AlignmentPath(session, parent)


def _memory(session: ProjectSession, parent: QWidget) -> QWidget:
    from ui.panes.memory.pane import MemoryPane

    return MemoryPane(session, parent)


def _glossary(session: ProjectSession, parent: QWidget) -> QWidget:
    from ui.panes.glossary.pane import GlossaryPane

    return GlossaryPane(session, parent)


def _consistency(session: ProjectSession, parent: QWidget) -> QWidget:
    from ui.panes.consistency.pane import ConsistencyPane

    return ConsistencyPane(session, parent)


def _statistics(session: ProjectSession, parent: QWidget) -> QWidget:
    from ui.panes.statistics.pane import StatisticsPage

    return StatisticsPage(session, parent)
