"""One person under several spellings of one name: known by rules, queue, undo stack and filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Side
from aligner.errors import RuleError
from aligner.permissions import Person, Role, distinct_people
from db import Query
from db.queries.arrays import shares
from db.queries.review_queue import QueueReason, waiting
from db.queries.undo_stack import undo_list
from tests.helpers.db_projects import ANA, BADR, RIMA, aligned_project, problems
from ui.panes.statistics.chart_data import by_person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db import Project

SPELLINGS = ("ana ", " ANA", "Ana", "A\u200bna", "\u200fAna\u200e")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with aligned_project(tmp_path / "p.muqabala") as made:
        yield made


def _waiting(project: Project, person: Person) -> dict[QueueReason, list[int]]:
    return {group.why: [int(id_) for id_ in group.ids] for group in waiting(project, person)}


@pytest.mark.parametrize("name", SPELLINGS)
def test_the_queue_of_a_reviewer_holds_no_own_work(project: Project, name: str) -> None:
    project.confirm([1, 2], ANA)
    project.confirm(3, BADR)
    project.forbid_own_approval(True, RIMA)
    reviewer = Person(name, Role.REVIEWER)
    assert _waiting(project, reviewer) == {QueueReason.CONFIRMED: [3]}
    with pytest.raises(RuleError, match="their own work"):
        project.approve(1, reviewer)
    assert _waiting(project, RIMA) == {QueueReason.CONFIRMED: [1, 2, 3]}


def test_ones_own_proposal_waits_for_somebody_else(project: Project) -> None:
    project.propose(1, Side.TARGET, "So began the year sixteen.", Person("ana", Role.REVIEWER))
    assert QueueReason.PROPOSED not in _waiting(project, ANA)
    assert _waiting(project, BADR)[QueueReason.PROPOSED] == [1]


@pytest.mark.parametrize("name", SPELLINGS)
def test_the_undo_stack_is_that_of_the_person(project: Project, name: str) -> None:
    again = Person(name)
    project.confirm(1, ANA)
    assert len(undo_list(project, name)) == 2  # and the suggestion
    project.undo(again)
    assert project.rows([1])[0].status == "suggested"
    project.confirm(2, again)  # a new step ends what could be redone
    assert not project.can_redo(ANA)
    assert not project.can_redo(again)
    assert problems(project) == ()


def test_a_step_that_was_undone_under_another_spelling_may_be_kept(project: Project) -> None:
    """Older programs compared names to the letter, and their files are whole."""
    from sqlalchemy import insert, select

    from db.schema.tables import STEPS

    project.confirm(1, Person("ana"))
    project.undo(Person("ana"))
    with project.connection() as connection:
        kept = connection.execute(select(STEPS).where(STEPS.c.undone.is_not(None))).mappings().one()
    project.confirm(2, ANA)
    with project._writing() as connection:
        connection.execute(insert(STEPS), dict(kept))
    assert problems(project) == ()
    project.redo(Person("ana"))
    assert problems(project) == ()


def test_filters_and_statistics_count_a_person_once(project: Project) -> None:
    project.confirm(1, ANA)
    project.confirm(2, Person("ana"))
    assert project.find(Query(by="ANA")).tolist() == [1, 2]
    assert [event.who for event in project.events(who="ana ")] == ["ana", "Ana"]
    assert [(item.label, item.total) for item in by_person(shares(project)).items] == [("Ana", 2)]
    assert distinct_people(["ana", "Rima", "Ana"]) == ["Ana", "Rima"]


def test_an_export_by_person_takes_every_spelling() -> None:
    from aligner.exchange.selection import Selection
    from aligner.exchange.translation_unit import TranslationUnit

    chosen = Selection(people=frozenset({"ana "}))
    assert chosen.wants(TranslationUnit("ا", "a", "ar", "en", changed_by="Ana"))
    assert not chosen.wants(TranslationUnit("ا", "a", "ar", "en", changed_by="Badr"))
