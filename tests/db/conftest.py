"""Fixtures of this room's tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.db_projects import aligned_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db import Project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chronicle.muqabala"


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    """Five pairs suggested by the machine, ids 1 to 5."""
    with aligned_project(path) as opened:
        yield opened
