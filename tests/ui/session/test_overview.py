"""The arrays behind the panes: what the project holds, and the same after any command as when read afresh."""

from __future__ import annotations

import random
from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np
import pytest

from aligner.bitext import Side
from aligner.errors import MuqabalaError
from db.queries.arrays import STATUSES, MapStretch, Summary, summary
from tests.helpers.panes_sample import AMINA, YUSUF, sample_project, synthetic
from ui.session.overview import Overview
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db import Change, Project


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[ProjectSession]:
    made = ProjectSession(sample_project(tmp_path), AMINA, realign=False)
    yield made
    made.close()


def assert_same(one: Summary, other: Summary) -> None:
    for field in fields(Summary):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if isinstance(mine, MapStretch):
            for inner in fields(MapStretch):
                np.testing.assert_array_equal(getattr(mine, inner.name), getattr(theirs, inner.name))
        else:
            np.testing.assert_array_equal(mine, theirs)


def test_the_arrays_say_what_the_rows_say(session: ProjectSession) -> None:
    project = session.project
    order = [int(bead) for bead in project.order()]
    project.confirm(order[:4], AMINA)
    project.approve(order[:2], YUSUF)
    project.send_back(order[2:3], YUSUF, "No.")
    project.detach(order[7], AMINA)
    read = summary(project)
    rows = project.rows(project.order())
    assert read.ids.tolist() == [row.id for row in rows]
    assert [STATUSES[code] for code in read.status] == [row.status for row in rows]
    for place, row in enumerate(rows):
        known = row.confidence is not None
        assert np.isnan(read.confidence[place]) == (not known)
        if row.confidence is not None and row.score is not None:
            assert read.confidence[place] == pytest.approx(row.confidence, abs=1e-4)
            assert read.score[place] == pytest.approx(row.score, abs=1e-4)
        for side in Side:
            stretch, segments = read.side(side), row.side(side)
            assert stretch.segments[place] == len(segments)
            assert stretch.start[place] == (segments[0].start if segments else -1)
            assert stretch.end[place] == (segments[-1].end if segments else -1)
            assert stretch.length[place] == sum(segment.end - segment.start for segment in segments)
    assert read.is_null.tolist() == [row.is_null for row in rows]
    some = [order[9], order[3], 10**9, order[0]]
    assert_same(summary(project, some), read.take(np.array([10, 3, 0])))


def test_crossings_are_seen_from_both_sides() -> None:
    read = synthetic(400)
    crossed = read.crossings()
    whole = [row for row in range(400) if not read.is_null[row]]
    starts = read.target.start
    for place, row in enumerate(whole):
        above = place > 0 and starts[whole[place - 1]] > starts[row]
        below = place + 1 < len(whole) and starts[whole[place + 1]] < starts[row]
        assert crossed[row] == (above or below)
    assert not crossed[read.is_null].any()
    assert crossed.any()


def random_command(project: Project, chance: random.Random) -> Change:
    order = [int(bead) for bead in project.order()]
    if not order:
        return project.redo(AMINA)  # even the suggestions were taken back
    bead = chance.choice(order)
    row = project.rows([bead])[0]
    words = [place for place, letter in enumerate(row.source_text) if letter == " "]
    match chance.randrange(9):
        case 0:
            return project.confirm([bead], AMINA)
        case 1:
            return project.approve([bead], YUSUF)
        case 2:
            return project.merge(bead, AMINA)
        case 3 if words:
            return project.split(bead, AMINA, source_at=row.source[0].start + chance.choice(words) + 1)
        case 4:
            return project.shift(bead, Side.TARGET, chance.random() < 0.5, AMINA)
        case 5:
            return project.move(bead, chance.randrange(len(order)), AMINA)
        case 6:
            return project.undo(AMINA)
        case 7:
            return project.redo(AMINA)
        case _:
            return project.detach(bead, AMINA)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_following_changes_gives_what_reading_afresh_gives(
    session: ProjectSession, qtbot: QtBot, seed: int
) -> None:
    overview = Overview.of(session)
    qtbot.waitUntil(lambda: overview.is_current)
    chance = random.Random(seed)
    done = 0
    for _ in range(80):
        try:
            change = random_command(session.project, chance)
        except MuqabalaError:
            continue
        session.changed.emit(change)
        done += 1
        if done % 5 == 0:
            qtbot.waitUntil(lambda: overview.is_current)
            fresh = summary(session.project)
            assert overview.summary is not None
            assert_same(overview.summary, fresh)
            np.testing.assert_array_equal(overview.crossing, fresh.crossings())
            assert [overview.row_of(int(bead)) for bead in fresh.ids] == list(range(len(fresh)))
    assert done > 20


def test_there_is_one_for_each_session(session: ProjectSession) -> None:
    assert Overview.of(session) is Overview.of(session)


def test_an_empty_project_has_empty_arrays(tmp_path: Path, qtbot: QtBot) -> None:
    from db import Project, TextInput

    with Project.create(
        tmp_path / "new.muqabala",
        name="New",
        source=TextInput("كتاب", "ar"),
        target=TextInput("Book", "en"),
        by=AMINA,
    ) as project:
        read = summary(project)
        assert len(read) == 0
        assert not read.crossings().any()
        assert len(summary(project, [5])) == 0
