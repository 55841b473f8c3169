"""Sentence-transformers models as encoders, from a folder on disk.

torch, transformers and sentence-transformers take seconds to import and gigabytes to install: they are
imported only inside functions, when such an encoder is asked for. Models are data only: safetensors
weights, no code from the model's repository, and no network while loading.
"""

from __future__ import annotations

import logging
import warnings
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from aligner.errors import EncoderError
from aligner.extras import remedy_for
from aligner.progress import Progress, no_progress
from models.calibration_sentences import PROBES
from models.local_models import complete_snapshot, fingerprint, missing, refuse_code
from models.sentence_transformer.streams import PooledStream, WindowStream
from models.static.encoder import StaticEncoder, is_static

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.alignment.encoder_protocol import SpanVectors, Vectors
    from models.cache import VectorStore
    from models.catalog import EncoderOptions, EncoderSpec

_BATCH_SECONDS: Final = 0.1  # what a batch should take, so that progress is seen and cancelling is quick
_BATCH_CHARACTERS: Final = (256, 65_536)
_WINDOW_TOKENS: Final = 32
"""Tokens of a window from which spans are pooled. The states of longer windows say too much of their
neighbours: with 128 tokens of E5, gold pairs stand out by 2.3 standard deviations, with 32 by 3.2, and by 3.6
if each span is encoded separately."""

EXTRA: Final = "neural"
"""The extra with the libraries that run these models."""


