"""Corrections of an immutable text: what is recorded, and what is shown."""

from __future__ import annotations

import functools
import itertools
import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Segment, Side
from aligner.errors import EditError
from db.cell_text import corrections, render
from db.records import Cell, Edit

TEXT = "وكتب الكتب كتابا ثم مات"


def made(
    wording: str, text: str = TEXT, segments: tuple[Segment, ...] | None = None
) -> list[tuple[str, str]]:
    whole = segments or (Segment(0, len(text)),)
    return [(text[e.start : e.end], e.replacement) for e in corrections(text, Side.SOURCE, whole, wording)]


@pytest.mark.parametrize(
    ("wording", "recorded"),
    [
        (TEXT, []),
        ("  وكتب  الكتب كتابا\nثم مات ", []),
        ("وكتب الكاتب كتابا ثم مات", [("الكتب", "الكاتب")]),
        ("وكتب الكتب ثم مات", [("كتابا ", "")]),
        ("وكتب الكتب كتابا ثم", [(" مات", "")]),
        ("وكتب الكتب كتابا جيدا ثم مات", [("ثم", "جيدا ثم")]),
        ("وكتب الكتب كتابا ثم مات بعده", [("مات", "مات بعده")]),
        ("كتب الكتب كتابا ثم توفي", [("وكتب", "كتب"), ("مات", "توفي")]),
    ],
)
def test_the_smallest_replacements_are_recorded(wording: str, recorded: list[tuple[str, str]]) -> None:
    assert made(wording) == recorded


def test_a_replacement_does_not_reach_across_segments() -> None:
    text = "one two three four"
    segments = (Segment(0, 7), Segment(8, 18))
    assert made("one TWOTHREE four", text, segments) == [("two", "TWOTHREE"), ("three ", "")]


def test_removing_everything_is_refused() -> None:
    with pytest.raises(EditError, match="whole text"):
        made("   ")
    with pytest.raises(EditError, match="no text"):
        corrections(TEXT, Side.SOURCE, (), "x")


WORDS = st.lists(st.sampled_from(["a", "b", "c", "dd", "ء", "ثم"]), min_size=1, max_size=12)


@st.composite
def segmented(draw: st.DrawFn) -> tuple[str, tuple[Segment, ...]]:
    text, segments = draw(st.sampled_from(["", "x ", "xx\n"])), []
    for words in draw(st.lists(WORDS, min_size=1, max_size=3)):
        body = draw(st.sampled_from([" ", "  ", "\n"])).join(words)
        segments.append(Segment(len(text), len(text) + len(body)))
        text += body + draw(st.sampled_from([" ", "\n", " zz "]))
    return text, tuple(segments)


@given(segmented(), WORDS)
def test_what_is_written_is_what_is_shown(given_: tuple[str, tuple[Segment, ...]], new: list[str]) -> None:
    text, segments = given_
    edits = corrections(text, Side.TARGET, segments, " ".join(new))
    cell = render(text, segments, edits)
    assert cell.text.split() == new
    assert cell.text == cell.text.strip()
    for one, other in itertools.pairwise(edits):
        assert one.end <= other.start
    for edit in edits:
        assert any(s.start <= edit.start < edit.end <= s.end for s in segments)
    pieces_match(cell, text)


def pieces_match(cell: Cell, text: str) -> None:
    at = 0
    for piece in cell.pieces:
        assert cell.text[at : piece.start] in ("", " ")
        if not piece.edited:
            assert cell.text[piece.start : piece.end] == text[piece.text_start : piece.text_end]
        at = piece.end
    assert at == len(cell.text)


def test_carets_and_offsets_answer_each_other() -> None:
    text = "one two three four"
    cell = render(text, (Segment(0, 7), Segment(8, 18)), [Edit(Side.TARGET, 4, 7, "2")])
    assert cell.text == "one 2 three four"
    assert [cell.text_offset(caret) for caret in (0, 3, 4, 5, 6, 12)] == [0, 3, 4, 7, 8, 14]
    assert [cell.caret(offset) for offset in (0, 4, 5, 7, 8, 14, 18)] == [0, 4, 5, 5, 6, 12, 16]


@given(segmented(), st.data())
def test_in_an_uncorrected_cell_a_caret_at_a_word_is_an_offset_at_that_word(
    given_: tuple[str, tuple[Segment, ...]], data: st.DataObject
) -> None:
    text, segments = given_
    cell = render(text, segments)
    caret = data.draw(st.integers(0, len(cell.text) - 1))
    if not cell.text[caret].isspace():
        before = cell.text[:caret].split()
        offset = cell.text_offset(caret)
        inside = [text[s.start : min(s.end, offset)] for s in segments if s.start < offset]
        assert functools.reduce(operator.iadd, (part.split() for part in inside), []) == before
