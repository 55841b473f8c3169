"""Underlines terms and names in a cell, and says what they are on the other side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QPen

from aligner.terminology.marks import TermMark, TermMarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QPainter

    from aligner.bitext import Side
    from ui.design.editor_colours import Inks
    from ui.editor.text.cell_layout import CellLayout
    from ui.editor.text.cell_text import CellText

_STYLES: Final = {
    TermMarkKind.TERM: Qt.PenStyle.SolidLine,
    TermMarkKind.MISSING_TERM: Qt.PenStyle.DashLine,
    TermMarkKind.NAME: Qt.PenStyle.DotLine,
}


def shown_marks(cell: CellText, marks: Iterable[TermMark], side: Side) -> Iterator[tuple[TermMark, int, int]]:
    """The marks of a side that a cell shows, with their start and end in the shown text."""
    for mark in marks:
        first, last = bisect_right(cell.places, mark.start) - 1, bisect_left(cell.places, mark.end) - 1
        if mark.side is not side or last < 0 or (first == len(cell) - 1 and cell.after):
            continue
        if first < 0:  # it begins before the part that is shown
            first, start = 0, 0
        else:
            start = min(cell.starts[first] + mark.start - cell.places[first], cell.ends[first])
        end = min(cell.starts[last] + mark.end - cell.places[last], cell.ends[last])
        if start < end:
            yield mark, start, end


def paint_term_marks(
    painter: QPainter, origin: QPointF, layout: CellLayout, marks: Iterable[TermMark], side: Side, inks: Inks
) -> None:
    """Underline the marks of a side: solid for a term, dashed for one whose translation is missing, dotted
    for a name.
    """
    for mark, start, end in shown_marks(layout.cell, marks, side):
        missing = mark.kind is TermMarkKind.MISSING_TERM
        painter.setPen(QPen(inks.cut if missing else inks.accent, 1.2, _STYLES[mark.kind]))
        for box in layout.boxes(start, end):
            y = origin.y() + box.bottom() - layout.pitch * 0.07
            painter.drawLine(QPointF(origin.x() + box.left(), y), QPointF(origin.x() + box.right(), y))


def mark_at(cell: CellText, marks: Iterable[TermMark], side: Side, word: int) -> TermMark | None:
    """The mark on a shown word."""
    return next(
        (
            mark
            for mark, start, end in shown_marks(cell, marks, side)
            if start < cell.ends[word] and cell.starts[word] < end
        ),
        None,
    )


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
