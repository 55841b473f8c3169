"""Paints the flow view: tinted beads, their signs in the margin, the cuts between them, the caret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from aligner.bitext import Side, Status
from ui.design import is_dark
from ui.design.editor_colours import Inks, mix
from ui.design.editor_marks import BeadFlag, paint_cut, paint_flag, paint_remark, paint_seam
from ui.design.status_shapes import paint_confidence_sign, paint_status
from ui.design.status_style import status_colour
from ui.editor.editing.tag_guard import tag_spans
from ui.editor.flow.layout import divided
from ui.editor.table.term_marks import underline
from ui.editor.text.mark_places import in_flow, shown_marks
from ui.editor.text.note_signs import paint_note_signs
from ui.editor.text.spelling_marks import wave

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from aligner.terminology.marks import TermMark
    from db import BeadRow
    from ui.editor.editing.carets import Carets
    from ui.editor.editing.cut_positions import CutPreview
    from ui.editor.flow.layout import SetSide
    from ui.editor.flow.paragraphs import FlowPiece
    from ui.editor.flow.scrolling import Shown
    from ui.editor.pair_model import PairModel
    from ui.editor.search.search_hits import Hits
    from ui.editor.text.cell_layout import CellLayout
    from ui.editor.text.highlights import Highlights
    from ui.editor.text.layout_cache import LayoutCache
    from ui.editor.text.word_selection import WordSelection
    from ui.session.project_spelling import SpellingMark


@dataclass(frozen=True, slots=True)
class Scene:
    """The state to paint: the current row, the part under the mouse, the part that is dragged."""

    current: int
    selected: frozenset[int]
    active: Side
    focused: bool
    plan: Mapping[Side, int]
    hovered: tuple[Side, int] | None
    preview: CutPreview | None
    columns: Mapping[Side, QRectF]


class FlowPainter:
    """Paints paragraphs on a viewport."""

    def __init__(
        self,
        model: PairModel,
        compositor: LayoutCache,
        carets: Carets,
        hits: Hits,
        lights: Highlights,
        remarks: Highlights,
        picking: WordSelection,
    ) -> None:
        self._model = model
        self._compositor = compositor
        self._carets = carets
        self._hits = hits
        self._lights = lights
        self._remarks = remarks
        self._picking = picking
        self.terms: Callable[[BeadRow], Sequence[TermMark]] = lambda _bead: ()
        """Gives the terms and names to mark in a bead."""
        self.spelling: Callable[[BeadRow], Sequence[SpellingMark]] = lambda _bead: ()
        """Gives the words of a bead that no dictionary knows."""

    def paint(self, painter: QPainter, shown: list[Shown], scene: Scene, ink: Inks, height: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in shown:
            for side in Side:
                set_side = one.paragraph.sides[side]
                top = one.tops[side]
                if set_side.text.pieces and top < height and top + set_side.height > 0:
                    painter.save()
                    self._side(painter, one, side, scene, ink, height)
                    painter.restore()

    # One side of one paragraph

    def _side(
        self, painter: QPainter, one: Shown, side: Side, scene: Scene, ink: Inks, height: float
    ) -> None:
        set_side = one.paragraph.sides[side]
        first, layout = one.paragraph.first, set_side.layout
        origin = QPointF(scene.columns[side].left(), one.tops[side])
        pieces: Sequence[FlowPiece] = set_side.text.pieces
        preview = scene.preview if scene.preview is not None and scene.preview.side is side else None
        if preview is not None:
            cut = preview.word(set_side.text.cell.origins)
            pieces = divided(pieces, preview.above - first, preview.below - first, cut)
        low, high = -origin.y(), height - origin.y()
        set_pieces = ((piece, set_side.boxes(piece.start, piece.end)) for piece in pieces)
        seen = [
            (piece, boxes)
            for piece, boxes in set_pieces
            if boxes and boxes[-1].bottom() > low and boxes[0].top() < high
        ]
        for piece, boxes in seen:
            row = first + piece.row
            self._tint(painter, origin, boxes, self._colour(row, scene, ink))
        self._grounds(painter, origin, set_side, side, scene, first, ink)
        painter.setPen(ink.text)
        layout.layout.draw(painter, origin)
        paint_note_signs(painter, origin, layout, self._compositor.font(side), ink)
        self._lines_under(painter, origin, set_side, side, {piece.row for piece, _ in seen}, first, ink)
        for piece, boxes in seen:
            row = first + piece.row
            if row == scene.current:
                continue
            if row in scene.selected:
                self._outline(painter, origin, boxes, QPen(ink.accent, 1.2, Qt.PenStyle.DotLine))
            elif self._model.is_fresh(self._model.id_at(row)):
                self._underline(painter, origin, boxes, ink.fresh)
        current = [box for piece, boxes in seen if first + piece.row == scene.current for box in boxes]
        if current:
            self._outline(painter, origin, current, QPen(ink.accent, 2.0 if scene.focused else 1.4))
        self._seams(painter, origin, set_side, scene, preview is not None, ink)
        self._cuts(painter, origin, layout, pieces, side, scene, first, ink)
        if first <= scene.current < one.paragraph.end and preview is None:
            self._caret(painter, origin, set_side, side, scene, scene.current - first, ink)
        self._signs(painter, origin, set_side, seen, side, scene, first, ink)

    def _colour(self, row: int, scene: Scene, ink: Inks) -> QColor:
        """Colour by status, deeper for every second bead, deepest for the current one."""
        bead = self._model.row_at(row)
        share = (0.15, 0.27) if is_dark() else (0.09, 0.18)
        tint = mix(status_colour(bead.status, ink.shown), ink.ground, share[row % 2])
        return mix(ink.accent, tint, 0.12) if row == scene.current else tint

    @staticmethod
    def _tint(painter: QPainter, origin: QPointF, boxes: Sequence[QRectF], colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for box in boxes:
            painter.drawRoundedRect(box.translated(origin).adjusted(-2, 1, 2, -1), 3, 3)

    @staticmethod
    def _outline(painter: QPainter, origin: QPointF, boxes: Sequence[QRectF], pen: QPen) -> None:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for box in boxes:
            path.addRect(
                box.translated(origin).adjusted(-2.5, -0.5, 2.5, 0.5)
            )  # overlapping, so that they join
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path.simplified())

    @staticmethod
    def _underline(painter: QPainter, origin: QPointF, boxes: Sequence[QRectF], colour: QColor) -> None:
        painter.setPen(QPen(colour, 1.6, Qt.PenStyle.DotLine))
        for box in boxes:
            line = box.translated(origin)
            painter.drawLine(
                QPointF(line.left(), line.bottom() - 2), QPointF(line.right(), line.bottom() - 2)
            )

    def _grounds(
        self,
        painter: QPainter,
        origin: QPointF,
        set_side: SetSide,
        side: Side,
        scene: Scene,
        first: int,
        ink: Inks,
    ) -> None:
        """What a split would send on, what was searched for, what is pointed at, what is picked."""
        cell, layout = set_side.text.cell, set_side.layout
        cut = scene.plan.get(side)
        if cut is not None and scene.preview is None:
            for piece in set_side.text.of_row(scene.current - first):
                begin = max(piece.first, cut)
                if begin < piece.last:
                    start = piece.start + begin - piece.first
                    self._tint(painter, origin, set_side.boxes(start, piece.end), ink.rest)
        for start, end in tag_spans(cell.shown):
            self._tint(painter, origin, layout.boxes(start, end), ink.tag)
        for start, length in self._hits.spans(cell, side):
            self._tint(painter, origin, layout.boxes(start, start + length), ink.hit)
        for begin, end in self._remarks.words(cell, side):
            paint_remark(painter, origin, set_side.boxes(begin, end), ink)
        for begin, end in self._lights.words(cell, side):
            self._tint(painter, origin, set_side.boxes(begin, end), ink.lit)
        for begin, end in self._picking.words(cell, side):
            self._tint(painter, origin, set_side.boxes(begin, end), ink.picked)

    def _lines_under(
        self,
        painter: QPainter,
        origin: QPointF,
        set_side: SetSide,
        side: Side,
        rows: Iterable[int],
        first: int,
        ink: Inks,
    ) -> None:
        """Lines under terms and names, and under words that no dictionary knows."""
        for row in rows:
            bead = self._model.row_at(first + row)
            cell = self._compositor.text(bead, side)
            for term, start, end in shown_marks(cell, self.terms(bead), side):
                for stretch in in_flow(set_side.text, row, cell, start, end):
                    underline(painter, origin, set_side.layout, stretch, term.kind, ink)
            for _, start, end in shown_marks(cell, self.spelling(bead), side):
                for stretch in in_flow(set_side.text, row, cell, start, end):
                    wave(painter, origin, set_side.layout, stretch, ink)

    @staticmethod
    def _seams(
        painter: QPainter, origin: QPointF, set_side: SetSide, scene: Scene, previewing: bool, ink: Inks
    ) -> None:
        if previewing:
            return
        for word in set_side.text.cell.breaks:
            mark = set_side.layout.mark(word)
            if mark is not None:
                paint_seam(painter, origin, mark, ink)

    def _cuts(
        self,
        painter: QPainter,
        origin: QPointF,
        layout: CellLayout,
        pieces: Sequence[FlowPiece],
        side: Side,
        scene: Scene,
        first: int,
        ink: Inks,
    ) -> None:
        """A slim handle wherever one bead ends and another begins."""
        for place, piece in enumerate(pieces):
            if place and pieces[place - 1].row == piece.row:
                continue
            if not place and first == 0 and piece.row == 0:
                continue
            mark = layout.mark(piece.start)
            if mark is None:
                continue
            x = round(origin.x() + mark.x) + 0.5
            top, bottom = origin.y() + mark.top + 2, origin.y() + mark.bottom - 2
            moving = scene.preview is not None and scene.preview.side is side
            dragged = moving and scene.preview is not None and first + piece.row == scene.preview.below
            pointed = scene.hovered == (side, first + piece.row) or dragged
            colour = ink.cut if pointed else mix(ink.text, ink.ground, 0.42)
            painter.setPen(QPen(colour, 2.4 if pointed else 1.4))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            size = 4.5 if pointed else 2.6
            for y in (top, bottom) if pointed else (top,):
                painter.drawEllipse(QPointF(x, y), size, size)

    def _caret(
        self,
        painter: QPainter,
        origin: QPointF,
        set_side: SetSide,
        side: Side,
        scene: Scene,
        row: int,
        ink: Inks,
    ) -> None:
        cut = scene.plan.get(side)
        at = self._carets.get(side)
        if cut is not None:
            word = set_side.text.place(row, cut)
            mark = set_side.layout.mark(word) if word is not None else None
            if mark is not None:
                paint_cut(painter, origin, mark, ink, implied=cut != at, idle=False)
        elif side is scene.active and scene.focused:
            word = set_side.text.place(row, at)
            mark = set_side.layout.mark(word) if word is not None else None
            if mark is not None:
                paint_cut(painter, origin, mark, ink, implied=False, idle=True)

    # The margin

    def _signs(
        self,
        painter: QPainter,
        origin: QPointF,
        set_side: SetSide,
        seen: Sequence[tuple[FlowPiece, list[QRectF]]],
        side: Side,
        scene: Scene,
        first: int,
        ink: Inks,
    ) -> None:
        """In the margin where the lines begin: one sign for each bead that begins on the line."""
        layout, column = set_side.layout, scene.columns[side]
        rightmost = layout.right_to_left
        size = min(layout.pitch * 0.62, self._compositor.small_height * 1.05)
        on_line: dict[int, list[int]] = {}
        begun: set[int] = set()
        for piece, _boxes in seen:
            if piece.row in begun or piece.first:
                continue
            begun.add(piece.row)
            line = layout.line_of(set_side.text.cell.starts[piece.start])
            on_line.setdefault(line, []).append(first + piece.row)
        for line, rows in on_line.items():
            y = origin.y() + line * layout.pitch + (layout.pitch - size) / 2
            step = min(size + 3, (SIGN_MARGIN - size - 14) / max(1, len(rows) - 1))
            for place, row in enumerate(rows):
                away = 8 + step * (len(rows) - 1 - place)
                x = column.right() + away if rightmost else column.left() - away - size
                self._sign(painter, QRectF(x, y, size, size), row, self._model.row_at(row), ink)

    def _sign(self, painter: QPainter, box: QRectF, row: int, bead: BeadRow, ink: Inks) -> None:
        if self._model.is_fresh(bead.id):
            paint_flag(painter, box.adjusted(1, 1, -1, -1), BeadFlag.FRESH, ink)
        elif bead.status is Status.SUGGESTED and bead.confidence is not None:
            paint_confidence_sign(painter, box.adjusted(2.5, 2.5, -2.5, -2.5), bead.confidence, ink.shown)
        else:
            font = QFont(self._compositor.small_font(QFont.Weight.Bold))
            font.setPixelSize(max(7, round(box.height() * 0.62)))
            paint_status(painter, box, bead.status, ink.shown, font)


SIGN_MARGIN = 52
"""Room for the signs beside each text, in pixels."""
