"""The command palette: finds commands by a few letters or by their key, recently used ones first.

In Arabic, English names are found as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from ui.commands.fuzzy_match import score
from ui.commands.keys.cheat_sheet import plain
from ui.commands.palette.delegate import KEY, MENU, CommandDelegate
from ui.i18n.reverse_lookup import original

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QFocusEvent
    from PySide6.QtWidgets import QWidget

    from ui.settings import Preferences

USED = "palette/used"
REMEMBERED = 30
WIDTH, MOST_ROWS = 620, 11
_ACTION = Qt.ItemDataRole.UserRole
_WORDS = re.compile(r"[-_]+")
_KEY = 60.0  # more than any name: who types a whole key wants to know what it does
_DISABLED = 6.0  # what cannot be done now stands below what fits nearly as well
_NEAR = 0.5


class Palette(QFrame):
    """A sheet over the upper part of the window. Enter performs the chosen command, Escape closes it."""

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._entries: list[tuple[str, QAction]] = []
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self.setProperty("card", True)
        self.setAccessibleName(self.tr("Commands"))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(CommandDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setProperty("plain", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._do)
        self.setFocusProxy(self.field)
        parent.installEventFilter(self)
        self.hide()

    def open(self, entries: Sequence[tuple[str, QAction]]) -> None:
        """Show the sheet.

        Args:
            entries: title of the menu and action; unavailable commands are listed last.
        """
        self._entries = [(menu, action) for menu, action in entries if not action.isSeparator()]
        self._before = QApplication.focusWidget()
        self.field.clear()
        self._fill("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def shown(self) -> list[str]:
        """The listed commands, in order."""
        return [self.list.item(at).text() for at in range(self.list.count())]

    # Listing

    def _fill(self, typed: str) -> None:
        used = self._used()
        ranked = []
        for at, (menu, action) in enumerate(self._entries):
            fits = self._fit(typed, menu, action)
            if fits is None:
                continue
            recent = used.index(_id(action)) if _id(action) in used else REMEMBERED
            disabled = not action.isEnabled()
            rank = -round(fits - _DISABLED * disabled) if typed else 0
            ranked.append((bool(disabled and not typed), rank, recent, at, menu, action))
        ranked.sort(key=lambda entry: entry[:4])
        if typed and ranked:  # letters that are scattered somewhere in it make no name
            least = -_NEAR * min(entry[1] for entry in ranked)
            ranked = [entry for entry in ranked if -entry[1] >= least]
        self.list.clear()
        for _, _, _, _, menu, action in ranked:
            name = plain(action.text())
            item = QListWidgetItem(name)
            item.setData(_ACTION, action)
            item.setData(MENU, menu)
            item.setData(KEY, action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
            item.setToolTip(action.statusTip())
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (name, menu, item.data(KEY))))
            )
            if not action.isEnabled():
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        if not ranked:
            item = QListWidgetItem(self.tr("No matching commands"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._place()

    @staticmethod
    def _fit(typed: str, menu: str, action: QAction) -> float | None:
        """How well the typed text fits a command: its name, English name, id or key."""
        names = (
            f"{plain(action.text())} {menu}",
            plain(original(action.text())),
            _WORDS.sub(" ", _id(action)),
        )
        fits = [found for name in names if name and (found := score(typed, name)) is not None]
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText).casefold()
        wanted = "".join(typed.casefold().split())
        if key and ("+" in wanted or len(wanted) == 1 or key[0] == "f") and key.startswith(wanted):
            fits.append(_KEY if key == wanted else _KEY / 2)
        return max(fits, default=None)

    def _used(self) -> list[str]:
        kept = self._preferences.value(USED, [])
        return [id_ for id_ in kept if isinstance(id_, str)] if isinstance(kept, list) else []

    # Doing

    def _do(self, item: QListWidgetItem | None) -> None:
        action: QAction | None = item.data(_ACTION) if item is not None else None
        if action is None or not action.isEnabled():
            return
        used = [_id(action), *(id_ for id_ in self._used() if id_ != _id(action))]
        self._preferences.set_value(USED, used[:REMEMBERED])
        self.close_sheet()
        action.trigger()

    def close_sheet(self) -> None:
        """Hide the sheet and restore the focus."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent():
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            self._left(event)  # type: ignore[arg-type]
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, row, last = event.key(), self.list.currentRow(), self.list.count() - 1
        steps = {
            Qt.Key.Key_Down: min(row + 1, last) if row < last else 0,
            Qt.Key.Key_Up: row - 1 if row > 0 else last,
            Qt.Key.Key_PageDown: min(row + MOST_ROWS, last),
            Qt.Key.Key_PageUp: max(row - MOST_ROWS, 0),
        }
        if key in steps:
            self.list.setCurrentRow(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self.list.currentItem())
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.close_sheet()
        else:
            return False
        return True

    def _left(self, event: QFocusEvent) -> None:
        """Hide the sheet if the mouse moved the focus elsewhere; not for another window."""
        if event.reason() is Qt.FocusReason.MouseFocusReason:
            self._before = None
            self.hide()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        rows = max(1, min(self.list.count(), MOST_ROWS))
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 30) + 4)
        width = min(WIDTH, parent.width() - 40)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((parent.width() - width) // 2, min(90, parent.height() // 8))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())


def _id(action: QAction) -> str:
    return action.objectName() or plain(action.text())
