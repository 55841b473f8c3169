"""Regular expressions of ICU and Java, as segmentation rules have them, for the ``regex`` module.

Sources: ICU User Guide, "Regular Expressions"; java.util.regex.Pattern of Java 17. The module has their
classes, flags and look-behinds; what it writes in another way is translated here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import regex

from aligner.errors import InputError
from aligner.text.patterns import compiled

if TYPE_CHECKING:
    from aligner.text.patterns import Pattern

_LONGEST_PATTERN = 20_000

_TOKEN = regex.compile(
    r"\\Q(?P<quoted>.*?)(?:\\E|\Z)"
    r"|\\x\{(?P<hex>[0-9A-Fa-f]{1,6})\}"
    r"|\\u(?P<high>[dD][89abAB][0-9A-Fa-f]{2})\\u(?P<low>[dD][c-fC-F][0-9A-Fa-f]{2})"
    r"|\\0(?P<octal>[0-7]{1,3})"
    r"|\\c(?P<control>[A-Za-z@\[\\\]^_])"
    r"|\\k<(?P<name>\w+)>"
    r"|\\(?P<not>[pP])\{(?:java(?P<java>\w+)|Is(?P<is>\w+)|(?P<latin>L1|LD))\}"
    r"|\\[pP]\{[^}]*\}"
    r"|\(\?(?P<flags>[A-Za-z]+)(?P<off>-[A-Za-z]+)?(?P<end>[:)])"
    r"|(?P<plain>\\[eZvVH])"
    r"|\\."
    r"|(?P<posix>\[:\^?[\w ]+:\])"
    r"|(?P<open>\[\^?)|(?P<close>\])|(?P<both>\|\||~~)|(?P<less>--?)",
    regex.DOTALL,
)
_JAVA = {
    "LowerCase": "Ll",
    "UpperCase": "Lu",
    "TitleCase": "Lt",
    "Letter": "L",
    "Digit": "Nd",
    "Whitespace": "White_Space",
    "SpaceChar": "Z",
    "Alphabetic": "Alphabetic",
    "Ideographic": "Ideographic",
    "Mirrored": "Bidi_Mirrored",
}
# Java's names with "Is" of what are general categories.
_CATEGORIES = {"letter": "L", "punctuation": "P", "digit": "Nd", "control": "Cc", "assigned": "Assigned"}
_CATEGORY = regex.compile(
    "L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfson]?", regex.IGNORECASE
)
_PLAIN = {
    "\\e": "\\x1b",
    "\\Z": "(?=\\n?\\z)",
    "\\v": "[\\n\\x0b\\f\\r\\x85\\u2028\\u2029]",  # any vertical space in both, and not \x0b alone
    "\\V": "[^\\n\\x0b\\f\\r\\x85\\u2028\\u2029]",
    "\\H": "[^\\h]",
}
_NO_FLAGS = "dUw"  # of Java and ICU, for what is always so here


def compile_pattern(pattern: str) -> Pattern:
    """Compile a pattern of ICU's or Java's dialect.

    Raises:
        InputError: it is not understood; the error says why.
    """
    if len(pattern) > _LONGEST_PATTERN:
        raise InputError("is longer than {most:,} characters", most=_LONGEST_PATTERN)
    try:
        return compiled(_in_our_dialect(pattern), regex.V1)
    except (ValueError, OverflowError, KeyError) as error:
        # of the expression, or of a character or property that there is not
        raise InputError("is not understood ({reason})", reason=str(error)) from error


def _in_our_dialect(pattern: str) -> str:
    pieces = []
    at = depth = 0
    after_set = False  # whether a set, or a class of characters, has just ended inside a set
    for match in _TOKEN.finditer(pattern):
        if match.start() > at:
            pieces.append(pattern[at : match.start()])
            after_set = False
        at = match.end()
        is_set = False
        if match["open"]:
            depth += 1
            pieces.append(match[0])
        elif match["close"]:
            depth = max(0, depth - 1)
            pieces.append(match[0])
            is_set = depth > 0
        elif match["both"]:
            pieces.append(match[0] if not depth else "".join(f"\\{sign}" for sign in match[0]))
        elif match["less"]:
            pieces.append(_difference(match[0], pattern[at : at + 2], after_set) if depth else match[0])
        elif match["posix"]:
            pieces.append(match[0])
            is_set = depth > 0
        else:
            pieces.append(_translated(match))
            is_set = depth > 0 and match[0][:2] in ("\\p", "\\P")
        after_set = is_set
    return "".join([*pieces, pattern[at:]])


def _difference(signs: str, following: str, after_set: bool) -> str:
    """Hyphens in a set: ICU's difference of two sets, or hyphens."""
    if following.startswith("[") or (len(signs) == 2 and following[:2] in ("\\p", "\\P")):
        return "--" if after_set or len(signs) == 2 else signs
    return signs if len(signs) == 1 else r"\-\-"


def _translated(match: Any) -> str:
    """An escape or a group of flags as the regex module writes it; what both share stays."""
    if match["quoted"] is not None:
        return str(regex.escape(match["quoted"], special_only=False))
    if match["hex"] or match["octal"]:
        code = int(match["hex"], 16) if match["hex"] else int(match["octal"], 8)
        return str(regex.escape(chr(code)))
    if match["high"]:
        high, low = int(match["high"], 16), int(match["low"], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    if match["control"]:
        return str(regex.escape(chr(ord(match["control"].upper()) ^ 0x40)))
    if match["name"]:
        return f"(?P={match['name']})"
    if match["not"]:
        return _property(match)
    if match["flags"]:
        flags = "".join(flag for flag in match["flags"] if flag not in _NO_FLAGS)
        off = match["off"] or ""
        if not flags and not off:
            return "(?:" if match["end"] == ":" else ""
        return f"(?{flags}{off}{match['end']}"
    return _PLAIN.get(match["plain"], str(match[0]))


def _property(match: Any) -> str:
    """A property by a name that only Java has."""
    escape = f"\\{match['not']}"
    if match["latin"]:
        return ("[^" if match["not"] == "P" else "[") + "\\x00-\\xff]"
    if match["java"]:
        return f"{escape}{{{_JAVA[match['java']]}}}"
    name = match["is"]
    if _CATEGORY.fullmatch(name):
        return f"{escape}{{{name}}}"
    return f"{escape}{{{_CATEGORIES[name.casefold()]}}}" if name.casefold() in _CATEGORIES else str(match[0])
