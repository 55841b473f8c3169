"""Cleaning: each step by example, and the way back for any text and any steps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.text.cleaning import CleaningStep, apply, clean, unchanged
from tests.helpers.format_samples import assert_linear

ALPHABET = st.text(
    st.sampled_from("ابلاـﻻﷲﺳ\u200f\u200c\u200b(12)[٣]{}<>⟨⟩%~* \n\f-abc۝﴿﴾¹²…#.\u00ad\u064b")
    | st.characters(),
    max_size=60,
)


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        (CleaningStep.TATWEEL, "الحـــمد للـه", "الحمد لله"),
        (CleaningStep.PRESENTATION_FORMS, "ﺳﻼم ﷲ", "سلام الله"),
        (CleaningStep.INVISIBLE, "\u200fعاد\u202b \u2067إلى\u2069", "عاد إلى"),
        (CleaningStep.INVISIBLE, "می\u200cخواهم", "می\u200cخواهم"),
        (CleaningStep.FOOTNOTE_NUMBERS, "بمرو (١) ثم عاد[2] إلى³ الري", "بمرو ثم عاد إلى الري"),
        (CleaningStep.FOOTNOTE_NUMBERS, "سنة (1219) و f(2)x", "سنة (1219) و f(2)x"),
        (CleaningStep.VERSE_MARKS, "قفا نبك من ذكرى %~% حبيب ومنزل", "قفا نبك من ذكرى حبيب ومنزل"),
        (CleaningStep.VERSE_MARKS, "صدر *** عجز", "صدر عجز"),
        (CleaningStep.VERSE_MARKS, "قال ﴿الحمد لله﴾ ۝١", "قال الحمد لله "),
        (CleaningStep.EDITORS_BRACKETS, "ثم [عاد] إلى <الري> [12]", "ثم عاد إلى الري [12]"),
        (CleaningStep.LINE_HYPHENS, "the merch-\nants came", "the merchants came"),
        (CleaningStep.LINE_HYPHENS, "Jibal-\nIraq", "Jibal-\nIraq"),
        (CleaningStep.RUNNING_HEADS, "نص\n- 12 -\nنص آخر\n", "نص\nنص آخر\n"),
        (
            CleaningStep.RUNNING_HEADS,
            "تاريخ ابن خلدون 1\nأول\nتاريخ ابن خلدون 2\nثان\nتاريخ ابن خلدون 3\nثالث",
            "أول\nثان\nثالث",
        ),
    ],
)
def test_steps_by_example(step: CleaningStep, before: str, after: str) -> None:
    result = clean(before, [step])
    assert " ".join(result.text.split(" ")).rstrip() == after.rstrip()
    for change in result.changes:
        assert before[change.start : change.end] == change.before
        assert change.step is step


def test_every_step_can_be_seen_in_a_preview_and_declined() -> None:
    text = "سنة (1) ثم (2)"
    first, second = clean(text, [CleaningStep.FOOTNOTE_NUMBERS]).changes
    assert apply(text, [second]).text == "سنة (1) ثم"
    assert apply(text, []).text == text
    assert (first.before, first.after) == (" (1)", "")


@given(ALPHABET, st.lists(st.sampled_from(CleaningStep), max_size=5))
def test_the_way_back_is_right_for_any_text(text: str, steps: list[CleaningStep]) -> None:
    result = clean(text, steps)
    n = len(result.text)
    assert len(result.starts) == len(result.ends) == n
    assert (result.starts < result.ends).all()
    assert (result.starts[1:] >= result.starts[:-1]).all()
    assert (result.ends[1:] >= result.ends[:-1]).all()
    touched = [(change.start, change.end) for change in result.changes]
    for i, character in enumerate(result.text):
        start, end = result.original(i, i + 1)
        if not any(a <= start and end <= b for a, b in touched):
            # Whatever no step touched is the very character of the original.
            assert text[start:end] == character
    assert result.original(0, n) == (
        (int(result.starts[0]), int(result.ends[-1])) if n else (len(text), len(text))
    )


@given(ALPHABET, st.lists(st.sampled_from(CleaningStep), max_size=4))
def test_nothing_vanishes_without_a_change_that_tells(text: str, steps: list[CleaningStep]) -> None:
    result = clean(text, steps)
    covered = [False] * len(text)
    for start, end in zip(result.starts, result.ends, strict=True):
        covered[start:end] = [True] * int(end - start)
    for change in result.changes:
        covered[change.start : change.end] = [True] * (change.end - change.start)
    assert all(covered)


@given(
    ALPHABET,
    st.lists(st.sampled_from(CleaningStep), max_size=3),
    st.lists(st.sampled_from(CleaningStep), max_size=3),
)
def test_steps_compose(text: str, first: list[CleaningStep], second: list[CleaningStep]) -> None:
    at_once = clean(text, [*first, *second])
    one = clean(text, first)
    two = clean(one.text, second)
    assert at_once.text == two.text
    for i in range(len(two.text)):
        start, end = two.original(i, i + 1)
        assert at_once.original(i, i + 1) == one.original(start, end)


@given(ALPHABET)
def test_places_of_the_original_are_found_again(text: str) -> None:
    result = clean(text, [CleaningStep.TATWEEL, CleaningStep.INVISIBLE])
    for i in range(len(result.text)):
        start, _ = result.original(i, i + 1)
        assert result.cleaned(start) == i
    assert result.cleaned(len(text)) == len(result.text)


def test_a_refrain_is_no_running_head() -> None:
    song = "ليلى\nيا ليل\n" * 20
    assert clean(song, [CleaningStep.RUNNING_HEADS]).text == song


@pytest.mark.parametrize("step", CleaningStep)
@pytest.mark.parametrize("run", ["(", " ", "[", "*", "[a", ". ", "- - ", "1 ", "\u0640", "%~% "])
def test_long_runs_cost_no_more_than_their_length(step: CleaningStep, run: str) -> None:
    assert_linear(lambda size: run * (size // len(run)), lambda text: clean(text, [step]))


def test_no_steps_change_nothing() -> None:
    assert clean("الحـمد", []).text == unchanged("الحـمد").text == "الحـمد"


def test_a_book_is_cleaned_in_a_moment() -> None:
    text = "الحـــمد لله (١) وقال\u200f ثم [عاد] %~% إلى الري\n" * 20_000
    result = clean(text, [step for step in CleaningStep if step is not CleaningStep.RUNNING_HEADS])
    assert len(result.changes) == 20_000 * 6
