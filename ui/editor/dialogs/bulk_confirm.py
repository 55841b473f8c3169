"""Dialogs that show how many pairs a command will confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import Status
from aligner.confidence import HIGH
from db.queries.arrays import STATUSES
from ui.design import style_as_primary, style_as_title
from ui.design.forms import style_as_leading
from ui.i18n.formatting import percent_sign
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from db.queries.arrays import Summary


def suggested(beads: Summary) -> NDArray[np.bool_]:
    """Which beads are suggestions that were not returned: those that may be confirmed in bulk."""
    return np.equal(beads.status, STATUSES.index(Status.SUGGESTED))


class ConfirmMany(FittedDialog):
    """Shows the number of pairs and confirms them on request.

    Signals:
        chosen: the ids to confirm.
    """

    chosen = Signal(list)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        heading = PlainLabel(title, self)
        style_as_title(heading)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(28, 24, 28, 22)
        self.column.setSpacing(14)
        self.column.addWidget(heading)
        self.count = PlainLabel(self)
        self.count.setObjectName("count")
        self.count.setWordWrap(True)
        self.count.setMinimumWidth(380)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.confirm_button = QPushButton(self.tr("Confirm"), self)
        style_as_primary(self.confirm_button)
        self.buttons.addButton(self.confirm_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.confirm_button.setDefault(True)
        self.buttons.accepted.connect(self._confirm)
        self.buttons.rejected.connect(self.reject)

    def ids(self) -> list[int]:
        """The beads that would be confirmed."""
        raise NotImplementedError

    def _confirm(self) -> None:
        self.chosen.emit(self.ids())
        self.accept()

    def _number(self, number: int) -> str:
        return QLocale().toString(number)


class ConfirmAbove(ConfirmMany):
    """Confirm everything above the current pair."""

    def __init__(self, ids: list[int], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ConfirmAbove", "Confirm all above"), parent)
        self.setObjectName("confirm-above")
        self._ids = ids
        self.count.setText(
            self.tr("Suggestions above this pair: {number}. Confirm all of them?").format(
                number=self._number(len(ids))
            )
        )
        self.column.addWidget(self.count)
        self.column.addWidget(self.buttons)

    def ids(self) -> list[int]:
        return self._ids


class ConfirmUntranslated(ConfirmMany):
    """Confirm passages without counterpart.

    Args:
        passages: the ids of each.
    """

    def __init__(self, passages: list[list[int]], parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("ConfirmUntranslated", "Confirm untranslated passages"), parent
        )
        self.setObjectName("confirm-untranslated")
        self._ids = [id_ for passage in passages for id_ in passage]
        self.count.setText(
            self.tr("Passages: {passages}, pairs: {number}. Confirm all of them as untranslated?").format(
                passages=self._number(len(passages)), number=self._number(len(self._ids))
            )
        )
        self.column.addWidget(self.count)
        self.column.addWidget(self.buttons)

    def ids(self) -> list[int]:
        return self._ids


class ConfirmByConfidence(ConfirmMany):
    """Confirm the suggestions with a minimum confidence.

    Args:
        ids: int64[n], the suggestions.
        confidence: float32[n] in [0, 1].
    """

    def __init__(self, ids: NDArray[np.int64], confidence: NDArray[np.float32], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ConfirmByConfidence", "Confirm by confidence"), parent)
        self.setObjectName("confirm-by-confidence")
        self._ids, self._percent = ids, np.round(confidence.astype(np.float64) * 100)
        self.least = QSpinBox(self)
        style_as_leading(self.least)
        self.least.setRange(0, 100)
        self.least.setSuffix(percent_sign())
        self.least.setAccessibleName(self.tr("Minimum confidence"))
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, 100)
        self.slider.setAccessibleName(self.tr("Minimum confidence"))
        self.least.valueChanged.connect(self.slider.setValue)
        self.slider.valueChanged.connect(self.least.setValue)
        self.least.valueChanged.connect(self._tell)
        form = QFormLayout()
        form.addRow(self.tr("Minimum &confidence"), self.least)
        form.addRow(self.slider)
        self.column.addLayout(form)
        self.column.addWidget(self.count)
        self.column.addWidget(self.buttons)
        self.least.setValue(round(HIGH * 100))
        self.least.setFocus()
        self.least.selectAll()

    def ids(self) -> list[int]:
        return [int(id_) for id_ in self._ids[self._percent >= self.least.value()]]

    def _tell(self) -> None:
        number = int((self._percent >= self.least.value()).sum())
        self.count.setText(
            self.tr("Suggestions to confirm: {number} of {all}.").format(
                number=self._number(number), all=self._number(len(self._ids))
            )
        )
        self.confirm_button.setEnabled(number > 0)
