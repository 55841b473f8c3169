"""The part of the evidence pane where the links between the words of a pair are corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from aligner.bitext import Side, Status
from aligner.exchange.word_links import links_by_hand
from aligner.permissions import Role
from aligner.text.scripts import is_right_to_left
from ui.editor.text.cell_text import cell_text
from ui.panes.evidence.link_board import MOST_WORDS, BoardWord, LinkBoard
from ui.services.review.word_links import LinkWords
from ui.widgets.cards import Section, label
from ui.widgets.text.text_reader import reading_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db import BeadRow
    from ui.panes.evidence.evidence_data import LinkedWords
    from ui.session.session import ProjectSession


class LinkSection(Section):
    """Shows the words of a pair and writes the links that a person makes.

    Signals:
        pointed: stretches to show in the table, as ``{Side: [(start, end)]}``.
    """

    pointed = Signal(object)

    def __init__(self, session: ProjectSession, parent: QWidget) -> None:
        super().__init__("", parent)
        self._heading.setText(self.tr("Word links"))
        self._session = session
        self._row: BeadRow | None = None
        self._links: tuple[LinkedWords, ...] = ()
        info = session.project.info()
        self._rtl = {side: is_right_to_left(info.text(side).language) for side in Side}
        self.board = LinkBoard(self)
        self.board.linked.connect(self._linked)
        self.board.pointed.connect(self.pointed)
        self.hint = label("", "muted", self)
        self.restore = QPushButton(self.tr("Restore the suggestion"), self)
        self.restore.setToolTip(self.tr("Remove your links and show those of the aligner"))
        self.restore.clicked.connect(self._restore)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.restore)
        for widget in (self.board, self.hint, line):
            self.add(widget)
        session.failed.connect(lambda _message: self._show_again())

    def show_pair(self, row: BeadRow | None, links: Sequence[LinkedWords]) -> None:
        """Show a pair with its links; nothing for a pair with one side or with very many words."""
        words = {side: _words(row, side) for side in Side} if row is not None else {}
        shown = row is not None and all(0 < len(words[side]) <= MOST_WORDS for side in Side)
        self.setVisible(shown)
        self._row, self._links = row, tuple(links)
        if row is None or not shown:
            return
        pairs = {
            (source, target)
            for link in links
            for source in _within(words[Side.SOURCE], link.source)
            for target in _within(words[Side.TARGET], link.target)
        }
        fonts = {side: reading_font(right_to_left=self._rtl[side]) for side in Side}
        translates = self._session.person.role is Role.TRANSLATOR
        self.board.can_change = translates and row.status is not Status.APPROVED
        self.board.show_words(words, pairs, fonts, self._rtl)
        self.hint.setText(
            self.tr("Drag from a word to its counterpart to link both, or to remove their link.")
            if self.board.can_change
            else self.tr("The links cannot be changed: the pair is approved, or you are a reviewer.")
        )
        self.restore.setVisible(self.board.can_change and links_by_hand(row.evidence) is not None)

    def _show_again(self) -> None:
        if self.isVisible():
            self.show_pair(self._row, self._links)

    def _linked(self, links: frozenset[tuple[int, int]]) -> None:
        row = self._row
        if row is None:
            return
        words = {side: _words(row, side) for side in Side}
        made = []
        for source, target in sorted(links):
            one, other = words[Side.SOURCE][source], words[Side.TARGET][target]
            if one.start is not None and other.start is not None:
                made.append((one.start, one.end, other.start, other.end))
        self._write(row, tuple(made))

    def _restore(self) -> None:
        if self._row is not None:
            self._write(self._row, None)

    def _write(self, row: BeadRow, links: tuple[tuple[int, int, int, int], ...] | None) -> None:
        self.board.can_change = False  # until the pair is shown at its new revision
        expected = {row.id: row.revision}
        self._session.run(LinkWords(row.id, links, by=self._session.person, expected=expected))


def _words(row: BeadRow, side: Side) -> tuple[BoardWord, ...]:
    """The words of a side; one more than :data:`MOST_WORDS` of a longer text."""
    cell = cell_text(row.cell(side), row.side(side), limit=MOST_WORDS + 1)
    return tuple(
        BoardWord(cell.shown[start:end], origin if origin >= 0 else None, max(origin, 0) + end - start)
        for start, end, origin in zip(cell.starts, cell.ends, cell.origins, strict=True)
    )


def _within(words: Sequence[BoardWord], stretch: tuple[int, int]) -> list[int]:
    """The numbers of the words that a stretch touches."""
    return [
        number
        for number, word in enumerate(words)
        if word.start is not None and word.start < stretch[1] and stretch[0] < word.end
    ]
