"""The undo list: the person's last commands. Choosing one undoes all down to it, one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.design import colours, icon, set_button_icon
from ui.i18n.bidi import in_order, isolated
from ui.i18n.dates import local_time
from ui.i18n.localize import localize
from ui.i18n.people import person_name
from ui.widgets.text.plain_tip import PlainTips

if TYPE_CHECKING:
    from db import Change
    from db.queries.undo_stack import UndoStep
    from ui.session.session import ProjectSession

_STEP = Qt.ItemDataRole.UserRole


class UndoList(QWidget):
    """What I could take back (above the line) and do again (struck through).

    Signals:
        settled: the last of the undo or redo commands that a choice asked for is done, or one was refused.
    """

    settled = Signal()

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._left = 0
        self._redo = False
        self.list = QListWidget(self)
        self.list.setItemDelegate(PlainTips(self.list))
        self.list.setAccessibleName(self.tr("My recent changes"))
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.itemActivated.connect(self._go_back)
        self.list.currentItemChanged.connect(lambda *_: self._teach())
        self.button = QPushButton(self)
        self.button.clicked.connect(lambda: self._go_back(self.list.currentItem()))
        self._note = QLabel(self.tr("Each change can be redone."), self)
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self.button)
        column.addLayout(foot)
        session.changed.connect(self._changed)
        session.failed.connect(self._failed)
        self._teach()

    def refresh(self) -> None:
        """Read my stack again."""
        from db.queries.undo_stack import undo_list

        steps = undo_list(self._session.project, self._session.person.name)
        self.list.clear()
        for step in steps:
            self.list.addItem(self._item(step))
        first = next((row for row, step in enumerate(steps) if step.done), 0)
        if steps:
            self.list.setCurrentRow(first)
        self._teach()

    def _item(self, step: UndoStep) -> QListWidgetItem:
        who, when = isolated(person_name(step.who)), local_time(step.at)
        text = in_order(f"{localize(step.summary)}  ·  {who}  ·  {when}")
        item = QListWidgetItem(icon("undo" if step.done else "redo"), text)
        item.setData(_STEP, step)
        if not step.done:
            font = self.font()
            font.setStrikeOut(True)
            item.setFont(font)
            item.setForeground(QColor(colours().muted))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self.tr("undone: {what}").format(what=text))
        if step.followed:
            item.setToolTip(self.tr("Including the realignment that followed"))
        return item

    # Going back

    def steps_to(self, item: QListWidgetItem | None) -> tuple[int, bool]:
        """How many commands lead there, and whether they are redo commands."""
        if item is None:
            return 0, False
        present = sum(not self.list.item(row).data(_STEP).done for row in range(self.list.count()))
        row = self.list.row(item)
        return (present - row, True) if row < present else (row - present + 1, False)

    def _teach(self) -> None:
        """Say on the button what it would do."""
        count, redo = self.steps_to(self.list.currentItem())
        words = self.tr("Redo ({count})") if redo else self.tr("Undo ({count})")
        self.button.setText(words.format(count=self.locale().toString(count)))
        set_button_icon(self.button, "redo" if redo else "undo")
        self.button.setEnabled(count > 0 and not self._left)

    def _go_back(self, item: QListWidgetItem | None) -> None:
        if self._left:
            return
        self._left, self._redo = self.steps_to(item)
        self._step()

    def _step(self) -> None:
        if not self._left:
            self.refresh()
            self.settled.emit()
            return
        self.button.setEnabled(False)
        # The next one only when this one is done: after a refusal the rest would take back something else.
        if self._redo:
            self._session.redo()
        else:
            self._session.undo()

    def _changed(self, change: Change) -> None:
        if self._left and change.command in ("undo", "redo"):
            self._left -= 1
            self._step()
        elif not self._left and self.isVisible():
            self.refresh()

    def _failed(self, _sentence: str) -> None:
        if self._left:
            self._left = 0
            self._step()
