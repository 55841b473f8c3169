"""Protocol of what a query needs of a project: a connection to read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection


class Source(Protocol):
    """An open project, or only its reader."""

    def connection(self) -> AbstractContextManager[Connection]:
        """Borrow a connection to read from."""
