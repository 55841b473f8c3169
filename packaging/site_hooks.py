"""Hooks of the site (mkdocs.yml): links out of docs/ lead to the repository, or become plain text."""

from __future__ import annotations

import os
import posixpath
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?!https?:|mailto:|#)([^)\s]+)\)")


def on_page_markdown(markdown: str, page: Any, config: Mapping[str, Any], files: Any) -> str:
    """Rewrite the links of a page to files that are not in the site.

    ``MUQABALA_REPOSITORY`` and ``MUQABALA_REVISION`` name where they are, as for the package's description.
    """
    repository = os.environ.get("MUQABALA_REPOSITORY", "")
    revision = os.environ.get("MUQABALA_REVISION", "main")
    folder = posixpath.dirname(page.file.src_uri)

    def rewritten(match: re.Match[str]) -> str:
        text, target = match.groups()
        path = target.partition("#")[0]
        inside = posixpath.normpath(posixpath.join(folder, path))
        if not path or files.get_file_from_path(inside):
            return match[0]
        outside = posixpath.normpath(posixpath.join("docs", inside))
        return f"[{text}]({repository}/blob/{revision}/{outside})" if repository else text

    return _LINK.sub(rewritten, markdown)
