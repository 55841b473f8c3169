"""The carets of the current bead: one a side, between two words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.bitext import Side


@dataclass(slots=True)
class Carets:
    """Where the carets of one bead stand: before which shown word on each side; 0 is the resting place."""

    bead: int | None = None
    at: dict[Side, int] = field(default_factory=dict)

    def go_to(self, bead: int | None) -> None:
        """Make another bead the current one; its carets rest."""
        if bead != self.bead:
            self.bead = bead
            self.at.clear()

    def get(self, side: Side) -> int:
        return self.at.get(side, 0)
