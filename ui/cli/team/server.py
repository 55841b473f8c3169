"""``muqabala server``: libraries on a PostgreSQL server, for the person who looks after one."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from ui.cli.console import PATH, plural, print_json

if TYPE_CHECKING:
    from pathlib import Path

    from db import BeadRow
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
    """Make a database a library. Run again after an update, it brings all projects up to date.

    Each project gets the rules of this program in one step; nothing is done to one that has them.
    """
    with _opened(library) as opened:
        done = opened.init()
        click.echo(f"{opened.name} is ready.")
    if done.renewed:
        click.echo(f"Brought the rules of {plural(len(done.renewed), 'project')} up to date.")
    for schema in done.left:
        click.echo(
            f"{schema} has other tables than this program knows, and was left as it is. "
            "Make a backup with the program that made it, and put its file back with muqabala server add.",
            err=True,
        )


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


@command.command("checkout")
@click.argument("library")
@click.argument("project")
@click.argument("file", type=PATH)
def checkout(library: str, project: str, file: Path) -> None:
    """Copy PROJECT of LIBRARY (such as project_3) into the new FILE, to work without the server."""
    from db.server.check_in import check_out

    with _opened(library) as opened:
        check_out(opened, project, file)
    click.echo(str(file))


@command.command("checkin")
@click.argument("file", type=PATH)
@click.option("--library", default="", help="Another address of the library than the one FILE comes from.")
@click.option(
    "--choose",
    "version",
    type=click.Choice(["mine", "theirs"]),
    help="The version that holds of every pair that somebody else has changed too.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def checkin(file: Path, library: str, version: str | None, as_json: bool) -> int:
    """Bring what was done in FILE since it was checked out to its library, command by command.

    What somebody else has changed meanwhile is left out and listed with both versions, unless --choose says
    which one holds; the exit code is then 1. Check in again after a break: nothing is done twice.
    """
    from db import Project
    from db.server.check_in import check_in, choose, origin_of
    from db.server.disputes import Version

    with Project.open(file) as project:
        address, schema = origin_of(project)
        with _opened(library or address) as opened, opened.open(schema) as server:
            outcome = check_in(project, server)
            while version is not None and outcome.disputed:
                choose(project, {pair.bead: Version(version) for pair in outcome.disputed})
                outcome = check_in(project, server)
    if as_json:
        left = [
            {
                "event": one.event,
                "who": one.who,
                "summary": str(one.summary),
                "reason": str(one.reason),
                "yours": _sides(one.yours),
                "theirs": _sides(one.theirs),
            }
            for one in outcome.left_out
        ]
        print_json({"stored": outcome.stored, "left_out": left})
    else:
        click.echo(f"{outcome.stored} commands checked in, {len(outcome.left_out)} left out")
        for one in outcome.left_out:
            click.echo(f"{one.event}  {one.who}  {one.summary}: {one.reason}")
            for name, row in (("yours", one.yours), ("theirs", one.theirs)):
                if row is not None:
                    click.echo(f"    {name}: {row.status.value}  {row.source_text}  |  {row.target_text}")
    return 1 if outcome.left_out else 0


def _sides(row: BeadRow | None) -> dict[str, str] | None:
    if row is None:
        return None
    return {"status": row.status.value, "source": row.source_text, "target": row.target_text}


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
