"""The model of the table: bead ids in display order, rows fetched by pages, minimal signals for changes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from aligner.bitext import Side, Status
from aligner.text.scripts import is_right_to_left
from db import BeadRow, Cell
from db.queries.review_queue import last_said
from ui.design.status_style import status_words
from ui.editor.text.paragraph_numbers import Numbering
from ui.i18n.formatting import percent
from ui.session.display_order import Order, around

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from db import Change, Project

Index = QModelIndex | QPersistentModelIndex

PAGE = 32
KEPT = 4096
# More separate insertions and removals than this and starting afresh is cheaper for every view.
MANY = 40

NO_INDEX = QModelIndex()


class PairColumn(IntEnum):
    """The columns, as the model numbers them; the view decides where they stand.

    The first is one that goes with its bead: Qt's model tester tells rows apart by it, and a number does not.
    """

    SOURCE = 0
    TARGET = 1
    NUMBER = 2
    STATUS = 3
    CONFIDENCE = 4

    @property
    def side(self) -> Side | None:
        return {PairColumn.SOURCE: Side.SOURCE, PairColumn.TARGET: Side.TARGET}.get(self)

    @classmethod
    def of(cls, side: Side) -> PairColumn:
        return cls.SOURCE if side is Side.SOURCE else cls.TARGET


class PairModel(QAbstractTableModel):
    """The beads of a project in display order.

    Rows are read from the project when a view asks for them, and the most recent are kept.

    Signals:
        about_to_change, has_changed: emitted before and after all signals of one command, for a view that
            keeps its place by bead and measures once.
    """

    about_to_change = Signal()
    has_changed = Signal()

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._order = Order(project.order())
        self._rows: OrderedDict[int, BeadRow] = OrderedDict()
        self._expected: dict[int, Status] = {}
        self._fresh: set[int] = set()
        self._locale = QLocale()
        self._numberings: dict[Side, Numbering] = {}
        self.terse = False
        """Leave the narrow columns without a visible heading (screen readers still get it)."""
        info = project.info()
        self.languages = {Side.SOURCE: info.source.language, Side.TARGET: info.target.language}

    # What the view asks

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(PairColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._display(index.row(), PairColumn(index.column()))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self.spoken(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index.row(), PairColumn(index.column()))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        column = PairColumn(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = column.side
            if side is None:
                return Qt.AlignmentFlag.AlignCenter
            leading = (
                Qt.AlignmentFlag.AlignRight
                if is_right_to_left(self.languages[side])
                else Qt.AlignmentFlag.AlignLeft
            )
            return Qt.AlignmentFlag.AlignVCenter | leading | Qt.AlignmentFlag.AlignAbsolute
        if role == Qt.ItemDataRole.DisplayRole and self.terse and column.side is None:
            return ""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return {
            PairColumn.NUMBER: self.tr("No."),
            PairColumn.STATUS: self.tr("Status"),
            PairColumn.SOURCE: self.language_name(Side.SOURCE),
            PairColumn.TARGET: self.language_name(Side.TARGET),
            PairColumn.CONFIDENCE: self.tr("Confidence"),
        }[column]

    def language_name(self, side: Side) -> str:
        """The language of a side as the column is headed."""
        tag = self.languages[side]
        locale = QLocale(tag)
        if locale.language() is QLocale.Language.C:
            return tag
        known = {QLocale.Language.Arabic: self.tr("Arabic"), QLocale.Language.English: self.tr("English")}
        return known.get(locale.language()) or QLocale.languageToString(locale.language())

    def status_name(self, status: Status) -> str:
        return status_words(status).title

    def spoken(self, row: int) -> str:
        """A row as a screen reader says it: number, status, both texts, confidence."""
        bead = self.row_at(row)
        none = self.tr("no counterpart")
        parts = [
            self.tr("Pair {number}, {status}").format(number=row + 1, status=self.status_name(bead.status)),
            *(
                self.tr("{language}: {text}").format(
                    language=self.language_name(side),
                    text=" ".join(bead.cell(side).text[:2000].split()) or none,
                )
                for side in Side
            ),
        ]
        if reason := self.reason(bead):
            parts.append(reason)
        if bead.confidence is not None:
            parts.append(self.tr("confidence {percent}").format(percent=percent(bead.confidence)))
        return ". ".join(parts)

    def reason(self, bead: BeadRow) -> str:
        """Why a returned pair was returned, and by whom; nothing for any other."""
        if bead.status is not Status.RETURNED:
            return ""
        said = last_said(self._project, [bead.id], "reason").get(bead.id)
        if said is None:
            return ""
        return self.tr("Returned by {name}: {reason}").format(name=said.who, reason=said.text)

    # What the table and its delegate ask

    @property
    def order(self) -> NDArray[np.int64]:
        """The ids of all beads in display order; read-only."""
        return self._order.ids

    def ids(self, rows: Iterable[int]) -> list[int]:
        return [int(self._order.ids[row]) for row in rows]

    def id_at(self, row: int) -> int:
        return int(self._order.ids[row])

    def row_of(self, bead_id: int) -> int | None:
        """The row of a bead; None if it does not exist."""
        return self._order.row_of(bead_id)

    def row_at(self, row: int) -> BeadRow:
        """The bead of a row; its page is fetched if it is not cached."""
        bead_id = self.id_at(row)
        bead = self._rows.get(bead_id)
        if bead is None:
            start = row - row % PAGE
            self.fetch(start, start + PAGE)
            bead = self._rows.get(bead_id) or _gone(bead_id)
        expected = self._expected.get(bead_id)
        return bead if expected is None or expected is bead.status else replace(bead, status=expected)

    def has(self, row: int) -> bool:
        """Whether a row is cached."""
        return self.id_at(row) in self._rows

    def fetch(self, first: int, end: int) -> None:
        """Cache the rows ``first`` to ``end`` (half-open)."""
        wanted = [
            bead_id for bead_id in self._order.ids[max(0, first) : end].tolist() if bead_id not in self._rows
        ]
        if wanted:
            for bead in self._project.rows(wanted):
                self._rows[bead.id] = bead
            while len(self._rows) > KEPT:
                self._rows.popitem(last=False)

    def crosses(self, row: int) -> bool:
        """Whether a bead's target comes before that of the bead above, or after that of the bead below."""
        here = self.row_at(row)
        if here.is_null:
            return False
        for step in (-1, 1):
            other = row + step
            while 0 <= other < len(self._order) and abs(other - row) <= 3 and self.row_at(other).is_null:
                other += step
            if not 0 <= other < len(self._order) or abs(other - row) > 3:
                continue
            neighbour = self.row_at(other)
            if (neighbour.target[0] > here.target[0]) == (step < 0):
                return True
        return False

    def is_fresh(self, bead_id: int) -> bool:
        """Whether the machine has changed the bead since the person last acted on it."""
        return bead_id in self._fresh

    # Changes

    def expect(self, ids: Iterable[int], status: Status) -> None:
        """Show the status that a running command will give, before it is written."""
        for bead_id in ids:
            self._expected[bead_id] = status
            self._tell(bead_id)

    def forget_expected(self) -> None:
        """Show the stored statuses again after a command failed."""
        expected, self._expected = self._expected, {}
        for bead_id in expected:
            self._tell(bead_id)

    def mark_fresh(self, ids: Iterable[int]) -> None:
        """Mark beads as newly suggested, instead of those marked before."""
        before, self._fresh = self._fresh, set(ids)
        for bead_id in before ^ self._fresh:
            self._tell(bead_id)

    def apply(self, change: Change) -> None:
        """Follow a command that has been written."""
        self.about_to_change.emit()
        if change.added or change.removed or change.order_changed:
            self._follow(change)
        for bead_id in (*change.changed, *change.added, *change.removed):
            self._rows.pop(bead_id, None)
            self._expected.pop(bead_id, None)
        self._fresh.difference_update(change.changed, change.removed)
        for bead_id in change.changed:
            self._tell(bead_id)
        self.has_changed.emit()

    def reload(self) -> None:
        """Read everything again: another program has written to the project."""
        self.about_to_change.emit()
        self._reorder(self._project.order())
        self._rows.clear()
        self._expected.clear()
        if len(self._order):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, len(PairColumn) - 1))
        self.has_changed.emit()

    def _tell(self, bead_id: int) -> None:
        row = self.row_of(bead_id)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(PairColumn) - 1))

    def _follow(self, change: Change) -> None:
        """Bring the order up to date: around what the command touched if that is all, else everywhere."""
        splice = around(self._project, self._order, change.changed, change.removed, change.added)
        if splice is None:
            self._reorder(self._project.order())
        else:
            self._replace(splice.first, splice.end, splice.ids)

    def _reorder(self, new: NDArray[np.int64]) -> None:
        """Go from the present order to a new one."""
        old = self._order.ids
        shortest = min(len(old), len(new))
        differs = np.flatnonzero(old[:shortest] != new[:shortest])
        head = int(differs[0]) if len(differs) else shortest
        room = shortest - head
        differs = np.flatnonzero(old[len(old) - room :][::-1] != new[len(new) - room :][::-1])
        tail = int(differs[0]) if len(differs) else room
        self._replace(head, len(old) - tail, new[head : len(new) - tail])

    def _replace(self, first: int, end: int, new_middle: NDArray[np.int64]) -> None:
        """Replace the rows ``first`` to ``end``, with the least signals."""
        count = len(self._order)
        old_middle = self._order.ids[first:end]
        if not len(old_middle) and not len(new_middle):
            return
        gone = np.flatnonzero(~np.isin(old_middle, new_middle))
        come = np.flatnonzero(~np.isin(new_middle, old_middle))
        if not np.array_equal(np.delete(old_middle, gone), np.delete(new_middle, come)):
            gone, come = np.arange(len(old_middle)), np.arange(len(new_middle))  # some have moved
        removals, insertions = _runs(gone + first), _runs(come + first)
        if len(removals) + len(insertions) > MANY:
            self.beginResetModel()
            self._order.set(np.concatenate((self._order.ids[:first], new_middle, self._order.ids[end:])))
            self.endResetModel()
            return
        for start, last in reversed(removals):
            self.beginRemoveRows(NO_INDEX, start, last)
            self._order.remove(start, last + 1)
            self.endRemoveRows()
        for start, last in insertions:
            self.beginInsertRows(NO_INDEX, start, last)
            self._order.insert(start, new_middle[start - first : last + 1 - first])
            self.endInsertRows()
        if len(self._order) != count:
            self._tell_numbers(first)

    def _tell_numbers(self, first: int) -> None:
        """Report that the numbers of rows have changed."""
        last = len(self._order) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, PairColumn.NUMBER), self.index(last, PairColumn.NUMBER))

    # Cells as text

    def _display(self, row: int, column: PairColumn) -> str:
        bead = self.row_at(row)
        side = column.side
        if side is not None:
            return bead.cell(side).text
        if column is PairColumn.NUMBER:
            return self.number(row)
        if column is PairColumn.STATUS:
            return self.status_name(bead.status)
        return "" if bead.confidence is None else self.percent(bead.confidence)

    def number(self, row: int) -> str:
        """The number of a row in the digits of the interface."""
        return self._locale.toString(row + 1)

    def place(self, bead: BeadRow) -> str:
        """Paragraph and sentence in which a bead begins, of the source where it has one: "12·3"."""
        side = Side.SOURCE if bead.source else Side.TARGET
        if not bead.side(side):
            return ""
        if side not in self._numberings:
            self._numberings[side] = Numbering(self._project.text(side), self.languages[side])
        paragraph, sentence = self._numberings[side].at(bead.side(side)[0].start)
        parts = (paragraph,) if sentence is None else (paragraph, sentence)
        return "\u2009·\u2009".join(self._locale.toString(part) for part in parts)

    def count_name(self, number: int) -> str:
        """A number of pairs in words."""
        return self.tr("%Ln pair(s)", "", number)

    def percent(self, confidence: float) -> str:
        """A confidence as a whole percentage in the digits of the interface."""
        return percent(confidence)

    def _tip(self, row: int, column: PairColumn) -> str | None:
        bead = self.row_at(row)
        if column is PairColumn.STATUS:
            sentence = self.tr("{status}, last changed by {name}").format(
                status=self.status_name(bead.status), name=bead.changed_by
            )
            reason = self.reason(bead)
            return f"{sentence}\n{reason}" if reason else sentence
        if column is PairColumn.NUMBER:
            marks = [
                text
                for given, text in (
                    (bead.touched, self.tr("Made or changed by a person")),
                    (bead.edited, self.tr("Corrected")),
                    (bead.comments > 0, self.tr("Has comments")),
                    (self.crosses(row), self.tr("Crosses a neighbour: the order differs between the texts")),
                    (self.is_fresh(bead.id), self.tr("Realigned")),
                )
                if given
            ]
            return "\n".join(marks) or None
        if column is PairColumn.CONFIDENCE:
            if bead.confidence is None:
                return self.tr("No confidence: a person made this pair")
            return self.tr("{percent} likely to be exactly right").format(
                percent=self.percent(bead.confidence)
            )
        return None


def _gone(bead_id: int) -> BeadRow:
    """A placeholder for a bead that another program has removed, until the order is read again."""
    return BeadRow(
        id=bead_id,
        revision=-1,
        status=Status.SUGGESTED,
        source=(),
        target=(),
        source_cell=Cell("", ()),
        target_cell=Cell("", ()),
        score=None,
        confidence=None,
        touched=False,
        changed_by="",
        confirmed_by=None,
        reviewed_by=None,
        comments=0,
        edited=False,
        evidence=None,
        run=None,
    )


def _runs(rows: Sequence[int] | NDArray[np.intp]) -> list[tuple[int, int]]:
    """Ascending rows as stretches, first and last row of each."""
    rows = np.asarray(rows)
    if not len(rows):
        return []
    breaks = np.flatnonzero(np.diff(rows) != 1)
    firsts = np.concatenate(([rows[0]], rows[breaks + 1]))
    lasts = np.concatenate((rows[breaks], [rows[-1]]))
    return [(int(a), int(b)) for a, b in zip(firsts, lasts, strict=True)]
