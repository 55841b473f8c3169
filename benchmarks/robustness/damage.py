"""Check, repair and export damaged, forged and hostile project files, and count the results.

    python -m benchmarks.robustness.damage --corruptions 1000 --forgeries 5 --hostile 6

Each file is given to ``check``, ``info`` and ``export``. A file counts as *missed* when its content differs
and ``check`` calls it whole, and an output as *wrong* when it differs although the command ended with exit
code 0.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from aligner.bitext import Side
from db import BeadRow, Project
from db.salvage.pages import PageFile
from db.salvage.rows import SHAPES
from tests.helpers.damaged_files import FORGERIES, HOSTILE, content, damaged, forge
from tests.helpers.released_files import NAMES, make
from ui.cli.main import main as muqabala

_TRACEBACK = 1


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that was run in this process: exit code, output, seconds."""

    code: int
    out: str
    seconds: float


def run(*arguments: str) -> Ran:
    """Run a command, keeping what it prints."""
    out = io.StringIO()
    begun = time.perf_counter()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        code = muqabala(list(arguments))
    return Ran(code, out.getvalue(), time.perf_counter() - begun)


def export(path: Path) -> tuple[Ran, bytes]:
    """Export all pairs; the command and the file it wrote."""
    target = path.with_suffix(".jsonl")
    target.unlink(missing_ok=True)
    ran = run("export", str(path), "-o", str(target), "--status", "all", "--one-sided")
    return ran, target.read_bytes() if target.exists() else b""


def corruptions(path: Path, number: int) -> Counter[str]:
    """Damage a file in ``number`` ways, one at a time."""
    whole, before = path.read_bytes(), content(path)
    info, (_, exported) = run("info", str(path)), export(path)
    counts: Counter[str] = Counter()
    for seed in range(number):
        name, data = damaged(whole, seed)
        _put(path, data)
        differs = content(path) != before
        counts["content differs" if differs else "content the same"] += 1
        checked, shown, (ran, written) = run("check", str(path)), run("info", str(path)), export(path)
        counts["tracebacks"] += sum(one.code == _TRACEBACK for one in (checked, shown, ran))
        counts["missed by check"] += differs and checked.code == 0
        counts["wrong info"] += shown.code == 0 and shown.out != info.out
        counts["wrong export"] += ran.code == 0 and written != exported
        slowest = max(one.seconds for one in (checked, shown, ran))
        counts["slowest command, ms"] = max(counts["slowest command, ms"], int(1000 * slowest))
        if differs and checked.code == 0:
            print(f"  missed: {name}, seed {seed}")
    _put(path, whole)
    return counts


def repairs(path: Path, number: int) -> Counter[str]:
    """Repair a file damaged in ``number`` ways.

    A pair is undamaged when every page with one of its rows, and with a text, is still in the file, wherever.
    """
    whole, before = path.read_bytes(), content(path)
    pages = _pages_of_pairs(path)
    counts: Counter[str] = Counter()
    fixed = path.with_name("fixed.muqabala")
    for seed in range(number):
        kind, data = damaged(whole, seed)
        _put(path, data)
        if content(path) == before:
            continue
        counts[f"{kind}: files"] += 1
        left = set(_pages(data))
        undamaged = {pair for pair, needed in pages.items() if needed <= left}
        counts[f"{kind}: with undamaged pairs"] += bool(undamaged)
        fixed.unlink(missing_ok=True)
        counts["tracebacks"] += run("repair", str(path), "-o", str(fixed)).code == _TRACEBACK
        saved = _pairs(fixed) if fixed.exists() else set()
        counts[f"{kind}: repaired"] += fixed.exists()
        counts[f"{kind}: all pairs saved"] += saved == pages.keys()
        if undamaged:
            good = len(saved & undamaged) >= 0.99 * len(undamaged)
            counts[f"{kind}: 99 % of undamaged saved"] += good
            if not good:
                print(f"  {kind}, seed {seed}: {len(saved & undamaged)} of {len(undamaged)}")
        if fixed.exists():
            counts["not whole after repair"] += run("check", str(fixed)).code != 0
    _put(path, whole)
    return counts


_PAGE = 4096


def _pages(data: bytes) -> list[bytes]:
    return [data[at : at + _PAGE] for at in range(0, len(data), _PAGE)]


