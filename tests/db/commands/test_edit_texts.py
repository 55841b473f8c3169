"""Correcting many texts at once, and what waits for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Bead, Segment, Side, Status
from aligner.errors import RuleError
from aligner.permissions import Person, Role
from db import BeadConflictError, Project, RunInfo, TextInput
from db.queries.review_queue import QueueReason, last_said, reasons, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AMINA, YUSUF = Person("Amina"), Person("Yusuf", Role.REVIEWER)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    words = TextInput("a b c d", "ar", "stream"), TextInput("A B C D", "en", "stream")
    with Project.create(
        tmp_path / "p.muqabala", name="p", source=words[0], target=words[1], by=AMINA
    ) as made:
        parts = [(Segment(at, at + 1),) for at in (0, 2, 4, 6)]
        beads = [Bead(part, part, 0.5, sure) for part, sure in zip(parts, (0.9, 0.8, 0.3, 0.9), strict=True)]
        made.suggest(beads, RunInfo("none", "test"))
        yield made


def texts(project: Project) -> str:
    return " ".join(row.source_text + row.target_text for row in project.rows(project.order()))


def test_both_sides_of_many_pairs_are_one_step(project: Project) -> None:
    one, two, *_ = (int(id_) for id_ in project.order())
    change = project.edit_texts(
        [(one, Side.SOURCE, "x"), (one, Side.TARGET, "X"), (two, Side.TARGET, "Y")], AMINA
    )
    assert texts(project) == "xX bY cC dD"
    assert change.changed == (one, two)
    assert change.summary == "Corrected the text of 2 pairs"
    project.undo(AMINA)
    assert texts(project) == "aA bB cC dD"
    project.redo(AMINA)
    assert texts(project) == "xX bY cC dD"
    restored = [(one, Side.SOURCE, "a"), (one, Side.TARGET, "A"), (two, Side.TARGET, "B")]
    project.edit_texts(restored, AMINA)
    assert texts(project) == "aA bB cC dD"
    assert not any(row.edited for row in project.rows([one, two]))


def test_all_or_none(project: Project) -> None:
    one, two, *_ = (int(id_) for id_ in project.order())
    project.confirm([two], AMINA)
    project.approve([two], YUSUF)
    with pytest.raises(RuleError):
        project.edit_texts([(one, Side.SOURCE, "x"), (two, Side.SOURCE, "y")], AMINA)
    revision = project.rows([one])[0].revision
    project.edit_text(one, Side.TARGET, "Theirs", Person("Salma"))
    with pytest.raises(BeadConflictError) as refused:
        project.edit_texts([(one, Side.SOURCE, "x")], AMINA, expected={one: revision})
    assert refused.value.theirs is not None
    assert refused.value.theirs.target_text == "Theirs"
    assert texts(project) == "aTheirs bB cC dD"


def test_an_earlier_wording_is_told_though_a_later_one_is_in_force(project: Project) -> None:
    one = int(project.order()[0])
    for wording in ("First", "Second"):
        project.edit_text(one, Side.TARGET, wording, AMINA)
    second, first = (project.change(event.id) for event in project.events(2))
    assert first is not None
    assert second is not None
    assert [row.target_text for row in (*first.before, *first.after)] == ["A", "First"]
    assert [row.target_text for row in (*second.before, *second.after)] == ["First", "Second"]


def test_each_pair_waits_once_and_for_the_right_person(project: Project) -> None:
    one, two, three, four = (int(id_) for id_ in project.order())

    def groups(person: Person) -> dict[QueueReason, list[int]]:
        return {group.why: [int(id_) for id_ in group.ids] for group in waiting(project, person)}

    assert groups(AMINA) == {QueueReason.DOUBTFUL: [three], QueueReason.SUGGESTED: [one, two, four]}
    assert groups(YUSUF) == {}
    project.confirm([one, two], AMINA)
    project.confirm([four], Person("Yusuf"))
    assert groups(YUSUF) == {QueueReason.CONFIRMED: [one, two]}
    project.send_back([one], YUSUF, "the cut")
    project.propose(two, Side.TARGET, "Bee", YUSUF)
    assert groups(AMINA) == {
        QueueReason.RETURNED: [one],
        QueueReason.PROPOSED: [two],
        QueueReason.DOUBTFUL: [three],
    }
    assert groups(YUSUF) == {QueueReason.DISCUSSED: [two]}
    assert last_said(project, [one, two, three], "reason")[one].text == "the cut"
    assert reasons(project) == ["the cut"]
    project.edit_text(two, Side.TARGET, "Bee", AMINA)  # now the proposal is answered
    project.confirm([one], AMINA)
    assert groups(AMINA) == {QueueReason.DOUBTFUL: [three]}
    assert groups(YUSUF)[QueueReason.RECONFIRMED] == [one]
    assert project.rows([one])[0].status is Status.CONFIRMED
    project.undo(AMINA)
    project.undo(AMINA)
    project.undo(YUSUF)
    assert groups(AMINA)[QueueReason.RETURNED] == [one]
    assert QueueReason.PROPOSED not in groups(AMINA)  # it was withdrawn
