"""Ready-made pairs as texts with beads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.exchange.translation_unit import TranslationUnit
from aligner.exchange.units_to_beads import paired_texts


def test_units_become_texts_and_beads() -> None:
    units = [
        TranslationUnit(" أول ", "first", confidence=0.5),
        TranslationUnit("وحده", ""),
        TranslationUnit(" ", "\n"),
        TranslationUnit("", "alone"),
        TranslationUnit("ثان\nبعده", "b"),
    ]
    paired = paired_texts(units)
    assert paired.source == "أول\nوحده\nثان\nبعده"
    assert paired.target == "first\nalone\nb"
    found = [
        ("".join(s.of(paired.source) for s in bead.source), "".join(s.of(paired.target) for s in bead.target))
        for bead in paired.beads
    ]
    assert found == [("أول", "first"), ("وحده", ""), ("", "alone"), ("ثان\nبعده", "b")]
    assert [bead.is_null for bead in paired.beads] == [False, True, True, False]
    assert paired.beads[0].confidence == 0.5
    assert len(paired.units) == len(paired.beads)


def test_chapters_and_pages_are_marked_where_they_begin() -> None:
    paired = paired_texts(
        [
            TranslationUnit("أ", "a", chapter="I", page="1", score=float("inf"), confidence=97.0),
            TranslationUnit("ب", "", chapter="I", page="2"),
            TranslationUnit("ج", "c", chapter="II", page="2"),
        ]
    )
    source, target = paired.structures
    assert (source.chapters, source.pages) == (((0, "I"), (4, "II")), ((0, "1"), (2, "2")))
    assert (target.chapters, target.pages) == (((0, "I"), (2, "II")), ((0, "1"), (2, "2")))
    assert (paired.beads[0].score, paired.beads[0].confidence) == (None, None)


@pytest.mark.parametrize("unit", [TranslationUnit("", "only English"), TranslationUnit("عربي فقط", " ")])
def test_a_side_without_any_text_is_refused(unit: TranslationUnit) -> None:
    with pytest.raises(InputError, match="No pair has any text"):
        paired_texts([unit])


SIDES = st.text(st.sampled_from("اب a\n\u00a0\u2028\ud800."), max_size=12)


@given(st.lists(st.tuples(SIDES, SIDES).filter(any), max_size=8))
def test_beads_cover_every_word_of_both_texts_in_order(pairs: list[tuple[str, str]]) -> None:
    paired = paired_texts(TranslationUnit(source, target) for source, target in [*pairs, ("نعم", "yes")])
    for text, segments in (
        (paired.source, [s for bead in paired.beads for s in bead.source]),
        (paired.target, [s for bead in paired.beads for s in bead.target]),
    ):
        assert "".join("".join(s.of(text).split()) for s in segments) == "".join(text.split())
        assert segments == sorted(segments)
        text.encode()
