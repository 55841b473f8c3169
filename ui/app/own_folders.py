"""Whether the program's own folders can be used. Imports no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aligner.errors import MuqabalaError
from aligner.folders import data_folder, settings_file

if TYPE_CHECKING:
    from pathlib import Path

TEMP_BASEDIR: Final = "--temp-basedir"
"""Argument for fresh folders that are removed at the end."""
_LOOKED_AT: Final = 100_000


class NoFolderError(MuqabalaError):
    """Settings and snapshots cannot be kept anywhere."""


def check_folders() -> None:
    """Make the folders of settings and data, and write into both.

    Raises:
        NoFolderError: one of them cannot be written.
    """
    settings = settings_file()
    for folder in dict.fromkeys((settings.parent, data_folder())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _write(folder / ".muqabala-writes")
        except OSError as error:
            raise NoFolderError(
                "The folder {folder} cannot be written ({why})",
                folder=folder,
                why=error.strerror or "",
                remedy="Set HOME to a folder of yours, or MUQABALA_BASEDIR to any folder that you can write",
            ) from error
    if settings.exists() and not settings.is_file():
        raise NoFolderError(
            "{file} is no file, so that settings cannot be kept", file=settings, remedy="Remove or rename it"
        )


def put_aside_damaged() -> str:
    """Rename a file of settings that holds no settings, which would be overwritten otherwise.

    Returns:
        A sentence about it; empty if there is nothing to say.
    """
    settings = settings_file()
    try:
        start = settings.read_bytes()[:_LOOKED_AT]
        if not start or (b"\0" not in start and b"=" in start):
            return ""
        aside = settings.with_name(settings.name + ".damaged")
        settings.replace(aside)
    except OSError:
        return ""
    return f"The settings in {settings} are damaged and not used. The file is kept as {aside}."


def _write(path: Path) -> None:
    path.write_bytes(b"")
    path.unlink(missing_ok=True)
