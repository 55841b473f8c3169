"""The pane "Concordance": words in all confirmed pairs of all projects, one under the other."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import Side
from aligner.text.scripts import is_right_to_left
from db.stores.concordance import ConcordanceLine, ConcordanceQuery
from db.stores.concordance_words import spans_of
from ui.design import colours, emphasise
from ui.design.status_shapes import paint_status
from ui.design.status_style import status_label
from ui.editor.search.find_bar import BarField
from ui.i18n.bidi import elided
from ui.panes.flow_layout import FlowLayout, FlowPane
from ui.widgets.cards import isolated
from ui.widgets.text.kwic_line import paint_line
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import PlainTips, plain_tip
from ui.widgets.text.text_reader import field_font, reading_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex

    from db.stores.concordance import IndexedProject
    from ui.panes.concordance.indexer import Answer, Indexing
    from ui.session.session import ProjectSession

    Index = QModelIndex | QPersistentModelIndex
    Span = tuple[int, int]

TYPED_MS = 200
_EDGE, _BESIDE_SIGN = 9, 8
"""Pixels left free: at the edges of a cell, between a sign and the name beside it."""
_ROOT = QModelIndex()
_LINE = int(Qt.ItemDataRole.UserRole) + 1
_SHOWN = Qt.ItemDataRole.DisplayRole


class ConcordanceColumn(IntEnum):
    SOURCE = 0
    TARGET = 1
    PROJECT = 2

    @property
    def side(self) -> Side | None:
        return {ConcordanceColumn.SOURCE: Side.SOURCE, ConcordanceColumn.TARGET: Side.TARGET}.get(self)


class ConcordanceModel(QAbstractTableModel):
    """The lines found; on the other side the likeliest counterpart is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[ConcordanceLine, ...] = ()
        self._counterparts: Sequence[str] = ()
        self._marks: dict[tuple[int, Side], Sequence[Span]] = {}

    def show(self, lines: tuple[ConcordanceLine, ...], counterparts: Sequence[str]) -> None:
        self.beginResetModel()
        self.lines, self._counterparts = lines, counterparts
        self._marks.clear()
        self.endResetModel()

    def marks(self, row: int, side: Side) -> Sequence[Span]:
        """What to mark on a side: the words found, or those that probably answer them."""
        line = self.lines[row]
        if side is line.side:
            return line.spans
        key = (row, side)
        if key not in self._marks:
            text = line.text(side)
            # One word says more than several: the likeliest that is there.
            found = (spans_of([word], text) for word in self._counterparts)
            self._marks[key] = next((spans for spans in found if spans), [])
        return self._marks[key]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(ConcordanceColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], ConcordanceColumn(index.column())
        if role == _LINE:
            return line
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if role not in shown:
            return None
        if column.side is not None:
            return line.text(column.side)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.path}\n{status_label(line.status)}"
        return f"{line.project}, {status_label(line.status)}" if role != _SHOWN else line.project

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return [self.tr("Source"), self.tr("Translation"), self.tr("Project")][section]


