"""Bulk commands come in pieces: memory does not grow with them, and they are one event all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Bead, Side
from aligner.errors import Cancelled, RuleError
from db.commands import event_writer, preconditions, reshape, suggest
from db.integrity import cutting
from tests.helpers.db_projects import ANA, BADR, RIMA, RUN, aligned_project, beads, problems, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db import Project
    from tests.helpers.db_projects import Place

PIECE = 100
NUMBER = 2 * PIECE + 7
ARABIC = [f"وفيها سار الملك {n} إلى دمشق" for n in range(NUMBER)]
ENGLISH = [f"In it king {n} marched to Damascus." for n in range(NUMBER)]


@pytest.fixture
def large(place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """A project of more than two pieces; the pieces are small, so that it is quickly made."""
    for module in (cutting, event_writer, preconditions, reshape, suggest):
        assert hasattr(module, "PIECE")
        monkeypatch.setattr(module, "PIECE", PIECE)
    with aligned_project(place, ARABIC, ENGLISH) as project:
        yield project


def pieces(project: Project) -> list[int]:
    """How many pieces each event has."""
    with project.connection() as connection:
        found = connection.exec_driver_sql(
            "SELECT events.id, count(number) FROM events "
            "LEFT JOIN event_pieces ON event = events.id GROUP BY 1"
        )
        return [1 + count for _, count in found]


def test_confirmed_approved_and_taken_back_in_pieces(large: Project) -> None:
    before = snapshot(large)
    change = large.confirm(large.order(), ANA)
    assert len(change.changed) == NUMBER
    assert str(change.summary) == f"Confirmed {NUMBER:,} pairs"
    confirmed = snapshot(large)
    large.send_back(large.order(), RIMA, "all of it again")
    assert large.counts().returned == NUMBER
    large.undo(RIMA)
    assert snapshot(large) == confirmed
    large.undo(ANA)
    assert snapshot(large) == before
    large.redo(ANA)
    assert snapshot(large) == confirmed
    assert pieces(large) == [3, 3, 3, 3, 3, 3]
    assert problems(large) == ()


def test_all_or_none_of_a_bulk_command(large: Project) -> None:
    last = int(large.order()[-1])
    large.confirm([last], ANA)
    large.approve([last], RIMA)
    before = snapshot(large)
    with pytest.raises(RuleError):
        large.edit_texts([(int(id_), Side.TARGET, "x") for id_ in large.order()], ANA)
    assert snapshot(large) == before
    assert problems(large) == ()


def test_corrected_in_pieces(large: Project) -> None:
    before = snapshot(large)
    words = [(int(id_), Side.TARGET, f"In it King {n} marched.") for n, id_ in enumerate(large.order())]
    change = large.edit_texts(words, ANA)
    assert len(change.changed) == NUMBER
    assert [row.target_text for row in large.rows(large.order())] == [text for _, _, text in words]
    assert len(large.find(f"King {NUMBER - 1} marched.")) == 1
    large.undo(ANA)
    assert snapshot(large) == before
    assert problems(large) == ()


def test_suggested_again_in_pieces_with_comments_kept(large: Project) -> None:
    large.comment(150, "hm", BADR)
    before = snapshot(large)
    singles = beads(ARABIC, ENGLISH)
    two = [singles[n : n + 2] for n in range(0, NUMBER - 1, 2)]
    merged = [Bead(a.source + b.source, a.target + b.target, 0.5, 0.5) for a, b in two]
    large.suggest([*merged, singles[-1]], RUN, by=ANA)
    assert sum(row.comments for row in large.rows(large.order())) == 1
    large.undo(ANA)
    after = snapshot(large)
    assert [row[:15] for row in after] == [row[:15] for row in before]
    assert after == before  # the comment is back where it was
    assert problems(large) == ()


def test_a_bulk_command_reports_and_can_be_cancelled(large: Project) -> None:
    """What was cancelled has changed nothing, whatever it was."""
    project = large
    everything = snapshot(project)
    found = beads(ARABIC, ENGLISH)
    joined = [
        Bead(one.source + other.source, one.target + other.target, 0.5, 0.5)
        for one, other in zip(found[::2], found[1::2], strict=False)
    ] + found[len(found) // 2 * 2 :]
    texts = [(int(id_), Side.TARGET, "Other words.") for id_ in project.order()]
    commands: list[Callable[[], object]] = [
        lambda: project.confirm(project.order(), ANA),
        lambda: project.edit_texts(texts, ANA),
        lambda: project.suggest(joined, RUN, by=ANA),
    ]
    for command in commands:
        _cancelled_halfway(project, command)
        assert snapshot(project) == everything
        command()
        done = snapshot(project)
        _cancelled_halfway(project, lambda: project.undo(ANA))
        assert snapshot(project) == done
        project.undo(ANA)
        assert snapshot(project) == everything
    project.confirm(1, ANA)  # nothing is reported outside the block
    assert problems(project) == ()


def _cancelled_halfway(project: Project, command: Callable[[], object]) -> None:
    shares: list[float] = []

    def stop(done: float, message: str) -> None:
        shares.append(done)
        if done >= 0.5:
            raise Cancelled

    with project.reporting(stop), pytest.raises(Cancelled):
        command()
    assert shares == sorted(shares)
    assert len(shares) > 1
