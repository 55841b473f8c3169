"""Any sentence-transformers folder as an encoder: a tiny real model goes the way that LaBSE would."""

from __future__ import annotations

import copy
import json
import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest

from aligner.errors import Cancelled, EncoderError
from aligner.progress import no_progress
from models.calibration_sentences import PROBES
from models.sentence_transformer.encoder import TransformerEncoder
from models.sentence_transformer.streams import PooledStream

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.alignment.encoder_protocol import Encoder

TEXTS = [
    "ثم مضى إلى خراسان",
    "then he went to Khurasan and stayed there a year",
    "the sultan had left",
    "سنة",
]
WORDS = [
    "then",
    "he",
    "went",
    "to",
    "Khurasan",
    "and",
    "stayed",
    "there",
    "a",
    "year",
    "and",
    "the",
    "sultan",
    "had",
    "left",
    "the",
    "city",
]


def without_common(encoder: TransformerEncoder) -> TransformerEncoder:
    """The encoder with the fixed centre of its vectors, but none of the text's own."""
    other = copy.copy(encoder)
    other.__class__ = type("Uncommon", (TransformerEncoder,), {"is_centred": False})
    return other


def test_texts_as_sentence_transformers_embeds_them(mean_pooled: Path) -> None:
    encoder = TransformerEncoder(mean_pooled)
    expected = encoder._model.encode(TEXTS, normalize_embeddings=True)
    assert encoder.encode(TEXTS) == pytest.approx(expected, abs=1e-5)
    protocol: Encoder = encoder
    assert protocol.dimension == 32


def test_empty_texts_are_zero_vectors_in_their_places(mean_pooled: Path) -> None:
    vectors = TransformerEncoder(mean_pooled).encode(["", "the city", " \n"])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([0, 1, 0], abs=1e-5)


def test_a_default_prompt_is_put_before_every_text(prompted: Path) -> None:
    encoder = TransformerEncoder(prompted)
    plain = TransformerEncoder(prompted, prompt="")
    assert encoder.encode(["the city"]) == pytest.approx(plain.encode(["year: the city"]), abs=1e-5)
    assert encoder.signature != plain.signature


def test_centring_takes_away_what_all_texts_have_in_common(mean_pooled: Path) -> None:
    plain, centred = TransformerEncoder(mean_pooled), TransformerEncoder(mean_pooled, centred=True)
    mean = plain.encode(PROBES).mean(axis=0)
    moved = plain.encode(TEXTS) - mean
    moved /= np.linalg.norm(moved, axis=1, keepdims=True)
    assert centred.encode(TEXTS) == pytest.approx(moved, abs=1e-4)
    assert not centred.encode([""]).any()
    whole = np.array([0]), np.array([len(WORDS)])
    moved = plain.stream(WORDS).embed(*whole) - mean
    moved /= np.linalg.norm(moved, axis=1, keepdims=True)
    # of a stream, what the stream itself has in common is taken away too, less of it the shorter it is
    stream = centred.stream(WORDS)
    uncentred = PooledStream(without_common(centred), WORDS, no_progress, None)
    stretches = uncentred.embed(np.array([0, 14]), np.array([14, len(WORDS)]))
    expected = uncentred.embed(*whole) - stretches.sum(axis=0) / (2 + 10)
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    assert stream.embed(*whole) == pytest.approx(expected, abs=1e-4)
    assert plain.signature != centred.signature


def test_pooled_spans_are_averages_of_the_states_of_the_text(mean_pooled: Path) -> None:
    encoder = TransformerEncoder(mean_pooled)
    stream = encoder.stream(WORDS)
    assert stream.words == len(WORDS)
    states = encoder._model.encode(" ".join(WORDS), output_value="token_embeddings").numpy()
    sizes = [len(piece) for piece in encoder.pieces(WORDS)]
    assert sum(sizes) + 2 == len(states)
    for start, end in ((0, len(WORDS)), (0, 3), (4, 9), (len(WORDS) - 1, len(WORDS))):
        first = 1 + sum(sizes[:start])
        span = states[first : first + sum(sizes[start:end])]
        mean = np.concatenate([states[:1], span, states[-1:]]).mean(axis=0)
        vector = stream.embed(np.array([start]), np.array([end]))[0]
        assert vector == pytest.approx(mean / np.linalg.norm(mean), abs=1e-5)


