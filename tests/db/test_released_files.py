"""Project files of every released schema open, are backed up first, are whole, and export the same."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from aligner.formats.bitexts.tmx.reader import read_tmx
from aligner.permissions import Person, Role
from db import Project, check
from db.schema.version import HEAD, REVISIONS
from tests.helpers.released_files import NAMES, write_exports

RELEASED = Path(__file__).parents[1] / "data" / "released"
FILES = sorted(RELEASED.glob("*/*.muqabala"))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _units(path: Path) -> list[tuple[object, ...]]:
    """What a memory says of each pair, whatever else later versions add to it."""
    return [
        (unit.source, unit.target, unit.status, unit.changed, unit.changed_by, unit.score, unit.notes)
        for unit in read_tmx(path)
    ]


def _same_exports(ours: Path, theirs: Path) -> None:
    assert _units(ours.with_suffix(".tmx")) == _units(theirs.with_suffix(".tmx"))
    now, then = _lines(ours.with_suffix(".jsonl")), _lines(theirs.with_suffix(".jsonl"))
    # How pairs are numbered in exports is a matter of the export, not of the file.
    kept = [
        {name: new.get(name) for name in old if name != "identifier"}
        for new, old in zip(now, then, strict=True)
    ]
    assert kept == [{name: value for name, value in old.items() if name != "identifier"} for old in then]


@pytest.mark.parametrize("released", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_released_file_opens_whole_and_exports_the_same(released: Path, tmp_path: Path) -> None:
    path = tmp_path / released.name
    shutil.copyfile(released, path)
    before = path.read_bytes()
    with Project.open(path) as project:
        write_exports(project, tmp_path, "again")
    report = check(path)
    assert report.ok, report.problems
    _same_exports(tmp_path / "again", released)
    backups = list(tmp_path.glob("*.before-*.muqabala"))
    if released.parent.name == HEAD:
        assert backups == []
    else:
        assert [backup.name for backup in backups] == [f"{path.stem}.before-{HEAD}.muqabala"]
        assert len(before) == released.stat().st_size


def test_there_are_files_of_every_schema() -> None:
    assert {(path.parent.name, path.stem) for path in FILES} >= {
        (revision, name) for revision in REVISIONS for name in NAMES
    }


@pytest.mark.parametrize("released", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_work_goes_on_in_a_released_file(released: Path, tmp_path: Path) -> None:
    """Its undo stack still holds."""
    path = tmp_path / released.name
    shutil.copyfile(released, path)
    with Project.open(path) as project:
        events = len(project.events(limit=1000))
        last = next(event for event in project.events(limit=10) if event.role is not None)
        person = Person(last.who, last.role or Role.TRANSLATOR)
        assert project.undo_step(person) is not None
        project.undo(person)
        project.redo(person)
        assert len(project.events(limit=1000)) > events
    assert check(path).ok
