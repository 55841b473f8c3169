"""Many people on the projects of a server at the same time, with connections that break at random.

Usage: ``python -m benchmarks.robustness.team_load --people 20 --seconds 120 --pace 5 --out result.json``, or
``--people 100 --projects 10``.

Each person signs in with a login of their own and gives commands under an id; after a lost connection the
command is given again under the same id. A watcher keeps a copy of the project, as a window does, and notes
when each event is in it. Afterwards the history of a fresh copy is replayed and compared with the tables and
with what was answered to each person: nothing may be lost, doubled or half done.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import text

from aligner.bitext import Bead, Segment, Side
from aligner.errors import ConflictError, EditError, ProjectError, RuleError
from aligner.permissions import Person, Role
from db import RunInfo, TextInput, check
from db.server import Library, MirroredProject, ServerProject
from db.server.listener import Listener
from db.server.postgresql import ConnectionLostError
from db.server.server_project import CommandDoneError
from tests.helpers.postgresql import server

PROCESSES = 4
PAIRS = 2_000
KILL_S = 2.0

Answer = tuple[str, int, float, float, bool]
"""Id of a command, its last event (0 when it was refused), begin, end, whether a connection broke."""


def sides(count: int) -> tuple[str, str, list[Bead]]:
    """Two texts of short lines and the pairs of their lines."""
    arabic = [f"سطر {number} من الكتاب" for number in range(count)]
    english = [f"Line {number} of the book" for number in range(count)]
    beads, left, right = [], 0, 0
    for one, other in zip(arabic, english, strict=True):
        pair = Bead((Segment(left, left + len(one)),), (Segment(right, right + len(other)),), 0.8, 0.9)
        beads.append(pair)
        left, right = left + len(one) + 1, right + len(other) + 1
    return "\n".join(arabic), "\n".join(english), beads


def command(project: ServerProject, who: Person, identity: str, chance: random.Random) -> Any:
    """One command such as people give: mostly confirmations, some corrections."""
    bead = chance.randint(1, PAIRS)
    if who.role is Role.REVIEWER:
        kind = chance.choice(("approve", "approve", "return", "comment"))
        if kind == "approve":
            return project.approve([bead], who)
        if kind == "return":
            return project.send_back([bead], who, f"see {identity}")
        return project.comment(bead, identity, who)
    kind = chance.choice(("confirm",) * 6 + ("comment", "edit", "merge", "undo", "unconfirm", "move"))
    if kind == "comment":
        return project.comment(bead, identity, who)
    if kind == "edit":
        return project.edit_text(bead, Side.TARGET, f"Line {identity[:6]} of the book", who)
    if kind == "undo":
        # Somebody who has done nothing yet would take back the alignment.
        step = project.undo_step(who)
        if step is None or step.command == "suggest":
            raise EditError("there is nothing to undo")
        return project.undo(who)
    if kind == "move":
        return project.move(bead, chance.randrange(PAIRS // 2), who)
    return getattr(project, kind)([bead] if kind != "merge" else bead, who)


def work(
    url: str, people: list[tuple[str, str, str]], seconds: float, pace: float, seed: int, out: Any
) -> None:
    """Several people (login, role, project), each on a thread → their answers by project."""
    answers: dict[str, list[Answer]] = {schema: [] for _, _, schema in people}
    threads = [
        threading.Thread(
            target=person, args=(url, schema, login, role, seconds, pace, seed + number, answers[schema])
        )
        for number, (login, role, schema) in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    out.put(answers)


def person(
    url: str,
    schema: str,
    login: str,
    role: str,
    seconds: float,
    pace: float,
    seed: int,
    answers: list[Answer],
) -> None:
    """One person: a command, the answer, a pause."""
    chance = random.Random(seed)
    who = Person(login.title(), Role(role))
    end = time.monotonic() + seconds
    library = Library(url.replace("keeper@", f"{login}@"))
    project = patiently(lambda: library.open(schema))
    time.sleep(chance.uniform(0, pace))
    while time.monotonic() < end:
        identity, begin, broke = uuid4().hex, time.monotonic(), False
        state = chance.getstate()
        while True:
            chance.setstate(state)  # given again, it is the same command
            try:
                with project.identified(identity):
                    change = command(project, who, identity, chance)
                event = int(change.event_id)
            except CommandDoneError as done:
                event = done.event
            except ConnectionLostError:
                broke = True
                time.sleep(0.05)
                continue
            except (ConflictError, EditError, RuleError):
                event = 0
            break
        answers.append((identity, event, begin, time.monotonic(), broke))
        time.sleep(chance.expovariate(1 / pace) if pace else 0)
    project.close()
    library.close()


def patiently(opening: Any) -> Any:
    """Open something while connections break."""
    while True:
        with suppress(ConnectionLostError):
            return opening()
        time.sleep(0.1)


def watch(url: str, schemas: list[str], folder: str, stop: Any, out: Any) -> None:
    """Keep a copy of each project, as windows do, and note when each event is in it."""
    seen: dict[str, dict[int, float]] = {schema: {} for schema in schemas}
    threads = [
        threading.Thread(
            target=watch_one, args=(url, schema, f"{folder}/{schema}.muqabala", stop, seen[schema])
        )
        for schema in schemas
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    out.put(seen)


def watch_one(url: str, schema: str, path: str, stop: Any, seen: dict[int, float]) -> None:
    """Keep the copy of one project."""
    library = Library(url)
    copy = patiently(lambda: MirroredProject.mirror(library, schema, Path(path)))
    news = threading.Event()
    listener = Listener(library.url, schema, changed=news.set, people=lambda _: None, link=lambda _: None)
    last = copy._pulled
    while not stop.is_set():
        news.wait(1.0)  # a window looks every second anyway
        news.clear()
        copy.data_version()
        now = time.monotonic()
        seen.update((event, now) for event in range(last, copy._pulled))
        last = copy._pulled
    listener.close()
    copy.close()


def kill(library: Library, seconds: float, chance: random.Random) -> int:
    """Break a connection now and then → how many."""
    killed = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(chance.uniform(0, 2 * KILL_S))
        with library._engine.begin() as connection:
            found = connection.execute(
                text(
                    "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'muqabala%' "
                    "AND usename <> 'keeper'"
                )
            ).scalars()
            pids = list(found)
            if pids:
                connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": chance.choice(pids)})
                killed += 1
    return killed


def run(people: int, projects: int, seconds: float, pace: float, seed: int) -> dict[str, Any]:
    """Simulate, check, and measure."""
    connections = 100 + 5 * people
    with (
        tempfile.TemporaryDirectory() as name,
        server(connections=connections) as url,
        Library(url) as library,
    ):
        library.init()
        source, target, beads = sides(PAIRS)
        schemas = []
        for _ in range(projects):
            made = library.create(
                name="load", source=TextInput(source, "ar", "lines"),
                target=TextInput(target, "en", "lines"), by=Person("Person0"),
            )  # fmt: skip
            with made:
                made.suggest(beads, RunInfo("none", "load"))
                schemas.append(made.schema)
        names = []
        for number in range(people):
            role = "reviewer" if number // projects % 5 == 4 else "translator"
            names.append((f"person{number}", role, schemas[number % projects]))
            library.invite(f"Person{number}", role)
        context = multiprocessing.get_context("spawn")
        answered, noticed, stop = context.Queue(), context.Queue(), context.Event()
        watcher = context.Process(target=watch, args=(url, schemas, name, stop, noticed))
        watcher.start()
        workers = [
            context.Process(
                target=work,
                args=(url, names[at::PROCESSES], seconds, pace, seed + 100 * at, answered),
            )
            for at in range(PROCESSES)
        ]
        for worker in workers:
            worker.start()
        killed = kill(library, seconds, random.Random(seed))
        answers: dict[str, list[Answer]] = {schema: [] for schema in schemas}
        for _ in workers:
            for schema, some in answered.get().items():
                answers[schema] += some
        time.sleep(2)
        stop.set()
        seen = noticed.get()
        for process in (*workers, watcher):
            process.join()
        return report(library, Path(name), answers, seen) | {
            "people": people, "projects": projects, "seconds": seconds, "pace_s": pace,
            "connections_killed": killed,
        }  # fmt: skip


def report(
    library: Library, folder: Path, answers: dict[str, list[Answer]], seen: dict[str, dict[int, float]]
) -> dict[str, Any]:
    """Compare what was answered with the history, replay it, and measure."""
    found = [compare(library, schema, folder, some) for schema, some in answers.items()]
    every = [answer for some in answers.values() for answer in some]
    times = sorted(end - begin for _, event, begin, end, broke in every if event and not broke)
    all_times = sorted(end - begin for _, event, begin, end, _ in every if event)
    late = sorted(
        seen[schema][event] - end
        for schema, some in answers.items()
        for _, event, _, end, _ in some
        if event in seen[schema]
    )
    stored = sum(1 for answer in every if answer[1])
    return {
        "commands_stored": stored, "refused_by_rules": len(every) - stored,
        "events": sum(one.events for one in found),
        "stored_without_answer": sum(one.unknown for one in found),
        "problems": [problem for one in found for problem in one.problems][:20],
        "hit_by_a_kill": sum(answer[4] for answer in every),
        "command_ms": quantiles(times), "command_with_reconnect_ms": quantiles(all_times),
        "seen_after_ms": quantiles(late), "not_seen": stored - len(late),
    }  # fmt: skip


@dataclass(frozen=True)
class Compared:
    """What one project holds: its events, commands whose answer did not come, and what is wrong."""

    events: int
    unknown: int
    problems: list[str]


def compare(library: Library, schema: str, folder: Path, answers: list[Answer]) -> Compared:
    """Compare one project with what was answered."""
    problems: list[str] = []
    path = folder / f"{schema}-fetched.muqabala"
    try:
        library.fetch(schema, path)
        problems += map(str, check(path).problems)  # replays the history and compares it with the tables
    except ProjectError as error:
        problems.append(str(error))
    with library._engine.connect() as connection:
        rows = connection.execute(text(f"SELECT id, event FROM {schema}.kept_commands")).all()
        said = connection.execute(
            text(f"SELECT text FROM {schema}.comments WHERE kind = 'comment'")
        ).scalars()
        doubled = [one for one, number in Counter(said).items() if number > 1]
        events = int(connection.execute(text(f"SELECT count(*) FROM {schema}.events")).scalar_one())
    stored = {str(row.id): int(row.event) for row in rows}
    given = {identity: event for identity, event, *_ in answers if event}
    problems += [f"{identity} was confirmed and is lost" for identity in given if identity not in stored]
    problems += [f"the comment {one} is there twice" for one in doubled]
    owner = 1  # the suggestion at the beginning
    unknown = len(stored) - owner - len(given.keys() & stored.keys())
    return Compared(events, unknown, problems)


def quantiles(values: list[float]) -> dict[str, float]:
    """Median, 95th percentile and maximum, in milliseconds."""
    if not values:
        return {}
    return {
        name: round(1000 * values[min(len(values) - 1, int(share * len(values)))], 1)
        for name, share in (("p50", 0.5), ("p95", 0.95), ("max", 1.0))
    }


def main() -> None:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    options.add_argument("--people", type=int, default=20)
    options.add_argument("--projects", type=int, default=1)
    options.add_argument("--seconds", type=float, default=120)
    options.add_argument("--pace", type=float, default=5, help="mean seconds between commands; 0: none")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--out", type=Path)
    given = options.parse_args()
    found = run(given.people, given.projects, given.seconds, given.pace, given.seed)
    said = json.dumps(found, indent=1)
    print(said)
    if given.out:
        given.out.write_text(said + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
