"""What a translation leaves out, adds or tells in brief becomes a null bead; its neighbours stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner import align
from aligner.bitext import Segment
from aligner.segmentation.segmenter import Cutting, Segmentation
from tests.helpers import align_sample

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder

ARABIC = [
    "دخل الملك المدينة ليلا ومعه خمسون فارسا من خاصته.",
    "كانت السفينة ترسو في الميناء منذ ثلاثة أيام تنتظر الريح.",
    "ثم خرج التجار إلى السوق فباعوا القمح والزيت واشتروا الحرير.",
    "فلما سمع الوزير بذلك أرسل رسولا إلى القاضي يسأله عن الحكم.",
    "فأجاب القاضي بأن البيع صحيح وأن المال يرد إلى أصحابه.",
    "ومات الشيخ في تلك السنة ودفن عند باب البصرة.",
]
ENGLISH = [
    "The king entered the city by night with fifty horsemen of his guard.",
    "The ship had been lying in the harbour for three days, waiting for the wind.",
    "Then the merchants went out to the market, sold wheat and oil and bought silk.",
    "When the vizier heard of this he sent a messenger to the judge asking for his ruling.",
    "The judge answered that the sale was valid and that the money must be returned to its owners.",
    "The old man died in that year and was buried near the Basra gate.",
]
GLOSS = "يعني بالخاصة حرس الملك الذين يلازمونه في السفر والحضر."
RENDERED_GLOSS = "By his own he means the king's guards, who never leave him at home or on a journey."
POEM = ["يا ليل الصب متى غده أقيام الساعة موعده", "رقد السمار فأرقه أسف للبين يردده"]
ADDITION = "[The market of that city was then famous.]"
SUMMARY = "The merchants traded, and the judge declared their sale valid."
PAIRS = list(zip(ARABIC, ENGLISH, strict=True))


def lines(texts: list[str], language: str) -> Segmentation:
    segments, at = [], 0
    for text in texts:
        segments.append(Segment(at, at + len(text)))
        at += len(text) + 1
    return Segmentation("\n".join(texts), language, Cutting.SENTENCES, tuple(segments))


def stream(texts: list[str]) -> Segmentation:
    text = " ".join(texts)
    return Segmentation(text, "ar", Cutting.STREAM, (Segment(0, len(text)),))


def paired(arabic: list[str], english: list[str], use: Encoder, *, free: bool) -> list[tuple[str, str]]:
    """Words of both sides of each bead; null beads of one side that follow one another count as one."""
    source, target = stream(arabic) if free else lines(arabic, "ar"), lines(english, "en")
    out: list[tuple[str, str]] = []
    for bead in align(source, target, use).beads:
        one = " ".join(segment.of(source.text) for segment in bead.source)
        two = " ".join(segment.of(target.text) for segment in bead.target)
        if out and not two and not out[-1][1]:
            out[-1] = (f"{out[-1][0]} {one}", "")
        else:
            out.append((one, two))
    return out


both = pytest.mark.parametrize("free", [False, True], ids=["segments", "stream"])


@both
def test_a_gloss_that_is_left_out(use: Encoder, free: bool) -> None:
    found = paired([ARABIC[0], GLOSS, *ARABIC[1:]], ENGLISH, use, free=free)
    assert found == [PAIRS[0], (GLOSS, ""), *PAIRS[1:]]


@both
def test_a_gloss_that_is_rendered(use: Encoder, free: bool) -> None:
    found = paired(
        [ARABIC[0], GLOSS, *ARABIC[1:]], [ENGLISH[0], RENDERED_GLOSS, *ENGLISH[1:]], use, free=free
    )
    assert found == [PAIRS[0], (GLOSS, RENDERED_GLOSS), *PAIRS[1:]]


@both
def test_a_poem_that_is_left_out(use: Encoder, free: bool) -> None:
    found = paired([*ARABIC[:3], *POEM, *ARABIC[3:]], ENGLISH, use, free=free)
    assert found == [*PAIRS[:3], (" ".join(POEM), ""), *PAIRS[3:]]


@both
def test_a_paragraph_that_is_left_out(use: Encoder, free: bool) -> None:
    found = paired(ARABIC, [*ENGLISH[:2], *ENGLISH[5:]], use, free=free)
    assert found == [*PAIRS[:2], (" ".join(ARABIC[2:5]), ""), *PAIRS[5:]]


@both
def test_a_paragraph_told_in_a_sentence_moves_no_neighbour(use: Encoder, free: bool) -> None:
    found = paired(ARABIC, [*ENGLISH[:2], SUMMARY, *ENGLISH[5:]], use, free=free)
    assert found[:2] == PAIRS[:2]
    assert found[-1] == PAIRS[5]
    assert [two for _, two in found[2:-1] if two] == [SUMMARY]


@both
def test_an_addition_of_the_translator(use: Encoder, free: bool) -> None:
    found = paired(ARABIC, [*ENGLISH[:3], ADDITION, *ENGLISH[3:]], use, free=free)
    assert found == [*PAIRS[:3], ("", ADDITION), *PAIRS[3:]]


def test_two_sentences_that_are_left_out_of_a_chronicle_are_both_found(use: Encoder) -> None:
    """No place of their edges is likely by itself, the sum over all places is."""
    words = align_sample.ARABIC.split()
    units = align_sample.GOLD["units"]
    arabic = [" ".join(words[slice(*unit["words"])]) for unit in units]
    english = [" ".join(align_sample.GOLD["target_sentences"][slice(*unit["sentences"])]) for unit in units]
    source, target = lines(arabic, "ar"), lines([*english[:29], *english[31:]], "en")
    nulls = {s.of(source.text) for b in align(source, target, use).beads if not b.target for s in b.source}
    assert set(arabic[29:31]) <= nulls
