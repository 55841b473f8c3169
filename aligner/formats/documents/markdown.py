"""Markdown (CommonMark with tables and footnotes)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligner.documents.builder import DocumentBuilder
from aligner.documents.document import BlockKind
from aligner.formats.documents.html.flow import HtmlFlow
from aligner.formats.documents.html.reader import parse_html
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from aligner.text.encoding_detection import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token

    from aligner.documents.document import Document

_FRONT_MATTER = re.compile(
    r"\A\ufeff?(?:---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*\n(?P<toml>.*?)\n\+\+\+)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_FIELD = re.compile(r"^(title|author|lang|language)[ \t]*[:=](.+)$", re.MULTILINE | re.IGNORECASE)
# A line that goes on with a paragraph: neither empty nor the beginning of another block.
_GOES_ON = r"\n(?![ \t]*(?:\n|\Z)| {0,3}(?:#{1,6}[ \t]|>|```|~~~|[-*+][ \t]|\d{1,9}[.)][ \t]|\[\^|\|)).+"
_DEFINITION = re.compile(
    r"^ {0,3}\[\^(?P<label>[^\]\s]{1,80})\]:[ \t]*"
    rf"(?P<text>.*(?:{_GOES_ON})*(?:(?:\n[ \t]*)*\n(?: {{4}}|\t)[ \t]*\S.*(?:{_GOES_ON})*)*)",
    re.MULTILINE,
)
_INLINE_NOTE = re.compile(r"\^\[(?P<inline>[^\[\]]{1,2000})\]")  # of pandoc
_REFERENCE = re.compile(rf"\[\^(?P<label>[^\]\s]{{1,80}})\]|{_INLINE_NOTE.pattern}")
_INLINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_DEEPEST = 120  # of nested quotations and lists; each costs the parser a few frames of recursion
_MOST_BRACKETS = 2_000  # in one paragraph
_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}\n]*\}\s*\Z")  # of a heading, as pandoc and kramdown write them
_TASK = re.compile(r"\A\[[ xX]\]\s+")
_KINDS = {
    "heading_open": BlockKind.HEADING,
    "paragraph_open": BlockKind.PARAGRAPH,
    "td_open": BlockKind.CELL,
    "th_open": BlockKind.CELL,
}


def read_markdown(path: Path, *, encoding: str | None = None, progress: Progress = no_progress) -> Document:
    """Read a Markdown file. HTML in it is read as HTML; code blocks are kept unchanged.

    Raises:
        InputError: unreadable or without text.
    """
    from markdown_it import MarkdownIt

    progress(0.0, "Reading the text")
    content = read_text(path, encoding=encoding).content.replace("\r\n", "\n").replace("\r", "\n")
    metadata = {}
    if (front := _FRONT_MATTER.match(content)) is not None:
        metadata = {
            key.casefold(): value.strip().strip("\"'")
            for key, value in _FIELD.findall(front["yaml"] or front["toml"] or "")
        }
        metadata["language"] = metadata.get("language") or metadata.pop("lang", "")
        content = _blanked(front) + content[front.end() :]
    notes = {m["label"]: _plain(" ".join(m["text"].split())) for m in _DEFINITION.finditer(content)}
    content = _DEFINITION.sub(_blanked, content)
    flow = _Flow(notes)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    if any(block.count("[") > _MOST_BRACKETS for block in content.split("\n\n")):
        # The parser looks for the end of a link from each of them: a million would take for ever.
        parser.disable(["link", "image"])
        flow.builder.warn("There are too many brackets to look for links; they were left as they stand.")
    for token in parser.parse(content):
        flow.block(token)
    flow.list_unused_notes()
    return flow.builder.finish(path, metadata)


class _Flow:
    def __init__(self, notes: dict[str, str]) -> None:
        self.builder = DocumentBuilder()
        self._notes = notes
        self._used: set[str] = set()
        self._items = 0
        self._in_heading = False

    def list_unused_notes(self) -> None:
        """Account for definitions of notes that nothing refers to."""
        unused = " ".join(text for label, text in self._notes.items() if label not in self._used)
        self.builder.expect(unused)
        self.builder.leave_out(Message("notes that nothing refers to"), unused)

    def block(self, token: Token) -> None:
        if token.type in _KINDS:
            kind = _KINDS[token.type]
            self._in_heading = kind is BlockKind.HEADING
            if kind is BlockKind.PARAGRAPH and self._items:
                kind = BlockKind.ITEM
            self.builder.begin(kind, int(token.tag[1]) if kind is BlockKind.HEADING else 0, _where(token))
        elif token.type == "list_item_open":
            self._items += 1
        elif token.type == "list_item_close":
            self._items -= 1
        elif token.type == "inline":
            children = token.children or []
            if children and self._in_heading:
                _take_out(_ATTRIBUTES, children[-1])
            elif children and self._items:
                _take_out(_TASK, children[0])
            self._inline(children)
        elif token.type in ("fence", "code_block"):
            self.builder.begin(BlockKind.PARAGRAPH, 0, _where(token))
            self.builder.expect(token.content)
            self.builder.add(token.content)
            self.builder.end()
        elif token.type == "html_block":
            self.builder.end()
            root = parse_html(token.content)
            if root is not None:
                HtmlFlow(self.builder, _where(token)).feed(root)
        elif token.nesting < 0:
            self.builder.end()

    def _inline(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.type == "text":
                self.builder.expect(token.content)
                self._text(token.content)
            elif token.type == "code_inline":
                self.builder.expect(token.content)
                self.builder.add(token.content)
            elif token.type == "image":
                self.builder.expect(token.content)
                self.builder.leave_out(Message("descriptions of pictures"), token.content)
            elif token.type == "softbreak":
                self.builder.add(" ", collapse=True)
            elif token.type == "hardbreak" or (
                token.type == "html_inline" and _INLINE_BREAK.match(token.content)
            ):
                self.builder.add("\n")
            # Tags inside a line are left out without their text.

    def _text(self, text: str) -> None:
        position = 0
        for match in _REFERENCE.finditer(text):
            label = match["label"]
            if label is None:
                self.builder.add(text[position : match.start()], collapse=True)
                self.builder.label(3)  # its signs
                self.builder.note(match["inline"], origin="inline note")
                position = match.end()
            elif label in self._notes:
                self.builder.add(text[position : match.start()], collapse=True)
                self.builder.label(match[0])
                if label not in self._used:
                    self._used.add(label)
                    self.builder.expect(self._notes[label])
                    self.builder.note(self._notes[label], label=label, origin=f"note {label}")
                position = match.end()
        self.builder.add(text[position:], collapse=True)


def _take_out(mark: re.Pattern[str], token: Token) -> None:
    """Take a mark out of a text that shows something else instead."""
    if token.type == "text":
        token.content = mark.sub("", token.content)


def _plain(text: str) -> str:
    """The text of a note without its mark-up."""
    from markdown_it import MarkdownIt

    if text.count("[") > _MOST_BRACKETS:
        return text
    line = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).parseInline(text)[0].children or []
    return "".join(token.content for token in line if token.type in ("text", "code_inline", "image"))


def _blanked(match: re.Match[str]) -> str:
    """As many lines as were taken out, so that line numbers stay true."""
    return "\n" * match[0].count("\n")


def _where(token: Token) -> str:
    return f"line {token.map[0] + 1}" if token.map else ""
