"""The model of the table: bead ids in display order, rows fetched by pages, minimal signals for changes."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QLocale,
    QObject,
    Qt,
)

from aligner.bitext import Side, Status
from aligner.text.scripts import is_right_to_left
from db.queries.review_queue import last_said
from ui.design.status_style import status_words
from ui.editor.ordered_rows import MANY, NO_INDEX, Index, OrderedRows
from ui.editor.text.paragraph_numbers import Numbering
from ui.i18n.formatting import confidence_percent
from ui.i18n.people import person_name
from ui.i18n.review_words import reason_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from db import BeadRow, Change, Project


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


class PairModel(OrderedRows):
    """The beads of a project in display order, as cells."""

    def __init__(
        self, project: Project, parent: QObject | None = None, order: NDArray[np.int64] | None = None
    ) -> None:
        super().__init__(project, parent, order)
        self._expected: dict[int, Status] = {}
        self._fresh: set[int] = set()
        self._locale = QLocale()
        self._numberings: dict[Side, Numbering] = {}
        self.terse = False
        """Leave the narrow columns without a visible heading (screen readers still get it)."""
        info = project.info()
        self.languages = {Side.SOURCE: info.source.language, Side.TARGET: info.target.language}

    # What the view asks

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
            return self.place_of(section) + 1 if role == Qt.ItemDataRole.DisplayRole else None
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
            self.tr("Pair {number}, {status}").format(
                number=self.place_of(row) + 1, status=self.status_name(bead.status)
            ),
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
            parts.append(self.tr("confidence {percent}").format(percent=confidence_percent(bead.confidence)))
        return ". ".join(parts)

    def reason(self, bead: BeadRow) -> str:
        """Why a returned pair was returned, and by whom; nothing for any other."""
        if bead.status is not Status.RETURNED:
            return ""
        said = last_said(self._project, [bead.id], "reason").get(bead.id)
        if said is None:
            return ""
        return self.tr("Returned by {name}: {reason}").format(
            name=person_name(said.who), reason=reason_words(said.text)
        )

    # What the table and its delegate ask

    def row_at(self, row: int) -> BeadRow:
        """The bead of a row, with the status that a running command will give it."""
        bead = super().row_at(row)
        expected = self._expected.get(bead.id)
        return bead if expected is None or expected is bead.status else replace(bead, status=expected)

    def crosses(self, row: int) -> bool:
        """Whether a bead's target comes before that of the bead above, or after that of the bead below."""
        here = self.row_at(row)
        if here.is_null:
            return False
        for step in (-1, 1):
            near = (self.neighbour(row, step * distance) for distance in range(1, 4))
            neighbour = next((bead for bead in near if bead is None or not bead.is_null), None)
            if neighbour is not None and (neighbour.target[0] > here.target[0]) == (step < 0):
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
        if len(change.changed) > MANY:
            self._tell_all()
        else:
            for bead_id in change.changed:
                self._tell(bead_id)
        self.has_changed.emit()

    def reload(self) -> None:
        """Read everything again: another program has written to the project."""
        self.about_to_change.emit()
        self._reload_order()
        self._rows.clear()
        self._expected.clear()
        self._tell_all()
        self.has_changed.emit()

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
        return self._locale.toString(self.place_of(row) + 1)

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
        return confidence_percent(confidence)

    def _tip(self, row: int, column: PairColumn) -> str | None:
        bead = self.row_at(row)
        if column is PairColumn.STATUS:
            sentence = self.tr("{status}, last changed by {name}").format(
                status=self.status_name(bead.status), name=person_name(bead.changed_by)
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
