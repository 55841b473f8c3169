"""A library of an older program: one sentence on what its administrator has to do, and then it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from aligner.bitext import Side, Status
from aligner.errors import ProjectError
from aligner.permissions import WorkKind
from db.assignments.assignment import Assignment
from db.assignments.standing import assignments, stretches_of
from tests.helpers.db_projects import ANA, RIMA, ServerPlace, aligned_project, open_project, snapshot
from tests.helpers.postgresql import server
from ui.cli.main import BAD_INPUT, main
from ui.services.library.servers import read_server

pytestmark = pytest.mark.postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.server import Library

SENTENCE = (
    "has another form than this program knows. "
    "Ask the administrator of the library to run muqabala server init once more"
)

OLDER = {
    "no list": "DROP FUNCTION library.list_projects(); DROP FUNCTION library.summarize(text)",
    "no versions of projects": (
        "DROP FUNCTION library.list_projects(); DROP FUNCTION library.summarize(text); "
        "DROP TABLE library.latest, library.summaries"
    ),
    "no versions, but the function": "DROP TABLE library.latest, library.summaries",
}
"""What a library of an older form lacks."""


@pytest.fixture
def url() -> Iterator[str]:
    """A library of its own: the others' must keep their form."""
    with server() as address:
        from db.server import Library

        with Library(address) as library:
            library.init()
        yield address


@pytest.fixture
def library(url: str) -> Iterator[Library]:
    from db.server import Library

    with Library(url) as opened:
        yield opened


def _run(url: str, statements: str) -> None:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text(statements))
    engine.dispose()


def test_an_older_library_says_what_its_administrator_has_to_do(url: str, library: Library) -> None:
    place = ServerPlace(url)
    aligned_project(place).close()
    for statements in OLDER.values():
        _run(url, statements)
        with pytest.raises(ProjectError, match=SENTENCE) as raised:
            library.summaries()
        assert "\n" not in str(raised.value)
        library.init()
        assert [summary.pairs for _, summary in library.summaries()] == [5]
    with open_project(place) as project:
        project.confirm([1], ANA)
    assert [summary.of(Status.CONFIRMED) for _, summary in library.summaries()] == [1]
    _run(url, OLDER["no versions of projects"])
    with open_project(place) as project, pytest.raises(ProjectError, match=SENTENCE):
        project.confirm([2], ANA)
    with pytest.raises(ProjectError, match=SENTENCE):
        read_server(url)  # the list in the window


def test_a_library_from_before_its_people_says_so(
    url: str, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(url, "DROP TABLE library.members CASCADE; DROP TABLE library.people CASCADE")
    for ask in (library.me, library.people):
        with pytest.raises(ProjectError, match=SENTENCE):
            ask()
    assert main(["server", "roles", url]) == BAD_INPUT
    said = capsys.readouterr().err
    assert SENTENCE in said
    assert "Traceback" not in said
    library.init()
    assert library.people() == ()


BEFORE_ASSIGNMENTS = """
DO $d$ BEGIN EXECUTE replace((SELECT pg_get_functiondef(p.oid) FROM pg_proc p
    WHERE p.proname = 'check_event' AND p.pronamespace = '{schema}'::regnamespace), ', ''assign''', '');
END $d$;
"""
"""What the rules of a project were before reviewers could assign work."""

BEFORE_RULES_HAD_NAMES = "DROP TABLE library.rules; ALTER TABLE library.blueprint DROP COLUMN rules"

RULES = (
    "SELECT proname, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = '{}'::regnamespace",
    (
        "SELECT tgrelid::regclass::text, pg_get_triggerdef(t.oid) FROM pg_trigger t "
        "JOIN pg_class c ON c.oid = tgrelid WHERE relnamespace = '{}'::regnamespace AND NOT tgisinternal"
    ),
    (
        "SELECT table_name, column_name, grantee, privilege_type FROM information_schema.column_privileges "
        "WHERE table_schema = '{}'"
    ),
)


def _rules_of(url: str, schema: str) -> set[tuple[str, ...]]:
    """Functions with their texts, triggers and rights of a project."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        found = {
            tuple(str(value).replace(schema, "@schema@") for value in row)
            for question in RULES
            for row in connection.exec_driver_sql(question.format(schema))
        }
    engine.dispose()
    return found


def test_projects_of_an_older_library_get_its_new_rules(
    url: str, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    place, untouched = ServerPlace(url), ServerPlace(url)
    for made in (place, untouched):
        aligned_project(made).close()
    library.invite("Rima", "reviewer")
    _run(url, BEFORE_RULES_HAD_NAMES)
    _run(url, BEFORE_ASSIGNMENTS.format(schema=place.schema))
    assert _rules_of(url, place.schema) != _rules_of(url, untouched.schema)
    reviewer = ServerPlace(url.replace("keeper@", "rima@"), place.schema)
    with open_project(reviewer) as project:
        with project.connection() as connection:
            stretches = stretches_of(connection, [1, 2])
        wanted = Assignment("Ana", WorkKind.ALIGN, stretches[Side.SOURCE], stretches[Side.TARGET])
        with pytest.raises(ProjectError, match="muqabala server init"):
            project.assign(wanted, RIMA)

    assert main(["server", "init", url]) == 0
    assert "2 projects have new rules." in capsys.readouterr().out
    assert _rules_of(url, place.schema) == _rules_of(url, untouched.schema)
    with open_project(reviewer) as project:
        project.assign(wanted, RIMA)
        with project.connection() as connection:
            assert [one.person for one in assignments(connection)] == ["Ana"]
        project.undo(RIMA)
        project.verify()
    assert library.init() == ()


def test_renewed_rules_remember_what_was_there(url: str, library: Library) -> None:
    place = ServerPlace(url)
    with aligned_project(place) as project:
        project.confirm([1, 2], ANA)
        project.edit_text(3, Side.TARGET, "to Damascus!", ANA)
        before = snapshot(project)
    library.invite("Ana", "translator")
    _run(url, "UPDATE library.rules SET digest = 'older'")
    assert library.init() == (place.schema,)
    with open_project(ServerPlace(url.replace("keeper@", "ana@"), place.schema)) as project:
        assert snapshot(project) == before
        for _ in range(2):
            project.undo(ANA)
        project.redo(ANA)
        project.confirm([4], ANA)
        project.verify()
