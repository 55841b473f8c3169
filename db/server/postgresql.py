"""Everything that is specific to PostgreSQL: connections, transactions, triggers, errors as sentences."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from aligner.errors import ProjectError
from aligner.messages import Message
from db.errors import CorruptError

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONNECT_SECONDS = 10
_LOCAL = frozenset(["", "localhost", "127.0.0.1", "::1"])

_OTHER_FORM = (
    Message("has another form than this program knows"),
    Message("Ask the administrator of the library to run muqabala server init once more"),
)

_CLOSED = (
    Message("is not there any more, or is closed to you"),
    Message("Read the list of projects again, or ask the administrator of the library"),
)
_NO_TABLE_OF_A_PROJECT = re.compile(r'"(?:project|alembic_version)"')
"""Named in the message of 42P01 where the schema of a project is gone, or may not be used."""

_SENTENCES = {
    "53100": (
        Message("could not be written because the disk of the server is full, and is as it was before"),
        Message("Ask the administrator of the server for space"),
    ),
    "42501": (
        Message("does not allow you to do this"),
        Message("Ask the administrator of the library for another role"),
    ),
    "28P01": (Message("does not accept the name and password"), Message("Check both and sign in again")),
    "28000": (Message("does not let you sign in"), Message("Ask the administrator of the server")),
    "3D000": (Message("has no database of this name"), Message("Check the address of the library")),
    "3F000": (Message("has no such project"), Message("Read the list of projects again")),
    "42883": _OTHER_FORM,  # a function that an older library has not
    "42P01": _OTHER_FORM,  # a table
    "22021": (
        Message("cannot store a text with a NUL character"),
        Message("Clean the text and import it again"),
    ),
    "40P01": (Message("was busy, and this change was not made"), Message("Try again")),
    "55P03": (Message("was busy, and this change was not made"), Message("Try again")),
}

_CONNECTING = (
    (
        r"certificate verify failed|root certificate|certificate has expired|self.signed",
        (
            Message("shows a certificate that cannot be verified"),
            Message("Ask the administrator for the file of the certificate, and do not sign in before"),
        ),
    ),
    (
        r"server certificate for|host name .* does not match|certificate .* host",
        (
            Message("shows the certificate of another server"),
            Message("Check the name of the server"),
        ),
    ),
    (
        r"does not support SSL|SSL off|no encryption",
        (
            Message("offers no encrypted connection"),
            Message("Ask the administrator to switch TLS on"),
        ),
    ),
    (r"password authentication failed|no password supplied", _SENTENCES["28P01"]),
    (
        r"is not permitted to log in|no pg_hba.conf entry|role .* does not exist|authentication failed",
        _SENTENCES["28000"],
    ),
    (r"database .* does not exist", _SENTENCES["3D000"]),
    (
        r"too many clients|remaining connection slots|too many connections",
        (
            Message("has as many connections as it allows"),
            Message("Try again in a minute"),
        ),
    ),
)
"""What the driver says when it cannot connect, which has no code."""

_SIGN_IN = (_SENTENCES["28P01"],)


class SignInError(ProjectError):
    """The server does not accept the name and password."""


class ConnectionLostError(ProjectError):
    """The server cannot be reached, or no longer. What was confirmed before is stored there."""


@contextmanager
def server_errors(name: str) -> Iterator[None]:
    """Turn what the server or the network did into one sentence; leave our own bugs as they are.

    Args:
        name: of the project or the library, without a password.
    """
    try:
        yield
    except CorruptError as error:
        raise ProjectError(
            "{name} is damaged ({what})",
            name=name,
            what=error.args[0],
            remedy="Restore a backup of the server",
        ) from error
    except DBAPIError as error:
        if (said := _said(name, error.orig, lost=error.connection_invalidated)) is None:
            raise
        raise said from error
    except _error_of_the_driver() as error:  # from rows that are read past SQLAlchemy
        if (said := _said(name, error, lost=False)) is None:
            raise
        raise said from error


def is_refusal(error: BaseException) -> bool:
    """Whether the server has answered and does not let this person in, rather than being out of reach."""
    said = _said("", error, lost=False)
    return said is not None and not isinstance(said, ConnectionLostError)


def _error_of_the_driver() -> type[Exception]:
    import psycopg

    return psycopg.Error


def _said(name: str, error: BaseException | None, *, lost: bool) -> ProjectError | None:
    """What the driver reports as one of our own errors; None for a bug of ours."""
    state = getattr(error, "sqlstate", None) or ""
    words = str(error)
    sentence = _SENTENCES.get(state)
    if state == "42P01" and _NO_TABLE_OF_A_PROJECT.search(words):
        sentence = _CLOSED
    if sentence is None and not state:
        sentence = next((found for pattern, found in _CONNECTING if re.search(pattern, words)), None)
    if sentence is not None:
        kind = SignInError if sentence in _SIGN_IN else ProjectError
        return kind("{name} {what}", name=name, what=sentence[0], remedy=sentence[1])
    if lost or state.startswith(("08", "57P")) or not state:
        return ConnectionLostError(
            "{name} cannot be reached ({why})",
            name=name,
            why=words.strip().split("\n", 1)[0],
            remedy="Check the network and the server, then try again. Nothing that was confirmed is lost",
        )
    return None


def address(url: str) -> URL:
    """Read the address of a library: ``postgresql://person@host/database``.

    TLS is required unless the server is this machine; an address may ask for more (``sslmode=verify-full``).

    Raises:
        ProjectError: it is no address of a PostgreSQL database.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise _no_address(url) from error
    if parsed.get_backend_name() != "postgresql" or not parsed.database:
        raise _no_address(url)
    query = dict(parsed.query)
    host = parsed.host or str(query.get("host", ""))
    if host not in _LOCAL and not host.startswith("/"):
        if query.get("sslmode", "require") in ("disable", "allow", "prefer"):
            raise ProjectError(
                "{name} would be used without encryption",
                name=parsed.render_as_string(hide_password=True),
                remedy="Remove sslmode from the address, or set it to verify-full",
            )
        query.setdefault("sslmode", "require")
    return parsed.set(drivername="postgresql+psycopg", query=query)


