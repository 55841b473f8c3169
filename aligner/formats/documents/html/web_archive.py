"""Web pages saved as one file (MHTML), as browsers and Word write them.

Source: RFC 2557.
"""

from __future__ import annotations

import email
import re
from typing import TYPE_CHECKING, NamedTuple

from aligner.errors import InputError
from aligner.formats.documents.html.hiding import StyleSheet

if TYPE_CHECKING:
    from email.message import Message as Mail

_HEAD = re.compile(rb"\A(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


class ArchivedPage(NamedTuple):
    """The page of a web archive.

    Attributes:
        charset: as the archive names it; empty where it does not.
        sheets: style sheets by their address in the page.
    """

    data: bytes
    charset: str
    is_html: bool
    sheets: dict[str, StyleSheet]

    def linked(self, href: str) -> list[StyleSheet]:
        """The style sheet that the page calls so."""
        return [self.sheets[href]] if href in self.sheets else []


def is_web_archive(data: bytes) -> bool:
    """Whether a file begins as a web archive does."""
    return _HEAD.match(data[:4000]) is not None


def page_of(data: bytes) -> ArchivedPage:
    """The page that an archive holds.

    Raises:
        InputError: there is none.
    """
    try:
        parts = [part for part in email.message_from_bytes(data).walk() if not part.is_multipart()]
        page = next((p for kind in _PAGES for p in parts if p.get_content_type() == kind), None)
        if page is None:
            raise InputError("has no page in it", remedy="Choose another file")
        is_html = page.get_content_type() != "text/plain"
        sheets: dict[str, StyleSheet] = {}
        for part in parts if is_html else ():
            if part.get_content_type() == "text/css":
                sheet = StyleSheet.of(_content(part).decode("utf-8", "replace"))
                sheets[str(part.get("Content-Location", ""))] = sheet
                sheets[f"cid:{str(part.get('Content-ID', '')).strip('<>')}"] = sheet
        return ArchivedPage(_content(page), str(page.get_content_charset() or ""), is_html, sheets)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        # Headers that make no sense to the library.
        raise InputError("is a damaged web archive", remedy="Save the page again as HTML") from error


def _content(part: Mail) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
