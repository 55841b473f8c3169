"""What makes the window easy to live with: palette, keys, tour, focus mode, and coming back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ui.app.crash_recovery import Broken, Marker, Saved
from ui.commands.keys import Keymap
from ui.i18n.formatting import parted
from ui.i18n.localize import localize
from ui.main_window.message_bar import Tone

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget

    from ui.commands.palette.palette import Palette
    from ui.main_window.main_window import MainWindow
    from ui.main_window.tour import Tour

OPEN = "session/open"


class Comfort(QObject):
    """The window's commands for finding one's way, and its memory of the last session."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._palette: Palette | None = None
        self.tour: Tour | None = None
        self._marker = Marker(window.preferences.state_folder)
        self._broken: list[Broken] = []
        self._before_focus: tuple[list[QWidget], QSize, list[str]] | None = None

    # Palette and keys

    def open_palette(self) -> None:
        """Every command by a few letters of its name."""
        if self._palette is None:
            from ui.commands.palette.palette import Palette

            self._palette = Palette(self._window.preferences, self._window)
        self._window.commands.refresh()
        self._palette.open(self._window.menus.everything())

    @property
    def palette(self) -> Palette | None:
        return self._palette

    def show_keys(self) -> None:
        """All keys in one list, to look up, change and print."""
        from ui.commands.catalog import catalog
        from ui.dialogs.keys import KeysDialog

        preferences = self._window.preferences
        dialog = KeysDialog(catalog(), Keymap.kept(preferences), preferences.folder, self._window)
        dialog.chosen.connect(lambda keymap: keymap.keep(preferences))
        self._window.show_dialog(dialog)

    def bind_keys(self) -> None:
        """Give every command there is now the key the person wants for it."""
        from ui.commands.catalog import catalog, window_catalog

        desk = self._window.desk
        keymap = Keymap.kept(self._window.preferences)
        keys = keymap.resolve(window_catalog() if desk is None else catalog())
        self._window.commands.set_keys(keys)
        if desk is not None:
            desk.set_keys(keys)

    # The tour

    def start_tour(self) -> None:
        """Begin the tour; while it runs, go on to its next stop."""
        if self.tour is not None:
            self.tour.go(1)
            return
        from ui.main_window.tour import Tour

        self.tour = Tour(self._window)
        self.tour.ended.connect(self._tour_ended)
        self.tour.start()

    def offer_tour(self) -> None:
        """Once, over the first text a person sees paired."""
        from ui.main_window.tour import SEEN

        preferences = self._window.preferences
        if not preferences.value(SEEN, False):
            preferences.set_value(SEEN, True)
            self._window.messages.show_message(
                Tone.DONE,
                self.tr("The texts are paired. Two minutes show how to mend, confirm and export them."),
                self.tr("Show me"),
                self.start_tour,
                stays=True,
            )

    def _tour_ended(self) -> None:
        if self.tour is not None:
            self.tour.deleteLater()
            self.tour = None

    # Focus mode

    @property
    def in_focus_mode(self) -> bool:
        return self._before_focus is not None

    def toggle_focus_mode(self) -> None:
        """The whole screen for the texts; everything else comes back with the same key."""
        window = self._window
        if self._before_focus is not None:
            hidden, size, docks = self._before_focus
            self._before_focus = None
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
            if not window.isMaximized():
                window.resize(size)  # not every window system gives the size back by itself
            for widget in hidden:
                widget.show()
            if window.docks is not None:
                window.docks.set_shown(docks)
            if window.desk is not None:
                window.desk.set_bare(False)
            return
        hidden = [
            widget for widget in (window.menuBar(), window.menus.toolbar, window.line) if widget.isVisible()
        ]
        docks = window.docks.shown() if window.docks is not None else []
        self._before_focus = (hidden, window.size(), docks)
        for widget in hidden:
            widget.hide()
        if window.docks is not None:
            window.docks.set_shown([])
        if window.desk is not None:
            window.desk.set_bare(True)
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        window.messages.show_message(
            Tone.DONE,
            self.tr("{key} brings everything back.").format(key=window.commands.key_of("focus-mode")),
        )

    def leave_focus_mode(self) -> None:
        if self.in_focus_mode:
            self.toggle_focus_mode()

    # From pane to pane

    def next_pane(self) -> None:
        self._step_pane(1)

    def previous_pane(self) -> None:
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        """Give the focus to the next part of the window that can take it."""
        panes = self._panes()
        if not panes:
            return
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
        window = self._window
        candidates: list[QWidget | None] = [
            self.tour.mark if self.tour is not None else None,
            window.messages,
            window.menus.toolbar,
            window.desk.view if window.desk is not None and window.desk.shows_pairs else window.pages,
            window.desk.map if window.desk is not None else None,
        ]
        if window.docks is not None:
            candidates += window.docks.panes()
        candidates.append(window.line)
        return [pane for pane in candidates if pane is not None and pane.isVisible()]

    # From one session to the next

    def began(self) -> None:
        """The window is there: look whether the last one ended as it should, and go on where it was."""
        self._broken = Marker.broken(self._window.preferences.state_folder)
        self._marker.set(None)

    def go_on(self) -> None:
        """Open again what was open when the program last ended."""
        preferences = self._window.preferences
        path = next((broken.project for broken in self._broken if broken.project is not None), None)
        if path is None:
            kept = preferences.value(OPEN, None)
            path = Path(kept) if isinstance(kept, str) and kept and preferences.reopen else None
        if path is not None and path.is_file() and preferences.person is not None:
            self._window.open_project(path)
        elif self._broken:
            self._broken.clear()
            self._window.messages.show_message(
                Tone.WARNING,
                self.tr(
                    "The last session ended without closing. Nothing was lost: every step is written to its "
                    "project file at once."
                ),
            )

    def project_opened(self) -> None:
        """Remember what is open, and tell what a broken session left behind in it."""
        session = self._window.session
        if session is None:
            return
        project = session.project
        path = project.path
        latest = project.events(1)
        self._window.preferences.set_value(OPEN, str(path))
        self._marker.set(path, latest[0].id if latest else 0)
        broken = next((one for one in self._broken if one.project == path), None)
        self._broken = [one for one in self._broken if one.project not in (path, None)]
        if broken is not None:
            since = broken.since
            self._window.opening.aside(lambda: Saved.read(project, since), self._tell_saved)

    def project_closed(self) -> None:
        self._marker.set(None)
        if self.tour is not None:
            self.tour.stop()

    def project_dismissed(self) -> None:
        """The person closed the project themselves: it is not opened again by itself."""
        self._window.preferences.set_value(OPEN, "")

    def ended(self) -> None:
        """The window closes as it should."""
        self._marker.clear()

    def _tell_saved(self, saved: Saved) -> None:
        if saved.problems:
            self._window.messages.show_message(
                Tone.ERROR,
                self.tr(
                    "The last session ended without closing, and the project file has damage: {what}. Save "
                    "a copy "
                    "before going on."
                ).format(what=parted(map(localize, saved.problems))),
            )
            return
        said = [self.tr("The last session ended without closing. Nothing was lost; the file is sound.")]
        if saved.last is not None:
            said.append(
                self.tr(
                    "Its %Ln step(s) are all here, the last of them: “{what}” ({who}).", "", saved.commands
                ).format(what=localize(saved.last.summary).rstrip("."), who=saved.last.who)
            )
        else:
            said.append(self.tr("It had changed nothing in this project."))
        self._window.messages.show_message(Tone.WARNING, " ".join(said))


def _enter(pane: QWidget) -> bool:
    """Give the focus to the pane, or to the first widget in it that takes it by Tab."""
    from PySide6.QtWidgets import QWidget

    for widget in (pane.focusProxy() or pane, *pane.findChildren(QWidget)):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if widget.hasFocus() or pane.isAncestorOf(widget.window().focusWidget() or pane):
                return True
    return False
