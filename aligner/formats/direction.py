"""Which way a language is written."""

from __future__ import annotations

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


def is_right_to_left(language: str) -> bool:
    """Whether a BCP 47 tag names a language, or a script, that runs from right to left."""
    parts = language.casefold().replace("_", "-").split("-")
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    if scripts:
        return scripts[0] in _SCRIPTS
    return parts[0] in _RIGHT_TO_LEFT
