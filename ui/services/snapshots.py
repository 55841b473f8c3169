"""Snapshots of projects: where they are, what restoring one would change, and restoring it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.errors import InputError, ProjectError
from aligner.progress import no_progress, sub_progress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aligner.progress import Progress
    from db import Counts, EventRecord, Project
    from db.comparison import PairDifference
    from db.file.snapshots import Snapshot, SnapshotStore


def snapshot_store() -> SnapshotStore:
    """The snapshots in the data folder of the person."""
    from aligner.folders import data_folder
    from db.file.snapshots import SnapshotStore

    return SnapshotStore(data_folder() / "snapshots")


MOST = 200
"""Events and pairs that a preview names; all are counted."""


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What restoring a snapshot would change.

    Attributes:
        before: the pairs as they are; None for a project that cannot be read.
        after: the pairs as they would be.
        undone: the events that would be gone, newest first, at most :data:`MOST`; empty where the project
            cannot be read.
        returned: the events of the snapshot that the project does not have, newest first, at most
            :data:`MOST`; there are some only where an older snapshot was restored in between.
        differing: how many pairs may differ.
        differences: the first :data:`MOST` of them, with both versions.
    """

    before: Counts | None
    after: Counts
    undone: tuple[EventRecord, ...] = ()
    returned: tuple[EventRecord, ...] = ()
    differing: int = 0
    differences: tuple[PairDifference, ...] = ()


def snapshots_of(
    project: Path, store: SnapshotStore | None = None, *, by_name: bool = False
) -> list[Snapshot]:
    """The snapshots of a project, newest first; of one that is damaged or missing those that were taken under
    its name.

    Args:
        by_name: those that were taken under its name in any case: another file may have it now.

    Raises:
        ProjectError: there is no such file, and no snapshot was taken under its name.
    """
    from db.file.snapshots import birth_of

    store = store or snapshot_store()
    if by_name or not project.exists():
        found = store.all_of(None, project)
        if found or by_name:
            return found
    return store.all_of(birth_of(project), project)


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


def preview(project: Path, snapshot: Snapshot, progress: Progress = no_progress) -> RestorePreview:
    """Compare a project with one of its snapshots.

    Raises:
        ProjectError: the snapshot is damaged.
        Cancelled: by ``progress``.
    """
    from db import Project

    with Project.open(snapshot.path, verify=True, progress=sub_progress(progress, 0.0, 0.6)) as then:
        progress(0.6, "Comparing the pairs")
        after = then.counts()
        try:
            opening = Project.open(project)
        except ProjectError:
            return RestorePreview(None, after)
        with opening as now:
            return _compared(now, then, after)


def _compared(now: Project, then: Project, after: Counts) -> RestorePreview:
    from db.comparison import common_event, differences, differing

    try:
        common = common_event(now, then)
        ids = differing(now, then, common)
        return RestorePreview(
            before=now.counts(),
            after=after,
            undone=_since(now, common),
            returned=_since(then, common),
            differing=len(ids),
            differences=tuple(differences(now, then, ids[:MOST])),
        )
    except ProjectError:  # damaged where opening it did not look
        return RestorePreview(None, after)


def _since(project: Project, event: int) -> tuple[EventRecord, ...]:
    return tuple(one for one in project.events(limit=MOST) if one.id > event)


def restore(project: Path, snapshot: Snapshot, store: SnapshotStore | None = None) -> Path | None:
    """Put a snapshot in the place of a project that nobody has open.

    Nothing is destroyed: a snapshot of the project as it is comes first where it can be read, and the file
    itself is kept beside the new one.

    Returns:
        Where the project is kept as it was; None when there was none.

    Raises:
        ProjectError: the snapshot is damaged, the project is open, or cannot be replaced.
    """
    from db import Project
    from ui.services.output_paths import draft_of

    moved: list[Path] = []
    with Project.open(snapshot.path, verify=True) as old:
        if project.exists():
            _keep(project, store or snapshot_store())
        with draft_of(project, overwrite=True, moved=moved) as draft:
            old.backup(draft)
    return moved[0] if moved else None


def _keep(project: Path, store: SnapshotStore) -> None:
    """Take a snapshot of a project as it is; one that cannot be read is only kept as a file."""
    from db import Project

    with suppress(ProjectError, OSError), Project.open(project) as opened:
        opened.snapshot(store)
