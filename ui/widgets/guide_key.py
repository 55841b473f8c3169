"""F1 in dialogs and fields: pass the request for help on to the window that shows the guide."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_NAME = "guide-key"


class GuideKey(QObject):
    """One for the application, see :func:`guide_key`.

    Signals:
        pressed: in this window.
    """

    pressed = Signal(QWidget)


def guide_key() -> GuideKey:
    """The one of the application."""
    app = QApplication.instance()
    assert app is not None
    found = app.findChild(GuideKey, _NAME)
    if not isinstance(found, GuideKey):
        found = GuideKey(app)
        found.setObjectName(_NAME)
    return found


def asks_for_guide(event: QEvent) -> bool:
    """Whether a key is F1, which a field that keeps all other keys to itself must let through."""
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_F1
        and event.modifiers() == Qt.KeyboardModifier.NoModifier
    )
