"""Accidents to an open file and kills at file calls, a few of each. Long runs:
``python -m benchmarks.robustness.file_accidents`` and ``python -m benchmarks.robustness.kill_points``.
"""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there"),
]


@pytest.mark.parametrize("accident", ["copied", "renamed", "deleted", "replaced", "overwritten", "killed"])
def test_nothing_is_lost_by_an_accident(tmp_path: Path, accident: str) -> None:
    from benchmarks.robustness.file_accidents import one_round

    assert one_round(tmp_path, accident, random.Random(7)) in ("kept", "noticed after more than 2 s")


@pytest.mark.parametrize("deed", ["create", "overwrite", "back up", "migrate", "edit", "export"])
def test_a_kill_leaves_a_whole_project_and_nothing_else(deed: str) -> None:
    from benchmarks.robustness.kill_points import one_kill

    draw = random.Random(11)
    for _ in range(3):
        assert one_kill(deed, draw) in ("killed", "done")
