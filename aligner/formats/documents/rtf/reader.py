"""Rich Text Format: Arabic as \\uN or as bytes of the font's code page, notes apart, headings by style.

Written for this project because the libraries at hand give a bare string, without notes, headings or offsets.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aligner.documents.builder import DocumentBuilder
from aligner.documents.document import BlockKind, MarkKind, NoteKind
from aligner.errors import InputError
from aligner.formats.documents.rtf.tokenizer import (
    CHARACTERS,
    TokenKind,
    codec_of_charset,
    codec_of_page,
    tokens,
)
from aligner.formats.io.raw_file import read_bytes
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.documents.document import Document

_DEEPEST = 2000
_SKIPPED = frozenset(
    """
    colortbl pict object header headerl headerr headerf footer footerl footerr footerf fldinst listtext
    pntext pntxta pntxtb xe tc tcn rxe txe bkmkstart bkmkend filetbl listtable listoverridetable revtbl
    rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl mmathPr sp sn sv
    nonshppict shprslt result ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn creatim revtim printim buptim
    comment doccomm operator company manager category keywords subject hlinkbase atnid atnauthor atntime
    atnicn atnref atnparent atrfstart atrfend
    """.split()  # noqa: SIM905
)
# Destinations marked as ignorable (\*) that hold text of the document all the same.
_KEPT_THOUGH_IGNORABLE = frozenset(["shpinst", "shptxt", "fldrslt", "annotation", "aftnsep", "footnote"])


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and gives back at its end."""

    goes_to: str = "text"
    codec: str = "cp1252"
    skip_after_unicode: int = 1
    hidden: bool = False
    deleted: bool = False


def read_rtf(path: Path, *, encoding: str | None = None, progress: Progress = no_progress) -> Document:
    """Read an RTF file; ``encoding`` is not looked at, the file says it itself.

    Raises:
        InputError: not RTF, bottomless, or without text.
    """
    progress(0.0, "Reading the document")
    data = read_bytes(path)
    if not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        raise InputError("is not an RTF document", remedy="Choose another file", path=path)
    flow = _Flow(path)
    for kind, word, number in tokens(data):
        flow.token(kind, word, number)
    return flow.finish()


