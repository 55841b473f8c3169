"""Kill the program while it writes, forty times: no acknowledged command is lost and the file is always
whole.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from typing import TYPE_CHECKING, Any

import pytest

from aligner.bitext import Side
from db import Project, check
from tests.helpers.crash_writer import write
from tests.helpers.db_projects import BADR, RUN, beads, empty_project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

KILLS = 40


def test_killed_forty_times(tmp_path: Path) -> None:
    path = tmp_path / "killed.muqabala"
    arabic = [f"وفيها سار الملك {n} إلى دمشق" for n in range(60)]
    english = [f"In it king {n} marched to Damascus." for n in range(60)]
    with empty_project(path, arabic, english) as project:
        last = project.suggest(beads(arabic, english), RUN, by=BADR).event_id
        texts = {side: project.text(side) for side in Side}

    # The fork server imports the package once instead of forty times; it never has a project open.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["db", "killed_writer"])
    draw = random.Random(7)
    acknowledged = 0
    for kill in range(KILLS):
        said = dict(_run_and_kill(context, path, kill, draw))
        report = check(path)
        assert report.ok, report.problems
        with Project.open(path) as project:
            events = {event.id: event.summary for event in project.events(limit=1000, before=None)}
            assert {side: project.text(side) for side in Side} == texts
        for id_, summary in said.items():
            assert events[id_] == summary
        # Only the one command that was under way may be there without having been acknowledged.
        heard = max(said, default=last)
        assert heard <= max(events) <= heard + 1
        last = max(events)
        acknowledged += len(said)
    assert acknowledged > KILLS
    print(f"{KILLS} kills amid {last} commands; all {acknowledged} acknowledged ones were kept")


def _run_and_kill(context: Any, path: Path, seed: int, draw: random.Random) -> list[tuple[int, str]]:
    """Let a child edit and kill it at a random moment, usually within a command; give what it
    acknowledged.
    """
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=write, args=(path, seed, theirs))
    child.start()
    theirs.close()
    assert ours.recv() == "ready"
    heard = [ours.recv() for _ in range(draw.randrange(8))]
    until = time.perf_counter() + draw.random() * 0.006
    while time.perf_counter() < until:
        pass
    os.kill(child.pid, signal.SIGKILL)
    try:
        while True:
            heard.append(ours.recv())
    except (EOFError, OSError):  # nothing more, or a message cut off in the middle
        pass
    child.join()
    assert child.exitcode == -signal.SIGKILL
    child.close()
    ours.close()
    return heard
