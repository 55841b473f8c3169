"""The preferences. Each takes effect at once; there is nothing to apply and nothing to lose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.design import ColourScheme, emphasise, style_as_title
from ui.design.forms import align_fields, style_as_roomy
from ui.preferences.encoder_chooser import EncoderField
from ui.preferences.language_fields import LanguageFields
from ui.widgets.identity_fields import IdentityFields
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from ui.settings.store import Preferences


class PreferencesDialog(FittedDialog):
    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.setWindowTitle(self.tr("Preferences"))
        heading = QLabel(self.tr("Preferences"), self)
        style_as_title(heading)

        self.identity = IdentityFields(preferences.person, self)
        self.identity.changed.connect(self._identify)

        self.look = QComboBox(self)
        for look, text in (
            (ColourScheme.SYSTEM, self.tr("System default")),
            (ColourScheme.LIGHT, self.tr("Light")),
            (ColourScheme.DARK, self.tr("Dark")),
            (ColourScheme.HIGH_LIGHT, self.tr("High contrast, light")),
            (ColourScheme.HIGH_DARK, self.tr("High contrast, dark")),
        ):
            self.look.addItem(text, look)
        self.look.setCurrentIndex(self.look.findData(preferences.look))
        self.look.activated.connect(
            lambda: setattr(preferences, "look", ColourScheme(self.look.currentData()))
        )

        self.realign = QCheckBox(self.tr("Realign unchanged pairs after each correction"), self)
        self.realign.setChecked(preferences.realign)
        self.realign.toggled.connect(lambda on: setattr(preferences, "realign", on))
        fixed = QLabel(self.tr("Pairs that a person made, corrected or confirmed are never changed."), self)
        fixed.setProperty("role", "muted")
        fixed.setWordWrap(True)

        self.reopen = QCheckBox(self.tr("Reopen the last project at startup"), self)
        self.reopen.setChecked(preferences.reopen)
        self.reopen.toggled.connect(lambda on: setattr(preferences, "reopen", on))

        self.encoder = EncoderField(preferences.encoder, self)
        self.encoder.chosen.connect(lambda name: setattr(preferences, "encoder", name))

        self.rules = {
            "ar": QPushButton(self.tr("&Arabic…"), self),
            "en": QPushButton(self.tr("En&glish…"), self),
        }
        cuts = QHBoxLayout()
        cuts.setSpacing(8)
        for language, button in self.rules.items():
            button.setAutoDefault(False)
            button.setToolTip(self.tr("Sentence boundaries in every new project"))
            button.clicked.connect(lambda _, language=language: self.edit_rules(language))
            cuts.addWidget(button)
        cuts.addStretch(1)

        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)

        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(self._heading(self.tr("User and role")))
        column.addWidget(self.identity)
        column.addWidget(self._heading(self.tr("Appearance")))
        colours = self._row(self.tr("&Colours"), self.look)
        column.addLayout(colours)
        column.addWidget(self._heading(self.tr("Language")))
        self.language = LanguageFields(preferences, self)
        column.addWidget(self.language)
        column.addWidget(self._heading(self.tr("Startup")))
        column.addWidget(self.reopen)
        column.addWidget(self._heading(self.tr("Aligning")))
        column.addWidget(self.realign)
        column.addWidget(fixed)
        column.addWidget(self.encoder)
        column.addWidget(self._heading(self.tr("Importing documents")))
        sentences = style_as_roomy(QFormLayout())
        sentences.addRow(self.tr("Sentence rules"), cuts)
        column.addLayout(sentences)
        column.addStretch(1)
        column.addSpacing(8)
        column.addWidget(buttons)
        align_fields(self.identity.form, colours, self.language.form, self.encoder.form, sentences)
        self.setMinimumWidth(600)

    def edit_rules(self, language: str) -> None:
        """Show the segmentation rules of every new project."""
        from ui.settings.segmentation_rules import keep_usual_rules, usual_rules
        from ui.widgets.segmentation_rules_dialog import RulesDialog

        kept = usual_rules(self._preferences, language)
        dialog = RulesDialog(kept, self._preferences.folder, language, self, usual=True)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.decided.connect(lambda rules: keep_usual_rules(self._preferences, language, rules))
        dialog.open()

    def _row(self, text: str, field: QWidget) -> QFormLayout:
        form = style_as_roomy(QFormLayout())
        form.addRow(text, field)
        return form

    def _heading(self, text: str) -> QLabel:
        label = PlainLabel(text, self)
        emphasise(label)
        label.setContentsMargins(0, 10, 0, 0)
        return label

    def _identify(self) -> None:
        person = self.identity.person()
        if person is not None:
            self._preferences.person = person
