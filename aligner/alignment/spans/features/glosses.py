"""Find glosses, where the author explains a word: يعني, معناه, والمراد.

A translation that has rendered the word often leaves such a gloss out. A gloss is about the same things as
the sentence before it, so by similarity it would go to that sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.progress import WORDS_PER_TICK, no_tick
from aligner.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_OPENERS = frozenset(
    fold(word)
    for word in ("يعني", "أعني", "معناه", "ومعناه", "والمعنى", "المراد", "والمراد", "تفسيره", "وتفسيره")
)
_MARKS = ".,:;\"'“”‘’()[]{}«»،؛-–—"


def gloss_starts(words: Sequence[str], tick: Callable[[], None] = no_tick) -> list[int]:
    """Words of an Arabic text with which a gloss begins, ascending."""
    out: list[int] = []
    for at, word in enumerate(words):
        if at % WORDS_PER_TICK == 0:
            tick()
        if fold(word).strip(_MARKS) in _OPENERS:
            out.append(at)
    return out
