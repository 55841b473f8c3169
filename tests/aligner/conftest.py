from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.use import UseEncoder

if TYPE_CHECKING:
    from aligner.encoding import Encoder


@pytest.fixture(scope="session")
def use() -> Encoder:
    """The bundled encoder, loaded once."""
    return UseEncoder()
