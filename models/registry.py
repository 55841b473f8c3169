"""Encoders by name: list, load and download them.

Plug-ins add encoders by entry points of the group ``muqabala.encoders``. Each gives an
:class:`models.catalog.EncoderSpec`, and its name is the name of the encoder.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aligner.alignment.encoder_lookup import ENCODER_ENTRY_POINTS
from aligner.errors import EncoderError
from aligner.extras import remedy_for
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from aligner.text.scripts import base_language
from models.catalog import BUILT_IN, NEURAL, EncoderOptions, EncoderSpec, HubModel
from models.ensemble import balanced
from models.sentence_transformer.encoder import EXTRA, has_neural, load_from_folder, load_from_hub
from models.static.encoder import is_static

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.alignment.encoder_protocol import Encoder

DEFAULT: Final = BUILT_IN[0].name
_HUB: Final = re.compile(r"hf:(?P<repository>[\w.-]+/[\w.-]+)(?:@(?P<revision>[\w./-]+))?")
_WEIGHTED: Final = re.compile(r"(?:(?P<weight>\d+(?:\.\d+)?)\*)?(?P<name>.+)")


@dataclass(frozen=True, slots=True)
class EncoderInfo:
    """What a person wants to know before choosing an encoder."""

    name: str
    description: str
    languages: int
    licence: str
    size: int  # bytes to download, 0 if there is nothing to download
    embeds_spans: bool  # from one pass over the text; else window by window, which is far slower
    installed: bool  # can be used now, without a download
    prompt: str = ""  # what it wants before a text
    tatoeba: float | None = None  # published F1, Arabic to English
    tatoeba_source: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    specs: dict[str, EncoderSpec]
    errors: tuple[Message, ...]


@cache
def _known() -> _Known:
    """Our encoders, then those of plug-ins, by name."""
    specs = {spec.name: spec for spec in BUILT_IN}
    errors = []
    for point in sorted(entry_points(group=ENCODER_ENTRY_POINTS), key=lambda point: point.name):
        try:
            spec = point.load()
            if spec in BUILT_IN:
                continue
            if not isinstance(spec, EncoderSpec):
                raise TypeError(f"it gives {type(spec).__name__}, not EncoderSpec")
            if spec.name != point.name:
                raise ValueError(f"it gives an encoder called {spec.name!r}")
            if spec.name in specs:
                raise ValueError(f"there is an encoder called {spec.name!r} already")
            specs[spec.name] = spec
        except Exception as error:  # noqa: BLE001  (foreign code must not stop the program)
            errors.append(
                Message(
                    "The encoder plug-in {name!r} ({value}) cannot be used: {reason}.",
                    name=point.name,
                    value=point.value,
                    reason=f"{type(error).__name__}: {error}".rstrip(".: "),
                )
            )
    return _Known(specs, tuple(errors))


def plugin_errors() -> tuple[Message, ...]:
    """One sentence for each plug-in that gave no usable encoder; the program runs without it."""
    return _known().errors


def available() -> list[EncoderInfo]:
    """The encoders known by name, the bundled one first. Imports no neural library."""
    return [
        EncoderInfo(
            spec.name,
            spec.description,
            spec.languages,
            spec.licence,
            spec.hub.size if spec.hub is not None else 0,
            spec.embeds_spans,
            installed=spec.is_installed,
            prompt=spec.hub.prompt if spec.hub is not None else "",
            tatoeba=spec.tatoeba.value if spec.tatoeba is not None else None,
            tatoeba_source=spec.tatoeba.source if spec.tatoeba is not None else "",
        )
        for spec in _known().specs.values()
    ]


def needs_neural(name: str) -> bool:
    """Whether an encoder, or one of several joined by ``+``, needs the neural extra."""
    try:
        return any(NEURAL in spec.requires for spec, _ in _members(name, None))
    except EncoderError:
        return False


def load(name: str = DEFAULT, *, revision: str | None = None, progress: Progress = no_progress) -> Encoder:
    """Load an encoder; never downloads.

    Args:
        name: ``use``, another name of :func:`available`, ``hf:organisation/name@revision`` for any model in
            the local cache, the path of a sentence-transformers folder, or several of these joined by ``+``,
            each with an optional weight: ``use+e5-small``, ``2*use+labse``. Options follow a name behind
            ``?``: ``e5-base?backend=onnx`` (:class:`models.catalog.EncoderOptions`).
        revision: another revision than the pinned one.

    Raises:
        EncoderError: the name is unknown; the model or the neural extra is missing (the remedy gives the
            command that installs it); the model cannot be loaded.
    """
    members = _members(name, revision)
    encoders = [(spec.load(progress), weight) for spec, weight in members]
    return encoders[0][0] if len(encoders) == 1 else balanced(encoders)


def download(
    name: str, progress: Progress = no_progress, *, revision: str | None = None, endpoint: str | None = None
) -> Path:
    """Download a model by name or ``hf:organisation/name@revision`` into the standard cache → its folder.

    Raises:
        EncoderError: nothing of that name can be downloaded, or :func:`models.hub.fetch` failed.
    """
    spec = _named(name, revision)
    if spec.hub is None:
        raise EncoderError(
            "the encoder {name} is bundled", name=spec.name, remedy="There is nothing to download"
        )
    from models.hub import fetch

    if not has_neural() and NEURAL in spec.requires:
        raise EncoderError("the neural encoders are not installed", remedy=remedy_for(EXTRA))
    return fetch(spec.hub.repository, spec.hub.revision, progress, endpoint=endpoint)


def _members(name: str, revision: str | None) -> list[tuple[EncoderSpec, float]]:
    """The encoders of a name, with their weights.

    Raises:
        EncoderError: one of them is unknown, or a weight is not positive.
    """
    if Path(name).expanduser().is_dir() or "+" not in name:
        return [(_named(name, revision), 1.0)]
    parts = [_WEIGHTED.fullmatch(part.strip()) for part in name.split("+")]
    found = [(_named(part["name"], revision), float(part["weight"] or 1)) for part in parts if part]
    if len(found) < len(parts) or any(weight <= 0 for _, weight in found):
        raise EncoderError(
            "{name!r} is not a combination of encoders", name=name, remedy="Write for example use+e5-small"
        )
    return found


def _named(name: str, revision: str | None) -> EncoderSpec:
    """One encoder by name, by repository on the hub or by folder.

    Raises:
        EncoderError: there is none.
    """
    bare, mark, given = name.rpartition("?")
    if mark and not Path(name).expanduser().is_dir():
        return replace(_named(bare, revision), options=EncoderOptions.parsed(given))
    specs = _known().specs
    if (spec := specs.get(name)) is not None:
        if revision is None or spec.hub is None:
            return spec
        return replace(spec, hub=replace(spec.hub, revision=revision, size=0))
    if match := _HUB.fullmatch(name):
        repository = match["repository"]
        hubs = [spec.hub for spec in specs.values() if spec.hub is not None]
        prompt = next((hub.prompt for hub in hubs if hub.repository == repository), "")
        hub = HubModel(repository, revision or match["revision"] or "main", prompt=prompt)
        return EncoderSpec(name, load_from_hub, requires=(NEURAL,), hub=hub)
    if Path(name).expanduser().is_dir():
        needs = () if is_static(Path(name).expanduser()) else (NEURAL,)
        return EncoderSpec(name, load_from_folder, requires=needs)
    raise EncoderError(
        "there is no encoder {name!r}",
        name=name,
        remedy="Choose one of {names}, or give hf:organisation/name or the path of a model folder",
        names=tuple(specs),
    )


def unknown_languages(name: str, languages: Sequence[str]) -> tuple[str, ...]:
    """Which of some languages an encoder was not trained on, as far as that is known.

    Args:
        languages: BCP 47 tags.
    """
    try:
        members = [spec for spec, _ in _members(name, None)]
    except EncoderError:
        return ()
    known = [spec.knows for spec in members]
    if not known or not all(known):  # one that knows a hundred languages is among them
        return ()
    every = frozenset().union(*known)
    return tuple(tag for tag in languages if base_language(tag) not in every)
