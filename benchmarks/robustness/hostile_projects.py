"""Three hundred hostile project files, each given to all commands that read a project.

    python -m benchmarks.robustness.hostile_projects [--files 300]

Files are the kinds of ``tests/helpers/damaged_files.py``, made of several projects of both schemas. Each
command runs in a fork of its own. Shows exit codes that are not 2 (``repair`` may save what is in a file) and
the most memory and processor time of a command.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import resource
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.helpers.damaged_files import HOSTILE
from tests.helpers.released_files import make
from ui.cli.main import main as muqabala

if TYPE_CHECKING:
    from collections.abc import Iterator

RELEASED = Path(__file__).parents[2] / "tests" / "data" / "released"
COMMANDS = (
    ("check",),
    ("info",),
    ("preflight", "--status", "all"),
    ("export", "-o", "{folder}/out.tmx", "--status", "all"),
    ("export", "-o", "{folder}/out.html", "--status", "all", "--one-sided"),
    ("seal", "-o", "{folder}/seal.json"),
    ("repair", "-o", "{folder}/repaired.muqabala"),
)
_LONGEST = 60
"""Seconds after which a command counts as one that never ends."""


def files(bases: list[Path], number: int, path: Path) -> Iterator[str]:
    """Write one hostile file after the other to ``path``; the kind of each."""
    kinds = list(HOSTILE)
    made = turn = 0
    while made < number:
        whole = bases[turn // len(kinds) % len(bases)].read_bytes()
        name = kinds[turn % len(kinds)]
        turn += 1
        for companion in ("-wal", "-shm"):
            path.with_name(path.name + companion).unlink(missing_ok=True)
        path.write_bytes(whole)
        try:
            HOSTILE[name](path)
        except sqlite3.Error:
            continue  # an older schema lacks what this kind changes
        made += 1
        yield name


def silent(arguments: list[str]) -> int:
    """Run a command in this process; its exit code."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return muqabala(arguments)


def forked(arguments: list[str]) -> tuple[int, int, int]:
    """Run a command in a fork: exit code, most memory in MB, milliseconds of processor time.

    The exit code is negative where the process was ended from outside.
    """
    heard, said = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(_LONGEST)
        begun = time.process_time()
        code = silent(arguments)
        took = int(1000 * (time.process_time() - begun))
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        os.write(said, f"{code} {megabytes} {took}".encode())
        os._exit(0)
    os.close(said)
    with os.fdopen(heard, "rb") as stream:
        words = stream.read().split()
    _, status = os.waitpid(child, 0)
    if len(words) == 3:
        code, megabytes, took = map(int, words)
        return code, megabytes, took
    return -os.WTERMSIG(status) or -1, 0, 0


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=300)
    chosen = parser.parse_args()
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make(folder / "made")
        bases = sorted((folder / "made").glob("*.muqabala"), reverse=True) + sorted(
            RELEASED.rglob("*.muqabala")
        )
        path = folder / "hostile.muqabala"
        for command, *more in COMMANDS:  # so that no fork has to import them
            silent([command, str(bases[0]), *(one.format(folder=folder) for one in more)])
        for name in files(bases, chosen.files, path):
            counts["files"] += 1
            whole = path.read_bytes()
            for command, *more in COMMANDS:
                path.write_bytes(whole)
                for left in (*folder.glob("out.*"), *folder.glob("repaired*"), *folder.glob("seal*")):
                    left.unlink()
                code, megabytes, took = forked(
                    [command, str(path), *(one.format(folder=folder) for one in more)]
                )
                counts["commands"] += 1
                counts["tracebacks or hangs"] += code == 1 or code < 0
                counts["refused"] += code == 2
                counts["most memory, MB"] = max(counts["most memory, MB"], megabytes)
                counts["most processor time, ms"] = max(counts["most processor time, ms"], took)
                if code != 2 and not (command == "repair" and code == 0):
                    sys.stdout.write(f"exit code {code}: {name}, {command}\n")
                elif megabytes > 200 or took > 1000:
                    sys.stdout.write(f"{megabytes} MB, {took} ms: {name}, {command}\n")
                sys.stdout.flush()
    for name, number in counts.items():
        sys.stdout.write(f"{name:24} {number:8,}\n")


if __name__ == "__main__":
    main()
