"""What each command does to pairs, who may give it, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Bead, Segment, Side, Status
from aligner.errors import EditError, RuleError
from aligner.permissions import Person, Role
from db import MACHINE, BeadConflictError
from tests.helpers.db_projects import (
    ANA,
    ARABIC,
    BADR,
    ENGLISH,
    RIMA,
    RUN,
    aligned_project,
    beads,
    segments,
    shown,
    snapshot,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from db import Change, Project
    from tests.helpers.db_projects import Place


def row(project: Project, id_: int):  # type: ignore[no-untyped-def]
    return project.rows([id_])[0]


def test_a_suggestion_is_shown_as_it_was_made(project: Project) -> None:
    assert shown(project) == list(zip(ARABIC, ENGLISH, strict=True))
    first = row(project, 1)
    assert (first.status, first.touched, first.changed_by) == (Status.SUGGESTED, False, MACHINE)
    assert (first.score, first.confidence) == (0.9, 0.95)
    assert project.counts().total == project.counts().suggested == 5
    assert [run.encoder for run in project.info().runs] == ["use/3"]


def test_confirm_and_take_back(project: Project) -> None:
    change = project.confirm([1, 2], ANA)
    assert change.changed == (1, 2)
    assert not change.order_changed
    assert row(project, 1).status is Status.CONFIRMED
    assert row(project, 1).confirmed_by == "Ana"
    assert not row(project, 1).touched
    assert project.counts().confirmed == 2
    assert project.confirm([1], ANA).event_id == 0
    project.unconfirm(1, ANA)
    assert row(project, 1).status is Status.SUGGESTED
    assert row(project, 1).confirmed_by is None


def test_review(project: Project) -> None:
    project.confirm([1, 2], ANA)
    project.approve([1], RIMA)
    project.send_back([2], RIMA, "  the name is missing ")
    assert [row(project, id_).status for id_ in (1, 2)] == [Status.APPROVED, Status.RETURNED]
    said = project.comments(2)
    assert [(c.who, c.role, c.kind, c.text) for c in said] == [
        ("Rima", Role.REVIEWER, "reason", "the name is missing")
    ]
    assert row(project, 2).comments == 1
    project.unconfirm([1, 2], RIMA)
    assert project.counts().confirmed == 2
    with pytest.raises(EditError, match="reason"):
        project.send_back([1], RIMA, " ")


def test_all_or_nothing(project: Project) -> None:
    project.confirm([1], ANA)
    before = snapshot(project)
    with pytest.raises(RuleError, match="only suggested"):
        project.approve([1, 2], RIMA)
    assert snapshot(project) == before
    assert len(project.events()) == 2


@pytest.mark.parametrize(
    "command",
    [
        lambda p, by: p.confirm([3], by),
        lambda p, by: p.split(3, by, source_at=p.rows([3])[0].source[0].start + 3),
        lambda p, by: p.merge(3, by),
        lambda p, by: p.shift(3, Side.SOURCE, True, by),
        lambda p, by: p.detach(3, by),
        lambda p, by: p.join(3, 5, by),
        lambda p, by: p.move(3, 0, by),
        lambda p, by: p.transfer(3, 5, Side.TARGET, p.rows([3])[0].target, by),
        lambda p, by: p.edit_text(3, Side.TARGET, "to Dimashq.", by),
        lambda p, by: p.release([3], by),
    ],
)
def test_the_reviewer_does_not_make_pairs(
    project: Project, command: Callable[[Project, Person], Change]
) -> None:
    with pytest.raises(RuleError, match="reviewer may not"):
        command(project, RIMA)
    assert project.events()[0].command == "suggest"


@pytest.mark.parametrize(
    "command",
    [
        lambda p: p.split(3, ANA, source_at=p.rows([3])[0].source[0].start + 3),
        lambda p: p.merge(2, ANA),
        lambda p: p.merge(3, ANA),
        lambda p: p.shift(2, Side.SOURCE, True, ANA),
        lambda p: p.detach(3, ANA),
        lambda p: p.edit_text(3, Side.TARGET, "to Dimashq.", ANA),
        lambda p: p.move(3, 0, ANA),
    ],
)
def test_an_approved_pair_is_closed_to_the_translator(
    project: Project, command: Callable[[Project], Change]
) -> None:
    project.confirm([3], ANA)
    project.approve([3], RIMA)
    before = snapshot(project)
    with pytest.raises(RuleError, match="approved"):
        command(project)
    assert snapshot(project) == before


def test_own_work(project: Project) -> None:
    ana_as_reviewer = Person("Ana", Role.REVIEWER)
    project.confirm([1, 2], ANA)
    project.approve([1], ana_as_reviewer)
    with pytest.raises(RuleError, match="translator may not change the rules"):
        project.forbid_own_approval(True, ANA)
    project.forbid_own_approval(True, RIMA)
    assert project.info().forbid_own_approval
    with pytest.raises(RuleError, match="their own work"):
        project.approve([2], ana_as_reviewer)
    project.approve([2], RIMA)
    project.undo(RIMA)
    project.undo(RIMA)
    assert not project.info().forbid_own_approval


def test_split_both_sides(project: Project) -> None:
    here = row(project, 1)
    change = project.split(
        1,
        ANA,
        source_at=here.source[0].start + ARABIC[0].index(" سنة"),
        target_at=here.target[0].start + ENGLISH[0].index(" the year"),
    )
    assert change.added == (6,)
    assert change.focus == 6
    assert change.order_changed
    assert shown(project)[:3] == [
        ("ثم دخلت", "Then began"),
        ("سنة ست عشرة", "the year sixteen."),
        (ARABIC[1], ENGLISH[1]),
    ]
    assert row(project, 1).touched
    assert row(project, 1).score is None
    assert row(project, 6).changed_by == "Ana"


def test_a_split_within_a_word_changes_nothing(project: Project) -> None:
    before = snapshot(project)
    with pytest.raises(EditError, match="between two words"):
        project.split(1, ANA, source_at=1)
    assert snapshot(project) == before
    assert len(project.events()) == 1


def test_merge_down_and_up(project: Project) -> None:
    project.merge(1, ANA)
    assert shown(project)[0] == (" ".join(ARABIC[:2]), " ".join(ENGLISH[:2]))
    change = project.merge(3, ANA, with_next=False)
    assert change.changed == (1,)
    assert change.removed == (3,)
    assert len(row(project, 1).source) == 3
    with pytest.raises(EditError, match="below"):
        project.merge(5, ANA)
    with pytest.raises(EditError, match="above"):
        project.merge(1, ANA, with_next=False)


def test_shift_makes_a_null_and_may_empty_a_pair(project: Project) -> None:
    project.shift(1, Side.TARGET, True, ANA)
    assert shown(project)[:2] == [(ARABIC[0], ""), (ARABIC[1], " ".join(ENGLISH[:2]))]
    assert row(project, 1).is_null
    assert project.counts().nulls == 1
    change = project.shift(1, Side.SOURCE, True, ANA)
    assert change.removed == (1,)
    assert change.focus == 2
    assert shown(project)[0] == (" ".join(ARABIC[:2]), " ".join(ENGLISH[:2]))


def test_move_cut(project: Project) -> None:
    second = row(project, 2).target[0]
    project.move_cut(1, Side.TARGET, second.start + len("In it"), ANA)
    assert shown(project)[0][1] == "Then began the year sixteen.\nIn it"
    assert shown(project)[1][1] == "al-Ashraf marched"
    project.move_cut(1, Side.TARGET, row(project, 1).target[0].start + len(ENGLISH[0]), ANA)
    assert [text for _, text in shown(project)] == list(ENGLISH)
    assert row(project, 2).target == (second,)


def test_detach_join_transfer_move(project: Project) -> None:
    project.detach(3, ANA)
    assert shown(project)[2:4] == [(ARABIC[2], ""), ("", ENGLISH[2])]
    project.join(6, 5, ANA)
    assert shown(project)[-1] == (ARABIC[4], f"{ENGLISH[2]} {ENGLISH[4]}")
    assert project.crossings().tolist() == [4, 5]
    project.transfer(5, 3, Side.TARGET, segments(ENGLISH)[2:3], ANA)
    assert shown(project) == list(zip(ARABIC, ENGLISH, strict=True))
    project.move(5, 0, ANA)
    assert project.order().tolist() == [5, 1, 2, 3, 4]
    project.move(5, 2, ANA)
    assert project.order().tolist() == [1, 2, 5, 3, 4]
    project.move(5, 4, ANA)
    assert project.order().tolist() == [1, 2, 3, 4, 5]
    assert project.move(5, 4, ANA).event_id == 0
    with pytest.raises(EditError, match="no such place"):
        project.move(5, 9, ANA)
    with pytest.raises(EditError, match="two different"):
        project.join(1, 1, ANA)


def test_a_reshaped_confirmed_pair_must_be_confirmed_again_and_a_returned_one_stays_returned(
    project: Project,
) -> None:
    project.confirm([1, 2, 3], ANA)
    project.send_back([3], RIMA, "two sentences")
    project.merge(1, ANA)
    assert row(project, 1).status is Status.SUGGESTED
    assert row(project, 1).confirmed_by is None
    project.detach(3, ANA)
    assert [row(project, id_).status for id_ in (3, 6)] == [Status.RETURNED, Status.RETURNED]
    assert row(project, 3).reviewed_by == "Rima"


def test_a_typo_is_corrected_and_the_text_stays(project: Project) -> None:
    text = project.text(Side.TARGET)
    project.confirm([3], ANA)
    project.edit_text(3, Side.TARGET, "to Dimashq, Syria.", ANA)
    assert row(project, 3).target_text == "to Dimashq, Syria."
    assert row(project, 3).status is Status.CONFIRMED
    assert row(project, 3).edited
    assert project.text(Side.TARGET) == text
    assert project.find("dimashq").tolist() == [3]
    assert project.find("damascus").tolist() == []
    assert project.edit_text(3, Side.TARGET, "to  Dimashq, Syria.", ANA).event_id == 0
    change = project.edit_text(3, Side.TARGET, "to Damascus.", ANA)
    assert change.summary == "Restored the target text"
    assert not row(project, 3).edited
    assert project.find("damascus").tolist() == [3]


def test_a_correction_rides_with_its_words(project: Project) -> None:
    project.edit_text(1, Side.TARGET, "Then began the year 616.", ANA)
    project.merge(1, ANA)
    assert row(project, 1).target_text == f"Then began the year 616. {ENGLISH[1]}"
    assert row(project, 1).edited
    start = row(project, 1).target[0].start
    project.split(1, ANA, target_at=start + len("Then began"))
    assert row(project, 6).target_text == f"the year 616. {ENGLISH[1]}"
    assert not row(project, 1).edited
    assert row(project, 6).edited


def test_a_cut_within_a_correction_is_refused(project: Project) -> None:
    project.edit_text(1, Side.TARGET, "Anno sedecimo coepit.", ANA)
    before = snapshot(project)
    start = row(project, 1).target[0].start
    with pytest.raises(EditError, match="corrected together"):
        project.split(1, ANA, target_at=start + len("Then began"))
    with pytest.raises(EditError, match="corrected together"):
        project.move_cut(1, Side.TARGET, start + len("Then began"), ANA)
    with pytest.raises(EditError, match="whole text"):
        project.edit_text(1, Side.TARGET, "", ANA)
    assert snapshot(project) == before


def test_comments_go_over_to_the_heir_and_come_back(project: Project) -> None:
    project.comment(2, "who is this?", RIMA)
    project.propose(2, Side.TARGET, "In it the Ashraf marched", RIMA)
    project.merge(1, ANA)
    assert [c.kind for c in project.comments(1)] == ["comment", "propose"]
    assert project.comments(1)[1].side is Side.TARGET
    project.undo(ANA)
    assert [c.text for c in project.comments(2)] == ["who is this?", "In it the Ashraf marched"]
    assert project.comments(1) == []
    with pytest.raises(EditError, match="nothing in the comment"):
        project.comment(2, " ", RIMA)


def test_release(project: Project) -> None:
    project.merge(1, ANA)
    project.merge(3, ANA)
    project.edit_text(3, Side.TARGET, "to Dimashq. He died in Rajab,", ANA)
    assert [id_ for id_, _ in project.fixed()] == [1, 3]
    project.release([1], ANA)
    assert [id_ for id_, _ in project.fixed()] == [3]
    with pytest.raises(EditError, match="corrected"):
        project.release([3], ANA)


def test_nobody_is_called_machine(project: Project) -> None:
    with pytest.raises(RuleError, match="name"):
        project.confirm([1], Person(MACHINE))
    with pytest.raises(TypeError, match="person"):
        project.confirm([1], MACHINE)  # type: ignore[arg-type]


def test_history_tells_who_did_what_when(project: Project) -> None:
    project.confirm([1], ANA)
    project.edit_text(2, Side.TARGET, "In it Musa marched", BADR)
    project.comment(2, "really?", RIMA)
    events = project.events()
    assert [(e.id, e.who, e.role, e.command, e.beads) for e in events] == [
        (4, "Rima", Role.REVIEWER, "comment", (2,)),
        (3, "Badr", Role.TRANSLATOR, "edit", (2,)),
        (2, "Ana", Role.TRANSLATOR, "confirm", (1,)),
        (1, MACHINE, None, "suggest", (1, 2, 3, 4, 5)),
    ]
    assert [e.id for e in project.events(bead=2)] == [4, 3, 1]
    assert [e.id for e in project.events(limit=2, before=4)] == [3, 2]
    assert [e.id for e in project.events(who="Ana")] == [2]
    assert [e.id for e in project.events(command="edit")] == [3]
    record = project.change(3)
    assert record is not None
    assert [r.target_text for r in record.before] == [ENGLISH[1]]
    assert [r.target_text for r in record.after] == ["In it Musa marched"]
    assert project.change(99) is None


def test_stale_revisions_are_refused_with_both_versions(project: Project) -> None:
    seen = row(project, 2)
    project.edit_text(2, Side.TARGET, "In it Musa marched", BADR)
    with pytest.raises(BeadConflictError, match="Badr changed this pair") as caught:
        project.confirm([2], ANA, expected={2: seen.revision})
    assert caught.value.yours is not None
    assert caught.value.yours.target_text == ENGLISH[1]
    assert caught.value.theirs is not None
    assert caught.value.theirs.target_text == "In it Musa marched"
    project.confirm([2], ANA, expected={2: row(project, 2).revision})
    project.merge(2, ANA)
    with pytest.raises(BeadConflictError, match="no longer exists") as caught:
        project.confirm([3], ANA)
    assert caught.value.theirs is None


def test_a_neighbour_that_changed_is_noticed_too(project: Project) -> None:
    revisions = {r.id: r.revision for r in project.rows([1, 2])}
    project.edit_text(2, Side.TARGET, "In it Musa marched", BADR)
    with pytest.raises(BeadConflictError):
        project.merge(1, ANA, expected=revisions)


def test_every_word_stays_in_one_pair(project: Project) -> None:
    before = words(project)
    project.split(1, ANA, source_at=2, target_at=4)
    project.shift(2, Side.SOURCE, True, ANA)
    project.detach(4, ANA)
    project.merge(1, ANA)
    assert words(project) == before
    assert sum(len(starts) for starts in before.values()) == len(" ".join(ARABIC + ENGLISH).split())


def test_evidence_settings_and_vectors(project: Project) -> None:
    import numpy as np

    evidence = [{"score": 0.5, "names": [["الأشرف", "al-Ashraf"]]}, None, None, None, None]
    project.suggest(beads(), RUN, evidence=evidence)
    assert row(project, 1).evidence == evidence[0]
    assert row(project, 2).evidence is None
    project.confirm([1], ANA)
    assert row(project, 1).evidence == evidence[0]
    assert project.setting("column", 7) == 7
    project.set_setting("column", {"width": [1, 2]})
    project.set_setting("column", None)
    assert project.setting("column", 7) is None
    cache = project.vectors("use/3")
    vectors = {f"{n:064x}": np.linspace(-1, 1, 512, dtype=np.float32) * n for n in range(1200)}
    cache.put(vectors)
    cache.put({f"{7:064x}": np.ones(512, np.float32)})
    found = cache.get([*vectors, "ff" * 32])
    assert found.keys() == vectors.keys()
    assert found[f"{7:064x}"].tolist() == [1.0] * 512
    assert np.allclose(found[f"{3:064x}"], vectors[f"{3:064x}"], atol=1e-2)
    assert found[f"{3:064x}"].dtype == np.float32
    assert project.vectors("other").get(list(vectors)) == {}
    assert Bead((Segment(0, 2),), ()).is_null


def test_many_pairs_are_commented_on_at_once(place: Place) -> None:
    with aligned_project(place) as project:
        done = project.comment_on_many([(2, "sic"), (4, "see p. 3"), (2, "and again"), (3, " ")], ANA)
        assert done.summary == "Commented on 2 pairs"
        assert [said.text for said in project.comments(2)] == ["sic", "and again"]
        assert [said.text for said in project.comments(4)] == ["see p. 3"]
        project.undo(ANA)
        assert not project.comments(2)
        assert not project.comments(4)
        assert project.comment_on_many([(3, "\n")], ANA).event_id == 0


@pytest.mark.parametrize("name", ["Ana ", " ana", "ANA", "Ａｎａ", "Ana\u00a0"])
def test_own_work_is_known_by_the_name_however_it_is_written(project: Project, name: str) -> None:
    project.confirm([1], ANA)
    project.forbid_own_approval(True, RIMA)
    with pytest.raises(RuleError, match="own work"):
        project.approve([1], Person(name, Role.REVIEWER))
    with pytest.raises(RuleError, match="under the name"):
        project.confirm([2], Person("Machine ", Role.TRANSLATOR))
    project.approve([1], RIMA)
