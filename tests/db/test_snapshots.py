"""Snapshots are taken while somebody works, thinned out, listed, and restored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aligner.bitext import Side
from aligner.errors import InputError, ProjectError
from db import Project, check
from db.file.snapshots import Snapshot, SnapshotStore, thinned
from tests.db.test_lost_file import until
from tests.helpers.db_projects import ANA, BADR, ENGLISH, aligned_project, snapshot
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
        restore(path, one, store)
    kept = restore(path, one, store)
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
    restore(path, one, store)
    with Project.open(path) as project:
        assert snapshot(project) == wanted


def test_the_project_as_it_is_becomes_a_snapshot_before_another_is_restored(
    path: Path, tmp_path: Path
) -> None:
    store = SnapshotStore(tmp_path / "snapshots")
    with aligned_project(path) as project:
        project.snapshot(store)
        project.confirm([1, 2], ANA)
        late = snapshot(project)
    (early,) = snapshots_of(path, store)
    restore(path, early, store)
    kept = next(one for one in snapshots_of(path, store) if one != early)
    restore(path, kept, store)
    with Project.open(path) as project:
        assert snapshot(project) == late


def test_a_preview_names_the_pairs_that_differ_with_both_versions(path: Path, tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path / "snapshots")
    with aligned_project(path) as project:
        project.confirm(5, BADR)
        project.snapshot(store)
        project.merge(1, ANA)
        project.edit_text(4, Side.TARGET, "He died in the month of Rajab,", ANA)
        project.confirm(5, ANA)  # it is confirmed already
        project.unconfirm(5, BADR)
        project.undo(BADR)
    change = preview(path, snapshots_of(path, store)[0])
    found = {one.number: one for one in change.differences}
    assert sorted(found) == [1, 2, 3]  # pair 2 went into pair 1, so the third is the one with the correction
    assert change.differing == 3
    gone = found[2]
    assert gone.now is None
    assert gone.then is not None
    assert gone.then.target_text == ENGLISH[1]
    edited = found[3]
    assert edited.now is not None
    assert edited.then is not None
    assert (edited.now.target_text, edited.then.target_text) == (
        "He died in the month of Rajab,",
        ENGLISH[3],
    )
    assert (edited.who, len(edited.at)) == ("Ana", 32)
    assert change.returned == ()


def test_a_preview_across_two_histories(path: Path, tmp_path: Path) -> None:
    """After an older snapshot was restored, the newer one has events that the project has not."""
    store = SnapshotStore(tmp_path / "snapshots")
    with aligned_project(path) as project:
        project.snapshot(store)
        project.confirm(1, ANA)
        project.snapshot(store)
    newer, older = snapshots_of(path, store)
    restore(path, older, store)
    with Project.open(path) as project:
        project.confirm(2, BADR)  # the same number of event, another command
    change = preview(path, newer)
    assert [event.summary for event in change.undone] == ["Confirmed 1 pair"]
    assert [(event.who, event.beads) for event in change.undone] == [("Badr", (2,))]
    assert [(event.who, event.beads) for event in change.returned] == [("Ana", (1,))]
    assert [one.number for one in change.differences] == [1, 2]


def test_snapshots_of_a_project_that_was_deleted(path: Path, tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path / "snapshots")
    with pytest.raises(ProjectError):
        snapshots_of(path, store)
    with aligned_project(path) as project:
        project.snapshot(store)
        wanted = snapshot(project)
    path.unlink()
    (one,) = snapshots_of(path, store)
    assert preview(path, one).before is None
    assert restore(path, one, store) is None
    with Project.open(path) as project:
        assert snapshot(project) == wanted
