"""What to clean away: each step by itself, with the places it would change and how they would look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import Side
from aligner.text.cleaning import CleaningStep, clean
from ui.concurrency.latest_task import LatestTask
from ui.design import colours
from ui.design.fonts import arabic_font
from ui.i18n.formatting import counted
from ui.widgets.text.empty_hint import EmptyHint
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.text_tables import dress_table, select_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligner.progress import Progress
    from aligner.text.cleaning import CleaningChange
    from ui.services.imports.side_import import Kept, SideText

_ROOT = QModelIndex()
_AROUND = 24
_SHOWN = 2_000


@dataclass(frozen=True, slots=True)
class CleaningPlace:
    """A place that a step would change, with what stands around it."""

    side: Side
    step: CleaningStep
    start: int
    before: str
    after: str
    left: str
    right: str

    @property
    def key(self) -> tuple[CleaningStep, int]:
        return self.step, self.start


class Survey:
    """What each step would change in both texts.

    Attributes:
        counts: of all places. places: the first of them, for the preview.
    """

    def __init__(self) -> None:
        self.counts: dict[tuple[CleaningStep, Side], int] = {}
        self.places: dict[CleaningStep, list[CleaningPlace]] = {}

    @classmethod
    def of(cls, texts: Mapping[Side, str], progress: Progress) -> Survey:
        """Try every step on the texts as they were read."""
        survey = cls()
        for number, step in enumerate(CleaningStep):
            survey.places[step] = []
            for side, text in texts.items():
                progress(number / len(CleaningStep), step.value)
                changes = clean(text, [step]).changes
                survey.counts[step, side] = len(changes)
                survey.places[step] += [_place(side, change, text) for change in changes[:_SHOWN]]
        return survey


def _place(side: Side, change: CleaningChange, text: str) -> CleaningPlace:
    return CleaningPlace(
        side,
        change.step,
        change.start,
        change.before,
        change.after,
        _left(text[max(0, change.start - _AROUND) : change.start]),
        _right(text[change.end : change.end + _AROUND]),
    )


def _left(text: str) -> str:
    """The last words before a place, whole ones if there are several."""
    first, _, rest = " ".join(text.split(" ")).replace("\n", " ").partition(" ")
    return rest or first


def _right(text: str) -> str:
    rest, _, last = text.replace("\n", " ").rpartition(" ")
    return rest or last


_NUMBERS = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class PlacesModel(QAbstractTableModel):
    """The places of one step; a tick says that the place is to be cleaned."""

    ticked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._arabic = arabic_font(parent.font())
        self._places: list[CleaningPlace] = []
        self.kept: dict[Side, set[tuple[CleaningStep, int]]] = {side: set() for side in Side}

    def show_places(self, places: list[CleaningPlace]) -> None:
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Side"), self.tr("Original"), self.tr("Cleaned"))[section]
        return None

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        place, column = self._places[index.row()], index.column()
        if column == 0:
            if role == Qt.ItemDataRole.CheckStateRole:
                kept = place.key in self.kept[place.side]
                return Qt.CheckState.Unchecked if kept else Qt.CheckState.Checked
            if role == Qt.ItemDataRole.DisplayRole:
                return self.tr("Source") if place.side is Side.SOURCE else self.tr("Translation")
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            what = _seen(place.before) if column == 1 else place.after
            middle = f"‖{what}‖" if column == 1 else what
            return f"{place.left}{middle}{place.right}"
        if role == Qt.ItemDataRole.FontRole and place.side is Side.SOURCE:
            return self._arabic
        if role == Qt.ItemDataRole.ForegroundRole and column == 1:
            return QColor(colours().muted)
        return None

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: object,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        place = self._places[index.row()]
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.kept[place.side].discard(place.key)
        else:
            self.kept[place.side].add(place.key)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags


def _seen(text: str) -> str:
    """Invisible characters by their code points."""
    return "".join(
        c if c.isprintable() or c.isspace() else f"U+{ord(c):04X} " for c in text.replace("\n", "⏎")
    ).strip(" ")


class CleaningPage(QWidget):
    """Emits ``changed`` when a step or a place was ticked or unticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.survey = Survey()
        self._texts: tuple[str, str] | None = None
        self.aside = LatestTask(self)
        self.names = {
            CleaningStep.TATWEEL: self.tr("Tatweel (ـ)"),
            CleaningStep.PRESENTATION_FORMS: self.tr("Presentation forms"),
            CleaningStep.INVISIBLE: self.tr("Invisible and direction marks"),
            CleaningStep.FOOTNOTE_NUMBERS: self.tr("Footnote numbers"),
            CleaningStep.RUNNING_HEADS: self.tr("Running heads, page numbers"),
            CleaningStep.VERSE_MARKS: self.tr("Verse marks"),
            CleaningStep.EDITORS_BRACKETS: self.tr("Editors' brackets, not the words"),
            CleaningStep.LINE_HYPHENS: self.tr("Hyphens at line ends"),
        }
        note = QLabel(
            self.tr("Preview each step below. The project keeps the original text."),
            self,
        )
        note.setProperty("role", "muted")
        self.steps = QTableWidget(len(CleaningStep), 3, self)
        self.steps.setHorizontalHeaderLabels([self.tr("Remove"), self.tr("Source"), self.tr("Translation")])
        self.steps.setAccessibleName(self.tr("What to remove"))
        for column in (1, 2):
            if (heading := self.steps.horizontalHeaderItem(column)) is not None:
                heading.setTextAlignment(_NUMBERS)
        for row, step in enumerate(CleaningStep):
            item = QTableWidgetItem(self.names[step])
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            self.steps.setItem(row, 0, item)
            for column in (1, 2):
                count = QTableWidgetItem("")
                count.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                count.setTextAlignment(_NUMBERS)
                self.steps.setItem(row, column, count)
        dress_table(self.steps)
        self.steps.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.steps.setColumnWidth(1, 80)
        self.steps.setColumnWidth(2, 100)
        self.steps.setFixedWidth(450)
        self.model = PlacesModel(self)
        self.places = QTableView(self)
        self.places.setModel(self.model)
        self.places.setAccessibleName(self.tr("Places that the selected step changes"))
        dress_table(self.places)
        header = self.places.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.places.setColumnWidth(0, 120)
        self.shown = PlainLabel(self)
        self.shown.setProperty("role", "muted")
        self.nothing = EmptyHint(self.places)
        right = QVBoxLayout()
        right.addWidget(self.places, 1)
        right.addWidget(self.shown)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.steps)
        both.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(note)
        whole.addLayout(both, 1)
        self.steps.currentCellChanged.connect(lambda *_: self._show_places())
        self.steps.itemChanged.connect(lambda item: self.changed.emit() if item.column() == 0 else None)
        self.model.ticked.connect(self.changed)
        select_row(self.steps, 0)

    def chosen(self) -> tuple[CleaningStep, ...]:
        """The steps that are ticked, in their order."""
        return tuple(
            step
            for row, step in enumerate(CleaningStep)
            if (item := self.steps.item(row, 0)) is not None and item.checkState() is Qt.CheckState.Checked
        )

    def kept(self, side: Side) -> Kept:
        """The places of one side that are to stay as they are."""
        return frozenset(self.model.kept[side])

    def survey_texts(self, source: SideText, target: SideText) -> None:
        """Find what each step would change; what was found before is kept for the same texts."""
        texts = source.read.text, target.read.text
        if texts == self._texts:
            return
        self._texts = texts
        for side in Side:
            self.model.kept[side].clear()
        by_side = dict(zip(Side, texts, strict=True))
        self.shown.setText("")
        self.nothing.say(self.tr("Checking both texts…"))
        self.aside.run(lambda progress: Survey.of(by_side, progress), self._surveyed)

    def _surveyed(self, survey: Survey) -> None:
        self.survey = survey
        self.steps.blockSignals(True)
        for row, step in enumerate(CleaningStep):
            for column, side in enumerate(Side, start=1):
                item = self.steps.item(row, column)
                if item is not None:
                    item.setText(self.locale().toString(survey.counts[step, side]))
        self.steps.blockSignals(False)
        self.steps.viewport().update()
        self._show_places()

    def _show_places(self) -> None:
        row = self.steps.currentRow()
        if row < 0:
            return
        step = list(CleaningStep)[row]
        places = self.survey.places.get(step, [])
        self.model.show_places(places)
        total = sum(self.survey.counts.get((step, side), 0) for side in Side)
        if not self.survey.counts:
            return
        if not total:
            self.shown.setText("")
            self.nothing.say(self.tr("Nothing to remove: not found in either text."))
        elif total > len(places):
            self.shown.setText(
                self.tr("Places shown: {n} of {total}.").format(n=counted(len(places)), total=counted(total))
            )
        else:
            self.shown.setText(self.tr("Clear the check box of a place to leave it unchanged."))