class ConcordancePane(FlowPane):
    """Asks for words and shows them in the middle of their lines, with the other side beside them.

    Signals:
        go_to: a pair of the open project.
        elsewhere: path of another project and a pair of it.
        left: the person wants back to the table.
    """

    go_to = Signal(int)
    elsewhere = Signal(object, int)
    left = Signal()

    def __init__(
        self, session: ProjectSession, indexing: Indexing, parent: QWidget | None = None, *, key: str = ""
    ) -> None:
        """Show an index; ``key`` is the key that looks up the word at the caret."""
        super().__init__(parent)
        self._key = key
        self.setMinimumSize(420, 200)
        self._path = session.project.path
        self._indexing = indexing
        self._asked = 0
        self.is_current = True
        self.field = BarField(self)
        self.field.setObjectName("concordance-field")
        self.field.setFont(field_font())
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("Search all confirmed pairs of your projects"))
        self.field.setAccessibleName(self.tr("Words to look up"))
        self.company = QCheckBox(self.tr("With prefixes and &endings"), self)
        self.company.setChecked(True)
        self.company.setToolTip(self.tr("Finds والسلطان and لسلطانه for سلطان, and kings for king"))
        self.by_root = QCheckBox(self.tr("By Arabic &root"), self)
        self.by_root.setToolTip(self.tr("Finds كاتب and مكتوب for كتب; other scripts are found as usual"))
        self.unconfirmed = QCheckBox(self.tr("&Unconfirmed pairs too"), self)
        self.unconfirmed.setToolTip(self.tr("Looks in suggested and returned pairs as well"))
        self.project = QComboBox(self)
        self.project.setAccessibleName(self.tr("In which projects"))
        self.project.addItem(self.tr("All projects"), None)
        self.count = PlainLabel(self)
        emphasise(self.count)
        self.filling = QWidget(self)
        self.filling.hide()
        said = QLabel(self.tr("Indexing your projects…"), self.filling)
        said.setProperty("role", "muted")
        self.progress = QProgressBar(self.filling)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.stop_button = QPushButton(self.tr("Stop"), self.filling)
        self.stop_button.setProperty("flat", True)
        self.stop_button.setToolTip(self.tr("Indexing continues next time"))
        self.stop_button.clicked.connect(indexing.stop)
        beneath = QHBoxLayout(self.filling)
        beneath.setContentsMargins(0, 0, 0, 0)
        for widget in (said, self.progress, self.stop_button):
            beneath.addWidget(widget)
        self.model = ConcordanceModel(self)
        self.view = _Lines(self.model, self)
        self.view.chosen.connect(self._go)
        self.view.left.connect(self.left)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.field, 1)
        top.addWidget(self.project)
        choices = FlowLayout(16)
        for box in (self.company, self.by_root, self.unconfirmed):
            choices.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(choices)
        status = QHBoxLayout()
        status.addWidget(self.count, 1)
        status.addWidget(self.filling)
        column.addLayout(status)
        column.addWidget(self.view, 1)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._typed.timeout.connect(self.ask)
        self.field.textChanged.connect(self._typing)
        self.field.entered.connect(self._entered)
        self.field.left.connect(self.left)
        for box in (self.company, self.by_root, self.unconfirmed):
            box.toggled.connect(lambda _on: self.ask())
        self.by_root.toggled.connect(self.company.setDisabled)
        self.unconfirmed.toggled.connect(lambda on: indexing.index_everything() if on else None)
        self.project.activated.connect(lambda _row: self.ask())
        indexing.answered.connect(self._answered)
        indexing.updated.connect(self._renewed)
        indexing.failed.connect(self.count.setText)
        indexing.moved.connect(self._filled)
        self._say(0, more=False)

    def show_bead(self, bead_id: int) -> None:
        """The table has come to another pair, which changes nothing here."""

    def look_up(self, text: str = "") -> None:
        """Look a text up, or just wait for one to be typed."""
        if text:
            self.field.setText(text)
            self.ask()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def ask(self) -> None:
        """Ask for what the field says."""
        self._typed.stop()
        self.is_current = False
        self._asked = self._indexing.ask(
            ConcordanceQuery(
                self.field.text(),
                company=self.company.isChecked(),
                by_root=self.by_root.isChecked(),
                unconfirmed=self.unconfirmed.isChecked(),
                project=self.project.currentData(),
            )
        )

    def _filled(self, share: float) -> None:
        self.progress.setValue(round(1000 * share))
        self.filling.setVisible(share < 1)

    def _typing(self) -> None:
        self.is_current = False
        self._typed.start()

    def _entered(self, _forward: bool) -> None:
        if self._typed.isActive():
            self.ask()
        elif self.model.lines:
            self.view.setFocus()
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _renewed(self) -> None:
        if self.isVisible() and self.field.text().strip():
            self.ask()

    def _answered(self, number: int, answer: Answer) -> None:
        if number != self._asked:
            return
        self.is_current = not self._typed.isActive()
        self._offer(answer.known)
        self.view.set_words(self.field.text())
        self.model.show(answer.found.lines, answer.counterparts)
        self._say(len(answer.found.lines), more=answer.found.more)

    def _offer(self, known: Sequence[IndexedProject]) -> None:
        chosen = self.project.currentData()
        self.project.clear()
        self.project.addItem(self.tr("All projects"), None)
        for one in known:
            count = QLocale().toString(one.pairs)
            self.project.addItem(f"{isolated(one.name)} ({count})", one.id)
        self.project.setCurrentIndex(max(0, self.project.findData(chosen)))

    def _say(self, lines: int, *, more: bool) -> None:
        number = QLocale().toString(lines)
        if not self.field.text().strip():
            text = self.tr("{key} in the table looks up the word at the caret").format(key=self._key)
        elif not lines and self.unconfirmed.isChecked():
            text = self.tr("No pairs found")
        elif not lines:
            text = self.tr("No confirmed pairs found")
        elif more:
            text = self.tr("The first {count} pairs").format(count=number)
        else:
            text = self.tr("Pairs: {count}").format(count=number)
        self.count.setText(text)

    def _go(self, line: ConcordanceLine) -> None:
        if line.path == self._path:
            self.go_to.emit(line.bead)
        else:
            self.elsewhere.emit(line.path, line.bead)


