"""Ready-made pairs as texts with beads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aligner.formats.pairing import paired_texts
from aligner.formats.unit import Unit


def test_units_become_texts_and_beads() -> None:
    units = [
        Unit(" أول ", "first", confidence=0.5),
        Unit("وحده", ""),
        Unit(" ", "\n"),
        Unit("", "alone"),
        Unit("ثان\nبعده", "b"),
    ]
    paired = paired_texts(units)
    assert paired.source == "أول\n\nوحده\n\nثان\nبعده"
    assert paired.target == "first\n\nalone\n\nb"
    found = [
        ("".join(s.of(paired.source) for s in bead.source), "".join(s.of(paired.target) for s in bead.target))
        for bead in paired.beads
    ]
    assert found == [("أول", "first"), ("وحده", ""), ("", "alone"), ("ثان\nبعده", "b")]
    assert [bead.is_null for bead in paired.beads] == [False, True, True, False]
    assert paired.beads[0].confidence == 0.5
    assert len(paired.units) == len(paired.beads)


SIDES = st.text(st.sampled_from("اب a\n\u00a0\u2028\ud800."), max_size=12)


@given(st.lists(st.tuples(SIDES, SIDES).filter(any), max_size=8))
def test_beads_cover_every_word_of_both_texts_in_order(pairs: list[tuple[str, str]]) -> None:
    paired = paired_texts(Unit(source, target) for source, target in pairs)
    for text, segments in (
        (paired.source, [s for bead in paired.beads for s in bead.source]),
        (paired.target, [s for bead in paired.beads for s in bead.target]),
    ):
        assert "".join("".join(s.of(text).split()) for s in segments) == "".join(text.split())
        assert segments == sorted(segments)
        text.encode()
