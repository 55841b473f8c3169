"""docs/DEPENDENCIES.md gives a reason for every dependency, and names none that is gone."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def declared() -> set[str]:
    """Packages named in pyproject.toml, extras included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    every = [*project["dependencies"], *(one for extra in extras for one in extra)]
    return {re.split(r"[<>=;\[ ]", one)[0].lower() for one in every}


def test_every_dependency_has_a_reason() -> None:
    text = (ROOT / "docs" / "DEPENDENCIES.md").read_text("utf-8")
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    assert {name.lower() for row in rows for name in re.findall(r"`([^`]+)`", row)} == declared()
