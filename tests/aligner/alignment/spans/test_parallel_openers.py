"""What has a number begins on both sides at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligner import align
from aligner.alignment.spans.features.clauses import clause_units
from aligner.alignment.spans.features.parallel_openers import (
    NONE,
    OPENERS,
    ParallelOpeners,
    parallel_openers,
)
from aligner.bitext import Segment
from aligner.segmentation.segmenter import Cutting, Segmentation
from aligner.text.word_stream import word_stream

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder

LAW = (
    ("المادة 1 لكل فرد حق في الحياة", "Article 1 Everyone has the right to life."),
    ("المادة 2 لا يسجن أحد بلا حكم", "Article 2 No one is imprisoned without judgment."),
    (
        "المادة 3 تكفل الدولة حرية القول كما في المادة 1",
        "Article 3 The State protects speech as in Article 1.",
    ),
    ("المادة 5 العمل حق", "Article 5 Work is a right."),
)


def sides(pairs: tuple[tuple[str, str], ...], *, free: bool = False) -> tuple[Segmentation, Segmentation]:
    made = []
    for side, language in ((0, "ar"), (1, "en")):
        texts = [pair[side] for pair in pairs]
        text = "\n".join(texts)
        segments, at = [], 0
        for one in texts:
            segments.append(Segment(at, at + len(one)))
            at += len(one) + 1
        if free and side == 0:
            made.append(Segmentation(text, language, Cutting.STREAM, (Segment(0, len(text)),)))
        else:
            made.append(Segmentation(text, language, Cutting.SENTENCES, tuple(segments)))
    return made[0], made[1]


def found(pairs: tuple[tuple[str, str], ...], *, free: bool = False) -> ParallelOpeners | None:
    source, target = sides(pairs, free=free)
    stream, other = word_stream(source.text), word_stream(target.text)
    starts = np.zeros(len(stream) + 1, dtype=np.bool_)
    starts[[0, *(stream.first_at(s.end - 1) + 1 for s in source.segments)]] = True
    words = stream.words()
    return parallel_openers(
        words,
        None if free else starts,
        clause_units(target, other),
        other.words(),
        lambda: None,
    )


def cuts_of(shown: ParallelOpeners) -> dict[int, int]:
    return {int(at): int(shown.cuts[at]) for at in np.flatnonzero(shown.cuts != NONE)}


def test_numbers_open_and_references_do_not() -> None:
    for free in (False, True):
        shown = found(LAW, free=free)
        assert shown is not None
        assert sorted(cuts_of(shown).values()) == [1, 2, 3, 5]
        assert shown.units[:-1].tolist() == [1, 2, 3, 5]


def test_numbers_of_one_side_alone_mean_nothing() -> None:
    assert found(tuple((arabic.split(" ", 2)[2], english) for arabic, english in LAW)) is None


def test_agreement() -> None:
    shown = ParallelOpeners(np.array([1, NONE, 4, 5]), np.array([NONE, 1, 4]))
    cuts = np.arange(4)
    for unit, expected in enumerate(
        [
            (OPENERS.alone, 0.0, OPENERS.alone, OPENERS.alone),
            (OPENERS.same, OPENERS.alone, OPENERS.other, OPENERS.other),
            (OPENERS.other, OPENERS.alone, OPENERS.same, OPENERS.other),
        ]
    ):
        agreement = shown.agreement(unit, cuts)
        assert agreement is not None
        assert agreement.tolist() == list(expected)
    assert shown.agreement(0, np.array([1])) is None


def test_a_missing_article_moves_no_other(use: Encoder) -> None:
    source, _ = sides(LAW, free=True)
    _, target = sides(tuple(pair for pair in LAW if "Article 2" not in pair[1]))
    starts = {
        target.text[bead.target[0].start :][:9]: source.text[bead.source[0].start :][:8]
        for bead in align(source, target, use).beads
        if bead.source and bead.target
    }
    assert starts == {"Article 1": "المادة 1", "Article 3": "المادة 3", "Article 5": "المادة 5"}
