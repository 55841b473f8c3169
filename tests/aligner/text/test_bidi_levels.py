"""Levels of the bidirectional algorithm, by hand and against python-bidi, which has the order only."""

from __future__ import annotations

import re

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.text.bidi_levels import embedding_levels, visual_order

# In the manner of Unicode's BidiCharacterTest.txt: text, direction of the paragraph, levels.
CASES = [
    ("abc", 0, "000"),
    ("abc", 1, "222"),
    ("ابج", 0, "111"),
    ("ابج 587 د", 1, "111122211"),
    ("in 587 هدنة x", 0, "0000000111100"),
    ("a (ب) c", 0, "0001000"),
    ("ا (b) ج", 1, "1112111"),
    ("ا (London) ج", 1, "111222222111"),
    ("ab(ج[د]ه)", 0, "000111110"),
    ("ا 12/3 ب", 1, "11222211"),
    ("ا ١٢٣ ب", 1, "1122211"),
    ("1,234 ا", 1, "2222211"),
    ("-5% ا", 1, "12211"),
    ("5% a", 1, "2212"),
    ("ا\u2067b\u2069ج", 1, "11411"),
    ("a \u2068ابج\u2069 d", 0, "000111000"),
    ("a\u202bب c\u202cd", 0, "0011220"),
]


@pytest.mark.parametrize(("text", "base", "levels"), CASES)
def test_levels(text: str, base: int, levels: str) -> None:
    assert "".join(map(str, embedding_levels(text, right_to_left=bool(base)))) == levels


LETTERS = "abAB123٤٥.,:/-+%$()[]{}<>«»\"' \u0301\u064eابجدאב،؛؟_\u200b!"
CONTROLS = LETTERS + "\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u200e\u200f"


REMOVED = re.compile("[\u200b\u202a-\u202e]")


def ours(text: str, base: int) -> str:
    levels = embedding_levels(text, right_to_left=bool(base))
    return "".join(text[i] for i in visual_order(levels))


def theirs(text: str, base: int) -> str:
    return str(get_display(text, base_dir="LR"[base]))


@settings(max_examples=1500)
@given(st.text(st.sampled_from(LETTERS), min_size=1, max_size=24), st.sampled_from((0, 1)))
def test_the_order_is_that_of_python_bidi(text: str, base: int) -> None:
    text += "A"  # python-bidi leaves out rule L1, on blanks at the end
    assert REMOVED.sub("", ours(text, base)) == REMOVED.sub("", theirs(text, base))


@settings(max_examples=1500)
@given(st.text(st.sampled_from(CONTROLS), min_size=1, max_size=24), st.sampled_from((0, 1)))
def test_embeddings_and_isolates_are_those_of_python_bidi(text: str, base: int) -> None:
    text += "A"  # python-bidi leaves out rule L1, on blanks at the end
    # Where characters that take no part are put is left to the implementation.
    assert REMOVED.sub("", ours(text, base)) == REMOVED.sub("", theirs(text, base))


def test_a_tab_has_the_level_of_the_paragraph() -> None:
    assert list(embedding_levels("A \t1", right_to_left=True)) == [2, 1, 1, 2]
