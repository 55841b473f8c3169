"""Time of the concordance, the filter and the queue in a project of many confirmed pairs.

    python -m benchmarks.speed.concordance [PAIRS]

100,000 pairs by default.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.bitext import Bead, Segment, Side, Status
from aligner.permissions import Person, Role
from db import Project, Query, RunInfo, TextInput
from db.queries.review_queue import waiting
from db.stores.concordance import Concordance, ConcordanceQuery

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = Path(__file__).parents[2] / "ui" / "resources" / "sample"
AMINA, YUSUF = Person("Amina"), Person("Yusuf", Role.REVIEWER)
TIMES = 7
WORDS = ("السلطان", "كلمة77", "في", "the", "king", "خوارزم شاه", "the king", "مدينة", "و", "nowhere")


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with big_project(folder, count) as project, Concordance.open(folder / "index.sqlite") as index:
            _once("first index", lambda: index.update(project))
            size = sum(file.stat().st_size for file in folder.glob("index.sqlite*"))
            print(f"size of the index: {size / 1e6:.0f} MB")
            _once("nothing new", lambda: index.update(project))
            bead = int(project.order()[count // 2])
            project.unconfirm([bead], AMINA)
            _once("one pair changed", lambda: index.update(project))
            for words in WORDS:
                for company in (True, False):
                    query = ConcordanceQuery(words, company=company)
                    lines = len(index.find(query).lines)
                    how = "in company" if company else "exactly"
                    _median(
                        f"{words} {how}, {lines} lines",
                        lambda query=query: index.find(query),  # type: ignore[misc]
                    )
            by_root = ConcordanceQuery("سلطان", by_root=True)
            _median(f"سلطان by root, {len(index.find(by_root).lines)} lines", lambda: index.find(by_root))
            found = index.find(ConcordanceQuery("السلطان")).lines
            _median("counterparts of 500 lines", lambda: index.counterparts(found))
            _median("filter by text", lambda: project.find(Query("السلطان")))
            _median("filter by expression", lambda: project.find(Query(r"سلط\w+", regex=True)))
            _median("filter by shape", lambda: project.find(Query(kinds=frozenset({"1-n", "1-0"}))))
            _median(
                "filter by status and confidence",
                lambda: project.find(Query(statuses=frozenset({Status.CONFIRMED}), confidence=(0.5, 1.0))),
            )
            _median("what waits for a reviewer", lambda: waiting(project, YUSUF))
            _median("what waits for a translator", lambda: waiting(project, AMINA))


def big_project(folder: Path, count: int) -> Project:
    """A project of made-up pairs of the sample's words, all confirmed."""
    chance = random.Random(1)
    words = {
        side: (SAMPLE / f"tarikh-{tag}.txt").read_text(encoding="utf-8").split()
        for side, tag in ((Side.SOURCE, "ar"), (Side.TARGET, "en"))
    }
    texts: dict[Side, list[str]] = {side: [] for side in Side}
    at = dict.fromkeys(Side, 0)
    beads = []
    for number in range(count):
        segments = {}
        for side, length in ((Side.SOURCE, 12), (Side.TARGET, 16)):
            text = " ".join(chance.choices(words[side], k=length)) + f" كلمة{number}"
            segments[side] = (Segment(at[side], at[side] + len(text)),)
            texts[side].append(text)
            at[side] += len(text) + 1
        beads.append(Bead(segments[Side.SOURCE], segments[Side.TARGET], 0.7, 0.7))
    project = Project.create(
        folder / "big.muqabala",
        name="big",
        source=TextInput(" ".join(texts[Side.SOURCE]), "ar", "stream"),
        target=TextInput(" ".join(texts[Side.TARGET]), "en", "stream"),
        by=AMINA,
    )
    project.suggest(beads, RunInfo("none", "made up"))
    project.confirm(project.order(), AMINA)
    return project


def _once(what: str, work: Callable[[], object]) -> None:
    start = time.perf_counter()
    work()
    print(f"{what}: {time.perf_counter() - start:.2f} s")


def _median(what: str, work: Callable[[], object]) -> None:
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        taken.append(1e3 * (time.perf_counter() - start))
    print(f"{what}: {statistics.median(taken):.1f} ms (longest {max(taken):.1f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
