"""A server that goes away or refuses: nothing stored is called lost, and the reason is said once."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, text

from aligner.errors import ProjectError
from aligner.permissions import Person
from tests.db.server.test_mirror import mirrored
from tests.helpers.db_projects import ANA, BADR, ServerPlace, aligned_project, open_project, snapshot
from tests.helpers.postgresql import server

pytestmark = pytest.mark.postgresql

if TYPE_CHECKING:
    from pathlib import Path

    from db.server import MirroredProject

NADIA = Person("Nadia")


@pytest.fixture
def place(library_url: str) -> ServerPlace:
    made = ServerPlace(library_url)
    aligned_project(made).close()
    return made


def cut_before(copy: MirroredProject, place: ServerPlace, number: int) -> None:
    """Break the connection of a copy just before it asks the server for the n-th time."""
    assert copy.server is not None
    asked = 0

    def cut(_connection: Any, cursor: Any, *_: Any) -> None:
        nonlocal asked
        asked += 1
        if asked == number:
            from db.server import Library

            with Library(place.url) as library, library._engine.begin() as other:
                pid = {"pid": cursor.connection.info.backend_pid}
                other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), pid)

    event.listen(copy.server._engines[1], "before_cursor_execute", cut)


@pytest.mark.parametrize("number", range(1, 12))
def test_a_connection_lost_at_any_question_leaves_the_copy_as_it_was(
    place: ServerPlace, tmp_path: Path, number: int
) -> None:
    from db.server.postgresql import ConnectionLostError

    with mirrored(place, tmp_path / "a.muqabala") as copy, open_project(place) as opened:
        opened.confirm([1, 2], ANA)
        opened.merge(3, BADR)
        before = snapshot(copy)
        cut_before(copy, place, number)
        copy.data_version()
        assert isinstance(copy.offline, ConnectionLostError)
        assert snapshot(copy) == before
        copy.data_version()
        assert snapshot(copy) == snapshot(opened)


def test_a_stored_command_succeeds_though_the_copy_cannot_follow(
    place: ServerPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.server import MirroredProject

    def refused(_: MirroredProject) -> None:
        raise ProjectError("does not allow you to do this")

    with mirrored(place, tmp_path / "a.muqabala") as copy, open_project(place) as opened:
        with monkeypatch.context() as patch:
            patch.setattr(MirroredProject, "_pull", refused)
            copy.confirm([1], ANA)
            with pytest.raises(ProjectError, match="does not allow"):
                copy.confirm([2], ANA)
        assert [row.confirmed_by for row in opened.rows([1, 2])] == ["Ana", None]
        copy.data_version()
        assert snapshot(copy) == snapshot(opened)


def test_who_is_removed_while_at_work_reads_on_and_hears_why_once(place: ServerPlace, tmp_path: Path) -> None:
    from db.server import Library

    with Library(place.url) as library:
        login = library.invite("Nadia", "translator").login
        hers = ServerPlace(place.url.replace("keeper@", f"{login}@"), place.schema)
        with mirrored(hers, tmp_path / "a.muqabala") as copy, open_project(place) as opened:
            copy.confirm([1], NADIA)
            library.dismiss("Nadia")
            opened.confirm([2], BADR)
            with pytest.raises(ProjectError, match="closed to you"):
                copy.data_version()
            copy.data_version()
            with pytest.raises(ProjectError, match="closed to you"):
                copy.confirm([3], NADIA)
            assert [row.confirmed_by for row in copy.rows([1, 2])] == ["Nadia", None]
            library.invite("Nadia", "translator")
            copy.data_version()
            copy.confirm([3], NADIA)
            assert snapshot(copy) == snapshot(opened)


def test_a_password_that_has_expired_is_said_once(tmp_path: Path) -> None:
    import psycopg

    from db.server import Library, MirroredProject
    from db.server.postgresql import SignInError, is_refusal

    with server("secret") as url, Library(url) as library:
        library.init()
        made = ServerPlace(url)
        aligned_project(made).close()
        invited = library.invite("Nadia", "translator")
        signed_in = url.replace("keeper:secret@", f"{invited.login}:{invited.password}@")
        with MirroredProject.mirror(Library(signed_in), made.schema, tmp_path / "a.muqabala") as copy:
            with library._engine.begin() as connection:
                connection.exec_driver_sql(f"ALTER ROLE {invited.login} VALID UNTIL '2000-01-01'")
                connection.exec_driver_sql(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                    f"WHERE usename = '{invited.login}'"
                )
            with pytest.raises(SignInError):
                copy.data_version()
            copy.data_version()
            assert len(copy.order()) == 5
            with pytest.raises(psycopg.OperationalError) as refused:
                psycopg.connect(signed_in)
            assert is_refusal(refused.value)
    with pytest.raises(psycopg.OperationalError) as gone:
        psycopg.connect(signed_in)
    assert not is_refusal(gone.value)


def test_a_listener_that_is_refused_lets_the_copy_ask_why(
    place: ServerPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    from db.server.listener import Listener
    from db.server.postgresql import address

    def refused(_: Listener) -> None:
        raise psycopg.OperationalError('password authentication failed for user "nadia"')

    monkeypatch.setattr(Listener, "_connect", refused)
    asked = threading.Event()
    links: list[bool] = []
    listener = Listener(
        address(place.url),
        place.schema,
        changed=asked.set,
        people=lambda _: None,
        link=links.append,
        there=False,
    )
    assert asked.wait(20)
    assert links == [True]
    listener.close()


def test_forged_notices_and_names_do_no_harm(place: ServerPlace) -> None:
    import psycopg

    from db.server.listener import Listener
    from db.server.postgresql import address

    wrote: list[str] = []
    heard: list[tuple[tuple[str, int], ...]] = []
    changed, told = threading.Event(), threading.Event()

    def note_change() -> None:
        wrote.append("changed")
        changed.set()

    def note_people(found: tuple[tuple[str, int], ...]) -> None:
        heard.append(found)
        told.set()

    forger = psycopg.connect(place.url, autocommit=True)
    name = f"muqabala {place.schema} " + "9" * 30
    listener = Listener(
        address(place.url),
        place.schema,
        changed=note_change,
        people=note_people,
        link=lambda _: None,
    )
    try:
        assert told.wait(20)
        with forger, open_project(place) as opened:
            forger.execute("SELECT set_config('application_name', %s, false)", [name])
            for payload in ("", "project_999999 1", "\u202e", f"{place.schema}x 1"):
                forger.execute("SELECT pg_notify('muqabala', %s)", [payload])
            forger.execute("SELECT pg_notify('muqabala_here', %s)", [place.schema])
            while not heard or heard[-1] != (("keeper", 0),):
                assert told.wait(20)
                told.clear()
            opened.confirm([1], ANA)
            assert changed.wait(20)
            assert wrote == ["changed"]
    finally:
        listener.close()
