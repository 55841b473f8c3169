"""What the alignment says about passages without counterpart."""

from __future__ import annotations

from aligner.alignment.warnings import out_of_order, untranslated, warnings_about
from aligner.bitext import Bead, Segment, Side
from aligner.segmentation.segmenter import Cutting, Segmentation


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


WORDS = " ".join(f"w{number:03}" for number in range(100))
"""Words of four letters: word k begins at 5 k."""


def text(language: str) -> Segmentation:
    words = WORDS if language == "ar" else WORDS.replace("w", "e")
    return Segmentation(words, language, Cutting.STREAM, (Segment(0, len(words)),))


def span(first: int, end: int) -> tuple[int, int]:
    return 5 * first, 5 * end - 1


def said(*beads: Bead) -> list[str]:
    return [str(message) for message in warnings_about(text("ar"), text("en"), 0.3, beads)]


def test_what_is_left_out_and_added_is_said_with_its_place() -> None:
    beads = [
        pair(span(0, 40), span(0, 40), 0.9),
        pair(span(40, 41), None, 0.9),
        pair(span(41, 50), span(40, 50), 0.9),
        pair(span(50, 60), None, 0.9),
        pair(span(60, 100), span(50, 97), 0.9),
        pair(None, span(97, 100), 0.9),
    ]
    assert said(*beads) == [
        f"2 passages seem untranslated (11% of the source). The longest begins “{WORDS[250:289]}…”.",
        "1 passage of the translation has no counterpart (3%). It begins “e097 e098 e099”.",
    ]


def test_a_few_words_left_out_are_not_worth_a_warning() -> None:
    beads = [pair(span(0, 99), span(0, 100), 0.9), pair(span(99, 100), None, 0.9)]
    assert said(*beads) == []
    assert said(pair(span(0, 90), span(0, 100), 0.9), pair(span(90, 100), None, 0.3)) == []


def test_another_order_is_said_with_its_place() -> None:
    beads = [
        pair(span(0, 10), span(50, 60), 0.9),
        pair(span(10, 60), span(0, 50), 0.9),
        pair(span(60, 80), span(60, 80), 0.9),
        pair(span(80, 90), span(90, 100), 0.9),
        pair(span(90, 100), span(80, 90), 0.9),
    ]
    assert len(out_of_order(beads)) == 2
    (message,) = said(*beads)
    assert message.startswith("2 pairs stand at another place in the translation. The first begins “w0")


def test_texts_that_are_no_translation_get_no_other_warning() -> None:
    beads = [pair(span(0, 50), None, 0.9), pair(span(50, 100), span(0, 100), 0.9)]
    assert len(warnings_about(text("ar"), text("en"), 0.01, beads)) == 1
