"""Pairs appear while aligning goes on: they can be decided on at once, and nothing is lost by a stop."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

import pytest

from aligner.alignment.spans.chunking import BlockSettings
from aligner.bitext import Side, Status
from aligner.text.encoding_detection import read_text
from db import Project, TextInput, check
from tests.helpers.shell_sample import ARABIC, ENGLISH, LAYLA, LONG_MS
from ui.services import alignment as service
from ui.services.imports.project_factory import align_project
from ui.services.project_commands import Confirm, Split
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from db import Change


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample in several blocks, each written at once."""
    small = BlockSettings(words=100, longest=1.3, cell_words=40)
    monkeypatch.setattr(BlockSettings.__init__, "__defaults__", astuple(small))
    monkeypatch.setattr(service, "PART_SECONDS", 0.0)


def make(path: Path) -> Project:
    return Project.create(
        path,
        name="Sample",
        source=TextInput(read_text(ARABIC).content, "ar", "stream"),
        target=TextInput(read_text(ENGLISH).content, "en", "sentences"),
        by=LAYLA,
    )


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Iterator[ProjectSession]:
    opened = ProjectSession(make(tmp_path / "parts.muqabala"), LAYLA, realign=False)
    yield opened
    if opened.project.path.exists():
        opened.close()


def rows(project: Project) -> list[object]:
    """What the aligner said; numbers without the last bits, which depend on the thread that computes."""
    return [
        (row.source, row.target, round(row.confidence or 0, 8), round(row.score or 0, 8), row.status)
        for row in project.rows(project.order())
    ]


def sound(session: ProjectSession) -> bool:
    path = session.project.path
    copy = path.with_suffix(".copy")
    session.project.backup(copy)
    return not check(copy).problems


def test_the_result_is_that_of_an_alignment_at_one_go(
    qtbot: QtBot, session: ProjectSession, tmp_path: Path
) -> None:
    from models.registry import load

    totals: list[int] = []
    session.changed.connect(lambda _: totals.append(session.standing.counts.total))
    with qtbot.waitSignal(session.alignment_finished, timeout=LONG_MS):
        session.align()
    assert len(totals) >= 3, "pairs appear while aligning goes on"
    assert 0 < totals[0] < totals[-1]
    assert not session.standing.unfinished
    with make(tmp_path / "whole.muqabala") as whole:
        align_project(whole, load("use"), "use")
        assert rows(session.project) == rows(whole)
    assert sound(session)


def test_what_is_decided_meanwhile_stays(qtbot: QtBot, session: ProjectSession) -> None:
    decided: list[int] = []

    def decide(change: Change) -> None:
        if decided or change.command != "suggest":
            return
        first, second = session.project.order().tolist()[:2]
        decided.append(first)
        session.run(Confirm((first,), by=LAYLA))
        (row,) = session.project.rows([second])
        text = session.project.text(Side.SOURCE)
        at = text.index(" ", row.source[0].start) + 1
        session.run(Split(second, at, None, by=LAYLA))

    session.changed.connect(decide)
    with qtbot.waitSignal(session.alignment_finished, timeout=LONG_MS):
        session.align()
    qtbot.waitUntil(lambda: session.is_settled and not session.standing.unfinished, timeout=LONG_MS)
    (row,) = session.project.rows(decided)
    assert row.status is Status.CONFIRMED
    assert sum(r.touched for r in session.project.rows(session.project.order())) >= 2
    assert sound(session)


def test_a_stop_keeps_what_was_found_and_the_rest_is_aligned_later(
    qtbot: QtBot, session: ProjectSession
) -> None:
    session.changed.connect(lambda _: session.cancel())
    with qtbot.waitSignal(session.alignment_finished, timeout=LONG_MS) as ended:
        session.align()
    assert ended.args == ["cancelled"]
    qtbot.waitUntil(lambda: session.is_saved, timeout=LONG_MS)
    found = rows(session.project)
    assert found
    assert session.standing.unfinished
    assert not session.can_undo
    assert sound(session)
    session.changed.disconnect()
    path = session.project.path
    session.close()
    # The next session goes on behind what was found, and changes none of it.
    again = ProjectSession(Project.open(path), LAYLA, realign=False)
    assert Project.is_unfinished(again.project)
    with qtbot.waitSignal(again.alignment_finished, timeout=LONG_MS):
        again.align()
    assert rows(again.project)[: len(found)] == found
    assert not again.standing.unfinished
    assert sound(again)
    again.close()
