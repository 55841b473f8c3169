"""Static models in numpy: a tiny one, saved by sentence-transformers, gives the vectors it gives there."""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from aligner.errors import EncoderError
from models.registry import load
from models.static.encoder import StaticEncoder, is_static
from models.static.weights import read_tensors
from tests.models.conftest import SENTENCES, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.alignment.encoder_protocol import Encoder

TEXTS = [*SENTENCES, "سنة", "the", "zzz"]
WORDS = " ".join(SENTENCES).split() * 30


def save_static(folder: Path, *, prompt: str = "", normalised: bool = False) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecations between the neural libraries, while they are imported
        import torch
        from sentence_transformers import SentenceTransformer
        from sentence_transformers.models import Normalize, StaticEmbedding
    from tokenizers import BertWordPieceTokenizer

    torch.manual_seed(3)
    pieces = BertWordPieceTokenizer(vocabulary(), lowercase=True, strip_accents=False)
    modules = [StaticEmbedding(pieces._tokenizer, embedding_dim=24), *([Normalize()] if normalised else [])]
    model = SentenceTransformer(
        modules=modules,
        device="cpu",
        prompts={"query": prompt} if prompt else None,
        default_prompt_name="query" if prompt else None,
    )
    model.save(str(folder))
    return folder


@pytest.fixture(autouse=True)
def static() -> None:
    """Marks each test here for the process of torch, which makes the models (tests/conftest.py)."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_static(tmp_path_factory.mktemp("static") / "plain")


def expected(folder: Path, texts: list[str], **how: Any) -> np.ndarray:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    return np.asarray(model.encode(texts, normalize_embeddings=True, show_progress_bar=False, **how))


def test_texts_as_sentence_transformers_embeds_them(folder: Path) -> None:
    encoder = StaticEncoder(folder)
    assert encoder.encode(TEXTS) == pytest.approx(expected(folder, TEXTS), abs=1e-6)
    protocol: Encoder = encoder
    assert protocol.dimension == 24


def test_every_span_is_exact(folder: Path) -> None:
    encoder = StaticEncoder(folder)
    stream = encoder.stream(WORDS)
    assert stream.words == len(WORDS) > 512
    draw = np.random.default_rng(1)
    starts = draw.integers(0, len(WORDS) - 1, 60)
    ends = np.minimum(starts + draw.integers(1, 400, 60), len(WORDS))
    texts = [" ".join(WORDS[a:b]) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    assert stream.embed(starts, ends) == pytest.approx(expected(folder, texts), abs=1e-6)


def test_a_prompt_is_before_texts_and_spans(tmp_path: Path) -> None:
    folder = save_static(tmp_path / "prompted", prompt="year: ")
    encoder = StaticEncoder(folder)
    assert encoder.encode(TEXTS) == pytest.approx(expected(folder, TEXTS), abs=1e-6)
    span = encoder.stream(WORDS).embed(np.array([3]), np.array([9]))
    assert span == pytest.approx(expected(folder, [" ".join(WORDS[3:9])]), abs=1e-6)
    plain = StaticEncoder(folder, prompt="")
    assert plain.signature != encoder.signature
    assert plain.encode(["the"]) != pytest.approx(encoder.encode(["the"]), abs=1e-3)


def test_first_columns_of_a_model_trained_so(folder: Path) -> None:
    encoder = StaticEncoder(folder, truncate_dim=8)
    assert encoder.dimension == 8
    assert encoder.encode(TEXTS) == pytest.approx(expected(folder, TEXTS, truncate_dim=8), abs=1e-6)
    assert encoder.signature.endswith("/8")
    assert StaticEncoder(folder, truncate_dim=900).dimension == 24


def test_a_norm_behind_the_table_changes_nothing(tmp_path: Path) -> None:
    folder = save_static(tmp_path / "normalised", normalised=True)
    assert is_static(folder)
    assert StaticEncoder(folder).encode(TEXTS) == pytest.approx(expected(folder, TEXTS), abs=1e-6)


def test_folders_load_by_their_path_without_torch(folder: Path) -> None:
    assert isinstance(load(str(folder)), StaticEncoder)
    code = (
        "import sys; from models.registry import load; e = load(sys.argv[1]);"
        " e.stream(['the', 'sultan']); assert e.dimension == 24;"
        " assert not {'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)


def test_nothing_to_embed_is_the_zero_vector(folder: Path) -> None:
    encoder = StaticEncoder(folder)
    assert not encoder.encode(["", " \n"]).any()
    assert not encoder.stream(WORDS).embed(np.array([4]), np.array([4])).any()
    assert encoder.stream([]).words == 0


@pytest.mark.parametrize("kind", ["float16", "bfloat16", "model2vec"])
def test_other_forms_of_weights(folder: Path, tmp_path: Path, kind: str) -> None:
    import torch
    from safetensors.torch import load_file, save_file

    made = tmp_path / "made"
    made.mkdir()
    for file in folder.iterdir():
        if file.is_file() and file.suffix != ".safetensors":
            (made / file.name).write_bytes(file.read_bytes())
    weights = load_file(folder / "model.safetensors")["embedding.weight"]
    if kind == "model2vec":
        turned = torch.flip(weights, [0]).contiguous()
        mapping = torch.arange(len(weights) - 1, -1, -1)
        scales = torch.linspace(0.5, 2.0, len(weights))
        save_file({"embeddings": turned, "mapping": mapping, "weights": scales}, made / "model.safetensors")
    else:
        save_file({"embedding.weight": weights.to(getattr(torch, kind))}, made / "model.safetensors")
    assert StaticEncoder(made).encode(TEXTS) == pytest.approx(expected(made, TEXTS), abs=1e-2)
    if kind == "model2vec":
        assert StaticEncoder(made).encode(TEXTS) == pytest.approx(expected(made, TEXTS), abs=1e-6)


def test_damaged_folders_are_refused_in_a_sentence(folder: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    (made / "modules.json").write_bytes((folder / "modules.json").read_bytes())
    with pytest.raises(EncoderError, match=r"tokenizer\.json"):
        StaticEncoder(made)
    (made / "tokenizer.json").write_text("{}")
    with pytest.raises(EncoderError, match="safetensors"):
        StaticEncoder(made)
    (made / "model.safetensors").write_bytes((200).to_bytes(8, "little") + b"{}")
    with pytest.raises(EncoderError, match="tokenizer"):
        StaticEncoder(made)
    with pytest.raises(EncoderError, match="safetensors"):
        read_tensors(made / "model.safetensors")
    header = json.dumps({"a": {"dtype": "F32", "shape": [9], "data_offsets": [0, 36]}}).encode()
    (made / "model.safetensors").write_bytes(len(header).to_bytes(8, "little") + header + b"\0" * 8)
    with pytest.raises(EncoderError, match="within the file"):
        read_tensors(made / "model.safetensors")
