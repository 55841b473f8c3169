"""The lock of the runtime: complete, hashed, and of the versions that are tested."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PINNED = re.compile(r"^([\w.-]+)==([^\s;\\]+)", flags=re.MULTILINE)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def versions(text: str) -> dict[str, str]:
    return {normal(name): version for name, version in PINNED.findall(text)}


def test_the_versions_are_those_of_the_constraints() -> None:
    constraints = versions((ROOT / "constraints.txt").read_text("utf-8"))
    locked = versions(LOCK)
    locked.pop("colorama")  # on Windows only, where the constraints are not made
    assert {name: constraints.get(name) for name in locked} == locked


def test_each_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = versions(LOCK)
    for line in project["dependencies"]:
        matched = re.match(r"[\w.-]+", line)
        assert matched
        assert normal(matched.group()) in locked, line


def test_each_version_has_a_hash_and_no_host_is_named() -> None:
    for block in re.split(r"\n(?=[\w.-]+==)", LOCK)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]
    assert "://" not in LOCK
