"""Translations and states written back into the XLIFF file that they came from; every other byte stays.

The file is read twice: once for where the units are, by byte, and unit by unit to replace the content of
targets and the values of states. What a tool keeps beside them (skeleton, identifiers, revisions) is copied.
"""

from __future__ import annotations

import mmap
import re
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aligner.bitext import Status
from aligner.errors import InputError
from aligner.exchange.document_places import unwrapped
from aligner.formats.bitexts.coded_segments import filled, tagged_pair, well_nested
from aligner.formats.bitexts.inline_codes import XLIFF_1_CODES, XLIFF_2_CODES, Tagged
from aligner.formats.bitexts.xliff import states
from aligner.formats.bitexts.xliff.byte_nodes import ByteNode, Scanner, UnitBytes, quoted
from aligner.formats.bitexts.xliff.dialects import Dialect, facts
from aligner.formats.bitexts.xliff.file_encoding import edited, encoding_of, in_utf_8
from aligner.formats.bitexts.xliff.segments import native_data, segments_1
from aligner.formats.bitexts.xliff.states import LEAST_FIRST, STATUS_OF_STATE
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml
from aligner.formats.io.raw_file import file_errors
from aligner.formats.io.safe_xml import local
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_COPIED = 1 << 20


_Edit = tuple[int, int, bytes]
"""Bytes from … to … of the file, and what takes their place."""


@dataclass(frozen=True, slots=True)
class FileSegment:
    """A segment as the file has it.

    Attributes:
        identifier: as :func:`~aligner.formats.bitexts.xliff.reader.read_xliff` gives it to its unit.
        source, target: with tags for inline codes, without white space at their ends.
        status: None where the file says nothing.
        source_language: as the file names it; may be empty.
    """

    identifier: str
    source: str
    target: str
    status: Status | None
    locked: bool
    source_language: str = ""


@dataclass(frozen=True, slots=True)
class NewTarget:
    """What a segment is to become.

    Attributes:
        text: with tags. status: None to leave the state as it is.
    """

    text: str
    status: Status | None


@dataclass(slots=True)
class WriteBackReport:
    """What became of the segments.

    Attributes:
        written: segments with another text. states: segments of which only the state is another.
        skipped: identifiers of segments that were to be changed and were not, by the reason.
    """

    written: int = 0
    states: int = 0
    skipped: dict[str, list[str]] = field(default_factory=dict)

    def skip(self, why: str, identifier: str) -> None:
        self.skipped.setdefault(why, []).append(identifier)


LOCKED = Message("locked")
CODES_BROKEN = Message("its inline codes are out of order")


def write_back(
    original: Path,
    target: Path,
    decide: Callable[[FileSegment], NewTarget | None],
    progress: Progress = no_progress,
    *,
    keep: Path | None = None,
) -> WriteBackReport:
    """Copy an XLIFF file of version 1.x or 2.x with other targets and states.

    Args:
        target: may be the same file, which is then replaced when the new one is complete.
        decide: what each segment becomes; None to leave it. Locked segments are asked for too, and left.
        keep: where to copy the file as it is, before anything is written.

    Raises:
        InputError: missing, damaged, no XLIFF, or in an encoding that cannot be written back.
        OutputError: it cannot be written.
    """
    report = WriteBackReport()
    with file_errors(original), original.open("rb") as stream:
        if not original.stat().st_size:
            raise InputError("is empty", remedy="Choose another file", path=original)
        with closing(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)) as data:
            encoding = encoding_of(data, original)
            text = in_utf_8(data, encoding, original)
            found: list[_Edit] = []
            Scanner(
                original, text, lambda unit: found.extend(_Unit(unit, text).edits(decide, report)), progress
            ).run()
            edits = list(edited(data, text, encoding, sorted(found), original))
            if keep is not None:
                with atomic_write(keep) as copy:
                    _copy(data, 0, len(data), copy)
            with atomic_write(target) as out:
                at = 0
                for start, end, new in edits:
                    _copy(data, at, start, out)
                    out.write(new)
                    at = end
                _copy(data, at, len(data), out)
    return report


def _copy(data: mmap.mmap, start: int, end: int, out: Any) -> None:
    for at in range(start, end, _COPIED):
        out.write(data[at : min(at + _COPIED, end)])