class _Flow:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._builder = DocumentBuilder()
        self._state = _State()
        self._stack: list[_State] = []
        self._bytes = bytearray()
        self._surrogate = 0
        self._skip = 0
        self._ignorable = False
        self._default_codec = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._styles: dict[int, str] = {}
        self._style = 0
        self._names: list[str] = []
        self._metadata: dict[str, str] = {}
        self._note: list[str] = []
        self._note_depth = 0
        self._note_kind = NoteKind.FOOTNOTE
        self._paragraphs = 0
        self._pages = 1
        self._kind, self._level = BlockKind.PARAGRAPH, 0
        self._in_table = False
        self._begin()

    def finish(self) -> Document:
        self._flush()
        if self._stack:
            self._builder.warn("The file ends too early; something may be missing at its end.")
        return self._builder.finish(self._path, self._metadata)

    def token(self, kind: TokenKind, word: str, number: int | None) -> None:
        if self._skip and kind is not TokenKind.OPEN and kind is not TokenKind.CLOSE:
            # The stand-in for programs that do not know the Unicode character just read.
            if kind is TokenKind.TEXT:
                skipped = min(self._skip, len(word))
                self._skip -= skipped
                word = word[skipped:]
                if not word:
                    return
            else:
                self._skip -= 1
                return
        if kind is TokenKind.TEXT:
            self._bytes.extend(word.encode("latin-1"))
        elif kind is TokenKind.BYTE:
            self._bytes.append(number or 0)
        elif kind is TokenKind.UNICODE:
            self._unicode((number or 0) & 0xFFFF)
        else:
            self._flush()
            if kind is TokenKind.OPEN:
                self._open()
            elif kind is TokenKind.CLOSE:
                self._close()
            elif kind is TokenKind.IGNORABLE:
                self._ignorable = True
            else:
                self._control(word, number)

    def _open(self) -> None:
        self._skip = 0
        if len(self._stack) >= _DEEPEST:
            raise InputError(
                "is nested too deep to be a document", remedy="Choose another file", path=self._path
            )
        self._stack.append(self._state)

    def _close(self) -> None:
        self._skip = 0
        if self._state.goes_to == "stylesheet" and self._names:
            self._styles[self._style] = "".join(self._names).strip(" ;")
            self._names.clear()
        if self._stack:
            self._state = self._stack.pop()
        if self._note_depth and len(self._stack) < self._note_depth:
            self._builder.note("".join(self._note), kind=self._note_kind)
            self._note.clear()
            self._note_depth = 0

    def _control(self, word: str, number: int | None) -> None:
        ignorable, self._ignorable = self._ignorable, False
        if (ignorable and word not in _KEPT_THOUGH_IGNORABLE) or word in _SKIPPED:
            self._goes("nowhere")
        elif word in ("fonttbl", "stylesheet") or (
            word in ("title", "author") and self._state.goes_to == "info"
        ):
            self._goes(word)
        elif word == "info":
            self._goes("info")
        elif word in ("footnote", "annotation"):
            self._begin_note(NoteKind.FOOTNOTE if word == "footnote" else NoteKind.COMMENT)
        elif word == "ftnalt" and self._note_depth:
            self._note_kind = NoteKind.ENDNOTE
        elif word in CHARACTERS:
            self._text(CHARACTERS[word])
        else:
            self._format(word, number)

    def _format(self, word: str, number: int | None) -> None:
        if word in ("par", "sect", "cell", "nestcell", "row", "nestrow"):
            self._paragraph_end(in_cell="cell" in word)
        elif word == "page":
            self._pages += 1
            self._builder.mark(MarkKind.PAGE, str(self._pages))
        elif word == "pard":
            self._in_table = False
            self._set_kind(BlockKind.PARAGRAPH, 0)
        elif word == "intbl":
            self._in_table = True
            self._set_kind(BlockKind.CELL, 0)
        elif word == "outlinelevel" and number is not None and 0 <= number < 9:
            self._set_kind(BlockKind.HEADING, number + 1)
        elif word == "s" and number is not None:
            self._apply_style(number)
        elif word == "uc":
            self._state = replace(self._state, skip_after_unicode=min(max(number or 0, 0), 16))
        elif word == "v":
            self._state = replace(self._state, hidden=number != 0)
        elif word == "deleted":
            self._state = replace(self._state, deleted=number != 0)
        elif word == "plain":
            self._state = replace(self._state, hidden=False, deleted=False)
        else:
            self._font_or_page(word, number)

    def _font_or_page(self, word: str, number: int | None) -> None:
        if word == "f" and number is not None:
            self._font = number
            if self._state.goes_to != "fonttbl":
                self._state = replace(self._state, codec=self._fonts.get(number, self._default_codec))
        elif word in ("fcharset", "cpg") and number is not None and self._state.goes_to == "fonttbl":
            codec = codec_of_charset(number) if word == "fcharset" else codec_of_page(number)
            self._fonts[self._font] = codec or self._default_codec
        elif word == "ansicpg" and number is not None:
            self._default_codec = codec_of_page(number) or self._default_codec
            self._state = replace(self._state, codec=self._default_codec)

    def _goes(self, where: str) -> None:
        if self._state.goes_to != "nowhere":
            self._state = replace(self._state, goes_to=where)

    def _begin_note(self, kind: NoteKind) -> None:
        if self._state.goes_to == "text":
            self._state = replace(self._state, goes_to="note")
            self._note_depth, self._note_kind = len(self._stack), kind

    def _apply_style(self, number: int) -> None:
        if self._state.goes_to == "stylesheet":
            self._style = number
        else:
            name = self._styles.get(number, "").casefold()
            if name.startswith("heading ") and name[8:9] in set("123456789"):
                self._set_kind(BlockKind.HEADING, int(name[8:9]))
            elif name == "title":
                self._set_kind(BlockKind.HEADING, 1)
            elif "verse" in name or "poe" in name:
                self._set_kind(BlockKind.VERSE, 0)

    def _set_kind(self, kind: BlockKind, level: int) -> None:
        if self._state.goes_to == "text":
            self._kind, self._level = kind, level
            if not self._builder.has_text:
                self._begin()

    def _paragraph_end(self, *, in_cell: bool) -> None:
        if self._state.goes_to == "note":
            self._note.append("\n")
        elif self._state.goes_to == "text":
            if in_cell and self._kind is not BlockKind.CELL and not self._builder.has_text:
                self._kind, self._level = BlockKind.CELL, 0
            if self._builder.has_text:
                self._paragraphs += 1
            self._begin()

    def _begin(self) -> None:
        self._builder.begin(self._kind, self._level, f"paragraph {self._paragraphs + 1}")

    def _unicode(self, code: int) -> None:
        self._flush()
        self._skip = self._state.skip_after_unicode
        if 0xD800 <= code < 0xDC00:
            self._surrogate = code
        elif 0xDC00 <= code < 0xE000 and self._surrogate:
            self._text(chr(0x10000 + ((self._surrogate - 0xD800) << 10) + code - 0xDC00))
            self._surrogate = 0
        elif 0xF020 <= code <= 0xF0FF:
            # Symbol fonts put their bytes into the private area.
            self._builder.warn("Symbols from a picture font were left out.")
        else:
            self._text(chr(code))

    def _flush(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._text(data.decode(self._state.codec, "replace"))

    def _text(self, text: str) -> None:
        state = self._state
        if state.hidden and state.goes_to in ("text", "note"):
            self._builder.warn("Hidden text was left out.")
        elif state.deleted:
            return
        elif state.goes_to == "text":
            self._builder.add(text)
        elif state.goes_to == "note":
            self._note.append(text)
        elif state.goes_to == "stylesheet":
            self._names.append(text)
        elif state.goes_to in ("title", "author"):
            self._metadata[state.goes_to] = self._metadata.get(state.goes_to, "") + text
