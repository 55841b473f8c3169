from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Segment
from aligner.errors import Cancelled
from aligner.progress import WORDS_PER_TICK
from aligner.text.word_stream import word_stream


@given(st.text(alphabet=st.sampled_from("اب،a. \n\t\u00a0")))
def test_words_are_those_of_split(text: str) -> None:
    stream = word_stream(text)
    assert stream.words() == text.split()
    assert [text[a:b] for a, b in zip(stream.starts, stream.ends, strict=True)] == text.split()


def test_slices_and_positions() -> None:
    stream = word_stream("  ثم عاد  من العراق ")
    assert stream.slice(1, 3) == Segment(5, 12)
    assert stream.slice(1, 3).of(stream.text) == "عاد  من"
    assert stream.first_at(0) == 0
    assert stream.first_at(5) == 1
    assert stream.first_at(8) == 2
    assert stream.first_at(99) == 4
    with pytest.raises(ValueError, match="no words"):
        stream.slice(2, 2)


def test_long_texts_are_read_with_ticks() -> None:
    ticks: list[None] = []
    stream = word_stream("a " * (2 * WORDS_PER_TICK + 1), lambda: ticks.append(None))
    assert len(ticks) == 3
    assert len(stream.words(lambda: ticks.append(None))) == 2 * WORDS_PER_TICK + 1
    assert len(ticks) == 6


def test_words_can_be_asked_for_again_after_a_stop() -> None:
    stream = word_stream("a b " * WORDS_PER_TICK)
    left = iter([None])

    def stop() -> None:
        if next(left, False) is False:
            raise Cancelled

    with pytest.raises(Cancelled):
        stream.words(stop)
    assert stream.words() == ["a", "b"] * WORDS_PER_TICK
