"""What is undamaged of a broken project is saved, and what is not is said. Long runs:
``python -m benchmarks.robustness.damage --repair``.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Side
from aligner.errors import ProjectError
from db import Project, check
from db.salvage.repair import repair
from tests.helpers.damaged_files import HOSTILE, PAGE, content, damaged
from tests.helpers.db_projects import ANA, aligned_project, snapshot
from tests.helpers.released_files import NAMES, make

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "files"
    make(folder)
    return folder / f"{NAMES[0]}.muqabala"


def pairs(path: Path) -> set[tuple[object, ...]]:
    with Project.open(path) as project:
        return {
            (row.source_text, row.target_text, row.status, row.confirmed_by, row.reviewed_by, row.comments)
            for row in project.rows(project.order())
        }


def test_a_whole_file_is_repaired_to_itself(whole: Path, tmp_path: Path) -> None:
    fixed = tmp_path / "fixed.muqabala"
    report = repair(whole, fixed)
    assert report.complete
    with Project.open(whole) as old, Project.open(fixed) as new:
        assert snapshot(new) == snapshot(old)
        assert [event.summary for event in new.events()][1:] == [event.summary for event in old.events()]
        assert new.events()[0].command == "repair"
        assert new.undo_step(ANA) == old.undo_step(ANA)
        new.undo(ANA)
        assert new.vectors("tiny/1").get([f"{3:064x}"]).keys() == {f"{3:064x}"}
    assert check(fixed).ok
    with pytest.raises(ProjectError, match="already exists"):
        repair(whole, fixed)


@pytest.mark.parametrize("seed", [n for n in range(40) if n % 8 != 7])
def test_every_pair_is_saved_from_damage_to_one_place(whole: Path, tmp_path: Path, seed: int) -> None:
    """But for a truncated file, each pair still stands in the tables or in the history."""
    name, data = damaged(whole.read_bytes(), seed)
    broken, fixed = tmp_path / "broken.muqabala", tmp_path / "fixed.muqabala"
    broken.write_bytes(data)
    if content(broken) == content(whole):
        return  # only space that nothing lies in
    report = repair(broken, fixed)
    assert check(fixed).ok
    assert broken.read_bytes() == data
    if not report.damaged_texts:
        assert pairs(fixed) >= pairs(whole), name
        assert report.lost_pairs == 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3, 75, 91])
def test_a_page_of_a_long_text_is_found_where_it_strayed(tmp_path: Path, seed: int) -> None:
    """The text goes on in pages of its own, one of which changed places with a page of another kind."""
    make(tmp_path / "made")
    whole = tmp_path / "made" / "book.muqabala"
    name, data = damaged(whole.read_bytes(), seed)
    assert name == "two pages swapped"
    broken, fixed = tmp_path / "broken.muqabala", tmp_path / "fixed.muqabala"
    broken.write_bytes(data)
    report = repair(broken, fixed)
    assert report.damaged_texts == ()
    assert pairs(fixed) == pairs(whole)


def test_words_of_a_lost_pair_are_suggestions(whole: Path, tmp_path: Path) -> None:
    broken, fixed = tmp_path / "broken.muqabala", tmp_path / "fixed.muqabala"
    data = whole.read_bytes()
    for size in range(len(data) // PAGE - 1, 1, -1):
        broken.write_bytes(data[: size * PAGE])
        try:
            report = repair(broken, fixed)
        except ProjectError as error:
            found = str(error)
            break
        assert check(fixed).ok
        with Project.open(fixed) as project, Project.open(whole) as old:
            assert {side: project.text(side) for side in Side} == {side: old.text(side) for side in Side}
        if report.new_pairs:
            assert not report.complete
        fixed.unlink()
    assert "text is not in it" in found


def test_a_damaged_text_keeps_the_pairs_around_the_damage(path: Path, tmp_path: Path) -> None:
    arabic = [f"وفيها سار الملك {n} إلى دمشق" for n in range(400)]
    english = [f"In it king {n} marched to Damascus." for n in range(400)]
    with aligned_project(path, arabic, english) as project:
        project.confirm(project.order(), ANA)
    data = bytearray(path.read_bytes())
    at = data.index(b"king 200 marched") // PAGE * PAGE
    data[at + 4 : at + PAGE] = bytes(PAGE - 4)
    path.write_bytes(data)
    fixed = tmp_path / "fixed.muqabala"
    report = repair(path, fixed)
    assert report.damaged_texts == (Side.TARGET,)
    assert 390 - 4096 // 30 < report.pairs < 400
    assert check(fixed).ok
    with Project.open(fixed) as project:
        rows = {row.source_text: row.target_text for row in project.rows(project.order())}
    assert rows[arabic[0]] == english[0]
    assert rows[arabic[399]] == english[399]


def test_something_else_cannot_be_repaired(path: Path, tmp_path: Path) -> None:
    for data in (b"", b"text " * 5000, bytes(50_000)):
        path.write_bytes(data)
        with pytest.raises(ProjectError, match="text is not in it"):
            repair(path, tmp_path / "fixed.muqabala")
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_the_log_of_a_killed_program_counts(path: Path, tmp_path: Path) -> None:
    with aligned_project(path) as project:
        project._keeper.close()
        project.confirm([1, 2, 3], ANA)
        copy = tmp_path / "copy.muqabala"
        shutil.copyfile(path, copy)
        shutil.copyfile(f"{path}-wal", f"{copy}-wal")
    fixed = tmp_path / "fixed.muqabala"
    assert repair(copy, fixed).complete
    with Project.open(fixed) as project:
        assert project.counts().confirmed == 3


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.startswith("an event")])
def test_untrusted_events_are_lost_and_nothing_else(whole: Path, tmp_path: Path, name: str) -> None:
    broken, fixed = shutil.copyfile(whole, tmp_path / "broken.muqabala"), tmp_path / "fixed.muqabala"
    HOSTILE[name](broken)
    repair(broken, fixed)
    assert check(fixed).ok
