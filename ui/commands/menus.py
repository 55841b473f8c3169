"""Menus and toolbar, filled from the commands there are at present."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from aligner.permissions import Role
from ui.design import ColourScheme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.main_window.main_window import MainWindow
    from ui.settings import RecentProjects

LINE = "-"
SPACE = " "
OTHERS = "*"

# Ids of commands, and "@" with a group of the verbs of the table. A verb of no group named here stands in
# "pairs", so that none is ever out of reach.
LAYOUT: dict[str, tuple[str, ...]] = {
    "project": (
        "new", "import-documents", "import-pairs", LINE, "open", "recent", "sample", LINE,
        "export", "export-tool", "copy", "check", LINE, "preferences", LINE,
        "close", "quit",
    ),
    "edit": ("undo", "redo", LINE, "@text", LINE, "@find"),
    "pairs": (
        "align", "realign", "auto-realign", "cancel", "encoder", LINE, "@cut", LINE, "@move", LINE, OTHERS,
    ),
    "review": ("@review",),
    "go": ("@go",),
    "view": (
        "panes", "next-pane", "previous-pane", LINE, "@look", LINE, "appearance", "focus-mode",
    ),
    "help": ("palette", "keys", "tour", LINE, "about"),
}  # fmt: skip

TOOLBARS = {
    Role.TRANSLATOR: (
        "align", LINE, "undo", "redo", LINE, "confirm_and_next", LINE, "split_at_caret", "merge_down", LINE,
        "edit", "find", SPACE, "export",
    ),
    Role.REVIEWER: (
        "undo", "redo", LINE, "approve_and_next", "return_with_reason", LINE, "find", SPACE, "export",
    ),
}  # fmt: skip

WITH_TEXT = {
    "align", "confirm_and_next", "approve_and_next", "return_with_reason", "split_at_caret", "merge_down",
    "export",
}  # fmt: skip


def menu_titles() -> dict[str, str]:
    """The titles of the menus, in their order."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Menus", text)

    return {
        "project": tr("&Project"),
        "edit": tr("&Edit"),
        "pairs": tr("P&airs"),
        "review": tr("&Review"),
        "go": tr("&Go"),
        "view": tr("&View"),
        "help": tr("&Help"),
    }


def realign_command() -> tuple[str, str]:
    """Name and tooltip of the switch for aligning after each correction."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Menus", text)

    return tr("Align again after each c&orrection"), tr(
        "Pairs that nobody has touched follow each correction"
    )


class Menus(QObject):
    """Owns the menu bar's menus and the toolbar of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._menus = {name: window.menuBar().addMenu(title) for name, title in menu_titles().items()}
        for menu in self._menus.values():
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(window.commands.refresh)
        self._recent = QMenu(self.tr("Open &recent"), window)
        self._look, self._looks = self._make_look()
        text, tooltip = realign_command()
        self._realign = QAction(text, window)
        self._realign.setObjectName("auto-realign")
        self._realign.setCheckable(True)
        self._realign.setStatusTip(tooltip)
        self._realign.setToolTip(tooltip)
        window.commands.adopt([self._realign])
        self._realign.toggled.connect(self._set_realign)
        self.toolbar = QToolBar(self.tr("Toolbar"), window)
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setFloatable(False)
        self.toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toolbar.setIconSize(QSize(19, 19))
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        window.addToolBar(self.toolbar)
        self._spring: QWidget | None = None
        self.set_recent(window.preferences.recent)
        self.fill()

    def fill(self) -> None:
        """Put the commands there are now into the menus and the toolbar."""
        named = {id_.lstrip("@") for ids in LAYOUT.values() for id_ in ids}
        for name, menu in self._menus.items():
            menu.clear()
            for id_ in LAYOUT[name]:
                if id_ == LINE:
                    menu.addSeparator()
                elif id_ == OTHERS:
                    menu.addActions(self._window.commands.outside(named))
                elif id_.startswith("@"):
                    menu.addActions(self._window.commands.of_group(id_[1:]))
                elif id_ == "recent":
                    menu.addMenu(self._recent)
                elif id_ == "panes":
                    if self._window.docks is not None and self._window.desk is not None:
                        menu.addAction(self._window.desk.map_action)
                        menu.addActions(self._window.docks.actions())
                elif id_ == "appearance":
                    menu.addMenu(self._look)
                elif id_ == "auto-realign":
                    menu.addAction(self._realign)
                elif (action := self._window.commands.get(id_)) is not None:
                    menu.addAction(action)
            menu.menuAction().setVisible(any(not action.isSeparator() for action in menu.actions()))
        self._fill_toolbar()

    def refresh(self) -> None:
        """Show the preferences as they are."""
        self._realign.setChecked(self._window.preferences.realign)
        self._looks[self._window.preferences.look].setChecked(True)

    def set_recent(self, recent: Sequence[RecentProjects]) -> None:
        self._recent.clear()
        for number, entry in enumerate(recent, 1):
            name = entry.name.replace("&", "&&")
            action = self._recent.addAction(f"&{number}  {name}" if number < 10 else name)
            action.setToolTip(entry.path)
            action.triggered.connect(lambda _=False, path=entry.path: self._window.open_project(Path(path)))
        self._recent.setEnabled(bool(recent))

    def by_menu(self) -> list[tuple[str, list[QAction]]]:
        """Every action under the title of its menu."""
        return [
            (
                menu.title().replace("&", ""),
                [a for a in menu.actions() if not a.isSeparator() and a.menu() is None],
            )
            for menu in self._menus.values()
        ]

    def everything(self) -> list[tuple[str, QAction]]:
        """What can be found in the palette: every action with the menu it stands in, submenus included."""
        found = [(menu, action) for menu, actions in self.by_menu() for action in actions]
        for submenu in (self._recent, self._look):
            found += [(submenu.title().replace("&", ""), action) for action in submenu.actions()]
        return found

    def _make_look(self) -> tuple[QMenu, dict[ColourScheme, QAction]]:
        menu = QMenu(self.tr("&Appearance"), self._window)
        group = QActionGroup(menu)
        names = {
            ColourScheme.SYSTEM: self.tr("As the &system"),
            ColourScheme.LIGHT: self.tr("&Light"),
            ColourScheme.DARK: self.tr("&Dark"),
        }
        made = {}
        for look, text in names.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _=False, look=look: self._set_look(look))
            made[look] = action
        return menu, made

    def _set_look(self, look: ColourScheme) -> None:
        self._window.preferences.look = look

    def _set_realign(self, on: bool) -> None:
        if self._window.preferences.realign != on:
            self._window.preferences.realign = on

    def _fill_toolbar(self) -> None:
        self.toolbar.clear()
        if self._spring is not None:  # what is no action is only taken out of the toolbar
            self._spring.deleteLater()
            self._spring = None
        session = self._window.session
        self.toolbar.setVisible(session is not None)
        if session is None:
            return
        for id_ in TOOLBARS[session.person.role]:
            action = self._window.commands.get(id_)
            if id_ == LINE:
                self.toolbar.addSeparator()
            elif id_ == SPACE:
                spring = self._spring = QWidget(self.toolbar)
                spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                self.toolbar.addWidget(spring)
            elif action is not None:
                self.toolbar.addAction(action)
                button = self.toolbar.widgetForAction(action)
                if isinstance(button, QToolButton):
                    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                    button.setAccessibleName(action.text().replace("&", ""))
                    if id_ in WITH_TEXT:
                        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
