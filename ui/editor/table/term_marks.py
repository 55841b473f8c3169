"""Underlines terms and names in a cell, and says what they are on the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QPen

from aligner.terminology.marks import TermMark, TermMarkKind
from ui.editor.text.mark_places import shown_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from aligner.bitext import Side
    from ui.design.editor_colours import Inks
    from ui.editor.text.cell_layout import CellLayout

_STYLES: Final = {
    TermMarkKind.TERM: Qt.PenStyle.SolidLine,
    TermMarkKind.MISSING_TERM: Qt.PenStyle.DashLine,
    TermMarkKind.NAME: Qt.PenStyle.DotLine,
}


def paint_term_marks(
    painter: QPainter, origin: QPointF, layout: CellLayout, marks: Iterable[TermMark], side: Side, inks: Inks
) -> None:
    """Underline the marks of a side: solid for a term, dashed for one whose translation is missing, dotted
    for a name.
    """
    for mark, start, end in shown_marks(layout.cell, marks, side):
        underline(painter, origin, layout, (start, end), mark.kind, inks)


def underline(
    painter: QPainter,
    origin: QPointF,
    layout: CellLayout,
    stretch: tuple[int, int],
    kind: TermMarkKind,
    inks: Inks,
) -> None:
    """Underline a stretch of the shown text as a kind of mark."""
    missing = kind is TermMarkKind.MISSING_TERM
    painter.setPen(QPen(inks.cut if missing else inks.accent, 1.2, _STYLES[kind]))
    for box in layout.boxes(*stretch):
        y = origin.y() + box.bottom() - layout.pitch * 0.07
        painter.drawLine(QPointF(origin.x() + box.left(), y), QPointF(origin.x() + box.right(), y))


def describe(mark: TermMark) -> str:
    """What a mark says, as plain text of one or two lines."""
    answers = " / ".join(mark.counterparts)
    if mark.kind is TermMarkKind.NAME:
        text = _tr("Name: {counterpart}").format(counterpart=answers)
    elif mark.kind is TermMarkKind.TERM:
        text = _tr("Term: {counterpart}").format(counterpart=answers)
    else:
        text = _tr("Term, not used in the translation: {counterpart}").format(counterpart=answers)
    return f"{text}\n{mark.note}" if mark.note else text


def _tr(text: str) -> str:
    return QCoreApplication.translate("term_marks", text)
