"""Search very long texts piece by piece.

One call into compiled code on ten million characters keeps the interpreter for half a second, and with it
every other thread, a window's too; between two pieces the others have their turn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = 1 << 16
OVERLAP = 1 << 10
_SPACE = re.compile(r"\s")


def in_pieces(
    pattern: re.Pattern[str], text: str, piece: int = PIECE, overlap: int = OVERLAP
) -> Iterator[re.Match[str]]:
    """All matches, as ``pattern.finditer`` gives them.

    Args:
        pattern: one that cannot match nothing, and that needs to see no more than ``overlap`` characters
            from where a match begins to tell that there is one.
    """
    at = 0
    while at < len(text):
        end = at + piece + overlap
        last = end >= len(text)
        following = at + piece
        for match in pattern.finditer(text, at, end):
            if not last and match.end() > at + piece:
                # It may go on behind the piece, or be another one if all behind it is seen.
                if match.start() < at + piece:
                    following = match.start()
                break
            yield match
            following = max(following, match.end())
        if last:
            return
        if following < at + piece:  # a match across the edge: take it as it is in the whole text
            whole = pattern.search(text, following)
            if whole is not None:
                yield whole
                following = max(whole.end(), following + 1)
        at = following


def count_words(text: str, piece: int = PIECE) -> int:
    """How many words a text has: as ``len(text.split())``."""
    words = at = 0
    while at < len(text):
        gap = _SPACE.search(text, at + piece)
        end = gap.start() if gap is not None else len(text)
        words += len(text[at:end].split())
        at = end
    return words
