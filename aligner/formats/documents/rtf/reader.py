"""Rich Text Format: Arabic as \\uN or as bytes of the font's code page, notes apart, headings by style.

Written for this project because the libraries at hand give a bare string, without notes, headings or offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aligner.documents.builder import DocumentBuilder
from aligner.documents.document import BlockKind, MarkKind, NoteKind
from aligner.errors import InputError
from aligner.formats.documents.rtf.fonts import Fonts
from aligner.formats.documents.rtf.tokenizer import CHARACTERS, TokenKind, codec_of_page, tokens
from aligner.formats.io.raw_file import read_bytes
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.documents.document import Document

_DEEPEST = 2000
# Destinations without text of the document.
_NO_TEXT = frozenset(
    """
    colortbl pict objdata objclass objname objalias objsect
    fldinst xe tc tcn rxe txe bkmkstart bkmkend filetbl listtable listoverridetable
    revtbl rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl mmathPr mmathPict
    nonshppict shprslt ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn creatim revtim printim buptim
    comment doccomm operator company manager category keywords subject hlinkbase atnid atnauthor atntime
    atnicn atnref atnparent atrfstart atrfend wgrffmtfilter pnseclvl userprops defchp defpap background
    docvar nonesttables falt panose fontemb fontfile listname listpicture pntxta pntxtb template passwordhash
    """.split()  # noqa: SIM905
)
_NUMBERS = frozenset(["listtext", "pntext"])  # of lists, as text for programs that do not number
_LEFT_OUT = {
    **dict.fromkeys(
        ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
        Message("headers and footers of pages"),
    ),
}
# Destinations marked as ignorable (\*) that hold text of the document all the same.
_KEPT_THOUGH_IGNORABLE = frozenset(
    "shpinst shptxt fldrslt annotation footnote do dptxbxtext moMath moMathPara mr ud".split()  # noqa: SIM905
)
_TEXTS = ("text", "note", "box")  # where the text of the document goes
_CHARACTER_STYLES = frozenset(["cs", "ds", "ts"])  # formatting that \* may precede
_WORDS = re.compile(r"[^\W\d_]{2,}")
_ARABIC = re.compile("[\u0620-\u064a]")


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and gives back at its end.

    Attributes:
        goes_to: where text goes: "text", "note", "box", "nowhere", or the name of a destination.
        reason: why text that goes nowhere is left out; empty where it is no text of the document.
        around: where text went before a choice between two forms (``upr``).
        font, right_font: of the run, and of its right-to-left characters; -1 for the document's own.
        right_to_left: which of the two holds.
        associated: whether the next ``af`` is about right-to-left characters.
    """

    goes_to: str = "text"
    reason: str = ""
    around: str = ""
    font: int = -1
    right_font: int = -1
    right_to_left: bool = False
    associated: bool = False
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
    builder = DocumentBuilder()
    return builder.finish(path, add_rtf(builder, data, path))


def add_rtf(builder: DocumentBuilder, data: bytes, path: Path) -> dict[str, str]:
    """Add the text of an RTF document in memory; returns its metadata.

    Raises:
        InputError: bottomless.
    """
    flow = _Flow(builder, path)
    for kind, word, number in tokens(data):
        flow.token(kind, word, number)
    return flow.finish()


