"""Scripts: which share of a text is Arabic, and which languages run from right to left."""

from __future__ import annotations

import re

ARABIC_LETTERS = (
    "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"
    "\ufb50-\ufdff\ufe70-\ufefc"
)

# Runs of letters, since a list of words is shorter than one of letters.
_ARABIC = re.compile(f"[{ARABIC_LETTERS}]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")

_RIGHT_TO_LEFT = frozenset(
    """
    ar arc arz ary apc arq ckb dv fa he iw nqo ota ps sd syr ug ur yi
    """.split()  # noqa: SIM905
)
_SCRIPTS = frozenset(
    """
    arab hebr syrc thaa nkoo mand samr
    """.split()  # noqa: SIM905
)


def arabic_share(text: str) -> float:
    """Arabic letters among the Arabic and Latin letters of a text, in [0, 1]; 0 where there are none."""
    if text.isascii():
        return 0.0
    arabic = sum(map(len, _ARABIC.findall(text)))
    latin = sum(map(len, _LATIN.findall(text)))
    return arabic / (arabic + latin) if arabic + latin else 0.0


def is_right_to_left(language: str) -> bool:
    """Whether a BCP 47 tag names a language, or a script, that runs from right to left."""
    parts = language.casefold().replace("_", "-").split("-")
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    if scripts:
        return scripts[0] in _SCRIPTS
    return parts[0] in _RIGHT_TO_LEFT
