"""The carets of the current bead: one a side, between two words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligner.bitext import Side


@dataclass(slots=True)
class Carets:
    """Where the carets of one bead stand: before which shown word on each side; 0 is the resting place."""

    bead: int | None = None
    at: dict[Side, int] = field(default_factory=dict)
    _answer: tuple[int, Side, int, int | None] | None = None

    def go_to(self, bead: int | None) -> None:
        """Make another bead the current one; its carets rest."""
        if bead != self.bead:
            self.bead = bead
            self.at.clear()

    def get(self, side: Side) -> int:
        return self.at.get(side, 0)

    def answer(self, bead: int, side: Side, offset: int, told: int | None) -> None:
        """Keep what the aligner said: cut there on this side, the bead is cut ``told`` on the other."""
        self._answer = (bead, side, offset, told)

    def is_answered(self, bead: int, placed: Mapping[Side, int]) -> bool:
        """Whether the aligner was asked about the one caret of a bead at this offset."""
        return (
            self._answer is not None
            and len(placed) == 1
            and self._answer[:3] == (bead, *next(iter(placed.items())))
        )

    def told(self, bead: int, placed: Mapping[Side, int]) -> int | None:
        """Where the aligner cuts the other side of a bead with one caret; None where it has not said."""
        return self._answer[3] if self._answer is not None and self.is_answered(bead, placed) else None
