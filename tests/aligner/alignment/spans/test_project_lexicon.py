"""What confirmed pairs teach, combined with the dictionary."""

from __future__ import annotations

from aligner.alignment.aligner import Aligner
from aligner.alignment.spans.features.lexicon import Lexicon, arabic_stem, english_stem
from aligner.alignment.spans.features.project_lexicon import (
    LEAST_PAIRS,
    ConfirmedPairs,
    confirmed_pairs,
    with_confirmed,
)
from aligner.bitext import Bead, Segment
from aligner.segmentation.segmenter import Cutting, segment
from models.use.encoder import UseEncoder

EMPTY = Lexicon({}, "empty")
PLAIN = [
    ("قرأ الرجل كتابا", "the man read a book"),
    ("خرج الملك من المدينة", "the king left the city"),
    ("كتب الوزير رسالة", "the vizier wrote a letter"),
    ("نزل المطر في الليل", "rain fell in the night"),
]
NEW = [
    ("رأى الرجل البختق", "the man saw the zorble"),
    ("اشترى الملك بختقا", "the king bought a zorble"),
    ("ضاع بختق الوزير", "the zorble of the vizier was lost"),
    ("وضع البختق في المدينة", "he put the zorble in the city"),
]
LETTERS = "بتجدرزسشصضطعفقكلم"
OTHERS = [(f"{a}{b}{a} {b}{a}{b}", f"{x}{y}{x} {y}{x}{y}") for a, b, x, y in zip(
    LETTERS, LETTERS[1:], "bcdfghjklmnpqrstvw", "cdfghjklmnpqrstvwz", strict=False)]  # fmt: skip
"""Pairs of other words, as most words of a text are."""


def taught(pairs: list[tuple[str, str]]) -> ConfirmedPairs:
    return ConfirmedPairs(tuple((one.split(), two.split()) for one, two in pairs))


def lift(lexicon: Lexicon, arabic: str, english: str) -> float:
    return lexicon.lifts.get(arabic_stem(arabic), {}).get(english_stem(english), 0.0)


def test_a_new_word_is_learned_from_the_pairs_it_is_in() -> None:
    learned = with_confirmed(EMPTY, taught(PLAIN * 3 + NEW))
    assert lift(learned, "البختق", "zorble") > 3.0
    others = [found for stem, found in learned.lifts.items() if stem != arabic_stem("البختق")]
    assert all(english_stem("zorble") not in found for found in others)


def test_few_pairs_teach_nothing() -> None:
    pairs = (NEW * 3)[: LEAST_PAIRS - 1]
    assert with_confirmed(EMPTY, taught(pairs)) is EMPTY


def test_the_dictionary_is_kept_where_pairs_are_few_and_gives_way_where_they_are_many() -> None:
    base = Lexicon({arabic_stem("الملك"): {english_stem("man"): 30.0}, "شيء": {"thing": 20.0}}, "base")
    few = [*PLAIN, ("قال الملك", "the man said"), *PLAIN, ("مات رجل", "one man died"), *PLAIN]
    many = few + [("خرج رجل", "a man went"), ("جلس رجل", "a man sat"), ("قال رجل", "a man said")] * 8
    after_few = lift(with_confirmed(base, taught(few)), "الملك", "man")
    after_many = lift(with_confirmed(base, taught(many)), "الملك", "man")
    assert 1.0 < after_many < after_few
    assert with_confirmed(base, taught(many)).lifts["شيء"] == {"thing": 20.0}
    assert base.lifts[arabic_stem("الملك")] == {english_stem("man"): 30.0}


def test_the_same_pairs_give_the_same_dictionary_in_any_order_of_beads() -> None:
    source, target = (
        "\n".join(one for one, _ in PLAIN + NEW * 2),
        "\n".join(two for _, two in PLAIN + NEW * 2),
    )
    beads = [Bead((one,), (two,)) for one, two in zip(lines(source), lines(target), strict=True)]
    first = with_confirmed(EMPTY, confirmed_pairs(source, target, ("ar", "en"), beads))
    again = with_confirmed(EMPTY, confirmed_pairs(source, target, ("ar", "en"), beads[::-1]))
    assert first.digest == again.digest != EMPTY.digest
    assert first.lifts == again.lifts


def test_names_are_learned_as_words() -> None:
    pairs = [
        ("قال ارسطو في الحكمة", "on wisdom Kallias said"),
        ("كتب ارسطو عن الموت", "of death Kallias wrote"),
        ("سئل ارسطو عن العدل", "when Kallias was asked about justice"),
        ("ذهب تلميذ ارسطو", "a pupil of Kallias went"),
        ("مات ارسطو بعد سنة", "a year later Kallias died"),
    ]
    pairs += PLAIN + OTHERS
    source, target = "\n".join(one for one, _ in pairs), "\n".join(two for _, two in pairs)
    beads = [Bead((one,), (two,)) for one, two in zip(lines(source), lines(target), strict=True)]
    found = confirmed_pairs(source, target, ("ar", "en"), beads)
    assert lift(with_confirmed(EMPTY, found), "ارسطو", "Kallias") > 3.0


def test_other_languages_teach_nothing() -> None:
    beads = [Bead(lines("a b")[:1], lines("c d")[:1])] * LEAST_PAIRS
    assert confirmed_pairs("a b", "c d", ("fr", "en"), beads) == ConfirmedPairs()


def test_a_taught_aligner_keeps_fixed_beads_and_forgets_again() -> None:
    source = "\n".join(one for one, _ in (PLAIN + NEW) * 2)
    target = "\n".join(two for _, two in (PLAIN + NEW) * 2)
    texts = segment(source, "ar", Cutting.LINES), segment(target, "en", Cutting.LINES)
    fixed = [
        Bead((one,), (two,)) for one, two in zip(texts[0].segments[:10], texts[1].segments[1:11], strict=True)
    ]
    aligner = Aligner(*texts, UseEncoder())
    before = aligner.align(fixed)
    aligner.teach(confirmed_pairs(source, target, ("ar", "en"), fixed))
    with_taught = aligner.align(fixed)
    assert with_taught.signature != before.signature
    assert set(fixed) <= set(with_taught.beads)
    aligner.teach(ConfirmedPairs())
    assert aligner.align(fixed) == before


def test_pairs_of_two_projects_add_up() -> None:
    one, two = taught(NEW[:2] + PLAIN), taught(NEW[2:] + OTHERS)
    assert with_confirmed(EMPTY, one) is EMPTY
    assert not lift(with_confirmed(EMPTY, two), "بختق", "zorble")
    assert lift(with_confirmed(EMPTY, one + two), "بختق", "zorble") > 3.0


def lines(text: str) -> tuple[Segment, ...]:
    found, at = [], 0
    for line in text.split("\n"):
        found.append(Segment(at, at + len(line)))
        at += len(line) + 1
    return tuple(found)