def _pages_of_pairs(path: Path) -> dict[tuple[object, ...], set[bytes]]:
    """For each pair the pages with its rows and those of the texts."""
    file = PageFile(path.read_bytes())
    pages = _pages(file.data)
    texts: set[int] = set()
    rows: dict[int, set[int]] = {}
    for number in file.leaves():
        for row in file.rows(number) if number > 1 else ():
            for table, (widths, fits) in SHAPES.items():
                if len(row.values) in widths and fits(row.values):
                    if table == "texts":
                        texts.add(number)
                    elif table == "beads":
                        rows.setdefault(row.rowid, set()).add(number)
                    elif table == "segments":
                        rows.setdefault(row.values[3], set()).add(number)
                    break
    with Project.open(path) as project:
        contents = [project.text(side).encode() for side in Side]
        # Long texts go on in pages of their own, behind the number of the next one.
        texts |= {n for n, page in enumerate(pages, 1) if any(page[4:104] in text for text in contents)}
        return {
            _content(row): {pages[number - 1] for number in rows[row.id] | texts}
            for row in project.rows(project.order())
        }


def _pairs(path: Path) -> set[tuple[object, ...]]:
    with Project.open(path) as project:
        return {_content(row) for row in project.rows(project.order())}


def _content(row: BeadRow) -> tuple[object, ...]:
    return (row.source_text, row.target_text, row.status, row.confirmed_by, row.reviewed_by)


def forgeries(path: Path, rounds: int) -> Counter[str]:
    """Forge a file with plain SQL, each way ``rounds`` times."""
    whole = path.read_bytes()
    counts: Counter[str] = Counter()
    for seed in range(rounds):
        for name in FORGERIES:
            _put(path, whole)
            if forge(path, name, random.Random(seed)):
                counts["forged"] += 1
                found = run("check", str(path)).code
                counts["missed by check"] += found == 0
                counts["tracebacks"] += found == _TRACEBACK
                if found == 0:
                    print(f"  missed: {name}, seed {seed}")
    _put(path, whole)
    return counts


def hostile(path: Path, rounds: int) -> Counter[str]:
    """Give untrusted files to every command, each in a process of its own."""
    whole = path.read_bytes()
    counts: Counter[str] = Counter()
    for _ in range(rounds):
        for name, spoil in HOSTILE.items():
            _put(path, whole)
            spoil(path)
            counts["files"] += 1
            for command in ("check", "info", "export"):
                more = ["-o", str(path.with_suffix(".tmx")), "--status", "all"] if command == "export" else []
                begun = time.perf_counter()
                done = subprocess.run(
                    [
                        sys.executable,
                        "-m",
                        "benchmarks.robustness.damage",
                        "--one",
                        command,
                        str(path),
                        *more,
                    ],
                    capture_output=True,
                    text=True,
                    timeout=60,
                    check=False,
                )
                code, megabytes, took = done.stdout.rsplit("\n", 2)[-2].split()
                counts["tracebacks"] += int(code) == _TRACEBACK or done.returncode != 0
                counts["taken for whole"] += int(code) == 0
                counts["most memory, MB"] = max(counts["most memory, MB"], int(megabytes))
                counts["slowest command, ms"] = max(counts["slowest command, ms"], int(took))
                if int(code) != 2:
                    print(f"  exit code {code}: {name}, {command}, {time.perf_counter() - begun:.1f} s")
    _put(path, whole)
    return counts


def _one(arguments: list[str]) -> None:
    """A command in a process of its own: prints exit code, most memory in MB, milliseconds."""
    ran = run(*arguments)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\n{ran.code} {megabytes} {int(1000 * ran.seconds)}")


def _put(path: Path, data: bytes) -> None:
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    path.write_bytes(data)


def show(title: str, counts: Counter[str]) -> None:
    """Print a table."""
    print(f"\n{title}")
    for name, number in counts.items():
        print(f"  {name:24} {number:8,}")


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        _one(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corruptions", type=int, default=1000)
    parser.add_argument("--forgeries", type=int, default=5, help="rounds over all ways to forge")
    parser.add_argument("--repairs", type=int, default=1000)
    parser.add_argument("--sample", choices=NAMES, default="chronicle", help="what is damaged")
    parser.add_argument("--hostile", type=int, default=1, help="rounds over all hostile files")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        make(folder / "made")
        path = folder / f"{arguments.sample}.muqabala"
        shutil.copyfile(folder / "made" / path.name, path)
        if arguments.corruptions:
            show("Corruptions", corruptions(path, arguments.corruptions))
        if arguments.repairs:
            show("Repairs", repairs(path, arguments.repairs))
        if arguments.forgeries:
            show("Forgeries by plain SQL", forgeries(path, arguments.forgeries))
        if arguments.hostile:
            show("Hostile files", hostile(path, arguments.hostile))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