class TransformerEncoder:
    """A sentence-transformers model as an :class:`aligner.alignment.encoder_protocol.Encoder`.

    Mean-pooled models embed spans by pooling token states, encoded once in long windows; others encode
    windows of words (:mod:`models.sentence_transformer.streams`). Use from one thread at a time.

    Args:
        folder: a model folder with safetensors weights.
        signature: name and revision; without it, the folder's name and a fingerprint of its content.
        centred: subtract from every vector the mean over some unrelated sentences. Models like E5 give all
            texts a large common part, which leaves only small differences between cosines. Spans of a stream
            lose the common part of their own text too.
        prompt: put before every text. Without it, the folder's own default prompt, if it names one.
        truncate_dim: first columns of the vectors that are used, for models trained so (Matryoshka); 0 for
            as many as the folder says.
        backend: what runs the network: torch, onnx or openvino.
        progress: called while libraries and weights are loaded.

    Raises:
        EncoderError: the libraries are missing; the folder is no model, is incomplete, or wants to run code.
    """

    def __init__(
        self,
        folder: Path,
        *,
        signature: str = "",
        prompt: str | None = None,
        centred: bool = False,
        truncate_dim: int = 0,
        backend: str = "torch",
        progress: Progress = no_progress,
    ) -> None:
        if lack := missing(folder):
            raise EncoderError(lack, path=folder, remedy="Give the folder of a sentence-transformers model")
        refuse_code(folder)
        progress(0.0, "Loading the neural libraries")
        sentence_transformers = neural()
        _check_backend(backend)
        progress(0.5, "Loading the model")
        try:
            with warnings.catch_warnings():
                # configurations of old models raise deprecation warnings that we cannot fix
                warnings.simplefilter("ignore")
                model = sentence_transformers.SentenceTransformer(
                    str(folder),
                    device="cpu",
                    trust_remote_code=False,
                    local_files_only=True,
                    backend=backend,
                    truncate_dim=truncate_dim or None,
                    model_kwargs={"use_safetensors": True} if backend == "torch" else {},
                )
        except Exception as error:
            # the other backends raise nothing more exact than Exception
            if backend == "torch" and not isinstance(error, _loading_errors()):
                raise
            raise EncoderError(
                "cannot be loaded as a sentence-transformers model ({why})",
                path=folder,
                remedy="Download it again, or choose another model",
                why=first_line(error),
            ) from error
        model.eval()
        self._model: Any = model
        self._backend = backend
        self._columns = int(model.truncate_dim or 0)
        self._signature = signature or f"{folder.resolve().name}@{fingerprint(folder)}"
        self._prompt = _default_prompt(model) if prompt is None else prompt
        self._centre: Vectors | None = None
        self._budget = 2048  # characters in a batch, tuned to what this machine does in a tenth of a second
        if centred:
            self._centre = self._encode(list(PROBES)).mean(axis=0)
        progress(1.0, "Loading the model")

    @property
    def signature(self) -> str:
        prompt = f"+{self._prompt!r}" if self._prompt else ""
        backend = f"-{self._backend}" if self._backend != "torch" else ""
        columns = f"/{self._columns}" if self._columns else ""
        return f"{self._signature}{backend}{columns}{prompt}{'' if self._centre is None else '-centred'}"

    @property
    def dimension(self) -> int:
        named = getattr(
            self._model, "get_embedding_dimension", None
        )  # its name since sentence-transformers 5.4
        return int(named() if named is not None else self._model.get_sentence_embedding_dimension())

    @property
    def is_centred(self) -> bool:
        """Whether what texts have in common is taken away from every vector."""
        return self._centre is not None

    @property
    def pools_spans(self) -> bool:
        """Whether spans come from pooled token states (else from windows of words, which is far slower)."""
        return self._pooling() == "mean"

    def encode(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """Embed each text → float32, shape (len(texts), dimension), unit rows (zero for an empty text)."""
        out = np.zeros((len(texts), self.dimension), dtype=np.float32)
        order = sorted((i for i, text in enumerate(texts) if text.strip()), key=lambda i: len(texts[i]))
        done = 0
        while done < len(order):
            progress(done / len(order), "Encoding sentences")
            longest, size = 0, 0
            for i in order[done:]:
                longest = max(longest, len(texts[i]))
                if size and longest * (size + 1) > self._budget:
                    break
                size += 1
            part = order[done : done + size]
            started = perf_counter()
            out[part] = self._encode([texts[i] for i in part])
            self._tune(perf_counter() - started, longest * size)
            done += size
        progress(1.0, "Encoding sentences")
        return out

    def stream(
        self, words: Sequence[str], progress: Progress = no_progress, store: VectorStore | None = None
    ) -> SpanVectors:
        """Encode a word stream once, for embedding its spans.

        Args:
            store: where vectors are kept between runs, if anywhere.
        """
        if self.pools_spans:
            return PooledStream(self, words, progress, store)
        return WindowStream(self, words, store)

    # What streams need of the model

    def frame(self) -> tuple[list[int], list[int]]:
        """Token ids before and after a text: special tokens and the prompt."""
        tokenizer = self._model.tokenizer
        whole = tokenizer(f"{self._prompt}a", return_special_tokens_mask=True)
        ids, special = list(whole["input_ids"]), list(whole["special_tokens_mask"])
        tail = next((i for i, mark in enumerate(reversed(special)) if not mark), 0)
        body = len(tokenizer("a", add_special_tokens=False)["input_ids"])
        return ids[: len(ids) - tail - body], ids[len(ids) - tail :]

    def window_tokens(self) -> int:
        """Tokens of text in one window."""
        before, after = self.frame()
        limit = self._model.max_seq_length
        return min(_WINDOW_TOKENS, max(int(limit) - len(before) - len(after), 1)) if limit else _WINDOW_TOKENS

    def pieces(self, words: Sequence[str]) -> list[list[int]]:
        """Token ids of each word as it is cut within the running text."""
        ids: list[list[int]] = [[] for _ in words]
        ends = np.cumsum([len(word) + 1 for word in words])
        cut = self._model.tokenizer(
            " ".join(words),
            add_special_tokens=False,
            return_offsets_mapping=True,
            truncation=False,
            verbose=False,
        )
        for token, (_, end) in zip(cut["input_ids"], cut["offset_mapping"], strict=True):
            word = int(np.searchsorted(ends, max(end - 1, 0), side="right"))
            ids[min(word, len(words) - 1)].append(token)
        return ids

    def states(self, windows: Sequence[Sequence[int]]) -> list[Vectors]:
        """Token states of each window of ids, shape (tokens, width)."""
        import torch

        tokenizer = self._model.tokenizer
        longest = max(map(len, windows))
        pad = int(tokenizer.pad_token_id or 0)
        ids = torch.tensor([[*window, *[pad] * (longest - len(window))] for window in windows])
        mask = torch.tensor([[1] * len(window) + [0] * (longest - len(window)) for window in windows])
        features = {"input_ids": ids, "attention_mask": mask}
        if "token_type_ids" in tokenizer.model_input_names:
            features["token_type_ids"] = torch.zeros_like(ids)
        with torch.inference_mode():
            states = self._model[0](features)["token_embeddings"].float().numpy()
        return [states[i, : len(window)] for i, window in enumerate(windows)]

    def finish(self, pooled: Vectors) -> Vectors:
        """Mean token states, shape (n, width), through what follows pooling → unit rows, (n, dimension)."""
        import torch

        with torch.inference_mode():
            features: dict[str, Any] = {"sentence_embedding": torch.from_numpy(np.ascontiguousarray(pooled))}
            for module in list(self._model)[2:]:
                features = module(features)
            embedded = features["sentence_embedding"].float()[:, : self._columns or None]
            vectors = torch.nn.functional.normalize(embedded, dim=1)
        return self._centred(np.asarray(vectors.numpy(), dtype=np.float32))

    def _pooling(self) -> str:
        modules = list(self._model)
        pooling: Any = modules[1] if len(modules) > 1 else None
        mode = getattr(pooling, "pooling_mode", None)
        if mode is None and hasattr(pooling, "get_pooling_mode_str"):  # before sentence-transformers 5.4
            mode = pooling.get_pooling_mode_str()
        fast = getattr(
            self._model.tokenizer, "is_fast", False
        )  # only those tell where in the text a token lies
        return str(mode) if fast and isinstance(mode, str) else ""

    def _encode(self, texts: list[str]) -> Vectors:
        vectors = self._model.encode(
            texts,
            prompt=self._prompt,  # an empty one too: it overrides the default of the folder
            batch_size=len(texts),
            show_progress_bar=False,
            convert_to_numpy=True,
            normalize_embeddings=True,
        )
        return self._centred(np.asarray(vectors, dtype=np.float32))

    def _centred(self, vectors: Vectors) -> Vectors:
        if self._centre is None:
            return vectors
        moved: Vectors = vectors - self._centre
        moved /= np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), np.float32(1e-6))
        return moved

    def _tune(self, seconds: float, characters: int) -> None:
        low, high = _BATCH_CHARACTERS
        wanted = characters * _BATCH_SECONDS / max(seconds, 1e-4)
        self._budget = int(min(max((self._budget + wanted) / 2, low), high))


