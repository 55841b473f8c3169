"""Lists in another order: paired across when that is clearly better, kept when it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from aligner.alignment.aligner import Aligner
from aligner.alignment.crossings import find_crossings
from aligner.bitext import Bead, Segment
from aligner.errors import Cancelled
from tests.helpers.align_sample import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.alignment.encoder_protocol import Encoder

SOURCE = [Segment(10 * i, 10 * i + 9) for i in range(8)]
TARGET = [Segment(10 * i, 10 * i + 9) for i in range(8)]


def likeness(order: Sequence[int], high: float = 0.7, low: float = 0.1):  # type: ignore[no-untyped-def]
    """Source segment i answers target segment ``order[i]``."""

    def of(
        source: Sequence[Segment], target: Sequence[Segment]
    ) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        return np.array(
            [[high if order[SOURCE.index(s)] == TARGET.index(t) else low for t in target] for s in source]
        )

    return of


def pairs(beads: Sequence[Bead]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {
        (tuple(SOURCE.index(s) for s in b.source), tuple(TARGET.index(t) for t in b.target)) for b in beads
    }


def in_order(score: float) -> list[Bead]:
    return [Bead((s,), (t,), score, 0.97) for s, t in zip(SOURCE, TARGET, strict=True)]


def test_a_list_in_another_order_is_paired_across() -> None:
    order = [0, 1, 5, 3, 2, 4, 6, 7]
    beads = [*in_order(0.8)[:2], *in_order(0.2)[2:6], *in_order(0.8)[6:]]
    found = find_crossings(beads, likeness(order))
    assert pairs(found) == {((i,), (order[i],)) for i in range(8)}
    assert [b.source for b in found] == [(s,) for s in SOURCE]
    assert all(0.5 <= (b.confidence or 0) <= 0.9 for b in found if b.source[0] in (SOURCE[2], SOURCE[4]))


def test_two_left_alone_that_answer_each_other_are_joined() -> None:
    beads = [
        Bead((SOURCE[0],), (), None, 0.6),
        Bead((SOURCE[1],), (TARGET[0],), 0.8, 0.97),
        Bead((), (TARGET[1],), None, 0.6),
    ]
    assert pairs(find_crossings(beads, likeness([1, 0]))) == {((0,), (1,)), ((1,), (0,))}


def test_what_is_sure_and_alike_is_not_even_looked_at() -> None:
    def never(
        source: Sequence[Segment], target: Sequence[Segment]
    ) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        raise AssertionError

    beads = in_order(0.8)
    assert find_crossings(beads, never) == beads


def test_it_can_be_stopped_before_each_stretch() -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        find_crossings(in_order(0.2), likeness(range(8)), stop)


@pytest.mark.parametrize(("high", "low"), [(0.3, 0.25), (0.15, 0.0)])
def test_without_a_clear_margin_everything_stays(high: float, low: float) -> None:
    beads = in_order(0.2)
    assert find_crossings(beads, likeness([3, 2, 1, 0, 4, 5, 7, 6], high, low)) == beads


def test_a_list_within_a_text(use: Encoder) -> None:
    before = [
        (
            "عاد الملك من العراق إلى عاصمته بعد الحرب الطويلة",
            "The king returned from Iraq to his capital after the war.",
        ),
        (
            "أرسل الخليفة رسولا إلى السلطان يطلب منه الصلح",
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
    source = lines([a for a, _ in (*before, *items, *after)], "ar")
    target = lines([b for _, b in (*before, *(items[k] for k in order), *after)], "en")
    aligner = Aligner(source, target, use)
    beads = aligner.align().beads
    said = {(b.source[0].of(source.text), b.target[0].of(target.text)) for b in beads if not b.is_null}
    assert said == {*before, *items, *after}
    again = aligner.realign_among(beads, [beads[0]])
    assert again is not None
    assert {(b.source, b.target) for b in again} == {(b.source, b.target) for b in beads[1:]}
