"""Starts, offers and ends the tour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.widgets.message_bar import OPENING, Tone

if TYPE_CHECKING:
    from ui.controllers.shell import Shell
    from ui.controllers.tour import Tour


class TourController(QObject):
    """Owns the tour while it runs."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window
        self.tour: Tour | None = None

    def start(self) -> None:
        """Begin the tour; while it runs, go on to its next stop."""
        if self.tour is not None:
            self.tour.go(1)
            return
        from ui.controllers.tour import Tour

        self.tour = Tour(self._window)
        self.tour.ended.connect(self._ended)
        self.tour.start()

    def offer(self) -> None:
        """Offer the tour once, over the first text that a person sees aligned."""
        from ui.controllers.tour import SEEN

        preferences = self._window.preferences
        if not preferences.value(SEEN, False):
            preferences.set_value(SEEN, True)
            self._window.messages.show_message(
                Tone.DONE,
                self.tr("The texts are aligned. Take a two-minute tour: correct, confirm, export."),
                self.tr("Show me"),
                self.start,
                stays=True,
                subject=OPENING,
            )

    def stop(self) -> None:
        """End the tour that is running, if any."""
        if self.tour is not None:
            self.tour.stop()

    def _ended(self) -> None:
        if self.tour is not None:
            self.tour.deleteLater()
            self.tour = None
