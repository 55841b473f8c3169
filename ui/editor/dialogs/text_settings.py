"""Text display: font and size of each side, spacing, order of the sides, numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import Side
from aligner.text.scripts import is_right_to_left
from ui.design import ARABIC, emphasise, style_as_title
from ui.design.fonts import ARABIC_SANS
from ui.design.forms import align_fields, style_as_leading, style_as_roomy
from ui.editor.text_settings import MAX_ZOOM, MIN_ZOOM, Density, TextSettings
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

SAMPLES = {True: "لما سار السلطان خوارزم شاه", False: "When Sultan Khwarazm Shah marched"}


class TextSettingsDialog(FittedDialog):
    """Applies each choice at once to the texts behind it; Cancel restores the settings.

    Signals:
        changed: the settings chosen now.
    """

    changed = Signal(object)

    def __init__(self, setting: TextSettings, languages: Mapping[Side, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("text-setting")
        self.setWindowTitle(self.tr("Text display"))
        self._before = setting
        self._languages = languages
        self.families: dict[Side, QComboBox] = {}
        self.sizes: dict[Side, QDoubleSpinBox] = {}
        self._samples: dict[Side, QLabel] = {}
        heading = QLabel(self.tr("Text display"), self)
        style_as_title(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(10)
        column.addWidget(heading)
        forms = []
        for side, name in ((Side.SOURCE, self.tr("Source")), (Side.TARGET, self.tr("Translation"))):
            forms.append(self._make_side(side, name))
            self._add_group(column, name, forms[-1])
        forms.append(self._make_both())
        self._add_group(column, self.tr("Both"), forms[-1])
        align_fields(*forms)
        self.setMinimumWidth(480)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel | standard.RestoreDefaults, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(standard.RestoreDefaults).clicked.connect(lambda: self._show(TextSettings()))
        column.addSpacing(8)
        column.addWidget(buttons)
        self._show(setting)
        for box in (*self.families.values(), self.density, self.left):
            box.currentIndexChanged.connect(self._changed)
        for spin in (*self.sizes.values(), self.spacing, self.zoom):
            spin.valueChanged.connect(self._changed)
        for check in (self.diacritics, self.numbers, self.notes, self.spelling):
            check.toggled.connect(self._changed)

    def _add_group(self, column: QVBoxLayout, name: str, form: QFormLayout) -> None:
        heading = PlainLabel(name, self)
        emphasise(heading)
        heading.setContentsMargins(0, 8, 0, 0)
        column.addWidget(heading)
        column.addLayout(form)

    def _make_side(self, side: Side, name_of_side: str) -> QFormLayout:
        form = style_as_roomy(QFormLayout())
        family = QComboBox(self)
        leftwards = is_right_to_left(self._languages[side])
        family.addItem(self.tr("Default for the language"), "")
        bundled = [ARABIC, ARABIC_SANS] if leftwards else []
        system = QFontDatabase.WritingSystem.Arabic if leftwards else QFontDatabase.WritingSystem.Latin
        others = [name for name in QFontDatabase.families(system) if not QFontDatabase.isPrivateFamily(name)]
        for name in dict.fromkeys([*bundled, *others]):
            family.addItem(name, name)
        size = QDoubleSpinBox(self)
        style_as_leading(size)
        size.setRange(0, 72)
        size.setDecimals(1)
        size.setSuffix(self.tr(" pt"))
        size.setSpecialValueText(self.tr("Default"))
        sample = PlainLabel(SAMPLES[leftwards], self)
        sample.setMinimumHeight(44)
        form.addRow(self.tr("Font"), family)
        form.addRow(self.tr("Size"), size)
        form.addRow(sample)
        for widget, name in ((family, self.tr("{side}: font")), (size, self.tr("{side}: size"))):
            widget.setAccessibleName(name.format(side=name_of_side))
        self.families[side], self.sizes[side], self._samples[side] = family, size, sample
        return form

    def _make_both(self) -> QFormLayout:
        form = style_as_roomy(QFormLayout())
        self.spacing = QDoubleSpinBox(self)
        self.spacing.setRange(0.7, 3.0)
        self.spacing.setSingleStep(0.1)
        self.zoom = QDoubleSpinBox(self)
        style_as_leading(self.spacing, self.zoom)
        self.zoom.setRange(MIN_ZOOM, MAX_ZOOM)
        self.zoom.setSingleStep(0.1)
        self.density = QComboBox(self)
        self.density.addItem(self.tr("Comfortable"), Density.COMFORTABLE.value)
        self.density.addItem(self.tr("Compact"), Density.COMPACT.value)
        self.left = QComboBox(self)
        self.left.addItem(self.tr("Source"), True)
        self.left.addItem(self.tr("Translation"), False)
        self.diacritics = QCheckBox(self.tr("Show vowel &marks"), self)
        self.numbers = QCheckBox(self.tr("Show paragraph and sentence &numbers"), self)
        self.notes = QCheckBox(self.tr("Show n&otes under the text"), self)
        self.spelling = QCheckBox(self.tr("Check the s&pelling of English"), self)
        form.addRow(self.tr("&Line spacing"), self.spacing)
        form.addRow(self.tr("&Zoom"), self.zoom)
        form.addRow(self.tr("&Rows"), self.density)
        form.addRow(self.tr("Le&ft column"), self.left)
        form.addRow(self.diacritics)
        form.addRow(self.numbers)
        form.addRow(self.notes)
        form.addRow(self.spelling)
        return form

    def setting(self) -> TextSettings:
        """The settings chosen now."""
        return replace(
            self._before,
            source_family=str(self.families[Side.SOURCE].currentData() or ""),
            target_family=str(self.families[Side.TARGET].currentData() or ""),
            source_size=self.sizes[Side.SOURCE].value(),
            target_size=self.sizes[Side.TARGET].value(),
            spacing=round(self.spacing.value(), 2),
            density=Density(self.density.currentData()),
            source_left=bool(self.left.currentData()),
            diacritics=self.diacritics.isChecked(),
            numbers=self.numbers.isChecked(),
            notes=self.notes.isChecked(),
            spelling=self.spelling.isChecked(),
        ).with_zoom(self.zoom.value())

    def _show(self, setting: TextSettings) -> None:
        for side, name in ((Side.SOURCE, setting.source_family), (Side.TARGET, setting.target_family)):
            self.families[side].setCurrentIndex(max(0, self.families[side].findData(name)))
        self.sizes[Side.SOURCE].setValue(setting.source_size)
        self.sizes[Side.TARGET].setValue(setting.target_size)
        self.spacing.setValue(setting.spacing)
        self.zoom.setValue(setting.zoom)
        self.density.setCurrentIndex(self.density.findData(setting.density.value))
        self.left.setCurrentIndex(0 if setting.source_left else 1)
        self.diacritics.setChecked(setting.diacritics)
        self.numbers.setChecked(setting.numbers)
        self.notes.setChecked(setting.notes)
        self.spelling.setChecked(setting.spelling)
        self._set_samples()

    def _set_samples(self) -> None:
        for side, label in self._samples.items():
            label.setFont(self.setting().font(side, self._languages[side]))

    def _changed(self) -> None:
        self._set_samples()
        self.changed.emit(self.setting())

    def reject(self) -> None:
        self.changed.emit(self._before)
        super().reject()
