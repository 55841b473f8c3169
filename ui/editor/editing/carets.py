"""The carets of the current bead: one on each side, between two words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligner.bitext import Side


@dataclass(slots=True)
class Carets:
    """The word after the caret of each side; 0, before the first word, means no caret."""

    bead: int | None = None
    at: dict[Side, int] = field(default_factory=dict)
    _answer: tuple[int, Side, int, int | None] | None = None

    def go_to(self, bead: int | None) -> None:
        """Make another bead the current one, without carets."""
        if bead != self.bead:
            self.bead = bead
            self.at.clear()

    def get(self, side: Side) -> int:
        return self.at.get(side, 0)

    def answer(self, bead: int, side: Side, offset: int, found: int | None) -> None:
        """Store the answer of the aligner: a cut at ``offset`` on a side matches ``found`` on the other."""
        self._answer = (bead, side, offset, found)

    def is_answered(self, bead: int, placed: Mapping[Side, int]) -> bool:
        """Whether the aligner has answered for the single caret of a bead at this offset."""
        return (
            self._answer is not None
            and len(placed) == 1
            and self._answer[:3] == (bead, *next(iter(placed.items())))
        )

    def matching_cut(self, bead: int, placed: Mapping[Side, int]) -> int | None:
        """Where the aligner cuts the other side of a bead with one caret; None without an answer."""
        return self._answer[3] if self._answer is not None and self.is_answered(bead, placed) else None
