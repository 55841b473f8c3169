"""Cuts a text into segments with exact offsets: sentences, lines, or paragraphs where sentence ends are few.

Whatever the way, a paragraph's end always cuts, every word (a run of characters that are not white space)
lies in exactly one segment, and a cut never falls inside a word. sentencex proposes the sentence ends;
:mod:`aligner.segmentation.sentences` corrects them where it errs on quoted speech, Arabic abbreviations,
numbered lists and verse marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.bitext import Segment
from aligner.segmentation.punctuation import PARAGRAPH_END
from aligner.segmentation.sentences import Semicolons, sentence_starts
from aligner.text.chunked_regex import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

# What str.splitlines() takes for a line end, so that both always agree.
_LINE_END = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(f"[^{_LINE_END}]+")
_BREAK = re.compile(f"\r\n|[{_LINE_END}]")

_LONG = 60  # words: a sentence longer than this is rare in punctuated prose, medieval Arabic included
_STREAM_SHARE = 0.5  # of the words in such sentences: more, and the full stops are accidents
_LINES_RATIO = 1.25  # sentences to a line: fewer, and the lines are the units (verse, files already aligned)
_OLD_PROSE = 40  # words a sentence on average, from which semicolons count as sentence ends if they abound
_NARROWEST, _WIDEST = 40, 200  # characters: nobody wraps prose at less or more
_FEWEST = 3  # lines that show how a text is wrapped
_ABOUND = 1.5  # times as many sentences with them as without


class Cutting(StrEnum):
    """How a text is cut into segments."""

    AUTO = "auto"
    SENTENCES = "sentences"
    LINES = "lines"
    STREAM = "stream"


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A text and where it may be cut.

    Attributes:
        text: the text the offsets point into, unchanged.
        language: BCP 47 tag.
        cutting: how the segments were made; never AUTO.
        segments: trimmed of white space, in order, not overlapping, covering every word. With STREAM these
            are the paragraphs, inside which any two words may be parted.
        reason: why this way of cutting, as a clause for a person; empty when the caller chose it.
    """

    text: str
    language: str
    cutting: Cutting
    segments: tuple[Segment, ...]
    reason: str = ""


def segment(
    text: str, language: str, cutting: Cutting = Cutting.AUTO, *, semicolons: Semicolons = Semicolons.AUTO
) -> Segmentation:
    """Cut ``text`` in time linear in its length.

    >>> [s.of("One. Two!") for s in segment("One. Two!", "en", Cutting.SENTENCES).segments]
    ['One.', 'Two!']

    Args:
        text: any text; a text without a word gives no segments.
        language: BCP 47 tag of the text.
        cutting: AUTO decides by the words between sentence ends and by the lines, and says why.
        semicolons: whether ``;`` and ``؛`` end a sentence; with AUTO they do in prose with few other ends.
    """
    paragraphs, wrapped = _paragraphs(text)
    if cutting is Cutting.LINES:
        return Segmentation(text, language, cutting, tuple(_lines(text)))
    if cutting is Cutting.STREAM:
        return Segmentation(text, language, cutting, tuple(paragraphs))

    segments, with_semicolons = _sentences(text, language, paragraphs, semicolons)
    if cutting is Cutting.SENTENCES:
        return Segmentation(text, language, cutting, tuple(segments))

    resolved, reason = _decide(text, segments, len(paragraphs), wrapped=wrapped, semicolons=with_semicolons)
    if resolved is Cutting.LINES:
        segments = list(_lines(text))
    elif resolved is Cutting.STREAM:
        segments = paragraphs
    return Segmentation(text, language, resolved, tuple(segments), reason)


def _lines(text: str) -> list[Segment]:
    """Each line with a word in it, trimmed."""
    trimmed = (Segment.trimmed(text, m.start(), m.end()) for m in _LINE.finditer(text))
    return [line for line in trimmed if line is not None]


def _paragraphs(text: str) -> tuple[list[Segment], bool]:
    """The paragraphs, and whether they were put together from hard-wrapped lines."""
    lines = _lines(text)
    blocks = _blocks(text, lines)
    width = _wrapping(text, blocks)
    if width is None:
        return lines, False
    return [
        Segment(part[0].start, part[-1].end) for block in blocks for part in _parts(text, block, width)
    ], True


