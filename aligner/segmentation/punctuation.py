"""Punctuation marks by their role. Every rule about the end of a sentence takes its marks from here."""

from __future__ import annotations

import re

SENTENCE_END = ".!?؟۔…।。！？"
QUOTES = '"“”„‟«»‹›'
CLOSERS = QUOTES + "’')]}﴾"
"""May occur between the mark at the end of a sentence and the space after it."""
OPENERS = QUOTES + "‘'([{﴿–—-"
"""May occur between the space and the first letter of a sentence."""
PARAGRAPH_END = '.!?؟۔…:"”»)'
"""What the last line of a paragraph ends with, so that a shorter line with it is not a wrapped one."""
CLAUSE_END = ",;:!?.،؛؟—–"
STOPS = ".؟?!۔"
"""Marks after which a chain of transmitters does not go on."""
LOOSE = "«»“”\"'()[]{}.,;:!?،؛؟…–—"
"""Marks that are not part of a word that a user searches for."""

_SENTENCE = re.compile(rf"[{re.escape(SENTENCE_END)}:][{re.escape(CLOSERS)}]*\s*\Z")
_PARAGRAPH = re.compile(rf"(?:[{re.escape(SENTENCE_END)}:][{re.escape(CLOSERS)}]*|[»”\"')\]])\s*\Z")


def ends_sentence(text: str) -> bool:
    """Whether a text ends with the end of a sentence: a mark or a colon, quotes and brackets after it."""
    return _SENTENCE.search(text[-20:]) is not None


def ends_paragraph(text: str) -> bool:
    """Whether a line may be the last of its paragraph: as :func:`ends_sentence`, or a closing quote."""
    return _PARAGRAPH.search(text[-20:]) is not None
