"""How pytest-xdist shares the tests out among processes."""

from __future__ import annotations

import os

import pytest


@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="the tests run in one process")
def test_the_tests_of_a_file_share_a_process(request: pytest.FixtureRequest) -> None:
    """A release of pytest that pytest-xdist does not know drops the groups without a word.

    Each process then makes the fixtures of each file, and loads each large library.
    """
    assert request.node.nodeid.endswith(f"@{request.node.location[0]}")
