"""Glossaries and segmentation rules that want more than a file may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
_RULE = "<rule break='yes'><beforebreak>{}</beforebreak><afterbreak>\\s</afterbreak></rule>"


def tbx(entries: str, before: str = "", more: str = "") -> str:
    """A glossary of these entries."""
    return f"{before}<tbx{more}><text><body>{entries}</body></text></tbx>"


def entry(source: str, targets: str, note: str = "x") -> str:
    """A concept with the elements of its terms."""
    return (
        f"<conceptEntry><note>{note}</note><langSec xml:lang='ar'><termSec>{source}</termSec></langSec>"
        f"<langSec xml:lang='en'><termSec>{targets}</termSec></langSec></conceptEntry>"
    )


def srx(rules: str, before: str = "", language: str = ".*", more: str = "") -> str:
    """Rules for one pattern of languages."""
    return (
        f'{before}<srx version="2.0"{more}><header cascade="no"/><body><languagerules>'
        f'<languagerule languagerulename="a">{rules}</languagerule></languagerules><maprules>'
        f'<languagemap languagepattern="{language}" languagerulename="a"/></maprules></body></srx>'
    )


def rule(before: str) -> str:
    """A rule that cuts after this."""
    return _RULE.format(before)


def _terms(*texts: str) -> str:
    return "".join(f"<term>{text}</term>" for text in texts)


def _written(text: Callable[[], str]) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_text(text(), "utf-8")

    return make


_DEEP = 100_000

HOSTILE_GLOSSARIES: dict[str, tuple[str, Callable[[Path], None]]] = {
    "billion laughs": (".tbx", _written(lambda: tbx(entry(_terms("&j;"), _terms("&j;")), _LAUGHS))),
    "deep": (".tbx", _written(lambda: tbx("<conceptEntry>" * _DEEP + "</conceptEntry>" * _DEEP))),
    "huge attribute": (".tbx", _written(lambda: tbx("", more=f' a="{"x" * 12_000_000}"'))),
    "many elements": (".tbx", _written(lambda: tbx("<a/>" * 2_000_000))),
    "terms times translations": (
        ".tbx",
        _written(lambda: tbx(entry(_terms(*map(str, range(50_000))), _terms(*map(str, range(900)))))),
    ),
    "many translations": (
        ".tbx",
        _written(lambda: tbx(entry(_terms("a"), _terms(*map(str, range(20_000)))))),
    ),
    "long note": (
        ".tbx",
        _written(lambda: tbx(entry(_terms(*map(str, range(5_000))), _terms("b"), "n" * 9_000_000))),
    ),
    "long line": (".csv", _written(lambda: f"Arabic,English\nسلطان,{'x' * 10_000_000}\n")),
    "long line of Arabic": (".csv", _written(lambda: f"Arabic,English\n{'س' * 10_000_000},sultan\n")),
    "long run of spaces": (".csv", _written(lambda: f"Arabic,English\nسلطان,a{' ' * 900_000}b\n")),
    "one term again and again": (
        ".csv",
        _written(lambda: "Arabic,English\n" + "".join(f"سلطان,sultan {n}\n" for n in range(150_000))),
    ),
    "many terms": (
        ".csv",
        _written(lambda: "Arabic,English\n" + "".join(f"سلطان {n},sultan\n" for n in range(250_000))),
    ),
    "many semicolons": (
        ".csv",
        _written(lambda: f"Arabic,English\nسلطان,{';'.join(map(str, range(150_000)))}\n"),
    ),
}
"""Ending and maker; none of them is a glossary that anybody works with, and each is refused."""

HOSTILE_RULES: dict[str, Callable[[Path], None]] = {
    "billion laughs": _written(lambda: srx(rule("&j;"), _LAUGHS)),
    "deep": _written(lambda: srx("<rule>" * _DEEP + "</rule>" * _DEEP)),
    "huge attribute": _written(lambda: srx(rule("a"), more=f' a="{"x" * 12_000_000}"')),
    "long line": _written(lambda: srx(rule("x" * 9_000_000))),
    "many elements": _written(lambda: srx("<rule/>" * 2_000_000)),
    "many rules": _written(lambda: srx(rule("a") * 30_000)),
    "much text": _written(lambda: srx("".join(rule("a" * 10_000 + str(n)) for n in range(300)))),
    "slow expressions": _written(
        lambda: srx("".join(rule("(?i:[" + chr(0x400 + n) + "-\\x{4000}])") for n in range(1_500)))
    ),
}
"""Each is refused, or read within the limits."""
