"""Roots of Arabic words, measured on 100 words whose roots were written down by eye."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.text.arabic_root import arabic_root, canonical_root

WORDS = Path(__file__).parents[2] / "data" / "arabic-roots.tsv"


def test_most_roots_are_right() -> None:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    found = [(word, root, arabic_root(word)) for word, root in (line.split("\t") for line in lines)]
    wrong = [one for one in found if one[2] != canonical_root(one[1])]
    assert len(found) == 100
    assert len(wrong) <= 14, wrong


@pytest.mark.parametrize(
    ("root", "words"),
    [
        ("كتب", "كتب كاتب مكتوب وبكتابهم استكتبوا مكتبة يكتبون كتابة مكاتب اكتتب فكتب للكتاب كُتُبٌ"),
        ("قول", "قال يقول فقال قيل مقال يقولون قول"),
        ("خرج", "خرج يخرج أخرج استخراج خروجهم مخرج والخارجين"),
        ("وصل", "وصل واصل متصل اتصال موصول"),
        ("حبب", "حب محبوب أحباب"),
    ],
)
def test_words_of_one_root_come_together(root: str, words: str) -> None:
    assert {arabic_root(word) for word in words.split()} == {canonical_root(root)}


def test_particles_are_their_own_root() -> None:
    assert [arabic_root(word) for word in ("من", "وهو", "ثم", "و", "")] == ["من", "وهو", "ثم", "و", ""]


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىءأؤئإآةـًَُّْ", max_size=14))
def test_any_word_has_a_root(word: str) -> None:
    root = arabic_root(word)
    assert len(root) <= max(4, len(word))
    assert arabic_root(word) == root
