"""``library``: the projects of a folder, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aligner.bitext import Side, Status
from aligner.formats.registry import read_bitext
from aligner.permissions import Person, Role
from db import Project
from tests.helpers.db_projects import aligned_project, empty_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.helpers.cli_sample import Run


def test_library(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUQABALA_BASEDIR", str(tmp_path / "base"))
    shelf = tmp_path / "كتب"
    (shelf / "رحلات").mkdir(parents=True)
    aligned_project(shelf / "a.muqabala").close()
    with aligned_project(shelf / "رحلات" / "b.muqabala") as project:
        project.confirm(project.order()[:2], Person("Zaynab"))
    listed = run("library", shelf, "--sort", "progress")
    assert listed.code == 0
    lines = listed.out.splitlines()
    assert [line.split()[-1] for line in lines[1:3]] == ["a.muqabala", "رحلات/b.muqabala"]
    assert lines[2].split()[:3] == ["Chronicle", "5", "40%"]
    assert lines[-1] == "2 projects, 10 pairs."
    found = json.loads(run("library", shelf, "--search", "ZAYNAB", "--json").out)["projects"]
    assert [one["translators"] for one in found] == [["Zaynab"]]
    assert run("library", shelf, "--same-source").out.endswith("2 projects, 10 pairs.\n")
    (shelf / "broken.muqabala").write_bytes(b"")
    damaged = run("library", shelf, "--only", "damaged")
    assert (damaged.code, "is empty" in damaged.err) == (2, True)
    assert run("library", tmp_path / "missing").code == 2


def test_work_on_all_projects_of_a_library(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUQABALA_BASEDIR", str(tmp_path / "base"))
    shelf = tmp_path / "books"
    (shelf / "more").mkdir(parents=True)
    empty_project(shelf / "new.muqabala").close()
    with aligned_project(shelf / "more" / "old.muqabala") as project:
        project.edit_text(2, Side.TARGET, "He marched", Person("Zaynab"))
        project.confirm([1], Person("Zaynab"))
        project.approve([1], Person("Rima", Role.REVIEWER))
    (shelf / "broken.muqabala").write_bytes(b"")

    aligned = run("library", shelf, "--align-new", "--by", "Mona")
    assert aligned.code == 2
    assert "broken" in aligned.err
    assert "2 projects, 1 failed." in aligned.out
    with Project.open(shelf / "new.muqabala") as project:
        assert project.counts().total > 0
        assert [event.who for event in project.events(5)] == ["Mona"]

    again = run("library", shelf, "--search", "old", "--realign", "--by", "Mona")
    assert again.code == 0
    with Project.open(shelf / "more" / "old.muqabala") as project:
        assert project.events(1)[0].command == "suggest"
        kept = {row.id: row for row in project.rows([1, 2])}
        assert kept[1].status is Status.APPROVED
        assert kept[2].target_text == "He marched"

    out = tmp_path / "out"
    (shelf / "broken.muqabala").unlink()
    written = json.loads(run("library", shelf, "--export-approved", out, "--json").out)["projects"]
    assert [(one["pairs"], one["error"]) for one in written] == [(1, "")]
    assert len(read_bitext(out / "more" / "old.tmx").units) == 1
    assert run("library", shelf, "--realign", "--align-new").code == 2
