"""What people do to a file while it is open: it carries the work, and nothing is lost or mixed."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest

from db import Project, check
from db.file.lost import FileLostError, Loss
from db.file.snapshots import SnapshotStore
from db.integrity import foreign_log
from db.schema import sqlite
from tests.helpers.db_projects import ANA, aligned_project, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection

pytestmark = pytest.mark.slow


def until(condition: Callable[[], bool]) -> None:
    """Wait for the keeper's thread; a condition that never comes true fails."""
    end = time.monotonic() + 300  # a ceiling, not a promise: it ends as soon as the condition holds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def log_is_empty(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return not log.exists() or log.stat().st_size == 0


def test_overwritten_while_the_log_is_brought_into_the_file(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the end of the checkpoint and the look at the file: noticed, and the work is saved."""
    aligned_project(path).close()
    old = path.read_bytes()
    checkpoint = sqlite.checkpoint
    store = SnapshotStore(tmp_path / "snapshots")
    with Project.open(path) as project:
        project.watch(store)
        project.confirm([1], ANA)
        until(lambda: log_is_empty(path))
        until(lambda: any(store.folder.glob("*/*/latest.muqabala")))

        def overwritten(connection: Connection) -> bool:
            done = checkpoint(connection)
            if done:
                path.write_bytes(old)
            return done

        monkeypatch.setattr(sqlite, "checkpoint", overwritten)
        project.confirm([2], ANA)
        until(lambda: project.lost is not None)
        assert project.lost is not None
        assert project.lost.loss is Loss.OVERWRITTEN
        rescued = project.lost.rescued
    assert rescued is not None
    assert path.read_bytes() == old
    with Project.open(rescued) as project:
        assert project.counts().confirmed == 1  # what was written within the last second is lost


def test_the_file_alone_carries_every_command_when_it_has_been_quiet(path: Path, tmp_path: Path) -> None:
    with aligned_project(path) as project:
        for id_ in range(1, 6):
            project.confirm([id_], ANA)
        until(lambda: log_is_empty(path))
        copy = tmp_path / "copy.muqabala"
        shutil.copyfile(path, copy)
        expected = snapshot(project)
    with Project.open(copy) as opened:
        assert snapshot(opened) == expected
    assert check(copy).ok


def test_a_reader_delays_the_emptying_and_does_not_prevent_it(path: Path) -> None:
    with aligned_project(path) as project:
        pairs = project.pairs()
        next(pairs)
        project.confirm([1], ANA)
        pairs.close()
        until(lambda: log_is_empty(path))


def test_moved_while_open(path: Path, tmp_path: Path) -> None:
    with aligned_project(path) as project:
        project.confirm([1, 2], ANA)
        expected = snapshot(project)
        moved = tmp_path / "elsewhere.muqabala"
        path.rename(moved)
        with pytest.raises(FileLostError, match=r"was moved to .*elsewhere\.muqabala while") as caught:
            project.confirm([3], ANA)
        assert caught.value.rescued == moved
        assert snapshot(project) == expected  # the views go on reading
        with aligned_project(path) as other:  # a new project under the old name
            fresh = snapshot(other)
    for file, wanted in ((moved, expected), (path, fresh)):
        assert check(file).ok
        with Project.open(file) as opened:
            assert snapshot(opened) == wanted


@pytest.mark.parametrize("replaced", [False, True])
def test_deleted_or_replaced_while_open(path: Path, tmp_path: Path, replaced: bool) -> None:
    other = tmp_path / "other.muqabala"
    aligned_project(other).close()
    theirs = other.read_bytes()
    with aligned_project(path) as project:
        project.confirm([1, 2], ANA)
        expected = snapshot(project)
        if replaced:
            os.replace(other, path)
        else:
            path.unlink()
        until(lambda: project.lost is not None)
        lost = project.lost
        assert lost is not None
        assert lost.loss is (Loss.REPLACED if replaced else Loss.DELETED)
        with pytest.raises(FileLostError):
            project.confirm([3], ANA)
        with pytest.raises(FileLostError):
            project.data_version()
    assert lost.rescued is not None
    assert check(lost.rescued).ok
    with Project.open(lost.rescued) as opened:
        assert snapshot(opened) == expected
    assert not path.with_name(path.name + "-wal").exists()
    if replaced:
        assert path.read_bytes() == theirs
        assert check(path).ok


def test_closing_saves_what_was_deleted_a_moment_ago(path: Path, tmp_path: Path) -> None:
    with aligned_project(path) as project:
        project.confirm([1], ANA)
        expected = snapshot(project)
        path.unlink()
    (saved,) = tmp_path.glob("*.rescued-*")
    with Project.open(saved) as opened:
        assert snapshot(opened) == expected


def test_an_older_copy_put_over_the_open_file(path: Path, tmp_path: Path) -> None:
    aligned_project(path).close()
    old = tmp_path / "old.muqabala"
    shutil.copyfile(path, old)
    with Project.open(path) as project:
        project.watch(SnapshotStore(tmp_path / "snapshots"))
        project.confirm([1, 2], ANA)
        expected = snapshot(project)
        until(lambda: log_is_empty(path) and any((tmp_path / "snapshots").rglob("latest*")))
        shutil.copyfile(old, path)  # the same inode, other content
        with pytest.raises(FileLostError, match="was overwritten") as caught:
            project.confirm([3], ANA)
    assert path.read_bytes() == old.read_bytes()
    assert caught.value.rescued is not None
    with Project.open(caught.value.rescued) as opened:
        assert snapshot(opened) == expected


def test_another_process_that_writes_is_not_a_foreign_writer(path: Path) -> None:
    """Its checkpoints change the file, but our last link is still in it."""
    with aligned_project(path) as project, Project.open(path) as other:
        for id_ in range(1, 5):
            (project if id_ % 2 else other).confirm([id_], ANA)
            until(lambda: log_is_empty(path))
        assert project.lost is None
        assert other.lost is None
        assert snapshot(project) == snapshot(other)


def _log_of(path: Path) -> bytes:
    """The log of a project as a killed program leaves it: three commands that are not in the file."""
    with Project.open(path) as project:
        project._keeper.close()
        project.confirm([1, 2, 3], ANA)
        project.merge(4, ANA)
        return path.with_name(path.name + "-wal").read_bytes()


def test_a_log_of_another_file_is_set_aside(path: Path, tmp_path: Path) -> None:
    aligned_project(path).close()
    other = tmp_path / "other.muqabala"
    with aligned_project(other) as project:
        for id_ in range(1, 5):
            project.detach(id_, ANA)
    log = path.with_name(path.name + "-wal")
    log.write_bytes(_log_of(other))
    whole = path.read_bytes()
    with Project.open(path) as project:
        assert [row.status for row in project.rows(project.order())] == ["suggested"] * 5
    assert path.read_bytes() == whole
    assert log.with_name(log.name + ".aside").exists()
    assert check(path).ok


def test_a_log_of_the_file_itself_is_played_in(path: Path) -> None:
    aligned_project(path).close()
    before = path.read_bytes()
    log = _log_of(path)
    path.write_bytes(before)
    path.with_name(path.name + "-wal").write_bytes(log)
    assert foreign_log.set_aside(path) is None
    with Project.open(path) as project:
        assert project.counts().confirmed == 3
    assert check(path).ok


def test_a_log_newer_than_a_restored_copy_is_set_aside(path: Path) -> None:
    with aligned_project(path) as project:
        old = None
        for id_ in (1, 2, 3):
            project.comment(id_, "said on a page that the log does not have", ANA)
            until(lambda: log_is_empty(path))
            old = old or path.read_bytes()
    log = _log_of(path)
    assert old is not None
    path.write_bytes(old)
    path.with_name(path.name + "-wal").write_bytes(log)
    with Project.open(path) as project:
        assert project.counts().confirmed == 0
    assert check(path).ok


def test_migrated_by_another_program_while_open(path: Path) -> None:
    from aligner.errors import ProjectError

    with aligned_project(path) as project:
        with project._writing() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(ProjectError, match="newer schema"):
            project.confirm([1], ANA)
