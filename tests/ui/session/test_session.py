"""The session: the window stays awake, an alignment can be stopped, and two people see each other's work."""

from __future__ import annotations

import gc
import threading
import weakref
from functools import partial
from operator import mul
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

from aligner.errors import Cancelled, EditError
from aligner.progress import sub_progress
from aligner.text.encoding_detection import read_text
from db import Project, TextInput
from tests.helpers.shell_sample import (
    ARABIC,
    ENGLISH,
    LAYLA,
    LONG_MS,
    OMAR,
    make_sample_project,
    preferences,
    show_window,
)
from tests.helpers.written import Write
from ui.concurrency.worker import ProgressRelay, SerialWorker
from ui.services.alignment import AlignmentService
from ui.services.project_commands import Approve, Confirm, Merge
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project of the sample, not aligned yet."""
    source = TextInput(read_text(ARABIC).content, "ar", "stream")
    target = TextInput(read_text(ENGLISH).content, "en", "sentences")
    made = tmp_path / "sample.muqabala"
    Project.create(made, name="Sample", source=source, target=target, by=LAYLA).close()
    return made


@pytest.fixture
def session(path: Path, qapp: QApplication) -> Iterator[ProjectSession]:
    opened = ProjectSession(Project.open(path), LAYLA)
    yield opened
    opened.close()


def test_commands_are_written_on_one_thread_in_their_order(qtbot: QtBot, session: ProjectSession) -> None:
    with qtbot.waitSignal(session.realigned, timeout=LONG_MS):
        session.align()
    ids = session.project.order().tolist()
    threads: list[int] = []
    delivered: list[tuple[int, ...]] = []
    session.changed.connect(lambda change: delivered.append(change.changed))
    for id_ in ids[:5]:

        def confirm(project: Project, id_: int = id_):  # type: ignore[no-untyped-def]
            threads.append(threading.get_ident())
            return project.confirm([id_], LAYLA)

        session.run(Write(confirm, by=LAYLA))
    assert not session.is_saved
    qtbot.waitUntil(lambda: session.is_saved, timeout=LONG_MS)
    assert delivered == [(id_,) for id_ in ids[:5]]
    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()
    assert session.standing.counts.confirmed == 5


def test_what_a_person_can_mend_is_told_and_nothing_is_lost(qtbot: QtBot, session: ProjectSession) -> None:
    with qtbot.waitSignal(session.realigned, timeout=LONG_MS):
        session.align()
    last = int(session.project.order()[-1])
    with qtbot.waitSignal(session.failed, timeout=LONG_MS) as failed:
        session.run(Merge(last, with_next=True, by=LAYLA))
    assert failed.args is not None
    assert failed.args[0].endswith(".")
    assert session.is_saved
    assert session.standing.undo is not None


def test_a_bug_of_ours_is_not_swallowed(qtbot: QtBot, session: ProjectSession) -> None:
    def broken(project: Project):  # type: ignore[no-untyped-def]
        raise ZeroDivisionError("ours")

    with qtbot.captureExceptions() as caught:
        session.run(Write(broken, by=LAYLA))
        qtbot.waitUntil(lambda: session.is_saved and bool(caught), timeout=LONG_MS)
    assert caught[0][0] is ZeroDivisionError


def test_an_alignment_can_be_cancelled(qtbot: QtBot, session: ProjectSession) -> None:
    session.progress.connect(lambda _done, _message: session.cancel())
    with qtbot.waitSignal(session.alignment_finished, timeout=LONG_MS) as ended:
        session.align()
        session.cancel()
    assert ended.args == ["cancelled"]
    assert not session.is_busy
    assert len(session.project.order()) == 0
    # And it can be started again.
    session.progress.disconnect()
    with qtbot.waitSignal(session.realigned, timeout=LONG_MS):
        session.align()
    assert len(session.project.order()) > 30


def test_a_decision_made_while_the_machine_computes_stands(qtbot: QtBot, session: ProjectSession) -> None:
    with qtbot.waitSignal(session.realigned, timeout=LONG_MS):
        session.align()
    session.realign = False
    first, second = (row for row in session.project.rows(session.project.order()[:2]))
    session.align()
    session.run(Merge(first.id, with_next=True, by=LAYLA))
    qtbot.waitUntil(lambda: session.is_settled, timeout=LONG_MS)
    merged = session.project.rows(session.project.order()[:1])[0]
    assert merged.touched
    assert merged.source_text.split() == f"{first.source_text} {second.source_text}".split()


def test_two_people_see_each_others_work(qtbot: QtBot, session: ProjectSession, path: Path) -> None:
    with qtbot.waitSignal(session.realigned, timeout=LONG_MS):
        session.align()
    other = ProjectSession(Project.open(path), OMAR)
    try:
        ids = session.project.order().tolist()
        # A session may read again for an earlier change before it sees this one.
        session.run(Confirm(tuple(ids[:2]), by=LAYLA))
        qtbot.waitUntil(lambda: other.standing.counts.confirmed == 2)
        other.run(Approve(tuple(ids[:1]), by=OMAR))
        qtbot.waitUntil(lambda: session.standing.counts.approved == 1)
    finally:
        other.close()


def test_the_window_stays_awake_while_aligning_and_editing(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How long it is silent at most is in benchmarks/stalls.py."""
    window = show_window(qtbot, preferences(tmp_path))
    make_sample_project(qtbot, window)
    session = window.session
    assert session is not None
    assert window.page is not None
    window.page.take_focus()
    table = window.page.view.table
    begun, go_on = threading.Event(), threading.Event()
    done_on: dict[str, set[int]] = {}

    def noted(owner: type, name: str) -> None:
        real = getattr(owner, name)

        def note(*arguments: Any, **named: Any) -> Any:
            done_on.setdefault(name, set()).add(threading.get_ident())
            if name == "align_all":
                begun.set()
                assert go_on.wait(LONG_MS / 1000)
            return real(*arguments, **named)

        monkeypatch.setattr(owner, name, note)

    noted(AlignmentService, "align_all")
    for name in ("suggest", "confirm", "undo", "redo", "merge"):
        noted(Project, name)
    with qtbot.waitSignal(session.alignment_finished):
        window.alignment.align()
        qtbot.waitUntil(begun.is_set)
        before = table.current_row
        QTest.keyClick(table, Qt.Key.Key_Down)
        assert table.current_row == before + 1, "one can walk about meanwhile"
        rounds: list[int] = []
        timer = QTimer()
        timer.timeout.connect(lambda: rounds.append(1))
        timer.start(0)
        qtbot.waitUntil(lambda: len(rounds) > 20)
        timer.stop()
        assert session.is_busy
        go_on.set()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Z, Qt.Key.Key_Y):
        QTest.keyClick(table, key, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: session.is_settled)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: session.is_settled)
    assert done_on.keys() == {"align_all", "suggest", "confirm", "undo", "redo", "merge"}
    assert threading.get_ident() not in set().union(*done_on.values())


