"""What each role may do on a server: the ordinary commands, and nothing else, even with plain SQL."""

from __future__ import annotations

import random
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, text

from aligner.bitext import Side, Status
from aligner.errors import ConflictError, EditError, ProjectError, RuleError
from aligner.permissions import name_key
from db import Person, Project, Role
from tests.helpers.db_projects import (
    ANA,
    BADR,
    RIMA,
    RUN,
    ServerPlace,
    aligned_project,
    beads,
    snapshot,
)

pytestmark = pytest.mark.postgresql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from db.server import Library, ServerProject

MONA = Person("Mona", Role.TRANSLATOR)
ROLES = {"ana": "translator", "badr": "translator", "rima": "reviewer", "mona": "manager"}


@pytest.fixture(scope="module")
def team(library_url: str) -> str:
    """The address of a library with four people."""
    from db.server import Library

    with Library(library_url) as library:
        for login, role in ROLES.items():
            library.invite(login.title(), role)
    return library_url


def address(url: str, login: str) -> str:
    return url.replace("keeper@", f"{login}@")


@pytest.fixture
def place(team: str) -> ServerPlace:
    """A project with pairs 1 and 2 confirmed by Ana, 3 approved, 4 returned by Rima, 5 suggested."""
    return reviewed(team)


@pytest.fixture(scope="module")
def held(team: str) -> ServerPlace:
    """Such a project for the attempts that are refused: it stays as it is."""
    return reviewed(team)


def reviewed(team: str) -> ServerPlace:
    """Make a project that both roles have worked on."""
    made = ServerPlace(team)
    with aligned_project(made) as project:
        project.confirm([1, 2, 3, 4], ANA)
        project.edit_text(2, Side.TARGET, "In it al-Ashraf Musa marched", ANA)
        project.approve([3], RIMA)
        project.send_back([4], RIMA, "cut late")
        project.comment(1, "sixteen?", BADR)
        project.forbid_own_approval(True, RIMA)
    return made


def library_of(team: str, login: str) -> Library:
    from db.server import Library

    return Library(address(team, login))


def opened(place: ServerPlace, login: str) -> ServerProject:
    with library_of(place.url, login) as library:
        return library.open(place.schema)


