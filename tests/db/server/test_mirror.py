"""A project on a server with a copy in a file: the copy follows, and a broken connection loses nothing."""

from __future__ import annotations

import random
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from aligner.errors import Cancelled, ConflictError, EditError, ProjectError, RuleError
from db import Project, check
from tests.db.server.test_roles import _random_command
from tests.helpers.db_projects import ANA, BADR, RIMA, ServerPlace, aligned_project, open_project, snapshot

pytestmark = pytest.mark.postgresql

if TYPE_CHECKING:
    from pathlib import Path

    from db.server import MirroredProject, ServerProject


@pytest.fixture
def place(library_url: str) -> ServerPlace:
    made = ServerPlace(library_url)
    aligned_project(made).close()
    return made


def mirrored(place: ServerPlace, path: Path) -> MirroredProject:
    from db.server import Library, MirroredProject

    return MirroredProject.mirror(Library(place.url), place.schema, path)


def cut(project: ServerProject | None) -> None:
    """Break all connections but one's own."""
    assert project is not None
    with project._engines[1].connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
                "AND backend_type = 'client backend'"
            )
        )


def go_away(copy: MirroredProject) -> None:
    """As if the network were gone."""
    from db.server.postgresql import ConnectionLostError

    copy.offline = ConnectionLostError("away")


