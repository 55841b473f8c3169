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


def _opened(library: str) -> Library:
    from importlib.util import find_spec

    from aligner.errors import ProjectError

    if find_spec("psycopg") is None:
        raise ProjectError(
            "Libraries on a server need psycopg", remedy="Install Muqabala with the extra team"
        )
    from db.server import Library

    return Library(library)
