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
from aligner.formats.confined.data import read_data
from aligner.formats.confined.encoding import message_of
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml
from aligner.messages import Message
from aligner.progress import Progress, no_progress, sub_progress
from aligner.segmentation.pattern_dialect import compile_pattern
from aligner.segmentation.srx_file import SRX
from aligner.text.patterns import PatternTimeout, SearchTime, compiled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aligner.text.patterns import Pattern

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
        """The rules for a BCP 47 tag, in order of precedence.

        Raises:
            InputError: a pattern of languages takes too long.
        """
        found: list[Rule] = []
        time = SearchTime()
        for pattern, name in self.maps:
            try:
                fits = time.fullmatch(pattern, language)
            except PatternTimeout as error:
                raise _takes_too_long(pattern) from error
            if fits:
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
            raise _takes_too_long(rule.before) from error
    return decided


def _takes_too_long(pattern: Pattern) -> InputError:
    return InputError(
        "The segmentation rule {pattern!r} takes too long",
        pattern=pattern.pattern[:80],
        remedy="Take it out of the rules",
    )


def read_srx(path: Path, progress: Progress = no_progress) -> SrxRules:
    """Read an SRX file.

    The file is untrusted: another process reads it and tries its expressions, within limits
    (:mod:`aligner.formats.confined`).

    Raises:
        InputError: missing, damaged, not SRX, without a usable rule, or it takes too much.
        Cancelled: by ``progress``.
    """
    read = read_data(SRX, path, {}, sub_progress(progress, 0.0, 0.5))
    rules: dict[str, tuple[Rule, ...]] = {}
    for number, (name, entries) in enumerate(read["rules"]):
        made = []
        for breaks, before, after in entries:
            progress(0.5 + 0.5 * number / len(read["rules"]), Message("Reading {name}", name=path.name))
            made.append(Rule(breaks, compile_pattern(before), compile_pattern(after)))
        rules[name] = tuple(made)
    maps = tuple((compile_pattern(f"(?i:{pattern})"), name) for pattern, name in read["maps"])
    return SrxRules(read["cascade"], maps, rules, tuple(message_of(said) for said in read["warnings"]))


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
