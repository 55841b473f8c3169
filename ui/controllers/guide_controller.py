"""Opens the guide at the place that explains what has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QDockWidget

from ui.dialogs.guide import places
from ui.widgets.guide_key import guide_key

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.controllers.shell import Shell
    from ui.dialogs.guide.dialog import GuideDialog

_DOCK = "dock-"


class GuideController(QObject):
    """The command "User guide" of a window, and F1 in its dialogs."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window
        guide_key().pressed.connect(self._asked)

    @property
    def guide(self) -> GuideDialog | None:
        """The guide that is shown, of the window or of one of its dialogs."""
        from ui.dialogs.guide.dialog import GuideDialog

        return next((one for one in self._window.findChildren(GuideDialog) if one.isVisible()), None)

    def open(self) -> None:
        """Show the guide at the part of the window that has the focus."""
        self._show(self._place(), self._window)

    def _asked(self, window: QWidget) -> None:
        if isinstance(window, QDialog) and window in self._window.findChildren(QDialog):
            self._show(places.DIALOGS.get(type(window).__name__, places.START), window)

    def _place(self) -> str:
        window, page = self._window, self._window.page
        focused = window.focusWidget()
        at: QWidget | None = focused
        while at is not None:
            if isinstance(at, QDockWidget):
                return places.PANES.get(at.objectName().removeprefix(_DOCK), places.START)
            if at.objectName() in places.PARTS:
                return places.PARTS[at.objectName()]
            at = at.parentWidget()
        if page is None:
            return places.START_PAGE
        if focused is not None and (focused is page.map or page.map.isAncestorOf(focused)):
            return places.MAP
        return places.EDITOR if page.shows_pairs else places.START

    def _show(self, anchor: str, above: QWidget) -> None:
        from ui.dialogs.guide.dialog import GuideDialog

        if isinstance(above, GuideDialog):
            above.go_to(anchor)
            return
        guide = self.guide
        # A dialog that blocks the window blocks its guide too, unless the guide is its own.
        if guide is None or guide.parentWidget() is not above:
            if guide is not None:
                guide.close()
            guide = GuideDialog(above)
            guide.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        guide.show()
        guide.raise_()
        guide.activateWindow()
        guide.go_to(anchor)
