"""Assignments: kept, changed, ended and undone, true to their words, counted, and guarded on a server."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Side
from aligner.errors import EditError, MuqabalaError
from aligner.permissions import WorkKind
from db import Person, Query, Role
from db.assignments.assignment import Assignment, read_assignment, with_assignment
from db.assignments.standing import (
    AssignedWork,
    assigned_work,
    assignments,
    my_pairs,
    pairs_of,
    stretches_of,
    work_of_people,
)
from db.library.summary import ProjectSummary, summary_of
from db.queries.review_queue import QueueReason, waiting
from tests.helpers.db_projects import ANA, BADR, RIMA, ServerPlace, aligned_project, problems, snapshot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from db import Project
    from tests.helpers.db_projects import Place

OMAR = Person("Omar", Role.REVIEWER)


@pytest.fixture
def project(place: Place) -> Iterator[Project]:
    """Five pairs suggested by the machine, ids 1 to 5, in a file and on a server."""
    with aligned_project(place) as opened:
        yield opened


def of_pairs(
    project: Project, ids: Collection[int], person: str, work: WorkKind = WorkKind.ALIGN
) -> Assignment:
    with project.connection() as connection:
        found = stretches_of(connection, ids)
    return Assignment(person, work, found[Side.SOURCE], found[Side.TARGET])


def kept(project: Project) -> list[Assignment]:
    with project.connection() as connection:
        return assignments(connection)


def pairs(project: Project, assignment: Assignment) -> set[int]:
    with project.connection() as connection:
        return set(pairs_of(connection, assignment))


def progress(project: Project) -> list[AssignedWork]:
    with project.connection() as connection:
        return [work for _, work in assigned_work(connection)]


def test_pairs_that_follow_one_another_are_one_stretch(project: Project) -> None:
    made = of_pairs(project, [1, 2, 4], "Ana")
    texts = [project.text(Side.SOURCE)[part.start : part.end] for part in made.source]
    rows = {row.id: row.source_text for row in project.rows([1, 2, 4])}
    assert texts == [f"{rows[1]}\n{rows[2]}", rows[4]]
    assert len(made.target) == 2
    assert pairs(project, made) == {1, 2, 4}


def test_an_assignment_is_kept_changed_ended_and_each_step_undone(project: Project) -> None:
    before = snapshot(project)
    wanted = replace(of_pairs(project, [2, 3], " Ana "), due="2026-12-10", note=" names\nfirst ")
    change = project.assign(wanted, RIMA)
    assert str(change.summary) == "Assigned 2 pairs to Ana"
    (one,) = kept(project)
    assert (one.person, one.due, one.note, one.by) == ("Ana", "2026-12-10", "names first", "Rima")
    assert snapshot(project) == before  # no pair is changed, and none counts as commented on
    assert list(project.find(Query(commented=True))) == []
    later = replace(one, due="2026-12-20", person="Badr")
    project.assign(later, RIMA)
    assert [(now.key, now.person, now.due) for now in kept(project)] == [(one.key, "Badr", "2026-12-20")]
    assert project.assign(later, RIMA).event_id == 0
    assert str(project.end_assignment(one.key, RIMA).summary) == "Ended the assignment of Badr"
    assert kept(project) == []
    project.undo(RIMA)
    assert [now.person for now in kept(project)] == ["Badr"]
    project.undo(RIMA)
    assert kept(project) == [one]
    project.undo(RIMA)
    assert kept(project) == []
    project.redo(RIMA)
    assert kept(project) == [one]
    assert problems(project) == ()


def test_it_keeps_to_its_words_when_pairs_are_split_merged_and_taken_apart(project: Project) -> None:
    project.assign(of_pairs(project, [2, 3], "Ana"), RIMA)
    (one,) = kept(project)
    start = project.rows([3])[0].source[0].start
    project.split(3, ANA, source_at=start + len("إلى"))
    new = set(map(int, project.order())) - {1, 2, 3, 4, 5}
    assert len(new) == 1
    assert pairs(project, one) == {2, 3} | new
    project.merge(1, ANA)
    merged = int(project.order()[0])
    assert pairs(project, one) == {merged, 3} | new
    project.detach(3, ANA)
    apart = {row.id for row in project.rows(project.order()) if row.is_null}
    assert len(apart) >= 2
    assert pairs(project, one) >= {merged} | apart
    assert not pairs(project, one) & {4, 5}
    assert problems(project) == ()


def test_progress_counts_decisions_by_kind_of_work(project: Project) -> None:
    project.assign(replace(of_pairs(project, [1, 2, 3], "Ana"), due="2026-12-10"), RIMA)
    project.assign(of_pairs(project, [1, 2], "Rima", WorkKind.REVIEW), RIMA)
    assert progress(project) == [
        AssignedWork("Ana", "align", "2026-12-10", 3, 0, 3),
        AssignedWork("Rima", "review", "", 2, 0, 0),
    ]
    project.confirm([1, 2], ANA)
    project.approve([1], RIMA)
    project.send_back([2], RIMA, "cut late")
    ana, rima = progress(project)
    assert (ana.done, ana.waiting, ana.is_open) == (1, 2, True)
    assert (rima.done, rima.waiting, rima.is_open) == (2, 0, False)
    assert ana.is_overdue(date(2026, 12, 11))
    assert not ana.is_overdue(date(2026, 12, 10))
    assert work_of_people([ana, rima, replace(ana, person="ANA ", due="")], date(2026, 12, 11)) == [
        ("Ana", WorkKind.ALIGN, 6, 2, 2),
        ("Rima", WorkKind.REVIEW, 2, 2, 0),
    ]


def test_what_is_assigned_to_me_waits_first(project: Project) -> None:
    project.assign(of_pairs(project, [4, 2], "ana"), RIMA)
    project.confirm([2], BADR)
    (mine, _doubtful, *_rest) = waiting(project, ANA)
    assert (mine.why, mine.ids.tolist()) == (QueueReason.ASSIGNED, [4])
    assert QueueReason.ASSIGNED not in {group.why for group in waiting(project, BADR)}
    project.assign(of_pairs(project, [1, 2], "Rima", WorkKind.REVIEW), RIMA)
    assert [(group.why, group.ids.tolist()) for group in waiting(project, RIMA)] == [
        (QueueReason.ASSIGNED, [2])
    ]
    assert set(my_pairs(project, RIMA)) == {1, 2}
    assert len(my_pairs(project, replace(RIMA, role=Role.TRANSLATOR))) == 0


def test_what_cannot_be_assigned(project: Project) -> None:
    good = of_pairs(project, [1], "Ana")
    for bad, why in (
        (replace(good, person=" "), "names a person"),
        (replace(good, person="Machine"), "names a person"),
        (replace(good, due="soon"), "not a date"),
        (replace(good, source=(), target=()), "no pairs"),
        (replace(good, key="0" * 16), "does not stand"),
    ):
        with pytest.raises(EditError, match=why):
            project.assign(bad, RIMA)
    with pytest.raises(EditError, match="does not stand"):
        project.end_assignment("0" * 16, RIMA)
    assert kept(project) == []


def test_a_summary_holds_the_work_and_is_the_same_as_json(project: Project, place: Place) -> None:
    project.assign(replace(of_pairs(project, [1, 2], "Ana"), due="2026-12-10"), RIMA)
    gone = of_pairs(project, [5], "Badr")
    project.assign(gone, RIMA)
    project.end_assignment(next(one.key for one in kept(project) if one.person == "Badr"), RIMA)
    project.confirm([1], ANA)
    if isinstance(place, ServerPlace):
        from db.server import Library

        with Library(place.url) as library:
            summary = next(found for entry, found in library.summaries() if entry.schema == place.schema)
    else:
        with project.connection() as connection:
            summary = summary_of(connection)
    assert summary.assigned == (AssignedWork("Ana", "align", "2026-12-10", 2, 1, 1),)
    assert ProjectSummary.from_json(summary.as_json()) == summary


def test_only_what_was_written_is_read(project: Project) -> None:
    made = replace(of_pairs(project, [1], "Ana"), key="ab")
    assert read_assignment(with_assignment(made)) == (made, False)
    for text in ("", "{}", "[]", with_assignment(made).replace("align", "sing")):
        with pytest.raises(ValueError, match=r".+"):
            read_assignment(text)


@pytest.mark.postgresql
def test_on_a_server_a_translator_assigns_nothing(library_url: str) -> None:
    from db.server import Library

    with Library(library_url) as library:
        for name, role in (("Tala", "translator"), ("Reem", "reviewer"), ("Majd", "manager")):
            library.invite(name, role)
    place = ServerPlace(library_url)
    aligned_project(place).close()

    def signed_in(login: str) -> Library:
        return Library(library_url.replace("keeper@", f"{login}@"))

    with signed_in("tala") as library, library.open(place.schema) as project:
        wanted = of_pairs(project, [1, 2], "Tala")  # type: ignore[arg-type]
        with pytest.raises(MuqabalaError):
            project.assign(wanted, Person("Tala"))
        assert kept(project) == []  # type: ignore[arg-type]
    for login in ("reem", "majd"):
        with signed_in(login) as library, library.open(place.schema) as project:
            project.assign(wanted, Person(login.title(), Role.REVIEWER))
    with signed_in("tala") as library, library.open(place.schema) as project:
        assert [one.by for one in kept(project)] == ["Reem", "Majd"]  # type: ignore[arg-type]
        with pytest.raises(MuqabalaError):
            project.end_assignment(kept(project)[0].key, Person("Tala"))  # type: ignore[arg-type]
