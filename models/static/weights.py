"""Read safetensors files without their library: a JSON header, then the numbers."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Final

import numpy as np

from aligner.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from aligner.alignment.encoder_protocol import Vectors

_TYPES: Final = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2", "I64": "<i8", "I32": "<i4",
                 "I16": "<i2", "I8": "|i1", "U8": "|u1"}  # fmt: skip
_MOST_HEADER: Final = 100_000_000  # bytes, as in the library


class Tensor:
    """A matrix in a file, of which rows are read when they are asked for.

    Attributes:
        shape: of the matrix or the row of numbers.
    """

    def __init__(self, values: NDArray[np.generic], kind: str) -> None:
        self._values = values
        self._kind = kind
        self.shape = values.shape

    def rows(self, ids: NDArray[np.intp], columns: int | None = None) -> Vectors:
        """Some rows, and of each the first columns → float32."""
        found = self._values[ids] if columns is None else self._values[ids, :columns]
        if self._kind == "BF16":  # the upper half of a float32
            return (found.astype(np.uint32) << np.uint32(16)).view(np.float32)
        return np.asarray(found, dtype=np.float32)

    def whole(self) -> NDArray[np.generic]:
        """All of it, in its own type."""
        return self._values


def read_tensors(path: Path) -> Mapping[str, Tensor]:
    """The tensors of a file, by name. The numbers stay on disk until they are used.

    Raises:
        EncoderError: the file is damaged, or holds numbers of an unknown type.
    """
    try:
        with path.open("rb") as file:
            size = int.from_bytes(file.read(8), "little")
            if not 2 <= size <= _MOST_HEADER:
                raise ValueError("the header has no sensible length")
            header = json.loads(file.read(size))
        data = np.memmap(path, dtype=np.uint8, mode="r", offset=8 + size)
        found = {}
        for name, about in header.items():
            if name == "__metadata__":
                continue
            shape = tuple(int(length) for length in about["shape"])
            start, end = about["data_offsets"]
            kind = np.dtype(_TYPES[about["dtype"]])
            if end - start != math.prod(shape) * kind.itemsize or not 0 <= start <= end <= len(data):
                raise ValueError(f"{name} does not lie within the file")
            found[name] = Tensor(data[start:end].view(kind).reshape(shape), about["dtype"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EncoderError(
            "cannot be read as safetensors ({why})",
            path=path,
            remedy="Download the model again, or choose another",
            why=str(error),
        ) from error
    return found
