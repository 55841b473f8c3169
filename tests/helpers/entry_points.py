"""Distributions as pip leaves them, with entry points, in a folder on the module search path."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def distribution(
    site: Path, name: str, groups: Mapping[str, Mapping[str, str]], version: str = "1.0"
) -> None:
    """Write the metadata of a distribution into a folder.

    Args:
        groups: group of entry points → name → ``module:object``.
    """
    metadata = site / f"{name.replace('-', '_')}-{version}.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    lines = []
    for group, points in groups.items():
        lines += [f"[{group}]", *(f"{point} = {value}" for point, value in points.items())]
    (metadata / "entry_points.txt").write_text("\n".join(lines) + "\n")


def this_project(site: Path) -> None:
    """Write the metadata of this project, as it would be installed from this source tree."""
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    distribution(site, project["name"], project["entry-points"], project["version"])
