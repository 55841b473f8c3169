"""What stands in a list or a table that has nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt

from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

_MARGIN = 16


class EmptyHint(PlainLabel):
    """A text in the middle of a view, there while the view has no rows."""

    def __init__(self, view: QAbstractItemView, text: str = "") -> None:
        super().__init__(text, view.viewport())
        self._view = view
        self.setProperty("role", "muted")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        model = view.model()
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self.update_hint)
        self.update_hint()

    def say(self, text: str) -> None:
        """Give the reason why the view is empty."""
        self.setText(text)
        self.update_hint()

    def update_hint(self) -> None:
        """Show or hide the text by what the view holds now."""
        model = self._view.model()
        self.setVisible(model is not None and not model.rowCount() and bool(self.text()))
        self.setGeometry(self._view.viewport().rect().adjusted(_MARGIN, 0, -_MARGIN, 0))
        self._view.setAccessibleDescription(self.text() if self.isVisibleTo(self._view) else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.update_hint()
        return super().eventFilter(watched, event)
