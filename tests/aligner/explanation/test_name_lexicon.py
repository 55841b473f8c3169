"""Names learned from the pairs of the document itself."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import pytest

from aligner.alignment.aligner import Aligner
from aligner.alignment.chapter_aligner import ChapterAligner, ChapterMatch, ChapterSpan
from aligner.bitext import Bead, Segment, Side
from aligner.explanation.name_lexicon import EMPTY_NAMES, learn
from aligner.explanation.name_similarity import name_similarity
from tests.helpers.align_sample import ARABIC, GOLD, lines, stream

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder

PAIRS = [
    ("وصل رسل جنكزخان إلى المدينة", "The envoys of Chinggis Khan came to the city."),
    ("وكتب إلى جنكزخان كتابا", "He wrote a letter to Chinggis Khan."),
    ("ثم سار يوما وليلة", "Then he marched for a day and a night."),
    ("وملك مصر بعد ذلك", "He became master of Egypt after that."),
    ("ورجع من مصر في الشتاء", "He returned from Egypt in winter."),
    ("وكان أهل مصر يحبونه", "The people of Egypt loved him."),
    ("وقصد أطرار فحاصرها", "He made for Otrar and besieged it."),
    ("ومات في أطرار", "He died in Otrar."),
    ("وبكى الناس عليه", "The people wept for him."),
    ("ثم جاء المطر", "Then the rain came."),
    ("وقال له ابن خال الملك خان", "The king's cousin, Inal Khan, said to him."),
]


def beads_of(source: str, target: str) -> list[Bead]:
    """Line with line."""
    ends = [list(accumulate(len(line) + 1 for line in text.split("\n"))) for text in (source, target)]
    cut = [
        [Segment(end - len(line) - 1, end - 1) for end, line in zip(at, text.split("\n"), strict=True)]
        for at, text in zip(ends, (source, target), strict=True)
    ]
    return [Bead((one,), (two,)) for one, two in zip(*cut, strict=True)]


def texts(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    return "\n".join(one for one, _ in pairs), "\n".join(two for _, two in pairs)


def learned(pairs: list[tuple[str, str]]) -> set[tuple[str, str]]:
    source, target = texts(pairs)
    names = learn(source, target, beads_of(source, target))
    return {(name.arabic, " ".join(name.english)) for name in names.all()}


def test_one_word_for_two_by_its_sound_and_a_word_unlike_by_its_company() -> None:
    found = learned(PAIRS)
    assert {("جنكزخان", "chinggis khan"), ("اطرار", "otrar"), ("مصر", "egypt")} <= found
    assert len(found) == 3


def test_what_is_unlike_takes_three_pairs() -> None:
    assert not any(english == "egypt" for _, english in learned([p for p in PAIRS if p != PAIRS[5]]))


def test_a_capital_that_only_begins_sentences_is_no_name() -> None:
    pairs = [
        ("ومدينة كبيرة", "Cities are large."),
        ("مدينة صغيرة", "Cities are small."),
        ("يا مدينة", "Cities!"),
    ]
    assert learned(pairs * 2) == set()


def test_capitals_on_every_noun_are_no_sign() -> None:
    pairs = [(f"{arabic} جزيرة", f"So in the Island came {noun} and Joy") for arabic, noun in (
        ("واحد", "Light"), ("اثنان", "Water"), ("ثلاثة", "Birds"), ("أربعة", "Winter"))]  # fmt: skip
    assert learned(pairs) == set()


def test_what_is_joined_to_a_name_does_not_hide_it() -> None:
    source, target = texts([*PAIRS, ("وبمصر نهر", "There is a river in Egypt's land.")])
    beads = beads_of(source, target)
    anchors = learn(source, target, beads).find(source, target, beads[-1].source, beads[-1].target)
    assert [(a.kind, a.source.of(source), a.target.of(target)) for a in anchors] == [
        ("name", "وبمصر", "Egypt")
    ]


def test_either_side_may_be_the_arabic_one_with_its_harakat() -> None:
    marked = [(one.replace("مصر", "مِصْرَ"), two) for one, two in PAIRS]
    target, source = texts(marked)
    beads = beads_of(source, target)
    names = learn(source, target, beads)
    assert names.arabic is Side.TARGET
    anchors = names.find(source, target, beads[3].source, beads[3].target)
    assert [(a.source.of(source), a.target.of(target)) for a in anchors] == [("Egypt", "مِصْرَ")]


def test_one_script_teaches_nothing() -> None:
    _, target = texts(PAIRS)
    assert learn(target, target, beads_of(target, target)) is EMPTY_NAMES
    assert learn("", "", ()) is EMPTY_NAMES


def test_the_order_of_pairs_does_not_matter() -> None:
    assert learned(PAIRS) == learned(PAIRS[::-1])


@pytest.mark.parametrize(
    ("arabic", "english", "least"),
    [("جنكزخان", "chinggis khan", 0.9), ("اطرار", "otrar", 0.8), ("يعقوب", "jacob", 0.9)],
)
def test_likeness(arabic: str, english: str, least: float) -> None:
    assert name_similarity(arabic, english) >= least


def test_the_article_is_seldom_part_of_a_name() -> None:
    assert name_similarity("الشاذ", "lust") < 0.9


RIGHT = {
    *(("ابنايخ", "abnaikh"), ("اطرار", "otrar"), ("الجبل", "jibal"), ("الخوارزمي", "khwarazmi")),
    *(("العراق", "iraq"), ("انيال", "inal"), ("بخاري", "bukhara"), ("بنيسابور", "nishapur")),
    *(("جنكزخان", "chinggis khan"), ("خاتون", "khatun"), ("خان", "khan"), ("خراسان", "khurasan")),
    *(("خوارزم", "khwarazm"), ("سلجوق", "seljuq"), ("سمرقند", "samarqand"), ("شاه", "shah")),
    *(("محمودا", "mahmud"), ("وترمذ", "tirmidh"), ("الصين", "china")),
}


def test_the_sample_teaches_its_names_and_nothing_wrong(use: Encoder) -> None:
    source, target = stream(ARABIC, "ar"), lines(GOLD["target_sentences"], "en")
    aligner = Aligner(source, target, use)
    before = aligner.names
    assert before is None
    beads = aligner.align().beads
    bead = next(
        b for b in beads if "envoys of Chinggis Khan came" in " ".join(s.of(target.text) for s in b.target)
    )
    evidence = aligner.explain(bead)
    assert evidence is not None
    assert ("name", "جنكزخان", "Chinggis Khan") in {
        (a.kind, a.source.of(source.text), a.target.of(target.text)) for a in evidence.anchors
    }
    assert ("جنكزخان", "Chinggis Khan") in {
        (x.source.of(source.text), x.target.of(target.text)) for x in evidence.links
    }
    assert aligner.names is not None
    found = {(name.arabic, " ".join(name.english)) for name in aligner.names.all()}
    assert {("جنكزخان", "chinggis khan"), ("اطرار", "otrar"), ("خوارزم", "khwarazm")} <= found
    assert found <= RIGHT


def test_chapters_share_the_names_of_the_book(use: Encoder) -> None:
    """Egypt is but once in each chapter, and has to be seen in three pairs to be known."""
    source, target = (
        lines(text.split("\n"), language) for text, language in zip(texts(PAIRS), ("ar", "en"), strict=True)
    )
    matches = [
        ChapterMatch(ChapterSpan(a.start, a.start, a.end), ChapterSpan(b.start, b.start, b.end))
        for a, b in zip(source.segments, target.segments, strict=True)
    ]
    aligner = ChapterAligner(source, target, use, matches)
    before = aligner.names
    assert before is None
    beads = aligner.align().beads
    assert len(beads) == len(PAIRS)
    evidence = aligner.explain(beads[4])
    assert evidence is not None
    assert ("مصر", "Egypt") in {
        (a.source.of(source.text), a.target.of(target.text)) for a in evidence.anchors if a.kind == "name"
    }


def test_names_come_from_pairs_made_elsewhere(use: Encoder) -> None:
    source_text, target_text = texts(PAIRS)
    source, target = lines(source_text.split("\n"), "ar"), lines(target_text.split("\n"), "en")
    aligner = Aligner(source, target, use)
    beads = beads_of(source_text, target_text)
    aligner.learn_names(beads)
    evidence = aligner.explain(beads[4])
    assert evidence is not None
    assert ("مصر", "Egypt") in {
        (a.source.of(source_text), a.target.of(target_text)) for a in evidence.anchors
    }
