"""What was encoded once is not encoded again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from models.cache import cached, key
from models.sentence_transformer.encoder import TransformerEncoder
from models.use.encoder import UseEncoder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aligner.alignment.encoder_protocol import Vectors
    from aligner.progress import Progress

TEXTS = ["one", "two", "one", "ثلاثة", ""]


def forbid(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    def never(*_: object) -> None:
        pytest.fail("encoded again")

    monkeypatch.setattr(TransformerEncoder, method, never)


def test_a_second_run_only_reads(mean_pooled: Path, store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = TransformerEncoder(mean_pooled)
    once = cached(encoder, store).encode(TEXTS)
    assert once == pytest.approx(encoder.encode(TEXTS), abs=1e-3)
    assert set(store.kept) == {key(text) for text in TEXTS}
    forbid(monkeypatch, "encode")
    assert np.array_equal(cached(encoder, store).encode(TEXTS), once)


def test_only_what_is_new_is_encoded(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = UseEncoder()
    cached(encoder, store).encode(["one", "two"])
    asked: list[str] = []
    encode = UseEncoder.encode

    def noted(self: UseEncoder, texts: Sequence[str], progress: Progress) -> Vectors:
        asked.extend(texts)
        return encode(self, texts, progress)

    monkeypatch.setattr(UseEncoder, "encode", noted)
    vectors = cached(encoder, store).encode(["two", "three", "one", "three"])
    assert asked == ["three"]
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(4), abs=1e-6)
    assert np.array_equal(vectors[1], vectors[3])


def test_pooled_streams_are_kept(mean_pooled: Path, store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("and he went to Khurasan in the year 616 " * 20).split()
    starts, ends = np.arange(0, 150, 7), np.arange(0, 150, 7) + 9
    encoder = TransformerEncoder(mean_pooled)
    once = cached(encoder, store).stream(words).embed(starts, ends)
    assert once == pytest.approx(encoder.stream(words).embed(starts, ends), abs=5e-3)
    forbid(monkeypatch, "states")
    assert np.array_equal(cached(encoder, store).stream(words).embed(starts, ends), once)


def test_windows_are_kept(cls_pooled: Path, store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["and", "he", "went", "to", "Khurasan", "in", "the", "year", "616"]
    starts, ends = np.array([0, 1]), np.array([5, 9])
    encoder = TransformerEncoder(cls_pooled)
    once = cached(encoder, store).stream(words).embed(starts, ends)
    forbid(monkeypatch, "_encode")
    assert np.array_equal(cached(encoder, store).stream(words).embed(starts, ends), once)


def test_it_keeps_the_face_of_the_encoder(store: Any) -> None:
    encoder = UseEncoder()
    kept = cached(encoder, store)
    assert (kept.signature, kept.dimension) == (encoder.signature, encoder.dimension)
    assert kept.stream(["one", "two"]).words == 2
    assert store.kept == {}
