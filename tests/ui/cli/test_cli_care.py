"""The commands that care for a project: snapshots, repair, seal, check --seal."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from aligner.errors import ProjectError
from db import Project
from tests.helpers.db_projects import ANA, RIMA, aligned_project
from ui.services.output_paths import draft_of
from ui.services.snapshots import snapshot_store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.cli_sample import Run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "chronicle.muqabala"
    with aligned_project(path) as made:
        made.confirm([1, 2], ANA)
        made.approve([1], RIMA)
    return path


def test_seal_and_check_it(run: Run, project: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.json"
    done = run("seal", str(project), "-o", str(sheet), "--by", "Rima")
    assert done.code == 0
    assert "5 pairs (1 approved)" in done.out
    assert json.loads(sheet.read_text(encoding="utf-8"))["approved_by"] == {"Rima": 1}
    assert "the seal holds, nothing was changed since" in run("check", str(project), "--seal", str(sheet)).out
    with Project.open(project) as opened:
        opened.confirm([3], ANA)
    assert "the seal holds, 1 event since" in run("check", str(project), "--seal", str(sheet)).out
    with Project.open(project) as opened:
        opened.undo(ANA)
    other = tmp_path / "other.muqabala"
    aligned_project(other).close()
    refused = run("check", str(other), "--seal", str(sheet))
    assert refused.code == 2
    assert "the history ends before the seal" in refused.out
    sheet.write_text("{}", encoding="utf-8")
    assert "not a seal of Muqabala" in run("check", str(project), "--seal", str(sheet)).err


def test_a_new_chain_does_not_pass_the_seal(run: Run, project: Path, tmp_path: Path) -> None:
    """Who computes all checksums again passes `check`, and not the sheet."""
    sheet = tmp_path / "sheet.json"
    run("seal", str(project), "-o", str(sheet))
    from db.salvage.repair import repair

    with closing(sqlite3.connect(project)) as connection:
        connection.execute("DROP TRIGGER events_no_update")
        connection.execute("UPDATE events SET who = 'Zayd' WHERE who = 'Ana'")
        connection.commit()
    forged = tmp_path / "forged.muqabala"
    repair(project, forged)
    assert run("check", str(forged)).code == 0
    done = run("check", str(forged), "--seal", str(sheet))
    assert done.code == 2
    assert "not the one that was sealed" in done.out


def test_repair(run: Run, project: Path, tmp_path: Path) -> None:
    data = bytearray(project.read_bytes())
    data[100:4096] = bytes(3996)  # the schema
    project.write_bytes(data)
    assert run("info", str(project)).code == 2
    fixed = tmp_path / "fixed.muqabala"
    done = run("repair", str(project), "-o", str(fixed))
    assert done.code == 0
    assert "5 pairs, 3 events and 0 comments saved" in done.out
    assert "Nothing is lost." in done.out
    assert run("check", str(fixed)).code == 0
    assert json.loads(run("repair", str(project), "-o", str(tmp_path / "b.muqabala"), "--json").out)[
        "complete"
    ]
    assert "is named twice" in run("repair", str(project), "-o", str(project)).err
    assert "does not exist" in run("repair", str(tmp_path / "none"), "-o", str(fixed)).err


def test_snapshots(run: Run, project: Path) -> None:
    assert "There are no snapshots" in run("snapshots", str(project)).out
    with Project.open(project) as opened:
        opened.watch(snapshot_store())
        while not (found := json.loads(run("snapshots", str(project), "--json").out)):
            pass
        opened.confirm([3, 4], ANA)
    name = found[0]["name"]
    assert name in run("snapshots", str(project)).out
    done = run("snapshots", str(project), "--restore", name, "--yes")
    assert done.code == 0
    assert "confirmed: 3 now, 1 then" in done.out
    assert "gone: " in done.out
    with Project.open(project) as opened:
        assert opened.counts().confirmed == 1
    assert len(list(project.parent.glob("chronicle.*-*.muqabala"))) == 1


def _make(path: Path, *, overwrite: bool, fails: bool = False) -> list[Path]:
    """Make a project as commands do; where the old one was moved to."""
    moved: list[Path] = []
    with draft_of(path, overwrite=overwrite, moved=moved) as draft:
        assert draft != path
        if fails:
            raise ProjectError("could not be written because the disk is full", path=draft)
        aligned_project(draft).close()
    return moved


def test_an_error_names_the_project_and_not_its_draft(tmp_path: Path) -> None:
    path = tmp_path / "chronicle.muqabala"
    with pytest.raises(ProjectError) as caught:
        _make(path, overwrite=False, fails=True)
    assert caught.value.path == path
    assert list(tmp_path.iterdir()) == []


def test_overwriting_refuses_a_project_that_is_open(tmp_path: Path) -> None:
    path = tmp_path / "chronicle.muqabala"
    with aligned_project(path), pytest.raises(ProjectError, match="is open in another"):
        _make(path, overwrite=True)
    (kept,) = _make(path, overwrite=True)
    assert sorted(tmp_path.iterdir()) == sorted((path, kept))
