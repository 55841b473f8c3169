"""All keys in one list, by menu: find one, give a command another, choose a preset, print the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aligner.errors import MuqabalaError
from ui.commands.keys import PRESETS, Keymap, portable
from ui.commands.keys.cheat_sheet import by_menu, plain, shown, to_html, write_pdf
from ui.design import emphasise, emphasised_font, style_as_title
from ui.i18n.localize import localize
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import PlainTips

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ui.commands.spec import CommandSpec

_ID = Qt.ItemDataRole.UserRole


class KeysDialog(FittedDialog):
    """Every change takes effect at once.

    Signals:
        chosen: the keys as they are from now on (:class:`ui.commands.keys.Keymap`).
    """

    chosen = Signal(object)

    def __init__(
        self, commands: Sequence[CommandSpec], keymap: Keymap, folder: Path, parent: QWidget | None = None
    ) -> None:
        """Show ``commands`` in their order; files are offered in ``folder``."""
        super().__init__(parent)
        self._commands = {command.id: command for command in commands}
        self._folder = folder
        self.keymap = keymap
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        heading = QLabel(self.tr("Keyboard shortcuts"), self)
        style_as_title(heading)

        self.preset = QComboBox(self)
        self.preset.setAccessibleName(self.tr("Preset"))
        self.preset.setToolTip(self.tr("Shortcuts of another program; your own changes are discarded"))
        for preset in PRESETS.values():
            self.preset.addItem(preset.name, preset.id)
        self.preset.activated.connect(lambda: self._take(self.keymap.with_preset(self.preset.currentData())))
        preset_label = QLabel(self.tr("&Preset"), self)
        preset_label.setBuddy(self.preset)

        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Find a command or shortcut"))
        self.filter.setAccessibleName(self.tr("Find a command or shortcut"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.filter, 1)
        top.addWidget(preset_label)
        top.addWidget(self.preset)

        self.list = QTreeWidget(self)
        self.list.setItemDelegate(PlainTips(self.list))
        self.list.setColumnCount(3)
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Shortcut"), self.tr("What it does")])
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(14)
        self.list.setAccessibleName(self.tr("Commands and shortcuts"))
        self._fill()
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(self._selected)
        self.list.itemActivated.connect(lambda: self.capture.setFocus(Qt.FocusReason.OtherFocusReason))

        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self._make_editor())
        column.addWidget(self._make_buttons())
        self.resize(980, 740)
        self._show_keys()
        self._selected()
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_editor(self) -> QWidget:
        box = QWidget(self)
        self._what = PlainLabel(box)
        emphasise(self._what)
        self.capture = QKeySequenceEdit(box)
        self.capture.setMaximumSequenceLength(1)
        self.capture.setClearButtonEnabled(True)
        self.capture.setAccessibleName(self.tr("New shortcut"))
        self.capture.setMinimumWidth(140)  # all of the row fits a screen of 800 pixels
        self.capture.setMaximumWidth(190)
        for field in self.capture.findChildren(QLineEdit):
            field.setAccessibleName(self.tr("New shortcut"))
        self.capture.keySequenceChanged.connect(self._captured)
        self.instead = QPushButton(self.tr("&Use this shortcut"), box)
        self.also = QPushButton(self.tr("Use it &as well"), box)
        self.none = QPushButton(self.tr("&No shortcut"), box)
        self.reset = QPushButton(self.tr("As in the p&reset"), box)
        self.instead.clicked.connect(lambda: self._give(also=False))
        self.also.clicked.connect(lambda: self._give(also=True))
        self.none.clicked.connect(self._clear)
        self.reset.clicked.connect(self._reset)
        self.note = PlainLabel(box)
        self.note.setWordWrap(True)
        self.note.setMinimumHeight(self.note.fontMetrics().height() + 4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.capture)
        for button in (self.instead, self.also, self.none, self.reset):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._what)
        column.addLayout(row)
        column.addWidget(self.note)
        return box

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        for text, slot in (
            (self.tr("&Import…"), self._ask_import),
            (self.tr("&Export…"), self._ask_export),
            (self.tr("Prin&t…"), self._ask_print),
        ):
            button = buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(slot)
        for made in buttons.buttons():
            if isinstance(made, QPushButton):
                made.setAutoDefault(False)
        return buttons

    # The list

    def _fill(self) -> None:
        for menu, commands in by_menu(self._commands.values()):
            top = QTreeWidgetItem(self.list, [menu])
            top.setFont(0, emphasised_font())
            top.setFirstColumnSpanned(True)
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for command in commands:
                item = QTreeWidgetItem(top, [plain(command.text), "", str(command.tooltip)])
                item.setToolTip(2, str(command.tooltip))
                item.setData(0, _ID, command.id)
                item.setSizeHint(2, QSize(0, self.fontMetrics().height() + 9))
                self._items[command.id] = item
            top.setExpanded(True)

    def _show_keys(self) -> None:
        for id_, keys in self.keymap.resolve(self._commands.values()).items():
            item = self._items[id_]
            item.setText(1, "   ".join(map(shown, keys)))
            item.setFont(1, emphasised_font() if id_ in self.keymap.own else self.list.font())
        self.preset.setCurrentIndex(self.preset.findData(self.keymap.preset))

    def _filter(self, text: str) -> None:
        wanted = text.casefold().strip()
        for at in range(self.list.topLevelItemCount()):
            top = self.list.topLevelItem(at)
            if top is None:
                continue
            any_shown = False
            for child in filter(None, (top.child(n) for n in range(top.childCount()))):
                found = any(wanted in child.text(column).casefold() for column in range(3))
                child.setHidden(not found)
                any_shown = any_shown or found
            top.setHidden(not any_shown)

    def select(self, id_: str) -> None:
        """Go to a command."""
        self.list.setCurrentItem(self._items[id_])
        self.list.scrollToItem(self._items[id_])

    @property
    def selected(self) -> CommandSpec | None:
        """The command whose key is being looked at."""
        item = self.list.currentItem()
        return self._commands.get(item.data(0, _ID)) if item is not None else None

    def _selected(self) -> None:
        command = self.selected
        self._what.setText(
            self.tr("Select a command to change its shortcut.") if command is None else plain(command.text)
        )
        self.capture.clear()
        self.capture.setEnabled(command is not None)
        self._captured()

    # Another key

    def _captured(self) -> None:
        command = self.selected
        keys = portable([self.capture.keySequence().toString(QKeySequence.SequenceFormat.PortableText)])
        conflict = (
            self.keymap.conflict(self._commands.values(), command.id, keys[0]) if command and keys else None
        )
        reserved = conflict is not None and conflict.other is None
        self.instead.setEnabled(bool(keys) and not reserved)
        self.also.setEnabled(bool(keys) and not reserved)
        self.none.setEnabled(command is not None)
        self.reset.setEnabled(command is not None and command.id in self.keymap.own)
        if conflict is None:
            self._say("")
        elif conflict.other is None:
            self._say(self.tr("{key} is reserved for moving in the texts.").format(
                key=shown(conflict.key)
            ))  # fmt: skip
        else:
            self._say(
                self.tr("{key} is assigned to “{command}” and will be removed from it.").format(
                    key=shown(conflict.key), command=plain(conflict.other.text)
                )
            )

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setProperty("role", "error" if text else "muted")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)

    def _give(self, *, also: bool) -> None:
        command = self.selected
        key = self.capture.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if command is None or not key:
            return
        commands = self._commands.values()
        before = self.keymap.resolve(commands)[command.id] if also else ()
        self._take(self.keymap.give(commands, command.id, [*before, key]))

    def _clear(self) -> None:
        if self.selected is not None:
            self._take(self.keymap.with_keys(self.selected.id, ()))

    def _reset(self) -> None:
        if self.selected is not None:
            self._take(self.keymap.without_own(self.selected.id))

    def _take(self, keymap: Keymap) -> None:
        self.keymap = keymap
        self._show_keys()
        self._selected()
        self.chosen.emit(keymap)

    # Files

    def _ask_export(self) -> None:
        from ui.widgets.file_chooser import ask_save

        kinds = self.tr("Muqabala shortcuts (*.json)")
        ask_save(
            self,
            self.tr("Export shortcuts"),
            self._folder / "muqabala-keys.json",
            kinds,
            ".json",
            self.export_to,
        )

    def export_to(self, path: Path) -> None:
        """Write the keys to a file."""
        try:
            path.write_text(self.keymap.to_json() + "\n", encoding="utf-8")
        except OSError as error:
            self._say(self.tr("{path} cannot be written: {why}.").format(path=path, why=error.strerror))

    def _ask_import(self) -> None:
        from ui.widgets.file_chooser import ask_open

        ask_open(
            self,
            self.tr("Import shortcuts"),
            self._folder,
            self.tr("Muqabala shortcuts (*.json)"),
            self.import_from,
        )

    def import_from(self, path: Path) -> None:
        """Take the keys of a file."""
        try:
            self._take(Keymap.from_json(path.read_text(encoding="utf-8")))
        except OSError as error:
            self._say(self.tr("{path} cannot be read: {why}.").format(path=path, why=error.strerror))
        except UnicodeDecodeError:
            self._say(self.tr("This is not a shortcut file of Muqabala. Choose another file."))
        except MuqabalaError as error:
            self._say(localize(error))

    def _ask_print(self) -> None:
        from ui.widgets.file_chooser import ask_save

        kinds = self.tr("PDF (*.pdf);;Web page (*.html)")
        ask_save(
            self, self.tr("Print shortcuts"), self._folder / "muqabala-keys.pdf", kinds, ".pdf", self.print_to
        )

    def print_to(self, path: Path) -> None:
        """Write the sheet of keys as PDF, or as a web page where the file's name says so."""
        keys = self.keymap.resolve(self._commands.values())
        page = path.suffix.casefold() in (".html", ".htm")
        preset = PRESETS[self.keymap.preset].name
        html = to_html(self._commands.values(), keys, preset, for_pdf=not page)
        try:
            if page:
                path.write_text(html, encoding="utf-8")
            else:
                write_pdf(path, html)
        except OSError as error:
            self._say(self.tr("{path} cannot be written: {why}.").format(path=path, why=error.strerror))
        except MuqabalaError as error:
            self._say(localize(error))
