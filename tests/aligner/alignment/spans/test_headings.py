"""Headings by a division and its number, on one side and on both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner import align
from aligner.alignment.spans.features.headings import heading_starts, names_division
from tests.helpers.align_sample import ARABIC, GOLD, lines, stream

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder

HEADINGS = {
    "المقالة الثانية": "Book the Second",
    "الباب الثالث فيما قصد المؤلف بيانه": "Chapter III: What Is Meant",
}


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("وسار الباب الثالث في ذكر الملوك", [1]),
        ("ثم دخل من باب المدينة الثاني", []),
        ("المقالة الأولى، وفيها الفصل الحادي عشر", [0, 3]),
        ("اليوم الثالث", []),
    ],
)
def test_a_division_with_its_number(text: str, starts: list[int]) -> None:
    assert heading_starts(text.split()) == starts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chapter III: Of Kings", True),
        ("The Second Discourse, with its Proofs", True),
        ("He opened the book.", False),
        ("", False),
    ],
)
def test_an_english_heading(text: str, found: bool) -> None:
    assert names_division(text) is found


@pytest.mark.parametrize("translated", [False, True])
def test_headings_in_a_stream(use: Encoder, translated: bool) -> None:
    """Null where only the Arabic has them; paired, whole, where the English has them too."""
    units = GOLD["units"][:20]
    words, english = (
        ARABIC.split(),
        [" ".join(GOLD["target_sentences"][slice(*unit["sentences"])]) for unit in units],
    )
    arabic = [" ".join(words[slice(*unit["words"])]) for unit in units]
    for at, (heading, translation) in zip((12, 5), HEADINGS.items(), strict=True):
        arabic.insert(at, heading)
        if translated:
            english.insert(at, translation)
    source, target = stream(" ".join(arabic), "ar"), lines(english, "en")
    beads = align(source, target, use).beads
    said = [
        (b.source[0].of(source.text) if b.source else "", b.target[0].of(target.text) if b.target else "")
        for b in beads
    ]
    pairs = HEADINGS.items() if translated else ((heading, "") for heading in HEADINGS)
    assert set(pairs) <= set(said)
