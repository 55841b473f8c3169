"""How the texts are set: font and size of each side, spacing, sides, what is shown beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import Side
from ui.facing.setting import MAX_ZOOM, MIN_ZOOM, Density, Setting, is_right_to_left
from ui.languages.fields import lead
from ui.theme import ARABIC
from ui.theme.fonts import ARABIC_SANS

if TYPE_CHECKING:
    from collections.abc import Mapping

SAMPLES = {True: "لما سار السلطان خوارزم شاه", False: "When Sultan Khwarazm Shah marched"}


class LookDialog(QDialog):
    """Shows each choice at once in the texts behind it; Cancel goes back to how it was.

    Signals:
        changed: the setting as it is chosen now.
    """

    changed = Signal(object)

    def __init__(self, setting: Setting, languages: Mapping[Side, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("text-setting")
        self.setWindowTitle(self.tr("Setting of the texts"))
        self._before = setting
        self._languages = languages
        self.families: dict[Side, QComboBox] = {}
        self.sizes: dict[Side, QDoubleSpinBox] = {}
        self._samples: dict[Side, QLabel] = {}
        column = QVBoxLayout(self)
        for side, title in ((Side.SOURCE, self.tr("Source")), (Side.TARGET, self.tr("Translation"))):
            column.addWidget(self._make_side(side, title, setting))
        column.addWidget(self._make_both(setting))
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel | standard.RestoreDefaults, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(standard.RestoreDefaults).clicked.connect(lambda: self._show(Setting()))
        column.addWidget(buttons)
        self._show(setting)
        for box in (*self.families.values(), self.density, self.left):
            box.currentIndexChanged.connect(self._changed)
        for spin in (*self.sizes.values(), self.spacing, self.zoom):
            spin.valueChanged.connect(self._changed)
        for check in (self.diacritics, self.numbers):
            check.toggled.connect(self._changed)

    def _make_side(self, side: Side, title: str, setting: Setting) -> QGroupBox:
        box = QGroupBox(title, self)
        form = QFormLayout(box)
        family = QComboBox(box)
        leftwards = is_right_to_left(self._languages[side])
        family.addItem(self.tr("As usual for the language"), "")
        bundled = [ARABIC, ARABIC_SANS] if leftwards else []
        system = QFontDatabase.WritingSystem.Arabic if leftwards else QFontDatabase.WritingSystem.Latin
        others = [name for name in QFontDatabase.families(system) if not QFontDatabase.isPrivateFamily(name)]
        for name in dict.fromkeys([*bundled, *others]):
            family.addItem(name, name)
        size = QDoubleSpinBox(box)
        lead(size)
        size.setRange(0, 72)
        size.setDecimals(1)
        size.setSuffix(self.tr(" pt"))
        size.setSpecialValueText(self.tr("as usual"))
        sample = QLabel(SAMPLES[leftwards], box)
        sample.setMinimumHeight(44)
        form.addRow(self.tr("Font"), family)
        form.addRow(self.tr("Size"), size)
        form.addRow(sample)
        for widget, name in ((family, self.tr("{side}: font")), (size, self.tr("{side}: size"))):
            widget.setAccessibleName(name.format(side=title))
        self.families[side], self.sizes[side], self._samples[side] = family, size, sample
        return box

    def _make_both(self, setting: Setting) -> QGroupBox:
        box = QGroupBox(self.tr("Both"), self)
        form = QFormLayout(box)
        self.spacing = QDoubleSpinBox(box)
        self.spacing.setRange(0.7, 3.0)
        self.spacing.setSingleStep(0.1)
        self.zoom = QDoubleSpinBox(box)
        lead(self.spacing, self.zoom)
        self.zoom.setRange(MIN_ZOOM, MAX_ZOOM)
        self.zoom.setSingleStep(0.1)
        self.density = QComboBox(box)
        self.density.addItem(self.tr("Comfortable"), Density.COMFORTABLE.value)
        self.density.addItem(self.tr("Compact"), Density.COMPACT.value)
        self.left = QComboBox(box)
        self.left.addItem(self.tr("Source"), True)
        self.left.addItem(self.tr("Translation"), False)
        self.diacritics = QCheckBox(self.tr("Show vowel &marks"), box)
        self.numbers = QCheckBox(self.tr("Show &numbers of paragraph and sentence"), box)
        form.addRow(self.tr("&Line spacing"), self.spacing)
        form.addRow(self.tr("&Zoom"), self.zoom)
        form.addRow(self.tr("&Rows"), self.density)
        form.addRow(self.tr("On the le&ft"), self.left)
        form.addRow(self.diacritics)
        form.addRow(self.numbers)
        return box

    def setting(self) -> Setting:
        """The setting as it is chosen now."""
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
        ).with_zoom(self.zoom.value())

    def _show(self, setting: Setting) -> None:
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
