"""One correction re-aligns its neighbours, through the project file and back."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, cast

import pytest

from aligner.bitext import Bead, Segment, Side
from aligner.errors import EncoderError
from aligner.permissions import Person
from aligner.progress import no_progress
from db import Project, TextInput
from ui.services.alignment import AlignmentService, _misplaced
from ui.services.imports.project_factory import CHAPTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.alignment.encoder_protocol import Encoder
    from aligner.progress import Progress
    from db import BeadRow

ROOT = Path(__file__).parents[3]
ANA = Person("Ana")
LONG_S = 60
"""A ceiling for what is sure to come."""
GOLD = json.loads((ROOT / "tests/data/ibn-khaldun/gold.json").read_text("utf-8"))
ARABIC = (ROOT / "ui/resources/sample/tarikh-ar.txt").read_text("utf-8").strip()
ENGLISH = "\n".join(GOLD["target_sentences"])


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    source = TextInput(ARABIC, "ar", cutting="stream")
    target = TextInput(ENGLISH, "en", cutting="lines")
    with Project.create(tmp_path / "p.muqabala", name="p", source=source, target=target, by=ANA) as made:
        yield made


def assert_whole(project: Project) -> None:
    beads = [row.bead for row in project.rows(project.order().tolist())]
    for side, text in ((Side.SOURCE, ARABIC), (Side.TARGET, ENGLISH)):
        held = sorted(segment for bead in beads for segment in bead.side(side))
        assert [w for s in held for w in s.of(text).split()] == text.split()


def corrected(project: Project, aligning: AlignmentService, place: int) -> tuple[int, int]:
    """Merge a pair with the next; how many pairs were looked at again, and how many there are."""
    order = project.order().tolist()
    change = project.merge(order[place], ANA)
    aligning.mark_stale(change)
    result = aligning.realign_around("use", order[place], change.event_id, no_progress)
    assert result is not None
    assert result.replacing is not None
    aligning.mark_stale(result.store(project, ANA))
    assert_whole(project)
    return len(result.replacing), len(order)


def test_only_neighbours_are_looked_at_again(project: Project) -> None:
    aligning = AlignmentService(project)
    aligning.align_all("use", no_progress).store(project, ANA)
    aligning.invalidate()
    for place in (3, 20):
        looked_at, count = corrected(project, aligning, place)
        assert looked_at < count / 2
    assert [row.touched for row in project.rows(project.order().tolist())].count(True) == 2


def test_a_correction_in_a_chapter_looks_at_its_chapter_only(project: Project) -> None:
    """The second half of the sample as a chapter of its own."""
    word = GOLD["units"][17]["words"][0]
    here = len(" ".join(ARABIC.split()[:word])) + 1
    there = ENGLISH.index(GOLD["target_sentences"][GOLD["units"][17]["sentences"][0]])
    ends = (len(ARABIC), len(ENGLISH))
    first, second = [[0, 0, here], [0, 0, there]], [[here, here, ends[0]], [there, there, ends[1]]]
    project.set_setting(CHAPTERS, [first, second])
    aligning = AlignmentService(project)
    aligning.align_all("use", no_progress).store(project, ANA)
    aligning.invalidate()
    order = project.order().tolist()
    starts = [row.bead.source[0].start if row.bead.source else 0 for row in project.rows(order)]
    place = next(k for k, start in enumerate(starts) if start >= here)
    corrected(project, aligning, place)
    row = project.rows(project.order().tolist())[-1]
    answer = aligning.explain("use", row)
    assert answer is not None
    assert all(begun >= here for begun, *_ in answer["links"])


def test_an_explanation_waits_for_the_cut_that_is_looked_for(project: Project) -> None:
    """It encodes both texts, which would make the dashed line late."""
    aligning, order = AlignmentService(project), list[str]()
    looking, go_on = Event(), Event()

    class Chooser:
        def matching_cut(self, *_: object) -> None:
            looking.set()
            go_on.wait(LONG_S)
            order.append("cut")

    aligning._chooser = Chooser()  # type: ignore[assignment]
    with ThreadPoolExecutor(2) as threads:
        cut = threads.submit(aligning.matching_cut, Bead((Segment(0, 1),), ()), Side.SOURCE, 1)
        assert looking.wait(LONG_S)
        aligning._prepare = lambda *_: order.append("explanation")  # type: ignore[assignment, method-assign]
        explained = threads.submit(aligning.explain, "use", cast("BeadRow", None))
        assert not wait([explained], timeout=0.05).done
        go_on.set()
        cut.result(LONG_S)
        explained.exception(LONG_S)
    assert order == ["cut", "explanation"]


def test_the_other_side_of_a_cut_is_known_without_an_alignment(project: Project) -> None:
    AlignmentService(project).align_all("use", no_progress).store(project, ANA)
    merged = project.merge(project.order().tolist()[4], ANA)
    row = project.rows([merged.focus or 0])[0]
    at = row.source[1].start
    opened = AlignmentService(project)
    answer = opened.matching_cut(row.bead, Side.SOURCE, at)
    assert answer == row.target[1].start
    change = project.split(row.id, ANA, source_at=at, target_at=answer)
    assert change.added
    project.undo(ANA)
    assert project.rows([row.id])[0].bead == row.bead, "one undo takes it back"
    opened.close()
    assert opened.matching_cut(row.bead, Side.SOURCE, at) is None


def test_without_an_encoder_there_is_no_answer(project: Project) -> None:
    def load(_name: str, _progress: Progress) -> Encoder:
        raise EncoderError("the bundled encoder cannot be loaded ({why})", why="it is gone")

    bead = Bead((Segment(0, len(ARABIC)),), (Segment(0, len(ENGLISH)),))
    aligning = AlignmentService(project, load=load)
    aligning.read_ahead(bead)
    assert aligning.matching_cut(bead, Side.SOURCE, ARABIC.index(" ") + 1) is None


def test_where_else_a_pair_may_end(project: Project) -> None:
    aligning = AlignmentService(project)
    aligning.align_all("use", no_progress).store(project, ANA)
    first, below, *_ = project.rows(project.order().tolist()[6:8])
    words = [m.start() for m in re.finditer(r"\S+", ARABIC)]
    short = words[words.index(first.source[0].start) + 3]
    right = first.source[-1].end, first.target[-1].end
    project.move_cut(first.id, Side.SOURCE, short, ANA)
    first, below = project.rows([first.id, below.id])
    assert right in aligning.alternative_endings("use", first, below)[:2]
    aligning.close()
    assert aligning.alternative_endings("use", first, below) == ()


def test_a_bead_without_source_words_after_a_pair_that_stays() -> None:
    segments = tuple(Segment(10 * i, 10 * i + 9) for i in range(4))
    stays = Bead(segments[1:2], segments[1:2])
    before, alone = Bead(segments[:1], segments[:1]), Bead((), segments[2:3])
    assert _misplaced([before, alone], [stays])
    assert not _misplaced([before, Bead(segments[2:3], segments[2:3]), Bead((), segments[3:])], [stays])
    assert not _misplaced([Bead((), segments[:1])], [stays])


def test_a_project_opened_again_knows_its_names(project: Project) -> None:
    """They are learned from the pairs in the file: nothing was aligned since."""
    AlignmentService(project).align_all("use", no_progress).store(project, ANA)
    opened = AlignmentService(project)
    rows = project.rows(project.order().tolist())
    row = next(r for r in rows if "envoys of Chinggis Khan" in " ".join(s.of(ENGLISH) for s in r.bead.target))
    answer = opened.explain("use", row)
    assert answer is not None
    names = [(a["source"], a["target"]) for a in answer["anchors"] if a["kind"] == "name"]
    assert ("جنكزخان", "Chinggis Khan") in [(ARABIC[slice(*one)], ENGLISH[slice(*two)]) for one, two in names]
