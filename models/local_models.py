"""Models on disk: where they are, and whether a folder may be loaded. Imports no neural library."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aligner.errors import EncoderError
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAMPLES: Final = 64  # places at which a weight file is read for its fingerprint
_SAMPLE: Final = 65_536  # bytes read at each
_CODE_ALLOWED: Final = "sentence_transformers."
_PICKLES: Final = (".bin", ".pt", ".pth", ".pkl", ".ckpt")


def hub_cache() -> Path:
    """The standard cache that huggingface_hub, and so every program that uses it, keeps its downloads in."""
    if cache := os.environ.get("HF_HUB_CACHE"):
        return Path(cache).expanduser()
    if home := os.environ.get("HF_HOME"):
        return Path(home).expanduser() / "hub"
    return Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / "huggingface" / "hub"


def cached_snapshot(repository: str, revision: str) -> Path | None:
    """The folder of a repository at a revision in the standard cache, complete or not; None without one."""
    home = hub_cache() / f"models--{repository.replace('/', '--')}"
    reference = home / "refs" / revision
    commit = reference.read_text(encoding="ascii").strip() if reference.is_file() else revision
    snapshot = home / "snapshots" / commit
    return snapshot if snapshot.is_dir() else None


def complete_snapshot(repository: str, revision: str) -> Path | None:
    """The folder of a repository at a revision in the standard cache if it can be loaded, else None."""
    folder = cached_snapshot(repository, revision)
    return folder if folder is not None and missing(folder) is None else None


def missing(folder: Path) -> Message | None:
    """What a model folder lacks, as a clause; None if it is complete."""
    kinds = module_kinds(folder)
    modules = [folder / path for path, _ in kinds]
    if not modules:
        return Message("has no modules.json or config.json, so it is not a model folder")
    if kinds[0][1].endswith(".StaticEmbedding"):
        if not (modules[0] / "tokenizer.json").is_file():
            return Message("has no tokenizer.json")
    elif not (modules[0] / "config.json").is_file():
        return Message("has no config.json")
    for shards in folder.rglob("*.safetensors.index.json"):
        names = set(_json(shards).get("weight_map", {}).values())
        if lost := sorted(name for name in names if not (shards.parent / name).is_file()):
            return Message("lacks {name}", name=lost[0])
    if not any(modules[0].glob("*.safetensors")):
        return Message("has no weights in safetensors form")
    return None


def refuse_code(folder: Path) -> None:
    """Raise unless a folder is made of data only.

    Raises:
        EncoderError: a module is a class from outside sentence-transformers, or has its weights only in a
            form that can run code when it is read.
    """
    for path, kind in module_kinds(folder):
        if not kind.startswith(_CODE_ALLOWED):
            raise EncoderError(
                "wants to run code of its own ({kind})",
                path=folder,
                remedy="Choose a model that is data only",
                kind=kind,
            )
        here = folder / path
        files = [file for file in here.iterdir() if file.is_file()] if here.is_dir() else []
        if any(f.suffix in _PICKLES for f in files) and not any(f.suffix == ".safetensors" for f in files):
            raise EncoderError(
                "keeps weights in a form that can run code",
                path=here,
                remedy="Convert them to safetensors, or choose a model that has them",
            )


def fingerprint(folder: Path) -> str:
    """Sixteen hexadecimal digits that change with a model folder's settings or weights.

    Of weight files, which may be gigabytes, the size and 64 evenly spaced stretches are read.
    """
    digest = hashlib.sha256()
    for file in sorted(_files(folder), key=lambda file: file.relative_to(folder).as_posix()):
        size = file.stat().st_size
        digest.update(f"{file.relative_to(folder).as_posix()}\0{size}\0".encode())
        with file.open("rb") as stream:
            if size <= _SAMPLES * _SAMPLE:
                digest.update(stream.read())
                continue
            for sample in range(_SAMPLES):
                stream.seek((size - _SAMPLE) * sample // (_SAMPLES - 1))
                digest.update(stream.read(_SAMPLE))
    return digest.hexdigest()[:16]


def _files(folder: Path) -> Iterator[Path]:
    return (
        file
        for file in folder.rglob("*")
        if file.suffix in {".json", ".txt", ".model", ".safetensors"} and file.is_file()
    )


def module_kinds(folder: Path) -> list[tuple[str, str]]:
    """Path and class of each module; a bare transformer is its only one; empty where there is no model."""
    listing = folder / "modules.json"
    if not listing.is_file():
        return (
            [("", "sentence_transformers.models.Transformer")] if (folder / "config.json").is_file() else []
        )
    return [(str(module.get("path", "")), str(module.get("type", ""))) for module in _json(listing)]


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EncoderError(
            "cannot be read as JSON", path=file, remedy="Delete the model's folder and download it again"
        ) from error
