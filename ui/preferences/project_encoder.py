"""The encoder of one project, if it differs from that of the preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ui.design import style_as_title
from ui.preferences.encoder_chooser import EncoderField
from ui.widgets.screen_fit import FittedDialog

if TYPE_CHECKING:
    from ui.session.session import ProjectSession

SETTING = "encoder"
"""Under which a project keeps the name of its encoder; it has none of its own without."""


class ProjectEncoderDialog(FittedDialog):
    """Takes effect at once, from the next alignment on."""

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("Encoder of this project"))
        heading = QLabel(self.tr("Encoder of this project"), self)
        style_as_title(heading)
        note = QLabel(
            self.tr(
                "The encoder compares the meaning of both texts. The built-in one is fast. "
                "Others take minutes for a book and suit some texts better. Takes effect with "
                "the next alignment. Pairs that people decided on are kept."
            ),
            self,
        )
        note.setWordWrap(True)
        self.encoder = EncoderField(session.encoder, self)
        self.encoder.chosen.connect(self._choose)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(10)
        for part in (heading, note, self.encoder):
            column.addWidget(part)
        column.addStretch(1)
        column.addSpacing(8)
        column.addWidget(buttons)
        self.setMinimumWidth(560)

    def _choose(self, name: str) -> None:
        self._session.encoder = name
        self._session.save_setting(SETTING, name)
