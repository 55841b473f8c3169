"""Kill a program at every kind of file call, and check that its name always holds one whole project.

    python -m benchmarks.robustness.kill_points --kills 1000

A child process creates, overwrites, imports, copies, restores, migrates, edits or exports a project and is
killed just before a random one of its file calls (opening, linking, renaming, removing, connecting; Python's
audit hooks report them), or at a random moment in between. Then the project under its name must be whole, as
it was or as it should become; and after the next start nothing hidden may be left in the folder.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import ProjectError
from db import Project, check
from db.file.snapshots import SnapshotStore
from tests.helpers.db_projects import ANA, aligned_project
from ui.cli.main import main as muqabala
from ui.services.export import ExportPlan, export
from ui.services.output_paths import draft_of
from ui.services.snapshots import restore, snapshots_of

if TYPE_CHECKING:
    from collections.abc import Callable

_CALLS = {"open", "os.link", "os.rename", "os.remove", "os.mkdir", "sqlite3.connect", "shutil.copyfile"}
_OLD = Path(__file__).parents[2] / "tests" / "data" / "released" / "0001" / "chronicle.muqabala"


def _create(folder: Path) -> None:
    aligned_project(folder / "p.muqabala").close()


def _overwrite(folder: Path) -> None:
    with draft_of(folder / "p.muqabala", overwrite=True, moved=[]) as draft:
        aligned_project(draft).close()


def _import(folder: Path) -> None:
    """Import a memory over a project."""
    memory = folder / "memory.tsv"
    memory.write_text("وفيها سار الملك\tIn it the king marched\nثم عاد\tThen he returned\n", encoding="utf-8")
    path = str(folder / "p.muqabala")
    if muqabala(["import", str(memory), "--project", path, "--overwrite", "--by", ANA.name]) != 0:
        raise SystemExit("the import failed")


def _restore(folder: Path) -> None:
    path, store = folder / "p.muqabala", SnapshotStore(folder / "snapshots")
    restore(path, snapshots_of(path, store)[0], store)


def _backup(folder: Path) -> None:
    with Project.open(folder / "p.muqabala") as project:
        project.backup(folder / "copy.muqabala")


def _migrate(folder: Path) -> None:
    Project.open(folder / "p.muqabala").close()


def _edit(folder: Path) -> None:
    with Project.open(folder / "p.muqabala") as project:
        project.watch()
        for id_ in range(1, 6):
            project.confirm([id_], ANA)


def _export(folder: Path) -> None:
    with Project.open(folder / "p.muqabala", verify=True) as project:
        export(project, ExportPlan(folder / "p.tmx"))


DEEDS: dict[str, Callable[[Path], None]] = {
    "create": _create,
    "overwrite": _overwrite,
    "import": _import,
    "back up": _backup,
    "restore": _restore,
    "migrate": _migrate,
    "edit": _edit,
    "export": _export,
}


def child(deed: str, folder: Path, at: int, moment: float) -> None:
    """Do it, and be killed at a call or after some seconds."""
    calls = 0

    def hook(event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal calls
        if event in _CALLS:
            calls += 1
            if calls == at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    if at == 0:
        threading.Timer(moment, os.kill, (os.getpid(), signal.SIGKILL)).start()
    DEEDS[deed](folder)
    os._exit(0)


def one_kill(deed: str, draw: random.Random) -> str:
    """Kill once; "whole" or what is wrong. "done" when the child was quicker."""
    folder = Path(tempfile.mkdtemp())
    path = folder / "p.muqabala"
    try:
        if deed == "migrate":
            shutil.copyfile(_OLD, path)
        elif deed != "create":
            with aligned_project(path) as project:
                if deed == "restore":
                    project.snapshot(SnapshotStore(folder / "snapshots"))
                    project.confirm([1], ANA)
        at = 0 if draw.random() < 0.3 else draw.randrange(1, 60)
        context = multiprocessing.get_context("fork")
        process = context.Process(target=child, args=(deed, folder, at, draw.random() * 0.15))
        process.start()
        process.join()
        outcome = "killed" if process.exitcode == -signal.SIGKILL else "done"
        if not path.exists():
            return outcome if deed == "create" else "no project under the name"
        for other in folder.glob("[!.]*.muqabala"):
            if not check(other).ok:
                return "not whole"
        try:
            aligned_project(folder / "next.muqabala").close()  # the next start, in the same folder
            with Project.open(path) as project:
                export(project, ExportPlan(folder / "next.tmx"))
        except ProjectError:
            return "cannot be opened"
        hidden = [entry.name for entry in folder.iterdir() if entry.name.startswith(".")]
        return f"left behind: {hidden}" if hidden else outcome
    finally:
        shutil.rmtree(folder)


def some_kills(seed: int, kills: int) -> dict[str, Counter[str]]:
    """Kill so many times; for each deed how often what came of it."""
    draw = random.Random(seed)
    counts: dict[str, Counter[str]] = {deed: Counter() for deed in DEEDS}
    while sum(found["killed"] for found in counts.values()) < kills:
        deed = draw.choice(list(DEEDS))
        counts[deed][one_kill(deed, draw)] += 1
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1, help="processes that share the kills")
    arguments = parser.parse_args()
    begun = time.monotonic()
    workers = arguments.workers
    shares = [len(range(at, arguments.kills, workers)) for at in range(workers)]
    seeds = range(arguments.seed, arguments.seed + workers)
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        parts = list(pool.map(some_kills, seeds, shares))
    for deed in DEEDS:
        found = sum((part[deed] for part in parts), Counter[str]())
        print(f"{deed:10} {', '.join(f'{what} {number:,}' for what, number in found.items())}")
    print(f"{time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
