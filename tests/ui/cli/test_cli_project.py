"""``info``, ``export``, ``check`` and ``encoders``, on a project as ``align`` makes it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from aligner.formats.bitexts.tmx.writer import read_tmx
from aligner.permissions import Person, Role
from db import Project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.cli_sample import Run

LAYLA, OMAR = Person("Layla"), Person("Omar", Role.REVIEWER)


@pytest.fixture
def project(run: Run, texts: tuple[Path, Path], tmp_path: Path) -> Path:
    """Four pairs: one approved, one confirmed with a comment, two suggested."""
    path = tmp_path / "work.muqabala"
    assert run("align", *texts, "--project", path, "--by", "Layla").code == 0
    with Project.open(path) as opened:
        first, second = (int(id_) for id_ in opened.order()[:2])
        opened.confirm([first, second], LAYLA)
        opened.approve([first], OMAR)
        opened.comment(second, "Is it his army?", LAYLA)
    return path


def test_info(run: Run, project: Path) -> None:
    ran = run("info", project)
    assert ran.code == 0
    assert "4 pairs: suggested 2, confirmed 1, returned 0, approved 1" in ran.out
    printed = json.loads(run("info", project, "--json").out)
    assert printed["pairs"]["confirmed"] == 1
    assert printed["source"]["language"] == "ar"
    assert printed["created_by"] == "Layla"
    assert len(printed["runs"]) == 1


@pytest.mark.parametrize(("status", "pairs"), [("confirmed", 2), ("approved", 1), ("all", 4)])
def test_export_by_status(run: Run, project: Path, tmp_path: Path, status: str, pairs: int) -> None:
    tmx = tmp_path / "out.tmx"
    printed = json.loads(run("export", project, "-o", tmx, "--status", status, "--json").out)
    assert printed["written"] == pairs
    units = list(read_tmx(tmx))
    assert len(units) == pairs
    assert (units[0].status, units[0].changed_by) == ("approved", "Omar")
    assert units[0].changed is not None
    if status != "approved":
        assert units[1].notes == ("Layla: Is it his army?",)


def test_export_with_codes_of_regions(run: Run, project: Path, tmp_path: Path) -> None:
    ran = run("export", project, "-o", tmp_path / "out.tmx", "--codes", "regions")
    assert (ran.code, ran.err) == (0, "")
    assert "2 pairs written" in ran.out
    unit = next(read_tmx(tmp_path / "out.tmx"))
    assert (unit.source_language, unit.target_language) == ("ar-SA", "en-US")


def test_export_in_the_format_of_the_name(run: Run, project: Path, tmp_path: Path) -> None:
    printed = json.loads(
        run("export", project, "-o", tmp_path / "out.jsonl", "--status", "all", "--json").out
    )
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert printed["written"] == len(lines) == 4
    assert json.loads(lines[0])["target"] == "The sultan marched to Iraq in that year."
    refused = run("export", project, "-o", tmp_path / "out.odt")
    assert refused.code == 2
    assert ".tmx" in refused.err


def test_nothing_to_export(run: Run, texts: tuple[Path, Path], tmp_path: Path) -> None:
    path, tmx = tmp_path / "new.muqabala", tmp_path / "out.tmx"
    run("align", *texts, "--project", path)
    ran = run("export", path, "-o", tmx)
    assert ran.code == 2
    assert "no confirmed pairs yet" in ran.err
    assert "--status all" in ran.err
    assert not tmx.exists()
    assert run("export", path, "-o", path).code == 2


def test_check(run: Run, project: Path) -> None:
    ran = run("check", project)
    assert (ran.code, ran.err) == (0, "")
    assert "is whole: 4 pairs" in ran.out
    assert json.loads(run("check", project, "--json").out)["problems"] == []


def test_open_hands_the_project_to_the_window(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[list[str]] = []

    def window(arguments: list[str]) -> int:
        opened.append(arguments)
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("ui.app.main.main", window)
    assert run("open", project).code == 0
    assert run().code == 0
    assert opened == [[str(project)], []]


def test_encoders(run: Run) -> None:
    ran = run("encoders", "list")
    assert ran.code == 0
    assert ran.out.startswith("use")
    names = {encoder["name"]: encoder for encoder in json.loads(run("encoders", "list", "--json").out)}
    assert names["use"]["installed"]
    assert "labse" in names
    refused = run("encoders", "download", "use")
    assert refused.code == 2
    assert "nothing to download" in refused.err


def test_debug_and_a_temporary_base(tmp_path: Path) -> None:
    """Details go to standard error and to the log; nothing of the user's own is touched."""
    code = "import sys; from ui.cli.main import main; raise SystemExit(main(sys.argv[1:]))"
    command = [
        sys.executable,
        "-c",
        code,
        "--debug",
        "--temp-basedir",
        "info",
        str(tmp_path / "none.muqabala"),
    ]
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary), "XDG_STATE_HOME": str(tmp_path / "state")}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "INFO" in ran.stderr
    assert "Traceback" in ran.stderr
    assert ran.stderr.splitlines()[-1].endswith("Check the name, or create a new project from two texts.")
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "state").exists()