class _Unit:
    """A unit by its elements and by its bytes."""

    def __init__(self, unit: UnitBytes, data: bytes | mmap.mmap) -> None:
        self._node = unit.node
        self._element = unit.element
        self._language = unit.source_language
        self._data = data
        self._dialect = Dialect.of(unit.prefixes)
        self._prefix = {uri: f"{prefix}:" if prefix else "" for prefix, uri in unit.prefixes.items()}
        self._own = unit.node.name.rpartition(":")[0]

    def edits(
        self, decide: Callable[[FileSegment], NewTarget | None], report: WriteBackReport
    ) -> Iterator[_Edit]:
        if local(self._element) == "unit":
            yield from self._edits_2(decide, report)
        else:
            yield from self._edits_1(decide, report)

    # XLIFF 1

    def _edits_1(
        self, decide: Callable[[FileSegment], NewTarget | None], report: WriteBackReport
    ) -> Iterator[_Edit]:
        unit = self._element
        identifier = unit.get("resname") or unit.get("id") or ""
        contents: dict[str, str] = {}
        changed: dict[str, Status] = {}
        least = Status.APPROVED
        pieces = segments_1(unit)
        for piece in pieces:
            texts = tagged_pair(piece.source, piece.target, XLIFF_1_CODES)
            known = facts(unit, piece.mid)
            target = next(unit.iterchildren("{*}target"), None)
            state = known.state or ("" if target is None else target.get("state", ""))
            if unit.get("approved") == "yes" and not known.state:
                status: Status | None = Status.APPROVED
            else:
                status = STATUS_OF_STATE.get(state)
            name = f"{identifier}.{piece.mid}" if piece.is_one_of_several else identifier
            segment = FileSegment(
                name, texts[0].text.strip(), texts[1].text.strip(), status, known.locked, self._language
            )
            change = _change(segment, texts, decide, report)
            if change is not None and change.content is not None:
                contents[piece.mid] = change.content
            if change is not None and change.status is not None:
                changed[piece.mid] = change.status
            least = min(least, changed.get(piece.mid, status or Status.SUGGESTED), key=LEAST_FIRST.index)
        if self._dialect is Dialect.TRADOS:
            for mid, new in changed.items():
                yield from self._state_of_trados(mid, new, retyped=mid in contents)
        elif changed:
            # The unit has one state for all of its segments: that of the one that is least far.
            yield from self._state_1(least, divided=len(pieces) > 1)
        if contents:
            yield from self._targets_1(contents, divided=bool(pieces[0].mid))

    def _targets_1(self, contents: dict[str, str], *, divided: bool) -> Iterator[_Edit]:
        target = self._node.child("target")
        if target is None:
            yield self._new_target(contents, divided=divided)
            return
        if not divided:
            yield self._inside(target, contents[""])
            return
        marks = {
            mark.attributes.get("mid", ""): mark
            for mark in target.every("mrk")
            if mark.attributes.get("mtype") == "seg"
        }
        missing = {mid: content for mid, content in contents.items() if mid not in marks}
        for mid, content in contents.items():
            if mid in marks:
                yield self._inside(marks[mid], content)
        if not missing:
            return
        if not marks and not self._data[target.inner : target.outer].strip():
            yield self._inside(target, self._laid_out(missing))
            return
        yield from self._added(missing, marks, target)

    def _added(
        self, missing: dict[str, str], marks: dict[str, ByteNode], target: ByteNode
    ) -> Iterator[_Edit]:
        """Segments that a target lacks, each behind the one before it in the source, with what parts them."""
        mark = self._name("mrk")
        order = self._source_marks()
        behind: ByteNode | None = None
        together: list[bytes] = []
        for before, node in zip((None, *order), order, strict=False):
            mid = node.attributes.get("mid", "")
            if mid in marks:
                yield from self._inserted(together, behind, marks[mid], target)
                together, behind = [], marks[mid]
            if mid in missing and mid not in marks:
                content = f'<{mark} mtype="seg" mid="{quoted(mid)}">{missing[mid]}</{mark}>'
                together += [self._between(before, node), content.encode()]
        yield from self._inserted(together, behind, None, target)

    def _inserted(
        self, together: list[bytes], behind: ByteNode | None, ahead: ByteNode | None, target: ByteNode
    ) -> Iterator[_Edit]:
        if not together:
            return
        if behind is not None:
            space = self._data[behind.end : target.outer]
            if space.isspace() and ahead is None:  # it has the white space that comes before them
                yield target.outer, target.outer, b"".join(together[1:])
            else:
                yield behind.end, behind.end, b"".join(together)
        elif ahead is not None:
            # Before the first one of the target: what parts them comes behind each.
            nodes = [*self._source_marks()]
            first = next(
                n for n, node in enumerate(nodes) if node.attributes.get("mid") == ahead.attributes["mid"]
            )
            last = self._between(nodes[first - 1], nodes[first]) if first else b""
            yield ahead.start, ahead.start, b"".join([*together[1:], last])
        else:
            yield target.outer, target.outer, b"".join(together)

    def _source_marks(self) -> list[ByteNode]:
        source = self._node.child("seg-source")
        marks = source.every("mrk") if source is not None else ()
        return [mark for mark in marks if mark.attributes.get("mtype") == "seg"]

    def _between(self, before: ByteNode | None, node: ByteNode) -> bytes:
        """The white space between two segments of the source."""
        if before is None:
            return b""
        between = re.sub(rb"<[^>]*>", b"", self._data[before.end : node.start])
        return between[: len(between) - len(between.lstrip())]

    def _laid_out(self, contents: dict[str, str]) -> str:
        """Segments with what is between and around them in the source."""
        source = self._node.child("seg-source")
        assert source is not None
        mark = self._name("mrk")
        pieces: list[bytes] = []
        at = source.inner
        for node in self._source_marks():
            mid = node.attributes.get("mid", "")
            said = contents.get(mid, "")
            pieces.append(self._data[at : node.start])
            pieces.append(f'<{mark} mtype="seg" mid="{quoted(mid)}">{said}</{mark}>'.encode())
            at = node.end
        pieces.append(self._data[at : source.outer])
        return b"".join(pieces).decode()

    def _new_target(self, contents: dict[str, str], *, divided: bool) -> _Edit:
        """A target where the unit has none, divided as the source is."""
        name = self._name("target")
        before = self._node.child("seg-source") or self._node.child("source") or self._node
        if not divided:
            return before.end, before.end, f"<{name}>{contents['']}</{name}>".encode()
        return before.end, before.end, f"<{name}>{self._laid_out(contents)}</{name}>".encode()

    def _state_of_trados(self, mid: str, status: Status, *, retyped: bool) -> Iterator[_Edit]:
        group = self._node.child("seg-defs")
        for definition in group.children if group is not None else ():
            if definition.local == "seg" and (not mid or definition.attributes.get("id") == mid):
                values: dict[str, str | None] = {"conf": states.TRADOS[status]}
                if retyped:
                    # The text is no longer that of the memory or engine.
                    values |= {"origin": "interactive", "origin-system": None}
                    values |= {"percent": None, "text-match": None, "struct-match": None}
                yield self._attributes(definition, values)
                return

    def _state_1(self, status: Status, *, divided: bool) -> Iterator[_Edit]:
        node, dialect = self._node, self._dialect
        if dialect is Dialect.MEMOQ:
            yield self._attributes(node, {f"{self._prefix[dialect.value]}status": states.MEMOQ[status]})
        elif dialect is Dialect.PHRASE:
            done = "1" if status.is_settled else "0"
            yield self._attributes(node, {f"{self._prefix[dialect.value]}confirmed": done})
        else:
            if (target := node.child("target")) is not None:
                yield self._attributes(target, {"state": states.STATE_OF_STATUS_1[status]})
            if "approved" in node.attributes and not divided:
                done = "yes" if status is Status.APPROVED else "no"
                yield self._attributes(node, {"approved": done})

    # XLIFF 2

    def _edits_2(
        self, decide: Callable[[FileSegment], NewTarget | None], report: WriteBackReport
    ) -> Iterator[_Edit]:
        unit = self._element
        data = native_data(unit)
        base = unit.get("name") or unit.get("id") or ""
        nodes = [child for child in self._node.children if child.local == "segment"]
        elements = [child for child in unit if local(child) == "segment"]
        for node, element in zip(nodes, elements, strict=True):
            sides = {local(child): child for child in element}
            texts = tagged_pair(sides.get("source"), sides.get("target"), XLIFF_2_CODES, data)
            number = element.get("id")
            name = f"{base}.{number}" if len(nodes) > 1 and number else base
            segment = FileSegment(
                name,
                texts[0].text.strip(),
                texts[1].text.strip(),
                STATUS_OF_STATE.get(element.get("state", "")),
                unit.get("translate") == "no",
                self._language,
            )
            change = _change(segment, texts, decide, report)
            if change is None:
                continue
            if change.status is not None:
                yield self._attributes(
                    node, {"state": states.STATE_OF_STATUS[change.status], "subState": None}
                )
            if change.content is not None:
                target, name = node.child("target"), self._name("target")
                source = node.child("source")
                if target is not None:
                    yield self._inside(target, change.content)
                elif source is not None:
                    yield source.end, source.end, f"<{name}>{change.content}</{name}>".encode()

    # Bytes

    def _name(self, local_name: str) -> str:
        return f"{self._own}:{local_name}" if self._own else local_name

    def _inside(self, node: ByteNode, content: str) -> _Edit:
        """The content of an element replaced."""
        if node.outer == node.end:
            tag = bytes(self._data[node.start : node.inner])
            opened = tag[:-2].rstrip() + b">"
            # Its attributes may be edited too, so only what closes it is replaced.
            kept = node.start + len(tag[:-2].rstrip())
            return kept, node.end, opened[-1:] + content.encode() + f"</{node.name}>".encode()
        return node.inner, node.outer, content.encode()

    def _attributes(self, node: ByteNode, values: dict[str, str | None]) -> _Edit:
        """The attributes of a start tag with other values; None removes one."""
        end = node.inner - (2 if self._data[node.inner - 2 : node.inner] == b"/>" else 1)
        head = bytes(self._data[node.start : end])
        head = head.rstrip()
        stop = node.start + len(head)
        for name, value in values.items():
            pattern = re.compile(rb"\s+" + re.escape(name.encode()) + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')")
            new = b"" if value is None else f' {name}="{quoted(value)}"'.encode()
            head, found = pattern.subn(lambda _: new, head, count=1)  # noqa: B023  (used at once)
            if not found:
                head += new
        return node.start, stop, head


@dataclass(frozen=True, slots=True)
class _Change:
    """What changes in a segment: its content, its state, or both."""

    content: str | None
    status: Status | None


def _change(
    segment: FileSegment,
    texts: tuple[Tagged, Tagged],
    decide: Callable[[FileSegment], NewTarget | None],
    report: WriteBackReport,
) -> _Change | None:
    wanted = decide(segment)
    if wanted is None:
        return None
    same = " ".join(wanted.text.split()) == " ".join(segment.target.split())
    status = _new_status(segment.status, wanted.status, same=same)
    if same and status is None:
        return None
    if segment.locked:
        report.skip(LOCKED, segment.identifier)
        return None
    if same:
        report.states += 1
        return _Change(None, status)
    source, target = texts
    codes = {**source.codes, **target.codes}
    if not well_nested(wanted.text, codes):
        report.skip(CODES_BROKEN, segment.identifier)
        return None
    markup = {tag: code.markup for tag, code in codes.items()}
    spoken = [(code.text or "", code.markup) for code in target.spoken or source.spoken]
    text = wanted.text if spoken else unwrapped(wanted.text)
    # White space at the ends belongs to the file: projects have none there.
    before = target.text if target.text.strip() else source.text
    start, end = before[: -len(before.lstrip()) or None], before[len(before.rstrip()) :]
    report.written += 1
    return _Change(filled(legal_in_xml(f"{start}{text.strip()}{end}"), markup, spoken), status)


def _new_status(now: Status | None, wanted: Status | None, *, same: bool) -> Status | None:
    """The status to write; None to leave the state, which may say more than ours, as it is."""
    if wanted is None:
        return None
    if same and (now is wanted or wanted is Status.SUGGESTED):
        return None
    if same and wanted is Status.CONFIRMED and now is Status.APPROVED:
        return None  # an approval of the other program's reviewer is not taken back
    return wanted
