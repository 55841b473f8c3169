"""The real program, run in this process; and two texts that align in an instant."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from tests.helpers.cli_sample import ARABIC, ENGLISH, Ran

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.cli_sample import Run


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run("align", path, ...)``: the program with these arguments."""
    from ui.cli.main import main

    def call(*arguments: object) -> Ran:
        out, err = io.StringIO(), io.StringIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = main([str(argument) for argument in arguments])
        return Ran(code, out.getvalue(), err.getvalue())

    return call


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    """An Arabic text and its translation."""
    folder = tmp_path / "نصوص"
    folder.mkdir()
    source, target = folder / "ar.txt", folder / "en.txt"
    source.write_text(ARABIC, encoding="utf-8")
    target.write_text(ENGLISH, encoding="utf-8")
    return source, target
