"""A book aligned chapter by chapter, and the marks of a document kept through cleaning."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.alignment.chapter_aligner import ChapterAligner, ChapterMatch, ChapterSpan
from aligner.bitext import Bead, Segment, Side
from aligner.documents.document import (
    BlockKind,
    Document,
    DocumentBlock,
    DocumentMark,
    DocumentNote,
    MarkKind,
    NoteKind,
)
from aligner.documents.structure import Location, Structure, after_cleaning
from aligner.errors import Cancelled, ProjectError
from aligner.segmentation.segmenter import Cutting, segment
from aligner.text.cleaning import CleaningStep, clean
from models.registry import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.alignment.encoder_protocol import Encoder

SOURCE = (
    "الباب الأول\n\nسار السلطان إلى العراق في تلك السنة. ثم عاد إلى نيسابور ومعه العسكر.\n\n"
    "الباب الثاني\n\nوصل التجار من بلاد الصين. قتلهم نائب المدينة سرا.\n\nخاتمة\n\nوالله أعلم.\n"
)
TARGET = (
    "Chapter 1\n\nThe sultan marched to Iraq in that year. Then he returned to Nishapur with the army.\n\n"
    "Chapter 2\n\nMerchants arrived from China. The governor of the city killed them in secret.\n"
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load("use")


def spans(text: str, *headings: str) -> list[ChapterSpan]:
    starts = [text.index(heading) for heading in headings]
    ends = [*starts[1:], len(text)]
    return [
        ChapterSpan(start, start + len(heading), end)
        for start, heading, end in zip(starts, headings, ends, strict=True)
    ]


LEFT = spans(SOURCE, "الباب الأول", "الباب الثاني", "خاتمة")
RIGHT = spans(TARGET, "Chapter 1", "Chapter 2")
MATCHES = [ChapterMatch(LEFT[0], RIGHT[0]), ChapterMatch(LEFT[1], RIGHT[1]), ChapterMatch(LEFT[2], None)]


@pytest.fixture
def aligner(encoder: Encoder) -> ChapterAligner:
    return ChapterAligner(
        segment(SOURCE, "ar", Cutting.SENTENCES), segment(TARGET, "en", Cutting.SENTENCES), encoder, MATCHES
    )


def words(beads: Iterable[Bead], side: Side, text: str) -> list[str]:
    segments = sorted(s for bead in beads for s in bead.side(side))
    return " ".join(s.of(text) for s in segments).split()


def assert_whole(beads: Iterable[Bead]) -> None:
    beads = list(beads)
    assert words(beads, Side.SOURCE, SOURCE) == SOURCE.split()
    assert words(beads, Side.TARGET, TARGET) == TARGET.split()


def test_nothing_is_paired_across_chapters(aligner: ChapterAligner) -> None:
    beads = aligner.align().beads
    assert_whole(beads)
    for bead in beads:
        if not bead.is_null:
            assert (bead.source[0].start >= LEFT[1].start) == (bead.target[0].start >= RIGHT[1].start)
    assert (beads[0].source[0].of(SOURCE), beads[0].target[0].of(TARGET)) == ("الباب الأول", "Chapter 1")
    assert [bead.source[0].of(SOURCE) for bead in beads[-2:]] == ["خاتمة", "والله أعلم."]
    assert all(not bead.target for bead in beads[-2:])
    assert "3 chapters" in aligner.signature


def test_what_a_person_fixed_comes_back_unchanged(aligner: ChapterAligner) -> None:
    at, to = SOURCE.index("وصل"), SOURCE.index("سرا.") + 4
    start, end = TARGET.index("Merchants"), TARGET.index("China.") + 6
    fixed = [
        Bead((Segment(at, to),), (Segment(start, end),), score=0.5),
        Bead((Segment(SOURCE.index("والله"), len(SOURCE) - 1),), ()),
    ]
    beads = aligner.align(fixed).beads
    assert_whole(beads)
    assert set(fixed) <= set(beads)


def test_a_pair_across_chapters_is_held_too(aligner: ChapterAligner) -> None:
    over = Bead((Segment(SOURCE.index("ثم عاد"), SOURCE.index("الصين.") + 6),), (Segment(0, 9),))
    beads = aligner.align([over]).beads
    assert_whole(beads)
    assert over in beads


def test_a_fixed_heading_is_not_paired_twice(aligner: ChapterAligner) -> None:
    heading = Bead((Segment(0, len("الباب الأول")),), ())
    beads = aligner.align([heading]).beads
    assert_whole(beads)
    assert heading in beads


def test_it_can_be_stopped(aligner: ChapterAligner) -> None:
    def stop(done: float, message: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        aligner.align(progress=stop)


def test_chapters_may_be_paired_crosswise(encoder: Encoder) -> None:
    crossed = ChapterAligner(
        segment(SOURCE, "ar", Cutting.SENTENCES),
        segment(TARGET, "en", Cutting.SENTENCES),
        encoder,
        [ChapterMatch(LEFT[0], RIGHT[1]), ChapterMatch(LEFT[1], RIGHT[0]), ChapterMatch(LEFT[2], None)],
    )
    beads = crossed.align().beads
    assert_whole(beads)
    assert beads[0].target[0].of(TARGET) == "Chapter 2"


def test_a_pair_of_a_later_chapter_is_explained_in_offsets_of_the_book(aligner: ChapterAligner) -> None:
    beads = aligner.align().beads
    bead = next(b for b in beads if b.target and "China" in b.target[0].of(TARGET))
    evidence = aligner.explain(bead)
    assert evidence is not None
    said = {(x.source.of(SOURCE), x.target.of(TARGET)) for x in evidence.links}
    assert ("التجار", "Merchants") in said
    assert evidence.runner_up is not None
    assert evidence.runner_up.place.of(SOURCE) in SOURCE[LEFT[1].start : LEFT[1].end]
    assert aligner.explain(Bead(bead.source, ())) is None
    assert aligner.explain(Bead(bead.source, beads[0].target)) is None


def test_some_pairs_of_a_chapter_are_aligned_again(aligner: ChapterAligner) -> None:
    beads = aligner.align().beads
    inside = [bead for bead in beads if aligner.aligns_together(bead, beads[-3])]
    assert len(inside) >= 2
    assert not aligner.aligns_together(beads[0], beads[-3])
    again = aligner.realign_among(inside, [])
    assert again is not None
    assert {(b.source, b.target) for b in again} == {(b.source, b.target) for b in inside}
    assert aligner.realign_among([beads[0], *inside], []) is None


# The marks of a document


def document() -> Document:
    text = "باب الســفر\n\nسار(1) السلطان.\n\nباب آخر\n\nعاد."
    starts = [0, text.index("سار"), text.index("باب آخر"), text.index("عاد")]
    ends = [text.index("\n"), text.index(".") + 1, text.index("باب آخر") + 7, len(text)]
    kinds = [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]
    blocks = tuple(
        DocumentBlock(kind, start, end, level=kind is BlockKind.HEADING, origin=f"paragraph {n}")
        for n, (kind, start, end) in enumerate(zip(kinds, starts, ends, strict=True), start=1)
    )
    marks = (DocumentMark(MarkKind.VOLUME, 0, "2"), DocumentMark(MarkKind.PAGE, starts[1], "14"))
    return Document(
        text, blocks, marks, (DocumentNote(NoteKind.FOOTNOTE, "في نسخة: رحل", starts[1] + 3, "1"),)
    )


def test_marks_move_with_the_text_when_it_is_cleaned() -> None:
    read = document()
    after = after_cleaning(read, clean(read.text, [CleaningStep.TATWEEL, CleaningStep.FOOTNOTE_NUMBERS]))
    assert [after.text[b.start : b.end] for b in after.blocks] == [
        "باب السفر",
        "سار السلطان.",
        "باب آخر",
        "عاد.",
    ]
    assert after.text[after.marks[1].offset :].startswith("سار")
    assert after.text[: after.notes[0].anchor].endswith("سار")


def test_where_a_place_stands() -> None:
    read = document()
    marks = Structure.of(read)
    assert marks.at(0) == Location("باب الســفر", "v. 2", "paragraph 1")
    assert marks.at(len(read.text)) == Location("باب آخر", "v. 2, p. 14", "paragraph 4")


def test_marks_are_kept_as_json() -> None:
    marks = Structure.of(document())
    assert Structure.from_json(json.loads(json.dumps(marks.to_json()))) == marks
    assert Structure.from_json(None) == Structure()
    with pytest.raises(ProjectError):
        Structure.from_json({"chapters": 3})


@given(st.lists(st.tuples(st.integers(0, 60), st.text(max_size=3)), max_size=6), st.integers(0, 60))
def test_the_last_mark_before_a_place_counts(entries: list[tuple[int, str]], at: int) -> None:
    pages = tuple(sorted(entries, key=lambda entry: entry[0]))
    expected = next((label for start, label in reversed(pages) if start <= at), "")
    assert Structure(pages=pages).at(at).page == expected
