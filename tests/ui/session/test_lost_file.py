"""The window goes on where the work is, when the open file was moved or deleted, and takes snapshots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import Project
from tests.helpers.db_projects import ANA, aligned_project
from tests.helpers.shell_sample import LONG_MS, preferences, show_window
from ui.services.snapshots import snapshots_of
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_moved_file_is_reported_with_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "chronicle.muqabala"
    session = ProjectSession(aligned_project(path), ANA)
    moved = tmp_path / "moved.muqabala"
    with qtbot.waitSignal(session.file_lost, timeout=LONG_MS) as told:
        path.rename(moved)
    assert told.args is not None
    sentence, rescued = told.args
    assert "was moved to" in sentence
    assert rescued == moved
    session.close()
    with Project.open(moved) as project:
        assert len(project.order()) == 5


def test_snapshots_are_taken_while_a_project_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "chronicle.muqabala"
    session = ProjectSession(aligned_project(path), ANA)
    qtbot.waitUntil(lambda: bool(snapshots_of(path)), timeout=LONG_MS)
    session.close()


def test_the_window_opens_what_was_saved(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "chronicle.muqabala"
    aligned_project(path).close()
    window = show_window(qtbot, preferences(tmp_path))
    window.open_project(path)
    qtbot.waitUntil(lambda: window.session is not None, timeout=LONG_MS)
    path.unlink()

    def reopened() -> bool:
        return window.session is not None and "rescued" in window.session.project.path.name

    qtbot.waitUntil(reopened, timeout=LONG_MS)
    assert window.messages.isVisible()
