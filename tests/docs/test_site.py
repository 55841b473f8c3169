"""The manual as a site (mkdocs.yml) holds every page of docs/ once."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REACHED_BY_THEIR_INDEX = "adr/"


def test_every_page_is_in_the_contents_once() -> None:
    _, contents = (ROOT / "mkdocs.yml").read_text("utf-8").split("\nnav:\n")
    named = re.findall(r"(\S+\.md)$", contents, flags=re.MULTILINE)
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert len(named) == len(set(named))
    assert {page for page in pages if not page.startswith(REACHED_BY_THEIR_INDEX)} <= set(named)
    assert set(named) <= pages
