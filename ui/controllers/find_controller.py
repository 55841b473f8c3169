"""Search in one open project: the filter, the concordance, and the words at the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from aligner.segmentation.punctuation import LOOSE
from ui.editor.flow.flow_view import FlowView
from ui.editor.search.query_highlight import is_empty
from ui.editor.table.table_view import PairTable
from ui.panes.concordance.indexer import Indexing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db import Query
    from ui.editor import EditorView
    from ui.panes.concordance.pane import ConcordancePane
    from ui.panes.find.pane import FindPane
    from ui.session.session import ProjectSession

_PARAGRAPH = "\u2029"


class FindController(QObject):
    """The search panes of one open project. Its panes are made with :meth:`find_pane` and
    :meth:`concordance_pane`.

    Signals:
        wanted: the name of a pane ("find", "concordance") that is to be shown.
        elsewhere: path of another project and a pair of it that the person asks for.
    """

    wanted = Signal(str)
    elsewhere = Signal(object, int)

    def __init__(
        self,
        session: ProjectSession,
        view: EditorView,
        others: Sequence[Path] = (),
        index: Path | None = None,
    ) -> None:
        """Begin to index the project, and ``others`` after it, into the file ``index`` (None: the usual)."""
        super().__init__(session)
        self._session = session
        self._view = view
        self.indexing = Indexing(session, others, index, self)
        self.filter: FindPane | None = None
        self.concordance: ConcordancePane | None = None
        view.add_targets({"find": self})

    @classmethod
    def of(cls, session: ProjectSession) -> FindController:
        """The controller of a session; LookupError if none has been made."""
        for child in session.children():
            if isinstance(child, FindController):
                return child
        raise LookupError("this session has no find controller")

    def close(self) -> None:
        """End the threads; before the session is closed."""
        self.indexing.close()

    # Panes

    def find_pane(self, session: ProjectSession, parent: QWidget) -> QWidget:
        from ui.panes.find.pane import FindPane

        self.filter = pane = FindPane(session, parent)
        pane.searched.connect(self._view.search.show_found)
        pane.left.connect(self._view.setFocus)
        pane.narrow_wanted.connect(self.narrow)
        pane.told.connect(self._view.tell)
        pane.bar.changed.connect(self._filter_changed)
        self._view.narrowing.changed.connect(lambda: pane.show_narrowed(self._view.narrowing.is_on))
        pane.show_narrowed(self._view.narrowing.is_on)
        return pane

    def concordance_pane(self, session: ProjectSession, parent: QWidget) -> QWidget:
        from ui.panes.concordance.pane import ConcordancePane

        self.concordance = pane = ConcordancePane(
            session, self.indexing, parent, key=self._view.key_of("find.concordance")
        )
        pane.elsewhere.connect(self.elsewhere)
        pane.left.connect(self._view.setFocus)
        return pane

    def open_filter(self) -> None:
        text = selected_text()
        self.wanted.emit("find")
        if self.filter is not None:
            self.filter.look_for(text)

    def narrow(self) -> None:
        """Narrow the table by the filter of the pane, or show all pairs again."""
        narrowing = self._view.narrowing
        if narrowing.is_on:
            narrowing.show_all()
        elif self.filter is None or is_empty(self.filter.query):
            self.open_filter()
            self._view.tell(self.tr("First choose what the table shows: a text, a status, a confidence."))
        else:
            narrowing.apply(self.filter.query, self.filter.bar.description())
        if self.filter is not None:
            self.filter.show_narrowed(narrowing.is_on)

    def _filter_changed(self, query: Query) -> None:
        """A narrowed table follows the filter."""
        narrowing = self._view.narrowing
        if not narrowing.is_on or self.filter is None:
            return
        if is_empty(query):
            narrowing.show_all()
        else:
            narrowing.apply(query, self.filter.bar.description())

    def open_replace(self) -> None:
        """Replace what is being looked for; where nothing is, ask for that first."""
        self.open_filter()
        if self.filter is not None and self.filter.is_current:
            self.filter.open_replace()

    def open_concordance(self) -> None:
        """Look up what is selected; without a selection, the word at the caret of the table."""
        text = selected_text() or word_at_caret(self._view)
        self.wanted.emit("concordance")
        if self.concordance is not None:
            self.concordance.look_up(text)


def selected_text() -> str:
    """The text selected where the focus is, on one line; nothing when nothing is."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit):
        return focus.selectedText().strip()
    if isinstance(focus, QPlainTextEdit | QTextEdit):
        return " ".join(focus.textCursor().selectedText().replace(_PARAGRAPH, " ").split())
    if isinstance(focus, QLabel):
        return " ".join(focus.selectedText().split())
    if isinstance(focus, PairTable):
        return focus.picking.text(focus.facing)
    if isinstance(focus, FlowView):
        return focus.picked_text()
    return ""


def word_at_caret(view: EditorView) -> str:
    """The word behind the caret in the table, without marks around it."""
    table = view.table
    bead = table.current_bead
    if bead is None or not bead.side(table.active_side):
        return ""
    text = table.compositor.text(bead, table.active_side)
    at = table.carets.get(table.active_side)
    if at is None or not 0 <= at < len(text):
        return ""
    word = text.shown[text.starts[at] : text.ends[at]]
    return word.strip(LOOSE)
