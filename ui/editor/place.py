"""Where a person is in the texts, as plain data: stored when a project is closed, shown when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer

from aligner.bitext import Side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.editor.editor_view import EditorView

MOST_SELECTED = 2_000
_OWN_STEPS = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}


def place_of(view: EditorView) -> dict[str, Any] | None:
    """Current pair, carets, selection and scrolling of both views, and the find bar; None without pairs."""
    table, current = view.table, view.current_id
    if current is None:
        return None
    selected = table.selected_ids()
    flow_row, flow_share = view.flow.position()
    place: dict[str, Any] = {
        "bead": current,
        "side": table.active_side.value,
        "carets": {side.value: at for side, at in table.carets.at.items()},
        "selected": selected if 1 < len(selected) <= MOST_SELECTED else [],
        "top": view.model.id_at(min(table.verticalScrollBar().value(), view.model.rowCount() - 1)),
        "inside": [[bead, side.value, *held] for (bead, side), held in table.inside_cells().items()],
        "flow": [view.model.id_at(flow_row), flow_share],
    }
    if view.find_bar.isVisibleTo(view):
        side = view.find_bar.needle.side
        place["find"] = [view.find_bar.field.text(), side.value if side is not None else None]
    return place


def go_to_place(view: EditorView, kept: Mapping[str, Any]) -> bool:
    """Show what :func:`place_of` read, as far as it still exists; False if the pair is gone."""
    table, model = view.table, view.model
    row = model.row_of(int(kept.get("bead", -1)))
    if row is None:
        return False
    active = Side(kept.get("side", Side.SOURCE.value))
    inside = kept.get("inside", ())
    table.begin_cells({(bead, Side(side)): begin for bead, side, begin, _ in inside})
    table.go_to_row(row, active, scroll="top" not in kept)
    selected = [at for id_ in kept.get("selected", ()) if (at := model.row_of(id_)) is not None]
    if len(selected) > 1:
        table.select_rows(selected)
    carets = {Side(side): int(at) for side, at in kept.get("carets", {}).items()}
    bead = table.current_bead
    for side in sorted(carets, key=lambda side: side is active):  # the active side last
        if bead is not None:  # somebody may have shortened the pair meanwhile
            table.place_caret(side, min(carets[side], len(table.compositor.text(bead, side))))
    top = model.row_of(int(kept.get("top", -1)))
    if top is not None:
        table.verticalScrollBar().setValue(top)
        table.measure()
    table.scroll_cells({(bead, Side(side)): pixels for bead, side, _, pixels in inside})
    flow_bead, flow_share = kept.get("flow", (-1, 0.0))
    flow_row = model.row_of(int(flow_bead))
    if flow_row is not None:
        view.flow.go_to_position(flow_row, float(flow_share))
    return True


class PlaceKeeper(QObject):
    """Holds a view at the kept place until the person does something.

    A view gets its size only when its window is shown and the panes are back; each size on the way would move
    the place.
    """

    def __init__(self, view: EditorView, kept: Mapping[str, Any]) -> None:
        super().__init__(view)
        self._view = view
        self._kept = kept
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._show)
        self._searches = "find" in kept
        self._showing = False
        self.holds = True
        """Whether the place is held."""
        self._show()
        if not self.holds:
            return
        for surface in (view.table, view.flow):
            for part in (surface, surface.viewport(), surface.verticalScrollBar()):
                part.installEventFilter(self)
        for signal in (view.table.caret_moved, view.search.changed, view.model.about_to_change):
            signal.connect(self._changed)

    def release(self) -> None:
        """Let the person go on from here."""
        self.holds = False
        self._again.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.holds:
            if event.type() in _OWN_STEPS:
                self.release()
            elif event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
                self._again.start()
        return False

    def _changed(self) -> None:
        if not self._showing:
            self.release()

    def _show(self) -> None:
        if not self.holds or self._showing:
            return
        self._showing = True
        self.holds = go_to_place(self._view, self._kept)
        if self.holds and self._searches and self._view.isVisible():
            self._searches = False  # once the panes are back: a search of theirs would hide the bar
            text, side = self._kept["find"]
            self._view.search.show_again(text, Side(side) if side else None)
        self._showing = False