class _Lines(QTableView):
    """The lines as a table.

    Signals:
        chosen: the :class:`db.stores.concordance.ConcordanceLine` to go to.
        left: Esc.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, model: ConcordanceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_KwicDelegate(model, self))
        self.setAccessibleName(self.tr("Lines of the concordance"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(
            round(reading_font(right_to_left=True).pointSizeF() * 2.1) + 6
        )
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        for column in (ConcordanceColumn.SOURCE, ConcordanceColumn.TARGET):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(1)
        model.modelReset.connect(self._fit_projects)
        self._fit_projects()
        self.doubleClicked.connect(self._go)

    def _fit_projects(self) -> None:
        """Give the names of the projects what they need, up to a third of the table."""
        model, metrics = self.model(), self.fontMetrics()
        names = {line.project for line in model.lines} if isinstance(model, ConcordanceModel) else set()
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        head = self.horizontalHeader().sectionSizeHint(ConcordanceColumn.PROJECT)
        need = max(head, widest + metrics.height() + _BESIDE_SIGN + 2 * _EDGE + 2)
        self.setColumnWidth(ConcordanceColumn.PROJECT, min(need, max(head, self.viewport().width() // 3)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_projects()
        super().resizeEvent(event)

    def set_words(self, words: str) -> None:
        self.setWhatsThis(plain_tip(words))

    def _go(self, index: QModelIndex) -> None:
        line = index.data(_LINE)
        if isinstance(line, ConcordanceLine):
            self.chosen.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _KwicDelegate(PlainTips):
    """Key word in context: the word in the middle of the column, each side in its own direction."""

    def __init__(self, model: ConcordanceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        shown = colours()
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, option.palette.color(QPalette.ColorRole.Highlight))
        painter.setPen(QColor(shown.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        side = ConcordanceColumn(index.column()).side
        line: ConcordanceLine = index.data(_LINE)
        box = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        if side is None:
            size = option.fontMetrics.height()
            align = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            sign = QStyle.alignedRect(option.direction, align, QSize(size, size), box)
            paint_status(painter, QRectF(sign), line.status, shown)
            mirrored = option.direction is Qt.LayoutDirection.RightToLeft
            beside = size + _BESIDE_SIGN
            name = box.adjusted(0, 0, -beside, 0) if mirrored else box.adjusted(beside, 0, 0, 0)
            painter.setPen(QColor(shown.muted))
            edge = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            align = edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(name, int(align), elided(line.project, option.fontMetrics, name.width()))
        else:
            rtl = is_right_to_left(line.language(side))
            marks = self._model.marks(index.row(), side)
            painter.setPen(QColor(shown.text))
            font = reading_font(right_to_left=rtl)
            text = line.text(side)
            paint_line(painter, box, text, marks, font, right_to_left=rtl, centred=bool(marks))
        painter.restore()
