"""A backup of a library as files that any machine can read."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from aligner.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.server.library import Library

LIST = "library.json"
"""The file with the projects and the people; passwords are not in it."""


def back_up(library: Library, folder: Path) -> Iterator[Path]:
    """Copy every project into a new folder, each checked and with its whole history; yields the files.

    The list of projects and people is written last: a folder with it is complete.

    Raises:
        ProjectError: the folder is there already, cannot be written, or a project is damaged.
    """
    projects, people = library.projects(), library.people()
    try:
        folder.mkdir(parents=True)
    except FileExistsError as error:
        raise ProjectError("already exists", remedy="Choose another folder", path=folder) from error
    except OSError as error:
        raise ProjectError(
            "cannot be written ({why})", why=error.strerror, remedy="Choose another folder", path=folder
        ) from error
    for entry in projects:
        path = folder / f"{entry.schema}.muqabala"
        library.fetch(entry.schema, path)
        yield path
    found = {
        "library": library.name,
        "projects": [asdict(entry) for entry in projects],
        "people": [asdict(member) for member in people],
    }
    path = folder / LIST
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    yield path
