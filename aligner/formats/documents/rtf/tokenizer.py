"""The lexical layer of RTF: groups, control words, bytes, and which code page a font's bytes are in."""

from __future__ import annotations

import codecs
import re
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class TokenKind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    TEXT = auto()
    BYTE = auto()
    UNICODE = auto()
    IGNORABLE = auto()
    WORD = auto()


CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "endash": "–",
    "emdash": "—",
    "enspace": "\u2002",
    "emspace": "\u2003",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "\u200b",
    "zwnbo": "\u2060",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "~": "\u00a0",
    "_": "\u2011",
    "-": "",
    "\\": "\\",
    "{": "{",
    "}": "}",
}

# RTF 1.9.1, "Font Table": \fcharsetN.
_CHARSETS = {
    77: "mac_roman",
    84: "mac_arabic",
    85: "mac_greek",
    86: "mac_turkish",
    88: "mac_latin2",
    89: "mac_cyrillic",
    128: "cp932",
    129: "cp949",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    179: "cp1256",
    180: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}

# Pages without a codec called cpN. The Arabic letters of ASMO 708, and of ASMO 449+ with the high bit, are
# those of ISO 8859-6.
_PAGES = {
    **dict.fromkeys((708, 709, 710), "iso8859_6"),
    10000: "mac_roman",
    10004: "mac_arabic",
    10006: "mac_greek",
    10007: "mac_cyrillic",
    10029: "mac_latin2",
    10081: "mac_turkish",
    65001: "utf-8",
}

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\'(?P<byte>[0-9A-Fa-f]{2})"
    rb"|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\(?P<symbol>[^A-Za-z])"
    rb"|(?P<text>[^\\{}\r\n]+)"
    rb"|[\r\n]+|\\"
)


def tokens(data: bytes) -> Iterator[tuple[TokenKind, str, int | None]]:
    """Tokens of an RTF file: kind, control word or raw text (as Latin-1), number."""
    position = 0
    while (match := _TOKEN.match(data, position)) is not None:
        position = match.end()
        found = match.lastgroup
        if found == "word" or found == "number":
            word = match["word"].decode("ascii")
            number = int(match["number"]) if found == "number" else None
            if word == "bin":
                position += max(number or 0, 0)
            elif word == "u" and number is not None:
                yield TokenKind.UNICODE, "", number
            else:
                yield TokenKind.WORD, word, number
        elif found == "text":
            yield TokenKind.TEXT, match["text"].decode("latin-1"), None
        elif found == "byte":
            yield TokenKind.BYTE, "", int(match["byte"], 16)
        elif found == "open":
            yield TokenKind.OPEN, "", None
        elif found == "close":
            yield TokenKind.CLOSE, "", None
        elif found == "symbol":
            symbol = match["symbol"].decode("latin-1")
            if symbol == "*":
                yield TokenKind.IGNORABLE, "", None
            else:
                yield TokenKind.WORD, "\n" if symbol == "\r" else symbol, None


def codec_of_charset(charset: int) -> str | None:
    """The codec of a font's character set, or None where the document's own holds."""
    return _CHARSETS.get(charset)


def codec_of_page(page: int) -> str | None:
    """The codec of a Windows code page, or None if Python has none."""
    try:
        return codecs.lookup(f"cp{page}").name
    except (LookupError, ValueError):
        return _PAGES.get(page)
