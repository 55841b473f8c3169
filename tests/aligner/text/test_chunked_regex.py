"""A piece at a time gives what going through the whole gives."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from aligner.segmentation.sentences import _END
from aligner.text.chunked_regex import count_words, in_pieces

TEXT = st.text(st.sampled_from('ab. ;؛!\n﴾١﴿\u06dd\u00a0"«»('), max_size=120)


@given(TEXT, st.integers(1, 40))
def test_the_same_matches_in_pieces(text: str, piece: int) -> None:
    for pattern in (_END, re.compile(r"a+b|\s+"), re.compile(r"(?<!a)b")):
        whole = [match.span() for match in pattern.finditer(text)]
        assert [match.span() for match in in_pieces(pattern, text, piece, overlap=60)] == whole


@given(TEXT, st.integers(1, 40))
def test_the_same_words_in_pieces(text: str, piece: int) -> None:
    assert count_words(text, piece) == len(text.split())