def test_a_lane_works_in_order_and_delivers_here(qtbot: QtBot, qapp: QApplication) -> None:
    lane = SerialWorker("test")
    here: list[tuple[int, int]] = []
    for number in range(20):
        lane.submit(partial(mul, number, 2), lambda result: here.append((result, threading.get_ident())))
    qtbot.waitUntil(lambda: len(here) == 20)
    lane.close()
    assert here == [(number * 2, threading.get_ident()) for number in range(20)]
    with pytest.raises(RuntimeError):
        lane.submit(lambda: None)


def test_work_done_once_is_delivered_here_and_its_thread_ends(qtbot: QtBot, qapp: QApplication) -> None:
    owner, here = QObject(), list[tuple[int, int]]()
    SerialWorker.run_once(
        owner, "test-once", lambda: 6 * 7, lambda result: here.append((result, threading.get_ident()))
    )
    qtbot.waitUntil(lambda: here == [(42, threading.get_ident())])
    qtbot.waitUntil(lambda: all(thread.name != "test-once" for thread in threading.enumerate()))


def test_a_receiver_that_is_gone_gets_no_result_and_blocks_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    """The work goes on to its end meanwhile, and what its callbacks hold is let go of on this thread."""
    going, may_end = threading.Event(), threading.Event()
    delivered: list[object] = []
    gone_on: list[int] = []

    class Held:
        def __del__(self) -> None:
            gone_on.append(threading.get_ident())

    def work() -> None:
        going.set()
        may_end.wait()

    for once in (True, False):
        going.clear()
        may_end.clear()
        owner, held = QObject(), Held()
        done = partial(_note, delivered, held)
        if once:
            SerialWorker.run_once(owner, "test-gone", work, done)
        else:
            SerialWorker.owned_by(owner, "test-gone").submit(work, done)
        del held, done
        assert going.wait(LONG_MS / 1000)
        owner.deleteLater()
        with qtbot.waitSignal(owner.destroyed):
            pass
        del owner
        may_end.set()
        qtbot.waitUntil(lambda: all(thread.name != "test-gone" for thread in threading.enumerate()))
        gc.collect()
    assert delivered == []
    assert gone_on == [threading.get_ident()] * 2


