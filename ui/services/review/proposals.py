"""The commands that propose another wording, and with which a translator answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.services.project_commands import ProjectCommand

if TYPE_CHECKING:
    from aligner.bitext import Side
    from db import Change, Project


@dataclass(frozen=True)
class Propose(ProjectCommand):
    """Propose another wording of one side."""

    name = "propose"
    bead: int
    side: Side
    wording: str

    @property
    def text(self) -> str:
        return self.wording

    @property
    def reworded_side(self) -> Side:
        return self.side

    def run(self, project: Project) -> Change:
        return project.propose(self.bead, self.side, self.wording, self.by, expected=self.expected)


@dataclass(frozen=True)
class AcceptProposal(ProjectCommand):
    """Let the text of a side read as somebody proposed.

    Attributes:
        proposal: the comment that proposes it.
    """

    name = "accept"
    bead: int
    proposal: int
    side: Side
    wording: str

    @property
    def text(self) -> str:
        return self.wording

    @property
    def reworded_side(self) -> Side:
        return self.side

    def run(self, project: Project) -> Change:
        return project.answer(self.bead, self.proposal, self.by, accept=True, expected=self.expected)


@dataclass(frozen=True)
class RefuseProposal(ProjectCommand):
    """Keep the text against a proposal."""

    name = "refuse"
    bead: int
    proposal: int

    def run(self, project: Project) -> Change:
        return project.answer(self.bead, self.proposal, self.by, accept=False, expected=self.expected)
