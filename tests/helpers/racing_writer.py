"""Processes that give a project the same name at the same moment."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.bitext import Status
from aligner.errors import ProjectError
from db import Project, TextInput, check
from tests.helpers.db_projects import ANA, ARABIC, ENGLISH, RUN, aligned_project, beads
from ui.services.output_paths import draft_of

if TYPE_CHECKING:
    from collections.abc import Iterator

WAYS = ("create", "create a draft", "overwrite", "overwrite a new one")
_CALLS = frozenset(["open", "os.link", "os.rename", "os.remove", "sqlite3.connect", "fcntl.flock"])
_LONGEST = 60.0


def _make(path: Path, name: str) -> None:
    source = TextInput("\n".join(ARABIC), "ar", "lines", "ar.txt", "utf-8", "00" * 32)
    target = TextInput("\n".join(ENGLISH), "en", "lines", "en.txt", "utf-8", "11" * 32)
    with Project.create(path, name=name, source=source, target=target, by=ANA) as project:
        project.suggest(beads(), RUN)
        project.confirm([1], ANA)


def _worker(number: int, seed: int, rounds: list[tuple[Path, str]], together: Any, answers: Any) -> None:
    draw = random.Random(f"{seed} {number}")
    is_noisy = False

    def noise(event: str, _arguments: tuple[object, ...]) -> None:
        """A busy machine, at the file calls between which the other may come."""
        if is_noisy and event in _CALLS and draw.random() < 0.4:
            time.sleep(draw.random() * 0.003)

    sys.addaudithook(noise)
    for turn, (path, way) in enumerate(rounds):
        name = f"of {number}"
        said = ""
        together.wait(_LONGEST)
        is_noisy = True
        try:
            if way == "create":
                _make(path, name)
            else:
                with draft_of(path, overwrite=way.startswith("overwrite"), moved=[]) as draft:
                    _make(draft, name)
                    is_noisy = False
                    together.wait(_LONGEST)
                    is_noisy = True
                with Project.open(path) as project:
                    project.confirm([2], ANA)
        except ProjectError as error:
            said = str(error)
        is_noisy = False
        together.wait(_LONGEST)
        answers.put((turn, number, said))


def race(count: int, seed: int) -> Iterator[tuple[str, list[str]]]:
    """Run rounds of two processes that make a project of one name.

    Yields:
        the way, and what is wrong with the outcome; empty if one won whole and one was refused.
    """
    folder = Path(tempfile.mkdtemp())
    rounds = [(folder / f"{n}" / "p.muqabala", WAYS[n % len(WAYS)]) for n in range(count)]
    for path, way in rounds:
        path.parent.mkdir()
        if way == "overwrite":
            aligned_project(path).close()
    context = multiprocessing.get_context("spawn")
    together, answers = context.Barrier(2), context.Queue()
    processes = [
        context.Process(target=_worker, args=(number, seed, rounds, together, answers)) for number in (1, 2)
    ]
    for process in processes:
        process.start()
    try:
        came: dict[int, dict[int, str]] = {}
        for turn, (path, way) in enumerate(rounds):
            while len(came.get(turn, ())) < len(processes):  # the quicker one may be a round ahead
                when, number, sentence = answers.get(timeout=_LONGEST)
                came.setdefault(when, {})[number] = sentence
            yield way, _wrong(path, way, came.pop(turn))
    finally:
        for process in processes:
            process.kill()
            process.join()
        shutil.rmtree(folder)


def _wrong(path: Path, way: str, said: dict[int, str]) -> list[str]:
    won = [number for number, sentence in said.items() if not sentence]
    lost = [sentence for sentence in said.values() if sentence]
    if len(won) != 1:
        return [f"{len(won)} processes made it; {lost}"]
    wrong: list[str] = []
    if not any(clear in lost[0] for clear in ("already exists", "exists already", "by another program")):
        wrong.append(f"no clear refusal: {lost[0]}")
    if problems := check(path).problems:
        return [*wrong, f"not whole: {problems}"]
    with Project.open(path) as project:
        if project.info().name != f"of {won[0]}":
            wrong.append("the project is not that of the winner")
        confirmed = {row.id for row in project.rows(project.order()) if row.status is Status.CONFIRMED}
        if confirmed != ({1} if way == "create" else {1, 2}):
            wrong.append(f"the winner's work is lost: {confirmed}")
    kept = [one for one in path.parent.glob("p.*.muqabala") if one != path]
    if len(kept) != (way == "overwrite") or not all(check(one).ok for one in kept):
        wrong.append(f"the old project is not kept once and whole: {kept}")
    hidden = [entry.name for entry in path.parent.iterdir() if entry.name.startswith(".")]
    return [*wrong, f"left behind: {hidden}"] if hidden else wrong
