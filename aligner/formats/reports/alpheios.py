"""JSON of the Alpheios alignment editor: both texts in words, a segment a pair, and groups of linked words.

Source: "Specification of JSON file format used for input/output" in the documents of the Alpheios alignment
editor.
"""

from __future__ import annotations

import json
import re
import shutil
import uuid
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

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
    with (
        TemporaryFile() as second,
        TemporaryFile() as linked,
        TemporaryFile() as one,
        TemporaryFile() as other,
    ):
        origin = _Text("origin", 1, languages.source, one)
        target = _Text("target", 2, languages.target, other)
        count = 0
        with atomic_write(path) as stream:
            stream.write(b'{"origin": {"alignedText": ' + origin.head())
            first_group = True
            for count, unit in enumerate(units, start=1):
                words = origin.add(unit.source, count, stream), target.add(unit.target, count, second)
                for sources, targets in _groups(*words, links_of(unit.properties.get(LINKS, ""))):
                    ends = {"origin": sources, "target": targets}
                    group = {"actions": {"segmentIndex": count, "targetId": target.id, **ends}}
                    linked.write(b"" if first_group else b",\n")
                    linked.write(_json(group))
                    first_group = False
            origin.finish(stream, title)
            stream.write(b'}, "targets": {' + _json(target.id) + b': {"alignedText": ' + target.head())
            _append(stream, second)
            target.finish(stream, title)
            stream.write(b'}}, "alignmentGroups": [')
            _append(stream, linked)
            stream.write(b"]}\n")
    return count


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def _append(stream: IO[bytes], part: IO[bytes]) -> None:
    part.seek(0)
    shutil.copyfileobj(part, stream)


class _Text:
    """One text as it is written.

    Args:
        lines: a temporary file for the plain text, which comes after the words.
    """

    def __init__(self, kind: str, prefix: int, language: str, lines: IO[bytes]) -> None:
        self.id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"muqabala:{kind}:{language}"))
        self._kind, self._prefix, self._lines = kind, prefix, lines
        self._about = {
            "direction": "rtl" if is_right_to_left(language) else "ltr",
            "lang": _ISO_3.get(language.split("-")[0].casefold(), language),
        }
        self._shared: dict[str, Any] = {"textId": self.id, **self._about, "sourceType": "text"}
        self._shared["tokenization"] = _TOKENIZATION

    def head(self) -> bytes:
        """What comes before the segments."""
        aligned = {**self._shared, "textType": self._kind, "tokenPrefix": str(self._prefix)}
        return _json(aligned)[:-1] + b', "segments": [\n'

    def add(self, text: str, number: int, stream: IO[bytes]) -> list[str]:
        """Write a segment; for each of its words the id of its token."""
        tokens: list[dict[str, Any]] = []
        words: list[str] = []
        about = {"textType": self._kind, "docSourceId": self.id}
        for word in text.split():
            parts = _TOKEN.findall(word) or [word]
            ids = [f"{self._prefix}-{number - 1}-{len(tokens) + at}" for at in range(len(parts))]
            for id_, part in zip(ids, parts, strict=True):
                place = {"idWord": id_, "word": part, "segmentIndex": number, "sentenceIndex": 1}
                tokens.append({**place, **about})
            spoken = (at for at, part in enumerate(parts) if any(map(str.isalnum, part)))
            words.append(ids[next(spoken, 0)])
        line = _json(" ".join(text.split()))[1:-1]
        self._lines.write(b"\\n" + line if number > 1 else line)
        stream.write(b"" if number == 1 else b",\n")
        stream.write(_json({"index": number, **about, **self._about, "tokens": tokens}))
        return words

    def finish(self, stream: IO[bytes], title: str) -> None:
        """Write what comes after the segments."""
        metadata = [{"property": "title", "value": title}] if title else []
        source = {**self._shared, "metadata": {"properties": metadata}}
        stream.write(b']}, "docSource": ' + _json(source)[:-1] + b', "text": "')
        _append(stream, self._lines)
        stream.write(b'"}')


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
