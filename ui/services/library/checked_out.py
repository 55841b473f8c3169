"""Work without the server, as the window does it: check a project out into a file, and its work in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.progress import Progress, no_progress
from db.server.disputes import Version
from ui.services.library.servers import open_library, passwords

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from db import Project
    from db.server.check_in import CheckedIn
    from ui.services.library.servers import ServerPlace

__all__ = ["Version", "check_file_in", "check_out_to"]


def check_out_to(place: ServerPlace, path: Path, progress: Progress = no_progress) -> None:
    """Copy a project of a library into a new file to work on without the server.

    Raises:
        ProjectError: the server cannot be reached, or the file is there already or cannot be written.
        Cancelled: by ``progress``; nothing is left of the copy.
    """
    from db.server.check_in import check_out

    with open_library(place.address, passwords.of(place.address)) as library:
        check_out(library, place.schema, path, progress, address=place.address)


def check_file_in(
    project: Project,
    place: ServerPlace,
    choices: Mapping[int, Version],
    progress: Progress = no_progress,
) -> CheckedIn:
    """Bring what was done in a file to its library.

    Args:
        choices: for pairs that two have changed, by id in the file; kept in the file.

    Raises:
        ProjectError: the server cannot be reached, or it is another project; what was stored until then
            is known the next time.
        Cancelled: by ``progress``, which also leaves the file as it was.
    """
    from db.server.check_in import check_in, choose

    if choices:
        choose(project, choices)
    with (
        open_library(place.address, passwords.of(place.address)) as library,
        library.open(place.schema) as server,
    ):
        return check_in(project, server, progress)
