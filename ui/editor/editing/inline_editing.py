"""In-place editing of one side of a bead, in the table and in the flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal

from ui.editor.editing.inline_editor import CellEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from aligner.bitext import Side
    from db import BeadRow
    from ui.editor.text.layout_cache import LayoutCache
    from ui.session.project_spelling import ProjectSpelling

MOST = 20_000
"""Characters that an editor takes in without a pause."""


class CellEditing(QObject):
    """Opens and closes the editor of a view.

    Args:
        viewport: the parent of the editor.
        home: gets the focus back.
        place: gives the rectangle of a side of a bead; None if it is not visible.

    Signals:
        edited: the bead as it was when the editor was opened, the side, and the new text.
        turned: the editor was opened or closed.
        refused: one sentence on why this cannot be edited.
    """

    edited = Signal(object, object, str)
    turned = Signal()
    refused = Signal(str)

    def __init__(
        self,
        viewport: QWidget,
        home: QWidget,
        compositor: LayoutCache,
        place: Callable[[BeadRow, Side], QRect | None],
    ) -> None:
        super().__init__(home)
        self._viewport = viewport
        self._home = home
        self._compositor = compositor
        self._place = place
        self.spelling: ProjectSpelling | None = None
        """Checks the words of an editor; None for no check."""
        self.editor: CellEditor | None = None
        self.bead: BeadRow | None = None
        self.side: Side | None = None

    @property
    def editing(self) -> tuple[int, Side] | None:
        """Which side of which bead is being edited."""
        if self.editor is None or self.bead is None or self.side is None:
            return None
        return self.bead.id, self.side

    def open(self, bead: BeadRow, side: Side, caret: int) -> None:
        """Open the editor with its caret before a shown word."""
        if self.editor is not None or not bead.side(side):
            return
        if len(bead.cell(side).text) > MOST:
            self.refused.emit(self.tr("This text is too long to edit. Split the pair first."))
            return
        text = self._compositor.text(bead, side)
        editor = CellEditor(
            bead.cell(side).text,
            self._compositor.font(side),
            self._compositor.pitch(side),
            right_to_left=self._compositor.is_right_to_left(side),
            parent=self._viewport,
        )
        editor.place_caret(text.places[caret] if caret < len(text) else len(bead.cell(side).text))
        if self.spelling is not None and side in self.spelling.languages:
            editor.check_spelling(self.spelling, side)
        editor.kept.connect(lambda: self.close(keep=True))
        editor.dropped.connect(lambda: self.close(keep=False))
        editor.installEventFilter(self)
        self.editor, self.bead, self.side = editor, bead, side
        self.arrange()
        editor.show()
        self.arrange()
        editor.setFocus()
        self.turned.emit()

    def arrange(self) -> None:
        """Move the editor to its words; leave it where it is if they are not visible."""
        editor, bead, side = self.editor, self.bead, self.side
        rect = self._place(bead, side) if bead is not None and side is not None else None
        if editor is None or rect is None:
            return
        room = self._viewport.height()
        editor.setGeometry(QRect(rect.left(), max(0, rect.top()), rect.width(), min(rect.height(), room)))
        wanted = editor.wanted_height()
        policy = Qt.ScrollBarPolicy
        editor.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if wanted <= room else policy.ScrollBarAsNeeded
        )
        height = min(max(rect.height(), wanted), room)
        editor.setGeometry(QRect(rect.left(), max(0, min(rect.top(), room - height)), rect.width(), height))

    def close(self, *, keep: bool) -> None:
        """Close the editor; ``keep`` its text, or drop it."""
        editor, bead, side = self.editor, self.bead, self.side
        if editor is None:
            return
        self.editor = None
        had_focus = editor.hasFocus()
        if keep and editor.is_changed:
            self.edited.emit(bead, side, editor.text())
        editor.removeEventFilter(self)
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self._home.setFocus()
        self.turned.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and event.type() is QEvent.Type.FocusOut:
            reason = event.reason()  # type: ignore[attr-defined]
            if reason not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                self.close(keep=True)
        return super().eventFilter(watched, event)
