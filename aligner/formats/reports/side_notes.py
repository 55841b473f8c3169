"""Notes of documents in editions: where their signs stand in a text, and their numbers."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.exchange.translation_unit import SideNote


class NumberedNote(NamedTuple):
    """A note by its number in the edition; the number of its document may come twice there."""

    number: int
    text: str


class NoteNumbers:
    """Counts the notes of an edition through, in the order in which they are met."""

    def __init__(self) -> None:
        self._count = 0

    def pieces(self, text: str, notes: Sequence[SideNote]) -> list[str | NumberedNote]:
        """A text in its order, with the notes where their signs stand; those without a place at its end."""
        pieces: list[str | NumberedNote] = []
        done = 0
        end = len(text.rstrip())
        for at, note in sorted(((_place(text, note.at, end), note) for note in notes), key=lambda n: n[0]):
            if at > done:
                pieces.append(text[done:at])
                done = at
            self._count += 1
            pieces.append(NumberedNote(self._count, note.text))
        if done < len(text) or not pieces:
            pieces.append(text[done:])
        return pieces


def _place(text: str, at: int | None, end: int) -> int:
    """A place between two words: no sign parts a word, or a letter from its vowel mark."""
    if at is None or not 0 <= at < end:
        return end
    while 0 < at < end and _is_of_word(text[at - 1]) and _is_of_word(text[at]):
        at += 1
    return at


def _is_of_word(character: str) -> bool:
    return character.isalnum() or unicodedata.combining(character) > 0