def _no_address(url: str) -> ProjectError:
    return ProjectError(
        "{url} is no address of a PostgreSQL database",
        url=url.rsplit("@", 1)[-1],
        remedy="Write it like postgresql://person@host/database",
    )


def with_password(text: str, password: str) -> str:
    """Put a password into the address of a library that has none.

    Raises:
        ProjectError: it is no address of a PostgreSQL database.
    """
    url = address(text)
    return url.set(password=url.password or password or None).render_as_string(hide_password=False)


@dataclass(frozen=True, slots=True)
class AddressParts:
    """The parts of an address as a person enters them. ``server`` is a name, or name:port."""

    server: str
    database: str
    login: str
    checks_certificate: bool


def address_parts(text: str) -> AddressParts:
    """Take an address apart.

    Raises:
        ProjectError: it is no address of a PostgreSQL database.
    """
    url = address(text)
    host = url.host or str(url.query.get("host", ""))
    server = f"{host}:{url.port}" if url.port else host
    checks = url.query.get("sslmode") == "verify-full"
    return AddressParts(server, url.database or "", url.username or "", checks)


def name_of(url: URL) -> str:
    """The address of a library for people: without password and options."""
    host = url.host or "localhost"
    place = f"{host}:{url.port}" if url.port else host
    return f"postgresql://{url.username or ''}@{place}/{url.database}"


def engine_for(url: URL, schema: str, *, reading: bool = False) -> Engine:
    """Make an engine whose connections see the tables of one schema.

    Commands run in READ COMMITTED and lock the row of the project, so they queue up. Queries run in
    REPEATABLE READ, so that several statements see one state.

    Args:
        schema: our own name, see :mod:`db.server.library`; nothing else may be in it than letters and digits.
        reading: for queries.
    """
    engine = create_engine(
        url,
        connect_args=connect_arguments(schema),
        isolation_level="REPEATABLE READ" if reading else "READ COMMITTED",
        pool_pre_ping=True,
    )
    return engine.execution_options(postgresql_readonly=True) if reading else engine


def connect_arguments(schema: str) -> dict[str, Any]:
    """What every connection asks for."""
    options = f"-c search_path={schema} -c max_parallel_workers_per_gather=0 -c timezone=UTC"
    return {
        "options": options,
        "connect_timeout": _CONNECT_SECONDS,
        "application_name": "muqabala",
        # A cable that was pulled out is noticed within a minute.
        "keepalives_idle": 20,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 30_000,
    }
