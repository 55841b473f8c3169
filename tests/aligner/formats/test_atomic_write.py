"""Written whole or not at all."""

from __future__ import annotations

import errno
import multiprocessing
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aligner.errors import OutputError
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.bitexts.tmx.writer import read_tmx, write_tmx
from aligner.formats.io.atomic_write import atomic_write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection


def write(path: Path, data: bytes) -> None:
    with atomic_write(path) as stream:
        stream.write(data)


def test_replaces_the_old_file_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "مذكرة.tmx"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, RuntimeError, SystemExit])
def test_a_block_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, stop: type[BaseException]
) -> None:
    path = tmp_path / "out.tmx"
    path.write_bytes(b"old")

    def half() -> None:
        with atomic_write(path) as stream:
            stream.write(b"half")
            raise stop

    with pytest.raises(stop):
        half()
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out.tmx"]


def test_follows_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to("real")
    write(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_device_is_written_to_and_stays_a_device() -> None:
    write(Path(os.devnull), b"gone")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("missing/out.tmx", "there is no folder"),
        ("file/out.tmx", "is not a folder"),
        ("folder", "is a folder"),
        ("n" * 300, "name is too long"),
        ("nul\0", "cannot be written"),
    ],
)
def test_places_that_cannot_be_written_are_told_in_a_sentence(
    tmp_path: Path, path: str, expected: str
) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match=expected) as caught:
        write(tmp_path / path, b"x")
    assert caught.value.remedy
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]


@pytest.mark.parametrize(
    ("number", "expected"), [(errno.ENOSPC, "disk is full"), (errno.EIO, os.strerror(errno.EIO))]
)
def test_a_disk_that_fails_at_the_end_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: str
) -> None:
    path = tmp_path / "out.tmx"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=expected):
        write(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out.tmx"]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(OutputError, match="read-only"):
        write(tmp_path / "out.tmx", b"new")
    assert os.listdir(tmp_path) == []


def _write_until_killed(path: Path, parent: Connection) -> None:
    def units() -> Iterator[TranslationUnit]:
        yield from (TranslationUnit(f"سنة {n}", f"Year {n}") for n in range(5_000))
        parent.send("half")
        parent.poll(None)  # until killed

    write_tmx(path, units())


def test_a_process_killed_midway_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    write_tmx(path, [TranslationUnit("نعم", "Yes")])
    before = path.read_bytes()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_write_until_killed, args=(path, theirs))
    child.start()
    try:
        assert ours.recv() == "half"
        assert sum(file.stat().st_size for file in tmp_path.iterdir()) > len(before) + 100_000
    finally:
        child.kill()
        child.join()
    assert path.read_bytes() == before
    (left,) = tmp_path.glob(".muqabala-*")
    write_tmx(path, [TranslationUnit("لا", "No")])  # what was left behind is in nobody's way
    assert [unit.target for unit in read_tmx(path)] == ["No"]
    assert not left.exists()


def test_a_part_that_is_being_written_stays(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    with atomic_write(tmp_path / "slow.tmx") as stream:
        stream.write(b"slow")
        stream.flush()
        (part,) = tmp_path.glob(".muqabala-*")
        os.utime(part, (0, 0))
        write(tmp_path / "quick.tmx", b"quick")
    assert sorted(os.listdir(tmp_path)) == ["quick.tmx", "slow.tmx"]
    assert (tmp_path / "slow.tmx").read_bytes() == b"slow"
