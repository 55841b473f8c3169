"""Alignment of the sample chronicle: 397 Arabic words without a full stop, 38 English sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from aligner import align
from aligner.alignment.aligner import Aligner, Alignment
from aligner.bitext import Bead, Side
from aligner.errors import Cancelled
from aligner.segmentation.segmenter import Cutting, Segmentation
from aligner.text.word_stream import word_stream
from tests.helpers.align_sample import ARABIC, GOLD, lines, stream

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder


def sides(alignment: Alignment | tuple[Bead, ...], source: str, target: str) -> list[tuple[str, str]]:
    beads = alignment if isinstance(alignment, tuple) else alignment.beads
    return [
        (" ".join(s.of(source) for s in bead.source), " ".join(s.of(target) for s in bead.target))
        for bead in beads
    ]


def assert_covers(beads: tuple[Bead, ...], source: Segmentation, target: Segmentation) -> None:
    """Every word of both sides in exactly one bead."""
    for side, text in ((Side.SOURCE, source.text), (Side.TARGET, target.text)):
        held: list[str] = []
        for segment in sorted(segment for bead in beads for segment in bead.side(side)):
            held.extend(segment.of(text).split())
        assert held == text.split()


@pytest.fixture(scope="module")
def sample() -> tuple[Segmentation, Segmentation]:
    return stream(ARABIC, "ar"), lines(GOLD["target_sentences"], "en")


@pytest.fixture(scope="module")
def aligner(sample: tuple[Segmentation, Segmentation], use: Encoder) -> Aligner:
    return Aligner(*sample, use)


@pytest.fixture(scope="module")
def aligned(aligner: Aligner) -> Alignment:
    return aligner.align()


def test_the_sample_is_cut_where_the_gold_is(
    aligned: Alignment, sample: tuple[Segmentation, Segmentation]
) -> None:
    source, target = sample
    words = word_stream(source.text)
    first_sentence = {segment.start: index for index, segment in enumerate(target.segments)}
    starts = {
        first_sentence[bead.target[0].start]: words.first_at(bead.source[0].start)
        for bead in aligned.beads
        if not bead.is_null
    }
    gold = {unit["sentences"][0]: unit["words"][0] for unit in GOLD["units"][1:]}
    right = sum(abs(starts[sentence] - word) <= 1 for sentence, word in gold.items() if sentence in starts)
    error = sum(abs(starts[sentence] - word) for sentence, word in gold.items()) / len(gold)
    assert right / len(gold) >= 0.9
    assert error <= 1.0


def test_every_word_is_in_one_bead(aligned: Alignment, sample: tuple[Segmentation, Segmentation]) -> None:
    assert_covers(aligned.beads, *sample)


def test_beads_carry_score_and_confidence(aligned: Alignment) -> None:
    for bead in aligned.beads:
        assert bead.confidence is not None
        assert 0 <= bead.confidence <= 1
        assert bead.is_null == (bead.score is None)


def test_fixed_beads_come_back_and_nothing_crosses_them(
    aligner: Aligner, sample: tuple[Segmentation, Segmentation]
) -> None:
    source, target = sample
    words = word_stream(source.text)
    wrong = Bead((words.slice(100, 112),), target.segments[9:11])
    result = aligner.align([wrong])
    assert wrong in result.beads
    assert_covers(result.beads, source, target)
    at = result.beads.index(wrong)
    for bead in result.beads[:at]:
        assert all(s.end <= wrong.source[0].start for s in bead.source)
        assert all(s.end <= wrong.target[0].start for s in bead.target)


def test_a_crossing_fixed_bead_is_left_out_of_its_surroundings(
    aligner: Aligner, sample: tuple[Segmentation, Segmentation]
) -> None:
    source, target = sample
    words = word_stream(source.text)
    barrier = Bead((words.slice(103, 119),), target.segments[8:9])
    crossing = Bead((words.slice(15, 26),), target.segments[20:21])
    result = aligner.align([barrier, crossing])
    assert {barrier, crossing} <= set(result.beads)
    assert_covers(result.beads, source, target)


@pytest.mark.slow
def test_sides_swapped(sample: tuple[Segmentation, Segmentation], use: Encoder) -> None:
    source, target = sample
    there = align(source, target, use)
    back = align(target, source, use)
    assert [(b.source, b.target) for b in back.beads] == [(b.target, b.source) for b in there.beads]


def test_sentences_are_never_cut(use: Encoder) -> None:
    source = lines(
        ["قرأ الولد الكتاب في المدرسة.", "ثم عاد إلى البيت مساء.", "وأكل مع أبيه وأمه ونام."], "ar"
    )
    target = lines(
        ["The boy read the book at school.", "He came home in the evening, ate with his parents and slept."],
        "en",
    )
    result = align(source, target, use)
    assert_covers(result.beads, source, target)
    assert [(b.source, b.target) for b in result.beads] == [
        (source.segments[:1], target.segments[:1]),
        (source.segments[1:], target.segments[1:]),
    ]


def test_cancelling_passes_through(sample: tuple[Segmentation, Segmentation], use: Encoder) -> None:
    def stop(done: float, message: str) -> None:
        if done > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        align(*sample, use, progress=stop)


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.05, 0.3, 0.99])
def test_who_was_stopped_goes_on_to_the_same_beads(
    sample: tuple[Segmentation, Segmentation], use: Encoder, share: float
) -> None:
    reports: list[float] = []
    expected = Aligner(*sample, use).align(progress=lambda done, message: reports.append(done))
    left = int(share * len(reports))

    def stop(done: float, message: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Cancelled

    aligner = Aligner(*sample, use)
    with pytest.raises(Cancelled):
        aligner.align(progress=stop)
    assert aligner.align() == expected


def test_progress_runs_from_nothing_to_all(sample: tuple[Segmentation, Segmentation], use: Encoder) -> None:
    seen: list[float] = []
    align(*sample, use, progress=lambda done, message: seen.append(done))
    assert seen == sorted(seen)
    assert seen[0] == 0.0
    assert seen[-1] == 1.0


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("كتاب", "book"),
        ("كتاب", ""),
        ("", "book"),
        ("كتاب كبير", "a big book. " * 40),
        ("ا " * 399 + "ا", "x"),
    ],
)
def test_tiny_and_lopsided_texts(source: str, target: str, use: Encoder) -> None:
    one = lines([source], "ar") if source else Segmentation("", "ar", Cutting.SENTENCES, ())
    two = lines([target.strip()], "en") if target else Segmentation("", "en", Cutting.SENTENCES, ())
    assert_covers(align(one, two, use).beads, one, two)


def test_a_region_in_the_language_changes_nothing(
    sample: tuple[Segmentation, Segmentation], use: Encoder
) -> None:
    """A memory says ar-SA where a text file says ar: rules and dictionary are for both."""
    source, target = sample
    regional = replace(source, language="ar-SA"), replace(target, language="en_GB")
    aligner = Aligner(*regional, use)
    assert aligner._prepared().texts.scorer.lexical is not None
    assert aligner.align().beads == Aligner(source, target, use).align().beads
