"""Snapshots are taken while somebody works, thinned out, listed, and restored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aligner.errors import InputError, ProjectError
from db import Project, check
from db.file.snapshots import Snapshot, SnapshotStore, thinned
from tests.db.test_lost_file import until
from tests.helpers.db_projects import ANA, aligned_project, snapshot
from ui.services.snapshots import chosen, preview, restore, snapshots_of

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def taken(*ages: timedelta, size: int = 1) -> list[Snapshot]:
    return [Snapshot(Path(str(n)), NOW - age, n, size, "p") for n, age in enumerate(ages)]


def test_thinned_by_minutes_hours_and_days() -> None:
    minutes = taken(*(timedelta(minutes=n / 2) for n in range(100)))
    kept = set(minutes) - set(thinned(minutes, NOW))
    assert len(kept) == 51  # one a minute, and the newest two
    hours = taken(*(timedelta(hours=1, minutes=10 * n) for n in range(130)))
    assert len(set(hours) - set(thinned(hours, NOW))) == pytest.approx(130 / 6, abs=2)
    old = taken(timedelta(0), timedelta(minutes=5), timedelta(days=40), timedelta(days=50))
    assert [one.event for one in thinned(old, NOW)] == [2, 3]


def test_thinned_by_size_but_for_the_newest_two() -> None:
    large = taken(*(timedelta(minutes=n) for n in range(5)), size=400)
    assert [one.event for one in thinned(large, NOW, most=1000)] == [2, 3, 4]
    assert thinned(large[:2], NOW, most=1) == []


def test_the_oldest_of_all_projects_go_above_a_limit(tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path)
    for project in ("a", "b"):
        folder = tmp_path / project / "where"
        folder.mkdir(parents=True)
        for hour in range(3):
            (folder / f"20261130T0{hour}0000Z-{hour}.muqabala").write_bytes(bytes(100))
    assert store.excess(most=600) == []
    gone = store.excess(most=400)
    assert sorted((one.path.parts[-3], one.event) for one in gone) == [("a", 0), ("b", 0)]
    assert {one.event for one in store.excess(most=0)} == {0, 1}


def test_taken_listed_previewed_restored(path: Path, tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path / "snapshots")
    with aligned_project(path) as project:
        project.confirm([1], ANA)
        early = snapshot(project)
        project.watch(store)
        until(lambda: bool(snapshots_of(path, store)))
        project.confirm([2, 3], ANA)
        late = snapshot(project)
    (one,) = snapshots_of(path, store)
    assert one.origin == str(path)
    assert chosen([one], one.name[:6]) == one
    with pytest.raises(InputError, match="names 0 of the snapshots"):
        chosen([one], "1999")
    change = preview(path, one)
    assert change.before is not None
    assert (change.before.confirmed, change.after.confirmed) == (3, 1)
    assert [event.summary for event in change.undone] == ["Confirmed 2 pairs"]
    with Project.open(path), pytest.raises(ProjectError, match="is open"):
        restore(path, one)
    kept = restore(path, one)
    assert kept is not None
    for file, wanted in ((path, early), (kept, late)):
        assert check(file).ok
        with Project.open(file) as project:
            assert snapshot(project) == wanted
    assert one in snapshots_of(kept, store)  # a copy of the project knows them too


def test_restored_over_a_damaged_project(path: Path, tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path / "snapshots")
    with aligned_project(path) as project:
        project.watch(store)
        until(lambda: bool(snapshots_of(path, store)))
        wanted = snapshot(project)
    path.write_bytes(path.read_bytes()[:5000])
    (one,) = snapshots_of(path, store)
    assert preview(path, one).before is None
    restore(path, one)
    with Project.open(path) as project:
        assert snapshot(project) == wanted