def contents(project: ServerProject) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of a project, and the list of the library."""
    from db.schema.tables import METADATA

    with project.connection() as connection:
        found = {
            name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for name, table in METADATA.tables.items()
        }
        for name in ("library.projects", "library.people", "library.members"):
            found[name] = sorted(map(tuple, connection.execute(text(f"SELECT * FROM {name}"))), key=repr)
        return found


@pytest.fixture(scope="module")
def keeper(held: ServerPlace) -> Iterator[ServerProject]:
    """The project that stays as it is, seen by somebody who may see everything."""
    with opened(held, "keeper") as project:
        yield project


@pytest.fixture(scope="module")
def signed_in(held: ServerPlace) -> Iterator[dict[str, ServerProject]]:
    """The same project, opened by each role; every attempt rolls back what it set in its session."""
    with ExitStack() as stack:
        yield {login: stack.enter_context(opened(held, login)) for login in ROLES}


@pytest.fixture(scope="module")
def before(keeper: ServerProject) -> dict[str, list[tuple[Any, ...]]]:
    return contents(keeper)


# Plain SQL. Each is one transaction; @S is the schema of the project, @O that of another one.

EVENT = """
INSERT INTO events SELECT p.next_event, now()::text, '{who}', '{role}', '{command}', 'x', 1, NULL, NULL, ''
FROM project p; INSERT INTO event_beads SELECT {bead}, next_event FROM project;
INSERT INTO chain SELECT p.next_event, c.hash, c.state FROM project p JOIN chain c
ON c.link = p.next_event - 1;
"""
COUNT = "UPDATE project SET next_event = next_event + 1;"

ANYBODY = {
    "a pair is approved": "UPDATE beads SET status = 'approved', reviewed_by = 'Rima' WHERE id = 1",
    "a pair is approved with its number": "UPDATE beads SET status = 'approved', reviewed_by = 'Rima', "
    "revision = (SELECT next_event FROM project) WHERE id = 1",
    "an event is written without a chain": "INSERT INTO events SELECT next_event, now()::text, 'Rima', "
    "'reviewer', 'approve', 'x', 0, NULL, NULL, '' FROM project",
    "an event has another's name": EVENT.format(who="Zayd", role="translator", command="merge", bead=5)
    + COUNT,
    "a text is changed": "UPDATE texts SET content = 'x'",
    "a text is deleted": "DELETE FROM texts",
    "a text is replaced": "INSERT INTO texts SELECT * FROM texts WHERE side = 'source'",
    "an event is changed": "UPDATE events SET who = 'Zayd'",
    "an event is deleted": "DELETE FROM events WHERE id = 3",
    "the history is emptied": "TRUNCATE events CASCADE",
    "the chain is changed": "UPDATE chain SET hash = ''",
    "a pair is put into an older event": "INSERT INTO event_beads VALUES (5, 2)",
    "a rule is changed": "UPDATE project SET forbid_own_approval = false",
    "the numbers go back": "UPDATE project SET next_event = 1",
    "the name of the project is changed": "UPDATE project SET name = 'mine'",
    "a pair is deleted": "DELETE FROM beads WHERE id = 1",
    "an approved pair is deleted": "DELETE FROM beads WHERE id = 3",
    "a segment is moved": "DELETE FROM segments WHERE bead = 3",
    "a correction is slipped in": "INSERT INTO edits VALUES ('target', 0, 4, 'Now')",
    "a correction is removed": "DELETE FROM edits",
    "a comment has another's name": "INSERT INTO comments (bead, at, who, role, kind, text, withdrawn) "
    "VALUES (1, now()::text, 'Zayd', 'reviewer', 'comment', 'x', false)",
    "a comment is reworded": "UPDATE comments SET text = 'x'",
    "a comment is withdrawn": "UPDATE comments SET withdrawn = true",
    "a comment is deleted": "DELETE FROM comments",
    "a confirmation gets another name": "UPDATE beads SET confirmed_by = 'Zayd' WHERE id = 1",
    "another's steps are taken": "UPDATE steps SET who = 'Zayd'",
    "a step is deleted": "DELETE FROM steps WHERE event = 2",
    "the rules are switched off": "ALTER TABLE beads DISABLE TRIGGER ALL",
    "the rules are not run": "SET session_replication_role = replica; UPDATE beads SET status = 'approved'",
    "a rule is replaced": "CREATE OR REPLACE FUNCTION settle() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN RETURN NULL; END'",
    "what is kept is changed": "UPDATE kept_pairs SET status = 'approved'",
    "a version is invented": "INSERT INTO kept_versions SELECT * FROM kept_pairs WHERE id = 3",
    "a function is put in front": "CREATE FUNCTION pg_temp.my_name() RETURNS text LANGUAGE sql AS "
    "'SELECT ''Rima'''; SET search_path = pg_temp, @S; UPDATE @S.beads SET reviewed_by = 'Rima'",
    "a role is taken": "UPDATE library.members SET role = 'manager'",
    "a person is added": "INSERT INTO library.people VALUES ('zayd', 'Zayd', 'zayd')",
    "a project is made trusted": "INSERT INTO library.filling VALUES (txid_current(), '@S'); "
    "UPDATE beads SET status = 'approved'",
    "the owner is impersonated": "SET SESSION AUTHORIZATION keeper; UPDATE beads SET status = 'approved'",
    "the owner's role is taken": "SET ROLE keeper; UPDATE beads SET status = 'approved'",
}


@pytest.mark.parametrize("login", ROLES)
@pytest.mark.parametrize("forgery", ANYBODY)
def test_plain_sql_is_refused_to_everybody(
    held: ServerPlace,
    signed_in: dict[str, ServerProject],
    keeper: ServerProject,
    before: dict[str, list[tuple[Any, ...]]],
    login: str,
    forgery: str,
) -> None:
    import psycopg

    cursor = signed_in[login]._writer.connection.cursor()
    with pytest.raises(psycopg.Error) as refused:
        cursor.execute("BEGIN;" + ANYBODY[forgery].replace("@S", held.schema) + "; COMMIT")
    cursor.execute("ROLLBACK")
    assert refused.value.sqlstate == "42501"
    assert contents(keeper) == before


# A changed program: commands with their event and a right chain, by somebody who may not give them.

ANA_REVIEWS = Person("Ana", Role.REVIEWER)
RIMA_TRANSLATES = Person("Rima", Role.TRANSLATOR)


def _with(statement: str, command: Callable[[ServerProject], object]) -> Callable[[ServerProject], object]:
    """A command that changes something beside what it should, in the same transaction."""

    def run(project: ServerProject) -> None:
        from db.commands import event_writer

        close = event_writer.EventWriter.close

        def slip(writer: event_writer.EventWriter, *args: Any) -> Any:
            writer._connection.execute(text(statement))
            return close(writer, *args)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(event_writer.EventWriter, "close", slip)
            command(project)

    return run


FORGED: dict[str, tuple[str, Callable[[ServerProject], object]]] = {
    "a translator approves as a reviewer": (
        "badr",
        lambda p: p.approve([1], Person("Badr", Role.REVIEWER)),
    ),
    "a translator approves as Rima": ("ana", lambda p: p.approve([1], RIMA)),
    "a translator returns": ("ana", lambda p: p.send_back([1], ANA_REVIEWS, "no")),
    "a translator takes an approval back": ("ana", lambda p: p.unconfirm([3], ANA_REVIEWS)),
    "a translator changes a rule": ("ana", lambda p: p.forbid_own_approval(False, ANA_REVIEWS)),
    "a translator confirms as another": ("ana", lambda p: p.confirm([5], BADR)),
    "a translator merges as another": ("ana", lambda p: p.merge(1, BADR)),
    "a translator comments as another": ("ana", lambda p: p.comment(1, "x", BADR)),
    "a translator comments as a reviewer": ("ana", lambda p: p.comment(1, "x", ANA_REVIEWS)),
    "a translator undoes as the reviewer": ("ana", lambda p: p.undo(RIMA)),
    "a translator suggests as another": (
        "ana",
        lambda p: p.suggest([replace(beads()[4], score=0.1)], RUN, BADR, [5]),
    ),
    "a reviewer confirms": ("rima", lambda p: p.confirm([5], RIMA_TRANSLATES)),
    "a reviewer merges": ("rima", lambda p: p.merge(1, RIMA_TRANSLATES)),
    "a reviewer corrects a text": (
        "rima",
        lambda p: p.edit_text(1, Side.TARGET, "Now began the year sixteen.", RIMA_TRANSLATES),
    ),
    "a reviewer approves as another": ("rima", lambda p: p.approve([1], Person("Zayd", Role.REVIEWER))),
    "a manager approves their own": ("mona", lambda p: _own(p)),
    "a manager works as another": ("mona", lambda p: p.confirm([5], ANA)),
    "a comment hides an approval": (
        "ana",
        _with(
            "UPDATE beads SET status = 'approved', reviewed_by = 'Rima' WHERE id = 1",
            lambda p: p.comment(1, "x", ANA),
        ),
    ),
    "a confirmation has another's name": (
        "ana",
        _with("UPDATE beads SET confirmed_by = 'Badr' WHERE id = 5", lambda p: p.confirm([5], ANA)),
    ),
    "a confirmation hides another pair": (
        "ana",
        _with(
            "UPDATE beads SET status = 'confirmed', confirmed_by = 'Ana' WHERE id = 4",
            lambda p: p.confirm([5], ANA),
        ),
    ),
    "a confirmation hides a correction": (
        "ana",
        _with("INSERT INTO edits VALUES ('target', 0, 4, 'Now')", lambda p: p.confirm([5], ANA)),
    ),
    "an approval hides a correction": (
        "rima",
        _with("INSERT INTO edits VALUES ('target', 0, 4, 'Now')", lambda p: p.approve([1], RIMA)),
    ),
    "an approval hides another translator": (
        "rima",
        _with("UPDATE beads SET confirmed_by = 'Zayd' WHERE id = 1", lambda p: p.approve([1], RIMA)),
    ),
    "a comment hides a rule": (
        "ana",
        _with("UPDATE project SET forbid_own_approval = false", lambda p: p.comment(1, "x", ANA)),
    ),
    "a comment hides another's": (
        "ana",
        _with("UPDATE comments SET withdrawn = true WHERE who = 'Badr'", lambda p: p.comment(1, "x", ANA)),
    ),
    "an undo restores something else": (
        "ana",
        lambda p: (
            p.confirm([5], ANA),
            _with("UPDATE beads SET changed_by = 'Badr' WHERE id = 5", lambda p: p.undo(ANA))(p),
        ),
    ),
    "a returned pair is made a new one": ("ana", lambda p: _without_return(p)),
}


def _own(project: ServerProject) -> None:
    """Approve what one confirmed oneself, in a program that does not look at the rule."""
    from db.commands import preconditions

    reviewer = Person("Mona", Role.REVIEWER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(preconditions, "is_own_work", lambda by, state: False)
        project.confirm([5], MONA)
        project.approve([5], reviewer)


def _without_return(project: ServerProject) -> None:
    """Split a returned pair so that it is suggested again."""
    from aligner.bitext import Status
    from db.commands import reshape

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reshape, "next_status", lambda *args: Status.SUGGESTED)
        project.merge(4, ANA)


@pytest.mark.parametrize("forgery", FORGED)
def test_a_changed_program_is_refused(
    team: str, held: ServerPlace, keeper: ServerProject, forgery: str
) -> None:
    before = contents(keeper)
    login, command = FORGED[forgery]
    in_order = forgery in ("a manager approves their own", "an undo restores something else")
    place = reviewed(team) if in_order else held
    with opened(place, login) as project:
        project.member = None  # the program no longer asks who is signed in
        with pytest.raises(ProjectError, match="does not allow you to do this"):
            command(project)
    if in_order:  # the confirmation before it was in order
        with opened(place, "keeper") as project:
            assert len(contents(project)["events"]) == len(before["events"]) + 1
    else:
        assert contents(keeper) == before


# Another project, and the library


def test_a_role_in_one_project_opens_no_other(place: ServerPlace) -> None:
    from db.server import Library

    with Library(place.url) as library:
        library.invite("Zaynab", "translator", schema=place.schema)
        other = ServerPlace(place.url)
        aligned_project(other).close()
    with library_of(place.url, "zaynab") as library:
        assert [entry.schema for entry in library.projects()] == [place.schema]
        with pytest.raises(ProjectError, match="is no project of a library"):
            library.open(other.schema)
    with opened(place, "zaynab") as project:
        project.confirm([5], Person("Zaynab"))
        for statement in ("SELECT * FROM @O.texts", "UPDATE @O.beads SET status = 'confirmed'"):
            with pytest.raises(ProjectError, match="does not allow"), project._writing() as connection:
                connection.execute(text(statement.replace("@O", other.schema)))


def test_only_a_manager_makes_and_archives_projects(team: str, tmp_path: Path) -> None:
    from tests.db.server.test_library import SOURCE, TARGET

    path = tmp_path / "a.muqabala"
    aligned_project(path).close()
    for login in ("ana", "rima"):
        person = Person(login.title())
        with library_of(team, login) as library:
            with pytest.raises(ProjectError, match="does not allow"):
                library.create(name="x", source=SOURCE, target=TARGET, by=person)
            with pytest.raises(ProjectError, match="does not allow"):
                library.add(path, by=person)
            with pytest.raises(ProjectError, match="does not allow"):
                library.archive(library.projects()[0].schema)
            with pytest.raises(ProjectError, match="does not allow"):
                library.invite("Somebody", "manager")
    with library_of(team, "mona") as library:
        with pytest.raises(ProjectError, match="does not allow"):
            library.create(name="x", source=SOURCE, target=TARGET, by=ANA)
        with library.create(name="x", source=SOURCE, target=TARGET, by=MONA) as project:
            project.suggest(beads(), RUN, MONA)
            schema = project.schema
        library.archive(schema)
        with library.open(library.add(path, by=MONA)) as project:
            project.confirm([1], MONA)
            with pytest.raises(ProjectError, match="does not allow"), project._writing() as connection:
                connection.execute(text("INSERT INTO texts SELECT * FROM texts"))


# Names


def test_names_are_folded_as_in_the_program(team: str) -> None:
    names = [
        "ana ", "  ANA", "Ａｎａ", "Straße", "STRASSE", "Σίσυφος", "ΣΊΣΥΦΟΣ", "İpek", "\u200fليلى\u200e",
        "\ufefbمير", "ǅ", "ﬁona", "a\u00a0\u2003b", "e\u0301", "é", "\u1e9e", "ΐ", "\u0345",
    ]  # fmt: skip
    letters = [chr(code) for code in range(0x20, 0x3000) if code not in range(0x7F, 0xA0)]
    names += ["".join(letters[at : at + 40]) for at in range(0, len(letters), 40)]
    with library_of(team, "keeper") as library, library._engine.connect() as connection:
        for name in names:
            found = connection.execute(text("SELECT library.name_key(:name)"), {"name": name}).scalar_one()
            assert found == name_key(name), name


def test_an_invited_name_is_one_person(team: str, place: ServerPlace) -> None:
    with library_of(team, "keeper") as library:
        again = library.invite(" ana\u200f ", "translator")
        assert (again.name, again.login, again.password) == ("Ana", "ana", "")
        with pytest.raises(RuleError, match="Nobody may work under the name"):
            library.invite("Machine", "translator")
        with pytest.raises(RuleError, match="There is no role"):
            library.invite("Ana", "king")
        with pytest.raises(RuleError, match="login keeper cannot be used"):
            library.invite("Keeper", "translator")
        arabic = library.invite("ليلى بنت علي", "translator")
        assert arabic.login == "ليلى_بنت_علي"
    with opened(place, arabic.login) as project:
        project.confirm([5], Person("ليلى بنت علي"))
        assert project.rows([5])[0].confirmed_by == "ليلى بنت علي"
    with library_of(team, "keeper") as library:
        library.dismiss("ليلى بنت علي")
        assert arabic.name not in [member.name for member in library.people()]
    with pytest.raises(ProjectError, match="sign in"):
        opened(place, arabic.login)


def test_a_person_works_under_the_invited_name_and_role(place: ServerPlace) -> None:
    with opened(place, "ana") as project:
        project.confirm([5], Person("ana "))
        assert project.rows([5])[0].confirmed_by == "Ana"
        with pytest.raises(RuleError, match="signed in as Ana"):
            project.confirm([5], BADR)
        with pytest.raises(RuleError, match="Your role in this library is another: translator"):
            project.approve([5], ANA_REVIEWS)


def test_a_return_with_a_wording_is_answered(place: ServerPlace) -> None:
    with opened(place, "ana") as translator, opened(place, "rima") as reviewer:
        translator.confirm([5], ANA)
        for bead in (1, 5):
            reviewer.send_back([bead], RIMA, "style, minor", proposal=(Side.TARGET, "It ended."))
        translator.answer(5, last_proposal(translator, 5), ANA, accept=True)
        translator.answer(1, last_proposal(translator, 1), ANA, accept=False)
        assert [row.status for row in reviewer.rows([5, 1])] == [Status.CONFIRMED] * 2
        assert [row.target_text == "It ended." for row in reviewer.rows([5, 1])] == [True, False]
        translator.undo(ANA)
        translator.undo(ANA)
        assert [row.status for row in reviewer.rows([5, 1])] == [Status.RETURNED] * 2
        with pytest.raises(RuleError):
            reviewer.answer(5, last_proposal(reviewer, 5), RIMA, accept=True)
        translator.verify()


# Ordinary work

PEOPLE = {"ana": ANA, "badr": BADR, "rima": RIMA}


def last_proposal(project: Any, bead: int) -> int:
    """The comment with the last proposal for a pair; 0 if there is none."""
    return max((one.id for one in project.comments(bead) if one.kind == "propose"), default=0)


def _random_command(project: Any, who: Person, chance: random.Random) -> None:
    ids = list(map(int, project.order()))
    if not ids:  # the suggestion was undone
        project.redo(ANA)
        return
    bead = chance.choice(ids)
    side = chance.choice(list(Side))
    row = project.rows([bead])[0]
    commands: list[Callable[[], object]] = [
        lambda: project.confirm(ids[:: chance.randint(1, 4)], who),
        lambda: project.confirm([bead], who),
        lambda: project.unconfirm([bead], who),
        lambda: project.approve([bead], who),
        lambda: project.send_back([bead], who, "why"),
        lambda: project.comment(bead, "hm", who),
        lambda: project.propose(bead, side, "word", who),
        lambda: project.send_back([bead], who, "why", proposal=(side, "word")),
        lambda: project.answer(bead, last_proposal(project, bead), who, accept=True),
        lambda: project.answer(bead, last_proposal(project, bead), who, accept=False),
        lambda: project.merge(bead, who),
        lambda: project.detach(bead, who),
        lambda: project.join(bead, chance.choice(ids), who),
        lambda: project.move(bead, chance.randrange(len(ids)), who),
        lambda: project.shift(bead, side, chance.random() < 0.5, who),
        lambda: project.edit_text(bead, side, row.target_text + " x", who),
        lambda: project.release([bead], who),
        lambda: project.forbid_own_approval(chance.random() < 0.3, who),
        lambda: project.suggest([row.bead], RUN, who, [bead]),
        lambda: project.undo(who),
        lambda: project.undo(who),
        lambda: project.redo(who),
    ]
    if row.source and " " in row.source_text:
        commands.append(
            lambda: project.split(bead, who, row.source[0].start + row.source_text.index(" ") + 1, None)
        )
    chance.choice(commands)()


@pytest.mark.parametrize("seed", range(3))
def test_ordinary_work_is_the_same_as_in_a_file(team: str, tmp_path: Path, seed: int) -> None:
    """Whatever a file accepts or refuses, the server accepts or refuses for a person of that role."""
    path = tmp_path / "a.muqabala"
    with aligned_project(path) as file:
        file.confirm([1, 2], ANA)
        file.approve([1], RIMA)
        file.edit_text(3, Side.TARGET, "to Damascus!", BADR)
    with library_of(team, "mona") as library:
        place = ServerPlace(team, library.add(path, by=MONA))
    chance, other = random.Random(seed), random.Random(seed)
    done = 0
    with Project.open(path) as file:
        doors = {login: opened(place, login) for login in PEOPLE}
        for _ in range(45):
            login = chance.choice(list(PEOPLE))
            assert other.choice(list(PEOPLE)) == login
            outcomes = []
            for project, source in ((file, chance), (doors[login], other)):
                try:
                    _random_command(project, PEOPLE[login], source)
                except (RuleError, EditError, ConflictError) as error:
                    outcomes.append(str(error))
                else:
                    outcomes.append("")
            assert outcomes[0] == outcomes[1]
            done += not outcomes[0]
            assert snapshot(doors[login]) == snapshot(file)
        for project in doors.values():
            project.verify()
            project.close()
    assert done > 12
