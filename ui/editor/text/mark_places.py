"""Where marks on the text of a bead lie in the text that a cell shows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aligner.bitext import Side
    from ui.editor.flow.paragraphs import FlowText
    from ui.editor.text.cell_text import CellText


class TextMark(Protocol):
    """A mark on a stretch of the text of one side of a bead."""

    @property
    def side(self) -> Side: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


M = TypeVar("M", bound=TextMark)


def shown_marks(cell: CellText, marks: Iterable[M], side: Side) -> Iterator[tuple[M, int, int]]:
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


def mark_at(cell: CellText, marks: Iterable[M], side: Side, word: int) -> M | None:
    """The mark on a shown word."""
    return next(
        (
            mark
            for mark, start, end in shown_marks(cell, marks, side)
            if start < cell.ends[word] and cell.starts[word] < end
        ),
        None,
    )


def in_flow(text: FlowText, row: int, cell: CellText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a stretch of what a cell shows lies in its paragraph: one stretch for each run of words.

    Args:
        row: the bead's place among the rows of the paragraph.
    """
    for piece in text.of_row(row):
        first = max(piece.first, cell.word_at_shown(start))
        last = min(piece.last, cell.word_at_shown(end - 1) + 1)
        if first < last:
            low, high = piece.start + first - piece.first, piece.start + last - 1 - piece.first
            begin = text.cell.starts[low] + max(0, start - cell.starts[first])
            stop = text.cell.starts[high] + min(end, cell.ends[last - 1]) - cell.starts[last - 1]
            yield begin, stop
