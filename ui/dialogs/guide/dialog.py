"""The user guide: contents, text, and a search that ignores vowel marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from aligner.text.normalize import fold, fold_with_map
from ui.design import colours
from ui.dialogs.guide.guide_text import guide, manual_site, turned
from ui.dialogs.guide.places import START
from ui.i18n.language import current_language
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import PlainTips

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_SIZE = QSize(880, 640)
_CONTENTS_WIDTH = 240
_CODE = re.compile(r"`([^`\n]+)`")
_ANCHOR = Qt.ItemDataRole.UserRole


class GuideDialog(FittedDialog):
    """Shows the guide in the language of the interface; the window it belongs to stays usable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("User guide"))
        app = QApplication.instance()
        self._language = str(current_language(app)) if app is not None else "en"
        self._guide = guide(self._language)
        self._hits: list[tuple[int, int]] = []
        self._at = -1
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("Search the guide"))
        self.field.setAccessibleName(self.tr("Search the guide"))
        self.count = PlainLabel(self)
        self.count.setProperty("role", "muted")
        self.count.setMinimumWidth(12 * self.fontMetrics().horizontalAdvance("0"))
        self.contents = QListWidget(self)
        self.contents.setItemDelegate(PlainTips(self.contents))
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setFixedWidth(_CONTENTS_WIDTH)
        self.contents.setWordWrap(True)
        self.contents.setResizeMode(QListWidget.ResizeMode.Adjust)
        for section in self._guide.sections:
            if section.level > 1:
                item = QListWidgetItem("\u2003" * (section.level - 2) + section.title, self.contents)
                item.setData(_ANCHOR, section.anchor)
                item.setToolTip(section.title)
        self.contents.ensurePolished()  # rows laid out before the style is known are too low for it
        self.browser = QTextBrowser(self)
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName(self.tr("User guide"))
        self._fill()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        if (site := manual_site(self._language)) is not None:
            pictures = buttons.addButton(
                self.tr("Open in the &browser"), QDialogButtonBox.ButtonRole.ActionRole
            )
            pictures.setToolTip(self.tr("The whole manual with its pictures"))
            pictures.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(site))))
        buttons.rejected.connect(self.reject)
        top = QHBoxLayout()
        top.addWidget(self.field, 1)
        top.addWidget(self.count)
        middle = QHBoxLayout()
        middle.addWidget(self.contents)
        middle.addWidget(self.browser, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addWidget(buttons)
        self.resize(_SIZE)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.contents.currentItemChanged.connect(self._chosen)
        self.browser.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.field.setFocus)

    def go_to(self, anchor: str) -> None:
        """Show a section."""
        for row in range(self.contents.count()):
            if self.contents.item(row).data(_ANCHOR) == anchor:
                self.contents.blockSignals(True)
                self.contents.setCurrentRow(row)
                self.contents.blockSignals(False)
        if anchor == START:
            self.browser.verticalScrollBar().setValue(0)
        else:
            self.browser.scrollToAnchor(anchor)

    @property
    def hits(self) -> int:
        """How many places the search has found."""
        return len(self._hits)

    def find_next(self, *, forward: bool = True) -> None:
        """Go to the next or the previous hit, from the last to the first and back."""
        if not self._hits:
            return
        self._at = (self._at + (1 if forward else -1)) % len(self._hits)
        start, end = self._hits[self._at]
        cursor = QTextCursor(self.browser.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.browser.setTextCursor(cursor)
        self.browser.ensureCursorVisible()
        self._mark()

    # The text

    def _fill(self) -> None:
        document = self.browser.document()
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.05)
        document.setDefaultFont(font)
        document.setDocumentMargin(18)
        option = QTextOption(document.defaultTextOption())
        option.setTextDirection(self.layoutDirection())
        document.setDefaultTextOption(option)
        # Keys and names keep their own direction: "Ctrl+." would end with its first letter otherwise.
        text = turned(self._guide.text) if self.isRightToLeft() else self._guide.text
        document.setMarkdown(_CODE.sub("`\u2066\\1\u2069`", text))
        anchors = iter(section.anchor for section in self._guide.sections)
        block = document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                self._name(block, next(anchors))
            block = block.next()

    def _name(self, block: QTextBlock, anchor: str) -> None:
        """Make a heading a place to go to, with some room above it."""
        cursor = QTextCursor(block)
        space = block.blockFormat()
        space.setTopMargin(14 if block.position() else 0)
        space.setBottomMargin(6)
        cursor.setBlockFormat(space)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        named = QTextCharFormat()
        named.setAnchor(True)
        named.setAnchorNames([anchor])
        cursor.mergeCharFormat(named)

    # Search

    def _search(self, text: str) -> None:
        wanted = " ".join(fold(text).split())
        self._hits, self._at = [], -1
        if len(wanted) > 1:
            folded = fold_with_map(self.browser.toPlainText())
            at = folded.text.find(wanted)
            while at >= 0:
                self._hits.append(folded.original(at, at + len(wanted)))
                at = folded.text.find(wanted, at + len(wanted))
        if self._hits:
            self.find_next()
        else:
            self._mark()
            self.count.setText(self.tr("Not found") if len(wanted) > 1 else "")

    def _mark(self) -> None:
        shown = colours()
        marks = []
        for number, (start, end) in enumerate(self._hits):
            cursor = QTextCursor(self.browser.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(QColor(shown.warning_ground))
            mark.format.setFontUnderline(number == self._at)
            mark.format.setProperty(QTextFormat.Property.UserProperty, number)
            marks.append(mark)
        self.browser.setExtraSelections(marks)
        if self._hits:
            number_of = QLocale().toString
            self.count.setText(
                self.tr("{at} of {of}").format(at=number_of(self._at + 1), of=number_of(len(self._hits)))
            )

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.browser.scrollToAnchor(str(item.data(_ANCHOR)))

    def _follow(self, url: QUrl) -> None:
        if url.hasFragment():
            self.go_to(url.fragment())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.find_next(forward=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                return True
            if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.browser.setFocus()
                return True
        return super().eventFilter(watched, event)
