"""Texts are prepared once, as a value; a text without words needs no encoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from aligner.alignment.spans.pairer import SpanPairer
from aligner.alignment.spans.preparation import PreparedTexts, prepare_texts
from aligner.alignment.spans.queries import SpanQueries
from aligner.alignment.spans.settings import BeadSpan, PairSettings, Stretch
from aligner.text.word_stream import word_stream
from tests.helpers.align_sample import lines

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder


def prepared(source: list[str], target: list[str], encoder: Encoder) -> PreparedTexts:
    one, two = lines(source, "ar"), lines(target, "en")
    return prepare_texts(one, word_stream(one.text), two, word_stream(two.text), encoder, PairSettings())


def test_clauses_and_cuts_cover_both_texts(use: Encoder) -> None:
    texts = prepared(["كلمة واحدة", "وأخرى"], ["One word", "and another"], use)
    assert texts.stream == ["كلمة", "واحدة", "وأخرى"]
    assert np.flatnonzero(texts.cuts.syncable).tolist() == [0, 2, 3]
    assert texts.clause_range(Stretch((0, 3), (0, 4))) == range(2)
    assert texts.closes(range(2)) == [0, 1, 2]


@pytest.mark.parametrize(("source", "target"), [([], ["One", "two"]), (["كلمة"], []), ([], [])])
def test_a_text_without_words_is_prepared_too(source: list[str], target: list[str], use: Encoder) -> None:
    texts = prepared(source, target, use)
    assert texts.is_empty
    stretch = Stretch((0, len(source)), (0, len(target)))
    found = SpanPairer(texts).pair(stretch)
    expected = [BeadSpan(stretch.words, stretch.clause_words, 0.0, 1.0)] if source or target else []
    assert found == expected
    assert SpanQueries(texts).mean_similarity(found) is None
    assert SpanQueries(texts).alternative_endings(stretch) == []
