"""XML whose only flaws are characters that XML cannot hold, bare ``&`` and ``<``, or names of characters that
only HTML knows: repaired as it is read.

Translation memories of real programs contain ``&#x1F;``, ``&nbsp;`` and "5 < 6"; one of them must not cost
the whole file. Everything else that is wrong is left to the parser.
"""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from typing import IO, TYPE_CHECKING

from aligner.messages import Message

if TYPE_CHECKING:
    from aligner.formats.protocols import Warn

_REFERENCE = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,8})|(\d{1,10}));")
_BARE = re.compile(rb"&(?!(?:[A-Za-z_][\w.:-]*|#\d+|#[xX][0-9A-Fa-f]+);)")
_NAME = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_XML_NAMES = frozenset([b"amp", b"lt", b"gt", b"quot", b"apos"])
_LESS = re.compile(rb"<(?=[\s\d=<,.;)])")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WORD = re.compile(rb"[0-9A-Za-z\x80-\xff]")
_CONTROLS = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])
_NOT_CHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf][\x80-\xbf]")  # U+FFFE, U+FFFF, surrogates
_DECLARED = re.compile(rb"\A(\s*<\?xml[^>]*?encoding\s*=\s*[\"'])([A-Za-z0-9._-]+)([\"'])")
_LONGEST_REFERENCE = 64
_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF8, "utf-8"))
_CHUNK = 1 << 16


class RepairedXml:
    """The readable part of a binary stream, in UTF-8, with characters left out that XML cannot hold.

    Attributes:
        illegal: characters left out so far.
        ampersands, less: ampersands and signs "<" that were escaped so far.
        names: characters that were given by a name of HTML so far.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._decoder: codecs.IncrementalDecoder | None = None
        self._rest = b""
        self._started = False
        self._has_cdata = False
        self._at_end = False
        self.illegal = 0
        self.ampersands = 0
        self.less = 0
        self.names = 0

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            return b"".join(iter(lambda: self.read(_CHUNK), b""))
        while not self._at_end:
            chunk = self._stream.read(max(size, 1))
            self._at_end = not chunk
            if not self._started:
                chunk = self._start(chunk)
            elif self._decoder is not None:
                chunk = self._decoder.decode(chunk, self._at_end).encode("utf-8", "surrogatepass")
            repaired = self._repair(chunk)
            if repaired or self._at_end:
                return repaired
        return b""

    def report(self, warn: Warn) -> None:
        """Warn of what was repaired."""
        if self.illegal:
            warn(
                Message.counted(
                    "{n:,} character that XML cannot hold was left out.",
                    "{n:,} characters that XML cannot hold were left out.",
                    n=self.illegal,
                )
            )
        if self.ampersands:
            warn(
                Message.counted(
                    "{n:,} bare ampersand was read as a character.",
                    "{n:,} bare ampersands were read as characters.",
                    n=self.ampersands,
                )
            )
        if self.less:
            warn(
                Message.counted(
                    '{n:,} bare sign "<" was read as a character.',
                    '{n:,} bare signs "<" were read as characters.',
                    n=self.less,
                )
            )
        if self.names:
            warn(
                Message.counted(
                    "{n:,} character was given by a name that only HTML knows (&nbsp;); it was read.",
                    "{n:,} characters were given by names that only HTML knows (&nbsp;); they were read.",
                    n=self.names,
                )
            )

    def _start(self, chunk: bytes) -> bytes:
        """The first piece, in UTF-8 and saying so, where its encoding is known."""
        self._started = True
        encoding = ""
        for mark, name in _BOMS:
            if chunk.startswith(mark):
                chunk, encoding = chunk[len(mark) :], name
                break
        else:
            if chunk[:4] in (b"<\0?\0", b"\0<\0?"):
                encoding = "utf-16-le" if chunk[:1] == b"<" else "utf-16-be"
            elif (declared := _DECLARED.match(chunk)) is not None:
                encoding = declared[2].decode("ascii")
                if encoding.casefold().startswith(("utf-16", "utf16", "ucs-2")):
                    encoding = "utf-8"  # its declaration is in single bytes: it was converted since
        try:
            self._decoder = codecs.getincrementaldecoder(encoding or "utf-8")("replace")
        except LookupError:
            return chunk  # the parser may know it
        if codecs.lookup(encoding or "utf-8").name == "utf-8":
            self._decoder = None
        else:
            chunk = self._decoder.decode(chunk).encode("utf-8", "surrogatepass")
        return _DECLARED.sub(rb"\1UTF-8\3", chunk)

    def _repair(self, chunk: bytes) -> bytes:
        data = self._rest + chunk
        self._rest = b""
        at = -1 if self._at_end else data.rfind(b"&", max(0, len(data) - _LONGEST_REFERENCE))
        if at >= 0 and b";" not in data[at:]:
            data, self._rest = data[:at], data[at:]  # a reference that the next piece ends
        elif data.endswith(b"<") and not self._at_end:
            data, self._rest = data[:-1], b"<"
        self._has_cdata = self._has_cdata or b"<![CDATA[" in data
        clean = data
        if len(data.translate(None, _CONTROLS)) < len(data):
            clean = _CONTROL.sub(self._without, data)
        if b"\xef\xbf" in clean or b"\xed" in clean:
            clean, count = _NOT_CHARACTERS.subn("\ufffd".encode(), clean)
            self.illegal += count
        if b"&" in clean:
            clean = _REFERENCE.sub(self._reference, clean)
            if not self._has_cdata:
                clean = _NAME.sub(self._named, clean)
                clean, count = _BARE.subn(b"&amp;", clean)
                self.ampersands += count
        if not self._has_cdata:
            clean, count = _LESS.subn(b"&lt;", clean)
            self.less += count
        return clean

    def _named(self, match: re.Match[bytes]) -> bytes:
        """A name that XML does not know as the character that HTML gives it; unknown names stay."""
        name = match[1]
        if name in _XML_NAMES or (character := html5.get(f"{name.decode('ascii')};")) is None:
            return match[0]
        self.names += 1
        return "".join(f"&#{ord(c)};" for c in character).encode("ascii")

    def _reference(self, match: re.Match[bytes]) -> bytes:
        code = int(match[1], 16) if match[1] else int(match[2])
        legal = (
            code in (9, 10, 13)
            or 0x20 <= code < 0xD800
            or 0xE000 <= code < 0xFFFE
            or 0xFFFF < code < 0x110000
        )
        return match[0] if legal else self._without(match)

    def _without(self, match: re.Match[bytes]) -> bytes:
        """Nothing for the character; a space between two words, since some programs part them by it."""
        self.illegal += 1
        before, after = (
            match.string[match.start() - 1 : match.start()],
            match.string[match.end() : match.end() + 1],
        )
        return b" " if _WORD.match(before) and _WORD.match(after) else b""
