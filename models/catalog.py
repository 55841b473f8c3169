"""The encoders that are known by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aligner.messages import Message


@dataclass(frozen=True, slots=True)
class EncoderSpec:
    """A model on the Hugging Face hub, at one revision."""

    name: str
    repository: str
    revision: str
    description: str
    languages: int
    licence: str
    size: int  # bytes to download
    pools_spans: bool
    prompt: str = ""  # what the model was trained to see before a text


KNOWN: Final = (
    EncoderSpec(
        "labse",
        "sentence-transformers/LaBSE",
        "836121a0533e5664b21c7aacc5d22951f2b8b25b",
        Message("LaBSE, trained on translations: the best pairs, slowly"),
        109,
        "Apache-2.0",
        1_898_000_000,
        pools_spans=False,
    ),
    EncoderSpec(
        "e5-small",
        "intfloat/multilingual-e5-small",
        "fd1525a9fd15316a2d503bf26ab031a61d056e98",
        Message("multilingual E5, small"),
        94,
        "MIT",
        493_000_000,
        pools_spans=True,
        prompt="query: ",
    ),
    EncoderSpec(
        "e5-base",
        "intfloat/multilingual-e5-base",
        "d13f1b27baf31030b7fd040960d60d909913633f",
        Message("multilingual E5, base"),
        94,
        "MIT",
        1_134_000_000,
        pools_spans=True,
        prompt="query: ",
    ),
)
