"""A pair that is cut on one side is cut on the other where the counterpart most likely ends."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

import pytest

from aligner import parallel
from aligner.alignment.splitting.chooser import MOST_WORDS, SplitChooser
from aligner.alignment.splitting.features import FEATURES, CutText
from aligner.bitext import Bead, Segment, Side
from tests.helpers.align_sample import ARABIC, GOLD

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder

pytestmark = pytest.mark.slow

LONG_S = 60
"""A ceiling for what is sure to come."""

LANGUAGES = {Side.SOURCE: "ar", Side.TARGET: "en"}
WORDS = ARABIC.split()
UNITS = [" ".join(GOLD["target_sentences"][slice(*unit["sentences"])]) for unit in GOLD["units"]]
ARABIC_UNITS = [" ".join(WORDS[slice(*unit["words"])]) for unit in GOLD["units"]]
PAIRS = list(zip(ARABIC_UNITS, UNITS, strict=True))


@pytest.fixture(scope="module")
def encoder(use: Encoder) -> Encoder:
    return use


def chooser_of(encoder: Encoder, arabic: str, english: str) -> tuple[SplitChooser, Bead]:
    texts = {Side.SOURCE: arabic, Side.TARGET: english}
    whole = Bead((Segment(0, len(arabic)),), (Segment(0, len(english)),))
    return SplitChooser(texts, LANGUAGES, encoder), whole


def missed(encoder: Encoder, first: tuple[str, str], second: tuple[str, str], side: Side) -> int:
    """By how many words the cut of the other side is missed, if ``side`` is cut between two pairs."""
    arabic, english = f"{first[0]} {second[0]}", f"{first[1]} {second[1]}"
    chooser, bead = chooser_of(encoder, arabic, english)
    ends = {Side.SOURCE: len(first[0]), Side.TARGET: len(first[1])}
    found = chooser.matching_cut(bead, side, ends[side] + 1)
    assert found is not None
    text = arabic if side is Side.TARGET else english
    return abs(len(text[:found].split()) - len(text[: ends[side.other]].split()))


def _within(text: str) -> str:
    """A text as it would go on within a sentence."""
    return text[:1].lower() + text[1:]


@pytest.mark.parametrize("side", Side)
def test_the_other_side_is_cut_at_the_right_word(encoder: Encoder, side: Side) -> None:
    away = [missed(encoder, PAIRS[i], PAIRS[i + 1], side) for i in range(0, len(PAIRS) - 1, 3)]
    assert sum(by == 0 for by in away) >= 0.75 * len(away)
    assert sum(by <= 2 for by in away) >= 0.85 * len(away)


def test_a_pair_that_was_read_does_not_wait_for_another_one(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pairs near by are read while a person waits for the line in this one."""
    (arabic, english), (other_arabic, other_english) = PAIRS[:2]
    texts = {Side.SOURCE: f"{arabic} {other_arabic}", Side.TARGET: f"{english} {other_english}"}
    read, other = (
        Bead((Segment(*source),), (Segment(*target),))
        for source, target in (
            ((0, len(arabic)), (0, len(english))),
            ((len(arabic) + 1, len(texts[Side.SOURCE])), (len(english) + 1, len(texts[Side.TARGET]))),
        )
    )
    chooser = SplitChooser(texts, LANGUAGES, encoder)
    chooser.read(read)
    reading, go_on = Event(), Event()

    def cut_text(*_: object) -> CutText:
        reading.set()
        go_on.wait(LONG_S)
        raise RuntimeError

    monkeypatch.setattr(chooser, "_cut_text", cut_text)
    with ThreadPoolExecutor(2) as threads:
        held = threads.submit(chooser.read, other)
        assert reading.wait(LONG_S)
        found = threads.submit(chooser.matching_cut, read, Side.SOURCE, len(arabic.split()[0]) + 1)
        assert found.result(LONG_S) is not None
        go_on.set()
        assert isinstance(held.exception(), RuntimeError)


