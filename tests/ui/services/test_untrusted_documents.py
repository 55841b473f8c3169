"""An untrusted document on the command line and beside a window that goes on."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QTimer

from aligner.formats import registry
from aligner.formats.confined.limits import MEMORY_VARIABLE
from tests.helpers.bad_readers import bad_format
from tests.helpers.hostile_documents import HOSTILE_DOCUMENTS
from tests.helpers.shell_sample import LONG_MS
from ui.cli.main import main
from ui.concurrency.latest_task import LatestTask
from ui.services.imports.side_import import SideRequest, read_side

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")


def test_the_command_line_refuses_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(MEMORY_VARIABLE, "100")
    suffix, make = HOSTILE_DOCUMENTS["forms that double"]
    hostile, other, project = tmp_path / f"a{suffix}", tmp_path / "b.txt", tmp_path / "p.muqabala"
    make(hostile)
    other.write_text("A book.", "utf-8")
    code = main(["import", str(hostile), str(other), "--project", str(project)])
    said = capsys.readouterr()
    assert code == 2
    assert said.err.startswith(f"muqabala: {hostile} needs more than 100 MB of memory to be read. Split it")
    assert said.err.count("\n") == 1
    assert not project.exists()


def test_the_window_goes_on_and_a_new_choice_ends_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    known = registry._known()
    bad = replace(known, formats=(*known.formats, bad_format("waits")))
    monkeypatch.setattr(registry, "_known", lambda: bad)
    slow, quick = tmp_path / "a.bad", tmp_path / "b.md"
    slow.write_text("words", "utf-8")
    quick.write_text("# A book", "utf-8")
    pid = slow.with_suffix(".pid")
    ticks: list[int] = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    owner = QObject()
    task, found = LatestTask(owner), list[str]()
    task.run(lambda progress: read_side(SideRequest(slow), progress), lambda side: found.append(side.text))
    qtbot.waitUntil(lambda: pid.exists() and bool(pid.read_text()), timeout=LONG_MS)
    before = len(ticks)
    qtbot.waitUntil(lambda: len(ticks) > before + 10, timeout=LONG_MS)  # the loop runs beside the reader
    task.run(lambda progress: read_side(SideRequest(quick), progress), lambda side: found.append(side.text))
    qtbot.waitUntil(lambda: found == ["A book"], timeout=LONG_MS)
    qtbot.waitUntil(lambda: not Path(f"/proc/{pid.read_text()}").exists(), timeout=LONG_MS)
    timer.stop()
    owner.deleteLater()
