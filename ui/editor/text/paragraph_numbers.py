"""The place of a pair in the imported text: number of the paragraph, and of the sentence within it."""

from __future__ import annotations

import re
from bisect import bisect_right

from aligner.segmentation.sentences import sentence_starts
from ui.editor.text.cell_layout import LayoutLru

MOST = 20_000
"""Characters of a paragraph above which its sentences are not counted."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+(?=\S)")
_LINE_END = re.compile(r"\n\s*(?=\S)")


class Numbering:
    """Numbers the paragraphs of a text at once and the sentences of those that are asked for.

    Paragraphs are parted by blank lines; in a text without any, each line is one.
    """

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        ends = [match.end() for match in _BLANK_LINE.finditer(text)]
        self._starts = [0, *(ends or [match.end() for match in _LINE_END.finditer(text)])]
        self._sentences: LayoutLru[list[int]] = LayoutLru(64)

    def at(self, offset: int) -> tuple[int, int | None]:
        """Paragraph and sentence of an offset, both from 1; no sentence in a paragraph of great length."""
        number = bisect_right(self._starts, offset)
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        if end - start > MOST:
            return number, None
        starts = self._sentences.get(
            number, lambda: sentence_starts(self._text[start:end].rstrip(), self._language)
        )
        return number, bisect_right(starts, offset - start) + 1
