"""A library on a PostgreSQL server: its list, its projects, and what happens when the connection breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from aligner.bitext import Side, Status
from aligner.errors import Cancelled, InputError, ProjectError
from db import BeadConflictError, Project, TextInput, check
from tests.helpers.db_projects import (
    ANA,
    ARABIC,
    BADR,
    ENGLISH,
    RIMA,
    RUN,
    ServerPlace,
    aligned_project,
    beads,
    open_project,
    snapshot,
)

pytestmark = pytest.mark.postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.library.summary import ProjectSummary
    from db.server import Library

SOURCE = TextInput("\n".join(ARABIC), "ar", "lines", "tarikh-ar.txt", "utf-8", "00" * 32)
TARGET = TextInput("\n".join(ENGLISH), "en", "lines", "tarikh-en.txt", "utf-8", "11" * 32)


@pytest.fixture
def library(library_url: str) -> Iterator[Library]:
    from db.server import Library

    with Library(library_url) as opened:
        yield opened


@pytest.fixture
def place(library_url: str) -> ServerPlace:
    return ServerPlace(library_url)


@pytest.mark.parametrize("url", ["sqlite:///x", "postgresql://ana@host", "no address", "http://host/db"])
def test_no_address_is_one_sentence(url: str) -> None:
    from db.server import Library

    with pytest.raises(ProjectError, match="no address of a PostgreSQL database"):
        Library(url)


def test_encryption_is_required_unless_the_server_is_this_machine() -> None:
    from db.server.postgresql import address

    assert address("postgresql://ana@db.example.org/x").query["sslmode"] == "require"
    assert address("postgresql://ana@db.example.org/x?sslmode=verify-full").query["sslmode"] == "verify-full"
    assert "sslmode" not in address("postgresql://ana@localhost/x").query
    with pytest.raises(ProjectError, match="without encryption"):
        address("postgresql://ana:secret@db.example.org/x?sslmode=disable")


def test_a_password_is_in_no_message(library_url: str) -> None:
    from db.server import Library

    with Library("postgresql://ana:secret@localhost:1/x") as library:
        with pytest.raises(ProjectError) as raised:
            library.projects()
        assert "secret" not in str(raised.value)
        assert "cannot be reached" in str(raised.value)


def test_a_database_that_is_no_library_is_told_apart(library_url: str) -> None:
    from db.server import Library

    other = library_url.replace("/postgres?", "/template1?")
    with Library(other) as library, pytest.raises(ProjectError, match="is no library"):
        library.projects()


def test_a_project_is_listed_opened_and_archived(library: Library) -> None:
    library.init()  # again: harmless
    with library.create(name="تاريخ", source=SOURCE, target=TARGET, by=ANA) as project:
        project.suggest(beads(), RUN)
        project.confirm([1, 2], ANA)
        schema = project.schema
    newest = library.projects()[0]
    assert (newest.schema, newest.name, newest.created_by) == (schema, "تاريخ", "Ana")
    with library.open(schema) as project:
        assert project.counts().total == 5
        assert project.verify() == project.counts()
    library.archive(schema)
    assert library.projects()[0].archived


def test_what_cannot_be_made_leaves_nothing(library: Library) -> None:
    before = library.projects()
    empty = TextInput("  \n", "ar", "lines", "empty.txt", "utf-8", "00" * 32)
    with pytest.raises(InputError):
        library.create(name="x", source=empty, target=TARGET, by=ANA)
    nul = TextInput("a\0b", "en", "lines", "nul.txt", "utf-8", "00" * 32)
    with pytest.raises(ProjectError, match="NUL"):
        library.create(name="x", source=SOURCE, target=nul, by=ANA)
    assert library.projects() == before


@pytest.mark.parametrize("schema", ["project_999999", "library", "x; DROP SCHEMA library"])
def test_what_is_no_project_is_not_opened(library: Library, schema: str) -> None:
    with pytest.raises(ProjectError, match="is no project of a library"):
        library.open(schema)


def test_two_people_see_each_other_and_do_not_overwrite(place: ServerPlace) -> None:
    with aligned_project(place) as ana, open_project(place) as badr:
        before = badr.data_version()
        revision = badr.rows([1])[0].revision
        ana.confirm([1], ANA)
        assert badr.data_version() != before
        assert badr.rows([1])[0].confirmed_by == "Ana"
        own = ana.data_version()
        ana.confirm([2], ANA)
        assert ana.data_version() == own  # one's own change is no news
        with pytest.raises(BeadConflictError):
            badr.merge(1, BADR, expected={1: revision})


def test_plain_sql_changes_neither_texts_nor_history(place: ServerPlace) -> None:
    with aligned_project(place) as project:
        project.confirm([1], ANA)
        for statement in (
            "UPDATE texts SET content = 'x'",
            "DELETE FROM events",
            "UPDATE events SET who = 'Rima'",
            "TRUNCATE chain CASCADE",
            "DELETE FROM event_beads",
        ):
            with pytest.raises(ProjectError, match="does not allow"), project._writing() as connection:
                connection.exec_driver_sql(statement)
        project.confirm([2], ANA)


def test_a_forged_approval_is_found(place: ServerPlace) -> None:
    with aligned_project(place) as project:
        project.confirm([1], ANA)
        with project._writing() as connection:
            connection.exec_driver_sql(
                "UPDATE beads SET status = 'approved', reviewed_by = 'Rima' WHERE id = 1"
            )
        with pytest.raises(ProjectError, match="damaged"):
            project.verify()


def test_a_broken_connection_loses_nothing(place: ServerPlace, library: Library) -> None:
    with aligned_project(place) as project:
        project.confirm([1], ANA)
        with library._engine.begin() as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
                "AND backend_type = 'client backend'"
            )
        assert project.rows([1])[0].confirmed_by == "Ana"
        project.confirm([2], ANA)  # the connection comes back by itself
        assert project.counts().by_status["confirmed"] == 2  # type: ignore[index]


def test_a_file_comes_back_from_a_library_as_it_was(library: Library, tmp_path: Path) -> None:
    path, back = tmp_path / "a.muqabala", tmp_path / "b.muqabala"
    with aligned_project(path) as project:
        project.confirm([1, 2], BADR)
        project.approve([2], RIMA)
        project.comment(3, "الشام؟", ANA)
        project.merge(4, ANA)
        project.undo(ANA)
        project.set_setting("zoom", {"size": 12})
        before, events = snapshot(project), project.events(100)
    schema = library.add(path, by=ANA)
    with library.open(schema) as project:
        assert snapshot(project) == before
        assert project.events(100) == events
        project.redo(ANA)
        project.comment(1, "new", BADR)  # numbers go on after those that were copied
        project.undo(BADR)
        project.undo(ANA)
        kept = snapshot(project)
    library.fetch(schema, back)
    assert check(back).problems == ()
    with Project.open(back) as project:
        assert snapshot(project) == kept
        assert project.setting("zoom") == {"size": 12}
    with pytest.raises(ProjectError, match="already exists"):
        library.fetch(schema, back)


def test_a_copy_that_is_cancelled_leaves_nothing(library: Library, tmp_path: Path) -> None:
    aligned_project(tmp_path / "a.muqabala").close()

    def stop(done: float, message: str) -> None:
        if done > 0.6:
            raise Cancelled

    before = library.projects()
    with pytest.raises(Cancelled):
        library.add(tmp_path / "a.muqabala", by=ANA, progress=stop)
    assert library.projects() == before


def test_the_list_says_of_each_project_what_its_own_tables_say(library: Library, place: ServerPlace) -> None:
    from db.library.summary import summary_of
    from db.project_reader import TITLE

    def listed() -> ProjectSummary:
        return next(found for entry, found in library.summaries() if entry.schema == place.schema)

    with aligned_project(place) as project:
        first = listed()
        assert (first.pairs, first.name, first.translators) == (5, "Chronicle", ())
        project.confirm([1, 2, 3], ANA)
        project.edit_text(4, Side.TARGET, "He died,", BADR)
        project.approve([1], RIMA)
        project.detach(5, BADR)
        project.set_setting(TITLE, "تاريخ")
        with project.connection() as connection:
            own = summary_of(connection)
        assert listed() == own
        assert (own.name, own.translators, own.reviewers) == ("تاريخ", ("Ana", "Badr"), ("Rima",))
        assert (own.one_sided, own.of(Status.CONFIRMED)) == (2, 2)
        project.undo(BADR)
        assert listed().one_sided == 0


def test_a_project_is_read_for_the_list_only_after_a_change(library: Library, place: ServerPlace) -> None:
    """The other projects come from the list, whatever is in their tables."""
    with aligned_project(place) as project:
        library.summaries()
        forged = text("UPDATE library.summaries SET summary = jsonb_set(summary, '{name}', '\"kept\"')")
        with library._engine.begin() as connection:
            connection.execute(forged)
        names = {entry.schema: found.name for entry, found in library.summaries()}
        assert names[place.schema] == "kept"
        project.comment(1, "looked at", ANA)
        names = {entry.schema: found.name for entry, found in library.summaries()}
        assert names[place.schema] == "Chronicle"


def test_everybody_lists_the_projects_they_have_a_role_in(library: Library, place: ServerPlace) -> None:
    from db.server import Library

    aligned_project(place).close()
    other = ServerPlace(place.url)
    aligned_project(other).close()
    library.invite("Zayd", "translator", schema=place.schema)
    with Library(place.url.replace("keeper@", "zayd@")) as own:
        assert [entry.schema for entry, _ in own.summaries()] == [place.schema]
        with own._engine.begin() as connection, pytest.raises(DBAPIError, match="permission denied"):
            connection.execute(text("SELECT library.summarize(:schema)"), {"schema": other.schema})
    library.archive(other.schema)
    assert other.schema not in {entry.schema for entry, _ in library.summaries()}
    library.archive(other.schema, archived=False)
