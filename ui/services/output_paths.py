"""Output paths of commands: never overwrite unless asked, never leave partial files."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from aligner.errors import InputError, OutputError, ProjectError
from aligner.messages import Message
from ui.services.interrupts import held

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def keep_apart(inputs: Sequence[Path], outputs: Sequence[Path]) -> None:
    """Refuse to write over a file that is read, or two things into one file.

    Raises:
        InputError: two of the paths are the same file.
    """
    seen = {_real(path) for path in inputs}
    for output in outputs:
        if _real(output) in seen:
            raise InputError(
                "is named twice, and would be overwritten", remedy="Give each file its own name", path=output
            )
        seen.add(_real(output))


def _real(path: Path) -> str:
    try:
        return os.path.normcase(path.resolve())
    except (OSError, RuntimeError, ValueError):
        return os.path.normcase(path)


def check_folder(path: Path) -> None:
    """Look, before long work, whether a file can be put there.

    Raises:
        OutputError: there is no such folder, or the path is a folder itself.
    """
    try:
        if path.is_dir():
            raise OutputError("is a folder", remedy="Name a file in it", path=path)
        folder = path.resolve().parent
        if not folder.is_dir():
            what = Message("is not a folder") if folder.exists() else Message("does not exist")
            raise OutputError(
                "cannot be written: {folder} {what}",
                remedy="Create the folder first",
                path=path,
                folder=folder,
                what=what,
            )
        if not path.exists() and not os.access(folder, os.W_OK):
            raise OutputError(
                "cannot be written: its folder is read-only", remedy="Save it elsewhere", path=path
            )
    except (OSError, ValueError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise OutputError(
            "cannot be written: {why}", remedy="Save it elsewhere", path=path, why=why
        ) from error


@contextmanager
def draft_of(project: Path, *, overwrite: bool, moved: list[Path]) -> Iterator[Path]:
    """A path beside ``project`` to make it at; it takes its name when the block ends without an exception.

    Under the name there is a whole project at every instant: the old one, then the new one. With
    ``overwrite`` an old project is kept under a dated name beside it, which is appended to ``moved``. Of two
    programs that make it at the same moment the later one is refused.

    Raises:
        ProjectError: it exists and may not be overwritten, is open elsewhere, or cannot be written.
    """
    from db.file import backup
    from db.file.drafts import draft_beside

    _may_be_made(project, overwrite=overwrite)
    final = project.resolve()
    before = backup.identity(final)
    try:
        with draft_beside(final) as draft:
            try:
                yield draft
            except ProjectError as error:
                if error.path == draft:  # the user knows the project, not its draft
                    error.path = project
                raise
            with held():
                if before is not None and final.exists():
                    kept = backup_name(final)
                    backup.replace(draft, final, keep=kept, instead_of=before)
                    moved.append(kept)
                else:
                    backup.place(draft, final)
    except FileExistsError:
        # Aligning takes a while, and another program was quicker.
        _may_be_made(project, overwrite=overwrite)
        raise ProjectError(
            "was written by another program meanwhile",
            remedy="Look at it first, then give the command again",
            path=project,
        ) from None
    except OSError as error:
        raise ProjectError(
            "cannot be written ({why})",
            remedy="Close it in other programs, or choose another name",
            path=project,
            why=error.strerror,
        ) from error


def backup_name(project: Path) -> Path:
    """A name beside the project that nothing has yet."""
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    for number in range(1, 1000):
        more = f"-{number}" if number > 1 else ""
        name = project.with_name(f"{project.stem}.{stamp}{more}{project.suffix}")
        if not name.exists():
            return name
    raise ProjectError("has too many backups", remedy="Remove some of them", path=project)


def _may_be_made(project: Path, *, overwrite: bool) -> None:
    if project.is_dir():
        raise ProjectError("is a folder", remedy="Name a project file in it", path=project)
    if project.exists() and not overwrite:
        raise ProjectError(
            "exists already",
            remedy="Choose another name, or keep it as a backup with --overwrite",
            path=project,
        )
