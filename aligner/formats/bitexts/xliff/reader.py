"""XLIFF 1.2 and 2.x, and the dialects of Trados, memoQ and Phrase: the pairs of segments."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import IO, TYPE_CHECKING, cast

from aligner.bitext import Side, Status
from aligner.errors import InputError
from aligner.formats.bitexts.coded_segments import SEGMENT, tagged_pair, tmx_content
from aligner.formats.bitexts.columns import unit_of
from aligner.formats.bitexts.inline_codes import XLIFF_1_CODES, XLIFF_2_CODES, codes_kept, flatten
from aligner.formats.bitexts.xliff.dialects import Dialect, comment_definitions, comments, facts
from aligner.formats.bitexts.xliff.segments import native_data, segments_1
from aligner.formats.bitexts.xliff.states import STATUS_OF_STATE
from aligner.formats.io.raw_file import opened
from aligner.formats.io.safe_xml import clear, local, stream
from aligner.formats.io.xml_repair import RepairedXml
from aligner.formats.protocols import AS_IN_FILE, Languages, ignore
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from aligner.text.scripts import base_language

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
        takes: whether the file at hand is in the languages asked for.
        is_dialect: whether a tool says more than the standard.
        deleted: tracked deletions, which are no text any more.
        comments: those of Trados by the id that their anchors name.
        general_notes: on files and groups. proposals: of memories and engines.
    """

    wanted: Languages
    languages: Languages
    turned: bool = False
    takes: bool = True
    is_dialect: bool = False
    document: str = ""
    codes: int = 0
    deleted: int = 0
    others: Counter[str] = field(default_factory=Counter)
    comments: dict[str, list[str]] = field(default_factory=dict)
    general_notes: int = 0
    proposals: int = 0


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
                        if context.takes:
                            found = True
                            if not any(context.wanted.pair):
                                context.wanted = context.languages  # those of the first unit
                            yield unit
                        else:
                            context.others[" – ".join(context.languages.pair)] += 1
                    clear(element)
                elif name == "cmt-def":
                    context.comments[element.get("id", "")] = comment_definitions(element)
                elif name == "file":
                    clear(element)
                elif name == "note":
                    context.general_notes += _is_general(element)
                elif name in ("alt-trans", "match"):
                    context.proposals += any(local(child) == "target" for child in element)
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
    if context.general_notes:
        warn(
            Message.counted(
                "Left out: {n:,} note on a whole file or group.",
                "Left out: {n:,} notes on whole files or groups.",
                n=context.general_notes,
            )
        )
    if context.proposals:
        warn(
            Message.counted(
                "Left out: {n:,} proposal of a memory or engine.",
                "Left out: {n:,} proposals of memories or engines.",
                n=context.proposals,
            )
        )
    if context.codes:
        warn(codes_kept(context.codes))
    if context.deleted:
        warn(
            Message.counted(
                "Left out: {n:,} tracked deletion.",
                "Left out: {n:,} tracked deletions.",
                n=context.deleted,
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
    context.takes = context.turned or _fits(own, wanted)
    context.is_dialect = (
        Dialect.of({str(k): str(v) for k, v in element.nsmap.items()}) is not Dialect.STANDARD
    )
    if local(element) == "file":
        context.document = element.get("original", "")


def _is_general(note: etree._Element) -> bool:
    """Whether a note with text is about a file or a group, and not about a unit."""
    above = note.getparent()
    if above is not None and local(above) == "notes":
        above = above.getparent()
    return above is not None and local(above) in ("file", "group", "header") and bool(_note(note).strip())


def _fits(own: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return all(not asked or asked == tag for asked, tag in zip(wanted, own, strict=True))


def _primary(tag: str) -> str:
    return base_language(tag)


def _units_1(element: etree._Element, context: _Context, warn: Warn) -> Iterator[TranslationUnit]:
    target = next(element.iterchildren("{*}target"), None)
    notes = tuple(said for note in element if local(note) == "note" if (said := _note(note)))
    identifier = element.get("resname") or element.get("id") or ""
    for piece in segments_1(element):
        known = facts(element, piece.mid, standard=not context.is_dialect)
        if known.state:
            status = _status(known.state, warn)
        elif element.get("approved") == "yes":
            status = Status.APPROVED
        else:
            status = _status(target.get("state", ""), warn) if target is not None else None
        fields = {
            "document": context.document,
            "identifier": f"{identifier}.{piece.mid}" if piece.is_one_of_several else identifier,
        }
        if known.state:
            fields["state"] = known.state
        if known.locked:
            fields["locked"] = "yes"
        parts = (piece.source, piece.target)
        remarks = (*notes, *comments(element, parts, context.comments)) if context.is_dialect else notes
        yield from _made(fields, *parts, XLIFF_1_CODES, {}, status, remarks, context, warn)


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
    data = native_data(element)
    segments = parts.get("segment", [])
    for segment in segments:
        sides = {local(child): child for child in segment}
        status = _status(segment.get("state", ""), warn)
        fields = dict(base)
        if len(segments) > 1 and (number := segment.get("id")):
            fields["identifier"] = f"{base['identifier']}.{number}"
        texts = (sides.get("source"), sides.get("target"))
        yield from _made(fields, *texts, XLIFF_2_CODES, data, status, notes, context, warn)
    if any("".join(map(str, part.itertext())).strip() for part in parts.get("ignorable", ())):
        warn(Message("Left out: text between segments that is marked as not to be translated."))


def _made(
    fields: dict[str, str],
    source: etree._Element | None,
    target: etree._Element | None,
    codes: frozenset[str],
    data: dict[str, str],
    status: Status | None,
    notes: tuple[str, ...],
    context: _Context,
    warn: Warn,
) -> Iterator[TranslationUnit]:
    first, second = flatten(source, codes, data), flatten(target, codes, data)
    context.codes += first.codes + second.codes
    fields["source"], fields["target"] = first.text, second.text
    if status is not None and "status" not in fields:
        fields["status"] = status.value
    try:
        unit = unit_of(fields, context.languages, warn)
    except ValueError:
        unit = None
    if unit is None:
        return
    if notes:
        unit = replace(unit, notes=notes)
    if any(part is not None and len(part) for part in (source, target)):
        unit = replace(unit, properties={**unit.properties, **_coded(source, target, codes, data)})
        context.deleted += sum(
            mark.get("mtype") == "x-sdl-deleted"
            for part in (source, target)
            if part is not None
            for mark in part.iter("{*}mrk")
        )
    yield turned(unit) if context.turned else unit


def _coded(
    source: etree._Element | None,
    target: etree._Element | None,
    codes: frozenset[str],
    data: dict[str, str],
) -> dict[str, str]:
    """The segments with their codes, as properties of the unit."""
    contents = map(tmx_content, tagged_pair(source, target, codes, data))
    return {
        SEGMENT.format(side=side.value): content
        for side, content in zip(Side, contents, strict=True)
        if content
    }


def _our_metadata(element: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in element.iter("{*}metaGroup"):
        if group.get("category") == OUR_METADATA:
            found |= {meta.get("type", ""): meta.text or "" for meta in group if local(meta) == "meta"}
    return {key: value for key, value in found.items() if key and key not in ("source", "target", "notes")}


def turned(unit: TranslationUnit) -> TranslationUnit:
    """The unit with its sides in each other's place."""
    names = [SEGMENT.format(side=side.value) for side in Side]
    swapped = {
        new: unit.properties[old]
        for new, old in zip(names, reversed(names), strict=True)
        if old in unit.properties
    }
    others = {name: value for name, value in unit.properties.items() if name not in names}
    return replace(
        unit,
        properties=others | swapped,
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
