"""Names of project files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PROJECT_SUFFIX = ".muqabala"


def free_name(folder: Path, name: str) -> str:
    """A name under which the folder holds no project: this one, or this one with the next free number."""
    tries, proposed = 1, name
    while (folder / f"{proposed}{PROJECT_SUFFIX}").exists():
        tries += 1
        proposed = f"{name} {tries}"
    return proposed
