"""The manual in the languages of the interface: its text without pictures, and the places in it.

It is the user guide, followed by other pages of the manual. The sources are documents of the project
(``docs/GUIDE.md``, ``docs/GUIDE.CODE.md`` and so on); the build copies them into the package.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

PACKAGED: Final = Path(__file__).parents[2] / "resources" / "guide"
PAGES: Final = ("GUIDE", "START", "FAQ", "TROUBLESHOOTING", "DATA", "GLOSSARY")
"""Names of the documents, in order; setup.py copies them."""
_ROOT: Final = Path(__file__).parents[3]
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n+", re.MULTILINE)
_OTHER_DOCUMENT = re.compile(r"\[([^\]]*)\]\((?!#)[^)]*\)")
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_ROW = re.compile(r"^\|(.*)\|$", re.MULTILINE)
_CELL_END = re.compile(r"(?<!\\)\|")
_CONTENTS = re.compile(r"(?:^- \[[^\]]*\]\(#[^)]*\)\n)+\n*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GuideSection:
    """A heading.

    Attributes:
        anchor: its name, the same in every language: made of the English heading, and after the guide also
            of the name of the page.
        level: 1 for the title.
    """

    anchor: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Guide:
    """The manual in one language; ``text`` is Markdown without pictures, contents and links elsewhere."""

    text: str
    sections: tuple[GuideSection, ...]


@cache
def guide(language: str) -> Guide:
    """The manual in a language of the interface; a page that is not translated is in English.

    Args:
        language: its code ("ar").
    """
    texts, sections = [], list[GuideSection]()
    for page in PAGES:
        path = guide_file(language, page)
        source = (path if path.is_file() else guide_file("en", page)).read_text(encoding="utf-8")
        text = _OTHER_DOCUMENT.sub(r"\1", _CONTENTS.sub("", _PICTURE.sub("", source)))
        prefix = "" if page == PAGES[0] else f"{page.lower()}-"
        if prefix:  # a chapter of the manual
            text = _HEADING.sub(r"#\1 \2", text)
        english = _HEADING.findall(guide_file("en", page).read_text(encoding="utf-8"))
        sections += (
            GuideSection(prefix + slug(name), title.replace("`", ""), len(marks))
            for (_, name), (marks, title) in zip(english, _HEADING.findall(text), strict=True)
        )
        texts.append(text)
    return Guide("\n".join(texts), tuple(sections))


def guide_file(language: str, page: str = PAGES[0]) -> Path:
    """Where the source of a page is: in the documents of a checkout, else in the package."""
    name = f"{page}.md" if language == "en" else f"{page}.{language}.md"
    in_checkout = _ROOT / "docs" / name
    return in_checkout if (_ROOT / "pyproject.toml").is_file() else PACKAGED / name


def manual_site(language: str) -> Path | None:
    """The first page of the manual with its pictures, which packages that need no Python carry.

    Args:
        language: code of the language of the interface.
    """
    inside = getattr(sys, "_MEIPASS", None)
    if inside is None:
        return None
    site = Path(inside) / "manual"
    pages = (
        [site / "index.html"] if language == "en" else [site / language / "index.html", site / "index.html"]
    )
    return next((page for page in pages if page.is_file()), None)


def turned(text: str) -> str:
    """The text with the columns of its tables in reverse: Qt lays them out from left to right always."""
    return _ROW.sub(lambda row: f"|{'|'.join(reversed(_CELL_END.split(row[1])))}|", text)


def slug(heading: str) -> str:
    """The anchor of a heading, as GitHub makes it."""
    kept = (c for c in heading.strip().lower() if c in "-_ " or unicodedata.category(c)[0] in "LNM")
    return "".join(kept).replace(" ", "-")
