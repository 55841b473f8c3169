"""Check units before an export to a tool: a report whose findings name their units."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.bitext import Side, Status
from aligner.formats.io.characters import ILLEGAL_IN_XML
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from aligner.text.normalize import fold
from aligner.text.numerals import numbers_in_digits, numbers_in_words
from aligner.text.scripts import arabic_share, is_arabic_script, is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aligner.exchange.presets import ExportPreset
    from aligner.exchange.translation_unit import TranslationUnit


_FOUR_LETTERS = re.compile(r"(?:[^\W\d_][\W\d_]*){4}")
_OPENING = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")
_CLOSING = re.compile("[\u202c\u2069]")
_right_to_left = lru_cache(maxsize=64)(is_right_to_left)
_arabic_script = lru_cache(maxsize=64)(is_arabic_script)


class Check(StrEnum):
    """What is looked for."""

    ILLEGAL_CHARACTERS = "characters illegal in XML"
    EMPTY = "empty"
    ONE_SIDED = "one-sided"
    OVER_LONG = "over-long"
    WRONG_LANGUAGE = "wrong language on a side"
    UNCONFIRMED = "unconfirmed"
    RETURNED = "returned by the reviewer"
    INCONSISTENT = "inconsistent translations"
    DUPLICATE = "duplicate"
    NUMBERS = "numbers that differ"
    MIXED_DIRECTION = "mixed direction"
    UNBALANCED_BIDI = "unbalanced direction marks"
    CODES = "inline codes that differ"


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


SEVERITIES: dict[Check, Severity] = {
    Check.ILLEGAL_CHARACTERS: Severity.ERROR,
    Check.EMPTY: Severity.ERROR,
    Check.ONE_SIDED: Severity.WARNING,
    Check.OVER_LONG: Severity.ERROR,
    Check.WRONG_LANGUAGE: Severity.ERROR,
    Check.UNCONFIRMED: Severity.WARNING,
    Check.RETURNED: Severity.WARNING,
    Check.INCONSISTENT: Severity.WARNING,
    Check.DUPLICATE: Severity.NOTICE,
    Check.NUMBERS: Severity.WARNING,
    Check.MIXED_DIRECTION: Severity.NOTICE,
    Check.UNBALANCED_BIDI: Severity.WARNING,
    Check.CODES: Severity.WARNING,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Attributes:
        unit: identifier of the unit, or its number in the export (from 1) where it has none.
        message: what it is, as a sentence.
        source, target: the texts, shortened.
    """

    check: Check
    severity: Severity
    unit: str
    message: Message
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a pre-flight found.

    Attributes:
        tool: title of the tool that the export is for.
        units: how many were looked at.
        counts: of all findings by check, also of those beyond the list.
        findings: in order of the units, at most ``limit`` of each check.
        limit: how many of a check are listed.
    """

    tool: str
    units: int
    counts: dict[Check, int]
    findings: tuple[Finding, ...]
    limit: int

    @property
    def errors(self) -> int:
        """How many findings will make the tool refuse or spoil units."""
        return sum(count for check, count in self.counts.items() if SEVERITIES[check] is Severity.ERROR)


def preflight(
    units: Iterable[TranslationUnit],
    tool: ExportPreset,
    *,
    checks: frozenset[Check] = frozenset(Check),
    limit: int = 1_000,
    progress: Progress = no_progress,
) -> Report:
    """Look at units as they would be exported.

    Memory grows with the number of different sources and pairs (16 bytes each and what a dictionary
    needs), not with the length of the texts.

    Args:
        limit: how many findings of one check are listed; all are counted.
    """
    counts: Counter[Check] = Counter()
    findings: list[Finding] = []
    memory = _Memory()
    number = 0
    for number, unit in enumerate(units, start=1):
        if number % 500 == 0:
            progress(0.0, Message.counted("Looked at {n:,} unit", "Looked at {n:,} units", n=number))
        name = unit.identifier or str(number)
        for check, message in (*_of_one(unit, tool), *memory.seen_before(unit, name)):
            if check not in checks:
                continue
            counts[check] += 1
            if counts[check] <= limit:
                source, target = _short(unit.source), _short(unit.target)
                findings.append(Finding(check, SEVERITIES[check], name, message, source, target))
    return Report(tool.title, number, dict(counts), tuple(findings), limit)


def _of_one(unit: TranslationUnit, tool: ExportPreset) -> Iterator[tuple[Check, Message]]:
    source, target = unit.source, unit.target
    # No character that is illegal or a mark of direction is printable: most texts need no closer look.
    odd = not (source.isprintable() and target.isprintable())
    illegal = ILLEGAL_IN_XML.findall(source + target) if odd else []
    if illegal:
        names = sorted({f"U+{ord(c):04X}" for c in illegal})[:5]
        yield (
            Check.ILLEGAL_CHARACTERS,
            Message.counted(
                "Holds {n} character that XML cannot carry ({names}).",
                "Holds {n} characters that XML cannot carry ({names}).",
                n=len(illegal),
                names=names,
            ),
        )
    source_blank, target_blank = not source.strip(), not target.strip()
    if source_blank and target_blank:
        yield Check.EMPTY, Message("Both sides are blank.")
    elif source_blank or target_blank:
        yield (
            Check.ONE_SIDED,
            Message(
                "The {side} is empty; it will be {outcome}.",
                side=Side.SOURCE if source_blank else Side.TARGET,
                outcome=Message("written with one side") if tool.one_sided else Message("left out"),
            ),
        )
    if tool.longest is not None:
        for side, text in ((Side.SOURCE, source), (Side.TARGET, target)):
            if len(text) > tool.longest:
                yield (
                    Check.OVER_LONG,
                    Message(
                        "The {side} has {length:,} characters; {tool} takes {most:,}.",
                        side=side,
                        length=len(text),
                        tool=tool.title,
                        most=tool.longest,
                    ),
                )
    if unit.status is Status.RETURNED:
        yield Check.RETURNED, Message("The reviewer sent it back.")
    elif unit.status is Status.SUGGESTED:
        yield Check.UNCONFIRMED, Message("Nobody has confirmed it.")
    sides = (
        (Side.SOURCE, source, unit.source_language, arabic_share(source)),
        (Side.TARGET, target, unit.target_language, arabic_share(target)),
    )
    for side, text, language, share in sides:
        if not (source_blank or target_blank) and _is_foreign(text, language, share):
            yield (
                Check.WRONG_LANGUAGE,
                Message("The {side} does not look like {language}.", side=side, language=language),
            )
    if not (source_blank or target_blank):
        yield from _numbers(unit)
        yield from _codes(unit)
    for side, text, language, share in sides:
        if 0.15 < share < 0.85:
            yield (
                Check.MIXED_DIRECTION,
                Message(
                    "The {side} ({language}) mixes both directions; look how the tool shows it.",
                    side=side,
                    language=language,
                ),
            )
        if odd:
            opened, closed = len(_OPENING.findall(text)), len(_CLOSING.findall(text))
            if opened != closed:
                yield (
                    Check.UNBALANCED_BIDI,
                    (
                        Message(
                            "The {side} opens {opened} directions and closes {closed}.",
                            side=side,
                            opened=opened,
                            closed=closed,
                        )
                    ),
                )


def _is_foreign(text: str, language: str, share: float) -> bool:
    """Whether a text is in the script of the other side; names and quotations of it pass."""
    if share <= 0.8 and not _right_to_left(language):
        return False
    if _FOUR_LETTERS.search(text) is None:
        return False
    if not _right_to_left(language):
        return True
    return share < 0.2 and _arabic_script(language)


def _numbers(unit: TranslationUnit) -> Iterator[tuple[Check, Message]]:
    """Numbers in digits on one side that the other has neither in digits nor in words."""
    source, target = numbers_in_digits(unit.source), numbers_in_digits(unit.target)
    if source == target:
        return
    for digits, others, there, side in (
        (source, target, unit.target, Side.SOURCE),
        (target, source, unit.source, Side.TARGET),
    ):
        missing = [number for number in Counter(digits) - Counter(others) if len(number) > 1]
        if missing and (words := {str(number) for number in numbers_in_words(there)}):
            missing = [number for number in missing if number not in words]
        if missing:
            yield Check.NUMBERS, Message("Only the {side} has {numbers}.", side=side, numbers=missing[:5])
            return


def _codes(unit: TranslationUnit) -> Iterator[tuple[Check, Message]]:
    """Inline codes of one side that the other lacks; annotations, such as comments, do not count."""
    if not any(name.endswith(".seg") for name in unit.properties):
        return
    from aligner.formats.bitexts.coded_segments import segments_of

    source, target = (
        [tag for tag, code in segment.codes.items() if code.kind != "hi"]
        for segment in segments_of(unit.properties)
    )
    for tags, others, side in ((source, target, Side.TARGET), (target, source, Side.SOURCE)):
        if missing := [tag for tag in tags if tag not in others]:
            yield Check.CODES, Message("The {side} lacks inline codes: {tags}.", side=side, tags=missing[:10])
            return


class _Memory:
    """What was seen, by hashes: pairs, and the first translation of each source."""

    def __init__(self) -> None:
        self._pairs: set[int] = set()
        self._first: dict[int, tuple[int, str]] = {}

    def seen_before(self, unit: TranslationUnit, name: str) -> Iterator[tuple[Check, Message]]:
        if unit.is_one_sided:
            return
        source, target = hash(fold(unit.source).strip()), hash(fold(unit.target).strip())
        pair = hash((unit.source, unit.target))
        if pair in self._pairs:
            yield Check.DUPLICATE, Message("The same pair comes earlier.")
            return
        self._pairs.add(pair)
        known = self._first.setdefault(source, (target, name))
        if known[0] != target:
            yield Check.INCONSISTENT, Message("Its source is translated otherwise in {name}.", name=known[1])


def _short(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"
