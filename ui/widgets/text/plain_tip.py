"""Tooltips whose text comes from a person's files: never taken for HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QHelpEvent


def plain_tip(text: str) -> str:
    """A text that a tooltip shows as it is, tags and all."""
    rich = RichText.mightBeRichText(text)
    return RichText.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal) if rich else text


class PlainTips(QStyledItemDelegate):
    """Shows the tooltips of a view as plain text; the base of all delegates."""

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        tip = index.data(Qt.ItemDataRole.ToolTipRole) if index.isValid() else None
        if event.type() is not QEvent.Type.ToolTip or not isinstance(tip, str):
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), plain_tip(tip), view)
        return True
