"""Encoders side by side on one text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from aligner.segmentation.segmenter import segment
from models.registry import load
from ui.services.aligning.encoder_comparison import agreement, compare
from ui.services.aligning.encoder_languages import languages_note

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder
    from aligner.progress import Progress

ARABIC = "خرج السلطان من المدينة. ثم مضى إلى خراسان. وأقام بها سنة. وكتب إلى أخيه رسالة."
ENGLISH = "The sultan left the city. Then he went to Khurasan. He stayed there a year. He wrote a letter."


@cache
def loaded(name: str) -> Encoder:
    return load(name)


def taken(name: str, progress: Progress) -> Encoder:
    progress(1.0, "Loading the encoder")
    return loaded(name)


def test_each_encoder_has_a_row_and_agrees_with_itself() -> None:
    texts = segment(ARABIC, "ar"), segment(ENGLISH, "en")
    rows = compare(*texts, ["use", "2*use+use"], taken)
    assert [row.name for row in rows] == ["use", "2*use+use"]
    for i, row in enumerate(rows):
        assert row.agreement[i] == 1.0
        assert row.pairs == 4
        assert 0.0 < row.confidence <= 1.0
    assert rows[0].agreement[1] == rows[1].agreement[0]
    assert rows[0].signature != rows[1].signature


def test_agreement_is_the_share_of_common_ends() -> None:
    assert agreement(frozenset({(1, 1), (2, 3)}), frozenset({(2, 3), (4, 4)})) == 0.5
    assert agreement(frozenset({(1, 1)}), frozenset({(2, 2)})) == 0.0
    assert agreement(frozenset(), frozenset()) == 1.0


@pytest.mark.parametrize(
    ("tag", "name"), [("fa", "Persian"), ("he", "Hebrew"), ("ur-PK", "Urdu"), ("ota", "Ottoman")]
)
def test_languages_that_the_bundled_encoder_does_not_know_are_told(tag: str, name: str) -> None:
    (note,) = languages_note("use", (tag, "en"))
    assert name in note
    assert "E5" in note
    assert languages_note("use+use", (tag, "en"))
    assert not languages_note("use+e5-small", (tag, "en"))
    assert not languages_note("e5-small", (tag, "en"))


def test_languages_that_it_knows_are_not() -> None:
    assert not languages_note("use", ("ar-SA", "en-GB"))
    assert not languages_note("no such encoder", ("fa", "en"))
