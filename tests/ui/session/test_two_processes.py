"""A translator and a reviewer, each in a window of their own process, on one project file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import Project, check
from tests.helpers.announced_texts import ToldWindow
from tests.helpers.panes_sample import sample_project
from tests.helpers.shell_sample import LONG_MS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

Two = tuple[ToldWindow, ToldWindow]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = sample_project(tmp_path)
    made.close()
    path: Path = made.path
    return path


@pytest.fixture
def two(tmp_path: Path, project: Path) -> Iterator[Two]:
    made: list[ToldWindow] = []
    try:
        made += [
            ToldWindow(project, "Layla", "translator", tmp_path / "translator"),
            ToldWindow(project, "Omar", "reviewer", tmp_path / "reviewer"),
        ]
        yield made[0], made[1]
    finally:
        for window in made:
            window.kill()


def test_two_windows_work_on_one_file(two: Two, project: Path, qtbot: QtBot) -> None:
    translator, reviewer = two

    def status(window: ToldWindow, row: int) -> str:
        return str(window.tell("rows")[row][0])

    def text(window: ToldWindow, row: int) -> str:
        return str(window.tell("rows")[row][1])

    # What the one confirms the other sees and approves, and that is seen in turn.
    translator.tell("row", 0)
    translator.tell("press", "Ctrl+Return")
    qtbot.waitUntil(lambda: status(reviewer, 0) == "confirmed", timeout=LONG_MS)
    reviewer.tell("row", 0)
    reviewer.tell("press", "P")
    qtbot.waitUntil(lambda: status(translator, 0) == "approved", timeout=LONG_MS)

    # Both write another text of the same pair: the second is refused and shown both.
    reviewer.tell("be", "translator")  # a reviewer only proposes wordings
    for window in two:
        window.tell("row", 3)
        window.tell("press", "F2")
    translator.tell("write", "The translator's wording.")
    reviewer.tell("write", "The reviewer's wording.")
    translator.tell("press", "Return")
    qtbot.waitUntil(lambda: bool(translator.tell("saved")), timeout=LONG_MS)
    reviewer.tell("press", "Return")
    qtbot.waitUntil(lambda: reviewer.tell("versions") is not None, timeout=LONG_MS)
    assert reviewer.tell("versions") == ["The reviewer's wording.", "The translator's wording."]
    assert text(translator, 3) == "The translator's wording."
    reviewer.tell("insist")
    qtbot.waitUntil(lambda: text(translator, 3) == "The reviewer's wording.", timeout=LONG_MS)

    # What they undo is their own.
    reviewer.tell("be", "reviewer")
    translator.tell("row", 5)
    translator.tell("press", "Ctrl+Return")
    qtbot.waitUntil(lambda: status(reviewer, 5) == "confirmed", timeout=LONG_MS)
    translator.tell("press", "Ctrl+Z")
    qtbot.waitUntil(lambda: status(reviewer, 5) == "suggested", timeout=LONG_MS)
    assert status(reviewer, 0) == "approved"

    assert [window.close() for window in two] == [(0, ""), (0, "")]
    report = check(project)
    assert report.ok, report.problems
    with Project.open(project) as after:
        id_ = int(after.order()[3])
        changes = [after.change(event.id) for event in after.events(10, bead=id_)]
        written = {row.target_text for change in changes if change is not None for row in change.after}
        assert {"The translator's wording.", "The reviewer's wording."} <= written  # none is lost
