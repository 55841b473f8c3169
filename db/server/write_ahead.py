"""Send what a command writes without waiting for each answer: a wait for the network is what a command costs.

The statements go out together with the next question. The server runs them in the same order, and an error of
one of them is raised by the question that follows or by the end of the transaction.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import psycopg
from sqlalchemy import event

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_WRITES = ("INSERT ", "UPDATE ", "DELETE ")


def send_writes_ahead(engine: Engine) -> None:
    """Let the connections of an engine work so, where the client library can."""
    if psycopg.Pipeline.is_supported():
        ahead = _Ahead()
        event.listen(engine, "do_execute", ahead.execute)
        event.listen(engine, "do_executemany", ahead.execute_many)
        event.listen(engine, "commit", ahead.before_commit)
        event.listen(engine, "rollback", ahead.before_rollback)


class _Ahead:
    """The statements that are on their way, by connection of the driver."""

    def __init__(self) -> None:
        self._open: WeakKeyDictionary[Any, psycopg.Pipeline] = WeakKeyDictionary()

    def execute(self, cursor: Any, statement: str, parameters: Any, _context: Any) -> bool:
        driver = cursor.connection
        if isinstance(cursor, psycopg.ServerCursor):  # not among statements that are on their way
            self._wait(driver)
            return False
        if driver not in self._open:
            pipeline = driver.pipeline()
            pipeline.__enter__()
            self._open[driver] = pipeline
        try:
            if statement.startswith(_WRITES) and "RETURNING" not in statement:
                driver.execute(statement, parameters)
            else:
                cursor.execute(statement, parameters)
                self._wait(driver)
        except psycopg.Error:
            self._give_up(driver)
            raise
        return True

    def execute_many(self, cursor: Any, statement: str, rows: Any, context: Any) -> bool:
        # The driver sends many rows together anyway.
        return len(rows) == 1 and self.execute(cursor, statement, rows[0], context)

    def before_commit(self, connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        try:
            self._wait(driver)
        except psycopg.Error:
            with contextlib.suppress(psycopg.Error):  # SQLAlchemy does not, as it has not begun to commit
                driver.rollback()
            raise

    def before_rollback(self, connection: Connection) -> None:
        if not connection.invalidated:
            self._give_up(connection.connection.driver_connection)

    def _give_up(self, driver: Any) -> None:
        with contextlib.suppress(psycopg.Error):
            self._wait(driver)

    def _wait(self, driver: Any) -> None:
        """Wait for all answers, and raise the first error."""
        if (pipeline := self._open.pop(driver, None)) is not None:
            pipeline.__exit__(None, None, None)