class _Flow:
    def __init__(self, builder: DocumentBuilder, path: Path) -> None:
        self._path = path
        self._builder = builder
        self._state = _State()
        self._stack: list[_State] = []
        self._bytes = bytearray()
        self._surrogate = 0
        self._skip = 0
        self._ignorable = False
        self._fonts = Fonts()
        self._styles: dict[int, str] = {}
        self._hidden_styles: set[tuple[str, int]] = set()
        self._style = ("s", 0)
        self._names: list[str] = []
        self._metadata: dict[str, str] = {}
        self._note: list[str] = []
        self._note_depth = 0
        self._note_kind = NoteKind.FOOTNOTE
        self._box: list[str] = []
        self._property = ["", ""]
        self._unknown: list[str] = []
        self._paragraphs = 0
        self._pages = 1
        self._kind, self._level = BlockKind.PARAGRAPH, 0
        self._in_table = False
        self._begin()

    def finish(self) -> dict[str, str]:
        self._flush()
        if self._stack:
            self._builder.warn(Message("The file ends too early; something may be missing at its end."))
        self._builder.end()
        self._add_boxes()
        return self._metadata

    def token(self, kind: TokenKind, word: str, number: int | None) -> None:
        if self._skip and kind is not TokenKind.OPEN and kind is not TokenKind.CLOSE:
            # The substitute for programs that do not know the Unicode character just read.
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
        state = self._state
        if state.goes_to == "stylesheet" and self._names:
            if self._style[0] == "s":
                self._styles[self._style[1]] = "".join(self._names).strip(" ;")
            if state.hidden:
                self._hidden_styles.add(self._style)
            self._names.clear()
        if self._stack:
            self._state = self._stack.pop()
        if state.goes_to == "sp" and self._state.goes_to != "sp":
            self._word_art()
        elif state.goes_to == "unknown" and self._state.goes_to != "unknown":
            self._list_unknown()
        elif state.goes_to == "box" and self._state.goes_to != "box":
            self._box.append("\n")
        if self._note_depth and len(self._stack) < self._note_depth:
            self._builder.note("".join(self._note), kind=self._note_kind)
            self._note.clear()
            self._note_depth = 0

    def _control(self, word: str, number: int | None) -> None:
        ignorable, self._ignorable = self._ignorable, False
        if word in _CHARACTER_STYLES:
            self._character_style(word, number or 0)
        elif word in _NO_TEXT or word in _NUMBERS or word in _LEFT_OUT:
            self._goes("nowhere", _LEFT_OUT.get(word, ""))
        elif ignorable and word not in _KEPT_THOUGH_IGNORABLE:
            self._goes("unknown")
        elif (
            word in ("fonttbl", "stylesheet")
            or (word in ("title", "author") and self._state.goes_to == "info")
            or word in ("info", "sp")
        ):
            self._goes(word)
        elif word in ("sn", "sv") and self._state.goes_to == "sp":
            self._set(reason=word)
        elif word == "upr":
            self._set(goes_to="nowhere", around=self._state.goes_to)
        elif word == "ud":
            self._set(goes_to=self._state.around or self._state.goes_to)
        elif word in ("shptxt", "dptxbxtext"):
            self._goes("box")
        elif word in ("footnote", "annotation"):
            self._begin_note(NoteKind.FOOTNOTE if word == "footnote" else NoteKind.COMMENT)
        elif word == "ftnalt" and self._note_depth:
            self._note_kind = NoteKind.ENDNOTE
        elif word in CHARACTERS:
            self._text(CHARACTERS[word])
        else:
            self._format(word, number)

    def _format(self, word: str, number: int | None) -> None:
        if word in ("par", "\n", "sect", "cell", "nestcell", "row", "nestrow"):
            self._paragraph_end(in_cell="cell" in word)
        elif word in ("page", "column", "lbr"):
            self._text("\n")  # inside a paragraph
            if word == "page" and self._state.goes_to == "text":
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
            self._set(skip_after_unicode=min(max(number or 0, 0), 16))
        elif word == "v":
            self._set(hidden=number != 0)
        elif word in ("deleted", "mvf"):  # mvf: moved from here
            self._set(deleted=number != 0)
        elif word == "plain":
            self._state = replace(
                self._state, hidden=False, deleted=False, font=-1, right_font=-1, right_to_left=False
            )
        else:
            self._font_or_page(word, number)

    def _font_or_page(self, word: str, number: int | None) -> None:
        if word in ("ltrch", "rtlch"):
            self._set(right_to_left=word == "rtlch", associated=word == "rtlch")
        elif word in ("loch", "hich", "dbch"):
            self._set(associated=False)
        elif word in ("mac", "pc", "pca"):
            self._fonts.default_codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif number is None:
            return
        elif word == "f" and self._state.goes_to == "fonttbl":
            self._fonts.begin(number)
        elif word == "f":
            self._set(font=number)
        elif word == "af" and self._state.associated:
            self._set(right_font=number)
        elif word == "deff":
            self._fonts.default = number
        elif word == "fcharset" and self._state.goes_to == "fonttbl":
            self._fonts.charset(number)
        elif word == "cpg" and self._state.goes_to == "fonttbl":
            self._fonts.page(number)
        elif word == "ansicpg":
            codec = codec_of_page(number)
            if codec is None:
                self._builder.warn(
                    Message("The code page {page} is not known; letters may be wrong.", page=number)
                )
            self._fonts.default_codec = codec or self._fonts.default_codec

    def _set(self, **changes: object) -> None:
        """Change the state; most control words of a file ask for what is so already."""
        if any(getattr(self._state, name) != value for name, value in changes.items()):
            self._state = replace(self._state, **changes)  # type: ignore[arg-type]

    def _font(self) -> int:
        state = self._state
        return state.right_font if state.right_to_left and state.right_font >= 0 else state.font

    def _goes(self, where: str, reason: str = "") -> None:
        if self._state.goes_to not in ("nowhere", "unknown"):
            self._set(goes_to=where, reason=reason)

    def _character_style(self, word: str, number: int) -> None:
        if self._state.goes_to == "stylesheet":
            self._style = (word, number)
        elif (word, number) in self._hidden_styles:
            self._set(hidden=True)

    def _word_art(self) -> None:
        """Text that is a property of a drawing."""
        name, value = self._property
        self._property = ["", ""]
        if name.strip() == "gtextUNICODE" and value.strip():
            self._builder.expect(value)
            self._box.append(f"{value.strip()}\n")

    def _list_unknown(self) -> None:
        """List text of a destination that is not known here, if it looks like text of a document."""
        text = "".join(self._unknown)
        self._unknown.clear()
        if _ARABIC.search(text) or len(_WORDS.findall(text)) > 3:
            self._builder.expect(text)
            self._builder.leave_out(Message("text in parts of an unknown kind"), text)

    def _add_boxes(self) -> None:
        """The paragraphs of boxes, after the paragraph that they are anchored in."""
        lines, self._box = "".join(self._box).split("\n"), []
        for line in lines:
            if line.strip():
                self._paragraphs += 1
                self._builder.begin(BlockKind.PARAGRAPH, 0, f"paragraph {self._paragraphs}")
                self._builder.add(line)
                self._builder.end()

    def _begin_note(self, kind: NoteKind) -> None:
        if self._state.goes_to == "text":
            self._set(goes_to="note")
            self._note_depth, self._note_kind = len(self._stack), kind

    def _apply_style(self, number: int) -> None:
        if self._state.goes_to == "stylesheet":
            self._style = ("s", number)
        else:
            if ("s", number) in self._hidden_styles:
                self._set(hidden=True)
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
        elif self._state.goes_to == "box":
            self._box.append("\n")
        elif self._state.goes_to == "text":
            if in_cell and self._kind is not BlockKind.CELL and not self._builder.has_text:
                self._kind, self._level = BlockKind.CELL, 0
            if self._builder.has_text:
                self._paragraphs += 1
            self._builder.end()
            if self._box:
                self._add_boxes()
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
            # Fonts of symbols put their bytes into the private area.
            self._symbols(self._fonts.symbol(code, self._font()), 1)
        else:
            self._text(chr(code))

    def _flush(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            font = self._font()
            if self._fonts.has_pictures(font) and self._state.goes_to in _TEXTS:
                self._symbols("", len(data.replace(b" ", b"")))
            else:
                self._text(self._fonts.decode(data, font))

    def _symbols(self, text: str, count: int) -> None:
        """Add what symbols stand for, or list them as left out."""
        if text:
            self._text(text)
        elif self._state.goes_to in _TEXTS:
            self._builder.expect(count)
            self._builder.leave_out(Message("symbols of a picture font"), count)

    def _text(self, text: str) -> None:
        state = self._state
        if state.goes_to in _TEXTS:
            self._builder.expect(text)
            if state.hidden:
                self._builder.leave_out(Message("hidden text"), text)
            elif state.deleted:
                self._builder.leave_out(Message("tracked deletions"), text)
            elif state.goes_to == "text":
                self._builder.add(text)
            else:
                (self._note if state.goes_to == "note" else self._box).append(text)
        elif state.goes_to == "stylesheet":
            self._names.append(text)
        elif state.goes_to == "fonttbl":
            self._fonts.name(text)
        elif state.goes_to in ("title", "author"):
            self._metadata[state.goes_to] = self._metadata.get(state.goes_to, "") + text
        elif state.goes_to == "sp" and state.reason:
            self._property[state.reason == "sv"] += text
        elif state.goes_to == "unknown":
            self._unknown.append(text)
        elif state.reason:
            self._builder.expect(text)
            self._builder.leave_out(state.reason, text)
