"""What a translator adds in brackets: found, counted less, and joined to what it explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner import align
from aligner.alignment.spans.features.brackets import bracketed, is_note
from tests.helpers.align_sample import lines

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He left (by night) alone.", ["(by", "night)"]),
        ("He left (alone).", ["(alone)."]),
        ("He [the king] left {it} there", ["[the", "king]", "{it}"]),
        ("He left(i.e. fled by night) alone", ["left(i.e.", "fled", "by", "night)"]),
        ("a) He left b) She stayed", []),
        ("(a bracket that nobody closes is none", []),
    ],
)
def test_words_in_brackets(text: str, inside: list[str]) -> None:
    words = text.split()
    found = bracketed(words, 5)
    assert [word for word, is_inside in zip(words, found, strict=True) if is_inside] == inside


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("(33.21)", True),
        ('" (6.145)', True),
        ("(i.e. as rebels).", True),
        ("[See page 3.]", True),
        ("(a)", False),
        ("(12)", False),
        ("(see) the next", False),
        ("He left (alone).", False),
        ("(one) and (two)", False),
        ("(two three)", True),
        ("(that was long)", False),
        ("(i.e. one two three four)", True),
        ("(i.e. one two three four five)", False),
    ],
)
def test_a_short_note(text: str, note: bool) -> None:
    assert is_note(text, 5) is note


def test_a_note_stays_with_what_it_explains(use: Encoder) -> None:
    """Without its rule it would take a sentence that the translation leaves out."""
    source = lines(
        [
            "دخل الملك المدينة ليلا ومعه خمسون فارسا.",
            "حدثنا مسدد حدثنا يحيى بن سعيد عن شعبة عن قتادة عن أنس بن مالك قال",
            "كانت السفينة ترسو في الميناء منذ ثلاثة أيام.",
        ],
        "ar",
    )
    english = [
        "The king entered the city by night with fifty horsemen.",
        "(i.e. as a victor).",
        "The ship had been anchored in the harbour for three days.",
    ]
    target = lines(english, "en")
    first = next(bead for bead in align(source, target, use).beads if bead.target)
    assert [segment.of(target.text) for segment in first.target] == english[:2]
    assert [segment.of(source.text)[:3] for segment in first.source] == ["دخل"]
