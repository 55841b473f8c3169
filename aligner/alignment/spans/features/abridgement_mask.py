"""Mask the words of a stream that translations abridge: chains of transmitters, of which a translation keeps
one name, and the formulae after the Prophet's name, which become a sign or nothing.

Thirty words without counterpart outweigh ten that have one. So they are neither encoded nor counted, unless
the other side has words of that kind too. The name that a translation keeps is
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


@dataclass(frozen=True, slots=True)
class ChainSettings:
    """How chains of transmitters change the cuts and gaps of a stream. Log-odds are natural logarithms.

    Attributes:
        inside: log-odds of a cut inside a chain.
        opening: log-odds of a cut before a chain that opens a tradition: what a full stop before "and when"
            has.
        report: the same where the report begins.
        gate: log-odds of beginning or ending a gap in a chain.
        near_words: words after a chain where no gap begins or ends either: it would part the chain from its
            report.
        kept_share: share of such words that the other side keeps, below which they are masked.
    """

    inside: float = -6.0
    opening: float = 3.0
    report: float = 0.0
    gate: float = -10.0
    near_words: int = 8
    kept_share: float = 0.6


CHAINS = ChainSettings()

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
    """Cuts, gaps and masked words of a stream, given the other side.

    Attributes:
        log_odds: of a cut before each word, shape (words + 1,).
        gates: the same for beginning or ending a gap.
        encoded: which words are encoded and counted, shape (words,).
        chains: what was found.
    """

    log_odds: Floats
    gates: Floats
    encoded: Flags
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
    settings: ChainSettings = CHAINS,
) -> StreamMask:
    """Find the words of a stream to mask, and what its chains change at its cuts.

    Args:
        words: without vowel signs.
        odds: of cuts, as :func:`aligner.alignment.spans.features.boundary_model.cut_log_odds` finds them.
        other: the words of the other side if they are English: they show what was abridged; None masks
            nothing.
    """
    found = chains(words, tick)
    odds, encoded = odds.copy(), np.ones(len(words), dtype=np.bool_)
    if not found:
        return StreamMask(odds, odds, encoded)
    inside = within_chains(len(words), found)
    if segment_end is not None:
        inside &= ~segment_end
    odds[inside] = np.minimum(odds[inside], settings.inside)
    for chain in found:
        if chain.opens:
            odds[chain.start] = max(odds[chain.start], settings.opening)
        if segment_end is None:
            odds[chain.end] = max(odds[chain.end], settings.report)
    gates = odds.copy()
    ends = [*(chain.start for chain in found[1:]), len(words)]
    for chain, end in zip(found, ends, strict=True):
        near = np.arange(chain.start + 1, min(chain.end + settings.near_words + 1, end))
        near = near[near != chain.end] if segment_end is None else near[~segment_end[near]]
        gates[near] = settings.gate
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
            if kept < settings.kept_share:
                encoded &= ~which
        if not encoded.any():
            encoded[:] = True
    return StreamMask(odds, gates, encoded, tuple(found))


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
    """Count the words of transmission ("narrated") and of the formulae ("blessings") in an English text."""
    told = praised = 0
    for i, word in enumerate(other):
        if i % WORDS_PER_TICK == 0:
            tick()
        bare = fold(word).strip(".,:;\"'()[]")
        told += bare in _TELLING
        praised += bare in _PRAISING
    return told, praised


class MaskedStream:
    """Embeds spans of a stream by the words of it that are not masked.

    A span without any is embedded as the next such word (at the end of the text, the last).
    """

    def __init__(self, encoder: Encoder, words: Sequence[str], encoded: Flags, progress: Progress) -> None:
        self._stream: SpanVectors = encoder.stream(
            [word for word, is_encoded in zip(words, encoded.tolist(), strict=True) if is_encoded], progress
        )
        self._before = np.concatenate([[0], np.cumsum(encoded)]).astype(np.intp)

    @property
    def words(self) -> int:
        """Number of words in the stream, masked or not."""
        return len(self._before) - 1

    def embed(self, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Vectors:
        """Embed words ``starts[i]`` to ``ends[i]`` (half-open) → float32, shape (n, dimension), unit rows."""
        return self._stream.embed(*self._among_encoded(starts, ends))

    def rough(self, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Vectors:
        """The same for the first pass."""
        return rough(self._stream, *self._among_encoded(starts, ends))

    def _among_encoded(
        self, starts: NDArray[np.intp], ends: NDArray[np.intp]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        first = np.minimum(self._before[starts], self._stream.words - 1)
        return first, np.maximum(self._before[ends], first + 1)
