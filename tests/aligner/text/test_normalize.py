from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.text.normalize import fold, fold_with_map, strip_diacritics


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("بِسْمِ ٱللَّهِ", "بسم الله"),
        ("أحمد إلى آخر", "احمد الي اخر"),
        ("مدرســـة", "مدرسه"),
        ("مؤمن شيء بئر", "مؤمن شيء بئر"),
        ("سنة ٦١٦ و۴", "سنه 616 و4"),
        ("\ufefc", "لا"),
        ("\u200fعن\u200c", "عن"),
        ("Khwārazm Shāh", "khwarazm shah"),
        ("Straße", "strasse"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_is_stable_and_mapped(text: str) -> None:
    folded = fold_with_map(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert folded.offsets[-1] == len(text)
    assert (folded.offsets[1:] >= folded.offsets[:-1]).all()


def test_the_way_back() -> None:
    text = "قال مُحَمَّدٌ ذلك"
    folded = fold_with_map(text)
    at = folded.text.index("محمد")
    start, end = folded.original(at, at + 4)
    assert text[start:end].startswith("مُحَمَّد")


def test_strip_diacritics_keeps_letters() -> None:
    assert strip_diacritics("أَهْلُ ٱلْمَدِينَـةِ") == "أهل ٱلمدينة"
