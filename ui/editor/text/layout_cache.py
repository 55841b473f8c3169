"""Caches layouts and heights of cells by bead, revision, width and font."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF

from aligner.bitext import Side
from aligner.text.scripts import is_right_to_left
from ui.editor.text.cell_layout import CellLayout, LayoutLru
from ui.editor.text.cell_text import CellText, cell_text
from ui.editor.text.structure_marks import NoteBlock, label_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db import BeadRow
    from ui.editor.text.structure_marks import Heading, NoteMark, SideStructure
    from ui.editor.text_settings import TextSettings

MARGIN = 14
"""Left and right of the text in a cell, in pixels."""


class LayoutCache:
    """Turns beads into laid-out cells under one setting.

    Args:
        languages: the language tag of each side.
    """

    def __init__(self, languages: Mapping[Side, str], setting: TextSettings) -> None:
        self._languages = languages
        self._layouts: LayoutLru[CellLayout] = LayoutLru(400)
        self._texts: LayoutLru[CellText] = LayoutLru(400)
        self._blocks: LayoutLru[NoteBlock | None] = LayoutLru(400)
        self._structure: Mapping[Side, SideStructure] = {}
        self._begins: dict[tuple[int, Side], int] = {}
        self.setting = setting
        self.set_setting(setting)

    def set_setting(self, setting: TextSettings) -> None:
        self.setting = setting
        self._fonts = {side: setting.font(side, self._languages[side]) for side in Side}
        self._leftwards = {side: is_right_to_left(self._languages[side]) for side in Side}
        self._baselines = {
            side: CellLayout.baseline_of(self._fonts[side], self._leftwards[side], setting.spacing)
            for side in Side
        }
        self._pitches = {
            side: CellLayout.pitch_of(self._fonts[side], self._leftwards[side], setting.spacing)
            for side in Side
        }
        self._drops = {side: max(self._baselines.values()) - self._baselines[side] for side in Side}
        weights = (QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold)
        self._small = {weight: self._make_small(weight) for weight in weights}
        self.padding = setting.density.padding
        self.baseline: float = self.padding + max(self._baselines.values())
        """Distance of the first line of both texts from the top of a row, in pixels."""
        metrics = QFontMetricsF(self._small[QFont.Weight.Normal])
        self.small_height = metrics.height()
        self.small_ascent = metrics.ascent()
        self.badge = ceil(self.small_height * 1.35)
        """The side of a status badge, in pixels."""
        self._layouts.clear()
        self._texts.clear()
        self._blocks.clear()

    def set_structure(self, structure: Mapping[Side, SideStructure]) -> None:
        """Show the headings and notes of the documents from the next layout on."""
        self._structure = {side: marks for side, marks in structure.items() if not marks.is_empty}
        self._layouts.clear()
        self._blocks.clear()

    def font(self, side: Side) -> QFont:
        return self._fonts[side]

    def is_right_to_left(self, side: Side) -> bool:
        return self._leftwards[side]

    @property
    def default_height(self) -> int:
        """The height of a row that nobody has looked at yet: three lines."""
        return ceil(max(self.pitch(side) for side in Side) * 3) + 2 * self.padding

    @property
    def least_height(self) -> int:
        """The height of a row of one line."""
        return max(30, ceil(max(self.pitch(side) + self.drop(side) for side in Side)) + 2 * self.padding)

    def pitch(self, side: Side) -> float:
        """The distance of the lines of a side, in pixels."""
        return self._pitches[side]

    def layout(self, bead: BeadRow, side: Side, width: int) -> CellLayout:
        """One side of a bead set in a cell of a width in pixels."""
        key = (bead.id, bead.revision, side, width, self._begins.get((bead.id, side), 0))

        return self._layouts.get(key, lambda: self.compose(self.text(bead, side), side, width - 2 * MARGIN))

    def compose(self, cell: CellText, side: Side, width: int) -> CellLayout:
        """Set words of a side in lines of a width in pixels."""
        headings, notes = self.styles(cell, side)
        return CellLayout(
            cell,
            self._fonts[side],
            right_to_left=self._leftwards[side],
            width=width,
            pitch=self._pitches[side],
            headings=headings,
            notes=notes,
        )

    def styles(self, cell: CellText, side: Side) -> tuple[tuple[Heading, ...], tuple[tuple[int, str], ...]]:
        """The headings in what a cell shows, and the words with notes and their marks."""
        structure = self._structure.get(side)
        if structure is None:
            return (), ()
        notes = tuple((word, label_of(marks)) for word, marks in structure.notes(cell))
        return structure.headings(cell), notes

    def notes(self, bead: BeadRow, side: Side) -> tuple[tuple[int, tuple[NoteMark, ...]], ...]:
        """The words of a cell that notes belong to, each with its notes."""
        structure = self._structure.get(side)
        return structure.notes(self.text(bead, side)) if structure is not None else ()

    def note_block(self, bead: BeadRow, side: Side, width: int) -> NoteBlock | None:
        """The notes of a cell as they stand under its text; None where there are none to show."""
        if side not in self._structure or not self.setting.notes:
            return None

        def compose() -> NoteBlock | None:
            notes = [note for _, marks in self.notes(bead, side) for note in marks]
            if not notes:
                return None
            leftwards = self._leftwards[side]
            return NoteBlock(notes, self._fonts[side], right_to_left=leftwards, width=width - 2 * MARGIN)

        key = (bead.id, bead.revision, side, width, self._begins.get((bead.id, side), 0))
        return self._blocks.get(key, compose)

    def depth(self, bead: BeadRow, side: Side, width: int) -> float:
        """The height of a text and its notes, in pixels."""
        block = self.note_block(bead, side, width)
        return self.layout(bead, side, width).height + (block.height if block is not None else 0.0)

    def text(self, bead: BeadRow, side: Side) -> CellText:
        """The words that a cell shows."""
        begin = self._begins.get((bead.id, side), 0)

        def compose() -> CellText:
            return cell_text(
                bead.cell(side), bead.side(side), diacritics=self.setting.diacritics, begin=begin
            )

        return self._texts.get((bead.id, bead.revision, side, begin), compose)

    def begin_at(self, bead_id: int, side: Side, place: int) -> None:
        """Show a very long cell from a place of its text on."""
        if place > 0:
            self._begins[(bead_id, side)] = place
        else:
            self._begins.pop((bead_id, side), None)

    def begins(self) -> dict[tuple[int, Side], int]:
        """The very long cells that are not shown from the beginning of their text, and from which place."""
        return dict(self._begins)

    def height(self, bead: BeadRow, widths: Mapping[Side, int]) -> int:
        """How high a row wants to be, in pixels."""
        text = max(self.depth(bead, side, widths[side]) + self.drop(side) for side in Side)
        return max(self.least_height, ceil(text) + 2 * self.padding)

    def drop(self, side: Side) -> float:
        """How far the text of a side is lowered so that the first lines of both share a baseline."""
        return self._drops[side]

    def small_font(self, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The interface font for numbers and marks, which follow the zoom a little."""
        return self._small[weight]

    def _make_small(self, weight: QFont.Weight) -> QFont:
        font = QFont()
        font.setPointSizeF(max(7.5, font.pointSizeF() * (0.5 + 0.42 * self.setting.zoom)))
        font.setWeight(weight)
        return font