@pytest.mark.parametrize("folder", ["mean_pooled", "prompted"])
def test_pooled_spans_of_a_long_stream(folder: str, request: pytest.FixtureRequest) -> None:
    encoder = TransformerEncoder(request.getfixturevalue(folder))
    words = WORDS * 40  # many windows, more than one block of sums
    stream = encoder.stream(words)
    starts = np.array([0, 100, 250, 255, 600, 3], dtype=np.intp)
    ends = starts + np.array([17, 17, 17, 8, 30, 600])
    expected = encoder.encode([" ".join(words[a:b]) for a, b in zip(starts[:5], ends[:5], strict=True)])
    vectors = stream.embed(starts, ends)
    likeness = np.einsum("ij,ij->i", vectors[:5], expected)
    assert likeness[[0, 1, 2, 4]].min() > 0.95
    assert likeness[3] > 0.85  # eight words have other states among their neighbours than in isolation
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(6), abs=1e-5)
    # the same words in the middle of the same repetition have the same states
    again = stream.embed(starts[1:2] + 17 * 10, ends[1:2] + 17 * 10)
    assert float(again[0] @ vectors[1]) > 0.97


def test_a_cls_pooled_model_encodes_windows(cls_pooled: Path) -> None:
    encoder = TransformerEncoder(cls_pooled)
    assert not encoder.pools_spans
    stream = encoder.stream(WORDS)
    starts, ends = np.array([0, 2, 5, 4, 0, 3]), np.array([7, 3, 12, 4, 16, 17])
    vectors = stream.embed(starts, ends)
    exact = encoder.encode([" ".join(WORDS[a:b]) for a, b in zip(starts, ends, strict=True)])
    for row in (0, 1, 2, 4):  # short, or on the grid
        assert vectors[row] == pytest.approx(exact[row], abs=2e-3)
    assert not vectors[3].any()
    corners = encoder.encode([" ".join(WORDS[a:b]) for a, b in ((2, 16), (4, 16), (2, 17), (4, 17))]).mean(
        axis=0
    )
    assert vectors[5] == pytest.approx(corners / np.linalg.norm(corners), abs=2e-3)


def test_empty_streams(mean_pooled: Path, cls_pooled: Path) -> None:
    for folder in (mean_pooled, cls_pooled):
        stream = TransformerEncoder(folder).stream([])
        assert stream.words == 0
        assert not stream.embed(np.array([0]), np.array([0])).any()


def test_words_of_odd_shape(mean_pooled: Path) -> None:
    encoder = TransformerEncoder(mean_pooled)
    words = ["x" * 5_000, "\u200b", "the", "سنة" * 200, "…"]
    vectors = encoder.stream(words).embed(np.arange(5), np.arange(1, 6))
    assert np.isfinite(vectors).all()
    assert np.linalg.norm(vectors[[0, 2, 3]], axis=1) == pytest.approx(np.ones(3), abs=1e-5)


def test_cancelling_passes_through(mean_pooled: Path) -> None:
    encoder = TransformerEncoder(mean_pooled)

    def stop(done: float, message: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        encoder.encode(TEXTS, stop)
    with pytest.raises(Cancelled):
        encoder.stream(WORDS, stop)


def test_the_signature_follows_the_content(mean_pooled: Path, cls_pooled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "mean"
    shutil.copytree(mean_pooled, copy)
    assert TransformerEncoder(copy).signature == TransformerEncoder(mean_pooled).signature
    weights = bytearray((copy / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (copy / "model.safetensors").write_bytes(weights)
    assert TransformerEncoder(copy).signature != TransformerEncoder(mean_pooled).signature


def test_folders_that_are_no_model(mean_pooled: Path, tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="not a model folder"):
        TransformerEncoder(tmp_path)
    copy = tmp_path / "copy"
    shutil.copytree(mean_pooled, copy)
    (copy / "model.safetensors").unlink()
    with pytest.raises(EncoderError, match="no weights in safetensors form"):
        TransformerEncoder(copy)
    (copy / "model.safetensors").write_bytes(b"not safetensors")
    with pytest.raises(EncoderError, match="cannot be loaded"):
        TransformerEncoder(copy)
    (copy / "modules.json").write_text("{", encoding="utf-8")
    with pytest.raises(EncoderError, match="cannot be read as JSON"):
        TransformerEncoder(copy)


def test_models_that_want_to_run_code_are_refused(mean_pooled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(mean_pooled, copy)
    modules = json.loads((copy / "modules.json").read_text(encoding="utf-8"))
    (copy / "modules.json").write_text(
        json.dumps([modules[0], {**modules[1], "type": "custom.Pooling"}]), encoding="utf-8"
    )
    with pytest.raises(EncoderError, match="run code of its own"):
        TransformerEncoder(copy)
    (copy / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    (copy / "1_Pooling" / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(EncoderError, match="can run code"):
        TransformerEncoder(copy)
