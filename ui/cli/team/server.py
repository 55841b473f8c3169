"""``muqabala server``: libraries on a PostgreSQL server, for the person who looks after one."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from ui.cli.console import PATH, print_json

if TYPE_CHECKING:
    from pathlib import Path

    from db.server import Library


@click.group("server")
def command() -> None:
    """Keep projects in a PostgreSQL database.

    LIBRARY is an address such as postgresql://ana@db.example.org/chronicles. The password is read from
    PGPASSWORD or ~/.pgpass.
    """


@command.command("init")
@click.argument("library")
def init(library: str) -> None:
    """Make a database a library. Does nothing when it is one already."""
    with _opened(library) as opened:
        opened.init()
        click.echo(f"{opened.name} is ready.")


@command.command("list")
@click.argument("library")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def projects(library: str, as_json: bool) -> None:
    """List the projects of LIBRARY, the newest first."""
    with _opened(library) as opened:
        found = opened.projects()
    if as_json:
        print_json([asdict(entry) for entry in found])
        return
    for entry in found:
        archived = "  (archived)" if entry.archived else ""
        click.echo(f"{entry.schema}  {entry.created[:10]}  {entry.created_by}  {entry.name}{archived}")


@command.command("add")
@click.argument("library")
@click.argument("project", type=PATH)
@click.option("--by", required=True, help="Your name, for the list of the library.")
def add(library: str, project: Path, by: str) -> None:
    """Copy PROJECT, a file, into LIBRARY with its whole history. The file stays as it is."""
    from db import Person, Role

    with _opened(library) as opened:
        click.echo(opened.add(project, by=Person(by, Role.TRANSLATOR)))


@command.command("fetch")
@click.argument("library")
@click.argument("schema")
@click.option("--output", "-o", required=True, type=PATH, help="The file to write; it must not exist.")
def fetch(library: str, schema: str, output: Path) -> None:
    """Copy the project SCHEMA of LIBRARY into a new file, with its whole history."""
    with _opened(library) as opened:
        opened.fetch(schema, output)
    click.echo(str(output))


@command.command("archive")
@click.argument("library")
@click.argument("schema")
@click.option("--back", is_flag=True, help="Take it out of the archive.")
def archive(library: str, schema: str, back: bool) -> None:
    """Mark the project SCHEMA of LIBRARY as done with."""
    with _opened(library) as opened:
        opened.archive(schema, archived=not back)


@command.command("invite")
@click.argument("library")
@click.argument("name")
@click.option(
    "--role",
    required=True,
    type=click.Choice(["translator", "reviewer", "manager"]),
    help="What they may do.",
)
@click.option("--login", default="", help="The name to sign in with; made from NAME when it is not given.")
@click.option("--project", default="", help="The only project the role is for, such as project_3.")
def invite(library: str, name: str, role: str, login: str, project: str) -> None:
    """Let NAME into LIBRARY, or give a person who is in another role.

    Prints the login and, for a new person, a password. It is shown only this time.
    """
    with _opened(library) as opened:
        found = opened.invite(name, role, login=login, **({"schema": project} if project else {}))
    click.echo(f"{found.name}: {role}, signs in as {found.login}")
    if found.password:
        click.echo(f"password: {found.password}")


@command.command("dismiss")
@click.argument("library")
@click.argument("name")
def dismiss(library: str, name: str) -> None:
    """Take all roles from NAME, who can no longer sign in. The history keeps the name."""
    with _opened(library) as opened:
        opened.dismiss(name)


@command.command("roles")
@click.argument("library")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def roles(library: str, as_json: bool) -> None:
    """List the people of LIBRARY and their roles."""
    with _opened(library) as opened:
        found = opened.people()
    if as_json:
        print_json([asdict(member) for member in found])
        return
    for member in found:
        for schema, role in member.roles:
            where = "" if schema == "*" else f"  ({schema})"
            click.echo(f"{member.name}  {member.login}  {role}{where}")


@command.command("backup")
@click.argument("library")
@click.argument("folder", type=PATH)
def backup(library: str, folder: Path) -> None:
    """Copy all projects of LIBRARY as files, with the list of people, into FOLDER, which must be new.

    Each project is checked while it is copied. Put one back with muqabala server add.
    """
    from db.server.backup import back_up

    with _opened(library) as opened:
        for path in back_up(opened, folder):
            click.echo(str(path))


def _opened(library: str) -> Library:
    from importlib.util import find_spec

    from aligner.errors import ProjectError
    from aligner.extras import remedy_for

    if find_spec("psycopg") is None:
        raise ProjectError("Libraries on a server need psycopg", remedy=remedy_for("team"))
    try:
        import psycopg  # noqa: F401
    except ImportError as error:  # without its own libpq it looks for that of the system
        raise ProjectError(
            "Libraries on a server need the system library {library}",
            library="libpq",
            remedy="Install the client of PostgreSQL. On Debian or Ubuntu run: sudo apt-get install libpq5",
        ) from error
    from db.server import Library

    return Library(library)