def load_from_hub(spec: EncoderSpec, progress: Progress = no_progress) -> TransformerEncoder | StaticEncoder:
    """Factory of encoders whose weights come from the Hugging Face hub. Never downloads.

    Raises:
        EncoderError: the libraries or the weights are missing, or the model cannot be loaded.
    """
    if spec.hub is None:
        raise ValueError(f"{spec.name} names no model on the hub")
    folder = complete_snapshot(spec.hub.repository, spec.hub.revision)
    if folder is None:
        if not has_neural() and "sentence_transformers" in spec.requires:
            raise EncoderError("the neural encoders are not installed", remedy=remedy_for(EXTRA))
        raise EncoderError(
            "the encoder {name} is not downloaded",
            remedy="Download it first: {command}",
            name=spec.name,
            command=f"muqabala encoders download {spec.name}",
        )
    prompt = spec.options.prompt if spec.options.prompt is not None else spec.hub.prompt or None
    return _opened(folder, f"{spec.hub.repository}@{folder.name}", prompt, spec.options, progress)


def load_from_folder(
    spec: EncoderSpec, progress: Progress = no_progress
) -> TransformerEncoder | StaticEncoder:
    """Factory of encoders named by the path of a model folder.

    Raises:
        EncoderError: the libraries are missing, or the folder holds no model that may be loaded.
    """
    return _opened(Path(spec.name).expanduser(), "", spec.options.prompt, spec.options, progress)


def _opened(
    folder: Path, signature: str, prompt: str | None, options: EncoderOptions, progress: Progress
) -> TransformerEncoder | StaticEncoder:
    if is_static(folder):
        return StaticEncoder(
            folder, signature=signature, prompt=prompt, truncate_dim=options.truncate_dim, progress=progress
        )
    return TransformerEncoder(
        folder,
        signature=signature,
        prompt=prompt,
        centred=True,
        truncate_dim=options.truncate_dim,
        backend=options.backend,
        progress=progress,
    )


def _check_backend(backend: str) -> None:
    """Raise unless the libraries of a backend are installed.

    Raises:
        EncoderError: they are not.
    """
    needed = {"onnx": ("onnxruntime", "optimum"), "openvino": ("openvino", "optimum")}.get(backend, ())
    if any(find_spec(module) is None for module in needed):
        raise EncoderError(
            "the backend {backend} is not installed",
            backend=backend,
            command=f"pip install 'sentence-transformers[{backend}]'",
            remedy="Install what it needs: {command}",
        )


def has_neural() -> bool:
    """Whether the libraries of the neural extra are installed. Does not import them."""
    return find_spec("sentence_transformers") is not None


def neural() -> Any:
    """The module sentence_transformers.

    Raises:
        EncoderError: it, or torch, is not installed.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # deprecations between other people's packages
            import sentence_transformers
            from transformers.utils import logging as transformers_logging
    except ImportError as error:
        raise EncoderError("the neural encoders are not installed", remedy=remedy_for(EXTRA)) from error
    disable_bars: Any = transformers_logging.disable_progress_bar
    disable_bars()  # the program shows its own
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)  # it logs every default it takes
    return sentence_transformers


def _loading_errors() -> tuple[type[Exception], ...]:
    """Errors that the libraries raise for a damaged or inconsistent folder."""
    from safetensors import SafetensorError

    return (
        SafetensorError,
        OSError,
        ValueError,
        RuntimeError,
        KeyError,
        TypeError,
        ImportError,
        AttributeError,
    )


def _default_prompt(model: Any) -> str:
    name = getattr(model, "default_prompt_name", None)
    return str((model.prompts or {}).get(name) or "") if name else ""


def first_line(error: Exception) -> str:
    """The first line of another library's error, at most 200 characters."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
