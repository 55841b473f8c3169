"""Subtitles: SubRip (SRT), WebVTT and SBV. Each cue is a paragraph, with its time for its place.

Source: WebVTT, W3C Candidate Recommendation, 4 April 2019; SubRip has no specification. Formatting tags and
positions are no text; comments and styles of WebVTT are left out.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from aligner.documents.builder import DocumentBuilder, visible
from aligner.documents.document import BlockKind
from aligner.errors import InputError
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from aligner.text.encoding_detection import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.documents.document import Document

_TIME = r"(?:\d{1,3}\s*:\s*)?\d{1,2}\s*:\s*\d{1,2}(?:\s*[,.:]\s*\d{1,3})?"
_TIMES = re.compile(
    rf"(?P<from>{_TIME})\s*-{{1,3}}>\s*{_TIME}(?P<settings>.*)"
    # YouTube's SBV
    rf"|(?P<sbv>\d{{1,3}}:\d{{2}}:\d{{2}}\.\d{{3}}),\d{{1,3}}:\d{{2}}:\d{{2}}\.\d{{3}}\Z"
)
_TAG = re.compile(r"</?[A-Za-z0-9][^<>\n]*>|\{\\[^{}\n]*\}|<\d[\d:.]*>")
_READING = re.compile(r"<rt[^<>\n]*>[^<]*</rt>")
_BREAK = re.compile(r"\\N|\\h(?![a-z])|\[br\]|<br\s*/?>")
_NUMBER = re.compile(r"\d+\s*")
_BLANK = re.compile(r"\n[ \t]*\n")
_HEADER = re.compile(r"(?:NOTE|STYLE|REGION|WEBVTT)(?:\s|\Z)")


def read_subtitles(path: Path, *, encoding: str | None = None, progress: Progress = no_progress) -> Document:
    """Read an SRT or VTT file: one block a cue, its lines joined, its beginning as the block's origin.

    Raises:
        InputError: unreadable, without text, or without a time.
    """
    progress(0.0, Message("Reading the text"))
    content = read_text(path, encoding=encoding).content.replace("\r\n", "\n").removeprefix("\ufeff")
    builder = DocumentBuilder()
    builder.expect(content)
    named = content.startswith("WEBVTT")
    if not any(_TIMES.match(line.strip()) for line in content.split("\n")):
        raise InputError(
            "has no times of subtitles",
            remedy="Save it as SRT or WebVTT, or as plain text with the ending .txt",
            path=path,
        )
    for block in _BLANK.split(content):
        _add(builder, block, named=named)
    return builder.finish(path)


def _add(builder: DocumentBuilder, block: str, *, named: bool) -> None:
    """Add a block between blank lines.

    Args:
        named: whether a line of words before the time is the cue's name, as in WebVTT, and not text.
    """
    lines = block.split("\n")
    at = next((i for i, line in enumerate(lines) if _TIMES.match(line.strip())), None)
    if at is None:
        first = lines[0].strip()
        if named and _HEADER.match(first):
            builder.leave_out(Message("headers, comments and styles of subtitles"), block)
        elif _NUMBER.fullmatch(block.strip()) or not block.strip():
            builder.label(block)  # a cue without a time
        else:
            # A blank line inside a cue: its text goes on.
            _cue(builder, lines, "")
        return
    times = _TIMES.match(lines[at].strip())
    assert times is not None
    before = lines[:at]
    if before and (_NUMBER.fullmatch(before[-1].strip()) or (named and at == 1)):
        builder.label(before.pop())
    if any(line.strip() for line in before):
        _cue(builder, before, "")  # the text of the cue before, after a blank line
    builder.label(lines[at])
    rest = lines[at + 1 :]
    # Cues that no blank line parts: a number and a time follow.
    following = next((i for i, line in enumerate(rest) if _TIMES.match(line.strip())), None)
    if following is not None:
        numbered = following > 0 and _NUMBER.fullmatch(rest[following - 1].strip()) is not None
        start = following - 1 if numbered else following
        _cue(builder, rest[:start], (times["from"] or times["sbv"]))
        _add(builder, "\n".join(rest[start:]), named=named)
    else:
        _cue(builder, rest, (times["from"] or times["sbv"]))


def _cue(builder: DocumentBuilder, lines: list[str], time: str) -> None:
    raw = " ".join(line.strip() for line in lines)
    shown = _READING.sub("", raw)
    reading = _TAG.sub("", "".join(_READING.findall(raw)))
    builder.leave_out(Message("readings above the line (ruby)"), reading)
    text = html.unescape(_TAG.sub("", _BREAK.sub(" ", shown))).replace("\u200e\u200e", "\u200e")
    builder.begin(BlockKind.PARAGRAPH, 0, time)
    builder.add(text, collapse=True)
    builder.end()
    builder.label(visible(raw) - visible(text) - visible(reading))
