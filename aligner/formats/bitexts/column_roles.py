"""Find the role of each column of a table: by the script of its cells, then its name, then its width.

The names may be in a row below a title. Columns with another role than a text keep their name, or their
number, and become properties of the units.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.errors import InputError
from aligner.formats.protocols import Languages
from aligner.messages import Message
from aligner.text.scripts import arabic_share, base_language, is_arabic_script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.formats.protocols import Warn

_SYNONYMS = {
    "id": "identifier", "no": "identifier", "no.": "identifier", "#": "identifier", "tuid": "identifier",
    "segment_id": "identifier", "رقم": "identifier", "م": "identifier", "note": "notes", "comment": "notes",
    "comments": "notes", "ملاحظات": "notes", "ملاحظة": "notes",
}  # fmt: skip
_SOURCE = re.compile(r"\b(?:source|src|original|st)\b|مصدر|أصل|\bالنص\b", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:target|tgt|trg|translation|translated|tt)\b|ترجمة|هدف", re.IGNORECASE)
_LANGUAGE_NAMES = {
    "ar": re.compile(r"\barabic\b|عرب", re.IGNORECASE),
    "en": re.compile(r"\benglish\b|إنجليز|انجليز|إنكليز|انكليز", re.IGNORECASE),
    "fr": re.compile(r"\bfrench\b|\bfrançais|فرنسي", re.IGNORECASE),
    "de": re.compile(r"\bgerman\b|\bdeutsch|ألماني|الماني", re.IGNORECASE),
    "es": re.compile(r"\bspanish\b|\bespañol|إسباني|اسباني", re.IGNORECASE),
    "it": re.compile(r"\bitalian[oa]?\b|إيطالي|ايطالي", re.IGNORECASE),
    "tr": re.compile(r"\bturkish\b|\btürkçe|تركي", re.IGNORECASE),
    "fa": re.compile(r"\bpersian\b|\bfarsi\b|فارسي", re.IGNORECASE),
    "ur": re.compile(r"\burdu\b|أردي|اردو", re.IGNORECASE),
    "he": re.compile(r"\bhebrew\b|عبري", re.IGNORECASE),
    "la": re.compile(r"\blatin\b|لاتيني", re.IGNORECASE),
}
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_PARTS = re.compile(r"[_.-]+|(?<=[a-z])(?=[A-Z])")  # of source_text, sourceText
_ABOUT_TEXT = re.compile(
    r"\b(?:lang|locale|id|ids|file|url|length|count|number|author|words|tokens|date)\b", re.IGNORECASE
)
_LANGUAGE_COLUMNS = {"source_language": "source", "target_language": "target"}  # people's names of the texts
_OUR_NAMES = ("source", "target", "source_language", "target_language")  # of our own exports
_MOST_WORDS, _LONGEST_NAME = 4, 40
_TITLE_ROWS = 10  # looked at for the row of names
_NO_TEXT = re.compile(r"[\W\d_]*|https?://\S*|\S+@\S+|[\w.-]+\.[a-z]{2,4}", re.IGNORECASE)
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_ATTRIBUTION = re.compile(r"\bCC[- ]BY\b|\bAttribution\b|https?://|©|\blicen[cs]e\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ColumnRoles:
    """The roles of a table's columns.

    Attributes:
        names: one a column: "source", "target", another field of a unit, or a property.
        first: index of the first row of pairs.
        languages: of the two texts.
    """

    names: tuple[str, ...]
    first: int
    languages: Languages


def column_roles(
    rows: Sequence[Sequence[str]], languages: Languages, known: frozenset[str], warn: Warn
) -> ColumnRoles:
    """Decide on the first rows of a table.

    Args:
        languages: those asked for; empty ones are detected from the cells.
        known: names of a unit's fields.

    Raises:
        InputError: beside one column of texts all others hold numbers or codes.
    """
    width = max((len(row) for row in rows), default=0)
    heading, named = _heading(rows, languages, known)
    if set(_OUR_NAMES) <= set(named):
        return ColumnRoles(tuple(named), heading + 1, languages.filled())
    first = heading + 1
    body = [row for row in rows[first:] if any(cell.strip() for cell in row)] or list(rows[first:])
    columns = [_Column(i, [row[i] for row in body if i < len(row)]) for i in range(width)]
    names = list(named) + [""] * (width - len(named)) if named else [""] * width
    if heading > 0:
        warn(
            Message.counted(
                "Left out: {n} row above the names of the columns.",
                "Left out: {n} rows above the names of the columns.",
                n=heading,
            )
        )
    source, target, turned = _texts(columns, names, languages)
    for i, name in enumerate(names):
        if name in ("source", "target") or not name:
            names[i] = _free(f"column {i + 1}" if not name else f"column {i + 1} ({name})", names)
    if source is not None:
        names[source] = "source"
    if target is not None:
        names[target] = "target"
    if not named and source is not None and target is not None and source > target:
        warn(Message("The columns were identified by their script: the source is the second one."))
    usual = languages.filled()
    found = usual
    if turned and not (languages.source and languages.target):
        found = Languages(usual.target, usual.source)  # a table of a translation into Arabic
    return ColumnRoles(tuple(names), first, found)


class _Column:
    """What the cells of a column look like."""

    def __init__(self, index: int, cells: list[str]) -> None:
        self.index = index
        texts = [cell for cell in cells if cell.strip()]
        joined = " ".join(texts)
        self.words = sum(len(cell.split()) for cell in texts)
        self.arabic = arabic_share(joined)
        letters = sum(not _NO_TEXT.fullmatch(cell.strip()) for cell in texts)
        self.is_empty = not texts
        codes = len(texts) > 2 and all(_LANGUAGE_CODE.fullmatch(cell.strip()) for cell in texts)
        self.is_text = bool(texts) and letters > 0.3 * len(texts) and not codes
        credited = sum(_ATTRIBUTION.search(cell) is not None for cell in texts)
        # One word again and again is a category, not a text.
        self.is_beside = bool(texts) and (
            credited > 0.5 * len(texts) or (len(texts) > 5 and len(set(texts)) <= max(2, len(texts) // 5))
        )


def _heading(
    rows: Sequence[Sequence[str]], languages: Languages, known: frozenset[str]
) -> tuple[int, list[str]]:
    """Index of the row that names the columns, and the names; -1 and none where there is no such row."""
    for number, row in enumerate(rows[:_TITLE_ROWS]):
        names = [_name(cell, languages, known) for cell in row]
        if not {"source", "target"} & set(names) and set(_LANGUAGE_COLUMNS) <= set(names):
            names = [_LANGUAGE_COLUMNS.get(name, name) for name in names]
        if {"source", "target"} <= set(names):
            return number, names
    return -1, []


def _name(cell: str, languages: Languages, known: frozenset[str]) -> str:
    words = cell.strip().lstrip("\ufeff")
    name = words.casefold().replace(" ", "_")
    if name in known:
        return name
    if name in _SYNONYMS:
        return _SYNONYMS[name]
    if not words or len(words) > _LONGEST_NAME or len(words.split()) > _MOST_WORDS:
        return name
    is_tag = _TAG.fullmatch(words) is not None
    tagged = base_language(words)
    words = _PARTS.sub(" ", words)
    if not is_tag and _ABOUT_TEXT.search(words):
        return name
    usual = languages.filled()
    for side, tag in zip(("source", "target"), usual.pair, strict=True):
        bare = tag.split("-")[0].casefold()
        if is_tag and tagged == base_language(tag):
            return side
        if (pattern := _LANGUAGE_NAMES.get(bare)) is not None and pattern.search(words):
            return side
    if _SOURCE.search(words) and not _TARGET.search(words):
        return "source"
    if _TARGET.search(words) and not _SOURCE.search(words):
        return "target"
    return name


def _texts(
    columns: list[_Column], names: list[str], languages: Languages
) -> tuple[int | None, int | None, bool]:
    """The columns of the two texts; and whether Arabic is the translation."""
    usual = languages.filled()
    texts = [column for column in columns if column.is_text] or columns
    texts = [column for column in texts if not column.is_beside] or texts
    by_name = {name: i for i, name in reversed(list(enumerate(names))) if name in ("source", "target")}
    sides = [is_arabic_script(tag) for tag in usual.pair]
    if sides[0] != sides[1]:
        arabic = _best([c for c in texts if c.arabic > 0.5], by_name)
        others = [c for c in texts if c.arabic <= 0.5 and c.index != arabic]
        other = _best(others, by_name, beside=arabic)
        if arabic is not None and other is not None:
            asked = bool(languages.source or languages.target)
            if not asked and by_name.get("source") == other and by_name.get("target") == arabic:
                return other, arabic, True
            return (arabic, other, False) if sides[0] else (other, arabic, False)
    if len(by_name) == 2:
        return by_name["source"], by_name["target"], False
    widest = sorted(texts, key=lambda column: (-column.words, column.index))[:2]
    if len(widest) < 2:
        others = [c for c in columns if c not in widest]
        if widest and len(columns) > 2 and not any(c.is_empty or c.is_text for c in others):
            raise InputError("has only one column of texts", remedy="Each row needs both texts")
        widest += others[: 2 - len(widest)]
    pair = sorted(column.index for column in widest)
    return (pair[0] if pair else None), (pair[1] if len(pair) > 1 else None), False


def _best(candidates: list[_Column], by_name: dict[str, int], beside: int | None = None) -> int | None:
    """The likeliest text among columns of one script: named as one, beside the other one, the widest."""
    if not candidates:
        return None
    named = set(by_name.values())
    return min(
        candidates,
        key=lambda c: (c.index not in named, abs(c.index - beside) if beside is not None else 0, -c.words),
    ).index


def _free(name: str, names: list[str]) -> str:
    while name in names:
        name += "'"
    return name
