"""Chains of transmitters (isnad), which translations abridge: thirty Arabic words answered by "Narrated
Aisha".

A chain is known by its verbs: from one "he told us" to the next, over names and "from". For the length model
    its words
count little, so that a chain neither looks like missing text nor drags its neighbours' words along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligner.normalise import fold
from aligner.spans.share import WORDS, idle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

_TELL = frozenset(
    [
        "حدثنا",
        "حدثني",
        "حدثه",
        "حدثهم",
        "اخبرنا",
        "اخبرني",
        "اخبره",
        "انبانا",
        "انباني",
        "ثنا",
        "سمعت",
        "نبانا",
    ]
)
_FROM = frozenset(("عن", "سمع"))
_FARTHEST = 8  # words from one link of a chain to the next


_TAIL = 5  # words after the last link: a name, and "said"


def within_chains(words: Sequence[str], tick: Callable[[], None] = idle) -> NDArray[np.bool_]:
    """Whether a cut lies inside a chain or at its end, shape (len(words) + 1,); its beginning is outside."""
    inside = np.zeros(len(words) + 1, dtype=np.bool_)
    links: list[int] = []
    strong = False

    def close() -> None:
        if strong and len(links) >= 2:
            inside[links[0] + 1 : links[-1] + 2 + _TAIL] = True

    for i, word in enumerate(words):
        if i % WORDS == 0:
            tick()
        bare = fold(word).strip(":،,.()[]\"'«»")
        stem = bare[1:] if bare[:1] in ("و", "ف") else bare
        told = bare in _TELL or stem in _TELL
        if not told and bare not in _FROM:
            continue
        if links and i - links[-1] > _FARTHEST:
            close()
            links, strong = [], False
        if told or links:
            links.append(i)
            strong = strong or told
    close()
    return inside
