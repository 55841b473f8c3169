"""Pair the chapters of two texts: proposed by headings, numbers and lengths, corrected by a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.commands.keys.cheat_sheet import shown
from ui.design import colours
from ui.design.fonts import arabic_font
from ui.i18n.formatting import counted, percent
from ui.i18n.localize import localize
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import plain_tip
from ui.widgets.text.text_tables import dress_table, select_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.alignment.chapter_aligner import ChapterMatch
    from aligner.alignment.chapters import Chapter, ChapterPair

SOURCE, WHY, TARGET = range(3)
_ROOT = QModelIndex()
_MIME = "application/x-muqabala-chapter"
_UNSURE = 0.6


@dataclass(frozen=True, slots=True)
class Pairing:
    """A row: indices of the chapters, None where there is none, and why they were put together."""

    source: int | None
    target: int | None
    certainty: float | None = None
    reason: str = ""


class ChapterModel(QAbstractTableModel):
    """Every chapter of both texts in exactly one row, sources in their order."""

    corrected = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._arabic = arabic_font(parent.font())
        self.source: Sequence[Chapter] = ()
        self.target: Sequence[Chapter] = ()
        self.rows: list[Pairing] = []

    def show_pairs(
        self, source: Sequence[Chapter], target: Sequence[Chapter], pairs: Sequence[ChapterPair]
    ) -> None:
        self.beginResetModel()
        self.source, self.target = source, target
        self.rows = [Pairing(p.source, p.target, p.certainty, p.reason) for p in pairs]
        self.endResetModel()

    # Corrections

    def part(self, row: int) -> bool:
        """Take a pair apart into two rows; False where there is no pair."""
        pairing = self.rows[row]
        if pairing.source is None or pairing.target is None:
            return False
        self._replace([*self.rows[:row], Pairing(pairing.source, None), Pairing(None, pairing.target),
                       *self.rows[row + 1 :]])  # fmt: skip
        return True

    def join(self, source_row: int, target_row: int) -> bool:
        """Pair the source of one row with the target of another; their former partners become unpaired."""
        one, other = self.rows[source_row], self.rows[target_row]
        if source_row == target_row or one.source is None or other.target is None:
            return False
        rows: list[Pairing] = []
        for row, pairing in enumerate(self.rows):
            if row == source_row:
                rows.append(Pairing(one.source, other.target))
                if one.target is not None:
                    rows.append(Pairing(None, one.target))
            elif row == target_row:
                if other.source is not None:
                    rows.append(Pairing(other.source, None))
            else:
                rows.append(pairing)
        self._replace(rows)
        return True

    def push_down(self, row: int) -> bool:
        """Each translation from this row on goes one source further down."""
        return self._push(row, down=True)

    def pull_up(self, row: int) -> bool:
        """Each translation from this row on goes one source further up; the one above stands alone if it
        must.
        """
        return self._push(row, down=False)

    def _push(self, row: int, *, down: bool) -> bool:
        if self.rows[row].target is None:
            return False
        sources = [pairing.source for pairing in self.rows]
        targets = [pairing.target for pairing in self.rows]
        if down:
            empty = next((at for at in range(row + 1, len(targets)) if targets[at] is None), None)
            if empty is not None:
                del targets[empty]
            else:
                sources.append(None)
            targets.insert(row, None)
        else:
            if row == 0:
                return False
            above = targets[row - 1]
            del targets[row - 1]
            targets.append(None)
            if above is not None:  # it had a place and loses it
                sources.insert(row - 1, None)
                targets.insert(row - 1, above)
        kept = {(p.source, p.target): p for p in self.rows}
        rows = [
            kept.get((s, t), Pairing(s, t))
            for s, t in zip(sources, targets, strict=True)
            if s is not None or t is not None
        ]
        self._replace(rows)
        return True

    def _replace(self, rows: list[Pairing]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        self.corrected.emit()

    # For the view

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return QLocale().toString(section + 1)
        return (self.tr("Source"), self.tr("Reason"), self.tr("Translation"))[section]

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        pairing, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            if column == WHY:
                return self._why(pairing)
            chapters = self.source if column == SOURCE else self.target
            at = pairing.source if column == SOURCE else pairing.target
            return self.tr("(nothing)") if at is None else self._title(chapters[at])
        if role == Qt.ItemDataRole.FontRole and column == SOURCE and pairing.source is not None:
            return self._arabic
        if role == Qt.ItemDataRole.ForegroundRole:
            shown = colours()
            alone = pairing.source is None or pairing.target is None
            if column == WHY:
                unsure = alone or (pairing.certainty is not None and pairing.certainty < _UNSURE)
                return QColor(shown.warning if unsure else shown.muted)
            if (pairing.source if column == SOURCE else pairing.target) is None:
                return QColor(shown.muted)
        return None

    def _title(self, chapter: Chapter) -> str:
        return chapter.title or self.tr("(before the first heading)")

    def _why(self, pairing: Pairing) -> str:
        lengths = " : ".join(
            counted(chapters[at].words)
            for chapters, at in ((self.source, pairing.source), (self.target, pairing.target))
            if at is not None
        )
        if pairing.source is None or pairing.target is None:
            return self.tr("unpaired · words: {words}").format(words=lengths)
        if pairing.certainty is None:
            return self.tr("paired by you · words: {words}").format(words=lengths)
        return self.tr("{sure} · words: {words} · {reason}").format(
            sure=percent(pairing.certainty),
            words=lengths,
            reason=localize(pairing.reason),
        )

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        if index.isValid() and index.column() != WHY:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    # Dragging: a chapter is let go on the row of the one it belongs to

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        if indexes:
            mime.setData(_MIME, f"{indexes[0].row()} {indexes[0].column()}".encode())
        return mime

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if not data.hasFormat(_MIME) or not parent.isValid():
            return False
        from_row, from_column = map(int, bytes(data.data(_MIME).data()).split())
        if from_column == SOURCE:
            self.join(from_row, parent.row())
        else:
            self.join(parent.row(), from_row)
        return False  # the rows have been moved here; the view must not remove any


class ChapterPage(QWidget):
    """Emits ``changed`` when pairs were corrected, or chapters turned on or off."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_chapter = QCheckBox(self.tr("&Align chapter by chapter"), self)
        self.by_chapter.setToolTip(self.tr("Pairs never cross a chapter boundary"))
        self.model = ChapterModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Pairs of chapters"))
        dress_table(self.table, numbered=True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setDragEnabled(True)
        self.table.setAcceptDrops(True)
        self.table.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.table.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.table.setDragDropOverwriteMode(True)
        header = self.table.horizontalHeader()
        for column in (SOURCE, TARGET):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(WHY, 400)
        self.note = PlainLabel(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)

        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.addWidget(self.by_chapter)
        row.addStretch(1)
        for name, text, tip, keys, slot in (
            ("join", self.tr("Pair"), self.tr("Pair the chapters of two selected rows"),
             ("Return",), self.join),
            ("part", self.tr("Unpair"), self.tr("Separate the paired chapters"),
             ("Delete", "Backspace"), self.part),
            ("up", self.tr("Move up"), self.tr("Move the translations from here on up one row"),
             ("Alt+Up",), self.pull_up),
            ("down", self.tr("Move down"), self.tr("Move the translations from here on down one row"),
             ("Alt+Down",), self.push_down),
        ):  # fmt: skip
            button = QPushButton(text, self)
            button.setToolTip(plain_tip(f"{tip} ({shown(keys[0])})"))
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self.table)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(slot)
            self.buttons[name] = button
            row.addWidget(button)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(10)
        column_.addLayout(row)
        column_.addWidget(self.table, 1)
        column_.addWidget(self.note)
        self.by_chapter.toggled.connect(self._toggled)
        self.model.corrected.connect(self._corrected)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())

    def show_pairs(
        self, source: Sequence[Chapter], target: Sequence[Chapter], pairs: Sequence[ChapterPair]
    ) -> None:
        """Propose pairs; with fewer than two chapters on a side there is nothing to pair."""
        self.model.show_pairs(source, target, pairs)
        possible = min(len(source), len(target)) > 1
        self.by_chapter.setEnabled(possible)
        self.by_chapter.setChecked(possible)
        self.table.clearSelection()
        if possible:
            select_row(self.table, 0)
        self._toggled()

    def matches(self) -> tuple[ChapterMatch, ...]:
        """The current pairs; empty when the texts are aligned as one."""
        from aligner.alignment.chapter_aligner import ChapterMatch, ChapterSpan

        if not self.by_chapter.isChecked():
            return ()

        def span(chapters: Sequence[Chapter], at: int | None) -> ChapterSpan | None:
            return (
                None if at is None else ChapterSpan(chapters[at].start, chapters[at].body, chapters[at].end)
            )

        return tuple(
            ChapterMatch(span(self.model.source, row.source), span(self.model.target, row.target))
            for row in self.model.rows
        )

    # Verbs

    def join(self) -> None:
        """Pair the two chosen rows: the source of one with the translation of the other."""
        chosen = self._chosen()
        if len(chosen) == 2:
            one, other = chosen
            if self.model.rows[one].source is None or self.model.rows[other].target is None:
                one, other = other, one
            self._do(self.model.join(one, other), min(chosen))

    def part(self) -> None:
        row = self._row()
        if row is not None:
            self._do(self.model.part(row), row)

    def push_down(self) -> None:
        row = self._row()
        if row is not None:
            self._do(self.model.push_down(row), row + 1)

    def pull_up(self) -> None:
        row = self._row()
        if row is not None:
            self._do(self.model.pull_up(row), row - 1)

    def _do(self, done: bool, row: int) -> None:
        if done:
            select_row(self.table, max(0, min(row, self.model.rowCount() - 1)))

    def _chosen(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectionModel().selectedRows()})

    def _row(self) -> int | None:
        chosen = self._chosen()
        return chosen[0] if chosen else None

    def _corrected(self) -> None:
        self._tell()
        self.changed.emit()

    def _toggled(self) -> None:
        on = self.by_chapter.isChecked()
        self.table.setEnabled(on)
        self._enable()
        self._tell()
        self.changed.emit()

    def _enable(self) -> None:
        on, chosen = self.by_chapter.isChecked(), self._chosen()
        self.buttons["join"].setEnabled(on and len(chosen) == 2)
        for name in ("part", "up", "down"):
            self.buttons[name].setEnabled(on and len(chosen) == 1)

    def _tell(self) -> None:
        if not self.by_chapter.isEnabled():
            self.note.setText(
                self.tr("No chapters found in at least one text. The texts are aligned as a whole.")
            )
            return
        alone = sum(row.source is None or row.target is None for row in self.model.rows)
        if not self.by_chapter.isChecked():
            self.note.setText(self.tr("Both texts are aligned as a whole."))
        elif alone:
            self.note.setText(
                self.tr(
                    "Unpaired: {n}. Their text stays in the project without pairs. To pair a "
                    "chapter, drag it onto its row, or select two rows and press Enter."
                ).format(n=counted(alone))
            )
        else:
            self.note.setText(self.tr("Every chapter is paired."))
