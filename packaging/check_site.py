"""Check a built manual: links, anchors and pictures are there, nothing is loaded from elsewhere, the search
works in both languages.

Usage: python packaging/check_site.py FOLDER
"""

from __future__ import annotations

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """What a page refers to and what can be referred to in it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.anchors = {""}
        self.language: list[str | None] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.anchors |= {name for key in ("id", "name") if (name := given.get(key))}
        if tag in ("html", "body"):
            self.language.append(given.get("lang" if tag == "html" else "dir"))
        if tag == "a" and (to := given.get("href")):
            self.links.append(to)
        elif tag in ("img", "script", "iframe") and (source := given.get("src")):
            self.loaded.append(source)
        elif tag == "link" and given.get("rel") in ("stylesheet", "icon") and (to := given.get("href")):
            self.loaded.append(to)


def faults(folder: Path) -> list[str]:
    """What is wrong with a site, one sentence each."""
    pages = {path.resolve(): Page(path) for path in sorted(folder.rglob("*.html")) if path.name != "404.html"}
    found = [] if pages else ["there are no pages"]
    for path, page in pages.items():
        name = path.relative_to(folder.resolve())
        arabic = name.parts[0] == "ar"
        if page.language != (["ar", "rtl"] if arabic else ["en", "ltr"]):
            found.append(f"{name}: language or direction is wrong")
        for target in page.loaded:
            if urlsplit(target).scheme in ("http", "https"):
                found.append(f"{name}: loads {target}")
            elif (
                urlsplit(target).scheme != "data"
                and not (path.parent / unquote(urlsplit(target).path)).is_file()
            ):
                found.append(f"{name}: {target} is not there")
        for target in page.links:
            parts = urlsplit(target)
            if parts.scheme:
                continue
            there = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if there.is_dir():
                there /= "index.html"
            if there not in pages and not there.is_file():
                found.append(f"{name}: {target} leads nowhere")
            elif there in pages and unquote(parts.fragment) not in pages[there].anchors:
                found.append(f"{name}: {target} is no place of that page")
    for part, word in (("search", "translation"), ("ar/search", "ترجمة")):
        file = folder / part / "search_index.js"
        if not file.is_file():
            found.append(f"{file} is not there: no search in a folder")
            continue
        text = re.sub(r"^[^{]*", "", file.read_text("utf-8")).rstrip().rstrip(";")
        index = json.loads(text)
        if not any(word in section["text"] for section in index["docs"]):
            found.append(f"{part}: the search knows no {word}")
    return found


if __name__ == "__main__":
    wrong = faults(Path(sys.argv[1]))
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)
