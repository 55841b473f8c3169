"""Copy an open project, and give a complete database its name.

Under its name there is at every instant one whole project: the old one or the new one, never none and never
half of one. The folder is brought to the disk too.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

from aligner.errors import ProjectError
from aligner.progress import no_progress
from db.file.drafts import COMPANIONS, draft_beside, naming, sync
from db.file.held import Identity, hold, release
from db.schema import sqlite

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from aligner.progress import Progress


def backup(engine: Engine, path: Path, to: Path, progress: Progress = no_progress) -> None:
    """Copy an open project; the copy takes its name only when it is complete.

    Raises:
        ProjectError: it cannot be written there, or is the project itself.
        Cancelled: by ``progress``; nothing is left of the copy.
    """
    if to == path:
        raise ProjectError("is the project itself", remedy="Choose another name for the backup", path=to)
    if to.is_dir():
        raise ProjectError("is a folder", remedy="Choose a file name for the backup", path=to)
    if not to.parent.is_dir():
        raise ProjectError(
            "cannot be created, since its folder does not exist", remedy="Create the folder first", path=to
        )
    try:
        with draft_beside(to) as draft:
            with sqlite.environment_errors(to), engine.connect() as connection:
                sqlite.copy(connection, draft, progress)
            replace(draft, to)
    except OSError as error:
        raise ProjectError(
            "cannot be written ({why})",
            remedy="Choose a folder you may write to",
            path=to,
            why=error.strerror,
        ) from error


def place(draft: Path, path: Path) -> None:
    """Give a complete database a name that nothing has.

    Raises:
        FileExistsError: something has it by now.
        OSError: it cannot be renamed.
    """
    sync(draft)
    with naming(path):  # without it, what is cleared may be the log of a program that was quicker
        if os.path.lexists(path):
            raise FileExistsError(path)
        _clear(path)
        try:
            os.link(draft, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if path.exists():
                raise FileExistsError(path) from None
            os.rename(draft, path)
    sync(path.parent)


def replace(draft: Path, path: Path, *, keep: Path | None = None, instead_of: Identity | None = None) -> None:
    """Give a complete database its name, in place of the one that has it.

    Args:
        keep: another name for the old one, beside it.
        instead_of: the one that is to be replaced, and no other.

    Raises:
        FileExistsError: another program has written another one meanwhile.
        ProjectError: the old one is open in another program.
        OSError: it cannot be renamed.
    """
    sync(draft)
    with naming(path):
        if path.exists():
            if instead_of is not None and identity(path) != instead_of:
                raise FileExistsError(path)
            settle(path)
            if keep is not None:
                try:
                    os.link(path, keep)
                except FileExistsError:
                    raise
                except OSError:  # a file system without links
                    shutil.copyfile(path, keep)
                    sync(keep)
                sync(path.parent)
        else:
            _clear(path)
        os.replace(draft, path)
    sync(path.parent)


def identity(path: Path) -> Identity | None:
    """What tells a file from one that takes its name later; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def settle(path: Path) -> None:
    """Move the contents of the log beside a closed project into the file, and remove the log.

    Raises:
        ProjectError: it is open in this or another program.
    """
    held = hold(path)
    try:
        if held.users > 1 or held.is_open_elsewhere():
            raise ProjectError(
                "is open in another window or program", remedy="Close it there first", path=path
            )
        if any(path.with_name(path.name + suffix).exists() for suffix in COMPANIONS):
            sqlite.settle(path)
            _clear(path)
    finally:
        release(held)


def _clear(path: Path) -> None:
    """Take away what another database of this name left: SQLite would play it into the new one."""
    for suffix in COMPANIONS:
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()
