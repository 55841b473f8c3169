"""The command palette, the keyboard shortcuts, and the way from pane to pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ui.commands.catalog import COMMANDS
from ui.commands.keys import Keymap

if TYPE_CHECKING:
    from ui.commands.palette.palette import Palette
    from ui.controllers.shell import Shell
    from ui.controllers.tour_controller import TourController


class KeyboardController(QObject):
    """The window's commands for finding commands and moving the focus."""

    def __init__(self, window: Shell, tours: TourController) -> None:
        super().__init__(window)
        self._window = window
        self._tours = tours
        self._palette: Palette | None = None

    @property
    def palette(self) -> Palette | None:
        return self._palette

    def open_palette(self) -> None:
        """Offer every command by a few letters of its name."""
        if self._palette is None:
            from ui.commands.palette.palette import Palette

            self._palette = Palette(self._window.preferences, self._window)
        self._window.commands.refresh()
        self._palette.open(self._window.entries())

    def show_keys(self) -> None:
        """Show all keyboard shortcuts, to look up, change and print."""
        from ui.dialogs.keys import KeysDialog

        preferences = self._window.preferences
        dialog = KeysDialog(COMMANDS, Keymap.kept(preferences), preferences.folder, self._window)
        dialog.chosen.connect(lambda keymap: keymap.keep(preferences))
        self._window.show_dialog(dialog)

    def bind_keys(self) -> None:
        """Give every command the keys that the person chose for it."""
        keys = Keymap.kept(self._window.preferences).resolve(COMMANDS)
        self._window.commands.set_keys(keys)
        if self._window.page is not None:
            self._window.page.view.set_keys(keys)

    # From pane to pane

    def next_pane(self) -> None:
        self._step_pane(1)

    def previous_pane(self) -> None:
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        """Give the focus to the next part of the window that can take it."""
        panes = self._panes()
        focused = self._window.focusWidget()
        here = next(
            (
                at
                for at, pane in enumerate(panes)
                if focused is not None and (pane is focused or pane.isAncestorOf(focused))
            ),
            -1 if step > 0 else 0,
        )
        for distance in range(1, len(panes) + 1):
            if _enter(panes[(here + step * distance) % len(panes)]):
                return

    def _panes(self) -> list[QWidget]:
        window, page = self._window, self._window.page
        candidates: list[QWidget | None] = [
            self._tours.tour.mark if self._tours.tour is not None else None,
            window.messages,
            window.toolbar,
            page.view if page is not None and page.shows_pairs else window.start,
            page.map if page is not None else None,
        ]
        if window.docks is not None:
            candidates += window.docks.panes()
        candidates.append(window.statusBar())
        return [pane for pane in candidates if pane is not None and pane.isVisible()]


def _enter(pane: QWidget) -> bool:
    """Give the focus to the pane, or to the first widget in it that takes it by Tab."""
    for widget in (pane.focusProxy() or pane, *pane.findChildren(QWidget)):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if widget.hasFocus() or pane.isAncestorOf(widget.window().focusWidget() or pane):
                return True
    return False
