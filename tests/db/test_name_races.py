"""Two programs give a project the same name at the same moment: one wins whole, one is refused.

Long run: ``python -m benchmarks.robustness.name_races``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aligner.bitext import Status
from aligner.errors import ProjectError
from aligner.formats.io.atomic_write import _sweep, atomic_write
from db import Project, check
from db.file import backup, drafts
from tests.helpers.db_projects import ANA, aligned_project
from tests.helpers.racing_writer import WAYS, race
from ui.services.output_paths import draft_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_one_wins_whole_and_one_is_refused() -> None:
    outcomes = list(race(2 * len(WAYS), seed=1))
    assert [wrong for _, wrong in outcomes if wrong] == []
    assert {way for way, _ in outcomes} == set(WAYS)


def test_the_log_of_who_was_quicker_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at the name and the removal of old logs, nobody else may take the name."""
    draft = path.with_name("draft.muqabala")
    aligned_project(draft).close()
    cleared = backup._clear

    def clear_late(named: Path) -> None:
        assert any(path.parent.glob(".*.draft.lock")), "the name is not held"
        cleared(named)

    monkeypatch.setattr(backup, "_clear", clear_late)
    backup.place(draft, path)
    assert list(path.parent.glob(".*.lock")) == []


def _over(path: Path, meanwhile: Callable[[], object]) -> list[Path]:
    """Make a project over what is there, while another program does something."""
    moved: list[Path] = []
    with draft_of(path, overwrite=True, moved=moved) as draft:
        aligned_project(draft).close()
        meanwhile()
    return moved


def test_what_was_written_meanwhile_is_not_overwritten(path: Path) -> None:
    other = path.with_name("other.muqabala")
    for made in (path, other):
        aligned_project(made).close()
    theirs = other.read_bytes()
    with pytest.raises(ProjectError, match="was written by another program meanwhile"):
        _over(path, lambda: backup.replace(other, path))
    assert path.read_bytes() == theirs
    assert [one.name for one in path.parent.iterdir()] == [path.name], "nothing is moved or left"


def test_what_was_made_meanwhile_is_not_overwritten(path: Path) -> None:
    with pytest.raises(ProjectError, match="was written by another program meanwhile"):
        _over(path, lambda: aligned_project(path).close())
    assert check(path).ok


def test_what_was_changed_meanwhile_is_kept_beside(path: Path) -> None:
    aligned_project(path).close()

    def confirm() -> None:
        with Project.open(path) as project:
            project.confirm([1], ANA)

    (kept,) = _over(path, confirm)
    with Project.open(kept) as project:
        assert project.counts().of(Status.CONFIRMED) == 1


def _sweep_before_the_lock(monkeypatch: pytest.MonkeyPatch, sweep: Callable[[], None]) -> list[str]:
    """Let a sweeper come once between the making of a file and its locking; says when it came."""
    locks: Any = pytest.importorskip("fcntl", reason="locks of Unix")
    flock, swept = locks.flock, list[str]()

    def swept_first(stream: object, how: int) -> None:
        if how == locks.LOCK_EX and not swept:
            swept.append("once")
            sweep()
        flock(stream, how)

    monkeypatch.setattr(locks, "flock", swept_first)
    return swept


def test_a_sweeper_that_comes_before_the_lock_takes_no_draft(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept = _sweep_before_the_lock(monkeypatch, lambda: drafts.sweep(path.parent))
    with drafts.draft_beside(path) as draft:
        draft.write_bytes(b"x")
        drafts.sweep(path.parent)
        assert draft.exists()
    assert swept
    assert list(path.parent.iterdir()) == []


def test_a_sweeper_that_comes_before_the_lock_takes_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept = _sweep_before_the_lock(monkeypatch, lambda: _sweep(tmp_path))
    with atomic_write(tmp_path / "a.txt") as stream:
        _sweep(tmp_path)
        stream.write(b"x")
    assert swept
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]
