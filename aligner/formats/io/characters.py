"""The characters that each file format can carry."""

from __future__ import annotations

import re

# XML 1.0, fifth edition, production 2 (Char), turned round.
ILLEGAL_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate turned into U+FFFD, so that UTF-8 can carry it."""
    return _SURROGATE.sub("\ufffd", text) if _SURROGATE.search(text) else text


def legal_in_xml(text: str) -> str:
    """The text without what XML 1.0 cannot carry; lone surrogates and noncharacters become U+FFFD."""
    if ILLEGAL_IN_XML.search(text) is None:
        return text
    return ILLEGAL_IN_XML.sub(lambda match: "" if match[0] < "\u0020" else "\ufffd", text)
