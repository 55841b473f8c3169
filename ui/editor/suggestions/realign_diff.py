"""A panel with the pairs before and after the last realignment, to keep or reject."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from aligner.bitext import Side
from aligner.text.scripts import is_right_to_left
from ui.design import ARABIC, colours, emphasise, style_as_primary
from ui.i18n.formatting import counted
from ui.services.project_commands import TakeBack
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from db import BeadRow, Change
    from ui.editor.pair_model import PairModel
    from ui.session.session import ProjectSession

MOST = 40
HEIGHT = 280


class RealignDiff(QFrame):
    """Shows the last realignment.

    Signals:
        closed: the panel was closed.
    """

    closed = Signal()

    def __init__(self, session: ProjectSession, model: PairModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("before-after")
        self._session = session
        self._model = model
        self._event: int | None = None
        self.command_of: Callable[[QKeyEvent], str | None] = lambda _event: None
        """Gives the id of the command of a key."""
        self._title = QLabel(self.tr("The last realignment"), self)
        emphasise(self._title)
        self.before, self.after = self._browser(self.tr("Before")), self._browser(self.tr("After"))
        self.keep_button = QPushButton(self.tr("&Keep"), self)
        self.keep_button.setToolTip(self.tr("Keep the new pairs (Esc)"))
        style_as_primary(self.keep_button)
        self.keep_button.clicked.connect(self.keep)
        self.refuse_button = QPushButton(self.tr("&Reject"), self)
        self._refuse_text = self.tr("Restore the previous pairs and keep your correction")
        self.refuse_button.setToolTip(plain_tip(self._refuse_text))
        self.refuse_button.clicked.connect(self.refuse)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.refuse_button)
        top.addWidget(self.keep_button)
        both = QHBoxLayout()
        for name, browser in ((self.tr("Before"), self.before), (self.tr("After"), self.after)):
            column = QVBoxLayout()
            label = PlainLabel(name, self)
            label.setProperty("role", "muted")
            column.addWidget(label)
            column.addWidget(browser)
            both.addLayout(column)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(top)
        column.addLayout(both)
        self.setFixedHeight(HEIGHT)
        self.hide()
        session.changed.connect(self._changed)
        session.reloaded.connect(self._forget)

    def _browser(self, name: str) -> QTextBrowser:
        browser = QTextBrowser(self)
        browser.setAccessibleName(name)
        browser.setFrameShape(QFrame.Shape.NoFrame)
        return browser

    @property
    def event_id(self) -> int | None:
        """The realignment that could be rejected."""
        return self._event

    def note(self, change: Change) -> None:
        """Remember a realignment."""
        self._event = change.event_id
        if self.isVisible():
            self._fill()

    def open_panel(self) -> bool:
        """Show the last realignment; False if there is none."""
        if self._event is None or not self._fill():
            return False
        self.show()
        self.keep_button.setFocus()
        return True

    def close_panel(self) -> None:
        self.hide()
        self.closed.emit()

    def keep(self) -> None:
        """Keep the pairs and remove the marks of the new ones."""
        self._model.mark_fresh(())
        self.close_panel()

    def refuse(self) -> bool:
        """Undo only the realignment; False if there is none."""
        event, self._event = self._event, None
        if event is None:
            return False
        self._session.run(TakeBack(event, by=self._session.person))
        if self.isVisible():
            self.close_panel()
        return True

    def _changed(self, change: Change) -> None:
        # Undo takes the realignment back with the correction that caused it.
        if change.command == "undo" and self._event is not None:
            gone = self._session.project.events(4, None)
            if any(event.undoes == self._event for event in gone):
                self._forget()

    def _forget(self) -> None:
        self._event = None
        if self.isVisible():
            self.close_panel()

    def _fill(self) -> bool:
        change = self._session.project.change(self._event) if self._event is not None else None
        if change is None:
            return False
        before = {(row.source, row.target) for row in change.before}
        after = {(row.source, row.target) for row in change.after}
        # Pairs with only another score are left out.
        old = [row for row in change.before if (row.source, row.target) not in after]
        new = [row for row in change.after if (row.source, row.target) not in before]
        self.before.setHtml(self._html(old))
        self.after.setHtml(self._html(new))
        self._title.setText(
            self.tr("The last realignment: {new} instead of {old}").format(
                new=self._model.count_name(len(new)), old=self._model.count_name(len(old))
            )
        )
        return True

    def _html(self, rows: Sequence[BeadRow]) -> str:
        """Pairs as a table, Arabic from the right."""
        ink = colours()
        left_first = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        lines = []
        for row in sorted(rows, key=_place)[:MOST]:
            cells = []
            for side in Side if left_first else reversed(Side):
                leftwards = is_right_to_left(self._model.languages[side])
                text = escape(row.cell(side).text[:600]) or f"<i>{escape(self.tr('no counterpart'))}</i>"
                font = f"font-family:'{ARABIC}'; font-size:14pt" if leftwards else ""
                way, edge = ("rtl", "right") if leftwards else ("ltr", "left")
                cells.append(
                    f'<td width="50%" dir="{way}" align="{edge}"'
                    f' style="{font}; padding:4px 8px; border-bottom:1px solid {ink.line}">{text}</td>'
                )
            lines.append(f"<tr>{''.join(cells)}</tr>")
        more = len(rows) - MOST
        rest = (
            f"<p>{escape(self.tr('and {number} more').format(number=counted(more)))}</p>" if more > 0 else ""
        )
        return f'<table width="100%" cellspacing="0">{"".join(lines)}</table>{rest}'

    def show_key(self, key: str) -> None:
        """Show the key of the command in the tooltip of the button that rejects."""
        self.refuse_button.setToolTip(plain_tip(f"{self._refuse_text} ({key})" if key else self._refuse_text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self.command_of(event)
        if event.key() == Qt.Key.Key_Escape or command == "review.show_realigned":
            self.close_panel()
        elif command == "review.reject_realigned":
            self.refuse()
        else:
            super().keyPressEvent(event)


def _place(row: BeadRow) -> tuple[int, int]:
    """Pairs in the order of the source, those without one by their target."""
    source = row.source[0].start if row.source else -1
    return (source, row.target[0].start if row.target else -1)
