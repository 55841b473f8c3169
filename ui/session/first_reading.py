"""What the window shows of a project first, read on the thread that opens the project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from ui.session.standing import AlignmentState

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aligner.permissions import Person
    from db import Project


@dataclass(frozen=True, slots=True)
class FirstReading:
    """The beginning of a session: with 100,000 pairs, a fifth of a second of reading.

    Attributes:
        version: see :meth:`db.project.Project.data_version`; read first, so that what others write meanwhile
            is noticed.
        person: for whom ``standing`` was read.
        order: ids of all pairs in display order, int64.
        last_event: id of the last event of the history, 0 without one.
    """

    version: int
    last_event: int
    person: Person
    order: NDArray[np.int64]
    standing: AlignmentState

    @classmethod
    def of(cls, project: Project, person: Person) -> Self:
        """Read a project that has just been opened. Its texts are in memory afterwards."""
        version = project.data_version()
        project.info()
        latest = project.events(1)
        last_event = latest[0].id if latest else 0
        return cls(version, last_event, person, project.order(), AlignmentState.of(project, person))
