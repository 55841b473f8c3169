"""The user guide in the languages of the interface: its text without pictures, and the places in it.

The sources are documents of the project (``docs/GUIDE.md`` and ``docs/GUIDE.CODE.md``); the build copies them
into the package.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

PACKAGED: Final = Path(__file__).parents[2] / "resources" / "guide"
_ROOT: Final = Path(__file__).parents[3]
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n+", re.MULTILINE)
_OTHER_DOCUMENT = re.compile(r"\[([^\]]*)\]\((?!#)[^)]*\)")
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_CONTENTS = re.compile(r"(?:^- \[[^\]]*\]\(#[^)]*\)\n)+\n*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GuideSection:
    """A heading.

    Attributes:
        anchor: its name, the same in every language: made of the English heading.
        level: 1 for the title.
    """

    anchor: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide in one language; ``text`` is Markdown without pictures, contents and links to other pages."""

    text: str
    sections: tuple[GuideSection, ...]


@cache
def guide(language: str) -> Guide:
    """The guide in a language of the interface; in English where it is not translated.

    Args:
        language: its code ("ar").
    """
    path = guide_file(language)
    source = (path if path.is_file() else guide_file("en")).read_text(encoding="utf-8")
    text = _OTHER_DOCUMENT.sub(r"\1", _CONTENTS.sub("", _PICTURE.sub("", source)))
    english = [slug(title) for _, title in _HEADING.findall(guide_file("en").read_text(encoding="utf-8"))]
    headings = _HEADING.findall(text)
    return Guide(
        text,
        tuple(
            GuideSection(anchor, title.replace("`", ""), len(marks))
            for anchor, (marks, title) in zip(english, headings, strict=True)
        ),
    )


def guide_file(language: str) -> Path:
    """Where the source of a language is: in the documents of a checkout, else in the package."""
    name = "GUIDE.md" if language == "en" else f"GUIDE.{language}.md"
    in_checkout = _ROOT / "docs" / name
    return in_checkout if (_ROOT / "pyproject.toml").is_file() else PACKAGED / name


def slug(heading: str) -> str:
    """The anchor of a heading, as GitHub makes it."""
    kept = (c for c in heading.strip().lower() if c in "-_ " or unicodedata.category(c)[0] in "LNM")
    return "".join(kept).replace(" ", "-")
