"""Listen to a server: what others have written in a project, who is there, and whether it can be reached."""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING, TypeVar

from db.server.postgresql import connect_arguments, is_refusal
from db.server.server_project import CHANNEL

if TYPE_CHECKING:
    from collections.abc import Callable

    from psycopg import Connection
    from sqlalchemy import URL

T = TypeVar("T")

HERE = "muqabala_here"
"""Channel on which a window says that it has come, gone elsewhere or moved to another pair."""

_TICK_S = 0.25
_AGAIN_S = 1.0
_REFUSED_S = 30.0
"""A server that refuses a password may lock out who tries too often."""

_LOOK_S = 5.0
_LOOK_AGAIN_S = 1.0
"""How soon it is asked again who is there, however often somebody says that it has changed."""

_DIGITS = 18
"""Of the id of a pair: anybody can give any name to their connection."""

_PEOPLE = (
    "SELECT coalesce(p.person, a.usename), a.application_name FROM pg_stat_activity a "
    "LEFT JOIN library.people p ON p.login = a.usename "
    "WHERE a.datname = current_database() AND a.application_name LIKE %s AND a.pid <> pg_backend_pid() "
    "ORDER BY a.backend_start"
)


class Listener:
    """A thread with a connection of its own. It connects again by itself as long as it is open.

    Where a person is stands in the name that the connection gives to itself, so it is gone with it.

    The callables are called on its thread, and not any more once :meth:`close` has returned.

    Args:
        url: of the library, as :func:`db.server.postgresql.address` reads it.
        schema: of the project.
        changed: somebody wrote to the project, perhaps ourselves.
        people: who else is there, each with the pair they look at (0 for none), whenever that has changed.
        link: whether the server can be reached, whenever that has changed.
        there: whether it could be reached just now.
    """

    def __init__(
        self,
        url: URL,
        schema: str,
        *,
        changed: Callable[[], None],
        people: Callable[[tuple[tuple[str, int], ...]], None],
        link: Callable[[bool], None],
        there: bool = True,
    ) -> None:
        self._url = url
        self._schema = schema
        self._changed = changed
        self._people = people
        self._link = link
        self._there = there
        self._stop = threading.Event()
        self._telling = threading.Lock()
        self._bead = 0
        self._said = -1
        self._seen: tuple[tuple[str, int], ...] | None = None
        self._thread = threading.Thread(target=self._run, name="muqabala-listener", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening, without waiting for the server; others see that the person has gone."""
        with self._telling:
            self._stop.set()

    def is_at(self, bead: int) -> None:
        """Say at which pair the person is."""
        self._bead = bead

    def _tell(self, about: Callable[[T], None], what: T) -> None:
        with self._telling:
            if not self._stop.is_set():
                about(what)

    def _tell_changed(self) -> None:
        with self._telling:
            if not self._stop.is_set():
                self._changed()

    def _run(self) -> None:
        import psycopg

        there = self._there
        while not self._stop.is_set():
            try:
                with self._connect() as connection:
                    there = self._is_there(there)
                    self._listen(connection)
            except (psycopg.Error, OSError) as error:
                if is_refusal(error):
                    there = self._is_there(there)
                    self._stop.wait(_REFUSED_S)
                    continue
                if there and not self._stop.is_set():
                    there = False
                    self._seen = None
                    self._tell(self._people, ())
                    self._tell(self._link, False)
                self._stop.wait(_AGAIN_S)

    def _is_there(self, before: bool) -> bool:
        if not before:
            self._tell(self._link, True)
            self._tell_changed()  # while it was away; who asks for it hears also why the server refuses
        return True

    def _connect(self) -> Connection[tuple[object, ...]]:
        import psycopg
        from sqlalchemy.dialects.postgresql.psycopg import dialect

        arguments, named = dialect().create_connect_args(self._url)  # type: ignore[no-untyped-call]
        named |= connect_arguments("pg_catalog")
        connection: Connection[tuple[object, ...]] = psycopg.connect(*arguments, **named, autocommit=True)
        connection.execute(f"LISTEN {CHANNEL}")
        connection.execute(f"LISTEN {HERE}")
        self._said = -1
        return connection

    def _listen(self, connection: Connection[tuple[object, ...]]) -> None:
        looked, said = float("-inf"), False
        while not self._stop.is_set():
            if self._said != self._bead:
                self._said = self._bead
                name = f"muqabala {self._schema} {self._said}"
                connection.execute("SELECT set_config('application_name', %s, false)", [name])
                connection.execute("SELECT pg_notify(%s, %s)", [HERE, self._schema])
            wrote = False
            for notice in connection.notifies(timeout=_TICK_S, stop_after=1):
                schema = notice.payload.partition(" ")[0]
                if schema == self._schema:
                    wrote = wrote or notice.channel == CHANNEL
                    said = said or notice.channel == HERE
            if wrote:
                self._tell_changed()
            now = time.monotonic()
            if now - looked >= (_LOOK_AGAIN_S if said else _LOOK_S):
                looked, said = now, False
                self._look(connection)
        with contextlib.suppress(Exception):
            connection.execute("SELECT set_config('application_name', 'muqabala', false)")
            connection.execute("SELECT pg_notify(%s, %s)", [HERE, self._schema])

    def _look(self, connection: Connection[tuple[object, ...]]) -> None:
        found = []
        for person, place in connection.execute(_PEOPLE, [f"muqabala {self._schema} %"]):
            bead = str(place).rpartition(" ")[2]
            found.append((str(person), int(bead) if bead.isdecimal() and len(bead) <= _DIGITS else 0))
        if (people := tuple(found)) != self._seen:
            self._seen = people
            self._tell(self._people, people)
