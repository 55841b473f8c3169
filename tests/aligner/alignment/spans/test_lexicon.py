"""The dictionary: stems, the shipped table, lexical."""

import numpy as np
import pytest

from aligner.alignment.spans.features import lexicon
from aligner.alignment.spans.features.lexicon import (
    ANSWERED_SHARE,
    NAME_LIFT,
    NUMBER_LIFT,
    LexicalScores,
    Lexicon,
    arabic_stem,
    english_stem,
    load_lexicon,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("والكتاب", "كتب"), ("فالقلوب", "قلبه"), ("بالقلم،", "قلم"), ("السَّماءِ", "سماء"), ("مدينتهم", "مدينتنا")],
)
def test_arabic_words_of_one_root_meet(one: str, other: str) -> None:
    assert arabic_stem(one) == arabic_stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Kings", "king's"), ("cities", "city"), ("sayeth", "say"), ("loved,", "loves")]
)
def test_english_forms_meet(one: str, other: str) -> None:
    assert english_stem(one) == english_stem(other)


def test_the_shipped_table_knows_common_words() -> None:
    lifts = load_lexicon().lifts
    for arabic, english in (("السماء", "heaven"), ("الملك", "king"), ("الكتاب", "book"), ("بيت", "house")):
        assert lifts[arabic_stem(arabic)][english_stem(english)] > 3


LEXICON = Lexicon({arabic_stem("ملك"): {english_stem("king"): 50.0}, arabic_stem("بحر"): {"sea": 80.0}})
WORDS = ["الملك", "عند", "البحر", "سنة", "616", "سليمان"]
UNITS = [["The", "king"], ["by", "the", "sea"], ["in", "616"], ["Suleiman", "came"]]


def test_votes_favour_the_unit_that_has_the_word() -> None:
    lexical = LexicalScores(WORDS, UNITS, LEXICON, arabic_stream=True)
    table = np.array([lexical.scores(lexical.lifts(u, 0, 6), lexical.lengths[u], 0) for u in range(4)])
    assert table[:, [0, 2, 4, 5]].argmax(axis=0).tolist() == [0, 1, 2, 3]
    assert not table[:, [1, 3]].any()  # nothing is known of these
    assert table.mean(axis=0) == pytest.approx(np.zeros(6), abs=1e-12)
    assert table[0, 0] - table[1, 0] == pytest.approx(
        np.log(1 - ANSWERED_SHARE + ANSWERED_SHARE * 50 / 2) - np.log(1 - ANSWERED_SHARE)
    )


def test_a_part_of_the_stream_gets_the_same_votes() -> None:
    lexical = LexicalScores(WORDS, UNITS, LEXICON, arabic_stream=True)
    whole = lexical.scores(lexical.lifts(1, 0, 6), 3.0, 0)
    assert lexical.scores(lexical.lifts(1, 2, 5), 3.0, 2) == pytest.approx(whole[2:5])
    assert lexical.lifts(0, 0, 6).tolist() == [50, 0, 0, 0, 0, 0]
    assert lexical.lifts(2, 0, 6)[4] == NUMBER_LIFT
    assert lexical.lifts(3, 0, 6)[5] == NAME_LIFT


def test_a_book_is_counted_a_few_units_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    units = [*UNITS, ["king", "King's", "sea"], [], ["Suleiman", "Suleiman,"]]
    at_once = LexicalScores(WORDS, units, LEXICON, arabic_stream=True)
    monkeypatch.setattr(lexicon, "_CLAUSE_BATCH", 2)
    ticks: list[None] = []
    piecewise = LexicalScores(WORDS, units, LEXICON, arabic_stream=True, tick=lambda: ticks.append(None))
    assert len(ticks) >= 4
    assert piecewise.background.tolist() == at_once.background.tolist()
    for unit in (0, 4, 5, 6, 4, 0):
        assert piecewise.lifts(unit, 0, 6).tolist() == at_once.lifts(unit, 0, 6).tolist()
    assert at_once.lifts(4, 0, 3).tolist() == [100, 0, 80]  # each word of the unit counts


def test_english_may_be_the_stream() -> None:
    english = [word for unit in UNITS for word in unit]
    lexical = LexicalScores(english, [[word] for word in WORDS], LEXICON, arabic_stream=False)
    assert lexical.lifts(0, 0, len(english)).tolist() == [0, 50, 0, 0, 0, 0, 0, 0, 0]
    assert lexical.lifts(4, 0, len(english)).argmax() == english.index("616")
    assert lexical.lifts(5, 0, len(english)).argmax() == english.index("Suleiman")
