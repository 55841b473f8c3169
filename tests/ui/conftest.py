"""What every test of the window needs."""

from __future__ import annotations

import gc
from itertools import count
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from tests.helpers.shell_sample import LONG_MS
from ui.app.override_guard import guard_overrides
from ui.editor import editor_view
from ui.editor.suggestions.split_preview import SplitPreview
from ui.widgets import message_bar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


guard_overrides()  # as in the program: an error in an override fails its test, and does not end the run

# What is waited for comes in its own time: pytest-qt takes five seconds for a failure.
for _wait in (QtBot.waitActive, QtBot.waitExposed, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitUntil):
    assert _wait.__kwdefaults__ is not None
    _wait.__kwdefaults__["timeout"] = LONG_MS

# What is said for some seconds is still there when a slow machine comes to look.
message_bar.GOOD_NEWS_MS = editor_view.NOTICE_MS = LONG_MS


@pytest.fixture(autouse=True)
def nothing_read_ahead(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pairs would be split is asked for, and not prepared: that is half of the processor time of a test
    with a window. ``@pytest.mark.reads_ahead`` is for tests with it."""
    if request.node.get_closest_marker("reads_ahead") is None:
        monkeypatch.setattr(SplitPreview, "_read_ahead", lambda _preview, _bead: None)


OLDEST_EVERY = 10
"""Tests after which everything is collected, also what has lived through a collection before."""


@pytest.fixture(autouse=True)
def garbage_on_this_thread(tests_done: Iterator[int]) -> Iterator[None]:
    """As in the program (:mod:`ui.app.gc_on_main_thread`): no worker collects a widget. And windows go with
    their test."""
    gc.disable()
    yield
    # What was closed by an event is deleted by the event loop, and there may be none until the next test.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect(2 if next(tests_done) % OLDEST_EVERY == 0 else 1)


@pytest.fixture(scope="session")
def tests_done() -> Iterator[int]:
    """Counts the tests of a run."""
    return count(1)


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own folders for stores (concordance, translation memory) and for the log."""
    folder = tmp_path / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return folder
