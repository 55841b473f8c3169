"""XLIFF 1.2 and 2.x: the pairs of segments, without their inline codes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from aligner.bitext import Status
from aligner.errors import InputError
from aligner.formats.bitexts.columns import unit_of
from aligner.formats.bitexts.xliff.states import STATUS_OF_STATE
from aligner.formats.io.raw_file import opened
from aligner.formats.io.safe_xml import attribute, clear, local, stream
from aligner.formats.protocols import ARABIC_TO_ENGLISH, Languages, ignore
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Warn

# Inline elements of XLIFF 1.2 whose content is native code, not text.
_CODE_1 = frozenset(
    """
    bpt ept ph it
    """.split()  # noqa: SIM905
)
OUR_METADATA = "muqabala"


@dataclass(slots=True)
class _Context:
    languages: Languages
    document: str = ""
    warned: set[str] = field(default_factory=set)


def read_xliff(
    path: Path,
    *,
    languages: Languages = ARABIC_TO_ENGLISH,
    warn: Warn = ignore,
    progress: Progress = no_progress,
) -> Iterator[TranslationUnit]:
    """Units of an XLIFF file: one for each segment that has text.

    Raises:
        InputError: missing, damaged, or of another version.
    """
    context = _Context(languages)
    with opened(path, progress) as source, closing(stream(source, path, starts=True)) as events:
        for event, element in events:
            name = local(element)
            if event == "start":
                if name == "xliff":
                    _check_version(element, path)
                if name in ("xliff", "file"):
                    _enter(element, context)
            elif name == "trans-unit":
                yield from _units_1(element, context, warn)
                clear(element)
            elif name == "unit":
                yield from _units_2(element, context, warn)
                clear(element)
            elif name == "file":
                clear(element)


def _check_version(element: etree._Element, path: Path) -> None:
    version = element.get("version", "")
    if version.split(".")[0] not in ("1", "2"):
        raise InputError(
            "is XLIFF {version}, which is not known here",
            remedy="Save it as XLIFF 1.2 or 2.1",
            path=path,
            version=version or Message("without a version"),
        )


def _enter(element: etree._Element, context: _Context) -> None:
    source = element.get("source-language") or element.get("srcLang") or context.languages.source
    target = element.get("target-language") or element.get("trgLang") or context.languages.target
    context.languages = Languages(source, target)
    if local(element) == "file":
        context.document = element.get("original", "")


def _units_1(element: etree._Element, context: _Context, warn: Warn) -> Iterator[TranslationUnit]:
    children = {local(child): child for child in element if local(child) != "note"}
    target = children.get("target")
    status = Status.APPROVED if element.get("approved") == "yes" else None
    if target is not None and status is None:
        status = _status(target.get("state", ""), warn)
    notes = tuple(text for note in element if local(note) == "note" if (text := _text(note)))
    base = {"document": context.document, "identifier": element.get("resname") or element.get("id") or ""}
    pieces = _by_mid(children.get("seg-source"))
    translated = _by_mid(target)
    if len(pieces) > 1 and set(translated) <= set(pieces):
        for mid, source in pieces.items():
            fields = base | {"identifier": f"{base['identifier']}.{mid}"}
            yield from _made(fields, source, translated.get(mid, ""), status, notes, context, warn)
    else:
        source = _text(children.get("source"), _CODE_1)
        yield from _made(base, source, _text(target, _CODE_1), status, notes, context, warn)


def _units_2(element: etree._Element, context: _Context, warn: Warn) -> Iterator[TranslationUnit]:
    notes = tuple(text for note in element.iter("{*}note") if (text := _text(note)))
    ours = _our_metadata(element)
    base = {"document": context.document, "identifier": element.get("name") or element.get("id") or ""} | ours
    segments = [child for child in element if local(child) == "segment"]
    for segment in segments:
        sides = {local(child): _text(child) for child in segment}
        status = _status(segment.get("state", ""), warn)
        fields = dict(base)
        if len(segments) > 1 and (number := segment.get("id")):
            fields["identifier"] = f"{base['identifier']}.{number}"
        yield from _made(
            fields, sides.get("source", ""), sides.get("target", ""), status, notes, context, warn
        )


def _made(
    fields: dict[str, str],
    source: str,
    target: str,
    status: Status | None,
    notes: tuple[str, ...],
    context: _Context,
    warn: Warn,
) -> Iterator[TranslationUnit]:
    unit = unit_of(fields | {"source": source, "target": target}, context.languages, warn)
    if unit is None:
        return
    yield replace(unit, notes=notes, status=unit.status if "status" in fields else status)


def _our_metadata(element: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in element.iter("{*}metaGroup"):
        if group.get("category") == OUR_METADATA:
            found |= {meta.get("type", ""): _text(meta) for meta in group if local(meta) == "meta"}
    return {key: value for key, value in found.items() if key and key not in ("source", "target", "notes")}


def _by_mid(element: etree._Element | None) -> dict[str, str]:
    if element is None:
        return {}
    return {
        attribute(mark, "mid"): _text(mark, _CODE_1)
        for mark in element.iter("{*}mrk")
        if mark.get("mtype") == "seg" and attribute(mark, "mid")
    }


def _text(element: etree._Element | None, without: frozenset[str] = frozenset()) -> str:
    """The text of an element, its inline codes left out and coded characters put in."""
    if element is None:
        return ""
    pieces: list[str] = [element.text or ""]
    # Depth costs no recursion: (element, whether its tail is next).
    waiting = [(child, False) for child in reversed(element)]
    while waiting:
        child, tail = waiting.pop()
        if tail:
            pieces.append(child.tail or "")
            continue
        waiting.append((child, True))
        name = local(child)
        if name == "cp":
            pieces.append(_coded(child.get("hex", "")))
        elif name and name not in without:
            pieces.append(child.text or "")
            waiting.extend((grandchild, False) for grandchild in reversed(child))
    return "".join(pieces)


def _coded(code: str) -> str:
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character


def _status(state: str, warn: Warn) -> Status | None:
    if state and state not in STATUS_OF_STATE:
        warn(Message("The state {state!r} is not known and was left out.", state=state[:40]))
    return STATUS_OF_STATE.get(state)
