"""Names of project files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aligner.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

PROJECT_SUFFIX = ".muqabala"


def free_name(folder: Path, name: str) -> str:
    """A name under which the folder holds no project: this one, or this one with the next free number."""
    tries, proposed = 1, name
    while (folder / f"{proposed}{PROJECT_SUFFIX}").exists():
        tries += 1
        proposed = f"{name} {tries}"
    return proposed


def rename_project_file(path: Path, to: Path) -> None:
    """Rename the file of a closed project; the two names are in one folder.

    Raises:
        OutputError: there is a file of that name already, or the system refuses.
    """
    if to.exists() and not (to.parent == path.parent and os.path.samefile(path, to)):
        raise OutputError("is there already", remedy="Choose another name", path=to)
    try:
        path.rename(to)
    except OSError as error:
        raise OutputError(
            "cannot be renamed to {name}", remedy="Choose another name", path=path, name=to.name
        ) from error
