"""The file itself: what is refused and how, what cannot be changed, backups, and what a start imports."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from aligner.bitext import Side
from aligner.errors import Cancelled, InputError, ProjectError
from db import Project, TextInput, check
from db.schema.version import APPLICATION_ID
from tests.helpers.db_projects import ANA, RUN, aligned_project, beads, empty_project, raw, shown, snapshot

ROOT = Path(__file__).parents[2]


def refused(path: Path) -> str:
    """Open a file that cannot be opened; give the sentence."""
    with pytest.raises(ProjectError) as caught:
        Project.open(path)
    with pytest.raises(ProjectError):
        check(path)
    assert caught.value.remedy
    assert caught.value.path == path
    return str(caught.value)


def test_missing_folder_empty_text(tmp_path: Path, path: Path) -> None:
    assert "does not exist" in refused(path)
    assert not path.exists()
    assert "is a folder" in refused(tmp_path)
    path.write_bytes(b"")
    assert "is empty" in refused(path)
    path.write_text("قال المصنف " * 50, encoding="utf-8")
    assert "is not a Muqabala project" in refused(path)
    path.write_bytes(b"SQLite format 3\0" + b"\0" * 20)
    assert "is truncated" in refused(path)


def test_truncated(path: Path) -> None:
    aligned_project(path).close()
    whole = path.read_bytes()
    for size in (len(whole) - 1, len(whole) // 2, 4096, 512):
        path.write_bytes(whole[:size])
        assert "is truncated" in refused(path)


def test_damaged(path: Path) -> None:
    aligned_project(path).close()
    whole = bytearray(path.read_bytes())
    whole[4096:] = b"\xa5" * (len(whole) - 4096)
    path.write_bytes(whole)
    assert "is damaged" in refused(path)
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        other.execute("PRAGMA user_version = 1")
        other.execute("CREATE TABLE notes (text)")
    assert "other tables" in refused(path)


def test_another_programs_and_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (text)")
    assert "another program" in refused(path)
    path.unlink()
    aligned_project(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE alembic_version SET version_num = '0999'")
        other.commit()
    assert "newer Muqabala (schema 0999" in refused(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 2")
    assert "newer Muqabala (format 2" in refused(path)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_read_only_file_and_folder() -> None:
    """As somebody who is not allowed everything, which the tests' own user may be."""
    folder = Path(tempfile.mkdtemp())
    try:
        path = folder / "p.muqabala"
        aligned_project(path).close()
        old = folder / "old.muqabala"
        shutil.copyfile(ROOT / "tests" / "data" / "released" / "0001" / "chronicle.muqabala", old)
        code = (
            "import os, sys, db.migrations.runner, alembic.ddl.sqlite; from pathlib import Path\n"
            "from db import Project, check\n"
            "from aligner.errors import ProjectError\n"
            "from tests.helpers.db_projects import ANA, shown\n"
            "if os.geteuid() == 0: os.setuid(65534)\n"
            "path = Path(sys.argv[1])\n"
            "try:\n"
            "    with Project.open(path) as project:\n"
            "        project.verify()\n"
            "        project.set_setting('view', 1)\n"
            "        print(len(shown(project)), project.read_only, check(path).ok)\n"
            "        project.confirm([1], ANA)\n"
            "except ProjectError as error: print(error)\n"
        )
        for file, mode, folder_mode, said in (
            (path, 0o444, 0o777, "5 True True"),
            (path, 0o666, 0o555, "5 True True"),
            (old, 0o444, 0o777, "10 True True"),
            (path, 0o000, 0o777, "cannot be read"),
        ):
            file.chmod(mode)
            folder.chmod(folder_mode)
            command = [sys.executable, "-c", code, str(file)]
            done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
            assert said in done.stdout
            assert "cannot be read" in done.stdout or "is read-only. Make the file" in done.stdout
            assert {entry.name for entry in folder.iterdir()} == {path.name, old.name}
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_creating_where_it_cannot_be(tmp_path: Path, path: Path) -> None:
    aligned_project(path).close()
    whole = path.read_bytes()
    with pytest.raises(ProjectError, match="already exists"):
        empty_project(path)
    assert path.read_bytes() == whole
    with pytest.raises(ProjectError, match="folder does not exist"):
        empty_project(tmp_path / "nowhere" / "p.muqabala")
    with pytest.raises(ProjectError, match="cannot be"):
        empty_project(Path("/proc/p.muqabala"))
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("content", ["", " \n\t ", "\u00a0\u2003"])
def test_a_text_without_words_is_refused(path: Path, content: str) -> None:
    good = TextInput("word", "en")
    with pytest.raises(InputError, match="contains no words"):
        Project.create(path, name="x", source=TextInput(content, "ar"), target=good, by=ANA)
    with pytest.raises(InputError, match="half a character"):
        Project.create(path, name="x", source=good, target=TextInput("a \ud800", "en"), by=ANA)
    assert not path.exists()


