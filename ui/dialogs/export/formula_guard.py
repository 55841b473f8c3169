"""The choice whether spreadsheets may take texts of a table for formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from aligner.formats.registry import by_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox, QWidget


class FormulaGuard(QCheckBox):
    """Checked: texts that begin like a formula are written so that no spreadsheet runs them.

    Args:
        formats: the choice of the format, whose data are names; the box is shown for tables only.
    """

    def __init__(self, formats: QComboBox, parent: QWidget) -> None:
        super().__init__(parent)
        self._formats = formats
        self.setText(self.tr("&Guard texts that look like formulas"))
        self.setToolTip(self.tr("They get an apostrophe, which Muqabala removes when it reads the file"))
        self.setChecked(True)
        formats.currentIndexChanged.connect(lambda _row: self._follow())
        self._follow()

    @property
    def lets_formulas(self) -> bool:
        """Whether texts are written as they are."""
        return not self.isChecked()

    def _follow(self) -> None:
        self.setVisible(by_name(self._formats.currentData()).has_formulas)
