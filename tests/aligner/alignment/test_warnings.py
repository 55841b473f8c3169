"""What the alignment tells about passages without counterpart."""

from __future__ import annotations

from aligner.alignment.warnings import untranslated
from aligner.bitext import Bead, Segment, Side


def pair(source: tuple[int, int] | None, target: tuple[int, int] | None, confidence: float | None) -> Bead:
    return Bead(
        (Segment(*source),) if source else (), (Segment(*target),) if target else (), None, confidence
    )


def test_neighbouring_null_beads_are_one_passage() -> None:
    beads = [
        pair((0, 5), (0, 9), 0.9),
        pair((6, 10), None, 0.8),
        pair((11, 20), None, 0.6),
        pair((21, 25), (10, 20), 0.9),
        pair(None, (21, 30), 0.9),
    ]
    found = untranslated(beads)
    assert [(one.side, one.segment) for one in found] == [
        (Side.SOURCE, Segment(6, 20)),
        (Side.TARGET, Segment(21, 30)),
    ]
    assert found[0].beads == tuple(beads[1:3])
    assert abs(found[0].confidence - 0.7) < 1e-9


def test_null_beads_of_both_sides_make_two_passages() -> None:
    found = untranslated([pair((0, 5), None, 0.8), pair(None, (0, 5), 0.8), pair((6, 9), None, 0.8)])
    assert [(one.side, one.segment) for one in found] == [
        (Side.SOURCE, Segment(0, 9)),
        (Side.TARGET, Segment(0, 5)),
    ]


def test_doubtful_passages_are_not_named() -> None:
    assert not untranslated([pair((0, 5), None, 0.3)])
    assert len(untranslated([pair((0, 5), None, None)])) == 1
