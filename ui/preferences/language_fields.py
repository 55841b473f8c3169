"""The choice of the interface's language and digits, for the preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from ui.design.forms import style_as_roomy
from ui.i18n.language import Digits, spoken
from ui.i18n.languages import Language

if TYPE_CHECKING:
    from ui.settings.store import Preferences


class LanguageFields(QWidget):
    """Keeps what is chosen at once; the interface follows when one switches, or at the next start.

    Signals:
        switch_asked: the person wants to see it now.
    """

    switch_asked = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._before = (preferences.language, preferences.digits)
        self.language = QComboBox(self)
        self.language.addItem(self.tr("System default"), Language.SYSTEM)
        for language in Language.spoken():  # by its own name, so that anyone finds the way back
            self.language.addItem(language.spec.name, language)
        self.language.setCurrentIndex(self.language.findData(preferences.language))
        self.digits = QComboBox(self)
        for digits, text in (
            (Digits.USUAL, self.tr("Regional default")),
            (Digits.EASTERN, "١٢٣"),
            (Digits.WESTERN, "123"),
        ):
            self.digits.addItem(text, digits)
        self.digits.setCurrentIndex(self.digits.findData(preferences.digits))
        self.note = QLabel(self.tr("Takes effect after restart."), self)
        self.note.setProperty("role", "muted")
        self.form = form = style_as_roomy(QFormLayout(self))
        form.addRow(self.tr("&Interface"), self.language)
        form.addRow(self.tr("&Digits in Arabic"), self.digits)
        self.switch_button = QPushButton(self.tr("Switch now"), self)
        self.switch_button.setAutoDefault(False)
        self.switch_button.setToolTip(self.tr("Reload the window. The project and your place are kept."))
        self.switch_button.clicked.connect(self.switch_asked)
        changed = QHBoxLayout()
        changed.addWidget(self.note, 1)
        changed.addWidget(self.switch_button)
        form.addRow(changed)
        self.language.activated.connect(self._choose)
        self.digits.activated.connect(self._choose)
        self._show()

    def _choose(self) -> None:
        self._preferences.language = Language(self.language.currentData())
        self._preferences.digits = Digits(self.digits.currentData())
        self._show()

    def _show(self) -> None:
        """Offer digits where the language has its own, and the note after a change."""
        self.digits.setEnabled(bool(spoken(self._preferences.language).spec.digit_locales))
        changed = (self._preferences.language, self._preferences.digits) != self._before
        self.note.setVisible(changed)
        self.switch_button.setVisible(changed)
