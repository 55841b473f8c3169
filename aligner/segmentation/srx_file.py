"""The content of an SRX file as plain values; runs in the process that reads untrusted files.

Each expression is compiled here first. What takes too long, or more memory than there is, does so here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from aligner.errors import InputError
from aligner.formats.built_in import Format
from aligner.formats.confined.encoding import plain
from aligner.formats.io.raw_file import read_bytes
from aligner.formats.io.safe_xml import attribute, local, parse
from aligner.messages import Message
from aligner.progress import no_progress
from aligner.segmentation.pattern_dialect import compile_pattern

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from aligner.progress import Progress

SRX: Final = Format("srx", Message("Segmentation rules"), (".srx",), data=f"{__name__}:read_rules")

_LARGEST: Final = 20_000_000
_MOST_RULES: Final = 20_000
_MOST_CHARACTERS: Final = 2_000_000
"""Of all expressions together."""
_MOST_WARNINGS: Final = 100


def read_rules(path: Path, *, progress: Progress = no_progress) -> dict[str, Any]:
    """``cascade``; ``maps`` of ``[pattern, name]``; ``rules`` of ``[name, [[breaks, before, after]]]``; and
    ``warnings`` of what was left out.

    Raises:
        InputError: missing, damaged, not SRX, without a usable rule, or larger than rules are.
    """
    reading = Message("Reading {name}", name=path.name)
    progress(0.0, reading)
    root = parse(read_bytes(path, _LARGEST), path, doctype=True)
    if local(root) != "srx":
        raise InputError("is not an SRX file", remedy="Choose a file of segmentation rules", path=path)
    header = next((e for e in root if local(e) == "header"), None)
    # OmegaT's own file does not say it, and means all maps that fit.
    cascade = header is not None and header.get("cascade", "yes").casefold() != "no"
    warnings: list[Message] = []
    rules: dict[str, list[Any]] = {}
    groups = [(attribute(group, "languagerulename"), _rules(group)) for group in root.iter("{*}languagerule")]
    _check_size(groups, path)
    for number, (name, given) in enumerate(groups):
        progress(number / len(groups), reading)
        rules[name] = _understood(given, warnings)
    maps = []
    for entry in root.iter("{*}languagemap"):
        try:
            compile_pattern(f"(?i:{entry.get('languagepattern', '')})")
        except InputError as error:
            warnings.append(
                Message(
                    "The rules for {pattern!r} were left out: its pattern {reason}.",
                    pattern=entry.get("languagepattern", "")[:80],
                    reason=error.what,
                )
            )
            continue
        maps.append([entry.get("languagepattern", ""), entry.get("languagerulename", "")])
    if not any(rules.values()) or not maps:
        raise InputError("has no segmentation rules in it", remedy="Choose another SRX file", path=path)
    if len(maps) > _MOST_RULES:
        raise _too_many(path)
    said = [plain(warning) for warning in warnings[:_MOST_WARNINGS]]
    return {"cascade": cascade, "maps": maps, "rules": list(rules.items()), "warnings": said}


def _rules(group: etree._Element) -> list[tuple[bool, str, str]]:
    found = []
    for element in group:
        if local(element) == "rule":
            texts = {local(child): "".join(map(str, child.itertext())) for child in element}
            breaks = element.get("break", "yes") != "no"
            found.append((breaks, texts.get("beforebreak", ""), texts.get("afterbreak", "")))
    return found


def _check_size(groups: list[tuple[str, list[tuple[bool, str, str]]]], path: Path) -> None:
    rules = [rule for _, given in groups for rule in given]
    if len(rules) > _MOST_RULES:
        raise _too_many(path)
    if sum(len(before) + len(after) for _, before, after in rules) > _MOST_CHARACTERS:
        raise InputError(
            "has rules of more than {most:,} characters together",
            remedy="Choose another SRX file",
            path=path,
            most=_MOST_CHARACTERS,
        )


def _too_many(path: Path) -> InputError:
    return InputError(
        "has more than {most:,} rules", remedy="Choose another SRX file", path=path, most=_MOST_RULES
    )


def _understood(given: list[tuple[bool, str, str]], warnings: list[Message]) -> list[Any]:
    found = []
    for breaks, before, after in given:
        try:
            compile_pattern(before)
            compile_pattern(after)
        except InputError as error:
            pattern = f"{before}|{after}"
            warnings.append(
                Message("A rule was left out: {pattern!r} {reason}.", pattern=pattern[:80], reason=error.what)
            )
            continue
        found.append([breaks, before, after])
    return found
