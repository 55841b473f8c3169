"""The people of a library: each signs in with a login of their own, and has a role."""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from aligner.errors import ProjectError, RuleError
from aligner.permissions import MACHINE, Person, Role, name_key, same_person
from db.server.rules.library_rules import ROLES, blueprint, library_rules

if TYPE_CHECKING:
    from sqlalchemy import Connection

EVERY_PROJECT = "*"
"""The place of a role that holds in all projects, also those that are made later."""

_LONGEST = 63
"""Bytes of a name of a role on the server."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a library.

    Attributes:
        name: as the history shows it.
        login: the name to sign in with.
        roles: translator, reviewer or manager, by schema of the project, :data:`EVERY_PROJECT` for all.
    """

    name: str
    login: str
    roles: tuple[tuple[str, str], ...]

    def role_in(self, schema: str) -> str | None:
        """The role in one project; None for no role."""
        roles = dict(self.roles)
        return roles.get(schema, roles.get(EVERY_PROJECT))

    def acting(self, by: Person, schema: str) -> Person:
        """The person of a command as the server knows the one who is signed in.

        Raises:
            RuleError: it is another person, or another role than the server gives.
        """
        if not same_person(by.name, self.name):
            raise RuleError(
                "You are signed in as {name}, and cannot work as {other}",
                remedy="Sign in to the library as that person",
                name=self.name,
                other=by.name,
            )
        given = self.role_in(schema)
        if given != "manager" and given != by.role.value:
            raise RuleError(
                "Your role in this library is another: {role}",
                remedy="Ask the administrator of the library for another role",
                role=Role(given) if given in (Role.TRANSLATOR, Role.REVIEWER) else str(given),
            )
        return Person(self.name, by.role)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invited person needs to sign in.

    Attributes:
        password: made for a new person; empty for one who could sign in before.
    """

    name: str
    login: str
    password: str


def team_of(connection: Connection) -> str:
    """The role on the server that all people of a library are members of."""
    return f"{connection.exec_driver_sql('SELECT current_database()').scalar_one()} team"


def set_up(connection: Connection) -> None:
    """Make the rules of a library; harmless when they are there."""
    quote = connection.dialect.identifier_preparer.quote_identifier
    team = team_of(connection)
    if not _is_role(connection, team):
        send(connection, f"CREATE ROLE {quote(team)} NOLOGIN")
    for statements in library_rules(quote(team)):
        send(connection, statements)
    connection.execute(text("DELETE FROM library.blueprint"))
    connection.execute(text("INSERT INTO library.blueprint VALUES (:sql)"), {"sql": blueprint(quote(team))})


def me(connection: Connection) -> Member | None:
    """Who is signed in; None for somebody who was not invited, such as the owner of the library."""
    login = connection.exec_driver_sql("SELECT session_user").scalar_one()
    return next((one for one in everybody(connection) if one.login == login), None)


def everybody(connection: Connection) -> tuple[Member, ...]:
    """All people with a role, by name."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    rows = connection.exec_driver_sql(
        "SELECT p.person, p.login, m.schema, m.role FROM library.people p "
        "JOIN library.members m USING (login) ORDER BY p.person, m.schema"
    )
    for person, login, schema, role in rows:
        found.setdefault((person, login), []).append((schema, role))
    return tuple(Member(person, login, tuple(roles)) for (person, login), roles in found.items())


def invite(connection: Connection, name: str, role: str, login: str, schema: str) -> Invitation:
    """See :meth:`db.server.Library.invite`."""
    if role not in ROLES:
        raise RuleError("There is no role {role}", remedy="Choose translator, reviewer or manager", role=role)
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not name or same_person(name, MACHINE):
        raise RuleError("Nobody may work under the name {name!r}", remedy="Choose another name", name=name)
    quote = connection.dialect.identifier_preparer.quote_identifier
    known = connection.execute(
        text("SELECT person, login FROM library.people WHERE key = :key"), {"key": name_key(name)}
    ).one_or_none()
    password = ""
    if known is not None:
        name, login = known
        send(connection, f"ALTER ROLE {quote(login)} LOGIN")
    else:
        login = login or _login(name)
        if len(login.encode()) > _LONGEST or _is_role(connection, login):
            raise RuleError(
                "The login {login} cannot be used", remedy="Choose another login for this person", login=login
            )
        password = secrets.token_urlsafe(12)
        verifier = _verifier(connection, login, password)
        send(connection, f"CREATE ROLE {quote(login)} LOGIN PASSWORD {verifier}")
        connection.execute(
            text("INSERT INTO library.people (login, person, key) VALUES (:login, :name, :key)"),
            {"login": login, "name": name, "key": name_key(name)},
        )
    there = text("SELECT 1 FROM library.projects WHERE schema = :schema")
    if schema != EVERY_PROJECT and connection.execute(there, {"schema": schema}).first() is None:
        raise ProjectError("{name} is no project of a library", name=schema, remedy="Read the list again")
    connection.execute(
        text(
            "INSERT INTO library.members (schema, login, role) VALUES (:schema, :login, :role) "
            "ON CONFLICT (schema, login) DO UPDATE SET role = EXCLUDED.role"
        ),
        {"schema": schema, "login": login, "role": role},
    )
    send(connection, f"GRANT {quote(team_of(connection))} TO {quote(login)}")
    connection.exec_driver_sql("SELECT library.let_in()")
    return Invitation(name, login, password)


def dismiss(connection: Connection, name: str) -> None:
    """See :meth:`db.server.Library.dismiss`."""
    quote = connection.dialect.identifier_preparer.quote_identifier
    key = {"key": name_key(name)}
    login = connection.execute(
        text("SELECT login FROM library.people WHERE key = :key"), key
    ).scalar_one_or_none()
    if login is None:
        raise RuleError("{name} is not in this library", remedy="Read the list of roles", name=name)
    connection.execute(text("DELETE FROM library.members WHERE login = :login"), {"login": login})
    for schema in connection.exec_driver_sql("SELECT schema FROM library.projects").scalars().all():
        send(connection, f"REVOKE ALL ON SCHEMA {quote(schema)} FROM {quote(login)}")
    send(connection, f"REVOKE {quote(team_of(connection))} FROM {quote(login)}")
    send(connection, f"ALTER ROLE {quote(login)} NOLOGIN")


def _login(name: str) -> str:
    return re.sub(r"\W+", "_", name_key(name)).strip("_")


def _is_role(connection: Connection, name: str) -> bool:
    found = connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": name})
    return found.first() is not None


def _verifier(connection: Connection, login: str, password: str) -> str:
    """The password as the server stores it, so that it is in no log of the server."""
    driver = connection.connection.dbapi_connection
    assert driver is not None
    made: bytes = driver.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    return "'" + made.decode().replace("'", "''") + "'"


def send(connection: Connection, statements: str) -> None:
    """Send statements as they are: a percent sign in them is no placeholder."""
    connection.exec_driver_sql(statements, execution_options={"no_parameters": True})
