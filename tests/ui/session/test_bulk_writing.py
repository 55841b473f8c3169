"""A command that takes long is shown with its progress and can be cancelled; a quick one is not shown."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import check
from tests.helpers.db_projects import ANA, aligned_project, snapshot
from tests.helpers.shell_sample import LONG_MS, preferences, show_window
from ui.services.project_commands import Confirm, ProjectCommand
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db import Change, Project


@dataclass(frozen=True)
class Endless(ProjectCommand):
    """Confirms pair 1, and then is never done."""

    name = "confirm"

    def run(self, project: Project) -> Change:
        with project._command(self.by) as tx:
            from aligner.permissions import Action
            from db.commands.review import change_status

            change = change_status(tx, Action.CONFIRM, [1], None)
            pause = threading.Event()
            while not pause.wait(0.01):
                tx.progress(0.5, "Writing the pairs")
            return change


def test_a_long_command_is_shown_and_can_be_cancelled(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "chronicle.muqabala"
    session = ProjectSession(aligned_project(path), ANA)
    before = snapshot(session.project)
    busy: list[bool] = []
    said: list[str] = []
    session.busy.connect(busy.append)
    session.warning.connect(said.append)
    with qtbot.waitSignal(session.progress, timeout=LONG_MS) as told:
        session.run(Endless(by=ANA))
    assert told.args == [0.5, "Writing the pairs"]
    assert session.is_writing_long
    with qtbot.waitSignal(session.changed, timeout=LONG_MS):
        session.run(Confirm((2,), by=ANA))  # it waits, and is not cancelled with the other
        session.cancel()
    assert said == ["Stopped. Nothing was changed."]
    assert busy == [True, False]
    assert session.is_saved
    assert [row.id for row in session.project.rows(range(1, 6)) if row.status == "confirmed"] == [2]
    session.undo()
    qtbot.waitUntil(lambda: session.is_saved, timeout=LONG_MS)
    assert snapshot(session.project) == before
    session.close()
    assert check(path).ok


def test_the_window_cancels_a_long_command(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "chronicle.muqabala"
    aligned_project(path).close()
    window = show_window(qtbot, preferences(tmp_path))
    window.open_project(path)
    qtbot.waitUntil(window.has_pairs, timeout=LONG_MS)
    assert window.session is not None
    window.session.run(Endless(by=ANA))
    qtbot.waitUntil(window.line.cancel.isVisible, timeout=LONG_MS)
    assert window.alignment.is_busy
    window.line.cancel.click()
    qtbot.waitUntil(lambda: window.messages.text == "Stopped. Nothing was changed.", timeout=LONG_MS)
    assert not window.line.cancel.isVisible()
    assert window.session.project.counts().confirmed == 0
