"""Project files of every released schema open, are backed up first, are whole, and export the same."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from aligner.permissions import Person, Role
from db import Project, check
from db.schema.version import HEAD, REVISIONS
from tests.helpers.released_files import EXPORTS, write_exports

RELEASED = Path(__file__).parents[1] / "data" / "released"
FILES = sorted(RELEASED.glob("*/*.muqabala"))


def _export(path: Path) -> str:
    """An export without what tells the moment and the version that wrote it."""
    text = path.read_text(encoding="utf-8")
    return re.sub(r'(<header[^>]*?) creationtoolversion="[^"]*"([^>]*) creationdate="[^"]*"', r"\1\2", text)


@pytest.mark.parametrize("released", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_released_file_opens_whole_and_exports_the_same(released: Path, tmp_path: Path) -> None:
    path = tmp_path / released.name
    shutil.copyfile(released, path)
    before = path.read_bytes()
    with Project.open(path) as project:
        write_exports(project, tmp_path, "again")
    report = check(path)
    assert report.ok, report.problems
    for ending in EXPORTS:
        assert _export(tmp_path / f"again.{ending}") == _export(released.with_suffix(f".{ending}"))
    backups = list(tmp_path.glob("*.before-*.muqabala"))
    if released.parent.name == HEAD:
        assert backups == []
    else:
        assert [backup.name for backup in backups] == [f"{path.stem}.before-{HEAD}.muqabala"]
        assert len(before) == released.stat().st_size


def test_there_are_files_of_every_schema_but_the_newest() -> None:
    assert {path.parent.name for path in FILES} >= set(REVISIONS[:-1])


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
