"""The rows of the source with their translations, as a table; what a search finds in them."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from aligner.bitext import Status
from aligner.text.normalize import fold
from aligner.text.scripts import is_right_to_left
from ui.design.status_style import status_label
from ui.i18n.bidi import isolated
from ui.i18n.formatting import language_name, listed
from ui.services.library.parallel import ParallelCell, ParallelColumn, ParallelGrid
from ui.widgets.file_chooser import isolated_path
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
EMPTY = ParallelGrid("ar", (), ())


class Fixed(IntEnum):
    """The columns before the translations."""

    NUMBER = 0
    SOURCE = 1


FIRST = len(Fixed)
"""The column of the first translation."""

_LEAST_DONE = sorted(Status, key=lambda status: status.is_settled)


class SideBySideModel(QAbstractTableModel):
    """Number, source and translations, to be read only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = EMPTY
        self._folded: list[tuple[str, ...]] = []
        self.query = ""
        self.matches: list[int] = []

    def show_grid(self, grid: ParallelGrid, folded: list[tuple[str, ...]]) -> None:
        """Show these rows instead; ``folded`` is what :func:`folded_texts` gives for them."""
        self.beginResetModel()
        self.grid, self._folded = grid, folded
        self.endResetModel()
        self.search(self.query)

    def search(self, query: str) -> None:
        """Find the rows that hold these words in any column."""
        self.query = " ".join(query.split())
        wanted = fold(self.query)
        self.matches = (
            [n for n, texts in enumerate(self._folded) if any(wanted in text for text in texts)]
            if wanted
            else []
        )
        if self.grid.lines:
            corners = self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(*corners)

    def column(self, section: int) -> ParallelColumn | None:
        """The translation of a column; None for number and source."""
        return self.grid.columns[section - FIRST] if section >= FIRST else None

    def cell(self, index: Index) -> ParallelCell | None:
        """What a translation has for a row."""
        if not index.isValid() or index.column() < FIRST:
            return None
        return self.grid.lines[index.row()].cells[index.column() - FIRST]

    def text(self, row: int, section: int) -> str:
        """The text of a cell; empty for the number."""
        if section == Fixed.NUMBER:
            return ""
        line = self.grid.lines[row]
        if section == Fixed.SOURCE:
            return line.source
        cell = line.cells[section - FIRST]
        return cell.text if cell is not None else ""

    def language(self, section: int) -> str:
        """The language of a column of texts."""
        column = self.column(section)
        return self.grid.source_language if column is None else column.language

    # What the view asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.grid.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else FIRST + len(self.grid.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            if section == Fixed.NUMBER:
                return self.tr("No.")
            spoken = language_name(self.language(section))
            if column is None:
                return spoken
            name = names_apart({one.path: one.name for one in self.grid.columns})[column.path]
            return listed([isolated(name), spoken])
        if role == Qt.ItemDataRole.TextAlignmentRole and section >= Fixed.SOURCE:
            rtl = is_right_to_left(self.language(section))  # over the beginning of the texts
            edge = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            return edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and column is not None:
            return plain_tip(
                "\n".join((column.name, language_name(column.language), isolated_path(column.path)))
            )
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == Fixed.NUMBER:
                return QLocale().toString(index.row() + 1)
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [self.text(index.row(), index.column())]
            if (status := self.status(index)) is not None:
                parts.append(status_label(status))
            return listed(part for part in parts if part)
        return None

    def status(self, index: Index) -> Status | None:
        """The least of the statuses of a translation's pairs; None where there are none."""
        cell = self.cell(index)
        if cell is None:
            return None
        return next((status for status in _LEAST_DONE if status in cell.statuses), None)


def names_apart(names: Mapping[Path, str]) -> dict[Path, str]:
    """The names of projects, with that of the file where several have the same name."""
    often = Counter(names.values())
    return {
        path: f"{isolated(name)} ({isolated(path.stem)})" if often[name] > 1 else name
        for path, name in names.items()
    }


def folded_texts(grid: ParallelGrid) -> list[tuple[str, ...]]:
    """What a search looks through: the folded texts of each row."""
    return [
        (fold(line.source), *(fold(cell.text) for cell in line.cells if cell is not None))
        for line in grid.lines
    ]