def test_texts_are_kept_to_the_last_character(path: Path) -> None:
    odd = "\ufeff قَالَ\u200f\r\n\t\x00 \U0001f4da ﷽\u0301 end \n\n"
    original, offsets = "x" + odd, tuple(range(1, len(odd) + 1))
    source = TextInput(odd, "ar", "lines", "f.txt", "utf-16", "ab" * 32, ["x removed"], original, offsets)
    with Project.create(path, name="n", source=source, target=TextInput("a", "en"), by=ANA) as project:
        assert project.text(Side.SOURCE) == odd
    with Project.open(path) as project:
        assert project.text(Side.SOURCE) == odd
        info = project.info().source
    assert (info.encoding, info.sha256, info.cleaning) == ("utf-16", "ab" * 32, ("x removed",))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE texts SET content = 'x' WHERE side = 'source'",
        "DELETE FROM texts",
        "UPDATE events SET who = 'nobody'",
        "DELETE FROM events",
        "DELETE FROM event_beads",
    ],
)
def test_texts_and_history_cannot_be_changed_by_anybody(path: Path, statement: str) -> None:
    aligned_project(path).close()
    with (
        closing(sqlite3.connect(path)) as other,
        pytest.raises(sqlite3.IntegrityError, match=r"immutable|append-only"),
    ):
        other.execute(statement)


def test_check_finds_what_is_wrong(path: Path) -> None:
    aligned_project(path).close()
    assert check(path).ok
    with closing(sqlite3.connect(path)) as other:
        other.execute("DELETE FROM segments WHERE bead = 2")
        other.execute("UPDATE segments SET bead = 99 WHERE side = 'source' AND bead = 3")
        other.commit()
    report = check(path)
    assert not report.ok
    problems = "\n".join(report.problems)
    assert "every word of the target text" in problems
    assert "missing row of beads" in problems
    assert "1 pair holds no text" in problems


def test_backup_of_an_open_project(project: Project, tmp_path: Path) -> None:
    project.confirm([1], ANA)
    copy = tmp_path / "copy.muqabala"
    copy.write_text("an older backup")
    project.backup(copy)
    project.confirm([2], ANA)
    assert check(copy).ok
    with Project.open(copy) as restored:
        assert restored.counts().confirmed == 1
        assert shown(restored) == shown(project)
    with pytest.raises(ProjectError, match="itself"):
        project.backup(project.path)
    with pytest.raises(ProjectError, match="is a folder"):
        project.backup(tmp_path)
    with pytest.raises(ProjectError, match="cannot be"):
        project.backup(tmp_path / "nowhere" / "copy.muqabala")
    assert not list(tmp_path.glob(".*"))


