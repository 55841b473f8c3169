"""The display settings of a project, changed by commands and kept in its file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aligner.bitext import Side
from ui.editor.dialogs.text_settings import TextSettingsDialog
from ui.editor.text_settings import Density, TextSettings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session.session import ProjectSession

SETTING = "facing/setting"
KEEP_MS = 400
ZOOM_STEP = 1.1


class TextDisplay(QObject):
    """The settings with which the texts of a project are shown.

    Signals:
        changed: the settings (:class:`TextSettings`) from now on.
    """

    changed = Signal(object)

    def __init__(self, session: ProjectSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._window = session, parent
        self._setting = TextSettings.from_json(session.project.setting(SETTING, None))
        self._timer = QTimer(self)  # while a column is dragged the settings change at every step
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self._keep)

    @property
    def setting(self) -> TextSettings:
        return self._setting

    def set_setting(self, setting: TextSettings) -> None:
        """Apply other settings and store them in the project."""
        if setting != self._setting:
            self._setting = setting
            self.changed.emit(setting)
            self._timer.start()

    def flush(self) -> None:
        """Store settings that were changed just now; call it before the session is closed."""
        if self._timer.isActive():
            self._keep()

    def _keep(self) -> None:
        self._timer.stop()
        self._session.save_setting(SETTING, self._setting.to_json())

    def choose(self) -> None:
        """Ask for the settings; each choice shows at once."""
        languages = {side: self._session.project.info().text(side).language for side in Side}
        dialog = TextSettingsDialog(self._setting, languages, self._window)
        dialog.changed.connect(self.set_setting)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def zoom(self, steps: int) -> None:
        """Make the text larger (positive) or smaller by one step."""
        self.zoom_in() if steps > 0 else self.zoom_out()

    def zoom_in(self) -> None:
        self.set_setting(self._setting.with_zoom(self._setting.zoom * ZOOM_STEP))

    def zoom_out(self) -> None:
        self.set_setting(self._setting.with_zoom(self._setting.zoom / ZOOM_STEP))

    def zoom_reset(self) -> None:
        self.set_setting(self._setting.with_zoom(1.0))

    def share_width(self, share: float) -> None:
        """Give the source a share of the width, in (0, 1)."""
        self.set_setting(replace(self._setting, share=share))

    def toggle_diacritics(self) -> None:
        self.set_setting(replace(self._setting, diacritics=not self._setting.diacritics))

    def toggle_terms(self) -> None:
        self.set_setting(replace(self._setting, terms=not self._setting.terms))

    def toggle_spelling(self) -> None:
        self.set_setting(replace(self._setting, spelling=not self._setting.spelling))

    def toggle_density(self) -> None:
        dense = self._setting.density is Density.COMPACT
        self.set_setting(replace(self._setting, density=Density.COMFORTABLE if dense else Density.COMPACT))

    def swap_sides(self) -> None:
        self.set_setting(replace(self._setting, source_left=not self._setting.source_left))
