"""Work without the server: check out, work in the file, check in."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Side, Status
from aligner.errors import Cancelled, ConflictError, EditError, ProjectError, RuleError
from aligner.permissions import WorkKind
from db import Project
from db.assignments.assignment import Assignment
from db.assignments.standing import assignments, stretches_of
from db.server import Library
from db.server.check_in import check_in, check_out, choose, origin_of
from db.server.disputes import Version
from tests.db.server.test_roles import _random_command
from tests.helpers.db_projects import ANA, BADR, RIMA, ServerPlace, aligned_project, open_project

pytestmark = pytest.mark.postgresql

if TYPE_CHECKING:
    from pathlib import Path

    from db.open_project import OpenProject
    from db.server import ServerProject
    from db.server.check_in import CheckedIn


@pytest.fixture
def place(library_url: str) -> ServerPlace:
    made = ServerPlace(library_url)
    aligned_project(made).close()
    return made


def taken(place: ServerPlace, path: Path) -> Project:
    """A project that was checked out."""
    with Library(place.url) as library:
        check_out(library, place.schema, path)
    return Project.open(path)


def back(file: Project, place: ServerPlace) -> CheckedIn:
    with open_project(place) as opened:
        server: ServerProject = opened  # type: ignore[assignment]
        return check_in(file, server)


def shape(project: OpenProject) -> list[tuple[object, ...]]:
    """All of a project but its numbers."""
    return [
        (
            *(row.status, row.source, row.target, row.source_text, row.target_text, row.confirmed_by),
            *(row.touched, [comment.text for comment in project.comments(row.id)]),
        )
        for row in project.rows(project.order())
    ]


@pytest.mark.parametrize("seed", range(3))
def test_everything_that_was_done_in_the_file_is_on_the_server(
    place: ServerPlace, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    with taken(place, tmp_path / "a.muqabala") as file:
        for _ in range(40):
            try:
                _random_command(file, chance.choice([ANA, BADR, RIMA]), chance)
            except (RuleError, EditError, ConflictError):
                continue
        outcome = back(file, place)
        assert outcome.left_out == ()
        assert outcome.stored == file.events(1)[0].id - 1
        with open_project(place) as server:
            assert shape(server) == shape(file)
            server.verify()
            last = server.events(1)[0].id
            assert back(file, place).stored == outcome.stored  # again: nothing is done twice
            assert server.events(1)[0].id == last


def test_what_somebody_else_changed_meanwhile_is_left_out_with_both_versions(
    place: ServerPlace, tmp_path: Path
) -> None:
    with taken(place, tmp_path / "a.muqabala") as file, open_project(place) as server:
        server.edit_text(2, Side.TARGET, "In it al-Ashraf Musa marched", BADR)
        server.merge(4, BADR)
        file.confirm([1], ANA)
        file.edit_text(2, Side.TARGET, "In it the king marched", ANA)
        file.confirm([2], ANA)
        file.confirm([3], ANA)
        file.undo(ANA)
        file.comment(3, "Damascus?", ANA)
        outcome = back(file, place)
        assert [left.event for left in outcome.left_out] == [3, 4]
        first = outcome.left_out[0]
        assert str(first.reason) == "Badr changed this pair in the meantime"
        assert first.yours is not None
        assert first.theirs is not None
        assert first.yours.target_text == "In it the king marched"
        assert first.theirs.target_text == "In it al-Ashraf Musa marched"
        assert server.rows([1])[0].confirmed_by == "Ana"
        assert server.rows([3])[0].status is Status.SUGGESTED
        assert [comment.text for comment in server.comments(3)] == ["Damascus?"]
        assert server.counts().total == 4
        server.verify()


def test_a_check_in_that_was_interrupted_goes_on(place: ServerPlace, tmp_path: Path) -> None:
    def stop(done: float, message: str) -> None:
        if done > 0.5:
            raise Cancelled

    with taken(place, tmp_path / "a.muqabala") as file, open_project(place) as opened:
        server: ServerProject = opened  # type: ignore[assignment]
        file.detach(1, ANA)
        file.merge(3, ANA)
        file.comment(file.order()[0], "first half", ANA)
        file.confirm(list(map(int, file.order())), ANA)
        with pytest.raises(Cancelled):
            check_in(file, server, stop)
        assert 1 < server.events(1)[0].id < 5
        assert check_in(file, server).left_out == ()
        assert server.events(1)[0].id == 5
        assert shape(server) == shape(file)


def test_only_a_file_of_this_project_is_checked_in(place: ServerPlace, tmp_path: Path) -> None:
    with aligned_project(tmp_path / "a.muqabala") as file:
        with pytest.raises(ProjectError, match="was not checked out of a library"):
            back(file, place)
        file.set_setting("checkout", {"library": place.url, "schema": place.schema, "event": 1})
        with pytest.raises(ProjectError, match="was not checked out of this project"):
            back(file, place)
    with taken(place, tmp_path / "b.muqabala") as file:
        assert origin_of(file)[1] == place.schema


def test_a_person_checks_in_their_own_work_only(place: ServerPlace, tmp_path: Path) -> None:
    with Library(place.url) as library:
        library.invite("Ana", "translator")
    mine = ServerPlace(place.url.replace("keeper@", "ana@"), place.schema)
    with taken(mine, tmp_path / "a.muqabala") as file:
        file.confirm([1, 2], ANA)
        file.approve([1], RIMA)
        file.confirm([3], ANA)
        outcome = back(file, mine)
    assert [(left.who, left.event) for left in outcome.left_out] == [("Rima", 3)]
    with open_project(place) as server:
        assert server.counts().of(Status.CONFIRMED) == 3


def choose_for_all(file: Project, outcome: CheckedIn, version: Version) -> None:
    choose(file, {pair.bead: version for pair in outcome.disputed})


def test_a_person_applies_their_version_on_top_of_that_of_another(place: ServerPlace, tmp_path: Path) -> None:
    with taken(place, tmp_path / "a.muqabala") as file, open_project(place) as server:
        server.edit_text(2, Side.TARGET, "In it al-Ashraf Musa marched", BADR)
        server.edit_text(2, Side.SOURCE, "وفيها سار الملك الأشرف", BADR)
        server.confirm([1], BADR)
        file.confirm([1, 2, 3], ANA)
        file.edit_text(2, Side.TARGET, "In it the king marched", ANA)
        file.comment(2, "which king?", ANA)
        first = back(file, place)
        assert [(pair.bead, pair.number, pair.who) for pair in first.disputed] == [
            (1, 1, "Badr"),
            (2, 2, "Badr"),
        ]
        choose_for_all(file, first, Version.MINE)
        outcome = back(file, place)
        assert outcome.left_out == ()
        one, two, three = server.rows([1, 2, 3])
        assert (one.status, one.confirmed_by) == (Status.CONFIRMED, "Badr")  # nothing was left to do
        assert (two.status, two.confirmed_by, two.changed_by) == (Status.CONFIRMED, "Ana", "Ana")
        assert two.target_text == "In it the king marched"
        assert two.source_text == "وفيها سار الملك الأشرف"  # not touched in the file
        assert three.status is Status.CONFIRMED
        assert [comment.text for comment in server.comments(2)] == ["which king?"]
        server.verify()
        file.edit_text(2, Side.TARGET, "In it he marched", ANA)
        assert back(file, place).left_out == ()
        assert server.rows([2])[0].target_text == "In it he marched"
        server.verify()


def test_a_person_keeps_the_version_of_another(place: ServerPlace, tmp_path: Path) -> None:
    with taken(place, tmp_path / "a.muqabala") as file, open_project(place) as server:
        server.edit_text(2, Side.TARGET, "In it al-Ashraf Musa marched", BADR)
        file.edit_texts([(2, Side.TARGET, "In it the king marched"), (1, Side.TARGET, "New words")], ANA)
        file.confirm([1, 2, 3], ANA)
        choose_for_all(file, back(file, place), Version.THEIRS)
        outcome = back(file, place)
        assert (outcome.left_out, outcome.disputed) == ((), ())
        one, two, three = server.rows([1, 2, 3])
        assert (one.target_text, one.status) == ("New words", Status.CONFIRMED)
        assert (two.target_text, two.status) == ("In it al-Ashraf Musa marched", Status.SUGGESTED)
        assert three.status is Status.CONFIRMED
        server.verify()


def test_a_choice_does_not_overrule_the_rules(place: ServerPlace, tmp_path: Path) -> None:
    with taken(place, tmp_path / "a.muqabala") as file, open_project(place) as server:
        server.confirm([1, 3], BADR)
        server.approve([1], RIMA)
        server.merge(3, BADR)
        file.edit_text(1, Side.TARGET, "Other words", ANA)
        file.confirm([3], ANA)
        file.merge(4, ANA)
        choose_for_all(file, back(file, place), Version.MINE)
        outcome = back(file, place)
        assert [left.event for left in outcome.left_out] == [2, 3, 4]
        assert "closed to the translator" in str(outcome.left_out[0].reason)
        assert outcome.disputed == ()
        assert server.rows([1])[0].status is Status.APPROVED
        assert server.counts().total == 4


@pytest.mark.parametrize("seed", range(3))
def test_random_work_on_both_sides_and_random_choices(place: ServerPlace, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with taken(place, tmp_path / "a.muqabala") as file, open_project(place) as server:
        for project in (file, server):
            for _ in range(25):
                try:
                    _random_command(project, chance.choice([ANA, BADR, RIMA]), chance)
                except (RuleError, EditError, ConflictError):
                    continue
        asked: set[int] = set()
        while (outcome := back(file, place)).disputed:
            chosen = {pair.bead: chance.choice(list(Version)) for pair in outcome.disputed}
            assert not asked & chosen.keys()  # nobody is asked twice
            asked |= chosen.keys()
            choose(file, chosen)
            server.verify()
        before = server.events(1)[0].id
        assert back(file, place).stored == outcome.stored
        assert server.events(1)[0].id == before
        server.verify()


def assigned(project: OpenProject) -> list[tuple[str, str, str]]:
    """Key, person and last day of the assignments in force."""
    with project.connection() as connection:
        return [(one.key, one.person, one.due) for one in assignments(connection)]


def assignment_of(project: OpenProject, pairs: list[int], person: str) -> Assignment:
    with project.connection() as connection:
        found = stretches_of(connection, pairs)
    return Assignment(person, WorkKind.ALIGN, found[Side.SOURCE], found[Side.TARGET])


def test_assignments_made_changed_ended_and_taken_back_in_the_file(
    place: ServerPlace, tmp_path: Path
) -> None:
    with open_project(place) as server:
        for person, pairs in (("Ana", [1, 2]), ("Badr", [3])):
            server.assign(assignment_of(server, pairs, person), RIMA)
        (ana, _, _), (badr, _, _) = assigned(server)
    with taken(place, tmp_path / "a.muqabala") as file, open_project(place) as server:
        with file.connection() as connection:
            kept = {one.key: one for one in assignments(connection)}
        file.assign(replace(kept[ana], due="2026-12-20"), RIMA)
        file.end_assignment(badr, RIMA)
        file.assign(assignment_of(file, [4], "Ana"), RIMA)
        file.assign(assignment_of(file, [5], "Badr"), RIMA)
        file.undo(RIMA)
        assert back(file, place).left_out == ()
        assert assigned(server) == assigned(file)
        assert (ana, "Ana", "2026-12-20") in assigned(server)
        assert len(assigned(server)) == 2
        last = server.events(1)[0].id
        assert back(file, place).left_out == ()
        assert server.events(1)[0].id == last
        server.verify()


def test_an_assignment_that_two_have_changed_is_that_of_the_check_in(
    place: ServerPlace, tmp_path: Path
) -> None:
    with open_project(place) as server:
        server.assign(assignment_of(server, [1, 2], "Ana"), RIMA)
    with taken(place, tmp_path / "a.muqabala") as file, open_project(place) as server:
        with file.connection() as connection:
            (one,) = assignments(connection)
        server.assign(replace(one, due="2026-12-10"), RIMA)
        server.merge(2, ANA)  # the words of the assignment are in one pair now
        file.assign(replace(one, person="Badr"), RIMA)
        assert back(file, place).left_out == ()
        assert assigned(server) == [(one.key, "Badr", "")]
        said = [event.command for event in server.events(10)]
        assert said.count("assign") == 3  # the history has both changes
        server.verify()


def test_an_assignment_of_a_pair_that_is_gone_arrives_under_the_rules_of_the_server(
    place: ServerPlace, tmp_path: Path
) -> None:
    with open_project(place) as server:
        server.assign(assignment_of(server, [2, 3], "Ana"), RIMA)
    with Library(place.url) as library:
        library.invite("Rima", "reviewer", schema=place.schema)
    as_rima = ServerPlace(place.url.replace("keeper@", "rima@"), place.schema)
    with taken(as_rima, tmp_path / "a.muqabala") as file:
        with file.connection() as connection:
            (one,) = assignments(connection)
        file.assign(replace(one, due="2026-12-24"), RIMA)
        with open_project(place) as server:
            server.merge(1, ANA)  # the pair with the first words is gone
        assert back(file, as_rima).left_out == ()
        with open_project(place) as server:
            assert assigned(server) == [(one.key, "Ana", "2026-12-24")]
            server.verify()
