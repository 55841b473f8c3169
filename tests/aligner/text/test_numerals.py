"""Numbers in headings and prose, in both languages."""

from __future__ import annotations

import pytest

from aligner.text.numerals import number_of, numbers_in_digits, numbers_in_words


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("الباب الأول", 1),
        ("الفصل الثاني في ذكر الملوك", 2),
        ("الفصل الحادي عشر", 11),
        ("الباب الحادي والعشرون", 21),
        ("الفصل المائة", 100),
        ("سنة ست عشرة وستمائة", 616),
        ("سنة ثلاث وأربعين وسبعمئة", 743),
        ("الفصل ١٢", 12),
        ("البَابُ الثَّالِثَ عَشَرَ", 13),
        ("فصل", None),
        ("Chapter One", 1),
        ("Chapter Twenty-One: Of Kings", 21),
        ("CHAPTER XIV", 14),
        ("Part IV", 4),
        ("Book I", 1),
        ("the thirty-third section", 33),
        ("three hundred and seven", 307),
        ("two thousand and nineteen", 2019),
        ("I went home", None),
        ("Introduction", None),
    ],
)
def test_the_number_of_a_heading(heading: str, number: int | None) -> None:
    assert number_of(heading) == number


def test_digits_of_any_script_are_the_same_numbers() -> None:
    assert numbers_in_digits("سنة ٦١٦ (1219م)، ١٬٢٣٤ و٣٫٥") == ["616", "1219", "1234", "3.5"]
    assert numbers_in_digits("in 616 (1219), 1,234 and 3.5") == ["616", "1219", "1234", "3.5"]


def test_words_for_small_numbers_are_too_common_to_count() -> None:
    assert numbers_in_words("عاد سنة ست عشرة وستمائة ومعه رجل واحد") == [616]
    assert numbers_in_words("سَنَةَ سِتَّ عَشْرَةَ وَسِتِّمِائَةٍ") == [616]
    assert numbers_in_words("one man and sixteen horses") == [16]
