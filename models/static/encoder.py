"""Static models of sentence-transformers (``StaticEmbedding``, model2vec) in numpy.

A text is the mean of the vectors of its tokens, so the sum of a span is a difference of running totals: spans
are exact, and a book takes seconds. Only numpy and tokenizers are needed; torch is never imported.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from aligner.errors import EncoderError
from aligner.extras import remedy_for
from aligner.progress import Progress, no_progress
from models.local_models import fingerprint, missing, module_kinds, refuse_code
from models.static.weights import Tensor, read_tensors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aligner.alignment.encoder_protocol import SpanVectors, Vectors

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]

EXTRA: Final = "static"
_TOKENS_AT_ONCE: Final = 8_192
_TEXTS_AT_ONCE: Final = 256
_WORDS_AT_ONCE: Final = 512
_BLOCK: Final = 256  # words summed before a new sum begins
_KEPT_BLOCKS: Final = 256
_SPANS_AT_ONCE: Final = 4_096
_KINDS: Final = ("StaticEmbedding", "Normalize")


def is_static(folder: Path) -> bool:
    """Whether a model folder is one that this module reads: token vectors, and nothing behind them but a
    norm.
    """
    kinds = [kind.rpartition(".")[2] for _, kind in module_kinds(folder)]
    return bool(kinds) and kinds[0] == _KINDS[0] and all(kind == _KINDS[1] for kind in kinds[1:])


class StaticEncoder:
    """A static model as an :class:`aligner.alignment.encoder_protocol.Encoder`.

    Args:
        folder: a model folder for which :func:`is_static` holds.
        signature: name and revision; without it, the folder's name and a fingerprint of its content.
        prompt: put before every text. Without it, the folder's own default prompt, if it names one.
        truncate_dim: first columns of the vectors that are used, for models trained so (Matryoshka); 0 for
            as many as the folder says.
        progress: called while the model is loaded.

    Raises:
        EncoderError: tokenizers is missing; the folder is incomplete or damaged.
    """

    def __init__(
        self,
        folder: Path,
        *,
        signature: str = "",
        prompt: str | None = None,
        truncate_dim: int = 0,
        progress: Progress = no_progress,
    ) -> None:
        if lack := missing(folder):
            raise EncoderError(lack, path=folder, remedy="Give the folder of a sentence-transformers model")
        refuse_code(folder)
        progress(0.0, "Loading the model")
        home = folder / module_kinds(folder)[0][0]
        self._tokenizer = _tokenizer(home / "tokenizer.json")
        self._rows, self._scales, self._table = _table(home)
        config = _config(folder)
        own = config.get("default_prompt_name")
        self._prompt = str((config.get("prompts") or {}).get(own) or "") if prompt is None else prompt
        whole = self._table.shape[1]
        self._columns = min(truncate_dim or int(config.get("truncate_dim") or whole), whole)
        self._signature = signature or f"{folder.resolve().name}@{fingerprint(folder)}"
        self._whole = whole
        progress(1.0, "Loading the model")

    @property
    def signature(self) -> str:
        prompt = f"+{self._prompt!r}" if self._prompt else ""
        return f"{self._signature}{prompt}{f'/{self._columns}' if self._columns < self._whole else ''}"

    @property
    def dimension(self) -> int:
        return int(self._columns)

    def encode(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """Embed each text → float32, shape (len(texts), dimension), unit rows (zero without any token)."""
        out = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for at in range(0, len(texts), _TEXTS_AT_ONCE):
            progress(at / len(texts), "Encoding sentences")
            part = texts[at : at + _TEXTS_AT_ONCE]
            ids = self.cut([f"{self._prompt}{text}" if text.strip() else "" for text in part])
            out[at : at + len(part)] = unit(self.sums(ids))
        progress(1.0, "Encoding sentences")
        return out

    def stream(self, words: Sequence[str], progress: Progress = no_progress) -> SpanVectors:
        """Encode a word stream once, for embedding its spans."""
        return StaticStream(self, words, progress)

    # What streams need

    @property
    def prompt(self) -> str:
        return self._prompt

    def cut(self, texts: Sequence[str]) -> list[list[int]]:
        """Token ids of each text, without special tokens."""
        found: list[Any] = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [list(one.ids) for one in found]

    def vectors(self, ids: Ints) -> Vectors:
        """Vectors of tokens → float32, shape (len(ids), dimension)."""
        found = self._table.rows(ids if self._rows is None else self._rows[ids], self._columns)
        return found if self._scales is None else found * self._scales[ids, None]

    def sums(self, texts: Sequence[Sequence[int]]) -> Floats:
        """Sums of the tokens' vectors of each text, shape (len(texts), dimension)."""
        out = np.zeros((len(texts), self.dimension))
        first = 0
        while first < len(texts):
            end, tokens = first, 0
            while end < len(texts) and (end == first or tokens + len(texts[end]) <= _TOKENS_AT_ONCE):
                tokens += len(texts[end])
                end += 1
            sizes = np.array([len(text) for text in texts[first:end]], dtype=np.intp)
            some = np.flatnonzero(sizes)
            if len(some):
                ids = np.fromiter(chain.from_iterable(texts[first:end]), dtype=np.intp, count=tokens)
                starts = (np.cumsum(sizes) - sizes)[some]
                out[first + some] = np.add.reduceat(self.vectors(ids).astype(np.float64), starts, axis=0)
            first = end
        return out