def _parts(text: str, block: list[Segment], width: int) -> Iterator[list[Segment]]:
    """A block of wrapped lines, parted after each heading and each last line of a paragraph."""
    part: list[Segment] = []
    for line in block:
        part.append(line)
        if _is_last(text, line, width):
            yield part
            part = []
    if part:
        yield part


def _is_last(text: str, line: Segment, width: int) -> bool:
    """Whether a wrapped line is so short that a paragraph or a heading ends with it."""
    room = width - (line.end - line.start)
    return room > width // 2 or (room > width // 10 and text[line.end - 1] in PARAGRAPH_END)


def _blocks(text: str, lines: list[Segment]) -> list[list[Segment]]:
    """Lines grouped by the empty lines between them."""
    blocks: list[list[Segment]] = []
    last_end = None
    for line in lines:
        if last_end is not None and len(_BREAK.findall(text, last_end, line.start)) < 2:
            blocks[-1].append(line)
        else:
            blocks.append([line])
        last_end = line.end
    return blocks


def _wrapping(text: str, blocks: list[list[Segment]]) -> int | None:
    """The width at which lines were wrapped; None where they were not.

    A wrapped line ends because the next word would not have fitted. A verse ends where its metre does: the
    next word nearly always would have fitted into the longest line.
    """
    pairs = [pair for block in blocks for pair in pairwise(block)]
    lengths = sorted(line.end - line.start for line, _ in pairs)
    if len(lengths) < _FEWEST:
        return None
    width = lengths[int(len(lengths) * 0.98)]  # a long word or address may stick out
    if not _NARROWEST <= width <= _WIDEST:
        return None
    inner = [(line, following) for line, following in pairs if not _is_last(text, line, width)]
    full = 0
    for line, following in inner:
        first_word = text[following.start : min(following.end, following.start + width)].split(maxsplit=1)[0]
        full += line.end - line.start + 1 + len(first_word) > width - 2
    return width if len(inner) >= max(_FEWEST, len(pairs) // 2) and full >= 0.8 * len(inner) else None


def _sentences(
    text: str, language: str, paragraphs: list[Segment], semicolons: Semicolons
) -> tuple[list[Segment], bool]:
    """The sentences of all paragraphs, and whether semicolons were taken for ends."""
    strict = _cut(text, language, paragraphs, semicolons=semicolons is Semicolons.END)
    if semicolons is not Semicolons.AUTO or not strict:
        return strict, semicolons is Semicolons.END
    words = count_words(text)
    if words < _OLD_PROSE * len(strict):
        return strict, False
    loose = _cut(text, language, paragraphs, semicolons=True)
    return (loose, True) if len(loose) >= _ABOUND * len(strict) else (strict, False)


def _cut(text: str, language: str, paragraphs: list[Segment], *, semicolons: bool) -> list[Segment]:
    found: list[Segment] = []
    for paragraph in paragraphs:
        stretch = paragraph.of(text)
        starts = [0, *sentence_starts(stretch, language, semicolons=semicolons), len(stretch)]
        for start, end in pairwise(starts):
            trimmed = Segment.trimmed(text, paragraph.start + start, paragraph.start + end)
            if trimmed is not None:
                found.append(trimmed)
    return found


def _decide(
    text: str, sentences: list[Segment], paragraphs: int, *, wrapped: bool, semicolons: bool
) -> tuple[Cutting, str]:
    if not sentences:
        return Cutting.SENTENCES, "there is no word in it"
    sizes = [count_words(s.of(text)) for s in sentences]
    words = sum(sizes)
    long = sum(size for size in sizes if size > _LONG)
    ends = f"{words:,} words in {len(sentences):,} sentence{'s' if len(sentences) > 1 else ''}"
    if long > _STREAM_SHARE * words:
        return Cutting.STREAM, f"{long / words:.0%} of its words are in sentences of more than {_LONG} words"
    if not wrapped and paragraphs >= 3 and len(sentences) <= _LINES_RATIO * paragraphs:
        return Cutting.LINES, f"its {paragraphs:,} lines hold about a sentence each"
    if semicolons:
        ends += ", with semicolons as sentence ends"
    if wrapped:
        ends += ", lines joined that were wrapped at a column"
    return Cutting.SENTENCES, ends
