"""``library``: the projects of a folder, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aligner.permissions import Person
from tests.helpers.db_projects import aligned_project

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
