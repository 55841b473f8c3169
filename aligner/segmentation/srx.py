"""Segmentation rules from SRX 2.0 files.

Source: SRX 2.0 Specification, OSCAR/LISA, 7 April 2008. Rules are ICU regular expressions; what Python's
``re`` does not know of them is translated where it has an equal, and a rule that has none is left out with
a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from lxml import etree

from aligner.bitext import Segment
from aligner.errors import InputError
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml
from aligner.formats.io.raw_file import read_bytes
from aligner.formats.io.safe_xml import attribute, local, parse
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_MOST_RULES = 20_000


@dataclass(frozen=True, slots=True)
class Rule:
    """Cut (or do not cut) where ``before`` ends and ``after`` begins."""

    breaks: bool
    before: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class SrxRules:
    """The rules of a file by language.

    Attributes:
        cascade: whether all maps that fit a language give rules, or only the first.
        maps: pattern of a language, and the name of its rules, in order.
        rules: by name.
        warnings: rules left out, one sentence each.
    """

    cascade: bool
    maps: tuple[tuple[re.Pattern[str], str], ...]
    rules: dict[str, tuple[Rule, ...]]
    warnings: tuple[Message, ...] = ()

    def for_language(self, language: str) -> tuple[Rule, ...]:
        """The rules for a BCP 47 tag, in order of precedence."""
        found: list[Rule] = []
        for pattern, name in self.maps:
            if pattern.fullmatch(language):
                found.extend(self.rules.get(name, ()))
                if not self.cascade:
                    break
        return tuple(found)

    def segment(self, text: str, language: str) -> tuple[Segment, ...]:
        """The segments of a text: trimmed of white space, in order, together covering every word."""
        segments = []
        start = 0
        for cut in [*self.cuts(text, language), len(text)]:
            if (segment := Segment.trimmed(text, start, cut)) is not None:
                segments.append(segment)
            start = cut
        return tuple(segments)

    def cuts(self, text: str, language: str) -> list[int]:
        """Offsets to cut at. At each place the first rule that fits decides, as the specification has it."""
        decided: dict[int, bool] = {}
        for rule in self.for_language(language):
            position = 0
            while position <= len(text) and (match := rule.before.search(text, position)) is not None:
                end = match.end()
                if end not in decided and rule.after.match(text, end):
                    decided[end] = rule.breaks
                position = match.start() + 1 if match.end() > match.start() else end + 1
        return sorted(cut for cut, breaks in decided.items() if breaks and 0 < cut < len(text))


def read_srx(path: Path) -> SrxRules:
    """Read an SRX file.

    Raises:
        InputError: missing, damaged, not SRX, or without a usable rule.
    """
    root = parse(read_bytes(path, 20_000_000), path)
    if local(root) != "srx":
        raise InputError("is not an SRX file", remedy="Choose a file of segmentation rules", path=path)
    header = next((e for e in root if local(e) == "header"), None)
    cascade = header is not None and header.get("cascade") == "yes"
    warnings: list[Message] = []
    rules = {
        attribute(group, "languagerulename"): _rules(group, warnings)
        for group in root.iter("{*}languagerule")
    }
    maps = []
    for entry in root.iter("{*}languagemap"):
        pattern = _compiled(entry.get("languagepattern", ""), re.IGNORECASE)
        if pattern is not None:
            maps.append((pattern, entry.get("languagerulename", "")))
    if not any(rules.values()) or not maps:
        raise InputError("has no segmentation rules in it", remedy="Choose another SRX file", path=path)
    if sum(map(len, rules.values())) > _MOST_RULES:
        raise InputError("has more than {most:,} rules", path=path, most=_MOST_RULES)
    return SrxRules(cascade, tuple(maps), rules, tuple(warnings))


def _rules(group: etree._Element, warnings: list[Message]) -> tuple[Rule, ...]:
    found = []
    for element in group:
        if local(element) != "rule":
            continue
        texts = {local(child): child.text or "" for child in element}
        before, after = _compiled(texts.get("beforebreak", "")), _compiled(texts.get("afterbreak", ""))
        if before is None or after is None:
            warnings.append(
                Message("A rule was left out: {rule!r} is not understood.", rule=texts.get("beforebreak", ""))
            )
            continue
        found.append(Rule(element.get("break", "yes") != "no", before, after))
    return tuple(found)


_PROPERTIES = {
    "Lu": "A-Z\u00c0-\u00d6\u00d8-\u00de\u0391-\u03a9\u0410-\u042f",
    "Ll": "a-z\u00df-\u00f6\u00f8-\u00ff\u03b1-\u03c9\u0430-\u044f",
    "L": "^\\W\\d_",
    "N": "\\d",
    "Nd": "\\d",
    "Ps": "(\\[{",
    "Pe": ")\\]}",
    "Pi": "«‘“‹",
    "Pf": "»’”›",
    "P": "!-/:-@\\[-`{-~\u060c\u061b\u061f\u06d4\u2010-\u2027\u2030-\u205e«»",
    "Z": "\\s",
    "Zs": " \u00a0\u2000-\u200a\u202f\u3000",
}
_PROPERTY = re.compile(r"\\p\{(?:Is)?(\w+)\}|\\p([A-Z])")
_CLASS = re.compile(r"\[((?:\\.|[^\]\\])*)\]")


def _compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str] | None:
    """A pattern of ICU's dialect as Python's, or None if it cannot be had."""
    if len(pattern) > 20_000:
        return None
    translated = _translated(pattern)
    try:
        return re.compile(translated, flags) if translated is not None else None
    except (re.error, OverflowError, RecursionError):
        return None


def _translated(pattern: str) -> str | None:
    pattern = (
        pattern.replace("\\h", "[ \\t\u00a0]").replace("\\x{", "\\N{").replace("\\R", "(?:\\r\\n|[\\n\\r])")
    )
    pattern = re.sub(r"\\N\{([0-9A-Fa-f]{1,6})\}", lambda m: _escaped(int(m[1], 16)), pattern)
    out: list[str] = []
    position = 0
    for match in _CLASS.finditer(pattern):
        outside = _outside(pattern[position : match.start()])
        inside = _inside(match[1])
        if outside is None or inside is None:
            return None
        out += [outside, f"[{inside}]"]
        position = match.end()
    last = _outside(pattern[position:])
    return None if last is None else "".join(out) + last


def _escaped(code: int) -> str:
    return re.escape(chr(code)) if code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _outside(piece: str) -> str | None:
    names = {m[1] or m[2] for m in _PROPERTY.finditer(piece)}
    if not names <= _PROPERTIES.keys() or "\\P" in piece:
        return None
    return _PROPERTY.sub(lambda m: f"[{_PROPERTIES[m[1] or m[2]]}]", piece)


def _inside(piece: str) -> str | None:
    names = {m[1] or m[2] for m in _PROPERTY.finditer(piece)}
    if not names <= _PROPERTIES.keys() - {"L"} or "\\P" in piece or "[" in piece.replace("\\[", ""):
        return None
    return _PROPERTY.sub(lambda m: _PROPERTIES[m[1] or m[2]], piece)


_SPACE = "http://www.lisa.org/srx20"
_NAME = "Muqabala"


def write_srx(path: Path, rules: Iterable[Rule]) -> None:
    """Write rules for all languages, in order of precedence.

    Raises:
        OutputError: the file cannot be written.
    """
    root = etree.Element(f"{{{_SPACE}}}srx", version="2.0", nsmap=cast("Any", {None: _SPACE}))
    header = _below(root, "header", segmentsubflows="yes", cascade="no")
    for kind in ("start", "end", "isolated"):
        _below(header, "formathandle", type=kind, include="no" if kind == "start" else "yes")
    body = _below(root, "body")
    group = _below(_below(body, "languagerules"), "languagerule", languagerulename=_NAME)
    for rule in rules:
        element = _below(group, "rule", **{"break": "yes" if rule.breaks else "no"})
        _below(element, "beforebreak").text = legal_in_xml(rule.before.pattern)
        _below(element, "afterbreak").text = legal_in_xml(rule.after.pattern)
    _below(_below(body, "maprules"), "languagemap", languagepattern=".*", languagerulename=_NAME)
    with atomic_write(path) as stream:
        etree.ElementTree(root).write(stream, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _below(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_SPACE}}}{name}", attributes)
