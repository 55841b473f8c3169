"""Rescue the work when a project file that is open is moved, deleted, replaced or overwritten."""

from __future__ import annotations

import contextlib
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from aligner.errors import ProjectError
from aligner.messages import Message
from db.file.backup import identity, place
from db.file.drafts import draft_beside
from db.file.held import Identity, Whereabouts
from db.schema import sqlite

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from db.file.held import HeldFile


class Loss(Enum):
    """What happened to the file."""

    MOVED = "moved"
    DELETED = "deleted"
    REPLACED = "replaced"
    OVERWRITTEN = "overwritten"
    UNSAVED = "unsaved"


class FileLostError(ProjectError):
    """The file of an open project is no longer there, or no longer the same; nothing more is written to it.

    Attributes:
        loss: what happened.
        rescued: the file that holds the work; None where it could not be saved.
    """

    def __init__(self, path: Path, loss: Loss, rescued: Path | None, why: str = "") -> None:
        remedy = Message("Go on there") if rescued is not None else Message("Restore a snapshot")
        if loss is Loss.UNSAVED:
            remedy = Message("Free some space, and save a copy elsewhere")
        super().__init__(_sentence(loss, rescued, why), remedy=remedy, path=path)
        self.loss = loss
        self.rescued = rescued


def _sentence(loss: Loss, rescued: Path | None, why: str) -> Message:
    place = rescued
    if loss is Loss.MOVED:
        return Message("was moved to {place} while it was open, with everything in it", place=place)
    if loss is Loss.DELETED:
        return Message("was deleted while it was open; everything is saved as {place}", place=place)
    if loss is Loss.REPLACED:
        return Message(
            "was replaced by another file while it was open; everything is saved as {place}", place=place
        )
    if loss is Loss.UNSAVED:
        return Message("is no longer there, and the work cannot be saved beside it ({why})", why=why)
    if place is None:
        return Message("was overwritten while it was open, and there is no copy of the work")
    return Message(
        "was overwritten while it was open; the last copy of the work is saved as {place}", place=place
    )


def rescue(writer: Connection, held: HeldFile, log: Identity | None) -> FileLostError:
    """Save the work of a file that was moved, deleted or replaced, and do not touch what has its name now.

    Args:
        writer: a connection to the file, outside a transaction. It must never be closed after this.
        log: identity of the log that belongs to the connection.
    """
    moved = held.whereabouts() is Whereabouts.MOVED
    there = held.place() if moved else None
    if moved and there is not None and sqlite.checkpoint(writer):
        error = FileLostError(held.path, Loss.MOVED, there)
    else:
        error = _copied(writer, held.path, Loss.REPLACED if held.path.exists() else Loss.DELETED)
    remove_log(held.path, log)
    sqlite.keep_for_good(writer)
    return error


def remove_log(path: Path, log: Identity | None) -> None:
    """Take our log away from a name that is not our file's any more: it would be played into another."""
    for suffix in ("-wal", "-shm"):
        companion = path.with_name(path.name + suffix)
        with contextlib.suppress(OSError):
            if suffix == "-shm" or identity(companion) == log:
                companion.unlink()
            else:
                return


def _copied(writer: Connection, path: Path, loss: Loss) -> FileLostError:
    saved = rescue_name(path)
    try:
        with sqlite.environment_errors(saved), draft_beside(saved) as draft:
            sqlite.copy(writer, draft)
            place(draft, saved)
    except (OSError, ProjectError) as error:
        return FileLostError(path, Loss.UNSAVED, None, str(error))
    return FileLostError(path, loss, saved)


def rescue_name(path: Path) -> Path:
    """A name beside a project that nothing has yet."""
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    for number in range(1, 1000):
        more = f"-{number}" if number > 1 else ""
        name = path.with_name(f"{path.stem}.rescued-{stamp}{more}{path.suffix}")
        if not name.exists():
            return name
    raise FileExistsError(path)
