"""The command that sets the links between the words of a pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.services.project_commands import ProjectCommand

if TYPE_CHECKING:
    from db import Change, Project


@dataclass(frozen=True)
class LinkWords(ProjectCommand):
    """Link words of a pair by hand.

    Attributes:
        links: source start and end, target start and end, in the imported texts; None leaves the links to the
            machine again.
    """

    name = "link words"
    bead: int
    links: tuple[tuple[int, int, int, int], ...] | None

    def run(self, project: Project) -> Change:
        return project.link_words(self.bead, self.links, self.by, expected=self.expected)
