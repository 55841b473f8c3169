"""Choose which languages of a file of pairs are the source and the translation, and which variants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QWidget

from aligner.formats.protocols import AS_IN_FILE, Languages

if TYPE_CHECKING:
    from collections.abc import Sequence


class PairLanguages(QWidget):
    """Shown where a file leaves a choice.

    Signals:
        changed: another language was chosen, or other variants.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.source, self.target = QComboBox(self), QComboBox(self)
        source_label, target_label = QLabel(self.tr("S&ource"), self), QLabel(self.tr("&Translation"), self)
        for label, box in ((source_label, self.source), (target_label, self.target)):
            label.setBuddy(box)
            box.activated.connect(lambda _: self.changed.emit())
        self.all_variants = QCheckBox(self.tr("Every &variant of a translation"), self)
        self.all_variants.setToolTip(self.tr("A pair for each of several translations in the same language"))
        self.all_variants.clicked.connect(lambda _: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (source_label, self.source, target_label, self.target, self.all_variants):
            row.addWidget(part)
        row.addStretch(1)
        self.offer((), variants=False)

    def offer(self, tags: Sequence[str], *, variants: bool) -> None:
        """Offer the languages of a file.

        Args:
            variants: whether its format can hold several translations of a unit.
        """
        for box in (self.source, self.target):
            box.clear()
            box.addItems(list(tags))
        self.all_variants.setChecked(False)
        self.all_variants.setVisible(variants)
        self.setVisible(len(tags) > 1)

    def show_chosen(self, languages: Languages) -> None:
        """Show which languages were taken."""
        for box, tag in ((self.source, languages.source), (self.target, languages.target)):
            box.setCurrentIndex(box.findText(tag))

    @property
    def languages(self) -> Languages:
        """The choice; what the file says if there is none."""
        chosen = Languages(self.source.currentText(), self.target.currentText())
        return AS_IN_FILE if not all(chosen.pair) else chosen

    @property
    def variants(self) -> str:
        """For :func:`~aligner.formats.registry.read_bitext`."""
        return "all" if self.all_variants.isChecked() else ""
