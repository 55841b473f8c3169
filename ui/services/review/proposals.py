"""The commands that propose another wording, and with which a translator answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.services.project_commands import ProjectCommand, Rewording

if TYPE_CHECKING:
    from db import Change, Project


@dataclass(frozen=True)
class Propose(Rewording):
    """Propose another wording of one side."""

    name = "propose"

    def run(self, project: Project) -> Change:
        return project.propose(self.bead, self.side, self.wording, self.by, expected=self.expected)


@dataclass(frozen=True)
class AcceptProposal(Rewording):
    """Let the text of a side read as somebody proposed.

    Attributes:
        proposal: the comment that proposes it.
    """

    name = "accept"
    proposal: int

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
