"""Segmentation rules from SRX 2.0 files.

Source: SRX 2.0 Specification, OSCAR/LISA, 7 April 2008. Rules are regular expressions of ICU, or of Java in
OmegaT's files (:mod:`aligner.segmentation.pattern_dialect`). A rule that is not understood is left out with a
warning.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import regex
from lxml import etree

from aligner.bitext import Segment
from aligner.errors import InputError
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml
from aligner.formats.io.raw_file import read_bytes
from aligner.formats.io.safe_xml import attribute, local, parse
from aligner.messages import Message
from aligner.segmentation.pattern_dialect import compile_pattern
from aligner.text.patterns import PatternTimeout, SearchTime, compiled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aligner.text.patterns import Pattern

_MOST_RULES = 20_000
_SECONDS_PER_CHARACTER = 2e-6  # of one rule: each place of the text may ask for both of its patterns


@dataclass(frozen=True, slots=True)
class Rule:
    """Cut (or do not cut) where ``before`` ends and ``after`` begins."""

    breaks: bool
    before: Pattern
    after: Pattern


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
    maps: tuple[tuple[Pattern, str], ...]
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
        decided = decisions(self.for_language(language), text)
        return sorted(cut for cut, breaks in decided.items() if breaks and 0 < cut < len(text))


def decisions(rules: Iterable[Rule], text: str) -> dict[int, bool]:
    """Places that a rule decides on, and whether it cuts there; the first rule that fits a place decides.

    Raises:
        InputError: a rule takes longer than 0.4 seconds, and 2 for each million characters.
    """
    decided: dict[int, bool] = {}
    for rule in rules:
        time = SearchTime(per_character=_SECONDS_PER_CHARACTER)
        try:
            for match in time.overlapping(rule.before, text):
                at = match.end()
                if at in decided:
                    continue
                if time.match(rule.after, text, at):
                    decided[at] = rule.breaks
                    continue
                # What is before may end sooner: "[.]\\s*" before "\\s".
                whole = _whole(rule.before.pattern, rule.after.pattern)
                if whole is not None and (shorter := time.match(whole, text, match.start())):
                    decided.setdefault(shorter.end(), rule.breaks)
        except PatternTimeout as error:
            raise InputError(
                "The segmentation rule {pattern!r} takes too long",
                pattern=rule.before.pattern[:80],
                remedy="Take it out of the rules",
            ) from error
    return decided


def read_srx(path: Path) -> SrxRules:
    """Read an SRX file.

    Raises:
        InputError: missing, damaged, not SRX, or without a usable rule.
    """
    root = parse(read_bytes(path, 20_000_000), path, doctype=True)
    if local(root) != "srx":
        raise InputError("is not an SRX file", remedy="Choose a file of segmentation rules", path=path)
    header = next((e for e in root if local(e) == "header"), None)
    # OmegaT's own file does not say it, and means all maps that fit.
    cascade = header is not None and header.get("cascade", "yes").casefold() != "no"
    warnings: list[Message] = []
    rules = {
        attribute(group, "languagerulename"): _rules(group, warnings)
        for group in root.iter("{*}languagerule")
    }
    maps = []
    for entry in root.iter("{*}languagemap"):
        try:
            pattern = compile_pattern(f"(?i:{entry.get('languagepattern', '')})")
        except InputError as error:
            warnings.append(
                Message(
                    "The rules for {pattern!r} were left out: its pattern {reason}.",
                    pattern=entry.get("languagepattern", "")[:80],
                    reason=error.what,
                )
            )
            continue
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
        texts = {local(child): "".join(map(str, child.itertext())) for child in element}
        try:
            before = compile_pattern(texts.get("beforebreak", ""))
            after = compile_pattern(texts.get("afterbreak", ""))
        except InputError as error:
            pattern = texts.get("beforebreak", "") + "|" + texts.get("afterbreak", "")
            warnings.append(
                Message("A rule was left out: {pattern!r} {reason}.", pattern=pattern[:80], reason=error.what)
            )
            continue
        found.append(Rule(element.get("break", "yes") != "no", before, after))
    return tuple(found)


@lru_cache(maxsize=4_000)
def _whole(before: str, after: str) -> Pattern | None:
    """Both patterns of a rule as one, where the first may end in several places; else None."""
    if not _MAY_END_SOONER.search(before) or _GROUP_NUMBER.search(after) or not after:
        return None
    try:
        return compiled(f"(?:{before})(?={after})", regex.V1)
    except ValueError:
        return None


_MAY_END_SOONER = regex.compile(r"[*+?}|]")
_GROUP_NUMBER = regex.compile(r"\\[1-9]|\(\?P=")


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
