"""A library of an older program: one sentence on what its administrator has to do, and then it works."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from aligner.bitext import Status
from aligner.errors import ProjectError
from db.server.rules.project_rules import RULES, project_rules
from tests.db.test_assignments import of_pairs
from tests.helpers.db_projects import ANA, RIMA, ServerPlace, aligned_project, open_project
from tests.helpers.postgresql import server
from ui.cli.main import BAD_INPUT, OK, main
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


def _with_older_rules(url: str, schema: str) -> None:
    """Put rules in the place of today's that know no assignments and count no versions for the list."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        for function, words, older in (
            ("check_event", "'rule', 'assign'", "'rule'"),
            (
                "settle",
                "UPDATE library.latest SET version = version + 1",
                "UPDATE library.latest SET version = 0",
            ),
        ):
            today = connection.exec_driver_sql(
                f"SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname = '{function}' "
                f"AND pronamespace = '{schema}'::regnamespace"
            ).scalar_one()
            assert words in today
            connection.exec_driver_sql(today.replace(words, older), execution_options={"no_parameters": True})
        connection.exec_driver_sql(f"DROP TRIGGER titled ON {schema}.settings")
        connection.exec_driver_sql(f"DROP FUNCTION {schema}.titled()")
        connection.exec_driver_sql(f"COMMENT ON SCHEMA {schema} IS NULL")
    engine.dispose()


def _rules(url: str, schema: str) -> list[tuple[str, ...]]:
    """All functions, triggers and rights of a project."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        found = connection.exec_driver_sql(
            "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = '@'::regnamespace UNION ALL "
            "SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE c.relnamespace = '@'::regnamespace AND NOT t.tgisinternal UNION ALL "
            "SELECT relname || array_to_string(ARRAY(SELECT a::text FROM unnest(relacl) a ORDER BY 1), ' ') "
            "FROM pg_class WHERE relnamespace = '@'::regnamespace UNION ALL "
            "SELECT attrelid::regclass || attname || attacl::text FROM pg_attribute a "
            "JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = '@'::regnamespace "
            "AND attacl IS NOT NULL ORDER BY 1".replace("@", schema)
        ).all()
    engine.dispose()
    return [tuple(row) for row in found]


def test_the_rules_of_older_projects_are_brought_up_to_date(
    url: str, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    places = [ServerPlace(url) for _ in range(3)]
    for place in places:
        aligned_project(place).close()
    library.invite("Rima", "reviewer")
    today = [_rules(url, place.schema) for place in places]
    for place in places[:2]:
        _with_older_rules(url, place.schema)
    old = places[0]
    as_rima = ServerPlace(url.replace("keeper@", "rima@"), old.schema)
    with pytest.raises(ProjectError, match=r"older rules .* run muqabala server init once more"):
        open_project(as_rima)
    assert main(["server", "init", url]) == OK
    assert "Brought the rules of 2 projects up to date." in capsys.readouterr().out
    assert [_rules(url, place.schema) for place in places] == today
    with open_project(old) as project:
        project.confirm([1], ANA)
    with open_project(as_rima) as project:
        project.assign(of_pairs(project, [1, 2], "Ana"), RIMA)
        project.verify()
    assert [summary.of(Status.CONFIRMED) for _, summary in library.summaries()] == [0, 0, 1]
    assert main(["server", "init", url]) == OK
    assert "Brought" not in capsys.readouterr().out


def test_a_project_with_other_tables_is_left_as_it_is(url: str, library: Library) -> None:
    place = ServerPlace(url)
    aligned_project(place).close()
    _with_older_rules(url, place.schema)
    _run(url, f"ALTER TABLE {place.schema}.kept_comments RENAME TO other")
    older = _rules(url, place.schema)
    done = library.init()
    assert (done.renewed, done.left) == ((), (place.schema,))
    assert _rules(url, place.schema) == older


def test_a_change_of_the_rules_counts_up_their_number() -> None:
    text_of_rules = project_rules('"team"').encode()
    assert (RULES, hashlib.sha256(text_of_rules).hexdigest()[:16]) == (1, "cdb405b3a2dc8f36"), (
        "Count up RULES, and write the new digest here: projects on servers have the old rules"
    )
