"""Fixtures of this room's tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.db_projects import ServerPlace, aligned_project
from tests.helpers.postgresql import server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db import Project
    from tests.helpers.db_projects import Place


BOTH = [pytest.param("file"), pytest.param("server", marks=pytest.mark.postgresql)]
"""Projects in a file and on a server must do the same."""


@pytest.fixture(scope="session")
def library_url() -> Iterator[str]:
    """The address of an empty library."""
    with server() as url:
        from db.server import Library

        with Library(url) as library:
            library.init()
        yield url


@pytest.fixture(params=BOTH)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where a project is to be made."""
    if request.param == "file":
        return tmp_path / "chronicle.muqabala"
    return ServerPlace(request.getfixturevalue("library_url"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chronicle.muqabala"


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    """Five pairs suggested by the machine, ids 1 to 5, in a file."""
    with aligned_project(path) as opened:
        yield opened
