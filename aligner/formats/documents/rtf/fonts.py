"""The fonts of an RTF document: the code page of each, and which of them show signs instead of letters."""

from __future__ import annotations

from aligner.formats.documents.rtf.tokenizer import codec_of_charset, codec_of_page
from aligner.formats.documents.symbol_font import in_symbol_font, is_symbol_font, symbol

_SYMBOLS = 2  # \fcharset of fonts whose bytes are no letters


class Fonts:
    """What the font table says.

    Attributes:
        default: number of the document's own font.
        default_codec: of fonts that name none.
    """

    def __init__(self) -> None:
        self.default = -1
        self.default_codec = "cp1252"
        self._codecs: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._without_letters: set[int] = set()
        self._entry = 0

    def begin(self, number: int) -> None:
        """Begin the entry of a font."""
        self._entry = number

    def name(self, text: str) -> None:
        """Take in a part of the name of the font whose entry is read."""
        self._names[self._entry] = self._names.get(self._entry, "") + text

    def charset(self, number: int) -> None:
        """Take in its character set."""
        if number == _SYMBOLS:
            self._without_letters.add(self._entry)
        self._has_codec(codec_of_charset(number))

    def page(self, number: int) -> None:
        """Take in its code page."""
        self._has_codec(codec_of_page(number))

    def _has_codec(self, codec: str | None) -> None:
        if codec is not None:
            self._codecs[self._entry] = codec

    def decode(self, data: bytes, font: int) -> str:
        """The text of bytes in a font; -1 for the document's own."""
        font = font if font >= 0 else self.default
        if self._is_symbol(font):
            return in_symbol_font(data.decode("latin-1"))
        return data.decode(self._codecs.get(font, self.default_codec), "replace")

    def symbol(self, code: int, font: int) -> str:
        """The character of a code of the private area; empty for a sign of a picture font."""
        return symbol(code) if self._is_symbol(font if font >= 0 else self.default) else ""

    def has_pictures(self, font: int) -> bool:
        """Whether the signs of a font have no characters."""
        font = font if font >= 0 else self.default
        return font in self._without_letters and not self._is_symbol(font)

    def _is_symbol(self, font: int) -> bool:
        return is_symbol_font(self._names.get(font, ""))
