"""The languages that a TMX or XLIFF file names, without reading its units."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from aligner.formats.io.raw_file import file_errors

if TYPE_CHECKING:
    from pathlib import Path

_TAG = rb"[\"']([A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*)[\"']"
_NAMED = re.compile(
    rb"<(?:\w+:)?tuv\b[^<>]*?\blang\s*=\s*"
    + _TAG
    + rb"|\b(?:source-language|target-language|srcLang|trgLang)\s*=\s*"
    + _TAG
)
_CHUNK = 1 << 20
_OVERLAP = 512
_MOST = 64 << 20


def file_languages(path: Path) -> list[str]:
    """The language tags of a file as it writes them, the most frequent first; of its first 64 MB.

    Raises:
        InputError: the file cannot be read.
    """
    counts: Counter[str] = Counter()
    rest = b""
    with file_errors(path), path.open("rb") as stream:
        while (chunk := stream.read(_CHUNK)) and stream.tell() <= _MOST + _CHUNK:
            text = rest + chunk.replace(b"\0", b"")  # UTF-16, as far as tags go
            last = 0
            for match in _NAMED.finditer(text):
                counts[(match[1] or match[2]).decode("ascii")] += 1
                last = match.end()
            rest = text[max(last, len(text) - _OVERLAP) :]
    return [tag for tag, _ in counts.most_common()]
