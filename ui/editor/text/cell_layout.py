"""The set text of one cell: lines laid out by Qt in the side's own direction, and the places of cuts."""

from __future__ import annotations

from collections import OrderedDict
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ui.editor.text.structure_marks import text_formats

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from ui.editor.text.cell_text import CellText
    from ui.editor.text.structure_marks import Heading

# Amiri keeps room for stacked marks that prose rarely has; at its full height the lines fall apart.
_NATURAL = {True: 0.80, False: 1.16}

V = TypeVar("V")


class LayoutLru(Generic[V]):
    """The values asked for most recently; older ones are forgotten and made again."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._values: OrderedDict[Hashable, V] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        try:
            self._values.move_to_end(key)
            return self._values[key]
        except KeyError:
            value = self._values[key] = make()
            if len(self._values) > self._capacity:
                self._values.popitem(last=False)
            return value

    def put(self, key: Hashable, value: V) -> None:
        """Remember a value that was made elsewhere."""
        self._values[key] = value
        self._values.move_to_end(key)
        if len(self._values) > self._capacity:
            self._values.popitem(last=False)

    def clear(self) -> None:
        self._values.clear()

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._values


@dataclass(frozen=True, slots=True)
class CutMark:
    """The place of a cut in a laid-out cell: a vertical stroke at ``x`` on one line."""

    x: float
    top: float
    bottom: float
    line: int


class CellLayout:
    """One side of one bead, set at one width in one font; ``pitch`` is the distance of lines, in pixels.

    Attributes:
        notes: the words behind which there is the mark of a note, and that mark.
    """

    def __init__(
        self,
        cell: CellText,
        font: QFont,
        *,
        right_to_left: bool,
        width: float,
        pitch: float,
        headings: Sequence[Heading] = (),
        notes: Sequence[tuple[int, str]] = (),
    ) -> None:
        self.notes = tuple(notes)
        self.cell = cell
        self.right_to_left = right_to_left
        self.width = width
        option = QTextOption(Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.layout = QTextLayout(cell.shown, font)
        self.layout.setTextOption(option)
        self.layout.setCacheEnabled(True)
        if headings or notes:
            ends = [(cell.ends[word], label) for word, label in notes]
            self.layout.setFormats(text_formats(cell.shown, font, headings, ends))
        self.pitch = pitch
        top = 0.0
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            # The line's box keeps the font's full height; its middle is put in the middle of the pitch.
            line.setPosition(QPointF(0.0, top + (self.pitch - line.height()) / 2))
            top += self.pitch
        self.layout.endLayout()
        self.lines = self.layout.lineCount()
        self.height = top

    def with_cell(self, cell: CellText) -> CellLayout:
        """The same lines for the same shown text, whose words come from elsewhere."""
        other = copy(self)
        other.cell = cell
        return other

    @staticmethod
    def pitch_of(font: QFont, right_to_left: bool, spacing: float) -> float:
        """The distance of the lines, in pixels."""
        return QFontMetricsF(font).height() * _NATURAL[right_to_left] * spacing

    @staticmethod
    def baseline_of(font: QFont, right_to_left: bool, spacing: float) -> float:
        """Distance of the first line from the top of the layout, in pixels."""
        metrics = QFontMetricsF(font)
        pitch = CellLayout.pitch_of(font, right_to_left, spacing)
        return (pitch - metrics.height()) / 2 + metrics.ascent()

    def line_of(self, position: int) -> int:
        """The line on which a position of the shown text is set."""
        line = self.layout.lineForTextPosition(position)
        return line.lineNumber() if line.isValid() else max(0, self.lines - 1)

    def word_end(self, word: int) -> QPointF:
        """The upper corner of a word where it ends."""
        end = self.cell.ends[word]
        line = self.line_of(max(0, end - 1))
        return QPointF(self._x(line, end), line * self.pitch)

    def mark(self, at: int) -> CutMark | None:
        """Where the cut before word ``at`` is drawn, from 0 to the number of words; None in an empty cell."""
        cell = self.cell
        if not cell.shown:
            return None
        if at >= len(cell):
            line = self.line_of(len(cell.shown))
            x = self._x(line, len(cell.shown))
        else:
            line = self.line_of(cell.starts[at])
            x = self._x(line, cell.starts[at])
            if at > 0 and self.line_of(cell.ends[at - 1]) == line:
                before = self._x(line, cell.ends[at - 1])
                # Where the direction changes the two edges are far apart: then it goes with the word before.
                x = (x + before) / 2 if abs(x - before) < self.pitch else before
        return CutMark(x, line * self.pitch, (line + 1) * self.pitch, line)

    def word_boundary_at(self, x: float, y: float) -> int:
        """The place for a cut nearest to a point, as the number of words before it."""
        cell = self.cell
        if not len(cell):
            return 0
        number = min(max(int(y // self.pitch), 0), self.lines - 1)
        line = self.layout.lineAt(number)
        word = cell.word_at_shown(line.xToCursor(x))
        best, best_distance = 0, float("inf")
        for at in range(word, word + 2):
            if at != cell.nearest_stop(at):
                continue
            mark = self.mark(at)
            if mark is None:
                continue
            if mark.line == number:
                distance = abs(mark.x - x)
            elif mark.line == number + 1:  # the end of this line is the same cut as the start of the next
                end = line.textStart() + line.textLength()
                distance = abs(self._x(number, end) - x)
            else:
                continue
            if distance < best_distance:
                best, best_distance = at, distance
        return best

    def word_at(self, x: float, y: float) -> int | None:
        """The word under a point, if there is one."""
        number = int(y // self.pitch)
        if not 0 <= number < self.lines or not len(self.cell):
            return None
        line = self.layout.lineAt(number)
        if not line.naturalTextRect().left() <= x <= line.naturalTextRect().right():
            return None
        return self.cell.word_at_shown(line.xToCursor(x, line.CursorPosition.CursorOnCharacter))

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """What a stretch of the shown text covers: one box a line, more where directions mix."""
        cell, boxes = self.cell, list[QRectF]()
        if not len(cell) or start >= end:
            return boxes
        for word in range(cell.word_at_shown(start), len(cell)):
            first, last = max(start, cell.starts[word]), min(end, cell.ends[word])
            if cell.starts[word] >= end:
                break
            if first >= last:
                continue
            # A word longer than the line goes on on the next.
            for number in range(self.line_of(first), self.line_of(last - 1) + 1):
                line = self.layout.lineAt(number)
                begin, stop = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
                left, right = sorted((self._x(number, begin), self._x(number, stop)))
                box = QRectF(left, number * self.pitch, right - left, self.pitch)
                before = boxes[-1] if boxes else None
                if before is not None and before.top() == box.top() and self._touch(before, box):
                    boxes[-1] = before.united(box)
                else:
                    boxes.append(box)
        return boxes

    def _touch(self, one: QRectF, other: QRectF) -> bool:
        """Whether no more than a space lies between two boxes of a line."""
        gap = max(one.left(), other.left()) - min(one.right(), other.right())
        return gap < self.pitch * 0.6

    def _x(self, line: int, position: int) -> float:
        x, _position = cast("tuple[float, int]", self.layout.lineAt(line).cursorToX(position))
        return x