class StaticStream:
    """A word stream of a static model; an :class:`aligner.alignment.encoder_protocol.SpanVectors`.

    The first word of a span is cut as the first word of a text, with the prompt before it, the others as
    words after a space. Safe to use from one thread at a time.
    """

    def __init__(self, encoder: StaticEncoder, words: Sequence[str], progress: Progress) -> None:
        self._encoder = encoder
        number = {word: i for i, word in enumerate(dict.fromkeys(words))}
        self._word = np.fromiter((number[word] for word in words), dtype=np.intp, count=len(words))
        self._first: list[list[int]] = []
        self._inside: list[list[int]] = []
        distinct = list(number)
        before = encoder.cut(["a"])[0]
        for at in range(0, len(distinct), _WORDS_AT_ONCE):
            progress(0.5 * at / len(distinct), "Reading words")
            part = distinct[at : at + _WORDS_AT_ONCE]
            self._first += encoder.cut([f"{encoder.prompt}{word}" for word in part])
            for word, ids in zip(part, encoder.cut([f"a {word}" for word in part]), strict=True):
                follows = ids[: len(before)] == before
                self._inside.append(ids[len(before) :] if follows else encoder.cut([word])[0])
        counts = np.array([len(ids) for ids in self._inside], dtype=np.int64)
        self._counts = np.zeros(len(words) + 1, dtype=np.int64)
        np.cumsum(counts[self._word] if len(words) else counts[:0], out=self._counts[1:])
        self._first_counts = np.array([len(ids) for ids in self._first], dtype=np.int64)
        self._totals: Floats = np.zeros((len(words) // _BLOCK + 2, encoder.dimension))
        self._blocks: OrderedDict[int, Floats] = OrderedDict()
        for block in range(len(words) // _BLOCK + 1):
            progress(0.5 + 0.5 * block * _BLOCK / max(len(words), 1), "Encoding words")
            self._totals[block + 1] = self._totals[block] + self._running(block)[-1]
        progress(1.0, "Encoding words")

    @property
    def words(self) -> int:
        """Number of words in the stream."""
        return len(self._word)

    def embed(self, starts: Ints, ends: Ints) -> Vectors:
        """Embed words ``starts[i]`` to ``ends[i]`` (half-open) → float32, shape (n, dimension), unit rows."""
        out = np.zeros((len(starts), self._encoder.dimension), dtype=np.float32)
        for at in range(0, len(starts), _SPANS_AT_ONCE):
            begin, end = starts[at : at + _SPANS_AT_ONCE], ends[at : at + _SPANS_AT_ONCE]
            some = np.flatnonzero(end > begin)
            if not len(some):
                continue
            begin, end = begin[some], end[some]
            words, where = np.unique(self._word[begin], return_inverse=True)
            sums = self._encoder.sums([self._first[word] for word in words.tolist()])[where]
            sums += self._before(end) - self._before(begin + 1)
            out[at + some] = unit(sums)
        return out

    def _before(self, words: Ints) -> Floats:
        """Sums of all words before some words, as words after a space."""
        blocks, where = np.unique(words // _BLOCK, return_inverse=True)
        out: Floats = self._totals[words // _BLOCK]
        for i, block in enumerate(blocks.tolist()):
            here = np.flatnonzero(where == i)
            out[here] += self._running(block)[words[here] - block * _BLOCK]
        return out

    def _running(self, block: int) -> Floats:
        """Sums of a block's words before each of them and before its end, shape (words + 1, dimension)."""
        if (known := self._blocks.get(block)) is not None:
            self._blocks.move_to_end(block)
            return known
        words = self._word[block * _BLOCK : (block + 1) * _BLOCK].tolist()
        found = np.zeros((len(words) + 1, self._encoder.dimension))
        np.cumsum(self._encoder.sums([self._inside[word] for word in words]), axis=0, out=found[1:])
        self._blocks[block] = found
        if len(self._blocks) > _KEPT_BLOCKS:
            self._blocks.popitem(last=False)
        return found


def unit(sums: Floats) -> Vectors:
    """Rows of length 1 → float32. The mean has the direction of the sum; zero stays zero."""
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(norms > 0, norms, 1.0), dtype=np.float32)


def _tokenizer(path: Path) -> Any:
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise EncoderError("static encoders are not installed", remedy=remedy_for(EXTRA)) from error
    try:
        found = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises nothing more exact
        raise EncoderError(
            "cannot be read as a tokenizer ({why})",
            path=path,
            remedy="Download the model again, or choose another",
            why=str(error)[:200],
        ) from error
    found.no_padding()
    found.no_truncation()
    return found


def _table(home: Path) -> tuple[Ints | None, Vectors | None, Tensor]:
    """Row of each token and its weight, where the model has them (model2vec), and the vectors."""
    tensors = read_tensors(home / "model.safetensors")
    table = tensors.get("embedding.weight") or tensors.get("embeddings")
    if table is None or len(table.shape) != 2:
        raise EncoderError(
            "has no table of token vectors",
            path=home,
            remedy="Give the folder of a sentence-transformers model",
        )
    rows, scales = tensors.get("mapping"), tensors.get("weights")
    return (
        None if rows is None else rows.whole().astype(np.intp),
        None if scales is None else scales.rows(np.arange(scales.shape[0], dtype=np.intp)),
        table,
    )


def _config(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / "config_sentence_transformers.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
