"""What the other side leaves out is neither encoded nor counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligner.alignment.encoder_protocol import rough
from aligner.alignment.spans.features.abridgement_mask import (
    GATE,
    INSIDE,
    NEAR,
    OPENING,
    MaskedStream,
    mask_abridged,
)
from aligner.progress import no_progress

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder

CHAIN = "حدثنا زيد حدثنا عمرو بن خالد عن بكر قال"
TEXT = (
    f"وهذا باب {CHAIN} كان الرجل صلى الله عليه وسلم يمشي في السوق كل يوم ثم يرجع إلى داره ويجلس فيها مع أهله"
)
WORDS = TEXT.split()
KEPT = "Zayd told us: Amr told us from Bakr, who heard it: he, God bless him, used to walk in the market."


def test_words_without_chains_are_left_as_they_are() -> None:
    words = ["دخل", "الملك", "المدينة"]
    odds = np.array([6.0, -1.0, 0.5, 6.0])
    hearing = mask_abridged(words, odds, ["narrated"])
    assert hearing.heard.all()
    assert hearing.log_odds.tolist() == odds.tolist()


def three_chains() -> list[str]:
    return [*WORDS, *WORDS, *WORDS]


def test_a_chain_is_cut_before_and_never_inside() -> None:
    words = three_chains()
    hearing = mask_abridged(words, np.zeros(len(words) + 1), None)
    start, end = 2, 2 + len(CHAIN.split())
    assert hearing.log_odds[start] == OPENING
    assert (hearing.log_odds[start + 1 : end] == INSIDE).all()
    assert hearing.log_odds[end] == 0.0
    assert hearing.gates[start] == OPENING
    assert (hearing.gates[start + 1 : end] == GATE).all()
    assert hearing.gates[end] == 0.0
    assert (hearing.gates[end + 1 : end + NEAR + 1] == GATE).all()
    assert hearing.heard.all()


def test_an_abridged_chain_is_not_heard_up_to_its_report() -> None:
    words = three_chains()
    hearing = mask_abridged(
        words,
        np.zeros(len(words) + 1),
        ["Narrated", "Bakr:", "He", "used", "to", "walk", "in", "the", "market."],
    )
    heard = [word for word, is_heard in zip(words, hearing.heard, strict=True) if is_heard]
    assert heard[:6] == ["وهذا", "باب", "كان", "الرجل", "يمشي", "في"]
    assert "صلى" not in heard


def test_a_chain_that_is_translated_is_heard() -> None:
    words = three_chains()
    hearing = mask_abridged(words, np.zeros(len(words) + 1), KEPT.split() * 3)
    assert hearing.heard.all()


def test_spans_are_embedded_by_what_is_heard(use: Encoder) -> None:
    words = ["حدثنا", "زيد", "عن", "عمرو", "دخل", "الملك", "المدينة", "ليلا"]
    heard = np.array([False] * 4 + [True] * 4)
    stream = MaskedStream(use, words, heard, no_progress)
    plain = use.stream(words[4:])
    starts, ends = np.array([0, 1, 4, 6]), np.array([8, 3, 6, 8])
    assert stream.words == 8
    expected_starts, expected_ends = np.array([0, 0, 0, 2]), np.array([4, 1, 2, 4])
    assert np.array_equal(stream.embed(starts, ends), plain.embed(expected_starts, expected_ends))
    assert np.array_equal(rough(stream, starts, ends), rough(plain, expected_starts, expected_ends))


def test_a_segment_may_end_inside_a_chain() -> None:
    words = three_chains()
    ends = np.zeros(len(words) + 1, dtype=np.bool_)
    ends[[0, 8, 14, len(words)]] = True
    hearing = mask_abridged(words, np.zeros(len(words) + 1), None, segment_end=ends)
    assert hearing.log_odds[[8, 14]].tolist() == [0.0, 0.0]
    assert hearing.gates[[8, 14]].tolist() == [0.0, 0.0]
    assert hearing.log_odds[7] == INSIDE
