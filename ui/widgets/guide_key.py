"""F1 in dialogs: pass the request for help on to the window that shows the guide."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
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
