"""Forms whose fields stand under one another although they are in several groups."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLabel


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
