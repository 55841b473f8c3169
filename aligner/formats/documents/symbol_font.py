"""The font Symbol, in which older documents write Greek letters and signs of mathematics.

Source: Unicode Consortium, mapping table ADOBE/symbol.txt.
"""

from __future__ import annotations

_LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\0〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_CHARACTERS = {
    **{0x20 + place: character for place, character in enumerate(_LOW)},
    **{0xA0 + place: character for place, character in enumerate(_HIGH) if character != "\0"},
}


def is_symbol_font(name: str) -> bool:
    """Whether a font is Symbol: pictures of Wingdings and others have no letters."""
    return name.strip(" \"';").casefold() in ("symbol", "symbolmt", "symbol mt", "symbolps")


def symbol(code: int) -> str:
    """The character of a code of the font, or of the private area where Word keeps it; empty if none."""
    return _CHARACTERS.get(code - 0xF000 if code >= 0xF000 else code, "")


def in_symbol_font(text: str) -> str:
    """A text that is set in the font, as it looks; what the font has no character for stays."""
    return "".join(symbol(ord(character)) or character for character in text)
