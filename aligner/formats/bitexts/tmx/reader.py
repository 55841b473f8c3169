"""Translation memories of TMX 1.1 to 1.4, read as a stream in bounded memory.

Untrusted files: no entity is expanded, no DTD loaded, nothing fetched. A ``DOCTYPE`` naming the TMX DTD is
usual and tolerated, one that declares entities is not.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any, cast

from lxml import etree

from aligner.errors import InputError
from aligner.exchange.translation_unit import NOTHING, TranslationUnit
from aligner.formats.bitexts.inline_codes import codes_kept
from aligner.formats.bitexts.tmx.elements import Variant, local_name, made, properties_of
from aligner.formats.io.raw_file import file_errors
from aligner.formats.io.safe_xml import local
from aligner.formats.io.xml_repair import RepairedXml
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from aligner.text.scripts import base_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType

_OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "dtd_validation": False,
    "attribute_defaults": False,
    "huge_tree": False,  # libxml2 then stops at 256 nested elements and at single texts of 10 MB
}
_CUT_OFF = (etree.ErrorTypes.ERR_DOCUMENT_END, etree.ErrorTypes.ERR_TAG_NOT_FINISHED)
_CHUNK = 1 << 16
_DAMAGED = "Export it again from the program that made it, or choose another file"
_NOT_TMX = "Choose a TMX file"


class TmxSource:
    """An open TMX file: its header at once, its units as they are asked for.

    Args:
        source: a path, or a binary stream (left open).
        source_language, target_language: which variants to take. None takes the file's source language, or
            Arabic where it names none; and for the target Arabic or English if the first unit has them, else
            its first variant of another language, for the whole file. Regions are ignored unless two
            variants differ by nothing else.
        all_variants: make a unit of every variant in the target language, not only of the first.

    Attributes:
        header: the attributes of the header, unchanged. properties: its ``prop`` elements.
        skipped: why units were left out so far, counted; languages: the languages met so far, counted.
        others: variants left out so far, counted by language. further: of them, those in a language taken.
        codes: inline codes left out of texts so far. texts_in_codes: of them, those that hold text.
        unnamed: units so far whose variants name no language.
        damage: what is wrong at the end of a file that is cut off.

    Raises:
        InputError: missing, unreadable, not TMX, damaged (then or during iteration).
    """

    def __init__(
        self,
        source: Path | str | IO[bytes],
        *,
        source_language: str | None = None,
        target_language: str | None = None,
        all_variants: bool = False,
        progress: Progress = no_progress,
    ) -> None:
        self.path = (
            Path(source) if isinstance(source, (str, Path)) else Path(str(getattr(source, "name", "TMX")))
        )
        self._stream, self._size, self._ours = _open(source, self.path)
        self._repaired = RepairedXml(self._stream)
        self._wanted = (source_language, target_language)
        self._all_variants = all_variants
        self._usual_target: str | None = None
        self._usual_source = ""
        self._progress = progress
        self.header: Mapping[str, str] = NOTHING
        self.properties: Mapping[str, str] = NOTHING
        self.skipped: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        self.others: Counter[str] = Counter()
        self.further = 0
        self.codes = 0
        self.texts_in_codes = 0
        self.unnamed = 0
        self.damage: InputError | None = None
        self._found = 0
        self._events = self._read()
        try:
            self._first = next(self._events, None)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> TmxSource:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._ours:
            self._stream.close()

    def __iter__(self) -> Iterator[TranslationUnit]:
        if self._first is not None:
            first, self._first = self._first, None
            yield first
        yield from self._events

    def report(self, warn: Callable[[str], None]) -> None:
        """Warn of all that was left out so far.

        Raises:
            InputError: no unit is in the languages asked for.
        """
        if self.languages and self._found == 0 and any(self._wanted):
            raise InputError(
                "has nothing in these languages; it has {languages}",
                languages=sorted(self.languages),
                remedy="Choose two of its languages",
                path=self.path,
            )
        for why, count in self.skipped.items():
            warn(
                Message.counted(
                    "{n:,} unit was left out: {why}.", "{n:,} units were left out: {why}.", n=count, why=why
                )
            )
        if self.others:
            listed = [f"{tag} ({count:,})" for tag, count in self.others.most_common()]
            warn(
                Message(
                    "Left out: variants in {languages}. The source and target language can be chosen.",
                    languages=listed,
                )
            )
        if self.further:
            warn(
                Message.counted(
                    "Left out: {n:,} further variant in the same language; all variants can be asked for.",
                    "Left out: {n:,} further variants in the same language; all variants can be asked for.",
                    n=self.further,
                )
            )
        if self.codes:
            warn(codes_kept(self.codes))
        if self.texts_in_codes:
            warn(
                Message.counted(
                    "{n:,} text inside an inline code is kept in the code only.",
                    "{n:,} texts inside inline codes are kept in the codes only.",
                    n=self.texts_in_codes,
                )
            )
        if self.unnamed:
            warn(
                Message.counted(
                    "{n:,} unit names no languages; its first text was taken for the source.",
                    "{n:,} units name no languages; their first texts were taken for the source.",
                    n=self.unnamed,
                )
            )
        if self.damage is not None:
            warn(Message("The file ends too early; something may be missing at its end."))
        self._repaired.report(warn)

    def _read(self) -> Iterator[TranslationUnit]:
        try:
            yield from self._units(self._checked())
        except (etree.XMLSyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None)
            why = str(error).split(", line ")[0].strip().rstrip(".")
            self.damage = InputError(
                "is damaged{place}: {why}",
                remedy=_DAMAGED,
                path=self.path,
                place=Message(" in line {line}", line=line) if line else Message(""),
                why=why or Message("it ends too early"),
            )
            if not self._found or getattr(error, "code", 0) not in _CUT_OFF:
                raise self.damage from error
        except OSError as error:
            raise InputError(
                "cannot be read ({why})", remedy=_DAMAGED, path=self.path, why=error.strerror or str(error)
            ) from error

    def _checked(self) -> _Prefixed:
        """The stream from its start, once its root is known to be that of a TMX file.

        Only the root is read first, so that a large file of another kind is not read to its end.
        """
        parser = etree.XMLPullParser(events=("start",), **_OPTIONS)
        read = b""
        while chunk := self._repaired.read(_CHUNK):
            read += chunk
            parser.feed(chunk)
            for _, root in parser.read_events():
                self._check_root(cast("etree._Element", root))
                return _Prefixed(read, self._repaired)
        return _Prefixed(read, self._repaired)

    def _units(self, stream: _Prefixed) -> Iterator[TranslationUnit]:
        context = etree.iterparse(
            cast("Any", stream),
            events=("end",),
            tag=("{*}header", "{*}tu"),
            remove_comments=True,
            remove_pis=True,
            **_OPTIONS,
        )
        found = 0
        for _, element in context:
            if local(element) == "header":
                self.header = MappingProxyType({local_name(str(k)): str(v) for k, v in element.items()})
                self.properties = MappingProxyType(properties_of(element))
                continue
            found += 1
            units = self._units_of(element)
            element.clear()
            _drop_before(element)
            if found % 1000 == 0:
                self._progress(self._share(), Message.counted("{n:,} unit read", "{n:,} units read", n=found))
            self._found += len(units)
            yield from units
        self._progress(1.0, Message.counted("{n:,} unit read", "{n:,} units read", n=found))

    def _share(self) -> float:
        return min(1.0, self._stream.tell() / self._size) if self._size else 0.0

    def _check_root(self, element: etree._Element) -> None:
        if (name := local(element)) != "tmx":
            raise InputError(
                "is not TMX: its root element is <{name}>", remedy=_NOT_TMX, path=self.path, name=name
            )
        declared: Any = element.getroottree().docinfo.internalDTD  # the stubs lack iterentities
        if declared is not None and any(True for _ in declared.iterentities()):
            raise InputError(
                "declares entities of its own, which TMX has no use for",
                remedy="Do not trust this file, or remove its DOCTYPE",
                path=self.path,
            )

    def _units_of(self, element: etree._Element) -> list[TranslationUnit]:
        """The unit of a ``tu``; several where all variants are wanted, none where it is left out."""
        variants = [Variant(v) for v in element if local(v) == "tuv"]
        variants = [variant for variant in variants if variant.segment is not None]
        self.languages.update(variant.language for variant in variants)
        own = element.get("srclang") or self.header.get("srclang", "")
        tags = [variant.language for variant in variants]
        source, target = self._wanted
        turned = own in {"", "*all*"} or _primary(own) == self._usual_target
        if source is None and self._usual_target is not None and turned:
            own = self._usual_source  # units of the other direction change sides, so that the file has one
        chosen = _pair(tags, own, source, target or self._usual_target)
        if len(variants) > 1 and not any(tags):
            chosen = 0, 1
            self.unnamed += 1
        if chosen is None or (None in chosen and len(set(map(_primary, tags))) > 1):
            self.skipped[Message("no variant in the languages wanted")] += 1
            return []
        first, second = (variants[i] if i is not None else None for i in chosen)
        if first is not None and second is not None and target is None and self._usual_target is None:
            self._usual_target = _primary(second.language)
            self._usual_source = first.language
        if not (first and first.text) and not (second and second.text):
            self.skipped[Message("no text on either side")] += 1
            return []
        usual = source or own
        languages = (
            (first.language if first else "") or (usual if usual not in {"", "*all*"} else "ar"),
            (second.language if second else "") or target or self._usual_target or "en",
        )
        found = [second]
        for variant in variants if len(variants) > 2 else ():
            if variant in (first, second):
                continue
            if second is not None and _primary(variant.language) == _primary(second.language):
                if self._all_variants and variant.text:
                    found.append(variant)
                else:
                    self.further += 1
            elif first is not None and _primary(variant.language) == _primary(first.language):
                self.further += 1
            else:
                self.others[variant.language] += 1
        self.codes += sum(variant.codes for variant in (first, *found) if variant)
        self.texts_in_codes += sum(
            bool("".join(map(str, text.itertext())).strip())
            for variant in (first, *found)
            if variant is not None and variant.segment is not None
            for text in variant.segment.iter("{*}sub")
        )
        return [
            made(element, first, variant, languages[0], (variant.language if variant else "") or languages[1])
            for variant in found
        ]


class _Prefixed:
    """A stream of which a first piece was read already."""

    def __init__(self, read: bytes, stream: RepairedXml) -> None:
        self._head, self._stream = read, stream

    def read(self, size: int = -1) -> bytes:
        if self._head:
            read, self._head = self._head, b""
            return read
        return self._stream.read(size)


def read_tmx(
    source: Path | str | IO[bytes],
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    progress: Progress = no_progress,
) -> Iterator[TranslationUnit]:
    """The units of a TMX file one by one; see :class:`TmxSource` for the choice of languages.

    A unit of a single language comes with an empty other side.

    Raises:
        InputError: missing, unreadable, not TMX, or damaged; at the call or at any later unit.
    """
    opened = TmxSource(
        source, source_language=source_language, target_language=target_language, progress=progress
    )
    return _all(opened)


def _all(opened: TmxSource) -> Iterator[TranslationUnit]:
    with opened:
        yield from opened
        if opened.damage is not None:
            raise opened.damage


def _open(source: Path | str | IO[bytes], path: Path) -> tuple[IO[bytes], int, bool]:
    if not isinstance(source, (str, Path)):
        return source, 0, False
    with file_errors(path):
        size = path.stat().st_size
        if not size and path.is_file():
            raise InputError("is empty", remedy=_NOT_TMX, path=path)
        return path.open("rb"), size, True


def _drop_before(element: etree._Element) -> None:
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


@lru_cache(maxsize=1_000)
def _primary(tag: str) -> str:
    return base_language(tag)


def _pair(
    languages: list[str], own: str, source: str | None, target: str | None
) -> tuple[int | None, int | None] | None:
    """Which variants are the two sides; either may be None, but not both."""
    if source is None and own in {"", "*all*"}:
        arabic = next((tag for tag in languages if _primary(tag) == "ar"), None)
        source = arabic if arabic is not None else (languages[0] if languages else "ar")
    first = _match(languages, source if source is not None else own)
    if target is not None:
        second = _match(languages, target, but=first)
    else:
        taken = _primary(languages[first] if first is not None else source or own)
        others = [i for i, tag in enumerate(languages) if i != first]
        foreign = [i for i in others if _primary(languages[i]) != taken]
        usual = "en" if taken == "ar" else "ar"
        second = next((i for i in foreign if _primary(languages[i]) == usual), None)
        second = next(iter(foreign or others), None) if second is None else second
    return None if first is None and second is None else (first, second)


def _match(languages: list[str], wanted: str, but: int | None = None) -> int | None:
    """The variant in exactly the language wanted, or else in the same but for the region."""
    places = [i for i in range(len(languages)) if i != but]
    exact = (i for i in places if languages[i].casefold() == wanted.casefold())
    near = (i for i in places if _primary(languages[i]) == _primary(wanted))
    return next(exact, next(near, None))
