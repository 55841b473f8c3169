"""OpenITI mARkdown: the mark-up of the digital corpus of pre-modern Arabic texts.

Source of the tags: https://alraqmiyyat.github.io/mARkdown/. Page tags are at the *end* of their page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligner.documents.builder import DocumentBuilder, visible
from aligner.documents.document import BlockKind, MarkKind
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from aligner.segmentation.punctuation import ends_sentence
from aligner.text.encoding_detection import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aligner.documents.document import Document

MAGIC = "######OpenITI#"

_END_OF_HEADER = re.compile(r"^#META#Header#End#.*$", re.MULTILINE)
_HEADING = re.compile(r"### (\|+)(?:(EDITOR|PARATEXT)\|)? ?(.*)", re.DOTALL)
# Biographies (### $, ### $BIO_MAN$), dictionary entries ($DIC_NIS$), events (### @, ### @ RAW, $CHR_EVE$),
# and any other unit of that form.
_SECTION = re.compile(r"### (\$[A-Z_]+\$|\$+|@(?: (?:RAW|[A-Z]{3})(?=\s|\Z))?|@[A-Z_]+@) ?(.*)", re.DOTALL)
_PAGE = re.compile(r"(?P<page>Page(?P<where>Beg|End)?V(?P<volume>\d+)P(?P<number>\d+[A-Za-z]?))")
_SIGN = re.compile(r"[PMm%@$#!\[]")
_TAG = re.compile(
    rf"{_PAGE.pattern}"
    r"|(?P<milestone>(?<![A-Za-z])(?:ms[A-Z]?|Milestone)\d+(?![A-Za-z0-9]))"
    r"|(?P<verse>%~%)"
    r"|(?P<quran>@Q(?:B|E|UR[A-Z0-9]*|S?\d*)@)"
    r"|(?P<unit>\$[A-Z]{3}_[A-Z]{3}\$|\$RWY\$|#\$#[A-Z]+[0-9]*|#~:[^:\s]*:|@(?:MATN|HUKM|COMM|ISND)@)"
    r"|(?P<named>@[A-Z][A-Z0-9_]*(?:@[A-Z][A-Z0-9_]*)*(?:@[a-z][A-Za-z0-9_-]*)?(?:@(?!\w))?)"
    r"|(?P<image>!?\[[^\]\n]*\]\([^)\n]*\))"
)
_PAGE_ALONE = re.compile(r"#? ?PageV\d+P\d+[A-Za-z]?(?: (?:ms[A-Z]?|Milestone)\d+)?")
_PAGE_LAST = re.compile(r"PageV\d+P\d+[A-Za-z]?\Z")
_UNIT = re.compile(r"#\$#[A-Z]|#~:")
_VERSE_END = re.compile(r"(?<![%~])%\s*\Z")
_TITLES = ("Title", "BookTITLE", "Book Title", "020.BookTITLE")
_AUTHORS = ("Author", "AuthorNAME", "010.AuthorNAME")
_BETWEEN_HEMISTICHS = " "


def read_openiti(path: Path, *, encoding: str | None = None, progress: Progress = no_progress) -> Document:
    """Read a mARkdown file: page and volume marks, headings, biographies, verse, milestones.

    The hemistichs of a line of verse are set side by side with a space between; analytic tags (``@PER12``
    and the like) are left out with a warning.

    Raises:
        InputError: unreadable or without text.
    """
    progress(0.0, "Reading the text")
    content = read_text(path, encoding=encoding).content.replace("\r\n", "\n")
    end = _END_OF_HEADER.search(content)
    header, body = (content[: end.start()], content[end.end() :]) if end else ("", content)
    if not header and body.lstrip("\ufeff").startswith(MAGIC):
        body = body.lstrip("\ufeff")[len(MAGIC) :]
    flow = _Flow(body)
    first_line = content.count("\n", 0, end.end()) + 1 if end else 1
    flow.builder.expect(body)
    paragraphs = _paragraphs(body, first_line)
    # The signs of paragraphs and lines.
    flow.builder.label(visible(body) - sum(visible(text) for _, text in paragraphs))
    for line_number, paragraph in _across_pages(paragraphs, flow.builder):
        flow.paragraph(paragraph, line_number)
    return flow.builder.finish(path, _metadata(header))


class _Flow:
    def __init__(self, body: str) -> None:
        self.builder = DocumentBuilder()
        # Each page tag ends its page, so the label of a page is the tag that comes after its text.
        self._pages = [
            (str(int(m["volume"])), m["number"].lstrip("0") or "0")
            for m in _PAGE.finditer(body)
            if m["where"] != "Beg"
        ]
        self._next_page = 0
        self._volume = ""
        if self._pages:
            self._turn()

    def paragraph(self, text: str, line: int) -> None:
        origin = f"line {line}"
        whole = text
        if (heading := _HEADING.match(text)) is not None:
            self.builder.begin(BlockKind.HEADING, len(heading[1]), origin)
            if heading[2]:
                self.builder.warn(
                    Message("Parts marked as the {who}'s are kept in the text.", who=heading[2].lower())
                )
            text = heading[3]
        elif (section := _SECTION.match(text)) is not None:
            # The first line of a biography or event is its name; what follows is its text.
            self.builder.begin(BlockKind.HEADING if "$" in section[1] else BlockKind.PARAGRAPH, 9, origin)
            text = section[2]
        else:
            if _UNIT.match(text) is None:
                text = text.removeprefix("#").removeprefix("~~").lstrip()
            verse = "%~%" in text or text.startswith("%")
            self.builder.begin(BlockKind.VERSE if verse else BlockKind.PARAGRAPH, 0, origin)
            if text.startswith("%") and not text.startswith("%~%"):
                text = text.removeprefix("%").lstrip()
                if _VERSE_END.search(text):
                    self.builder.label(1)
                    whole, text = whole.rstrip()[:-1], text.rstrip()[:-1]
        self.builder.label(whole[: len(whole) - len(text)])  # what is taken off is its beginning
        self._feed(text)
        self.builder.end()

    def _feed(self, text: str) -> None:
        position = 0
        for match in _tags(text):
            self.builder.add(text[position : match.start()], collapse=True)
            position = match.end()
            self.builder.label(len(match[0]) - match[0].count(" "))
            if match["page"]:
                if match["where"] == "Beg":
                    self._mark(str(int(match["volume"])), match["number"].lstrip("0") or "0")
                else:
                    self._turn()
            elif match["milestone"]:
                self.builder.mark(MarkKind.MILESTONE, match[0])
            elif match["verse"]:
                self.builder.add(_BETWEEN_HEMISTICHS, collapse=True)
            elif match["quran"] or match["unit"]:
                continue  # where a quotation or a part of a report begins or ends
            else:
                self.builder.warn("Analytic tags and pictures were left out.")
        self.builder.add(text[position:], collapse=True)

    def _turn(self) -> None:
        if self._next_page < len(self._pages):
            self._mark(*self._pages[self._next_page])
            self._next_page += 1

    def _mark(self, volume: str, page: str) -> None:
        if volume != self._volume and volume != "0":
            self._volume = volume
            self.builder.mark(MarkKind.VOLUME, volume)
        self.builder.mark(MarkKind.PAGE, page)


def _tags(text: str) -> Iterator[re.Match[str]]:
    """The tags of a text; most places are passed over by their first letter."""
    behind = 0
    for sign in _SIGN.finditer(text):
        if sign.start() >= behind and (match := _TAG.match(text, sign.start())) is not None:
            behind = match.end()
            yield match


def _paragraphs(body: str, first_line: int) -> list[tuple[int, str]]:
    """Paragraphs: ``~~`` continues the line before, and so does a line without a sign."""
    found: list[tuple[int, list[str]]] = []
    fresh = True
    for number, line in enumerate(body.split("\n"), start=first_line):
        stripped = line.strip()
        if not stripped:
            fresh = True
        elif stripped.startswith("~~") and found:
            found[-1][1].append(stripped[2:])
        elif fresh or stripped.startswith("#") or "%~%" in stripped or not found:
            found.append((number, [stripped]))
            fresh = stripped.startswith("###")
        else:
            found[-1][1].append(stripped)
    return [(number, " ".join(lines)) for number, lines in found]


def _across_pages(paragraphs: list[tuple[int, str]], builder: DocumentBuilder) -> list[tuple[int, str]]:
    """Put together what only the end of a page parts.

    Texts from page images have each page tag in a paragraph of its own, amid sentences too. A paragraph that
    goes on to its page's end without the end of a sentence goes on with the next one.
    """
    found: list[tuple[int, list[str]]] = []
    for number, text in paragraphs:
        if len(found) > 1 and _is_plain(text) and _PAGE_ALONE.fullmatch(found[-1][1][0]):
            before = found[-2][1]
            if _is_plain(before[0]) and not ends_sentence(before[-1]) and not _PAGE_LAST.search(before[-1]):
                _, (tag,) = found.pop()
                before += [tag.removeprefix("#").strip(), text[2:].lstrip()]
                builder.label(visible(text) - visible(before[-1]) + visible(tag) - visible(before[-2]))
                continue
        found.append((number, [text]))
    return [(number, " ".join(parts)) for number, parts in found]


def _is_plain(text: str) -> bool:
    """Whether it is a paragraph of running text."""
    return text.startswith("# ") and "%~%" not in text


def _metadata(header: str) -> dict[str, str]:
    fields = {}
    for line in header.split("\n"):
        key, found, value = line.removeprefix("#META#").partition(":")
        value = value.lstrip(":").strip()
        if line.startswith("#META#") and found and value not in ("", "NODATA"):
            fields[key.strip()] = value
    metadata = {key: value for key, value in fields.items() if len(key) < 60}
    for name, keys in (("title", _TITLES), ("author", _AUTHORS)):
        for key, value in fields.items():
            if key in keys or key.split(".")[-1].split("\t")[-1] in keys:
                metadata.setdefault(name, value)
    return metadata