def test_a_pair_is_read_without_the_threads_of_the_pool(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They cost ten times what a pair takes, and the dashed line would be late."""
    arabic, english = PAIRS[0]
    chooser, bead = chooser_of(encoder, arabic, english)
    at = len(arabic.split()[0]) + 1
    before = chooser.matching_cut(bead, Side.SOURCE, at)
    monkeypatch.setattr(parallel, "workers", lambda: 4)
    monkeypatch.setattr(parallel, "_pool", None)
    again, _ = chooser_of(encoder, arabic, english)
    again.read(bead)
    assert again.matching_cut(bead, Side.SOURCE, at) == before


def test_it_needs_no_sentence_end(encoder: Encoder) -> None:
    """The seam has neither full stop nor capital, while other sentences end inside the pair."""
    away = []
    for i in range(0, len(PAIRS) - 1, 4):
        (arabic, english), (next_arabic, next_english) = PAIRS[i], PAIRS[i + 1]
        bare = re.sub(r"[.;:,]+$", "", english)
        away.append(missed(encoder, (arabic, bare), (next_arabic, _within(next_english)), Side.SOURCE))
    assert sum(by <= 2 for by in away) >= 0.6 * len(away)


def test_a_part_without_counterpart_stays_alone(encoder: Encoder) -> None:
    """English of one pair with the Arabic of two."""
    (one, english), (two, other) = PAIRS[4], PAIRS[5]
    chooser, bead = chooser_of(encoder, f"{one} {two}", english)
    assert chooser.matching_cut(bead, Side.SOURCE, len(one) + 1) == len(english)
    chooser, bead = chooser_of(encoder, f"{one} {two}", other)
    assert chooser.matching_cut(bead, Side.SOURCE, len(one) + 1) == 0


def test_where_nothing_can_be_said(encoder: Encoder) -> None:
    chooser, bead = chooser_of(encoder, *PAIRS[0])
    assert chooser.matching_cut(Bead(bead.source, ()), Side.SOURCE, PAIRS[0][0].index(" ") + 1) is None
    assert chooser.matching_cut(bead, Side.SOURCE, 0) is None, "nothing before the cut"
    assert chooser.matching_cut(bead, Side.SOURCE, len(PAIRS[0][0])) is None, "nothing behind it"
    long, whole = chooser_of(encoder, " ".join(["كلمة"] * MOST_WORDS), "One. Two.")
    assert long.matching_cut(whole, Side.TARGET, 5) is None, "too long to answer at once"


def test_an_answer_is_the_same_read_ahead_or_not(encoder: Encoder) -> None:
    arabic, english = f"{PAIRS[2][0]} {PAIRS[3][0]}", f"{PAIRS[2][1]} {PAIRS[3][1]}"
    at = len(PAIRS[2][0]) + 1
    first, bead = chooser_of(encoder, arabic, english)
    second, _ = chooser_of(encoder, arabic, english)
    second.read(bead)
    assert first.matching_cut(bead, Side.SOURCE, at) == second.matching_cut(bead, Side.SOURCE, at)


def test_other_languages_are_cut_without_a_dictionary(encoder: Encoder) -> None:
    texts = {
        Side.SOURCE: "Der König kam in die Stadt und dann schrieb er einen langen Brief an seinen Bruder",
        Side.TARGET: "The king came to the city and then he wrote a long letter to his brother",
    }
    chooser = SplitChooser(texts, {Side.SOURCE: "de", Side.TARGET: "en"}, encoder)
    source, target = (Segment(0, len(texts[side])) for side in Side)
    bead = Bead((source,), (target,))
    found = chooser.matching_cut(bead, Side.SOURCE, texts[Side.SOURCE].index("und"))
    assert found is not None
    assert abs(len(texts[Side.TARGET][:found].split()) - 6) <= 2


def test_boundaries_of_segments_count_as_ends() -> None:
    text = CutText(["a", "b,", "c", "d."], "en", frozenset({0}))
    assert [text.mark(at) for at in range(5)] == ["", "stop", "comma", "", ""]
    assert text.context(3) == "within"
    assert CutText(["a", "b", "c"], "en").context(1) == "unmarked"
    assert len(FEATURES) == len(set(FEATURES))
