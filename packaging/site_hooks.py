"""Hooks of the site (mkdocs.yml, mkdocs.ar.yml): addresses of the Arabic pages, and links out of a site.

A link to a page of the other language leads there. A link out of docs/ leads to the repository, or becomes
plain text.
"""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?!https?:|mailto:|#)([^)\s]+)\)")
_ARABIC = ".ar.md"
_SHIM = "https://unpkg.com/iframe-worker/shim"
_OUR_SHIM = "assets/iframe-worker.js"


def on_files(files: Any, config: Mapping[str, Any]) -> Any:
    """Give the page NAME.ar.md the address NAME.html, as the English page has."""
    for file in files:
        if file.src_uri.endswith(_ARABIC):
            file.dest_uri = file.dest_uri.replace(".ar.html", ".html")
    return files


def on_page_markdown(markdown: str, page: Any, config: Mapping[str, Any], files: Any) -> str:
    """Rewrite the links of a page to files that are not in its site.

    ``MUQABALA_REPOSITORY`` and ``MUQABALA_REVISION`` name where the others are, as for the package's
    description.
    """
    repository = os.environ.get("MUQABALA_REPOSITORY", "")
    revision = os.environ.get("MUQABALA_REVISION", "main")
    folder = posixpath.dirname(page.file.src_uri)

    def rewritten(match: re.Match[str]) -> str:
        text, target = match.groups()
        path, _, anchor = target.partition("#")
        inside = posixpath.normpath(posixpath.join(folder, path))
        known = files.get_file_from_path(inside)
        if not path or (known is not None and not known.inclusion.is_excluded()):
            return match[0]
        if (
            inside.endswith(".md")
            and not inside.startswith("..")
            and Path(config["docs_dir"], inside).is_file()
        ):
            return f"[{text}]({_in_the_other_site(page, inside)}{'#' + anchor if anchor else ''})"
        outside = posixpath.normpath(posixpath.join("docs", inside))
        return f"[{text}]({repository}/blob/{revision}/{outside})" if repository else text

    return _LINK.sub(rewritten, markdown)


def on_post_page(output: str, page: Any, config: Mapping[str, Any]) -> str:
    """Load what the search needs from the site itself, and pictures of the Arabic site from the other."""
    if page.file.src_uri.endswith(_ARABIC):
        output = output.replace('src="images/', 'src="../images/')
    return output.replace(_SHIM, posixpath.relpath(_OUR_SHIM, posixpath.dirname(page.file.dest_uri) or "."))


def _in_the_other_site(page: Any, other: str) -> str:
    """The relative address of a page of the other language; the Arabic site is in the folder `ar`."""
    in_arabic = page.file.src_uri.endswith(_ARABIC)
    here = posixpath.join("ar", page.file.dest_uri) if in_arabic else page.file.dest_uri
    there = posixpath.join("ar", other.replace(_ARABIC, ".html")) if other.endswith(_ARABIC) else other
    there = there.removesuffix(".md") + ".html" if there.endswith(".md") else there
    return posixpath.relpath(there, posixpath.dirname(here) or ".")
