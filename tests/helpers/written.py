"""A command of the project made of any function, for tests of what happens around commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.services.project_commands import ProjectCommand

if TYPE_CHECKING:
    from collections.abc import Callable

    from db import Change, Project


@dataclass(frozen=True)
class Write(ProjectCommand):
    """Calls ``write`` on the writer thread."""

    name = "test"
    write: Callable[[Project], Change]

    def run(self, project: Project) -> Change:
        return self.write(project)
