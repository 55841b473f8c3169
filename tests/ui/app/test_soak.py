"""Anything at all in any order: nothing complains, no word is lost. The long version:
benchmarks/robustness/soak.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import check
from tests.helpers.monkey_user import RandomPerson, words
from tests.helpers.shell_sample import open_sample, preferences, show_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

# The person opens windows, and the offscreen platform cannot raise one.
pytestmark = pytest.mark.qt_log_ignore(r"does not support raise\(\)", extend=True)

COMMANDS = 120


@pytest.mark.parametrize("seed", [3, 4])
def test_whatever_is_done_no_word_is_lost(qtbot: QtBot, tmp_path: Path, seed: int) -> None:
    kept = preferences(tmp_path)
    kept.realign = False
    window = show_window(qtbot, kept)
    open_sample(qtbot, window)
    assert window.session is not None
    project = window.session.project
    before, texts = words(project), {side: project.text(side) for side in words(project)}
    person = RandomPerson(window, tmp_path / "sample.muqabala", seed)
    for _ in range(COMMANDS):
        person.act()
    person.settle()
    assert window.session is not None
    project = window.session.project  # it may have been opened again
    assert words(project) == before
    assert {side: project.text(side) for side in before} == texts
    window.close_project()
    report = check(tmp_path / "sample.muqabala")
    assert report.ok, report.problems
