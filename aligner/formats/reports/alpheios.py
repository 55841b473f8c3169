"""JSON of the Alpheios alignment editor: both texts in words, a segment a pair, and groups of linked words.

Source: "Specification of JSON file format used for input/output" in the documents of the Alpheios alignment
editor.
"""

from __future__ import annotations

import json
import re
import uuid
from typing import TYPE_CHECKING, Any

from aligner.exchange.word_links import LINKS, links_of
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.protocols import Languages, languages_of
from aligner.text.scripts import is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit

_TOKEN = re.compile(r"[\w\u0300-\u036f\u0640\u064b-\u065f\u0670\u06d6-\u06ed'’ʿʾ\-]+|[^\w\s]")
_ISO_3 = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "grc": "grc", "he": "heb",
    "it": "ita", "la": "lat", "syr": "syr", "tr": "tur", "ur": "urd",
}  # fmt: skip
_TOKENIZATION = {"tokenizer": "simpleLocalTokenizer", "segments": "singleline"}


def write_alpheios(
    path: Path, units: Iterable[TranslationUnit], *, languages: Languages | None = None, title: str = ""
) -> int:
    """Write units with the links that their property ``links`` gives.

    Raises:
        OutputError: the file cannot be written.
    """
    languages, units = languages_of(units, languages)
    origin, target = _Text("origin", 1, languages.source), _Text("target", 2, languages.target)
    groups: list[dict[str, Any]] = []
    count = 0
    for count, unit in enumerate(units, start=1):
        words = origin.add(unit.source, count), target.add(unit.target, count)
        groups += [
            {"actions": {"segmentIndex": count, "targetId": target.id, "origin": one, "target": other}}
            for one, other in _groups(*words, links_of(unit.properties.get(LINKS, "")))
        ]
    document = {
        "origin": origin.as_json(title),
        "targets": {target.id: target.as_json(title)},
        "alignmentGroups": groups,
    }
    with atomic_write(path) as stream:
        stream.write(json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
    return count


class _Text:
    """One text as it grows."""

    def __init__(self, kind: str, prefix: int, language: str) -> None:
        self.id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"muqabala:{kind}:{language}"))
        self._kind, self._prefix = kind, prefix
        self._about = {
            "direction": "rtl" if is_right_to_left(language) else "ltr",
            "lang": _ISO_3.get(language.split("-")[0].casefold(), language),
        }
        self._lines: list[str] = []
        self._segments: list[dict[str, Any]] = []

    def add(self, text: str, number: int) -> list[str]:
        """Add a segment; for each of its words the id of its token."""
        tokens: list[dict[str, Any]] = []
        words: list[str] = []
        for word in text.split():
            parts = _TOKEN.findall(word) or [word]
            ids = [f"{self._prefix}-{number - 1}-{len(tokens) + at}" for at in range(len(parts))]
            for id_, part in zip(ids, parts, strict=True):
                tokens.append(
                    {
                        "textType": self._kind,
                        "idWord": id_,
                        "word": part,
                        "segmentIndex": number,
                        "docSourceId": self.id,
                        "sentenceIndex": 1,
                    }
                )
            spoken = (at for at, part in enumerate(parts) if any(map(str.isalnum, part)))
            words.append(ids[next(spoken, 0)])
        self._lines.append(" ".join(text.split()))
        about = {"index": number, "textType": self._kind, "docSourceId": self.id}
        self._segments.append({**about, **self._about, "tokens": tokens})
        return words

    def as_json(self, title: str) -> dict[str, Any]:
        shared = {"textId": self.id, **self._about, "sourceType": "text", "tokenization": _TOKENIZATION}
        metadata = [{"property": "title", "value": title}] if title else []
        source = {**shared, "text": "\n".join(self._lines), "metadata": {"properties": metadata}}
        aligned = {**shared, "textType": self._kind, "tokenPrefix": str(self._prefix)}
        return {"docSource": source, "alignedText": {**aligned, "segments": self._segments}}


def _groups(
    source: list[str], target: list[str], links: list[tuple[int, int]]
) -> list[tuple[list[str], list[str]]]:
    """Linked words in groups: a word belongs to one group only."""
    group_of: dict[tuple[int, int], int] = {}
    groups: list[set[tuple[int, int]]] = []
    for one, other in links:
        if one >= len(source) or other >= len(target):
            continue
        ends = {(0, one), (1, other)}
        joined = sorted({group_of[end] for end in ends if end in group_of})
        merged = ends.union(*(groups[number] for number in joined))
        number = len(groups)
        groups.append(merged)
        for end in merged:
            group_of[end] = number
    return [
        (
            [source[at] for side, at in sorted(groups[number]) if side == 0],
            [target[at] for side, at in sorted(groups[number]) if side == 1],
        )
        for number in sorted(set(group_of.values()), key=lambda n: min(groups[n]))
    ]
