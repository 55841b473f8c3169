"""Forms whose fields are aligned with one another although they are in several groups."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QFormLayout, QLabel, QSpinBox

_MARGIN = 7
_RIGHT_TO_LEFT = "\u200f"


def style_as_roomy(form: QFormLayout) -> QFormLayout:
    """The spacing of all forms; fields take the width there is."""
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def align_fields(*forms: QFormLayout) -> None:
    """Make the labels of all these forms as wide as the widest of them."""
    labels = [
        label
        for form in forms
        for row in range(form.rowCount())
        if (item := form.itemAt(row, QFormLayout.ItemRole.LabelRole)) is not None
        and isinstance(label := item.widget(), QLabel)
    ]
    width = max((label.sizeHint().width() for label in labels), default=0)
    for label in labels:
        label.setMinimumWidth(width)


def style_as_leading(*boxes: QAbstractSpinBox) -> None:
    """Align numbers with the reading edge, a little inside the frame.

    Qt gives digits no direction of their own and aligns them by the language of the keyboard; it leaves no
    room inside the frame of a spin box, whatever the style sheet says.
    """
    for box in boxes:
        box.lineEdit().setTextMargins(_MARGIN, 0, _MARGIN, 0)
        if box.isRightToLeft():
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            box.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
            if isinstance(box, QSpinBox | QDoubleSpinBox):
                box.setPrefix(_RIGHT_TO_LEFT)  # a sign behind the number stands at its left
