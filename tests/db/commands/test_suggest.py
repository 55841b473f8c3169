"""Suggestions: they hold every word once, and never touch what a person decided."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Bead, Segment, Side
from aligner.errors import ConflictError, EditError
from db import BeadConflictError, Project
from tests.helpers.db_projects import (
    ANA,
    ARABIC,
    ENGLISH,
    RIMA,
    RUN,
    aligned_project,
    beads,
    empty_project,
    open_project,
    segments,
    shown,
    snapshot,
)

if TYPE_CHECKING:
    from tests.helpers.db_projects import Place

S, T = segments(ARABIC), segments(ENGLISH)


def test_a_new_project_holds_texts_and_no_pairs(place: Place) -> None:
    with empty_project(place) as project:
        assert project.order().tolist() == []
        assert project.text(Side.SOURCE) == "\n".join(ARABIC)
        assert project.counts().total == 0
        info = project.info()
        assert (info.source.words, info.target.characters) == (16, len("\n".join(ENGLISH)))
        assert not project.can_undo()


@pytest.mark.parametrize(
    "wrong",
    [
        beads()[:-1],
        [*beads(), Bead((S[0],), ())],
        [Bead((Segment(0, 1),), ()), *beads()],
        [*beads()[:-1], Bead((S[4],), (Segment(T[4].start, T[4].end - 2),))],
        [*beads()[:-1], Bead((S[4],), (Segment(T[4].start, T[4].end + 5),))],
        [],
    ],
)
def test_not_every_word_once_is_refused(place: Place, wrong: list[Bead]) -> None:
    with empty_project(place) as project:
        with pytest.raises(EditError):
            project.suggest(wrong, RUN)
        assert project.order().tolist() == []
        assert project.events() == []
        assert project.info().runs == ()


def test_null_crossing_and_many_to_many(place: Place) -> None:
    with empty_project(place) as project:
        project.suggest(
            [
                Bead((S[0], S[1]), (T[1],), 0.5, 0.5),
                Bead((), (T[4],)),
                Bead((S[2],), (T[0], T[2])),
                Bead((S[3],), ()),
                Bead((S[4],), (T[3],)),
            ],
            RUN,
        )
        assert project.counts().nulls == 2
        assert project.crossings().tolist() == [1, 3]
        assert shown(project)[2] == (ARABIC[2], f"{ENGLISH[0]} {ENGLISH[2]}")


def test_what_comes_out_the_same_stays_the_same(project: Project) -> None:
    before = snapshot(project)
    assert project.suggest(beads(), RUN).event_id == 0
    rescored = [Bead(b.source, b.target, 0.1, 0.2) if n == 2 else b for n, b in enumerate(beads())]
    change = project.suggest(rescored, RUN)
    assert (change.changed, change.added, change.removed, change.order_changed) == ((3,), (), (), False)
    after = snapshot(project)
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, True, False, True, True]


def test_decided_pairs_are_left_alone(project: Project) -> None:
    project.confirm([1], ANA)
    project.edit_text(3, Side.TARGET, "to Dimashq.", ANA)
    kept = project.rows([1, 3])
    assert [id_ for id_, _ in project.fixed()] == [1, 3]
    change = project.suggest(
        [
            Bead((S[0],), (T[0],)),
            Bead((S[1],), ()),
            Bead((), (T[1],)),
            Bead((S[2],), (T[2],), 0.01, 0.01),
            Bead((S[3], S[4]), (T[3], T[4])),
        ],
        RUN,
    )
    assert change.removed == (2, 4, 5)
    assert project.order().tolist() == [1, 6, 7, 3, 8]
    assert project.rows([1, 3]) == kept


def test_replacing_a_decided_pair_is_refused(project: Project) -> None:
    project.confirm([2], ANA)
    before = snapshot(project)
    with pytest.raises(BeadConflictError, match="decided"):
        project.suggest([Bead((S[0], S[1]), (T[0], T[1]))], RUN, replacing=[1, 2])
    with pytest.raises(ConflictError, match="no longer fits"):
        project.suggest([Bead((S[0], S[1]), (T[0], T[1])), *beads()[2:]], RUN)
    with pytest.raises(BeadConflictError):
        project.suggest([Bead((S[0],), (T[0],))], RUN, replacing=[99])
    assert snapshot(project) == before


def test_some_pairs_are_replaced_in_place(project: Project) -> None:
    project.suggest(
        [Bead((S[1],), ()), Bead((), (T[1],)), Bead((S[3], S[4]), (T[3], T[4]))], RUN, replacing=[2, 4, 5]
    )
    assert project.order().tolist() == [1, 6, 7, 3, 8]


def test_a_decision_wins_over_a_suggestion_computed_before_it(place: Place) -> None:
    """Two connections race, many times: whichever comes first, what a person confirmed is there
    afterwards.
    """
    aligned_project(place).close()
    refused = 0
    with open_project(place) as desk, open_project(place) as machine:
        for turn in range(12):
            ids = [int(id_) for id_ in desk.order()]
            first, second = desk.rows(ids[:2])
            rest = [row.bead for row in desk.rows(ids[2:])]
            if len(ids) == 5:
                new = [Bead(first.source + second.source, first.target + second.target, turn / 20)]
            else:
                new = [Bead((S[0],), (T[0],), turn / 20), Bead((S[1],), (T[1],), turn / 20), second.bead]
                rest = [row.bead for row in desk.rows(ids[2:])]
            barrier = threading.Barrier(2)
            caught: list[BaseException] = []

            thread = threading.Thread(target=_propose, args=(machine, [*new, *rest], barrier, caught))
            thread.start()
            barrier.wait()
            confirmed = None
            try:
                confirmed = desk.confirm([ids[0]], ANA, expected={ids[0]: first.revision})
            except ConflictError:
                refused += 1
            thread.join()
            if confirmed is not None:
                kept = desk.rows([ids[0]])[0]
                assert (kept.source, kept.target) == (first.source, first.target)
                assert kept.status == "confirmed"
                assert caught
                desk.undo(ANA)
            refused += len(caught)
        assert refused == 12  # one of the two gives way each time


def _propose(
    machine: Project, new: list[Bead], barrier: threading.Barrier, caught: list[BaseException]
) -> None:
    barrier.wait()
    try:
        machine.suggest(new, RUN)
    except ConflictError as error:
        caught.append(error)


def test_comments_on_replaced_pairs_go_to_who_has_their_words(project: Project) -> None:
    project.comment(2, "hm", RIMA)
    project.suggest([Bead((S[0], S[1]), (T[0], T[1]))], RUN, replacing=[1, 2])
    assert [c.text for c in project.comments(6)] == ["hm"]


def test_nothing_in_place_of_nothing_is_nothing(project: Project) -> None:
    assert project.suggest([], RUN, replacing=[]).event_id == 0
    with pytest.raises(ConflictError):
        project.suggest(beads()[:1], RUN, replacing=[])
