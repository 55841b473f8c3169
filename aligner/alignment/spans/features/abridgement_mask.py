"""What a translation makes of the words of a stream: chains of transmitters stand for one name in it, and
the formulae after the Prophet's name for a sign or for nothing.

Thirty words that the other side leaves out would drown ten that it renders. So they are neither
encoded nor counted, unless the other side has words of that kind too. The name that a translation keeps is
evidence of another kind (:mod:`aligner.alignment.spans.features.rendering`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.encoder_protocol import rough
from aligner.alignment.spans.features.isnad import Chain, chains, within_chains
from aligner.progress import WORDS_PER_TICK, no_tick
from aligner.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligner.alignment.encoder_protocol import Encoder, SpanVectors, Vectors
    from aligner.progress import Progress

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Flags = NDArray[np.bool_]

INSIDE = -6.0
"""Log-odds of a cut inside a chain."""
OPENING = 3.0
"""Log-odds of a cut before a chain that opens a tradition: what a full stop before "and when" has."""
REPORT = 0.0
"""The same where the report begins."""
GATE = -10.0
"""Log-odds of beginning or ending a gap in a chain."""
NEAR = 8
"""Words after a chain where no gap begins or ends either: it would part the chain from its report."""
ABRIDGED = 0.6
"""Share of such words that the other side keeps, below which they are not heard."""

_TELLING = frozenset(
    (
        *("narrated", "narrates", "told", "informed", "related", "reported", "reports", "transmitted"),
        *("authority", "from", "heard"),
    )
)
_PRAISING = frozenset(["bless", "blessings", "peace", "pleased"])
_FORMULAE = tuple(
    tuple(formula.split())
    for formula in (
        "صلي الله عليه وسلم",
        "رضي الله عنه",
        "رضي الله عنها",
        "رضي الله عنهما",
        "رضي الله عنهم",
        "رضي الله تعالي عنه",
    )
)


@dataclass(frozen=True)
class StreamMask:
    """How a stream is read against the other side.

    Attributes:
        log_odds: of a cut before each word, shape (words + 1,).
        gates: the same for beginning or ending a gap.
        heard: which words are encoded and counted, shape (words,).
        chains: what was found.
    """

    log_odds: Floats
    gates: Floats
    heard: Flags
    chains: tuple[Chain, ...] = ()

    @property
    def skippable(self) -> Ints:
        """First word of each chain and the word after its report begins, shape (chains, 2)."""
        return np.array([(c.start, c.end + 1) for c in self.chains], dtype=np.intp).reshape(-1, 2)


def mask_abridged(
    words: Sequence[str],
    odds: Floats,
    other: Sequence[str] | None,
    tick: Callable[[], None] = no_tick,
    segment_end: Flags | None = None,
) -> StreamMask:
    """Read a stream.

    Args:
        words: without vowel signs.
        odds: of cuts, as :func:`aligner.alignment.spans.features.boundary_model.cut_log_odds` finds them.
        other: the words of the other side, if they are English, which tells what was abridged.
    """
    found = chains(words, tick)
    odds, heard = odds.copy(), np.ones(len(words), dtype=np.bool_)
    if not found:
        return StreamMask(odds, odds, heard)
    inside = within_chains(len(words), found)
    if segment_end is not None:
        inside &= ~segment_end
    odds[inside] = np.minimum(odds[inside], INSIDE)
    for chain in found:
        if chain.opens:
            odds[chain.start] = max(odds[chain.start], OPENING)
        if segment_end is None:
            odds[chain.end] = max(odds[chain.end], REPORT)
    gates = odds.copy()
    ends = [*(chain.start for chain in found[1:]), len(words)]
    for chain, end in zip(found, ends, strict=True):
        near = np.arange(chain.start + 1, min(chain.end + NEAR + 1, end))
        near = near[near != chain.end] if segment_end is None else near[~segment_end[near]]
        gates[near] = GATE
    if other is not None:
        links = np.zeros(len(words), dtype=np.bool_)
        for chain in found:
            links[chain.start : chain.end] = True
        praise = _formulae(words, tick) & ~links
        told, praised = _count(other, tick)
        for which, kept in (
            (links, told / sum(chain.links for chain in found)),
            (praise, 4.0 * praised / max(1, int(praise.sum()))),
        ):
            if kept < ABRIDGED:
                heard &= ~which
        if not heard.any():
            heard[:] = True
    return StreamMask(odds, gates, heard, tuple(found))


def _formulae(words: Sequence[str], tick: Callable[[], None]) -> Flags:
    out = np.zeros(len(words), dtype=np.bool_)
    bare: list[str] = []
    for i, word in enumerate(words):
        if i % WORDS_PER_TICK == 0:
            tick()
        bare.append(fold(word).strip(":،,.()[]\"'«»-–"))
    for i, word in enumerate(bare):
        for formula in _FORMULAE:
            if word == formula[0] and tuple(bare[i : i + len(formula)]) == formula:
                out[i : i + len(formula)] = True
    return out


def _count(other: Sequence[str], tick: Callable[[], None]) -> tuple[int, int]:
    """Words of telling and words of praise in an English text."""
    told = praised = 0
    for i, word in enumerate(other):
        if i % WORDS_PER_TICK == 0:
            tick()
        bare = fold(word).strip(".,:;\"'()[]")
        told += bare in _TELLING
        praised += bare in _PRAISING
    return told, praised


class MaskedStream:
    """Embeds spans of a stream by the words of it that are heard.

    A span without any is embedded as the next word heard (at the end of the text, the last).
    """

    def __init__(self, encoder: Encoder, words: Sequence[str], heard: Flags, progress: Progress) -> None:
        self._stream: SpanVectors = encoder.stream(
            [word for word, is_heard in zip(words, heard.tolist(), strict=True) if is_heard], progress
        )
        self._before = np.concatenate([[0], np.cumsum(heard)]).astype(np.intp)

    @property
    def words(self) -> int:
        """Number of words in the stream, heard or not."""
        return len(self._before) - 1

    def embed(self, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Vectors:
        """Embed words ``starts[i]`` to ``ends[i]`` (half-open) → float32, shape (n, dimension), unit rows."""
        return self._stream.embed(*self._among_heard(starts, ends))

    def rough(self, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Vectors:
        """The same for the first pass."""
        return rough(self._stream, *self._among_heard(starts, ends))

    def _among_heard(
        self, starts: NDArray[np.intp], ends: NDArray[np.intp]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        first = np.minimum(self._before[starts], self._stream.words - 1)
        return first, np.maximum(self._before[ends], first + 1)
