"""Snapshots of projects: where they are, what restoring one would change, and restoring it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db import Counts, EventRecord
    from db.file.snapshots import Snapshot, SnapshotStore


def snapshot_store() -> SnapshotStore:
    """The snapshots in the data folder of the person."""
    from aligner.folders import data_folder
    from db.file.snapshots import SnapshotStore

    return SnapshotStore(data_folder() / "snapshots")


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What restoring a snapshot would change.

    Attributes:
        before: the pairs as they are; None for a project that cannot be read.
        after: the pairs as they would be.
        undone: the events that would be gone, newest first, at most 200; empty where the project cannot be
            read.
    """

    before: Counts | None
    after: Counts
    undone: tuple[EventRecord, ...]


def snapshots_of(project: Path, store: SnapshotStore | None = None) -> list[Snapshot]:
    """The snapshots of a project, newest first; of a damaged one those that were taken under its name.

    Raises:
        ProjectError: there is no such file.
    """
    from db.file.snapshots import birth_of

    return (store or snapshot_store()).all_of(birth_of(project), project)


def chosen(snapshots: Sequence[Snapshot], name: str) -> Snapshot:
    """The snapshot of that name, or the only one whose name begins so.

    Raises:
        InputError: there is none, or several.
    """
    found = [one for one in snapshots if one.name == name] or [
        one for one in snapshots if one.name.startswith(name)
    ]
    if len(found) != 1:
        raise InputError(
            "{name!r} names {n} of the snapshots",
            remedy="Take a name from the list",
            name=name,
            n=len(found),
        )
    return found[0]


def preview(project: Path, snapshot: Snapshot) -> RestorePreview:
    """Compare a project with one of its snapshots.

    Raises:
        ProjectError: the snapshot is damaged.
    """
    from aligner.errors import ProjectError
    from db import Project

    with Project.open(snapshot.path, verify=True) as old:
        after = old.counts()
    try:
        with Project.open(project) as opened:
            events = opened.events(limit=200)
            undone = tuple(event for event in events if event.id > snapshot.event)
            return RestorePreview(opened.counts(), after, undone)
    except ProjectError:
        return RestorePreview(None, after, ())


def restore(project: Path, snapshot: Snapshot) -> Path | None:
    """Put a snapshot in the place of a project that nobody has open.

    Returns:
        Where the project is kept as it was; None when there was none.

    Raises:
        ProjectError: the snapshot is damaged, the project is open, or cannot be replaced.
    """
    from db import Project
    from ui.services.output_paths import draft_of

    moved: list[Path] = []
    with (
        Project.open(snapshot.path, verify=True) as old,
        draft_of(project, overwrite=True, moved=moved) as draft,
    ):
        old.backup(draft)
    return moved[0] if moved else None
