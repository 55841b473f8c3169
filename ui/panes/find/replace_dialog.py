"""Replace with a preview: each place is listed with a check box; all checked places are one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import Side
from aligner.errors import InputError
from aligner.text.patterns import SearchTime
from aligner.text.scripts import is_right_to_left
from ui.concurrency.project_query import ProjectQuery
from ui.design import colours, style_as_primary, style_as_title
from ui.i18n.formatting import counted
from ui.i18n.localize import localize
from ui.services.project_commands import EditTexts
from ui.services.replace import (
    FoundPlaces,
    ReplaceAll,
    TextReplacement,
    replacements,
    revisions,
    wordings,
)
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.kwic_line import paint_line
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import PlainTips
from ui.widgets.text.text_reader import field_font, reading_font

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent, QPersistentModelIndex

    from db import Project, Query
    from ui.session.session import ProjectSession

    Index = QModelIndex | QPersistentModelIndex

TYPED_MS = 150
_ROOT = QModelIndex()
_ITEM = int(Qt.ItemDataRole.UserRole) + 1


class ReplaceModel(QAbstractListModel):
    """The places, ticked or not; one that may not be changed cannot be ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: list[TextReplacement] = []
        self._ticked: list[bool] = []

    def show(self, items: list[TextReplacement]) -> None:
        """Show other places, or the same with another wording, which stay ticked as they were."""
        same = [(i.bead, i.side, i.start) for i in items] == [(i.bead, i.side, i.start) for i in self.items]
        self.beginResetModel()
        self.items = items
        if not same:
            self._ticked = [item.refused is None for item in items]
        self.endResetModel()

    def chosen(self) -> list[TextReplacement]:
        return [
            item
            for item, ticked in zip(self.items, self._ticked, strict=True)
            if ticked and item.old != item.new
        ]

    def tick_all(self, ticked: bool) -> None:
        self._ticked = [ticked and item.refused is None for item in self.items]
        if self.items:
            self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.isValid() and self.items[index.row()].refused is None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == _ITEM:
            return item
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._ticked[index.row()] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return localize(item.refused) if item.refused is not None else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("Pair {number}: {old} becomes {new}").format(
                number=item.number, old=item.old, new=item.new
            )
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or self.items[index.row()].refused is not None:
            return False
        self._ticked[index.row()] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        return True


