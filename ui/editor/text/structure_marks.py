"""Headings and notes of a document in the texts that cells show."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPen, QTextCharFormat, QTextLayout, QTextOption

from aligner.documents.document import NoteKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from aligner.bitext import Characters
    from aligner.documents.structure import Structure
    from ui.design.editor_colours import Inks
    from ui.editor.text.cell_text import CellText

HEADING_SIZES: Final = {1: 1.18, 2: 1.09}
"""Sizes of headings by level, as factors; deeper ones are of the size of the text."""
_LONGEST: Final = 300
"""Characters of a note that are shown under a text; the tooltip has all of it."""
_GAP: Final = 6.0
_RULE: Final = 56.0

Heading = tuple[int, int, int]
"""Start, end and level; the level counts from 1."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note at a word: its mark in the text, and what it says."""

    label: str
    kind: NoteKind
    text: str

    def described(self) -> str:
        """The note as a tooltip gives it."""
        comment = self.kind is NoteKind.COMMENT
        template = _tr("Comment {label}: {text}") if comment else _tr("Note {label}: {text}")
        return template.format(label=self.label, text=self.text)


class SideStructure:
    """The headings and notes of one text, to be found by words of cells.

    Args:
        text: the imported text. A note belongs to the word before its anchor.
    """

    def __init__(self, text: Characters, structure: Structure) -> None:
        self._headings = sorted(structure.headings)
        self._starts = [start for start, _, _ in self._headings]
        placed = []
        for number, note in enumerate(structure.notes, start=1):
            before = len(text[max(0, note.anchor - 200) : note.anchor].rstrip())
            at = max(0, note.anchor - 200) + before - 1 if before else note.anchor
            mark = NoteMark(note.label or str(number), note.kind, " ".join(note.text.split()))
            placed.append((max(0, at), number, mark))
        placed.sort(key=lambda one: one[:2])
        self._anchors = [at for at, _, _ in placed]
        self._notes = [mark for _, _, mark in placed]

    @property
    def is_empty(self) -> bool:
        return not self._headings and not self._notes

    def headings(self, cell: CellText) -> tuple[Heading, ...]:
        """The headings in what a cell shows: stretches of the shown text."""
        bounds = self._bounds(cell)
        if bounds is None or not self._headings:
            return ()
        first = max(0, bisect_right(self._starts, bounds[0]) - 1)
        last = bisect_left(self._starts, bounds[1])
        found: list[Heading] = []
        origins: list[int] = []
        for own in cell.origins:  # words inside a correction are where the last word before it is
            origins.append(own if own >= 0 or not origins else origins[-1])
        for start, end, level in self._headings[first:last]:
            words = [word for word, origin in enumerate(origins) if start <= origin < end]
            if words:
                found.append((cell.starts[words[0]], cell.ends[words[-1]], level))
        return tuple(found)

    def notes(self, cell: CellText) -> tuple[tuple[int, tuple[NoteMark, ...]], ...]:
        """The words of a cell that notes belong to, in order, each with its notes."""
        bounds = self._bounds(cell)
        if bounds is None:
            return ()
        low, high = bisect_left(self._anchors, bounds[0]), bisect_left(self._anchors, bounds[1])
        found: dict[int, list[NoteMark]] = {}
        for at, mark in zip(self._anchors[low:high], self._notes[low:high], strict=True):
            near = [word for word, origin in enumerate(cell.origins) if 0 <= origin <= at]
            # A stretch of another bead may lie between: the note belongs to the word it stands in.
            if near:
                word = max(near, key=lambda one: cell.origins[one])
                if at < cell.origins[word] + max(64, cell.ends[word] - cell.starts[word]):
                    found.setdefault(word, []).append(mark)
        return tuple((word, tuple(found[word])) for word in sorted(found))

    @staticmethod
    def _bounds(cell: CellText) -> tuple[int, int] | None:
        """From the first word on to behind the last one, in the imported text."""
        known = [(origin, word) for word, origin in enumerate(cell.origins) if origin >= 0]
        if not known:
            return None
        last, word = max(known)
        return min(known)[0], last + max(1, cell.ends[word] - cell.starts[word])


def label_of(notes: Sequence[NoteMark]) -> str:
    """The mark of all notes at one word."""
    return ",".join(note.label for note in notes)


def note_font(font: QFont) -> QFont:
    """The font of marks of notes in a text of a font."""
    small = QFont(font)
    small.setFamilies([*QFont().families(), *font.families()])
    small.setPointSizeF(max(6.5, QFont().pointSizeF() * 0.8))
    small.setWeight(QFont.Weight.DemiBold)
    return small


def text_formats(
    shown: str, font: QFont, headings: Sequence[Heading], notes: Sequence[tuple[int, str]]
) -> list[QTextLayout.FormatRange]:
    """The formats of headings, and of spaces that are widened for the marks of notes.

    Args:
        notes: where the word of a note ends in the shown text, and its mark.
    """
    formats = []
    for start, end, level in headings:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        bold.setPointSizeF(font.pointSizeF() * HEADING_SIZES.get(level, 1.0))
        look = QTextCharFormat()
        look.setFont(bold, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
        formats.append(_range(start, end, look))
    metrics = QFontMetricsF(note_font(font))
    for end, label in notes:
        if shown[end : end + 1] == " ":
            wide = QTextCharFormat()
            wide.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            wide.setFontLetterSpacing(metrics.horizontalAdvance(label) + 1)
            formats.append(_range(end, end + 1, wide))
    return formats


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look
    return made


class NoteBlock:
    """The notes of a cell, set small under its text, after a short rule."""

    def __init__(self, notes: Sequence[NoteMark], font: QFont, *, right_to_left: bool, width: float) -> None:
        lines = [f"{note.label}\u2002{_shortened(note.text)}" for note in notes]
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.74)
        self._right_to_left, self._width = right_to_left, width
        option = QTextOption(Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout("\u2028".join(lines), small)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        pitch = QFontMetricsF(small).height() * (0.82 if right_to_left else 1.05)
        top = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0.0, top + (pitch - line.height()) / 2))
            top += pitch
        self._layout.endLayout()
        self.height = top + 2.2 * _GAP

    def paint(self, painter: QPainter, origin: QPointF, inks: Inks) -> None:
        """Draw the block; ``origin`` is the lower left corner of the text above it."""
        begin = origin.x() + (self._width if self._right_to_left else 0.0)
        end = begin + (-_RULE if self._right_to_left else _RULE)
        painter.setPen(QPen(inks.muted, 1.0))
        painter.drawLine(QPointF(begin, origin.y() + 1.4 * _GAP), QPointF(end, origin.y() + 1.4 * _GAP))
        painter.setPen(inks.muted)
        self._layout.draw(painter, origin + QPointF(0.0, 2.2 * _GAP))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("structure_marks", text)
