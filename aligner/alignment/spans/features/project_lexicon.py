"""Learn from confirmed pairs which words answer which, and combine it with the dictionary.

What a person confirmed is a small parallel text of just the vocabulary that the rest of the project has. IBM
model 1 (Brown et al. 1993) is fitted to it by expectation maximisation with the dictionary as prior: a pair
of stems begins with the lift that the dictionary gives it, which counts for :data:`PRIOR_COUNT` observations
of its English stem. So a few pairs change little, many pairs outweigh the dictionary, and a pair of stems
that it does not know is taken in only if it was seen often enough. A name is a word like others.

The same pairs give the same dictionary, to the last digit.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.features.lexicon import Lexicon, arabic_stem, english_stem
from aligner.progress import no_tick
from aligner.text.normalize import strip_diacritics
from aligner.text.scripts import base_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from aligner.bitext import Bead

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

ROUNDS: Final = 6
PRIOR_COUNT: Final = 3.0
"""Observations of an English stem that the dictionary counts for."""
DISCOUNT: Final = 0.5
"""Taken from what was seen: of two observations one half may be chance."""
LEAST_SEEN: Final = 1.0
"""Expected number of times that two stems answered each other, for a pair that the dictionary lacks."""
LEAST_LIFT: Final = 3.0
MOST_WORDS: Final = 150
"""Words of a side above which a pair says nothing about single words."""
MOST_PAIRS: Final = 4000
"""Pairs learned from at most, drawn evenly from more."""
LEAST_PAIRS: Final = 10
"""Pairs below which nothing is learned."""


@dataclass(frozen=True)
class ConfirmedPairs:
    """Pairs of Arabic and English words that people have confirmed.

    Attributes:
        pairs: words of the Arabic and of the English side of each.
    """

    pairs: Sequence[tuple[Sequence[str], Sequence[str]]] = ()

    def __str__(self) -> str:
        """For signatures; empty if nothing is taught."""
        if len(self.pairs) < LEAST_PAIRS:
            return ""
        return f"taught {sha256(repr(self.pairs).encode()).hexdigest()[:8]}"

    def __add__(self, other: ConfirmedPairs) -> ConfirmedPairs:
        return ConfirmedPairs((*self.pairs, *other.pairs))


def confirmed_pairs(
    source: str, target: str, languages: tuple[str, str], beads: Iterable[Bead]
) -> ConfirmedPairs:
    """The words of the two-sided beads of an Arabic–English text; nothing for other languages.

    Args:
        beads: those that people have confirmed.
    """
    first, second = map(base_language, languages)
    if {first, second} != {"ar", "en"}:
        return ConfirmedPairs()
    two_sided = [bead for bead in beads if not bead.is_null]
    two_sided.sort(key=lambda bead: (min(bead.source), min(bead.target)))
    pairs = []
    for bead in two_sided:
        here = " ".join(segment.of(source) for segment in bead.source).split()
        there = " ".join(segment.of(target) for segment in bead.target).split()
        if max(len(here), len(there)) <= MOST_WORDS:
            pairs.append((here, there) if first == "ar" else (there, here))
    return ConfirmedPairs(tuple(pairs))


def with_confirmed(
    base: Lexicon,
    confirmed: ConfirmedPairs,
    frequencies: Mapping[str, int] | None = None,
    tick: Callable[[], None] = no_tick,
) -> Lexicon:
    """A dictionary with what confirmed pairs teach; ``base`` itself if they are too few.

    Args:
        frequencies: how often each Arabic stem occurs in the text to be aligned, which tells more of how
            common a stem is than the few pairs do.
    """
    if len(confirmed.pairs) < LEAST_PAIRS:
        return base
    kept = confirmed.pairs[:: -(-len(confirmed.pairs) // MOST_PAIRS)]
    stems = [
        (
            [stem for word in one if (stem := arabic_stem(strip_diacritics(word)))],
            list(dict.fromkeys(stem for word in two if (stem := english_stem(word)))),
        )
        for one, two in kept
    ]
    tick()
    learned = _lifts(base, [(one, two) for one, two in stems if one and two], frequencies or {}, tick)
    digest = sha256(base.digest.encode())
    for stem in sorted(learned):
        digest.update(repr((stem, sorted(learned[stem].items()))).encode())
    lifts = dict(base.lifts)
    for stem, found in learned.items():
        lifts[stem] = {**lifts.get(stem, {}), **found}
    return Lexicon(lifts, digest.hexdigest()[:8])


def _lifts(
    base: Lexicon,
    pairs: Sequence[tuple[list[str], list[str]]],
    frequencies: Mapping[str, int],
    tick: Callable[[], None],
) -> dict[str, dict[str, float]]:
    """Lifts of the stems that these pairs say something about."""
    counted = Counter(stem for one, _ in pairs for stem in one)
    rows = {stem: i for i, stem in enumerate(sorted(counted))}
    columns = {stem: i + 1 for i, stem in enumerate(sorted({stem for _, two in pairs for stem in two}))}
    if not rows:
        return {}
    usual = np.array([max(counted[stem], frequencies.get(stem, 0)) for stem in rows], dtype=np.float64)
    usual /= usual.sum()
    width = len(columns) + 1
    keys: list[NDArray[np.int64]] = []
    tokens: list[NDArray[np.int64]] = []
    count = 0
    for one, two in pairs:
        a = np.array([rows[stem] for stem in one], dtype=np.int64)
        e = np.array([0, *(columns[stem] for stem in two)], dtype=np.int64)
        keys.append((a[:, None] * width + e).ravel())
        tokens.append(np.repeat(np.arange(count, count + len(a)), len(e)))
        count += len(a)
    tick()
    token = np.concatenate(tokens)
    kinds, where = np.unique(np.concatenate(keys), return_inverse=True)
    row, column = kinds // width, kinds % width
    arabic, english = list(rows), ["", *columns]
    before = np.ones(len(kinds))
    for i, (a, e) in enumerate(zip(row.tolist(), column.tolist(), strict=True)):
        known = base.lifts.get(arabic[a])
        if known is not None:
            before[i] = max(1.0, known.get(english[e], 1.0))
    prior = PRIOR_COUNT * before * usual[row]
    chance = before * usual[row]
    for _ in range(ROUNDS):
        tick()
        share = chance[where]
        share /= np.bincount(token, share, minlength=count)[token]
        seen = np.bincount(where, share, minlength=len(kinds))
        total = np.bincount(column, seen, minlength=width)
        chance = (seen + prior) / (total[column] + PRIOR_COUNT)
    lift = (np.maximum(seen - DISCOUNT, 0.0) + prior) / ((total[column] + PRIOR_COUNT) * usual[row])
    keep = (column > 0) & ((before > 1.0) | ((seen >= LEAST_SEEN) & (lift >= LEAST_LIFT)))
    out: dict[str, dict[str, float]] = {}
    for a, e, x in zip(row[keep].tolist(), column[keep].tolist(), lift[keep].tolist(), strict=True):
        out.setdefault(arabic[a], {})[english[e]] = round(float(x), 3)
    return out