def _note(delivered: list[object], held: object, result: object) -> None:
    delivered.append((held, result))


def test_a_worker_that_qt_has_deleted_ends_in_silence(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As at the end of the process, while a job is still running."""
    raised: list[BaseException | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda about: raised.append(about.exc_value))
    worker, running, go_on = SerialWorker("deleted"), threading.Event(), threading.Event()
    thread = worker._thread

    def work() -> None:
        running.set()
        go_on.wait()

    worker.submit(work)
    worker._queue.put(None)
    running.wait()
    shiboken6.delete(worker)
    go_on.set()
    thread.join()
    assert raised == []


def test_a_lane_s_thread_holds_nothing_of_what_it_delivered(qtbot: QtBot, qapp: QApplication) -> None:
    """An error holds frames, and frames a dialog: it must go on this thread, however late the other."""
    lane, dropped = SerialWorker("test"), threading.Event()
    last: list[weakref.ref[BaseException]] = []

    class BrokenError(Exception):
        pass

    def fail() -> None:
        raise BrokenError

    def wait_on_its_thread(_ticket: int) -> None:
        dropped.wait(LONG_MS / 1000)

    lane._finished.connect(wait_on_its_thread, Qt.ConnectionType.DirectConnection)
    lane.submit(fail, failed=lambda error: last.append(weakref.ref(error)))
    qtbot.waitUntil(lambda: bool(last))
    gc.collect()
    gone = last[0]() is None
    dropped.set()
    lane.close()
    assert gone


def test_what_fails_in_a_lane_is_told_here(qtbot: QtBot, qapp: QApplication) -> None:
    lane = SerialWorker("test")
    errors: list[BaseException] = []

    def fail() -> None:
        raise EditError("cannot be done")

    lane.submit(fail, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    lane.close()
    assert str(errors[0]) == "cannot be done."


def test_a_meter_reports_the_latest_and_cancels(qtbot: QtBot, qapp: QApplication) -> None:
    meter = ProgressRelay()
    with qtbot.waitSignal(meter.progressed) as moved:
        for step in range(100):
            sub_progress(meter, 0.5, 0.5)(step / 100, "Working")
    assert moved.args == [pytest.approx(0.995), "Working"]
    meter.cancel()
    with pytest.raises(Cancelled):
        meter(1.0, "Working")
    meter.stop()


def test_the_same_text_on_both_sides_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    text = TextInput("Then he left.\nThe others stayed.", "en", "lines")
    made = tmp_path / "twice.muqabala"
    Project.create(made, name="Twice", source=text, target=text, by=LAYLA).close()
    opened = ProjectSession(Project.open(made), LAYLA)
    heard: list[str] = []
    opened.warning.connect(heard.append)
    with qtbot.waitSignal(opened.realigned, timeout=LONG_MS):
        opened.align()
    assert len(heard) == 1
    assert "same text" in heard[0]
    opened.close()
