"""Move, copy, replace and delete a project file while a program works on it, many times at random.

    python -m benchmarks.robustness.file_accidents --rounds 1000

A child process works on a project and reports each command that came back. Meanwhile its file is copied,
renamed, deleted, replaced by another project, overwritten with an older copy, or the child is killed. Then
every command that came back must be in the file that carries the work now, that file must be whole, and the
file that took its name must be what it was. Overwriting in place destroys what was written in the last
second; so before that, and before a copy, the child rests for a second, as the promise says.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import Project, check
from db.file.lost import FileLostError
from db.file.snapshots import SnapshotStore
from tests.helpers.db_projects import ANA, aligned_project

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_REST_S = 1.0
_ACCIDENTS = ("copied", "renamed", "deleted", "replaced", "overwritten", "killed")


def work(path: Path, snapshots: Path, pipe: Connection) -> None:
    """Work until the file is lost or the parent says "stop"; "rest" is answered when all is quiet."""
    draw = random.Random(os.getpid())
    with Project.open(path) as project:
        project.watch(SnapshotStore(snapshots))
        pipe.send(("ready", 0))
        resting = False
        while True:
            if pipe.poll(0.005 if resting else 0):
                said = pipe.recv()
                if said == "stop":
                    break
                resting = True
                pipe.send(("resting", 0))
            if project.lost is not None:
                break
            if resting:
                continue
            try:
                change = _command(project, draw)
            except FileLostError:
                break
            if change is not None and change.event_id:
                pipe.send(("done", change.event_id))
    lost = project.lost
    pipe.send(("lost", str(lost.rescued) if lost is not None and lost.rescued is not None else ""))


def _command(project: Project, draw: random.Random) -> Any:
    row = project.rows([int(draw.choice(project.order().tolist()))])[0]
    if row.status == "confirmed":
        return project.unconfirm(row.id, ANA)
    return project.confirm(row.id, ANA)


def one_round(folder: Path, accident: str, draw: random.Random) -> str:
    """Let one accident happen; what came of it: "kept", "lost", "mixture", "not noticed"."""
    path, other, old = folder / "work.muqabala", folder / "other.muqabala", folder / "old.muqabala"
    aligned_project(path).close()
    shutil.copyfile(path, old)
    with aligned_project(other) as project:
        project.comment(1, "somebody else's", ANA)
    theirs = other.read_bytes()
    ours, pipe = multiprocessing.Pipe()
    child = multiprocessing.Process(target=work, args=(path, folder / "snapshots", pipe))
    child.start()
    pipe.close()
    assert ours.recv() == ("ready", 0)
    done = _listen(ours, draw.randrange(1, 30))
    if accident in ("copied", "overwritten"):
        ours.send("rest")
        done |= _until(ours, "resting")[0]
        time.sleep(_REST_S)
    carrier: Path | None = path
    if accident == "copied":
        carrier = folder / "copy.muqabala"
        shutil.copyfile(path, carrier)
    elif accident == "renamed":
        carrier = folder / "renamed.muqabala"
        path.rename(carrier)
    elif accident == "deleted":
        path.unlink()
    elif accident == "replaced":
        os.replace(other, path)
    elif accident == "overwritten":
        shutil.copyfile(old, path)
        theirs = old.read_bytes()
    if accident == "killed":
        os.kill(child.pid or 0, signal.SIGKILL)
        done |= _drain(ours)
    elif accident == "copied":
        ours.send("stop")
        done |= _until(ours, "lost")[0]
    else:
        begun = time.monotonic()
        more, rescued = _until(ours, "lost")
        done |= more
        if time.monotonic() - begun > 2:
            return "noticed after more than 2 s"
        carrier = Path(rescued) if rescued else None
    child.join()
    return _judge(carrier, done, path if accident in ("replaced", "overwritten") else None, theirs)


def _judge(carrier: Path | None, done: set[int], taken: Path | None, theirs: bytes) -> str:
    if carrier is None or not carrier.exists():
        return "lost"
    if not check(carrier).ok:
        return "mixture"
    with Project.open(carrier) as project:
        events = {event.id for event in project.events(limit=100_000)}
    if not done <= events:
        return "lost"
    if taken is not None and (taken.read_bytes() != theirs or not check(taken).ok):
        return "mixture"
    return "kept"


def _listen(pipe: Connection, number: int) -> set[int]:
    return {pipe.recv()[1] for _ in range(number)}


def _until(pipe: Connection, what: str) -> tuple[set[int], Any]:
    done: set[int] = set()
    while True:
        said, value = pipe.recv()
        if said == what:
            return done, value
        done.add(value)


def _drain(pipe: Connection) -> set[int]:
    done: set[int] = set()
    try:
        while True:
            done.add(pipe.recv()[1])
    except (EOFError, OSError):
        return done


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    draw = random.Random(arguments.seed)
    counts: dict[str, Counter[str]] = {accident: Counter() for accident in _ACCIDENTS}
    for number in range(arguments.rounds):
        accident = _ACCIDENTS[number % len(_ACCIDENTS)]
        folder = Path(tempfile.mkdtemp())
        counts[accident][one_round(folder, accident, draw)] += 1
        shutil.rmtree(folder)
    for accident, found in counts.items():
        line = ", ".join(f"{what} {number:,}" for what, number in found.items())
        print(f"{accident:12} {line}")


if __name__ == "__main__":
    main()
