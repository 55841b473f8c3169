"""Links, anchors and paths in the documents lead somewhere."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path
    for folder in (".", "docs", ".github", "packaging", "ui", "tests")
    for path in (ROOT.glob("*.md") if folder == "." else (ROOT / folder).rglob("*.md"))
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
ROOMS = "aligner|models|db|ui|benchmarks|tests|docs|packaging|build"
PATH = re.compile(
    rf"(?:{ROOMS})/[\w./-]*|[\w-]+\.(?:toml|cff|cfg)|Makefile|setup\.py|constraints\.txt|\.ci/[\w.-]+"
)
PLACEHOLDER = re.compile(r"(?<![A-Z])(?:SCHEMA|SET|CODE|NAME|FORMAT|FOLDER)(?![A-Z])")


def prose(path: Path) -> str:
    """A document without its code blocks."""
    return re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def anchors(path: Path) -> set[str]:
    """Anchors of the headings, as GitHub makes them."""
    found = set()
    for heading in re.findall(r"^#+ (.+)$", prose(path), flags=re.MULTILINE):
        text = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
        kept = "".join(c for c in text if c in "-_ " or unicodedata.category(c)[0] in "LNM")
        found.add(kept.replace(" ", "-"))
    return found


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_anchors_resolve(path: Path) -> None:
    for target in LINK.findall(prose(path)):
        if re.match(r"https?:|mailto:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), f"{path.name}: {target}"
        if anchor:
            assert anchor in anchors(there), f"{path.name}: {target}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_paths_in_the_text_exist(path: Path) -> None:
    if path.name == "CHANGELOG.md":
        return  # names paths of its time
    for code in CODE.findall(prose(path)):
        for word in code.split():
            if PATH.fullmatch(word) and not PLACEHOLDER.search(word) and not word.startswith("build/"):
                assert (ROOT / word).exists(), f"{path.name}: {word}"


def test_changes_that_must_stay_small_do() -> None:
    """A new status touches at most eight files, a new export format two."""
    rows = (ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines()
    for change, most in (("a status", 8), ("a new export format", 2)):
        row = next(row for row in rows if row.startswith(f"| {change} |"))
        assert len([code for code in CODE.findall(row) if "/" in code]) <= most
