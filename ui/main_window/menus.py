"""Menus and toolbar, filled with the available commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from ui.commands.catalog import LINE, MENU_TITLES, MENUS, SPACE, TOOLBARS, WITH_TEXT
from ui.commands.spec import Submenu
from ui.design import ColourScheme
from ui.i18n.command_names import command_on_pair
from ui.i18n.localize import localize
from ui.widgets.quiet_menu import QuietMenu
from ui.widgets.text.plain_label import button_text
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.commands.spec import CommandSpec
    from ui.controllers.shell import Shell
    from ui.session.standing import AlignmentState, NextStep
    from ui.settings import RecentProjects


class Menus(QObject):
    """Owns the menu bar's menus and the toolbar of a window.

    Signals:
        recent_asked: path of a recent project that is to be opened.
    """

    recent_asked = Signal(str)

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window
        self._menus = {name: QuietMenu(str(title), window.menuBar()) for name, title in MENU_TITLES.items()}
        for menu in self._menus.values():
            window.menuBar().addMenu(menu)
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(window.commands.refresh)
        self._recent = QuietMenu(self.tr("Open &recent"), window)
        self._look, self._looks = self._make_look()
        self._submenus = {"recent": self._recent, "appearance": self._look}
        for entry in (entry for entries in MENUS.values() for entry in entries):
            if isinstance(entry, Submenu) and entry.entries:
                self._submenus[entry.id] = QuietMenu(str(entry.text), window)
        for submenu in self._submenus.values():
            submenu.setToolTipsVisible(True)
        self._realign = QAction(window)
        self._realign.setObjectName("align.after_corrections")
        self._realign.setCheckable(True)
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
        """Fill the menus and the toolbar with the available commands."""
        for name, menu in self._menus.items():
            self._fill_menu(menu, MENUS[name])
        self._fill_toolbar()

    def _fill_menu(self, menu: QMenu, entries: Sequence[CommandSpec | Submenu]) -> None:
        for old in menu.actions():  # not clear(): PySide then loses actions that Qt made, those of docks
            menu.removeAction(old)
            if old.isSeparator():
                old.deleteLater()
        group: str | None = None
        for entry in entries:
            if isinstance(entry, Submenu):
                submenu = self._submenus[entry.id]
                if entry.entries:
                    self._fill_menu(submenu, entry.entries)
                    if not submenu.actions():
                        continue
            action = (
                submenu.menuAction() if isinstance(entry, Submenu) else self._window.commands.get(entry.id)
            )
            if action is None:
                continue
            if group is not None and entry.group != group:
                menu.addSeparator()
            group = entry.group
            menu.addAction(action)
        menu.menuAction().setVisible(bool(menu.actions()))

    def refresh(self) -> None:
        """Update the switches that show preferences."""
        self._realign.setChecked(self._window.preferences.realign)
        self._looks[self._window.preferences.look].setChecked(True)

    def describe_history(self, standing: AlignmentState, number_of: Callable[[int], int | None]) -> None:
        """Name in the Edit menu what would be undone and redone next.

        Args:
            number_of: the number of a pair; None if it is gone.
        """
        undo, redo = (_described(step, number_of) for step in (standing.undo, standing.redo))
        commands = self._window.commands
        commands.describe(
            "history.undo", self.tr("&Undo: {step}").format(step=undo) if undo else self.tr("&Undo"), undo
        )
        commands.describe(
            "history.redo", self.tr("&Redo: {step}").format(step=redo) if redo else self.tr("&Redo"), redo
        )

    def set_recent(self, recent: Sequence[RecentProjects]) -> None:
        self._recent.clear()
        for number, entry in enumerate(recent, 1):
            name = button_text(entry.name)
            action = self._recent.addAction(f"&{number}  {name}" if number < 10 else name)
            action.setToolTip(plain_tip(entry.path))
            action.triggered.connect(lambda _=False, path=entry.path: self.recent_asked.emit(path))
        self._recent.setEnabled(bool(recent))

    def by_menu(self) -> list[tuple[str, list[QAction]]]:
        """The actions of each menu, by its title."""
        return [
            (
                menu.title().replace("&", ""),
                [a for a in menu.actions() if not a.isSeparator() and a.menu() is None],
            )
            for menu in self._menus.values()
        ]

    def everything(self) -> list[tuple[str, QAction]]:
        """Every action with the title of its menu, submenus included."""
        found = [(menu, action) for menu, actions in self.by_menu() for action in actions]
        for submenu in self._submenus.values():
            found += [(submenu.title().replace("&", ""), action) for action in submenu.actions()]
        return found

    def _make_look(self) -> tuple[QMenu, dict[ColourScheme, QAction]]:
        menu = QuietMenu(self.tr("&Appearance"), self._window)
        group = QActionGroup(menu)
        names = {
            ColourScheme.SYSTEM: self.tr("&System default"),
            ColourScheme.LIGHT: self.tr("&Light"),
            ColourScheme.DARK: self.tr("&Dark"),
            ColourScheme.HIGH_LIGHT: self.tr("&High contrast, light"),
            ColourScheme.HIGH_DARK: self.tr("High &contrast, dark"),
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


_OF_MANY = {"confirm", "unconfirm", "approve", "return", "edit", "comment"}
"""Commands that concern each of their pairs alike; the others concern one pair and its neighbours."""


def _described(step: NextStep | None, number_of: Callable[[int], int | None]) -> str:
    """A step in words: with the number of its pair if it concerns one, else by its summary."""
    if step is None:
        return ""
    number = next((number for bead in step.beads if (number := number_of(bead)) is not None), None)
    if number is not None and (step.command not in _OF_MANY or len(step.beads) == 1):
        named = command_on_pair(step.command, QLocale().toString(number))
        if named is not None:
            return named
    return localize(step.summary).rstrip(".")
