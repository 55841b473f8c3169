"""Make the project files of tests/data/released with the program as it is now.

Run this once for each schema, **before** the schema changes, and check in what it writes::

    python -m tests.helpers.released_files tests/data/released/0001

The files are never made again: they are what people have on their disks. Beside each project lie the exports
that it gave, ``NAME.tmx`` and ``NAME.jsonl``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from aligner.bitext import Bead, Segment, Side
from aligner.exchange.presets import PRESETS
from aligner.exchange.selection import Selection
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.protocols import Bitext, Languages
from aligner.permissions import Person, Role
from db import Project, RunInfo, TextInput
from tests.helpers.db_projects import segments
from ui.services.export import ExportPlan, export
from ui.services.imports.project_factory import Arrival, make_bitext_project

ANA = Person("Ana", Role.TRANSLATOR)
ZAYNAB = Person("زينب", Role.TRANSLATOR)
RIMA = Person("Rima", Role.REVIEWER)

NAMES = ("chronicle", "book", "imported")
EXPORTS = ("tmx", "jsonl")

_ARABIC = (
    "ثم دخلت سنة ست عشرة وستمائة",
    "وفيها سار الملك الأشرف إلى دمشق",
    "وأقام بها شهرا كاملا",
    "ثم عاد إلى حلب",
    "ومات في رجب رحمه الله",
    "وكان ملكا عادلا كثير الصدقة",
    "وفيها غلت الأسعار ببغداد",
    "وهلك خلق كثير",
)
_ENGLISH = (
    "Then began the year six hundred and sixteen.",
    "In it al-Malik al-Ashraf marched to Damascus",
    "and stayed there a whole month.",
    "Then he returned to Aleppo.",
    "He died in Rajab, God have mercy upon him.",
    "He was a just king, generous in alms.",
    "In it prices rose in Baghdad",
    "and many people perished.",
)


def make(folder: Path) -> None:
    """Write every project and its exports into a new folder."""
    folder.mkdir(parents=True)
    for name, made in zip(NAMES, (_chronicle, _book, _imported), strict=True):
        path = folder / f"{name}.muqabala"
        with made(path) as project:
            write_exports(project, folder, name)


def write_exports(project: Project, folder: Path, name: str) -> None:
    """Export all pairs, as TMX and as JSONL, under a name."""
    for ending in EXPORTS:
        selection = Selection(statuses=None, nulls=True)
        export(project, ExportPlan(folder / f"{name}.{ending}", tool=PRESETS["plain"], selection=selection))


def _chronicle(path: Path) -> Project:
    """Review, undo and redo, corrections, comments, crossing and one-sided pairs, vectors."""
    project = _create(path, "Chronicle", _ARABIC, _ENGLISH)
    project.suggest(
        _beads(_ARABIC, _ENGLISH),
        RunInfo("use/3", "spans/1", {"temperature": 0.04}),
        evidence=[{"names": [["الأشرف", "al-Ashraf"]], "margin": 0.2}, *[None] * (len(_ARABIC) - 1)],
    )
    project.confirm([1, 2, 3], ANA)
    project.split(4, ZAYNAB, source_at=project.rows([4])[0].source[0].start + len("ثم عاد"))
    project.undo(ZAYNAB)
    project.redo(ZAYNAB)
    project.merge(5, ANA)
    project.undo(ANA)
    project.edit_text(1, Side.TARGET, "Then began the year 616.", ANA)
    project.comment(2, "Which Ashraf? مَن الأشرف؟", ZAYNAB)
    project.propose(3, Side.TARGET, "and remained there for a full month.", RIMA)
    project.approve([1, 2], RIMA)
    project.send_back(3, RIMA, "«شهرا كاملا»: say full, not whole")
    project.edit_texts([(3, Side.TARGET, "and stayed there a full month.")], ANA)
    project.confirm(3, ANA)
    project.detach(6, ANA)
    project.move(7, 2, ANA)
    project.confirm(8, ZAYNAB)
    project.unconfirm(8, ZAYNAB)
    project.forbid_own_approval(True, RIMA)
    free = [row for row in project.rows(project.order()) if not row.touched and row.status == "suggested"]
    again = [Bead(row.source, row.target, 0.5, 0.61) for row in free]
    project.suggest(
        again, RunInfo("use/3", "spans/2"), by=ANA, replacing=[row.id for row in free], evidence=None
    )
    project.undo(ANA)
    draw = np.random.default_rng(616)
    project.vectors("tiny/1").put({f"{n:064x}": draw.random(16, dtype=np.float32) for n in range(40)})
    project.set_setting("view", {"current": 3, "sizes": [500, 480]})
    return project


def _book(path: Path) -> Project:
    """Chapters paired one by one, with the marks of a document kept."""
    source, target = _ARABIC * 12, _ENGLISH * 12
    project = _create(path, "Book", source, target)
    cuts = [segments(source), segments(target)]
    quarter = len(source) // 4
    chapters = []
    for at in range(0, len(source), quarter):
        span = [
            [side[at].start, side[at + 1].start, side[min(at + quarter, len(side)) - 1].end] for side in cuts
        ]
        chapters.append(span)
    project.set_setting("chapters", chapters)
    for side, found in zip(Side, cuts, strict=True):
        project.set_setting(f"segments:{side.value}", [[s.start, s.end] for s in found])
    project.suggest(_beads(source, target), RunInfo("use/3", "spans/1"))
    project.confirm(list(range(1, 60)), ANA)
    project.approve(list(range(1, 30)), RIMA)
    project.undo(RIMA)
    project.redo(RIMA)
    project.split(70, ANA, source_at=_after_words(project, 70, Side.SOURCE, 2))
    project.comment_on_many([(n, f"note {n}") for n in range(5, 10)], ZAYNAB)
    return project


def _imported(path: Path) -> Project:
    """Pairs of a memory, confirmed as they arrived."""
    units = [
        TranslationUnit(a, b, "ar", "en", notes=("checked",) if n == 1 else ())
        for n, (a, b) in enumerate(zip(_ARABIC, _ENGLISH, strict=True))
    ]
    units.append(TranslationUnit("والله أعلم", "", "ar", "en"))
    project = make_bitext_project(
        path,
        "Imported",
        Bitext(tuple(units), Languages("ar", "en")),
        Path("memory.tmx"),
        ANA,
        arrival=Arrival.CONFIRMED,
    )
    project.transfer(1, 2, Side.TARGET, project.rows([1])[0].target, ZAYNAB)
    return project


def _create(path: Path, name: str, source: tuple[str, ...], target: tuple[str, ...]) -> Project:
    content = "\n".join(source)
    original = "ـ" + content  # a tatweel that cleaning took away
    return Project.create(
        path,
        name=name,
        source=TextInput(
            content,
            "ar",
            "lines",
            "tarikh.txt",
            "utf-8",
            "00" * 32,
            ("removed tatweel",),
            original,
            tuple(range(1, len(original))),
        ),
        target=TextInput("\n".join(target), "en", "lines", "history.txt", "utf-8", "11" * 32),
        by=ANA,
    )


def _beads(source: tuple[str, ...], target: tuple[str, ...]) -> list[Bead]:
    pairs: list[tuple[Segment, Segment]] = list(zip(segments(source), segments(target), strict=True))
    return [Bead((s,), (t,), 0.9, round(0.95 - 0.05 * (n % 8), 2)) for n, (s, t) in enumerate(pairs)]


def _after_words(project: Project, bead: int, side: Side, number: int) -> int:
    """The offset after the first words of a pair's side."""
    segment = project.rows([bead])[0].side(side)[0]
    words = segment.of(project.text(side)).split()
    return segment.start + len(" ".join(words[:number]))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
