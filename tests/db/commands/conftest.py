"""These tests run on a file and on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.db_projects import aligned_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db import Project
    from tests.helpers.db_projects import Place


@pytest.fixture
def project(place: Place) -> Iterator[Project]:
    """Five pairs suggested by the machine, ids 1 to 5."""
    with aligned_project(place) as opened:
        yield opened
