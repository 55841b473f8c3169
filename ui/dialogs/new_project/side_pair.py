"""The two sides of a new project beside each other, and which file goes to which of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.design import icon

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import SignalInstance


class Panel(Protocol):
    """A side as this module sees it: a :class:`ui.dialogs.new_project.side_card.TextSide` that knows its
    request."""

    folder: Path
    """Where the person is asked for a file first."""
    changed: SignalInstance
    dropped: SignalInstance

    @property
    def request(self) -> Any:
        """What is being read, with its ``path``; None while there is no file."""

    @property
    def found_language(self) -> str | None:
        """The language of the text that was read; None before there is one."""

    def set_request(self, request: Any) -> None: ...

    def set_file(self, path: Path) -> None: ...


class TwoSides(QWidget):
    """Until the person has put a file on a side, Arabic goes to the source side by itself.

    Signals:
        changed: a side has a text, or a reason why not.
        dropped: files were dropped on a panel.
    """

    changed = Signal()
    dropped = Signal(list, object)

    def __init__(self, source: Panel, target: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source, self.target = source, target
        self._placed = False
        self.swap_button = QToolButton(self)
        self.swap_button.setIcon(icon("swap"))
        self.swap_button.setIconSize(QSize(20, 20))
        self.swap_button.setToolTip(self.tr("Swap the sides"))
        self.swap_button.setAccessibleName(self.tr("Swap the sides"))
        self.swap_button.clicked.connect(self.swap)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for panel in (source, target):
            assert isinstance(panel, QWidget)
            row.addWidget(panel, 1)
        row.insertWidget(1, self.swap_button, 0, Qt.AlignmentFlag.AlignVCenter)
        for panel in (source, target):
            panel.changed.connect(self._changed)
            panel.dropped.connect(lambda files, panel=panel: self.dropped.emit(files, panel))

    def take(self, files: Sequence[Path]) -> None:
        """Read two files, in either order, or one for the side that has none."""
        if len(files) == 1 and self.source.request is not None and self.target.request is None:
            self.target.set_file(files[0])
            return
        self._placed = False
        for panel, file in zip((self.source, self.target), files, strict=False):
            panel.set_file(file)

    def put(self, file: Path, panel: Panel) -> None:
        """Read a file for one side, where it stays."""
        self._placed = True
        panel.set_file(file)

    def stems(self) -> list[str]:
        """The names of the files without their endings."""
        return [panel.request.path.stem for panel in (self.source, self.target) if panel.request]

    @property
    def is_same_file(self) -> bool:
        """Whether both sides have been given one and the same file."""
        source, target = self.source.request, self.target.request
        return source is not None and target is not None and bool(source.path == target.path)

    def swap(self) -> None:
        """Let each side have the other's file."""
        source, target = self.source.request, self.target.request
        self._placed = True
        self.source.set_request(target)
        self.target.set_request(source)

    def _changed(self) -> None:
        for panel, other in ((self.source, self.target), (self.target, self.source)):
            if panel.request is not None:
                other.folder = panel.request.path.parent
        self._place_arabic()
        self.changed.emit()

    def _place_arabic(self) -> None:
        """An Arabic text is the source unless both are."""
        source, target = self.source.found_language, self.target.found_language
        if self._placed or source is None:
            return
        if target is not None:
            self._placed = True
            if source != "ar" and target == "ar":
                self.swap()
        elif self.target.request is None and source != "ar":
            self.swap()
