"""XLIFF 1.2 and 2.x: the pairs of segments, without their inline codes."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import IO, TYPE_CHECKING, cast

from aligner.bitext import Status
from aligner.errors import InputError
from aligner.formats.bitexts.columns import unit_of
from aligner.formats.bitexts.inline_codes import XLIFF_1_CODES, XLIFF_2_CODES, flatten
from aligner.formats.bitexts.xliff.states import STATUS_OF_STATE
from aligner.formats.io.raw_file import opened
from aligner.formats.io.safe_xml import attribute, clear, local, stream
from aligner.formats.io.xml_repair import RepairedXml
from aligner.formats.protocols import AS_IN_FILE, Languages, ignore
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Warn

OUR_METADATA = "muqabala"


@dataclass(slots=True)
class _Context:
    """What is known so far, and what was left out.

    Attributes:
        wanted: the languages asked for. languages: those of the file at hand. turned: whether they are those
            asked for the other way round, so that the sides change places.
    """

    wanted: Languages
    languages: Languages
    turned: bool = False
    document: str = ""
    codes: int = 0
    others: Counter[str] = field(default_factory=Counter)
    damaged: int = 0


def read_xliff(
    path: Path,
    *,
    languages: Languages = AS_IN_FILE,
    warn: Warn = ignore,
    progress: Progress = no_progress,
) -> Iterator[TranslationUnit]:
    """Units of an XLIFF file: one for each segment that has text.

    A file from B to A is read the other way round where A to B is asked for.

    Raises:
        InputError: missing, damaged, of another version, or without the languages asked for.
    """
    context = _Context(languages, languages.filled())
    found = False
    with opened(path, progress) as raw:
        source = RepairedXml(raw)
        with closing(stream(cast("IO[bytes]", source), path, starts=True, doctype=True)) as events:
            for event, element in events:
                name = local(element)
                if event == "start":
                    if name == "xliff":
                        _check_version(element, path)
                    if name in ("xliff", "file"):
                        _enter(element, context)
                elif name in ("trans-unit", "unit"):
                    read = _units_1 if name == "trans-unit" else _units_2
                    for unit in read(element, context, warn):
                        if _wanted(context):
                            found = True
                            yield unit
                        else:
                            context.others[" – ".join(context.languages.pair)] += 1
                    clear(element)
                elif name == "file":
                    clear(element)
        source.report(warn)
    if context.others and not found:
        raise InputError(
            "has nothing in these languages; it has {languages}",
            languages=sorted(context.others),
            remedy="Choose two of its languages",
            path=path,
        )
    if context.others:
        listed = [f"{tags} ({count:,})" for tags, count in context.others.most_common()]
        warn(Message("Left out: units in {languages}.", languages=listed))
    if context.codes:
        warn(
            Message.counted(
                "{n:,} inline code (formatting) is not in the text.",
                "{n:,} inline codes (formatting) are not in the texts.",
                n=context.codes,
            )
        )


def _check_version(element: etree._Element, path: Path) -> None:
    # Some programs leave the version out; their files are XLIFF 1.
    version = element.get("version", "") or ("2.0" if element.get("srcLang") else "1.2")
    if version.split(".")[0] not in ("1", "2"):
        raise InputError(
            "is XLIFF {version}, which is not known here",
            remedy="Save it as XLIFF 1.2 or 2.1",
            path=path,
            version=version,
        )


def _enter(element: etree._Element, context: _Context) -> None:
    usual = context.wanted.filled() if local(element) == "xliff" else context.languages
    source = element.get("source-language") or element.get("srcLang") or usual.source
    target = element.get("target-language") or element.get("trgLang") or usual.target
    context.languages = Languages(source, target)
    wanted = tuple(map(_primary, context.wanted.pair))
    own = tuple(map(_primary, context.languages.pair))
    context.turned = any(wanted) and own != wanted and _fits(own[::-1], wanted)
    if local(element) == "file":
        context.document = element.get("original", "")


def _wanted(context: _Context) -> bool:
    own = tuple(map(_primary, context.languages.pair))
    wanted = tuple(map(_primary, context.wanted.pair))
    return context.turned or _fits(own, wanted)


def _fits(own: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return all(not asked or asked == tag for asked, tag in zip(wanted, own, strict=True))


def _primary(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].casefold()


def _units_1(element: etree._Element, context: _Context, warn: Warn) -> Iterator[TranslationUnit]:
    children = {local(child): child for child in element if local(child) != "note"}
    target = children.get("target")
    status = Status.APPROVED if element.get("approved") == "yes" else None
    if target is not None and status is None:
        status = _status(target.get("state", ""), warn)
    notes = tuple(said for note in element if local(note) == "note" if (said := _note(note)))
    base = {"document": context.document, "identifier": element.get("resname") or element.get("id") or ""}

    def text(part: etree._Element | None) -> str:
        flat = flatten(part, XLIFF_1_CODES)
        context.codes += flat.codes
        return flat.text

    pieces = {mid: text(mark) for mid, mark in _by_mid(children.get("seg-source")).items()}
    translated = {mid: text(mark) for mid, mark in _by_mid(target).items()}
    if len(pieces) > 1 and set(translated) <= set(pieces):
        for mid, source in pieces.items():
            fields = base | {"identifier": f"{base['identifier']}.{mid}"}
            yield from _made(fields, source, translated.get(mid, ""), status, notes, context, warn)
    else:
        yield from _made(base, text(children.get("source")), text(target), status, notes, context, warn)


def _units_2(element: etree._Element, context: _Context, warn: Warn) -> Iterator[TranslationUnit]:
    parts: dict[str, list[etree._Element]] = {}
    for child in element:
        parts.setdefault(local(child), []).append(child)
    notes = tuple(
        said
        for group in parts.get("notes", ())
        for note in group
        if local(note) == "note"
        if (said := _note(note))
    )
    ours = _our_metadata(element) if "metadata" in parts else {}
    base = {"document": context.document, "identifier": element.get("name") or element.get("id") or ""} | ours
    data = {
        entry.get("id", ""): "".join(map(str, entry.itertext()))
        for group in parts.get("originalData", ())
        for entry in group
    }
    segments = parts.get("segment", [])
    for segment in segments:
        sides = {}
        for child in segment:
            flat = flatten(child, XLIFF_2_CODES, data)
            context.codes += flat.codes
            sides[local(child)] = flat.text
        status = _status(segment.get("state", ""), warn)
        fields = dict(base)
        if len(segments) > 1 and (number := segment.get("id")):
            fields["identifier"] = f"{base['identifier']}.{number}"
        yield from _made(
            fields, sides.get("source", ""), sides.get("target", ""), status, notes, context, warn
        )
    if any("".join(map(str, part.itertext())).strip() for part in parts.get("ignorable", ())):
        warn(Message("Left out: text between segments that is marked as not to be translated."))


def _made(
    fields: dict[str, str],
    source: str,
    target: str,
    status: Status | None,
    notes: tuple[str, ...],
    context: _Context,
    warn: Warn,
) -> Iterator[TranslationUnit]:
    try:
        unit = unit_of(fields | {"source": source, "target": target}, context.languages, warn)
    except ValueError:
        unit = None
    if unit is None:
        return
    unit = replace(unit, notes=notes, status=unit.status if "status" in fields else status)
    yield turned(unit) if context.turned else unit


def _our_metadata(element: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in element.iter("{*}metaGroup"):
        if group.get("category") == OUR_METADATA:
            found |= {meta.get("type", ""): meta.text or "" for meta in group if local(meta) == "meta"}
    return {key: value for key, value in found.items() if key and key not in ("source", "target", "notes")}


def _by_mid(element: etree._Element | None) -> dict[str, etree._Element]:
    if element is None:
        return {}
    return {
        attribute(mark, "mid"): mark
        for mark in element.iter("{*}mrk")
        if mark.get("mtype") == "seg" and attribute(mark, "mid")
    }


def turned(unit: TranslationUnit) -> TranslationUnit:
    """The unit with its sides in each other's place."""
    return replace(
        unit,
        source=unit.target,
        target=unit.source,
        source_language=unit.target_language,
        target_language=unit.source_language,
    )


def _note(element: etree._Element) -> str:
    """The text of a note, with its author."""
    text = "".join(map(str, element.itertext()))
    author = element.get("from", "")
    return f"{author}: {text}" if author and text.strip() else text


def _status(state: str, warn: Warn) -> Status | None:
    if state and state not in STATUS_OF_STATE:
        warn(Message("The state {state!r} is not known and was left out.", state=state[:40]))
    return STATUS_OF_STATE.get(state)
