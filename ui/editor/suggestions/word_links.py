"""Finds the counterpart of the word under the mouse or at the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from aligner.bitext import Side
from aligner.exchange.word_links import links_by_hand
from ui.concurrency.project_query import ProjectQuery
from ui.editor.text.cell_layout import LayoutLru

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from db import BeadRow
    from ui.editor.table.table_view import PairTable
    from ui.session.session import ProjectSession

    Explain = Callable[[BeadRow], Mapping[str, Any] | None]

REST_MS = 60


def linked(links: Sequence[Sequence[float]], side: Side, offset: int) -> dict[Side, tuple[int, int]]:
    """The word at an offset of one side and its counterpart on the other.

    Args:
        links: [source start, source end, target start, target end, strength].
    Returns:
        ranges by side; nothing when the word has no counterpart.
    """
    mine = 0 if side is Side.SOURCE else 2
    for link in links:
        if link[mine] <= offset < link[mine + 1]:
            return {
                Side.SOURCE: (int(link[0]), int(link[1])),
                Side.TARGET: (int(link[2]), int(link[3])),
            }
    return {}


class WordLinkHighlighter(QObject):
    """Highlights a word and its counterpart.

    Links come with the evidence of a bead; if it has none, the aligner is asked once for each bead, on a
    worker thread.

    Signals:
        found: (side, [(start, end)]) to highlight; an empty list ends it.
    """

    found = Signal(object, object)

    def __init__(self, session: ProjectSession, table: PairTable, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table
        self._lookup = ProjectQuery(session.project, self)
        self._known: LayoutLru[Sequence[Sequence[float]]] = LayoutLru(256)
        self._explain: Explain | None = None
        self._lit = self._shows_all = False
        self._mouse: tuple[Side, int] | None = None
        self._caret: tuple[Side, int] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)
        for moved in (table.current_changed, table.facing.has_changed):
            moved.connect(self._follow)

    def set_explainer(self, explain: Explain | None) -> None:
        """Set the function that explains beads without links; it is called on a worker thread."""
        self._explain = explain
        self._known.clear()

    def stop(self) -> None:
        """Run no more queries."""
        self._rest.stop()
        self._lookup.stop()

    def toggle_all(self) -> None:
        """Show all links of the current pair at once, or only the word under the mouse or at the caret."""
        self._shows_all = not self._shows_all
        self._rest.start()

    def _follow(self) -> None:
        """The current pair is another one, or has changed."""
        if self._shows_all:
            self._rest.start()

    def point(self, side: Side | None, offset: int) -> None:
        """Follow the mouse to a word, or away from words."""
        mouse = (Side(side), offset) if side is not None else None
        if mouse != self._mouse:
            self._mouse = mouse
            self._rest.start()

    def caret(self, side: Side, offsets: Mapping[Side, int]) -> None:
        """Follow the caret to a word, or away from words."""
        caret = (side, offsets[side]) if side in offsets else None
        if caret != self._caret:
            self._caret = caret
            self._rest.start()

    def _look(self) -> None:
        self._look_at_all()
        place = self._mouse or self._caret
        bead = self._bead_at(*place) if place is not None else None
        if place is None or bead is None or bead.is_null:
            self._light({})
            return
        links = self._links(bead)
        if links is not None:
            self._light(linked(links, *place))

    def _look_at_all(self) -> None:
        bead = self._table.current_bead if self._shows_all else None
        links = self._links(bead) if bead is not None and not bead.is_null else ()
        if links is not None:
            pairs = (((int(a), int(b)), (int(c), int(d))) for a, b, c, d, *_ in links)
            self._table.show_links(tuple(dict.fromkeys(pairs)))

    def _bead_at(self, side: Side, offset: int) -> BeadRow | None:
        """The bead that holds an offset: near the current one, or anywhere near what is seen."""
        model, here = self._table.facing, self._table.current_row
        top = max(0, self._table.rowAt(0))
        for row in (*range(here - 40, here + 41), *range(top, top + 80)):
            if 0 <= row < model.rowCount():
                bead = model.row_at(row)
                if any(segment.start <= offset < segment.end for segment in bead.side(side)):
                    return bead
        return None

    def _links(self, bead: BeadRow) -> Sequence[Sequence[float]] | None:
        """The word links of a bead; None while they are being computed."""
        by_hand = links_by_hand(bead.evidence)
        if by_hand is not None:
            return by_hand
        if bead.evidence is not None and bead.evidence.get("links"):
            return list(bead.evidence["links"])
        key = (bead.id, bead.revision)
        explain = self._explain
        if explain is None:
            return ()
        if key in self._known:
            return self._known.get(key, tuple)

        def then(evidence: Mapping[str, Any] | None) -> None:
            links = list((evidence or {}).get("links", ()))
            self._known.put(key, links)
            self._look()

        self._lookup.ask(lambda _project, _stale: explain(bead), then)
        return None

    def _light(self, ranges: Mapping[Side, tuple[int, int]]) -> None:
        if ranges or self._lit:
            self._lit = bool(ranges)
            for side in Side:
                self.found.emit(side, [ranges[side]] if side in ranges else [])
