"""Encoders that other distributions add by entry points."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

import models
from aligner.errors import EncoderError
from models import registry
from models.catalog import BUILT_IN
from tests.helpers.entry_points import distribution, this_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLUGIN = """
import numpy as np

from models.catalog import EncoderSpec


class Lengths:
    signature, dimension = "lengths@1", 2

    def encode(self, texts, progress=None):
        found = np.array([[len(text), 1.0] for text in texts], dtype=np.float32).reshape(-1, 2)
        return found / np.linalg.norm(found, axis=1, keepdims=True)

    def stream(self, words, progress=None):
        raise NotImplementedError


def make(spec, progress):
    progress(1.0, "Loading the encoder")
    return Lengths()


LENGTHS = EncoderSpec("lengths", make, "lengths of texts", languages=7_000, licence="MIT")
LAZY = EncoderSpec("lazy", "lengths_plugin:make", requires=("no_such_module",))
LOST = EncoderSpec("lost", "lengths_plugin:nothing")
TAKEN = EncoderSpec("use", make)
"""
POINTS = {
    "lengths": "lengths_plugin:LENGTHS",
    "lazy": "lengths_plugin:LAZY",
    "lost": "lengths_plugin:LOST",
    "use": "lengths_plugin:TAKEN",
    "another": "lengths_plugin:LENGTHS",
    "missing": "no_such_module:SPEC",
    "wrong": "lengths_plugin:Lengths",
}


@pytest.fixture(autouse=True)
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    site = tmp_path / "site"
    distribution(site, "lengths-plugin", {"muqabala.encoders": POINTS})
    this_project(site)
    (site / "lengths_plugin.py").write_text(PLUGIN)
    monkeypatch.syspath_prepend(str(site))
    registry._known.cache_clear()
    yield
    registry._known.cache_clear()
    sys.modules.pop("lengths_plugin", None)


def test_a_plugin_adds_an_encoder() -> None:
    infos = {info.name: info for info in models.available()}
    assert list(infos)[: len(BUILT_IN)] == [spec.name for spec in BUILT_IN]
    assert (infos["lengths"].description, infos["lengths"].installed) == ("lengths of texts", True)
    assert not infos["lazy"].installed
    assert models.load("lengths").encode(["abc"])[0] == pytest.approx(np.array([3.0, 1.0]) / np.sqrt(10.0))
    assert models.load("lazy").signature == "lengths@1"
    assert models.load("use+lengths").dimension == 514


def test_errors_of_plugins_are_sentences() -> None:
    errors = registry.plugin_errors()
    assert len(errors) == 4
    for name in ("another", "missing", "use", "wrong"):
        assert sum(f"The encoder plug-in '{name}'" in sentence for sentence in errors) == 1, name
    assert models.load("use").signature.startswith("use-multilingual")
    with pytest.raises(EncoderError, match=r"lost cannot be loaded \(.*nothing.*\)\. Reinstall the package"):
        models.load("lost")
    with pytest.raises(EncoderError, match="lengths is bundled"):
        models.download("lengths")
    with pytest.raises(EncoderError, match=r"Choose one of use, labse, .*lengths"):
        models.load("nothing")
