"""Lays out paragraphs of the flow view on demand, and caches them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.bitext import Characters, Side
from ui.editor.flow.paragraphs import FlowPiece, FlowText, paragraph, paragraph_end, side_text
from ui.editor.text.cell_layout import CellLayout, LayoutLru

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from PySide6.QtCore import QRectF

    from db import BeadRow
    from ui.editor.pair_model import PairModel
    from ui.editor.text.layout_cache import LayoutCache

PARAGRAPH_GAP = 0.45
"""Between two paragraphs, in lines."""


class SetSide:
    """One side of a paragraph, set in lines.

    Attributes:
        anchors: for each row, how far down the paragraph its text begins, in pixels, growing steadily along
            the lines (halfway along the third line is two and a half lines down); then the height.
    """

    def __init__(self, text: FlowText, layout: CellLayout, rows: int) -> None:
        self.text = text
        self.layout = layout
        self.height = layout.lines * layout.pitch + PARAGRAPH_GAP * layout.pitch if text.pieces else 0.0
        self._boxes: dict[tuple[int, int], list[QRectF]] = {}
        firsts: dict[int, int] = {}
        for piece in text.pieces:
            firsts.setdefault(piece.row, piece.start)
        anchors: list[float] = []
        following = self.height
        for row in range(rows - 1, -1, -1):
            if row in firsts:
                following = min(following, self.depth(firsts[row]))
            anchors.append(following)
        self.anchors = [*anchors[::-1], self.height]

    def depth(self, word: int) -> float:
        """How far down a word begins, growing along the lines."""
        layout = self.layout
        position = self.text.cell.starts[word]
        line = layout.line_of(position)
        set_line = layout.layout.lineAt(line)
        along = (position - set_line.textStart()) / max(1, set_line.textLength())
        return (line + along) * layout.pitch

    def boxes(self, first: int, last: int) -> list[QRectF]:
        """What words ``first`` to ``last`` (half-open) cover: one box a line, more where directions mix."""
        if (first, last) not in self._boxes:
            cell = self.text.cell
            stop = cell.ends[last - 1] if last > first else 0
            self._boxes[(first, last)] = self.layout.boxes(cell.starts[first], stop) if last > first else []
        return self._boxes[(first, last)]

    def boxes_of(self, row: int) -> list[QRectF]:
        return [box for piece in self.text.of_row(row) for box in self.boxes(piece.start, piece.end)]

    def lines_of(self, row: int) -> tuple[float, float] | None:
        """Top and bottom of the lines of a bead; None if it has nothing on this side."""
        mine = self.text.of_row(row)
        if not mine:
            return None
        cell, pitch = self.text.cell, self.layout.pitch
        first = min(self.layout.line_of(cell.starts[piece.start]) for piece in mine)
        last = max(self.layout.line_of(cell.starts[piece.end - 1]) for piece in mine)
        return first * pitch, (last + 1) * pitch


class Paragraph:
    """A stretch of rows set on both sides; ``first`` is its first row at present."""

    def __init__(self, first: int, ids: Sequence[int], sides: Mapping[Side, SetSide]) -> None:
        self.first = first
        self.ids = ids
        self.sides = sides

    @property
    def end(self) -> int:
        return self.first + len(self.ids)

    def length(self, row: int) -> float:
        """How far one scrolls past a row: as far as the longer side of it."""
        at = row - self.first
        both = (side.anchors[at + 1] - side.anchors[at] for side in self.sides.values())
        return max(1.0, *both)

    def depth(self, side: Side, row: int, share: float) -> float:
        """The height of a share of a row on one side."""
        anchors, at = self.sides[side].anchors, row - self.first
        return anchors[at] + share * (anchors[at + 1] - anchors[at])


class Paragraphs:
    """The paragraphs of the flow view by row.

    Args:
        texts: the imported text of each side.
    """

    def __init__(self, model: PairModel, compositor: LayoutCache, texts: Mapping[Side, Characters]) -> None:
        self._model = model
        self._compositor = compositor
        self._texts = texts
        self._by_first: dict[int, Paragraph] = {}
        self._set: LayoutLru[dict[Side, SetSide]] = LayoutLru(48)
        self._lines: LayoutLru[CellLayout] = LayoutLru(48)
        self.widths = dict.fromkeys(Side, 300)

    def forget_rows(self) -> None:
        """Discard the rows but keep the layouts: they are reused where the words are the same."""
        self._by_first.clear()

    def forget(self) -> None:
        """Discard all layouts: font or width have changed."""
        self._by_first.clear()
        self._set.clear()
        self._lines.clear()

    def set_widths(self, widths: Mapping[Side, int]) -> None:
        if dict(widths) != self.widths:
            self.widths = dict(widths)
            self.forget()

    def at(self, row: int) -> Paragraph:
        """The paragraph of a row."""
        for known in self._by_first.values():
            if known.first <= row < known.end:
                return known
        return self._make(*paragraph(self._model.row_at, self._model.rowCount(), row))

    def after(self, paragraph: Paragraph) -> Paragraph | None:
        first = paragraph.end
        if first >= self._model.rowCount():
            return None
        known = self._by_first.get(first)
        return known or self._make(first, paragraph_end(self._model.row_at, self._model.rowCount(), first))

    def before(self, paragraph: Paragraph) -> Paragraph | None:
        return self.at(paragraph.first - 1) if paragraph.first > 0 else None

    def _make(self, first: int, end: int) -> Paragraph:
        self._model.fetch(first, end)
        beads = [self._model.row_at(row) for row in range(first, end)]
        key: Hashable = (
            tuple((b.id, b.source, b.target, b.revision if b.edited else 0) for b in beads),
            tuple(self.widths.values()),
            tuple(self._compositor.text(bead, side).places[:1] for bead in beads for side in Side),
        )
        sides = self._set.get(key, lambda: {side: self._set_side(beads, side) for side in Side})
        if len(self._by_first) > 64:
            self._by_first.clear()
        made = self._by_first[first] = Paragraph(first, [bead.id for bead in beads], sides)
        return made

    def _set_side(self, beads: Sequence[BeadRow], side: Side) -> SetSide:
        cells = [self._compositor.text(bead, side) for bead in beads]
        text = side_text(beads, cells, side, self._texts[side])

        def compose() -> CellLayout:
            return self._compositor.compose(text.cell, side, self.widths[side])

        # Cutting and joining leave the words as they are: then only whose they are is new.
        styles = self._compositor.styles(text.cell, side)
        layout = self._lines.get((side, text.cell.shown, self.widths[side], styles), compose)
        if layout.cell is not text.cell:
            layout = layout.with_cell(text.cell)
        return SetSide(text, layout, len(beads))


def divided(pieces: Sequence[FlowPiece], above: int, below: int, cut: int) -> list[FlowPiece]:
    """The pieces as they would be if the words of two neighbouring rows were divided elsewhere.

    Args:
        above, below: the rows, in the paragraph, whose text meets.
        cut: the word of the paragraph before which the text of ``below`` would begin.
    """
    rest = [piece for piece in pieces if piece.row not in (above, below)]
    mine = [piece for piece in pieces if piece.row in (above, below)]
    for piece in mine:
        if piece.start < cut:
            rest.append(FlowPiece(above, 0, min(cut, piece.end) - piece.start, piece.start))
        if piece.end > cut:
            begin = max(cut, piece.start)
            rest.append(FlowPiece(below, 0, piece.end - begin, begin))
    joined: list[FlowPiece] = []
    for piece in sorted(rest, key=lambda piece: piece.start):
        last = joined[-1] if joined else None
        if last is not None and piece.row == last.row and piece.start == last.end:
            joined[-1] = FlowPiece(last.row, 0, last.last - last.first + piece.last - piece.first, last.start)
        else:
            joined.append(piece)
    return joined
