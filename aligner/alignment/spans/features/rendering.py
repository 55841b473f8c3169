"""Estimate, chain by chain, whether the other side renders a chain of transmitters.

A translation keeps a chain in a few words ("Narrated Anas:") or leaves it out, and may treat the next chain
of the same book in the other way. The evidence is in the English that would hold the chain: a verb of
transmission at its beginning, a name of the chain. Each span that holds the beginning of a chain is weighed
by this evidence, and a skipped chain has a price of its own.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.features.isnad import names_in
from aligner.explanation.anchors import skeletons
from aligner.progress import WORDS_PER_TICK
from aligner.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligner.alignment.spans.features.clauses import Clauses
    from aligner.alignment.spans.features.isnad import Chain

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

RENDERING = (
    "chain",  # chains that begin in the span
    "chain_told",  # 1 for each of them for which a unit has a word of transmission ("narrated", "authority")
    "chain_note",  # 1 for each of them that only adds to a tradition ("and Layth said: Yunus told me")
    "chain_named",  # 1 for each of them of which the units name the last transmitter
    "chain_said",  # 1 where the span begins with a chain and its first unit with what somebody named says
    "chain_first",  # 1 where the span begins with a chain and its first unit has a word of transmission
    "chain_told_named",  # 1 where such a unit names the last transmitter of the chain too
    "chain_whole",  # 1 where such a span ends where a chain does
    "chain_aside",  # 1 where a span with a chain has a first unit in brackets: a remark of the translator
    "told_alone",  # 1 where the first unit has a word of transmission and the span begins with no chain
    "chain_inside",  # chains that open a tradition within the span, not at its beginning
    "chain_heard",  # 1 where the span begins with a chain and its first unit with "X told me" or "I heard"
    "chain_heard_named",  # 1 where such a unit names one of the chain
    "silent",  # 1 for a span that holds only masked words
    "silent_words",  # √words of the units of such a span
    "note_skipped",  # a skip that begins or ends where what only adds to a tradition begins
)
ARCS = len(RENDERING) - 1
"""Features of arcs; the last one is of skips."""
NEAR = 8
_NOBODY = frozenset(
    (
        *("he", "she", "they", "i", "we", "it", "this", "that", "who", "one", "some", "people", "a", "an"),
        *("then", "and", "so", "but", "when", "if", "whoever"),
    )
)
FIRST = 12
"""Words at the beginning of a unit in which a chain is rendered."""
_TELLING = frozenset(
    (
        *("narrated", "narrates", "narration", "reported", "reports", "related", "relates", "transmitted"),
        *("authority", "chain"),
    )
)
_NAME = 6
"""Words of a name at most."""
_TOLD = frozenset(["told", "informed", "taught"])
_US = frozenset(["us", "me", "him", "her", "them"])
_HEARS = frozenset(["i", "he", "she", "we", "they", "had", "have"])
_SURE_SOUND = 3
"""Consonants that identify a name of a whole chain; two are often those of another word."""
_MARKS = ".,:;\"'“”‘’()[]{}،؛-–—`ʿʾ"
_PARTS_OF_NAMES = frozenset(["ibn", "bin", "bint", "abu", "abi", "umm", "um", "abd", "al"])
"""Words of a name that do not tell whose it is."""


@dataclass(frozen=True)
class Rendering:
    """Evidence that units render chains.

    Attributes:
        starts: word at which each chain begins, ascending, shape (chains,).
        notes: how many of the chains before each only add to a tradition, shape (chains + 1,).
        told: shape (units,): whether each unit has a word of transmission.
        heard: shape (units,): whether each begins with "X told me" or "I heard".
        said: shape (units,): whether each begins with what somebody named says.
        aside: shape (units,): whether each begins with a bracket.
        named: per unit, the chains whose last transmitter it names.
        known: per unit, the chains of which it names anybody.
        opening, closing: shape (words + 1,): whether a chain begins at this cut that the other side may
            render, and whether a chain ends there.
        traditions: how many of the chains before each open a tradition, shape (chains + 1,).
        note_starts: word at which each chain begins that only adds to a tradition, ascending.
        encoded_before: how many words before each cut are not masked, shape (words + 1,).
        unit_words: words of the units before each, shape (units + 1,).
    """

    starts: Ints
    notes: Ints
    told: NDArray[np.bool_]
    heard: NDArray[np.bool_]
    said: NDArray[np.bool_]
    aside: NDArray[np.bool_]
    named: tuple[Ints, ...]
    known: tuple[Ints, ...]
    opening: NDArray[np.bool_]
    closing: NDArray[np.bool_]
    traditions: Ints
    note_starts: Ints
    encoded_before: Ints
    unit_words: Ints

    def features(self, tail: int, head: int, starts: Ints, ends: Ints) -> Floats | None:
        """Features of the spans that units ``tail`` to ``head`` may take, shape (len(starts), len(ends),
        ARCS); None where all are 0.
        """
        first, last = np.searchsorted(self.starts, [starts[0], ends[-1]])
        tells = bool(self.told[tail])
        masked = self.encoded_before[starts][:, None] == self.encoded_before[ends][None, :]
        masked &= starts[:, None] < ends[None, :]
        if first == last and not tells and not masked.any():
            return None
        out = np.zeros((len(starts), len(ends), ARCS))
        low, high = np.searchsorted(self.starts, starts), np.searchsorted(self.starts, ends)
        count = np.maximum(high[None, :] - low[:, None], 0)
        out[:, :, 0] = count
        opening = self.opening[starts]
        out[:, :, 2] = np.maximum(self.notes[high][None, :] - self.notes[low][:, None], 0)
        if self.aside[tail]:
            out[:, :, 8] = count > 0
        if self.said[tail]:
            out[opening, :, 4] = 1.0
        out[:, :, 1] = np.minimum(count, int(self.told[tail:head].sum()))
        names = np.unique(np.concatenate([self.named[unit] for unit in range(tail, head)]))
        if len(names):
            out[:, :, 3] = np.searchsorted(names, high)[None, :] - np.searchsorted(names, low)[:, None]
            np.maximum(out, 0.0, out=out)
        if tells:
            out[opening, :, 5] = 1.0
            out[opening & np.isin(low, self.named[tail]), :, 6] = 1.0
            out[:, :, 7] = opening[:, None] & self.closing[ends][None, :]
            out[~opening, :, 9] = 1.0
        begun = np.searchsorted(self.starts, starts, side="right")
        out[:, :, 10] = np.maximum(self.traditions[high][None, :] - self.traditions[begun][:, None], 0)
        if self.heard[tail]:
            out[opening, :, 11] = 1.0
            out[opening & np.isin(low, self.known[tail]), :, 12] = 1.0
        out[:, :, 13] = masked
        out[:, :, 14] = masked * np.sqrt(self.unit_words[head] - self.unit_words[tail])
        return out


def rendering_of(
    words: Sequence[str],
    found: Sequence[Chain],
    units: Clauses,
    unit_words: Sequence[str],
    segment_end: NDArray[np.bool_] | None,
    encoded_words: NDArray[np.bool_],
    tick: Callable[[], None],
) -> Rendering | None:
    """What the English units show of the chains of an Arabic stream; None where there are no chains.

    Args:
        words: of the stream, without vowel signs.
        found: its chains, in order.
        units, unit_words: the other side.
        encoded_words: which words are not masked, shape (words,).
    """
    if not found:
        return None
    by_sound: dict[str, set[int]] = {}
    anywhere: dict[str, set[int]] = {}
    for number, chain in enumerate(found):
        if number % WORDS_PER_TICK == 0:
            tick()
        for at in range(chain.start, max(chain.end, chain.kept + 1)):
            for sound in _sounds(words[at]) if at < len(words) else ():
                if at >= chain.kept and len(sound) >= 2:
                    by_sound.setdefault(sound, set()).add(number)
                if len(sound) >= _SURE_SOUND:
                    anywhere.setdefault(sound, set()).add(number)
    told = np.zeros(len(units), dtype=np.bool_)
    heard = np.zeros(len(units), dtype=np.bool_)
    said = np.zeros(len(units), dtype=np.bool_)
    aside = np.zeros(len(units), dtype=np.bool_)
    named: list[Ints] = []
    known: list[Ints] = []
    for unit in range(len(units)):
        if unit % WORDS_PER_TICK == 0:
            tick()
        begin, end = int(units.starts[unit]), int(units.ends[unit])
        beginning = unit_words[begin : min(end, begin + FIRST)]
        bare = [fold(word).strip(_MARKS) for word in beginning]
        told[unit] = any(word in _TELLING for word in bare)
        heard[unit] = any(
            (one in _TOLD and two in _US) or (one in _HEARS and two == "heard")
            for one, two in itertools.pairwise(bare)
        )
        aside[unit] = beginning[0][0] in "([{"
        said[unit] = not told[unit] and _says(bare)
        here: set[int] = set()
        there: set[int] = set()
        for word in beginning:
            if word.strip(_MARKS)[:1].isupper():
                for sound in skeletons(word.strip(_MARKS)):
                    here |= by_sound.get(sound, set())
                    there |= anywhere.get(sound, set())
        named.append(np.array(sorted(here), dtype=np.intp))
        known.append(np.array(sorted(there), dtype=np.intp))
    starts = np.array([chain.start for chain in found], dtype=np.intp)
    opening = np.zeros(len(words) + 1, dtype=np.bool_)
    opening[starts[~_before_tradition(found)]] = True
    closing = np.zeros(len(words) + 1, dtype=np.bool_)
    for chain in found:
        if segment_end is None:
            closing[chain.end] = True
        else:
            reach = segment_end[max(chain.kept, chain.start + 1) : chain.end + NEAR + 1]
            if reach.any():
                closing[max(chain.kept, chain.start + 1) + int(reach.argmax())] = True
    notes = np.concatenate([[0], np.cumsum([not chain.told for chain in found])]).astype(np.intp)
    traditions = np.concatenate([[0], np.cumsum([chain.opens for chain in found])]).astype(np.intp)
    return Rendering(
        starts,
        notes,
        told,
        heard,
        said,
        aside,
        tuple(named),
        tuple(known),
        opening,
        closing,
        traditions,
        np.array([chain.start for chain in found if not chain.told], dtype=np.intp),
        np.concatenate([[0], np.cumsum(encoded_words)]).astype(np.intp),
        np.concatenate([[0], np.cumsum(units.ends - units.starts)]).astype(np.intp),
    )


_RENDERING = 14
"""Words of a segment that only renders a chain, at most."""


def renders_chain(words: Sequence[str]) -> bool:
    """Whether an English segment is nothing but the rendering of a chain: "Narrated Anas bin Malik:"."""
    if not words or len(words) > _RENDERING or not words[-1].rstrip("\"'”’-–—").endswith(":"):
        return False
    return any(fold(word).strip(_MARKS) in _TELLING for word in words)


def names_chain(chain: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the first English segment of a report renders its chain too: by a word of transmission, by two
    names of the chain, or by one with "told me" or "heard".
    """
    known = {sound for word in names_in(chain) for sound in _sounds(word) if len(sound) >= 2}
    names = set()
    heard = False
    for at, marked in enumerate(words[:FIRST]):
        word = marked.strip(_MARKS)
        folded = fold(word)
        if folded in _TELLING:
            return True
        heard |= folded in _TOLD or folded == "heard"
        if word[:1].isupper() and folded not in _PARTS_OF_NAMES:
            least = 2 if at else _SURE_SOUND
            names |= {word for sound in skeletons(word) if len(sound) >= least and sound in known}
    return len(names) + heard >= 2 and bool(names)


def _before_tradition(found: Sequence[Chain]) -> NDArray[np.bool_]:
    """Which chains only add to a tradition and come right before the chain of the next: "Narrated Anas:"
    renders that one.
    """
    out = np.zeros(len(found), dtype=np.bool_)
    for number, (one, two) in enumerate(itertools.pairwise(found)):
        out[number] = not one.told and two.told and two.start - one.end <= NEAR
    return out


def _sounds(word: str) -> frozenset[str]:
    """Consonants of an Arabic name, with and without the feminine ending."""
    bare = word.strip(_MARKS)
    return skeletons(bare) | skeletons(bare[:-1]) if bare.endswith("ة") else skeletons(bare)


def _says(bare: Sequence[str]) -> bool:
    """Whether a sentence begins with what somebody named says: "Anas said"."""
    for i, word in enumerate(bare):
        if word in _NOBODY or i > _NAME:
            return False
        if word in ("said", "says"):
            return i > 0
    return False
