"""The manual as sites (mkdocs.yml, mkdocs.ar.yml): each page once, whole in Arabic; what checks them."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REACHED_BY_THEIR_INDEX = "adr/"
FAULTS = runpy.run_path(str(ROOT / "packaging" / "check_site.py"))["faults"]


def contents(name: str) -> list[str]:
    _, listed = (ROOT / name).read_text("utf-8").split("\nnav:\n")
    return re.findall(r"(\S+\.md)$", listed, flags=re.MULTILINE)


def test_every_page_is_in_the_contents_once() -> None:
    named = [*contents("mkdocs.yml"), *contents("mkdocs.ar.yml")]
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert len(named) == len(set(named))
    assert {page for page in pages if not page.startswith(REACHED_BY_THEIR_INDEX)} <= set(named)
    assert set(named) <= pages


def test_every_page_for_translators_is_in_arabic_with_as_many_headings() -> None:
    listed = (ROOT / "mkdocs.yml").read_text("utf-8").split("For translators:")[1].split("For scholars:")[0]
    english = re.findall(r"(\S+)\.md$", listed, flags=re.MULTILINE)
    assert {f"{name}.ar.md" for name in ["index", *english]} == set(contents("mkdocs.ar.yml"))
    for name in english:
        if name == "FORMATS":  # shorter: without what a developer needs
            continue
        levels = [
            re.findall(r"^(#+) ", (DOCS / f"{name}{ending}").read_text("utf-8"), flags=re.MULTILINE)
            for ending in (".md", ".ar.md")
        ]
        assert levels[0] == levels[1], name


PAGE = '<html lang="{}"><body dir="{}"><h1 id="top">x</h1>{}</body></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A manual of one page in each language."""
    for folder, language, direction, word in (
        (".", "en", "ltr", "translation"),
        ("ar", "ar", "rtl", "ترجمة"),
    ):
        (tmp_path / folder / "search").mkdir(parents=True)
        index = f'var __index = {{"docs": [{{"text": "{word}"}}]}}'
        (tmp_path / folder / "search" / "search_index.js").write_text(index, "utf-8")
        (tmp_path / folder / "index.html").write_text(
            PAGE.format(language, direction, "<a href='#top'>x</a>")
        )
    return tmp_path


def test_a_whole_site_has_no_faults(site: Path) -> None:
    assert FAULTS(site) == []


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (PAGE.format("en", "ltr", "<a href='other.html'>x</a>"), "other.html leads nowhere"),
        (PAGE.format("en", "ltr", "<a href='ar/index.html#none'>x</a>"), "no place of that page"),
        (PAGE.format("en", "ltr", "<img src='none.png'>"), "none.png is not there"),
        (PAGE.format("en", "ltr", "<script src='https://host.example/x.js'></script>"), "loads https"),
        (PAGE.format("en", "rtl", ""), "direction is wrong"),
    ],
)
def test_a_fault_is_found(site: Path, page: str, found: str) -> None:
    (site / "index.html").write_text(page)
    (fault,) = FAULTS(site)
    assert found in fault


def test_a_search_without_its_words_is_found(site: Path) -> None:
    (site / "ar" / "search" / "search_index.js").write_text('var __index = {"docs": []}')
    (fault,) = FAULTS(site)
    assert "ترجمة" in fault