def test_disk_full_changes_nothing(path: Path) -> None:
    """The database may not grow: SQLite then reports a full disk."""
    aligned_project(path).close()
    with Project.open(path) as project:
        project.confirm([1], ANA)
        before = snapshot(project)
        driver = raw(project)
        pages = driver.execute("PRAGMA page_count").fetchone()[0]
        driver.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(ProjectError, match="disk is full, and is as it was before"):
            project.set_setting("large", "x" * 1_000_000)
        with pytest.raises(ProjectError, match="disk is full"):
            project.comment(1, "y" * 1_000_000, ANA)
        assert snapshot(project) == before
        assert project.setting("large") is None
        driver.execute("PRAGMA max_page_count = 1000000")
        project.comment(1, "z", ANA)
    assert check(path).ok


def test_a_file_that_turns_read_only_changes_nothing(project: Project) -> None:
    before = snapshot(project)
    driver = raw(project)
    driver.execute("PRAGMA query_only = ON")
    with pytest.raises(ProjectError, match="cannot be written and is as it was before"):
        project.confirm([1], ANA)
    driver.execute("PRAGMA query_only = OFF")
    assert snapshot(project) == before
    assert project.confirm([1], ANA).event_id == 2


def test_closed_twice_is_closed(path: Path) -> None:
    project = aligned_project(path)
    project.close()
    project.close()
    with pytest.raises(ProjectError, match="closed"):
        project.confirm([1], ANA)
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_an_ordinary_start_imports_neither_alembic_nor_the_orm_of_migrations(path: Path) -> None:
    aligned_project(path).close()
    code = (
        "import sys; from db import Project\n"
        "with Project.open(sys.argv[1]) as p: p.rows(p.order())\n"
        "bad = ('alembic', 'mako', 'torch', 'db.migrations.runner')\n"
        "print([m for m in sys.modules if m.startswith(bad)])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


def test_reopening_shows_the_same(path: Path) -> None:
    with aligned_project(path) as project:
        project.merge(1, ANA)
        project.comment(1, "hm", ANA)
        before = snapshot(project)
    with Project.open(path) as project:
        assert snapshot(project) == before
        assert project.undo_step(ANA) is not None
        project.undo(ANA)
        project.undo(ANA)
        assert project.suggest(beads(), RUN).event_id == 0


def test_any_name_will_do(tmp_path: Path) -> None:
    for name in (
        "a?b=c&d.muqabala",
        "100%20#1.muqabala",
        "تاريخ ابن خلدون؟.muqabala",
        ":memory:",
        "no suffix",
    ):
        path = tmp_path / name
        aligned_project(path).close()
        assert check(path).ok
        with Project.open(path) as project:
            project.backup(tmp_path / f"copy of {name}")
        assert check(tmp_path / f"copy of {name}").beads == 5


def test_what_a_deleted_project_left_beside_it_does_not_creep_into_a_new_one(path: Path) -> None:
    with aligned_project(path) as project:
        project.merge(1, ANA)
        log = path.with_name(path.name + "-wal").read_bytes()
    assert len(log) > 4096
    for deleted in (True, False):
        if deleted:
            path.unlink()
        path.with_name(path.name + "-wal").write_bytes(log)
        if path.exists():
            with empty_project(path.with_name("other.muqabala")) as other:
                other.backup(path)
        else:
            empty_project(path).close()
        with Project.open(path) as project:
            assert project.order().tolist() == []
        assert check(path).ok


def test_a_copy_and_a_check_tell_how_far_they_are_and_can_be_stopped(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.schema.sqlite._PAGES", 1)
    monkeypatch.setattr("db.schema.sqlite._STEPS", 1)
    shares: list[float] = []
    project.backup(tmp_path / "whole.muqabala", lambda done, message: shares.append(done))
    assert len(shares) > 2
    assert shares == sorted(shares)
    assert shares[-1] == 1

    def stop(done: float, message: str) -> None:
        if done > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        project.backup(tmp_path / "half.muqabala", stop)
    assert not list(tmp_path.glob("*half*"))
    said: dict[str, float] = {}
    assert check(project.path, lambda done, message: said.update({message: done})).ok
    assert list(said.values()) == sorted(said.values())
    assert len(said) == 6

    def refuse(done: float, message: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check(project.path, refuse)
    assert check(project.path).ok
