"""How often a command and its arrival in a copy wait for the server: the network makes these slow, not us."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from sqlalchemy import event, text

from aligner.bitext import Side
from aligner.errors import ProjectError
from tests.db.server.test_mirror import mirrored
from tests.helpers.db_projects import ANA, BADR, ServerPlace, aligned_project, open_project

pytestmark = pytest.mark.postgresql

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Engine

    from db.server import ServerProject

_WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def place(library_url: str) -> ServerPlace:
    made = ServerPlace(library_url)
    aligned_project(made).close()
    return made


def on_server(place: ServerPlace) -> ServerProject:
    return cast("ServerProject", open_project(place))


def statements(engine: Engine) -> list[str]:
    """The statements that the connections of an engine are given from now on."""
    found: list[str] = []

    def note(_connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        # A named cursor asks three times: it is declared, read and closed.
        found.extend([statement] * (3 if getattr(cursor, "name", "") else 1))

    event.listen(engine, "before_cursor_execute", note)
    return found


def waits(given: list[str]) -> int:
    """Statements that are answered before the next is sent, and the commit."""
    return sum(not one.startswith(_WRITES) or "RETURNING" in one for one in given) + 1


@pytest.mark.parametrize(
    ("command", "given", "waited"),
    [
        (lambda project: project.confirm([1], ANA), 16, 9),
        (lambda project: project.comment(1, "a question", ANA), 19, 13),
        (lambda project: project.edit_text(1, Side.TARGET, "Another text", ANA), 20, 10),
        (lambda project: project.merge(2, ANA), 27, 15),
    ],
    ids=["confirm", "comment", "edit", "merge"],
)
def test_a_command_waits_for_the_server_as_often_as_it_must(
    place: ServerPlace, command: Callable[[ServerProject], object], given: int, waited: int
) -> None:
    with on_server(place) as project:
        seen = statements(project._engines[0])
        command(project)
        assert len(seen) <= given
        assert waits(seen) <= waited


def test_writes_are_sent_without_waiting_for_their_answers(
    place: ServerPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.server.write_ahead import _Ahead

    with on_server(place) as project:
        flushed: list[object] = []
        wait = _Ahead._wait

        def counted(ahead: _Ahead, driver: object) -> None:
            flushed.append(driver) if driver in ahead._open else None
            wait(ahead, driver)

        monkeypatch.setattr(_Ahead, "_wait", counted)
        seen = statements(project._engines[0])
        project.confirm([1], ANA)
        assert len(flushed) + 1 == waits(seen)


def test_a_copy_asks_once_where_nothing_is_new(place: ServerPlace, tmp_path: Path) -> None:
    with mirrored(place, tmp_path / "a.muqabala") as copy, open_project(place) as server:
        assert copy.server is not None
        seen = statements(copy.server._engines[1])
        copy.data_version()
        assert len(seen) == 1
        server.confirm([1], BADR)
        seen.clear()
        copy.data_version()
        assert len(seen) <= 11


def test_an_error_of_a_statement_sent_ahead_undoes_the_whole_command(place: ServerPlace) -> None:
    def write(project: ServerProject) -> None:
        with project._writing() as connection:
            connection.execute(text("INSERT INTO settings VALUES ('a', '1', NULL)"))
            connection.execute(text("UPDATE events SET who = 'Rima'"))

    with on_server(place) as project:
        before = project.counts()
        with pytest.raises(ProjectError, match="does not allow"):
            write(project)
        assert project.setting("a") is None
        project.confirm([1], ANA)
        project.undo(ANA)
        assert project.counts() == before


def test_rows_past_sqlalchemy_lost_midway_are_a_lost_connection(place: ServerPlace) -> None:
    from db.schema.row_stream import stream
    from db.server.postgresql import ConnectionLostError

    def read(project: ServerProject) -> None:
        with project._writing() as connection:
            rows = stream(connection, "SELECT generate_series(1, 100)", 10)
            next(rows)
            raw: Any = connection.connection.driver_connection
            with project._engines[1].connect() as other:
                other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": raw.info.backend_pid})
            list(rows)

    with on_server(place) as project:
        with pytest.raises(ConnectionLostError):
            read(project)
        project.confirm([1], ANA)
