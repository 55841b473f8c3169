"""Files whose tables are only partly there: one sentence from each command, and nothing is changed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aligner.errors import ProjectError
from db import Project, check
from tests.helpers.damaged_files import content
from ui.cli.main import main

RELEASED = Path(__file__).parents[1] / "data" / "released"

CHANGES = {
    "a missing index": "DROP INDEX ix_beads_rank",
    "a missing table": "DROP TABLE folded",
    "a missing table that all need": "PRAGMA foreign_keys = OFF; DROP TABLE beads",
    "an extra table": "CREATE TABLE extra (id INTEGER)",
    "an extra index": "CREATE INDEX extra ON segments (start)",
    "a missing column": "ALTER TABLE beads DROP COLUMN score",
    "an extra column": "ALTER TABLE beads ADD COLUMN extra",
    "a table of another form": "DROP TABLE folded; CREATE TABLE folded (bead INTEGER PRIMARY KEY)",
    "no rows of the project": "DELETE FROM project",
}


@pytest.fixture(params=["0001", "0002"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return shutil.copyfile(RELEASED / request.param / "chronicle.muqabala", tmp_path / "p.muqabala")


def _change(path: Path, statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statements)


@pytest.mark.parametrize("name", CHANGES)
def test_a_file_that_is_partly_there_is_one_sentence(
    path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _change(path, CHANGES[name])
    before = content(path)
    out = path.with_suffix(".tmx")
    for arguments in (["info"], ["check"], ["export", "-o", str(out)]):
        assert main([arguments[0], str(path), *arguments[1:]]) == 2
        said = capsys.readouterr()
        assert "Traceback" not in said.err + said.out
        assert said.err.count("\n") == 1
        assert path.name in said.err
    with pytest.raises(ProjectError) as raised:
        Project.open(path)
    assert raised.value.path == path
    assert content(path) == before
    assert sorted(entry.name for entry in path.parent.iterdir() if entry.suffix == ".muqabala") == [path.name]
    assert not out.exists()


@pytest.mark.parametrize("table", ["segments", "edits", "comments", "folded"])
def test_a_table_that_lost_its_rows_is_found_by_check(tmp_path: Path, table: str) -> None:
    path = shutil.copyfile(RELEASED / "0002" / "chronicle.muqabala", tmp_path / "p.muqabala")
    _change(path, f"DELETE FROM {table}")
    assert check(path).problems
