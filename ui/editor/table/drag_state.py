"""What is being dragged in the table, as it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.bitext import Segment, Side
    from ui.editor.editing.cut_positions import CutPreview
    from ui.editor.text.cell_text import CellText


@dataclass(frozen=True, slots=True)
class Carried:
    """A segment that is being carried.

    Attributes:
        home: the row it belongs to.
        over: the row it would be given to if it were let go now; its own for none.
    """

    side: Side
    home: int
    segment: Segment
    over: int

    def words(self, cell: CellText) -> tuple[int, int]:
        """The words of its cell that are carried, half-open."""
        words = [w for w, at in enumerate(cell.origins) if self.segment.start <= at < self.segment.end]
        return (words[0], words[-1] + 1) if words else (0, 0)


class DragState:
    """What the mouse holds.

    Attributes:
        cut: the cut that is dragged, and where it would fall.
        carried: the segment that is dragged.
        hovered: the cut that could be dragged: side and the row above it.
    """

    def __init__(self) -> None:
        self.cut: CutPreview | None = None
        self.carried: Carried | None = None
        self.hovered: tuple[Side, int] | None = None

    @property
    def is_dragging(self) -> bool:
        return self.cut is not None or self.carried is not None
