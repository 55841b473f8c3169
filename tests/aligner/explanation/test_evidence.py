"""Anchors, word links, warnings, and the memory that makes corrections cheap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner import align, parallel
from aligner.alignment.aligner import Aligner
from aligner.alignment.warnings import IDENTICAL, UNRELATED
from aligner.bitext import Bead, Segment
from aligner.explanation.anchors import find_anchors, name_likeness
from tests.helpers.align_sample import lines, stream

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder

ARABIC = [
    "ثم عاد من العراق سنة ست عشرة وستمائة واستقر بنيسابور",
    "فوفدت عليه رسل جنكزخان بهدية من نقرة المعدنين",
    "وقصد جنكزخان أطرار فحاصرها وملكها غلابا",
    "ثم حاصر بخارى وملكها على الأمان",
]
ENGLISH = [
    "Then he returned from Iraq in the year 616 and settled at Nishapur.",
    "There envoys of Chinggis Khan came to him with a gift of ingots of the two metals.",
    "Chinggis Khan made for Otrar, besieged it and took it by storm.",
    "Then he besieged Bukhara and took it under a promise of safety.",
]


def found(source: str, target: str) -> set[tuple[str, str, str]]:
    anchors = find_anchors(source, target, [Segment(0, len(source))], [Segment(0, len(target))])
    return {(a.kind, a.source.of(source), a.target.of(target)) for a in anchors}


def test_a_year_in_words_and_in_digits() -> None:
    assert ("date", "ست عشرة وستمائة", "616") in found(ARABIC[0], ENGLISH[0])


def test_digits_of_any_script() -> None:
    assert ("number", "٤٢", "42") in found("وجد ٤٢ كتابا", "He found 42 books")


def test_latin_words() -> None:
    assert ("latin", "Windows", "Windows") in found("نظام Windows الجديد", "The new Windows system")


@pytest.mark.parametrize(
    ("arabic", "english"),
    [("بنيسابور", "Nishapur"), ("بخارى", "Bukhara"), ("سمرقند", "Samarqand"), ("أطرار", "Otrar")],
)
def test_names_by_their_consonants(arabic: str, english: str) -> None:
    assert name_likeness(arabic, english) >= 0.74


@pytest.mark.parametrize(
    ("arabic", "english"),
    [("المدينة", "Samarqand"), ("كتاب", "London"), ("أسال", "Isle"), ("يزل", "Asal"), ("الشرع", "Usury")],
)
def test_other_words_are_no_names(arabic: str, english: str) -> None:
    assert name_likeness(arabic, english) < 0.74


def test_a_bead_explains_itself(use: Encoder) -> None:
    source, target = lines(ARABIC, "ar"), lines(ENGLISH, "en")
    aligner = Aligner(source, target, use)
    beads = aligner.align().beads
    assert [(b.source, b.target) for b in beads] == [
        ((s,), (t,)) for s, t in zip(source.segments, target.segments, strict=True)
    ]
    evidence = aligner.explain(beads[3])
    assert evidence is not None
    linked = {(x.source.of(source.text), x.target.of(target.text)) for x in evidence.links}
    assert {("بخارى", "Bukhara"), ("الأمان", "safety")} <= linked
    assert evidence.margin is not None
    plain = evidence.as_json()
    assert plain["runner_up"]["side"] == "source"
    assert all(len(link) == 5 for link in plain["links"])


def test_a_particle_is_no_name() -> None:
    assert found("إن كان فعله أنيال خان", "If it was Inal Khan who did it") == {
        ("name", "أنيال", "Inal"),
        ("name", "خان", "Khan"),
    }


def test_a_null_bead_has_nothing_to_explain(use: Encoder) -> None:
    source, target = lines(ARABIC, "ar"), lines(ENGLISH, "en")
    assert Aligner(source, target, use).explain(Bead(source.segments[:1], ())) is None


def test_another_text_altogether_is_told(use: Encoder) -> None:
    source = lines(ARABIC * 4, "ar")
    other = [
        "Preheat the oven and butter a shallow dish.",
        "The quarterly report lists revenue by product line and region.",
        "Install the driver, restart the computer and run the setup again.",
        "Midfielders trained indoors because the pitch was frozen.",
    ]
    result = align(source, lines(other * 4, "en"), use)
    assert result.warnings == (UNRELATED,)
    assert max(bead.confidence or 0.0 for bead in result.beads) <= 0.1


def test_the_same_text_twice_is_told(use: Encoder) -> None:
    result = align(lines(ENGLISH, "en"), lines(ENGLISH, "en"), use)
    assert result.warnings == (IDENTICAL,)
    assert all(bead.source == bead.target for bead in result.beads)


PAGE = [
    "كان الفلاح يزرع القمح في حقله قبل نزول المطر",
    "واشترت أمه من السوق ثوبا جديدا لأخيه الصغير",
    "أما الطبيب فقد نصح المريض بالراحة وشرب الماء",
    "ودخل التلاميذ إلى الفصل وجلسوا في أماكنهم بهدوء",
    "كانت السفينة ترسو في الميناء منذ ثلاثة أيام",
]


def test_a_page_without_translation_is_a_gap(use: Encoder) -> None:
    before = [
        "عاد الملك من العراق إلى عاصمته بعد الحرب الطويلة",
        "أرسل الخليفة رسولا إلى السلطان يطلب منه الصلح",
    ]
    after = ["ثم حاصر الجيش مدينة بخارى شهرا كاملا", "ومات السلطان في جزيرة صغيرة في وسط البحر"]
    source = lines([*before, *PAGE, *after], "ar")
    target = lines(
        [
            "The king returned from Iraq to his capital after the long war.",
            "The caliph sent an envoy to the sultan to ask him for peace.",
            "Then the army besieged the city of Bukhara for a whole month.",
            "The sultan died on a small island in the middle of the sea.",
        ],
        "en",
    )
    result = align(source, target, use)
    pairs = [(b.source, b.target) for b in result.beads if not b.is_null]
    whole = [*source.segments[:2], *source.segments[7:]]
    assert pairs == [((s,), (t,)) for s, t in zip(whole, target.segments, strict=True)]
    assert {s for b in result.beads if not b.target for s in b.source} == set(source.segments[2:7])


def test_every_way_of_aligning_keeps_to_one_blas_thread(use: Encoder) -> None:
    """Others would compete with the pool, and give other last digits."""
    source, target = lines(ARABIC, "ar"), lines(ENGLISH, "en")
    fixed = [Bead(source.segments[:1], target.segments[:1]), Bead(source.segments[1:3], target.segments[1:3])]
    limited: list[bool] = []

    def progress(done: float, message: str) -> None:
        limited.append(parallel._Limit._inside > 0)

    Aligner(source, target, use).align(fixed, progress)
    Aligner(source, target, use).realign_among(fixed, fixed[:1], progress)
    assert len(limited) > 2
    assert all(limited)


def test_a_chapter_left_in_one_bead_is_not_searched_word_by_word(use: Encoder) -> None:
    arabic, english = "سار محمود إلى بخارى " * 150, "Mahmud marched to Bukhara " * 150
    aligner = Aligner(stream(arabic.strip(), "ar"), lines([english.strip()], "en"), use)
    whole = Bead((Segment(0, len(arabic) - 1),), (Segment(0, len(english) - 1),))
    evidence = aligner.explain(whole)
    assert evidence is not None
    assert not evidence.anchors
    assert not evidence.links
