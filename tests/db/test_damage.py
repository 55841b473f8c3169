"""Damaged, forged and hostile files: found, never believed, never a traceback. Long runs:
``python -m benchmarks.robustness.damage``.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aligner.errors import ProjectError
from db import Project, check
from tests.helpers.damaged_files import FORGERIES, HOSTILE, content, damaged, forge
from tests.helpers.released_files import NAMES, RIMA, make
from ui.cli.main import main

pytestmark = pytest.mark.slow

RELEASED = Path(__file__).parents[1] / "data" / "released"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with everything in it: review, undo, corrections, comments, vectors."""
    folder = tmp_path_factory.mktemp("made") / "files"
    make(folder)
    return folder / f"{NAMES[0]}.muqabala"


@pytest.fixture
def spoiled(whole: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(whole, tmp_path / "spoiled.muqabala")


def problems(path: Path) -> list[str]:
    """What check says; a file that cannot be opened has one problem."""
    try:
        return list(check(path).problems)
    except ProjectError as error:
        return [str(error)]


def test_what_was_made_is_whole(whole: Path) -> None:
    assert problems(whole) == []
    with Project.open(whole, verify=True) as project:
        assert project.verify() == project.counts()


@pytest.mark.parametrize("seed", [*range(40), 305, 729])
def test_a_corruption_that_changes_content_is_found(whole: Path, spoiled: Path, seed: int) -> None:
    _, data = damaged(whole.read_bytes(), seed)
    spoiled.write_bytes(data)
    assert content(spoiled) == content(whole) or problems(spoiled)


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_is_found(spoiled: Path, name: str) -> None:
    if forge(spoiled, name, random.Random(3)):
        assert problems(spoiled)


def test_a_forgery_is_named(spoiled: Path) -> None:
    with Project.open(spoiled) as project:
        approved = {row.id for row in project.rows(project.order()) if row.status == "approved"}
    with closing(sqlite3.connect(spoiled)) as connection:
        connection.execute("UPDATE beads SET status = 'approved', reviewed_by = 'Rima' WHERE id = 7")
        connection.execute("UPDATE beads SET changed_by = 'Zayd' WHERE id = 1")
        connection.commit()
    assert 7 not in approved
    assert problems(spoiled) == [
        "pair 1 is not as the history left it: last author",
        "pair 7 is not as the history left it: status, reviewer",
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_an_untrusted_file_is_refused_in_one_sentence(
    spoiled: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    HOSTILE[name](spoiled)
    for arguments in (["check"], ["info"], ["export", "-o", str(spoiled.with_suffix(".tmx"))]):
        assert main([arguments[0], str(spoiled), *arguments[1:]]) == 2
        said = capsys.readouterr()
        assert "Traceback" not in said.err
    assert not spoiled.with_suffix(".tmx").exists()


@pytest.mark.parametrize(
    "name",
    [
        "text as a blob",
        "settings that are no JSON",
        "settings of deep JSON",
        "evidence that is no JSON",
        "numbers beyond 64 bits",
    ],
)
def test_an_untrusted_file_of_an_older_schema_is_refused_in_one_sentence(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is migrated before it is looked at, and is as it was afterwards."""
    path = shutil.copyfile(RELEASED / "0001" / "chronicle.muqabala", tmp_path / "old.muqabala")
    HOSTILE[name](path)
    before = content(path)
    for command in ("check", "info"):
        assert main([command, str(path)]) == 2
        assert "Traceback" not in capsys.readouterr().err
    assert content(path) == before


@pytest.mark.parametrize("name", [name for name in HOSTILE if "trigger" in name or "view" in name])
def test_no_foreign_statement_runs(spoiled: Path, name: str) -> None:
    HOSTILE[name](spoiled)
    with (
        pytest.raises(ProjectError, match="other tables, views or triggers"),
        Project.open(spoiled) as project,
    ):
        project.approve([1], RIMA)
