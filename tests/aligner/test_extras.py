"""What is said where an extra is missing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from aligner.extras import remedy_for

if TYPE_CHECKING:
    import pytest


def test_an_installation_by_pip_is_given_the_command() -> None:
    assert "pip install 'muqabala[bulk]'" in remedy_for("bulk")


def test_a_frozen_program_is_not_sent_to_its_own_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    said = remedy_for("bulk")
    assert "muqabala[" not in said
    assert "takes no additions" in said
    assert "'bulk'" in said
