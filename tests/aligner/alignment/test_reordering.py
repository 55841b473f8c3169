"""Sentences in another order than in a stream: taken where that is likelier, left where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from aligner.alignment.aligner import Aligner
from aligner.alignment.reordering import StreamPair, reordered
from aligner.alignment.spans.decoding.permutation import Offers
from aligner.bitext import Bead, Side
from aligner.errors import Cancelled
from aligner.text.word_stream import word_stream
from tests.helpers.align_sample import lines, stream

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligner.alignment.encoder_protocol import Encoder

ARABIC = stream(" ".join(f"{word}{word}" for word in "ابجدهوزحطي"), "ar")
ENGLISH = lines(["zero one", "two three", "four five", "six seven", "eight nine"], "en")
TEXTS = StreamPair(word_stream(ARABIC.text), word_stream(ENGLISH.text), Side.SOURCE)


class Offering:
    """Sentence k answers words ``2 * order[k]`` and the one after."""

    def __init__(self, order: Sequence[int]) -> None:
        self.order = order
        self.asked: list[tuple[int, int]] = []

    def may_offer(self, clause_words: tuple[int, int]) -> bool:
        return True

    def offers(
        self,
        words: tuple[int, int],
        clause_words: Sequence[tuple[int, int]],
        rough: Sequence[tuple[int, int]],
        fine: Sequence[tuple[int, int]],
        tick: Callable[[], None],
    ) -> Offers:
        self.asked.append(words)
        cuts = np.arange(words[0], words[1] + 1)
        worth = np.full((len(clause_words), len(cuts), len(cuts)), -np.inf)
        worth[:, np.triu_indices(len(cuts), 1)[0], np.triu_indices(len(cuts), 1)[1]] = -4.0
        for row, (first, _) in enumerate(clause_words):
            at = 2 * self.order[first // 2] - words[0]
            if at >= 0 and at + 2 < len(cuts):
                worth[row, at, at + 2] = 8.0
        return Offers(cuts, worth, -1.0, np.zeros(len(cuts)))

    def similarities(
        self, words: Sequence[tuple[int, int]], clause_words: Sequence[tuple[int, int]]
    ) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        return np.full((len(words), len(clause_words)), 0.6)


def in_order(scores: Sequence[float]) -> list[Bead]:
    return [
        Bead((TEXTS.stream.slice(2 * k, 2 * k + 2),), (segment,), score, 0.8)
        for k, (segment, score) in enumerate(zip(ENGLISH.segments, scores, strict=True))
    ]


def shown(beads: Sequence[Bead]) -> list[tuple[int | None, int | None]]:
    """Pair and sentence of each bead."""
    return [
        (
            TEXTS.stream.first_at(b.source[0].start) // 2 if b.source else None,
            ENGLISH.segments.index(b.target[0]) if b.target else None,
        )
        for b in beads
    ]


def test_weak_pairs_are_paired_across() -> None:
    found = reordered(in_order([0.8, 0.1, 0.1, 0.1, 0.8]), Offering([0, 3, 1, 2, 4]), TEXTS)
    assert shown(found) == [(0, 0), (1, 2), (2, 3), (3, 1), (4, 4)]
    assert all(0.5 < (bead.confidence or 0) <= 0.9 for bead in found[1:4])
    assert [found[0], found[4]] == [in_order([0.8] * 5)[0], in_order([0.8] * 5)[4]]


def test_one_sentence_left_alone_goes_where_words_are_left_alone() -> None:
    beads = in_order([0.8] * 5)
    beads[1] = Bead((), beads[1].target, None, 0.6)
    beads[2] = Bead((TEXTS.stream.slice(2, 4),), beads[2].target, 0.8, 0.8)
    beads[3] = Bead((TEXTS.stream.slice(4, 6),), beads[3].target, 0.8, 0.8)
    beads.insert(4, Bead((TEXTS.stream.slice(6, 8),), (), None, 0.6))
    found = reordered(beads, Offering([0, 3, 1, 2, 4]), TEXTS)
    assert shown(found) == [(0, 0), (1, 2), (2, 3), (3, 1), (4, 4)]


def test_what_is_in_order_stays_as_it_was() -> None:
    offering = Offering(range(5))
    beads = in_order([0.8, 0.1, 0.1, 0.1, 0.8])
    assert reordered(beads, offering, TEXTS) == beads
    assert len(offering.asked) == 1


def test_good_pairs_are_not_even_asked() -> None:
    offering = Offering([0, 3, 1, 2, 4])
    beads = in_order([0.8, 0.7, 0.6, 0.7, 0.8])
    assert reordered(beads, offering, TEXTS) == beads
    assert offering.asked == []


def test_it_can_be_stopped() -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        reordered(in_order([0.8, 0.1, 0.1, 0.1, 0.8]), Offering(range(5)), TEXTS, stop)


def test_a_list_within_a_stream(use: Encoder) -> None:
    before = [
        (
            "عاد الملك من العراق إلى عاصمته بعد الحرب الطويلة",
            "The king returned from Iraq to his capital after the war.",
        ),
        (
            "وأرسل الخليفة رسولا إلى السلطان يطلب منه الصلح",
            "The caliph sent an envoy to the sultan to ask for peace.",
        ),
    ]
    items = [
        ("القمح والشعير", "wheat and barley"),
        ("الذهب والفضة", "gold and silver"),
        ("الشمس والقمر", "the sun and the moon"),
        ("الخيل والجمال", "horses and camels"),
    ]
    after = [
        (
            "ومات السلطان في جزيرة صغيرة في وسط البحر",
            "The sultan died on a small island in the middle of the sea.",
        )
    ]
    order = [2, 0, 3, 1]
    source = stream(" ".join(a for a, _ in (*before, *items, *after)), "ar")
    target = lines([b for _, b in (*before, *(items[k] for k in order), *after)], "en")
    beads = Aligner(source, target, use).align().beads
    said = {(b.source[0].of(source.text), b.target[0].of(target.text)) for b in beads if not b.is_null}
    assert said >= {before[0], *items, *after}  # a word of the sentence before the list may go astray
    assert len(said) == len(before) + len(items) + len(after)
