"""Vectors of texts, kept with the project so that opening it never encodes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import delete, insert, select

from db import digest
from db.schema.tables import ENCODERS, VECTORS, chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    _Connect = Callable[[], AbstractContextManager[Connection]]


class Vectors:
    """The vectors of one encoder, by SHA-256 of the text. Stored as float16: cosines are off by less than
    0.001.

    Args:
        signature: of the encoder; equal signatures promise equal vectors.
        reading, writing: where to get a connection for each.
    """

    def __init__(self, signature: str, reading: _Connect, writing: _Connect) -> None:
        self.signature = signature
        self._reading = reading
        self._writing = writing

    def get(self, keys: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Look vectors up → float32, shape (dimension,), by key; keys that are not there are left out."""
        found: dict[str, NDArray[np.float32]] = {}
        with self._reading() as connection:
            encoder = self._encoder(connection)
            if encoder is None:
                return found
            for some in chunks(list(dict.fromkeys(keys))):
                statement = select(VECTORS.c.key, VECTORS.c.data, VECTORS.c.crc).where(
                    VECTORS.c.encoder == encoder, VECTORS.c.key.in_(some)
                )
                for key, data, crc in connection.execute(statement):
                    if crc != digest.vector_crc(self.signature, key, data):
                        continue  # damaged: it is encoded again
                    found[key] = np.frombuffer(data, dtype="<f2").astype(np.float32)
        return found

    def put(self, items: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep vectors, replacing those of the same key."""
        if not items:
            return
        with self._writing() as connection:
            encoder = self._encoder(connection)
            if encoder is None:
                made = insert(ENCODERS).returning(ENCODERS.c.id)
                encoder = int(connection.execute(made, {"signature": self.signature}).scalar_one())
            for some in chunks(list(items)):
                connection.execute(
                    delete(VECTORS).where(VECTORS.c.encoder == encoder, VECTORS.c.key.in_(some))
                )
            rows = []
            for key, vector in items.items():
                data = np.asarray(vector, dtype="<f2").tobytes()
                crc = digest.vector_crc(self.signature, key, data)
                rows.append({"encoder": encoder, "key": key, "data": data, "crc": crc})
            connection.execute(insert(VECTORS), rows)

    def _encoder(self, connection: Connection) -> int | None:
        statement = select(ENCODERS.c.id).where(ENCODERS.c.signature == self.signature)
        found = connection.execute(statement).scalar_one_or_none()
        return int(found) if found is not None else None
