"""Texts that are not what an aligner hopes for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner import align
from aligner.alignment.chapter_aligner import ChapterAligner, ChapterMatch, ChapterSpan
from aligner.alignment.warnings import IDENTICAL, UNRELATED
from aligner.bitext import Bead, Segment
from tests.helpers.align_sample import ARABIC, GOLD, lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.alignment.encoder_protocol import Encoder
    from aligner.segmentation.segmenter import Segmentation


def said(beads: Iterable[Bead], source: Segmentation, target: Segmentation) -> list[tuple[str, str]]:
    return [
        (" / ".join(s.of(source.text) for s in b.source), " / ".join(s.of(target.text) for s in b.target))
        for b in beads
    ]


@pytest.mark.parametrize(("one", "two"), [("نعم", "Yes"), ("Yes", "نعم"), ("كتاب", "كتاب"), ("Book", "Book")])
def test_texts_of_one_word(one: str, two: str, use: Encoder) -> None:
    source, target = lines([one], "ar"), lines([two], "en")
    assert said(align(source, target, use).beads, source, target) == [(one, two)]


def test_the_languages_swapped(use: Encoder) -> None:
    """The English is where the Arabic should be, and says that it is Arabic."""
    arabic = [" ".join(ARABIC.split()[slice(*unit["words"])]) for unit in GOLD["units"][:8]]
    english = [" ".join(GOLD["target_sentences"][slice(*unit["sentences"])]) for unit in GOLD["units"][:8]]
    source, target = lines(english, "ar"), lines(arabic, "en")
    found = said(align(source, target, use).beads, source, target)
    right = list(zip(english, arabic, strict=True))
    assert len(set(found) & set(right)) >= 6


MIXED = [
    ("The meeting began at nine.", "بدأ الاجتماع في التاسعة."),
    ("وصل الوزير متأخرا كعادته.", "The minister came late, as usual."),
    ("Windows was installed on every computer.", "تم تثبيت Windows على كل حاسوب."),
    ("ثم انصرف الجميع قبل الغروب.", "Then everybody left before sunset."),
]


def test_both_languages_on_both_sides(use: Encoder) -> None:
    source, target = lines([a for a, _ in MIXED], "ar"), lines([b for _, b in MIXED], "en")
    assert said(align(source, target, use).beads, source, target) == MIXED


def test_poetry_in_hemistichs(use: Encoder) -> None:
    """Two hemistichs of a line with white space between them; each line one sentence in English."""
    arabic = [
        "الخيل والليل والبيداء تعرفني      والسيف والرمح والقرطاس والقلم",
        "على قدر أهل العزم تأتي العزائم      وتأتي على قدر الكرام المكارم",
        "إذا رأيت نيوب الليث بارزة      فلا تظنن أن الليث يبتسم",
    ]
    english = [
        "The horses, the night and the desert know me, and the sword, the lance, the paper and the pen.",
        "Resolutions come in the measure of the resolute, and noble deeds in the measure of the noble.",
        "When you see the lion's fangs laid bare, do not suppose that the lion is smiling.",
    ]
    source, target = lines(arabic, "ar"), lines(english, "en")
    assert said(align(source, target, use).beads, source, target) == list(zip(arabic, english, strict=True))


def test_quran_quotations_with_all_their_signs(use: Encoder) -> None:
    arabic = [
        "قرأ الإمام في الصلاة:",
        "﴿ ٱلْحَمْدُ لِلَّهِ رَبِّ ٱلْعَٰلَمِينَ ﴾",
        "ثم قال للناس بعد أن سلم:",
        "﴿ إِنَّ مَعَ ٱلْعُسْرِ يُسْرًا ﴾",
        "وخرج من المسجد إلى بيته.",
    ]
    english = [
        "The imam recited in the prayer:",
        "“Praise be to God, Lord of the worlds.”",
        "After the greeting he said to the people:",
        "“With hardship comes ease.”",
        "And he went out of the mosque to his house.",
    ]
    source, target = lines(arabic, "ar"), lines(english, "en")
    assert said(align(source, target, use).beads, source, target) == list(zip(arabic, english, strict=True))


COOKERY = [
    "Preheat the oven and butter a shallow dish.",
    "Beat the eggs with sugar until the mixture is pale.",
    "Fold in the flour, a spoonful at a time.",
    "Bake until a skewer comes out clean, then leave to cool on a rack.",
    "Serve with whipped cream and a few raspberries.",
]


def by_chapter(source: Segmentation, target: Segmentation, encoder: Encoder) -> ChapterAligner:
    """Two chapters on each side, cut in the middle."""
    halves = []
    for text in (source, target):
        middle = text.segments[len(text.segments) // 2].start
        halves.append([ChapterSpan(0, 0, middle), ChapterSpan(middle, middle, len(text.text))])
    return ChapterAligner(source, target, encoder, [ChapterMatch(a, b) for a, b in zip(*halves, strict=True)])


def test_another_text_altogether_is_told_by_chapters_too(use: Encoder) -> None:
    arabic = [" ".join(ARABIC.split()[slice(*unit["words"])]) for unit in GOLD["units"]]
    source, target = lines(arabic, "ar"), lines(COOKERY * 6, "en")
    result = by_chapter(source, target, use).align()
    assert result.warnings == (UNRELATED,)
    assert max(bead.confidence or 0.0 for bead in result.beads) <= 0.1


def test_the_same_text_twice_is_told_by_chapters_too(use: Encoder) -> None:
    source = lines(COOKERY, "en")
    assert by_chapter(source, source, use).align().warnings == (IDENTICAL,)


def test_a_text_and_its_translation_by_chapters_is_not_doubted(use: Encoder) -> None:
    arabic = [" ".join(ARABIC.split()[slice(*unit["words"])]) for unit in GOLD["units"]]
    english = [" ".join(GOLD["target_sentences"][slice(*unit["sentences"])]) for unit in GOLD["units"]]
    held = Bead((Segment(0, len(arabic[0])),), (Segment(0, len(english[0])),))
    result = by_chapter(lines(arabic, "ar"), lines(english, "en"), use).align([held])
    assert result.warnings == ()
    assert held in result.beads
