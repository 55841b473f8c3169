"""Two windows, or two processes, on one file: both see every change, none is lost, conflicts are refused."""

from __future__ import annotations

import multiprocessing
import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Side, Status
from aligner.errors import ProjectError
from db import BeadConflictError, Person, Project, check
from tests.helpers.competing_writer import SEED_LINES, work
from tests.helpers.db_projects import (
    ANA,
    BADR,
    RIMA,
    RUN,
    aligned_project,
    beads,
    empty_project,
    raw,
    snapshot,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture
def windows(path: Path) -> Iterator[tuple[Project, Project]]:
    aligned_project(path).close()
    with ExitStack() as stack:
        yield stack.enter_context(Project.open(path)), stack.enter_context(Project.open(path))


def test_each_sees_what_the_other_did(windows: tuple[Project, Project]) -> None:
    translator, reviewer = windows
    seen = reviewer.data_version()
    own = translator.data_version()
    translator.confirm([1], ANA)
    translator.set_setting("column", 1)
    assert translator.data_version() == own  # one's own changes are no news
    assert reviewer.data_version() != seen
    assert reviewer.rows([1])[0].status is Status.CONFIRMED
    reviewer.approve([1], RIMA)
    assert translator.data_version() != own
    assert snapshot(translator) == snapshot(reviewer)


def test_a_conflicting_edit_is_refused_with_both_versions(windows: tuple[Project, Project]) -> None:
    one, two = windows
    mine = one.rows([3])[0]
    two.edit_text(3, Side.TARGET, "to Dimashq.", BADR)
    with pytest.raises(BeadConflictError) as caught:
        one.edit_text(3, Side.TARGET, "to Sham.", ANA, expected={3: mine.revision})
    assert caught.value.yours is not None
    assert caught.value.theirs is not None
    assert caught.value.yours.target_text == "to Damascus."
    assert caught.value.theirs.target_text == "to Dimashq."
    assert one.rows([3])[0].target_text == "to Dimashq."


def test_a_query_sees_one_state_while_another_writes(windows: tuple[Project, Project]) -> None:
    """A reader in the middle of a snapshot is neither blocked nor shown half a command."""
    reader, writer = windows
    with reader.connection() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM beads").scalar_one()
        writer.merge(1, ANA)
        assert connection.exec_driver_sql("SELECT count(*) FROM beads").scalar_one() == before
    assert len(reader.order()) == before - 1


def test_a_window_that_waits_too_long_is_told_and_may_try_again(windows: tuple[Project, Project]) -> None:
    one, two = windows
    raw(two).execute("PRAGMA busy_timeout = 20")
    before = snapshot(two)
    with one._writing():
        with pytest.raises(ProjectError, match="being written by another window"):
            two.confirm([1], ANA)
        assert snapshot(two) == before
    assert two.confirm([1], ANA).changed == (1,)


def test_many_threads_on_one_project(project: Project) -> None:
    def say(person: Person) -> None:
        for number in range(20):
            project.comment(1, f"{person.name} {number}", person)
            assert project.counts().total == 5

    threads = [threading.Thread(target=say, args=(person,)) for person in (ANA, BADR, RIMA)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(project.comments(1)) == 60
    assert [event.id for event in project.events(100)] == list(range(61, 0, -1))


def test_four_processes_lose_nothing(path: Path) -> None:
    """Each tells what came through: exactly that is in the history, and every word is in place."""
    with empty_project(path, SEED_LINES, SEED_LINES) as project:
        project.suggest(beads(SEED_LINES, SEED_LINES), RUN)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["db", "rival_writer"])
    with context.Pool(4) as pool:
        outcomes = pool.starmap(work, [(path, seed) for seed in range(4)])
        pool.close()
        pool.join()
    done = sorted(event for events, _ in outcomes for event in events)
    assert len(done) == len(set(done))
    with Project.open(path) as project:
        events = project.events(10_000)
        assert sorted(event.id for event in events) == [1, *done]
        for who, (theirs, _) in enumerate(outcomes):
            assert {event.id for event in events if event.who == f"Person {who}"} == set(theirs)
    assert sum(conflicts for _, conflicts in outcomes) > 0
    assert check(path).ok
