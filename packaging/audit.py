"""Compare the pinned versions with a list of known vulnerabilities, without a network.

Usage: python packaging/audit.py [LIST]

LIST is a folder or an archive (.zip) of advisories in the OSV format, such as the export of the database for
PyPI; ADVISORIES in the environment may name it too. Every file of pinned versions is compared. Exit code 0:
nothing is known, 1: something is, 3: there is no list, so nothing was compared.
"""

from __future__ import annotations

import json
import os
import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.version import InvalidVersion, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[1]
PINNED = (
    "constraints.txt",
    "requirements.lock",
    *(f"packaging/{kind}-requirements.txt" for kind in ("build", "sbom", "site")),
)
_LINE = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)


def normal(name: str) -> str:
    """A name as an index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> dict[tuple[str, str], list[str]]:
    """(name, version) → the files that pin it."""
    found: dict[tuple[str, str], list[str]] = {}
    for file in PINNED:
        for name, version in _LINE.findall((ROOT / file).read_text("utf-8")):
            found.setdefault((normal(name), version), []).append(file)
    return found


def advisories(path: Path) -> Iterator[dict[str, Any]]:
    """The advisories of a folder or an archive."""
    if path.is_dir():
        for file in sorted(path.rglob("*.json")):
            yield json.loads(file.read_bytes())
        return
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".json"):
                yield json.loads(archive.read(name))


def is_affected(version: str, affected: dict[str, Any]) -> bool:
    """Whether a version is one of those that an advisory names."""
    if version in affected.get("versions", ()):
        return True
    try:
        ours = Version(version)
    except InvalidVersion:
        return False
    for span in affected.get("ranges", ()):
        if span.get("type") != "ECOSYSTEM":
            continue
        inside = False
        for event in span.get("events", ()):
            for kind, at in event.items():
                edge = Version("0" if at == "0" else at)
                if kind == "introduced" and ours >= edge:
                    inside = True
                elif (kind == "fixed" and ours >= edge) or (kind == "last_affected" and ours > edge):
                    inside = False
        if inside:
            return True
    return False


def found(every: Iterable[dict[str, Any]]) -> list[str]:
    """A line for each pinned version that an advisory names."""
    versions: dict[str, list[tuple[str, list[str]]]] = {}
    for (name, version), files in pinned().items():
        versions.setdefault(name, []).append((version, files))
    lines = set()
    for advisory in every:
        if advisory.get("withdrawn"):
            continue
        for affected in advisory.get("affected", ()):
            package = affected.get("package", {})
            if package.get("ecosystem") != "PyPI":
                continue
            for version, files in versions.get(normal(package.get("name", "")), ()):
                if is_affected(version, affected):
                    said = " ".join(str(advisory.get("summary") or advisory.get("details", "")).split())[:100]
                    lines.add(f"{package['name']} {version} ({', '.join(files)}): {advisory['id']}: {said}")
    return sorted(lines)


def main(arguments: list[str]) -> int:
    """As in the usage; the exit code."""
    given = arguments[0] if arguments else os.environ.get("ADVISORIES", "")
    count = len(pinned())
    if not given or not Path(given).exists():
        print(
            f"Not compared: there is no list of advisories ({count} pinned versions). Download the OSV "
            "export for PyPI, and name it in ADVISORIES.",
            file=sys.stderr,
        )
        return 3
    every = list(advisories(Path(given)))
    if not every:
        print(f"{given} holds no advisory.", file=sys.stderr)
        return 3
    newest = max(str(advisory.get("modified", ""))[:10] for advisory in every)
    lines = found(every)
    for line in lines:
        print(line)
    print(
        f"{count} pinned versions, {len(every):,} advisories up to {newest}: "
        f"{len(lines)} known to be vulnerable."
    )
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
