"""What every test of the window needs."""

from __future__ import annotations

import gc
from itertools import count
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from aligner.spelling.dictionary import load_speller
from models.use import stream
from models.use.run import TokenRun
from tests.helpers.encoded_once import encoded_once
from tests.helpers.shell_sample import LONG_MS
from ui.app.memory import give_back
from ui.app.override_guard import guard_overrides
from ui.dialogs import print_pairs
from ui.dialogs.export import tool_export
from ui.editor import editor_view
from ui.editor.search import find_bar
from ui.editor.suggestions.split_preview import SplitPreview
from ui.main_window import editor_page
from ui.panes.concordance import indexer
from ui.panes.concordance import pane as concordance_pane
from ui.panes.consistency import pane as consistency_pane
from ui.panes.find import filter_bar, replace_dialog
from ui.panes.find import pane as find_pane
from ui.panes.history import pane as history_pane
from ui.panes.queue import pane as queue_pane
from ui.panes.statistics import pane as statistics_pane
from ui.session import live_memory_writer, overview, project_spelling, project_terms, session
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


# What rests before it saves, learns or looks up rests in tests too, but not for as long as a person types.
SOON_MS = 15
for _module, _delay in (
    (concordance_pane, "TYPED_MS"),
    (consistency_pane, "_SETTLE_MS"),
    (editor_page, "PLACE_MS"),
    (filter_bar, "TYPED_MS"),
    (find_bar, "TYPED_MS"),
    (find_pane, "SETTLE_MS"),
    (history_pane, "_TYPING_MS"),
    (indexer, "SETTLE_MS"),
    (live_memory_writer, "SETTLE_MS"),
    (overview, "SETTLE_MS"),
    (print_pairs, "_SETTLE_MS"),
    (project_spelling, "LATER_MS"),
    (project_terms, "LEARN_MS"),
    (queue_pane, "SETTLE_MS"),
    (replace_dialog, "TYPED_MS"),
    (session, "SETTLE_MS"),
    (statistics_pane, "_SETTLE_MS"),
    (tool_export, "SETTLE_MS"),
):
    assert getattr(_module, _delay) > SOON_MS
    setattr(_module, _delay, SOON_MS)


def closed_and_deleted(closed: session.ProjectSession) -> None:
    """Close a session, and delete it as the window does: what belongs to it would keep it and its threads."""
    if isValid(closed):  # a test may have closed it before its fixture does
        close_session(closed)
        closed.deleteLater()


close_session = session.ProjectSession.close
session.ProjectSession.close = closed_and_deleted  # type: ignore[assignment, method-assign]

# Most tests show the same two texts: they are encoded once in each process.
stream.TokenRun = encoded_once(TokenRun)  # type: ignore[assignment, attr-defined]


@pytest.fixture(autouse=True)
def nothing_read_ahead(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pairs would be split is asked for, and not prepared: that is half of the processor time of a test
    with a window. ``@pytest.mark.reads_ahead`` is for tests with it."""
    if request.node.get_closest_marker("reads_ahead") is None:
        monkeypatch.setattr(SplitPreview, "_read_ahead", lambda _preview, _bead: None)


OLDEST_EVERY = 10
"""Tests after which everything is collected, also what has lived through a collection before."""


@pytest.fixture(scope="session", autouse=True)
def what_stays_is_not_searched() -> Iterator[None]:
    """Leave modules and dictionaries, which stay until the process ends, out of each collection."""
    load_speller("en")
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def garbage_on_this_thread(tests_done: Iterator[int]) -> Iterator[None]:
    """As in the program (:mod:`ui.app.gc_on_main_thread`): no worker collects a widget. And windows go with
    their test."""
    gc.disable()
    yield
    # What was closed by an event is deleted by the event loop, and there may be none until the next test.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if next(tests_done) % OLDEST_EVERY:
        gc.collect(1)
    else:
        gc.collect()
        give_back()


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
