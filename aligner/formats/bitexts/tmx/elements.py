"""Parse the elements of a TMX unit: text, codes, properties, attributes, dates."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from itertools import accumulate
from types import MappingProxyType

from lxml import etree

from aligner.bitext import Status
from aligner.exchange.translation_unit import NOTHING, TranslationUnit
from aligner.formats.bitexts.inline_codes import TMX_CODES, flatten
from aligner.formats.io.safe_xml import local

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUSES = frozenset(status.value for status in Status)
_OWN_ATTRIBUTES = ("tuid", "creationid", "creationdate", "changeid", "changedate", "srclang")


class Variant:
    """A ``tuv``: its language, and its text without codes."""

    __slots__ = ("codes", "element", "has_codes", "language", "says_more", "segment", "text")

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self.language = _language(element)
        self.segment: etree._Element | None = None
        self.says_more = len(element.attrib) > 1
        for child in element:
            if local(child) == "seg":
                self.segment = child
            else:
                self.says_more = True
        self.has_codes = self.segment is not None and len(self.segment) > 0
        if self.segment is not None and not self.has_codes:
            self.text, self.codes = self.segment.text or "", 0
        else:
            flat = flatten(self.segment, TMX_CODES)
            self.text, self.codes = flat.text, flat.codes


def local_name(name: str) -> str:
    return name.rpartition("}")[2]


def _language(variant: etree._Element) -> str:
    return (variant.get(_LANG) or variant.get("lang") or "").strip()  # "lang" before TMX 1.4


def properties_of(element: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in element.iterchildren("{*}prop"):
        kind = (child.get("type") or "").strip()
        # Types without "x-" are another program's own; the colon keeps them apart.
        found[kind[2:] if kind.startswith("x-") else f":{kind}"] = child.text or ""
    return found


def _apart(joined: str, lengths: str) -> tuple[str, ...]:
    """Our own writer joins notes by an empty line and says how long each is; what does not fit stays one."""
    sizes = [int(size) for size in lengths.split() if size.isdecimal()]
    if sum(sizes) + 2 * (len(sizes) - 1) != len(joined):
        return (joined,)
    starts = accumulate(sizes, lambda at, size: at + size + 2, initial=0)
    return tuple(joined[at : at + size] for at, size in zip(starts, sizes, strict=False))


def made(
    element: etree._Element,
    first: Variant | None,
    second: Variant | None,
    source_language: str,
    target_language: str,
) -> TranslationUnit:
    properties = properties_of(element)
    notes = tuple(child.text or "" for child in element.iterchildren("{*}note"))
    if len(notes) == 1 and len(parts := _apart(notes[0], properties.get("notes", ""))) > 1:
        notes = parts
        del properties["notes"]
    status = properties.get("status", "")
    score, confidence = _number(properties, "score"), _number(properties, "confidence")
    document, chapter, page = (properties.pop(name, "") for name in ("document", "chapter", "page"))
    if status in _STATUSES:
        del properties["status"]

    def attribute(name: str) -> str:
        # Some programs write dates and names on the translation, not on the unit.
        return element.get(name) or (second.element.get(name) if second is not None else None) or ""

    properties |= _attributes(element, "", _OWN_ATTRIBUTES)
    for side, variant in (("source", first), ("target", second)):
        if variant is None or not (variant.says_more or variant.has_codes):
            continue
        properties |= _attributes(variant.element, side, ("lang",))
        properties |= {f"{side}:{name}": value for name, value in properties_of(variant.element).items()}
        if variant.has_codes and variant.segment is not None:
            properties[f"{side}.seg"] = _inner_xml(variant.segment)
    return TranslationUnit(
        first.text if first else "",
        second.text if second else "",
        source_language,
        target_language,
        status=Status(status) if status in _STATUSES else None,
        created=_date(attribute("creationdate")),
        created_by=attribute("creationid"),
        changed=_date(attribute("changedate")),
        changed_by=attribute("changeid"),
        score=score,
        confidence=confidence,
        document=document,
        chapter=chapter,
        page=page,
        notes=notes,
        properties=MappingProxyType(
            {name.removeprefix("other-"): value for name, value in properties.items()}
        )
        if properties
        else NOTHING,
        identifier=element.get("tuid", ""),
    )


def _attributes(element: etree._Element, side: str, known: tuple[str, ...]) -> dict[str, str]:
    """Attributes that have no place in a unit, as properties that the writer turns back."""
    return {
        f"{side}@{name}": str(value)
        for key, value in element.attrib.items()
        if (name := local_name(str(key))) not in known and (name, value) != ("segtype", "block")
    }


def _inner_xml(segment: etree._Element) -> str:
    """The content of a segment with its codes."""
    whole = etree.tostring(segment, encoding="unicode", with_tail=False)
    return whole[whole.index(">") + 1 : whole.rindex("</")]


def _number(properties: dict[str, str], name: str) -> float | None:
    try:
        number = float(properties[name])
    except (KeyError, ValueError):
        return None
    del properties[name]
    return number


@lru_cache(maxsize=1_000)  # pairs made together share their date
def _date(text: str) -> datetime | None:
    """A TMX date; None for what is none, since a bad date is no reason to refuse a translation."""
    for form in ("%Y%m%dT%H%M%SZ", "%Y%m%dT%H%M%S", "%Y%m%d"):
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None
