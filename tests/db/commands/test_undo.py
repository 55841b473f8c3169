"""Undo and redo: for one person, for two, and with the machine between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Bead, Side, Status
from aligner.errors import ConflictError, EditError, RuleError
from aligner.permissions import Person, Role
from db import BeadConflictError
from tests.helpers.db_projects import ANA, BADR, ENGLISH, RIMA, RUN, beads, snapshot

if TYPE_CHECKING:
    from db import Project


def commands(project: Project) -> None:
    """One of each kind, by Ana."""
    project.confirm([1, 4], ANA)
    project.split(2, ANA, target_at=project.rows([2])[0].target[0].start + 5)
    project.merge(3, ANA)
    project.shift(1, Side.TARGET, True, ANA)
    project.edit_text(5, Side.TARGET, "May God rest him.", ANA)
    project.comment(5, "formula", ANA)
    project.move(5, 0, ANA)
    project.detach(3, ANA)


def test_undo_all_and_redo_all(project: Project) -> None:
    start = snapshot(project)
    states = [start]
    commands(project)
    end = snapshot(project)
    number = len(project.events()) - 1
    for _ in range(number):
        project.undo(ANA)
        states.append(snapshot(project))
    assert states[-1] == start
    for n in range(number):
        project.redo(ANA)
        assert snapshot(project) == (end if n == number - 1 else states[-2 - n])
    assert not project.can_redo(ANA)
    with pytest.raises(EditError, match="nothing to redo"):
        project.redo(ANA)


def test_undo_is_a_new_event(project: Project) -> None:
    project.confirm([1], ANA)
    project.undo(ANA)
    project.redo(ANA)
    listed = [(e.id, e.command, e.undoes, e.redoes) for e in project.events()]
    assert listed == [
        (4, "redo", None, 2),
        (3, "undo", 2, None),
        (2, "confirm", None, None),
        (1, "suggest", None, None),
    ]
    assert project.events()[0].summary == "Redid: Confirmed 1 pair"


def test_a_new_command_clears_redo(project: Project) -> None:
    project.confirm([1], ANA)
    project.undo(ANA)
    assert project.can_redo(ANA)
    project.confirm([2], ANA)
    assert not project.can_redo(ANA)


def test_everybody_undoes_their_own(project: Project) -> None:
    project.confirm([1], ANA)
    project.merge(2, BADR)
    project.confirm([4], ANA)
    project.undo(BADR)
    assert project.order().tolist() == [1, 2, 3, 4, 5]
    assert project.counts().confirmed == 2
    step = project.undo_step(ANA)
    assert step is not None
    assert step.summary == "Confirmed 1 pair"
    project.undo(ANA)
    project.undo(ANA)
    assert project.counts().confirmed == 0
    project.redo(BADR)
    assert project.order().tolist() == [1, 2, 4, 5]


def test_undo_refuses_what_somebody_else_changed_since(project: Project) -> None:
    project.confirm([1], ANA)
    project.approve([1], RIMA)
    before = snapshot(project)
    events = len(project.events())
    with pytest.raises(BeadConflictError, match="changed this pair since") as caught:
        project.undo(ANA)
    assert caught.value.theirs is not None
    assert caught.value.theirs.status is Status.APPROVED
    assert caught.value.yours is not None
    assert caught.value.yours.status is Status.CONFIRMED
    assert snapshot(project) == before
    assert len(project.events()) == events
    project.undo(RIMA)
    project.undo(ANA)
    assert project.counts().suggested == 5


def test_undo_of_what_is_gone(project: Project) -> None:
    project.confirm([2], ANA)
    project.merge(1, BADR)
    with pytest.raises(ConflictError):
        project.undo(ANA)


def test_a_pair_comes_back_beside_one_that_took_its_place(project: Project) -> None:
    project.merge(2, ANA)  # 3 goes
    project.move(5, 2, BADR)  # 5 is now about where 3 was
    project.undo(ANA)
    order = project.order().tolist()
    assert sorted(order) == [1, 2, 3, 4, 5]
    assert order.index(2) < order.index(3) < order.index(4)
    assert order.index(2) < order.index(5) < order.index(4)


def test_what_was_done_as_reviewer_is_taken_back_as_reviewer(project: Project) -> None:
    project.confirm([1], ANA)
    project.approve([1], RIMA)
    with pytest.raises(RuleError, match="as a reviewer"):
        project.undo(Person("Rima", Role.TRANSLATOR))
    project.undo(RIMA)
    assert project.counts().confirmed == 1


def test_a_realignment_is_undone_with_the_correction_it_followed(project: Project) -> None:
    start = snapshot(project)
    change = project.merge(1, ANA)
    four, five = project.rows([4, 5])
    joined = Bead(four.source + five.source, four.target + five.target, 0.5, 0.5)
    project.suggest([joined], RUN, replacing=[4, 5], follows=change.event_id)
    after = snapshot(project)
    undone = project.undo(ANA)
    assert snapshot(project) == start
    assert set(undone.added) == {2, 4, 5}
    assert undone.removed == (6,)
    assert undone.changed == (1,)
    assert undone.order_changed
    assert project.undo_step(ANA) is not None
    redone = project.redo(ANA)
    assert snapshot(project) == after
    assert set(redone.removed) == {2, 4, 5}
    assert redone.added == (6,)


def test_anybody_may_take_back_the_machine_unless_a_person_asked_for_it(project: Project) -> None:
    project.undo(BADR)
    assert project.order().tolist() == []
    project.redo(BADR)
    project.suggest(
        [Bead(project.rows([1])[0].source + project.rows([2])[0].source, ()), *_targets(project)],
        RUN,
        by=ANA,
        replacing=[1, 2],
    )
    assert project.events()[0].who == "Ana"
    step = project.undo_step(BADR)
    assert step is not None
    assert step.id == 1
    project.undo(ANA)
    assert project.order().tolist() == [1, 2, 3, 4, 5]


def _targets(project: Project) -> list[Bead]:
    return [Bead((), row.target) for row in project.rows([1, 2])]


def test_undoing_a_comment_withdraws_it(project: Project) -> None:
    project.comment(1, "hm", RIMA)
    project.undo(RIMA)
    assert project.comments(1) == []
    project.redo(RIMA)
    assert [c.text for c in project.comments(1)] == ["hm"]
    project.confirm([1], ANA)
    project.send_back([1], RIMA, "no")
    project.undo(RIMA)
    assert [c.text for c in project.comments(1)] == ["hm"]
    assert project.counts().confirmed == 1


def test_a_comment_stands_in_nobodys_way(project: Project) -> None:
    project.merge(1, ANA)
    project.comment(1, "good", RIMA)
    project.undo(ANA)
    assert [c.text for c in project.comments(1)] == ["good"]


def test_undo_after_alignment_again(project: Project) -> None:
    project.edit_text(5, Side.TARGET, "God rest his soul.", ANA)
    before = snapshot(project)
    rows = project.rows([1, 2, 3, 4])
    big = Bead(tuple(s for r in rows for s in r.source), tuple(s for r in rows for s in r.target), 0.1, 0.2)
    project.suggest([big, beads()[4]], RUN)
    assert project.order().tolist() == [6, 5]
    assert project.rows([5])[0].target_text == "God rest his soul."
    project.undo(ANA)
    assert snapshot(project) == before
    assert ENGLISH[4] == "God rest him."


def test_a_reviewer_does_not_take_back_the_alignment(project: Project) -> None:
    assert not project.can_undo(RIMA)
    with pytest.raises(EditError, match="nothing to undo"):
        project.undo(RIMA)
    assert project.can_undo(ANA)


def test_undoing_a_comment_looks_at_the_pair_that_inherited_it(project: Project) -> None:
    project.comment(2, "hm", RIMA)
    project.merge(1, ANA)
    change = project.undo(RIMA)
    assert change.focus == 1
    assert change.changed == (1,)


def test_a_comment_goes_with_its_pair_through_undo_and_redo(project: Project) -> None:
    at = project.rows([1])[0].source[0].start + 3
    (new,) = project.split(1, ANA, source_at=at).added
    project.comment(new, "hm", BADR)
    for _ in range(2):
        project.undo(ANA)
        assert [comment.text for comment in project.comments(1)] == ["hm"]
        project.redo(ANA)
        assert [comment.text for comment in project.comments(new)] == ["hm"]
        assert not project.comments(1)


def test_a_withdrawn_comment_comes_back_where_it_was(project: Project) -> None:
    at = project.rows([1])[0].source[0].start + 3
    (new,) = project.split(1, ANA, source_at=at).added
    project.comment(new, "hm", ANA)
    end = snapshot(project)
    for _ in range(2):
        project.undo(ANA)
        project.undo(ANA)
        project.redo(ANA)
        project.redo(ANA)
        assert snapshot(project) == end
