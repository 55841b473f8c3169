"""How long the list of a library on a server takes, on a PostgreSQL server of its own.

Usage: python -m benchmarks.robustness.team_listing [--projects 10000] [--real 40] [--changed 10]

Only some of the projects have tables of their own. The others are rows of the list like theirs: a project
without a change is read from the list alone.
"""

from __future__ import annotations

import argparse
import statistics
import time
from typing import TYPE_CHECKING

from sqlalchemy import text

from aligner.permissions import Person, Role
from db import TextInput
from db.server import Library
from tests.helpers.db_projects import ARABIC, ENGLISH, RUN, beads
from tests.helpers.postgresql import server
from ui.services.library.listing import LibraryOrder, chosen
from ui.services.library.servers import passwords, read_server

if TYPE_CHECKING:
    from collections.abc import Callable

MONA = Person("Mona", Role.REVIEWER)

_COPIES = """
WITH made AS (
    INSERT INTO library.projects (schema, name, created, created_by, archived)
    SELECT 'project_' || (1000000 + n), p.name, p.created, p.created_by, false
    FROM generate_series(1, :number) n, (SELECT * FROM library.projects ORDER BY id LIMIT 1) p
    RETURNING schema),
versions AS (INSERT INTO library.latest SELECT schema, 1 FROM made)
INSERT INTO library.summaries SELECT m.schema, 1, s.summary
FROM made m, (SELECT summary FROM library.summaries LIMIT 1) s
"""


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--projects", type=int, default=10_000)
    asked.add_argument("--real", type=int, default=40, help="projects with tables of their own")
    asked.add_argument("--changed", type=int, default=10, help="projects with a command since the last list")
    asked.add_argument("--runs", type=int, default=5)
    arguments = asked.parse_args()
    with server("keep-out") as url, Library(url) as library:
        library.init()
        member = library.invite("Mona", "manager")
        source, target = (TextInput("\n".join(lines), "ar", "lines") for lines in (ARABIC, ENGLISH))
        schemas = []
        for number in range(arguments.real):
            with library.create(name=f"Volume {number}", source=source, target=target, by=MONA) as project:
                project.suggest(beads(), RUN)
                schemas.append(project.schema)
        address = f"postgresql://{member.login}@/postgres?host={library.url.query['host']}"
        passwords.set(address, member.password)
        first = seconds(lambda: read_server(address))
        print(f"{arguments.real} projects, none of them listed before: {first:.3f} s", flush=True)
        with library._engine.begin() as connection:
            connection.execute(text(_COPIES), {"number": arguments.projects - arguments.real})

        def listed() -> None:
            found = chosen(read_server(address), LibraryOrder.CHANGED)
            assert len(found) == arguments.projects

        again = [seconds(listed) for _ in range(arguments.runs)]
        changed = []
        for _ in range(arguments.runs):
            for schema in schemas[: arguments.changed]:
                with library.open(schema) as project:
                    project.comment(1, "looked at", Person("Ana"))
            changed.append(seconds(listed))
        print(f"{arguments.projects} projects, nothing changed: median {statistics.median(again):.3f} s")
        print(f"{arguments.changed} of them changed: median {statistics.median(changed):.3f} s")


if __name__ == "__main__":
    main()
