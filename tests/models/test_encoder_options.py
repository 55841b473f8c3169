"""Options behind the name of an encoder, and what the known models want."""

from __future__ import annotations

import sys
import types
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from aligner.errors import EncoderError
from models import catalog, registry
from models.catalog import BUILT_IN, EncoderOptions
from models.registry import load
from models.sentence_transformer import encoder as transformer
from models.sentence_transformer.encoder import TransformerEncoder

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ["the sultan had left the city", "ثم مضى إلى خراسان"]


def test_options_are_read() -> None:
    assert EncoderOptions.parsed("backend=onnx") == EncoderOptions(backend="onnx")
    assert EncoderOptions.parsed("truncate_dim=256&prompt=query:%20") == EncoderOptions("query: ", 256)
    assert EncoderOptions.parsed("prompt=") == EncoderOptions(prompt="")


@pytest.mark.parametrize("text", ["", "dim=3", "truncate_dim=half", "backend=gpu", "truncate_dim=-4"])
def test_options_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(EncoderError, match=r"e5-base\?backend=onnx"):
        EncoderOptions.parsed(text)


def test_first_columns_of_texts_and_spans(mean_pooled: Path) -> None:
    whole, cut = TransformerEncoder(mean_pooled), TransformerEncoder(mean_pooled, truncate_dim=8)
    vectors = whole.encode(TEXTS)[:, :8]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    assert cut.dimension == 8
    assert cut.encode(TEXTS) == pytest.approx(vectors, abs=1e-5)
    words = " ".join(TEXTS).split() * 4
    starts, ends = np.array([0, 3, 20]), np.array([4, 19, 33])
    spans = whole.stream(words).embed(starts, ends)[:, :8]
    spans /= np.linalg.norm(spans, axis=1, keepdims=True)
    assert cut.stream(words).embed(starts, ends) == pytest.approx(spans, abs=1e-5)
    assert cut.signature != whole.signature


def test_options_reach_the_encoder(mean_pooled: Path) -> None:
    encoder = load(f"{mean_pooled}?truncate_dim=8&prompt=year:%20")
    assert encoder.dimension == 8
    assert "'year: '" in encoder.signature
    assert load(f"use+{mean_pooled}?truncate_dim=8").dimension == 512 + 8


def test_a_backend_that_is_not_installed_says_what_to_install(
    mean_pooled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = {"onnxruntime", "openvino", "optimum"}
    found = find_spec
    monkeypatch.setattr(transformer, "find_spec", lambda name: None if name in missing else found(name))
    for backend in ("onnx", "openvino"):
        with pytest.raises(EncoderError, match=rf"sentence-transformers\[{backend}\]"):
            load(f"{mean_pooled}?backend={backend}")


@pytest.mark.parametrize("backend", ["torch", "onnx", "openvino"])
def test_the_backend_is_handed_on(backend: str, mean_pooled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The libraries of the other backends are not here; what they are called with is what counts."""
    real = transformer.neural()
    asked: list[Any] = []

    def made(folder: str, **how: Any) -> Any:
        asked.append(how)
        return real.SentenceTransformer(folder, **how | {"backend": "torch"})

    monkeypatch.setattr(transformer, "neural", lambda: types.SimpleNamespace(SentenceTransformer=made))
    monkeypatch.setattr(transformer, "_check_backend", lambda _: None)
    encoder = load(f"{mean_pooled}?backend={backend}")
    assert asked[0]["backend"] == backend
    assert ("use_safetensors" in asked[0]["model_kwargs"]) == (backend == "torch")
    assert not asked[0]["trust_remote_code"]
    assert (backend in encoder.signature) == (backend != "torch")


def test_known_models_say_what_they_want() -> None:
    known = {spec.name: spec for spec in BUILT_IN}
    assert set(known) >= {"labse", "static-similarity", "bge-m3", "e5-large-instruct", "mexma", "bekko"}
    for spec in BUILT_IN:
        assert spec.licence
        assert spec.languages > 0
        assert spec.hub is None or spec.hub.size > 0
        assert spec.tatoeba is None or (0.5 < spec.tatoeba.value < 1 and spec.tatoeba.source)
    for name in ("e5-small", "e5-base"):
        hub = known[name].hub
        assert hub is not None
        assert hub.prompt == "query: "
    instruct = known["e5-large-instruct"].hub
    assert instruct is not None
    assert instruct.prompt.startswith("Instruct: ")
    assert instruct.prompt.endswith("\nQuery: ")


def test_instructions_are_before_every_text(mean_pooled: Path) -> None:
    prompt = "Instruct: left the city.\nQuery: "
    encoder = TransformerEncoder(mean_pooled, prompt=prompt)
    expected = TransformerEncoder(mean_pooled, prompt="").encode([prompt + TEXTS[0]])
    assert encoder.encode(TEXTS[:1]) == pytest.approx(expected, abs=1e-5)


def test_listing_imports_no_neural_library() -> None:
    assert {info.name for info in registry.available()} >= {spec.name for spec in catalog.BUILT_IN}
    assert sys.modules.get("models.static.encoder") is not None
