from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.use.encoder import UseEncoder

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder


@pytest.fixture(scope="session")
def use() -> Encoder:
    """The bundled encoder, loaded once."""
    return UseEncoder()
