"""The pane "Waiting for me": the pairs on which the next step is one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QModelIndex, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStackedLayout,
    QStyle,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import Side, Status
from aligner.permissions import NOBODY, Role
from aligner.text.scripts import is_right_to_left
from ui.concurrency.project_query import ProjectQuery
from ui.design import colours, emphasise, emphasised_font, set_button_icon
from ui.design.status_shapes import paint_status
from ui.design.status_style import status_colour
from ui.i18n.formatting import listed
from ui.panes.flow_layout import FlowLayout, FlowPane
from ui.panes.queue.model import ROW, SAID, Queue, QueueEntry, QueueModel, ids_of, side_text
from ui.widgets.cards import isolated
from ui.widgets.text.plain_label import PlainLabel, button_text
from ui.widgets.text.plain_tip import PlainTips
from ui.widgets.text.text_reader import reading_font

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QPersistentModelIndex
    from PySide6.QtGui import QShowEvent

    from ui.session.session import ProjectSession

    Index = QModelIndex | QPersistentModelIndex

SETTLE_MS = 120
WIDE = 64


class QueuePane(FlowPane):
    """Groups of waiting pairs; a click or Enter goes to the pair.

    Signals:
        go_to: the person asks for a pair.
        identity_asked: the person wants to work as somebody else.
    """

    go_to = Signal(int)
    identity_asked = Signal()

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(260, 160)
        self._session = session
        self._lookup = ProjectQuery(session.project, self)
        self._bead: int | None = None
        self._stale = True
        self._opened = False
        self.model = QueueModel(session.project, self)
        self.who = QToolButton(self)
        self.who.setObjectName("queue-identity")
        set_button_icon(self.who, "person")
        self.who.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.who.setToolTip(self.tr("Change user or role"))
        self.who.clicked.connect(self.identity_asked)
        self.count = PlainLabel(self)
        emphasise(self.count)
        self.view = QTreeView(self)
        self.view.setModel(self.model)
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(False)
        self.view.setItemDelegate(_QueueDelegate(session, self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setIndentation(14)
        self.view.setAccessibleName(self.tr("Waiting for me"))
        self.view.clicked.connect(self._go)
        self.view.activated.connect(self._go)
        self.nothing = PlainLabel(self)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setProperty("role", "muted")
        pages = QWidget(self)
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.nothing)
        top = FlowLayout()
        self.count.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top.addWidget(self.count)
        top.addWidget(self.who)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(pages, 1)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._settled)
        session.changed.connect(lambda _change: self._renew())
        session.reloaded.connect(self._renew)
        self._show_person()

    # Reading

    @property
    def is_current(self) -> bool:
        """Nothing has changed since what is shown was read."""
        return not self._stale and not self._lookup.is_busy and not self._settle.isActive()

    def refresh(self) -> None:
        """Read what waits."""
        self._stale = False
        person = self._session.person
        self._lookup.ask(lambda project, _stale: Queue.read(project, person), self._show)

    def show_bead(self, bead_id: int) -> None:
        """The table has come to another pair."""
        self._bead = bead_id
        self._select()

    def next_after(self, bead: int | None, step: int = 1) -> int | None:
        """The pair that waits next after (or before) another, in the order of the groups."""
        ids = ids_of(self.model.queue)
        if not ids:
            return None
        if bead in ids:
            return ids[(ids.index(bead) + step) % len(ids)]
        return ids[0 if step > 0 else -1]

    def _renew(self) -> None:
        self._stale = True
        self._show_person()
        self._settle.start()

    def _settled(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def event(self, event: QEvent) -> bool:
        if event.type() is event.Type.DeferredDelete:
            self._lookup.stop()
        return super().event(event)

    def _show_person(self) -> None:
        person = self._session.person
        role = self.tr("reviewer") if person.role is Role.REVIEWER else self.tr("translator")
        shown = "" if person == NOBODY else listed([isolated(person.name), role])
        self.who.setText(button_text(shown))
        self.nothing.setText(
            self.tr("Nothing to approve.\nPairs that others confirm appear here.")
            if person.role is Role.REVIEWER
            else self.tr("Nothing to do.\nEvery pair is confirmed and none was returned.")
        )

    def _show(self, queue: Queue) -> None:
        open_ = {
            self.model.queue.groups[row].why
            for row in range(self.model.rowCount())
            if self.view.isExpanded(self.model.index(row, 0))
        }
        known = {group.why for group in self.model.queue.groups}
        self.model.show(queue)
        for row, group in enumerate(queue.groups):
            # What was never seen is opened, as long as it is not endless.
            if group.why in open_ or (group.why not in known and (len(group.ids) <= WIDE or row == 0)):
                self.view.setExpanded(self.model.index(row, 0), True)
        self.count.setText(self.tr("Waiting: {count}").format(count=QLocale().toString(queue.total)))
        self._pages.setCurrentWidget(self.view if queue.total else self.nothing)
        self._select()

    def _select(self) -> None:
        index = self.model.index_of(self._bead) if self._bead is not None else QModelIndex()
        if index.isValid():
            if self.view.isExpanded(index.parent()):
                self.view.setCurrentIndex(index)
        elif not self.view.hasFocus():
            self.view.clearSelection()

    def _go(self, index: QModelIndex) -> None:
        bead = self.model.bead_at(index)
        if bead is not None:
            self.go_to.emit(bead)
        elif self.view.hasFocus():
            self.view.setExpanded(index, not self.view.isExpanded(index))


class _QueueDelegate(PlainTips):
    """A group as a heading; a pair as its number and text, and under it what somebody said."""

    def __init__(self, session: ProjectSession, parent: QWidget) -> None:
        super().__init__(parent)
        info = session.project.info()
        self._rtl = {side: is_right_to_left(info.text(side).language) for side in Side}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.lineSpacing()
        if not index.parent().isValid():
            return QSize(100, line + 14)
        model = index.model()
        assert isinstance(model, QueueModel)
        # Whether there is a second line is a property of the group, so that nothing is read to measure.
        said = model.queue.groups[index.parent().row()].why in SAID
        return QSize(100, line * (2 if said else 1) + 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        shown = colours()
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, option.palette.color(QPalette.ColorRole.Highlight))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(shown.hover))
        painter.setPen(QColor(shown.text))
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        edge = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        align = edge | Qt.AlignmentFlag.AlignAbsolute  # or an Arabic text would turn it round
        entry = index.data(ROW)
        if not isinstance(entry, QueueEntry):
            if not index.parent().isValid():
                painter.setFont(emphasised_font())
                heading = rect.adjusted(4, 0, -4, 0)
                painter.drawText(heading, int(align | Qt.AlignmentFlag.AlignVCenter), option.text)
            painter.restore()
            return
        line = option.fontMetrics.lineSpacing()
        number = QLocale().toString(entry.number)
        wide = option.fontMetrics.horizontalAdvance("0" * max(3, len(number))) + 6
        sign = 18
        box = rect.adjusted(4, 4, -6, -4)
        first = QRect(box.left(), box.top(), box.width(), line + 12)
        place = QRectF(0, 0, 10, 10)
        place.moveCenter(QRectF(_part(first, 0, sign, mirrored)).center())
        paint_status(painter, place, entry.row.status, shown)
        painter.setPen(QColor(shown.muted))
        painter.drawText(
            _part(first, sign, wide, mirrored), int(align | Qt.AlignmentFlag.AlignVCenter), number
        )
        text, side = side_text(entry)
        painter.setPen(QColor(shown.text))
        rest = _part(first, sign + wide + 6, first.width() - sign - wide - 6, mirrored)
        _draw(painter, rest, text, reading_font(right_to_left=self._rtl[side]), right_to_left=self._rtl[side])
        if entry.said:
            second = QRect(box.left(), first.bottom() - 2, box.width(), line + 4)
            painter.setFont(option.font)
            painter.setPen(
                status_colour(Status.RETURNED, shown)
                if entry.row.status is Status.RETURNED
                else QColor(shown.muted)
            )
            words = f"{isolated(entry.who)}: {isolated(' '.join(entry.said.split()))}"
            room = _part(second, sign, second.width() - sign, mirrored)
            elided = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(align | Qt.AlignmentFlag.AlignVCenter), elided)
        painter.restore()


def _part(rect: QRect, start: int, width: int, mirrored: bool) -> QRect:
    """A stretch of a line, counted from where the line begins."""
    left = rect.right() + 1 - start - width if mirrored else rect.left() + start
    return QRect(left, rect.top(), width, rect.height())


def _draw(painter: QPainter, rect: QRect, text: str, font: QFont, *, right_to_left: bool) -> None:
    """The beginning of a text on one line, at its own edge."""
    painter.save()
    painter.setFont(font)
    words = " ".join(text[:400].split())
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft)
    direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width() - 4)
    layout = QTextLayout(elided, font)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(rect.width())
    layout.endLayout()
    painter.setClipRect(rect)
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))
    painter.restore()
