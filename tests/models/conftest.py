"""Tiny real transformers, made and saved as sentence-transformers folders; no model hub is ever asked."""

from __future__ import annotations

import os

os.environ["HF_HUB_OFFLINE"] = "1"  # before any of the libraries is imported, which read it once

import warnings
from typing import TYPE_CHECKING, Literal

import numpy as np
import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from aligner.alignment.encoder_protocol import Vectors

SENTENCES = (
    "ثم مضى إلى خراسان وأقام بها سنة",
    "وكان السلطان قد خرج من المدينة",
    "then he went to Khurasan and stayed there a year",
    "the sultan had left the city",
    "and he wrote to him in the year 616",
)


def vocabulary() -> dict[str, int]:
    """The pieces with their numbers: special ones, letters at and after the start of a word, the words."""
    words = " ".join(SENTENCES).lower().split()
    letters = sorted(set("".join(words)) | set("abcdefghijklmnopqrstuvwxyz0123456789"))
    known = sorted(set(words))
    pieces = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
        *letters,
        *(f"##{letter}" for letter in letters),
        *known,
    ]
    return {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}


def save_model(folder: Path, pooling: Literal["mean", "cls"], prompt: str = "") -> Path:
    """A two-layer BERT of random weights whose WordPiece pieces are the words and letters of a few sentences.

    The pieces are listed, not trained: a trainer breaks ties as its threads run, and another order of
    pieces is another random model.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecations between the neural libraries, while they are imported
        import torch
        from sentence_transformers import SentenceTransformer
        from sentence_transformers.models import Pooling, Transformer
        from tokenizers import BertWordPieceTokenizer
        from transformers import BertConfig, BertModel, BertTokenizer

        torch.manual_seed(7)
        pieces = BertWordPieceTokenizer(vocabulary(), lowercase=True, strip_accents=False)
        tokenizer = BertTokenizer(tokenizer_object=pieces._tokenizer)
        config = BertConfig(
            vocab_size=tokenizer.vocab_size,
            hidden_size=32,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=64,
            max_position_embeddings=64,
        )
        bare = folder.parent / f"{folder.name}-bare"
        BertModel(config).save_pretrained(bare)
        tokenizer.save_pretrained(bare)
        transformer = Transformer(str(bare), max_seq_length=48)
        model = SentenceTransformer(
            modules=[transformer, Pooling(32, pooling_mode=pooling)],
            device="cpu",
            prompts={"query": prompt} if prompt else None,
            default_prompt_name="query" if prompt else None,
        )
        model.save(str(folder))
    return folder


@pytest.fixture(scope="session")
def mean_pooled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("models") / "mean", "mean")


@pytest.fixture(scope="session")
def cls_pooled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("models") / "cls", "cls")


@pytest.fixture(scope="session")
def prompted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("models") / "prompted", "mean", prompt="year: ")


class MemoryStore:
    """A vector store as the project file is one: flat vectors in half precision."""

    def __init__(self) -> None:
        self.kept: dict[str, NDArray[np.float16]] = {}

    def get(self, keys: Sequence[str]) -> dict[str, Vectors]:
        return {key: self.kept[key].astype(np.float32) for key in keys if key in self.kept}

    def put(self, items: Mapping[str, Vectors]) -> None:
        assert all(vector.ndim == 1 for vector in items.values())
        self.kept |= {key: vector.astype(np.float16) for key, vector in items.items()}


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()