@pytest.mark.parametrize("seed", range(2))
def test_a_copy_follows_what_everybody_does(place: ServerPlace, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "copy" / "a.muqabala"
    with mirrored(place, path) as copy, open_project(place) as server:
        for _ in range(60):
            try:
                _random_command(
                    copy if chance.random() < 0.5 else server, chance.choice([ANA, BADR, RIMA]), chance
                )
            except (RuleError, EditError, ConflictError):
                continue
            copy.data_version()
            assert snapshot(copy) == snapshot(server)
            assert copy.counts() == server.counts()
        assert copy.events(500) == server.events(500)
        copy.verify()
    assert check(path).problems == ()


def test_a_connection_lost_while_opening_leaves_the_copy(
    place: ServerPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.server import MirroredProject
    from db.server.postgresql import ConnectionLostError

    def lost(*_: object) -> None:
        raise ConnectionLostError("away")

    path = tmp_path / "a.muqabala"
    with mirrored(place, path) as copy:
        before = snapshot(copy)
    with monkeypatch.context() as patch:
        patch.setattr(MirroredProject, "_pull", lost)
        with mirrored(place, path) as copy:
            assert copy.offline is not None
            assert snapshot(copy) == before


def test_a_copy_is_replaced_only_by_a_whole_one(
    place: ServerPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.server import Library, MirroredProject

    def stopped(_library: Library, _schema: str, path: Path, _progress: object) -> None:
        path.write_bytes(b"half")
        raise Cancelled

    path = tmp_path / "a.muqabala"
    path.write_bytes(b"damaged")
    with monkeypatch.context() as patch:
        patch.setattr(Library, "fetch", stopped)
        with Library(place.url) as library, pytest.raises(Cancelled):
            MirroredProject.mirror(library, place.schema, path)
    assert path.read_bytes() == b"damaged"
    with mirrored(place, path) as copy, open_project(place) as server:
        assert snapshot(copy) == snapshot(server)
    assert [file.name for file in tmp_path.iterdir()] == ["a.muqabala"]


def test_only_what_others_do_is_news(place: ServerPlace, tmp_path: Path) -> None:
    with mirrored(place, tmp_path / "a.muqabala") as copy, open_project(place) as server:
        before = copy.data_version()
        copy.confirm([1], ANA)
        copy.undo(ANA)
        assert copy.data_version() == before
        server.confirm([2], BADR)
        assert copy.data_version() != before
        assert copy.rows([2])[0].confirmed_by == "Badr"


def test_without_a_connection_the_copy_is_read_and_commands_are_refused(
    place: ServerPlace, tmp_path: Path
) -> None:
    with mirrored(place, tmp_path / "a.muqabala") as copy, open_project(place) as server:
        copy.confirm([1], ANA)
        copy.reachable.clear()
        go_away(copy)
        assert copy.rows([1])[0].confirmed_by == "Ana"
        with pytest.raises(ProjectError, match="the change was not made"):
            copy.confirm([2], ANA)
        server.confirm([3], BADR)
        copy.reachable.set()
        copy.data_version()
        assert copy.offline is None
        assert copy.rows([3])[0].confirmed_by == "Badr"
        copy.confirm([2], ANA)
    with mirrored(place, tmp_path / "a.muqabala") as copy, open_project(place) as server:
        assert snapshot(copy) == snapshot(server)


def test_a_copy_of_something_else_is_replaced(place: ServerPlace, tmp_path: Path) -> None:
    path = tmp_path / "a.muqabala"
    with aligned_project(path) as other:
        other.merge(1, ANA)
    with mirrored(place, path) as copy:
        assert copy.counts().total == 5
    with Project.open(path) as file:
        file.confirm([1], ANA)  # somebody works on the copy itself
    with mirrored(place, path) as copy:
        assert copy.rows([1])[0].confirmed_by is None


def test_a_command_is_done_once_however_often_it_is_sent(place: ServerPlace) -> None:
    from db.server.server_project import CommandDoneError

    with open_project(place) as opened:
        project: ServerProject = opened  # type: ignore[assignment]
        with project.identified("one"):
            project.comment(1, "only once", ANA)
        with project.identified("one"), pytest.raises(CommandDoneError):
            project.comment(1, "only once", ANA)
        project.comment(1, "something else", ANA)
        assert [comment.text for comment in project.comments(1)] == ["only once", "something else"]


@pytest.mark.parametrize("after", [False, True])
def test_the_answer_to_a_commit_that_is_lost_is_looked_up(
    place: ServerPlace, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    """The connection breaks before or after the server has committed; the command tells which it was."""
    with open_project(place) as opened:
        project: ServerProject = opened  # type: ignore[assignment]
        driver = project._writer.connection.dbapi_connection
        assert driver is not None
        commit = driver.commit

        def broken() -> None:
            monkeypatch.undo()
            if after:
                commit()
            cut(project)
            driver.execute("SELECT 1")

        monkeypatch.setattr(type(project._writer.dialect), "do_commit", lambda self, raw: broken())
        if after:
            project.comment(1, "stored", ANA)
        else:
            with pytest.raises(ProjectError, match="cannot be reached"):
                project.comment(1, "not stored", ANA)
        assert [comment.text for comment in project.comments(1)] == (["stored"] if after else [])
        project.comment(1, "goes on", BADR)


def test_who_is_where_is_heard(place: ServerPlace) -> None:
    from db.server.listener import Listener
    from db.server.postgresql import address

    heard: list[tuple[tuple[str, int], ...]] = []
    links: list[bool] = []
    told, wrote, linked = threading.Event(), threading.Event(), threading.Event()

    def people(found: tuple[tuple[str, int], ...]) -> None:
        heard.append(found)
        told.set()

    def link(up: bool) -> None:
        links.append(up)
        linked.set()

    url = address(place.url)
    with open_project(place) as opened:
        first = Listener(url, place.schema, changed=wrote.set, people=people, link=link)
        second = Listener(url, place.schema, changed=lambda: None, people=lambda _: None, link=lambda _: None)
        try:
            second.is_at(4)
            while not heard or heard[-1] != (("keeper", 4),):
                assert told.wait(20)
                told.clear()
            opened.confirm([1], ANA)
            assert wrote.wait(20)
            wrote.clear()
            cut(opened)  # type: ignore[arg-type]
            while links[-1:] != [True]:
                assert linked.wait(20)
                linked.clear()
            assert links == [False, True]
            assert wrote.wait(20)  # what happened meanwhile is read
        finally:
            second.close()
            first.close()


def test_a_listener_ends_without_waiting_for_the_server(
    place: ServerPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection that hangs does not hold up who closes it, and nothing is called afterwards."""
    from db.server.listener import Listener
    from db.server.postgresql import address

    held = threading.Event()
    calls: list[object] = []

    def hangs(_: Listener) -> None:
        held.wait(60)
        raise OSError

    monkeypatch.setattr(Listener, "_connect", hangs)
    listener = Listener(
        address(place.url),
        place.schema,
        changed=lambda: calls.append("changed"),
        people=calls.append,
        link=calls.append,
    )
    listener.close()
    assert listener._thread.is_alive()
    held.set()
    listener._thread.join(60)
    assert not listener._thread.is_alive()
    assert calls == []


def test_the_title_and_the_categories_are_those_of_the_library(place: ServerPlace, tmp_path: Path) -> None:
    own = {"name": "house", "alignment": [], "translation": ["Eleganz"]}
    with (
        mirrored(place, tmp_path / "a.muqabala") as mine,
        mirrored(place, tmp_path / "b.muqabala") as hers,
    ):
        for key, value in (("title", "Chronicle"), ("review/categories", own), ("window", [1])):
            mine.set_setting(key, value)
        hers.data_version()
        assert (hers.setting("title"), hers.setting("review/categories")) == ("Chronicle", own)
        assert hers.setting("window") is None
