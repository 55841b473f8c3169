"""What the other side leaves out is neither encoded nor counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligner.alignment.encoder_protocol import rough
from aligner.alignment.spans.features.abridgement_mask import (
    CHAINS,
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
    found = mask_abridged(words, odds, ["narrated"])
    assert found.encoded.all()
    assert found.log_odds.tolist() == odds.tolist()


def three_chains() -> list[str]:
    return [*WORDS, *WORDS, *WORDS]


def test_a_chain_is_cut_before_and_never_inside() -> None:
    words = three_chains()
    found = mask_abridged(words, np.zeros(len(words) + 1), None)
    start, end = 2, 2 + len(CHAIN.split())
    assert found.log_odds[start] == CHAINS.opening
    assert (found.log_odds[start + 1 : end] == CHAINS.inside).all()
    assert found.log_odds[end] == 0.0
    assert found.gates[start] == CHAINS.opening
    assert (found.gates[start + 1 : end] == CHAINS.gate).all()
    assert found.gates[end] == 0.0
    assert (found.gates[end + 1 : end + CHAINS.near_words + 1] == CHAINS.gate).all()
    assert found.encoded.all()


def test_an_abridged_chain_is_masked_up_to_its_report() -> None:
    words = three_chains()
    found = mask_abridged(
        words,
        np.zeros(len(words) + 1),
        ["Narrated", "Bakr:", "He", "used", "to", "walk", "in", "the", "market."],
    )
    kept_words = [word for word, is_encoded in zip(words, found.encoded, strict=True) if is_encoded]
    assert kept_words[:6] == ["وهذا", "باب", "كان", "الرجل", "يمشي", "في"]
    assert "صلى" not in kept_words


def test_a_chain_that_is_translated_is_not_masked() -> None:
    words = three_chains()
    found = mask_abridged(words, np.zeros(len(words) + 1), KEPT.split() * 3)
    assert found.encoded.all()


def test_spans_are_embedded_by_what_is_not_masked(use: Encoder) -> None:
    words = ["حدثنا", "زيد", "عن", "عمرو", "دخل", "الملك", "المدينة", "ليلا"]
    kept_words = np.array([False] * 4 + [True] * 4)
    stream = MaskedStream(use, words, kept_words, no_progress)
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
    found = mask_abridged(words, np.zeros(len(words) + 1), None, segment_end=ends)
    assert found.log_odds[[8, 14]].tolist() == [0.0, 0.0]
    assert found.gates[[8, 14]].tolist() == [0.0, 0.0]
    assert found.log_odds[7] == CHAINS.inside