class ReplaceDialog(FittedDialog):
    """Shows what would be replaced, and writes what is ticked as one command.

    Signals:
        replaced: what to say when the command is written.
    """

    replaced = Signal(str)

    def __init__(self, session: ProjectSession, query: Query, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._query = query
        self._lookup = ProjectQuery(session.project, self)
        info = session.project.info()
        rtl = {side: is_right_to_left(info.text(side).language) for side in Side}
        self.setWindowTitle(self.tr("Replace"))
        heading = QLabel(self.tr("Replace in the texts"), self)
        style_as_title(heading)
        note = QLabel(
            self.tr("Imported texts are not changed. Replacements are recorded as corrections."), self
        )
        note.setWordWrap(True)
        note.setProperty("role", "muted")
        self.what = QLineEdit(query.text, self)
        self.what.setReadOnly(True)
        self.what.setAccessibleName(self.tr("Find"))
        self.new = QLineEdit(self)
        self.new.setObjectName("replace-with")
        for field in (self.what, self.new):
            field.setFont(field_font())
        self.new.setAccessibleName(self.tr("Replace with"))
        if query.regex:
            self.new.setPlaceholderText(self.tr("Use \\1 for the first group"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.addRow(self.tr("Find"), self.what)
        form.addRow(self.tr("Replace &with"), self.new)
        self.model = ReplaceModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_ReplaceDelegate(rtl, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Places; press Space to select one"))
        self.count = PlainLabel(self)
        self.count.setProperty("role", "muted")
        self.count.setWordWrap(True)
        self.all = QPushButton(self.tr("&All"), self)
        self.none = QPushButton(self.tr("&None"), self)
        self.all.clicked.connect(lambda: self.model.tick_all(True))
        self.none.clicked.connect(lambda: self.model.tick_all(False))
        over = QHBoxLayout()
        over.addWidget(self.count, 1)
        over.addWidget(self.all)
        over.addWidget(self.none)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.go = self.buttons.addButton(self.tr("Replace"), QDialogButtonBox.ButtonRole.AcceptRole)
        style_as_primary(self.go)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(note)
        column.addLayout(form)
        column.addLayout(over)
        column.addWidget(self.list, 1)
        column.addWidget(self.buttons)
        self.resize(820, 560)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._typed.timeout.connect(self._work_out)
        self.new.textChanged.connect(lambda: self._typed.start())
        self.model.dataChanged.connect(self._count)
        self.model.modelReset.connect(self._count)
        self._trouble = ""
        self._beyond = 0  # pairs with places, if those are more than can be listed
        self._work_out()
        self.new.setFocus()

    @property
    def is_current(self) -> bool:
        return not (self._typed.isActive() or self._lookup.is_busy)

    def _work_out(self) -> None:
        self._typed.stop()
        query, new, person = self._query, self.new.text(), self._session.person

        def work(project: Project, stale: Callable[[], bool]) -> FoundPlaces | InputError:
            try:
                return replacements(project, query, new, person, SearchTime(stopped=stale))
            except InputError as error:
                return error

        self._lookup.ask(work, self._show)

    def _show(self, found: FoundPlaces | InputError) -> None:
        self._trouble = localize(found) if isinstance(found, InputError) else ""
        self._beyond = 0 if isinstance(found, InputError) or found.is_all else found.pairs
        for button in (self.all, self.none):
            button.setEnabled(not self._beyond)
        self.model.show([] if isinstance(found, InputError) else found.items)

    def _count(self) -> None:
        chosen = len(self.model.chosen())
        refused = [item.refused for item in self.model.items if item.refused]
        locale = QLocale()
        text = self._trouble or self.tr("Places to replace: {chosen} of {places}").format(
            chosen=locale.toString(chosen), places=locale.toString(len(self.model.items))
        )
        if refused and not self._trouble:
            text += "\n" + self.tr("Not possible: {count} ({reason})").format(
                count=locale.toString(len(refused)), reason=localize(refused[0])
            )
        if self._beyond:
            text = self.tr(
                "All places in {pairs} pairs are replaced; the first {places} are listed and can be left out."
            ).format(pairs=locale.toString(self._beyond), places=locale.toString(len(self.model.items)))
        self.count.setText(text)
        self.go.setEnabled(chosen > 0 or bool(self._beyond))
        self.go.setText(
            self.tr("Replace all")
            if self._beyond
            else self.tr("Replace ({count})").format(count=locale.toString(chosen))
        )

    def accept(self) -> None:
        if not self.is_current:
            return
        chosen, person = self.model.chosen(), self._session.person
        if self._beyond:
            places = [
                {(one.bead, one.side, one.start) for one in some} for some in (self.model.items, chosen)
            ]
            skipped = frozenset(places[0] - places[1])
            self._session.run(ReplaceAll(self._query, self.new.text(), skipped, by=person))
            self.replaced.emit(self.tr("All places were replaced."))
        elif chosen:
            texts, expected = wordings(chosen), revisions(chosen)
            self._session.run(EditTexts(tuple(texts), by=person, expected=expected))
            self.replaced.emit(self.tr("Replaced: {count}").format(count=counted(len(chosen))))
        else:
            return
        super().accept()

    def event(self, event: QEvent) -> bool:
        if event.type() is event.Type.DeferredDelete:
            self._lookup.stop()
        return super().event(event)


class _ReplaceDelegate(PlainTips):
    """The box, the number, and under one another the text before and after."""

    def __init__(self, right_to_left: dict[Side, bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._rtl = right_to_left
        self._fonts = {side: reading_font(right_to_left=rtl) for side, rtl in right_to_left.items()}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 2 * self._line(option) + 12)

    def _line(self, option: QStyleOptionViewItem) -> int:
        return max(option.fontMetrics.height(), round(self._fonts[Side.SOURCE].pointSizeF() * 1.9)) + 4

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        shown = colours()
        item: TextReplacement = index.data(_ITEM)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, option.palette.color(QPalette.ColorRole.Highlight))
        painter.setPen(QColor(shown.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        box = QStyleOptionButton()
        box.rect = self._box(rect, mirrored)
        state = (
            QStyle.StateFlag.State_On
            if index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            else QStyle.StateFlag.State_Off
        )
        if item.refused is None:
            state |= QStyle.StateFlag.State_Enabled
        box.state = state
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, option.widget
        )
        wide = option.fontMetrics.horizontalAdvance("00000")
        edge = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        align = int(edge | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        number = QRect(box.rect.right() + 8, rect.top(), wide, rect.height())
        if mirrored:
            number.moveRight(box.rect.left() - 8)
        painter.setPen(QColor(shown.muted))
        painter.drawText(number, align, QLocale().toString(item.number))
        left, right = (
            (rect.left() + 10, number.left() - 12) if mirrored else (number.right() + 12, rect.right() - 10)
        )
        line = self._line(option)
        rtl, font = self._rtl[item.side], self._fonts[item.side]
        after = item.text[: item.start] + item.new + item.text[item.end :]
        lines = ((item.text, item.end), (after, item.start + len(item.new)))
        for place, (text, end) in enumerate(lines):
            painter.setPen(QColor(shown.muted if place == 0 or item.refused else shown.text))
            room = QRect(left, rect.top() + 6 + place * line, right - left, line)
            paint_line(painter, room, text, [(item.start, end)], font, right_to_left=rtl)
        painter.restore()

    def _box(self, rect: QRect, mirrored: bool) -> QRect:
        x = rect.right() - 26 if mirrored else rect.left() + 10
        return QRect(x, rect.center().y() - 8, 16, 16)

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index) -> bool:
        # The whole line ticks, not only the little box.
        if event.type() is event.Type.MouseButtonRelease and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            return bool(model.setData(index, state, Qt.ItemDataRole.CheckStateRole))
        return super().editorEvent(event, model, option, index)
