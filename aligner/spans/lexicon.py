"""Which Arabic word goes with which English one: a small dictionary by stems, learned from aligned verse.

An entry says how many times likelier the Arabic stem is where the English stem is than anywhere (IBM model 1,
Brown et al. 1993; ``benchmarks/lexicon.py``). A unit votes for each word of the stream by the log of that,
and sums of votes over a span are differences of a running total. Encoders know what a sentence is about; the
dictionary knows which of its words are still missing, which is what places a boundary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.anchors import skeletons
from aligner.normalise import fold
from aligner.spans.share import idle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

TABLE = Path(__file__).with_name("lexicon.txt")
SHARE = 0.6
"""Share of the words that are thought to have an answer: votes are log((1 − SHARE) + SHARE · lift)."""
_OTHER = re.compile(r"[^\w]|_")
_POSSESSIVE = re.compile(r"['’]s$")
_SUFFIXES = (
    *("هما", "كما", "تما", "هم", "ها", "كم", "هن", "نا", "ان", "ات", "ون", "ين", "وا", "تم", "يه"),
    *("ه", "ي", "ك", "ت", "ا"),
)
_ENDINGS = (
    *(("iness", "y"), ("ies", "y"), ("ied", "y"), ("ieth", "y"), ("ness", ""), ("ingly", ""), ("edly", "")),
    *(("ing", ""), ("eth", ""), ("edst", ""), ("est", ""), ("ed", ""), ("ly", ""), ("es", ""), ("s", "")),
)
_WEAK = str.maketrans("", "", "اوي")
_AROUND = "'\"“”‘’(),.;:!?[]-«»"


@lru_cache(maxsize=100_000)
def arabic_stem(word: str) -> str:
    """The word without what is joined to it, and without weak letters inside: close to its root.

    Not a morphological analysis: words are only compared with words treated in the same way.
    """
    bare = _OTHER.sub("", fold(word))
    if len(bare) >= 4 and bare[0] in "وف":
        bare = bare[1:]
    if bare[:3] in ("بال", "كال") and len(bare) >= 5:
        bare = bare[3:]
    elif bare[:2] in ("ال", "لل") and len(bare) >= 4:
        bare = bare[2:]
    elif bare[:1] in ("ب", "ل", "ك", "س") and len(bare) >= 5:
        bare = bare[1:]
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= 3:
            bare = bare[: -len(suffix)]
            break
    if len(bare) >= 4 and bare[0] in "يتناسم":
        bare = bare[1:]
    if len(bare) >= 4:
        root = bare[0] + bare[1:].translate(_WEAK)
        bare = root if len(root) >= 3 else bare
    return bare


@lru_cache(maxsize=100_000)
def english_stem(word: str) -> str:
    """The word without its ending, six letters at most."""
    bare = _OTHER.sub("", _POSSESSIVE.sub("", fold(word)))
    if len(bare) < 4:
        return bare
    for ending, instead in _ENDINGS:
        if bare.endswith(ending) and not bare.endswith("ss") and len(bare) - len(ending) + len(instead) >= 3:
            bare = bare[: -len(ending)] + instead
            break
    if len(bare) >= 4 and bare[-1] == "e":
        bare = bare[:-1]
    if len(bare) >= 5 and bare[-1] == bare[-2]:
        bare = bare[:-1]
    return bare[:6]


@dataclass(frozen=True)
class Lexicon:
    """Lifts of pairs of stems.

    Attributes:
        lifts: Arabic stem → English stem → how many times likelier they are together than apart.
        digest: of the table this came from.
    """

    lifts: Mapping[str, Mapping[str, float]] = field(repr=False)
    digest: str = ""


@cache
def load_lexicon(path: Path = TABLE) -> Lexicon:
    """Read a table: one Arabic stem a line, then English stems with their lifts."""
    text = path.read_text("utf-8")
    lifts: dict[str, dict[str, float]] = {}
    for line in text.splitlines():
        arabic, *pairs = line.split()
        lifts[arabic] = {stem: float(lift) for stem, _, lift in (pair.partition(":") for pair in pairs)}
    return Lexicon(lifts, sha256(text.encode()).hexdigest()[:8])


NAME = 40.0
"""Lift of a name whose three or more consonants agree; of two consonants a quarter."""
NUMBER = 100.0


class Votes:
    """What the units of one side say of each word of the other.

    Args:
        words: of the stream.
        units: words of each unit.
        lexicon: of stems; a pair counts whichever side is the stream.
        arabic_stream: whether the stream is the Arabic side.
    """

    def __init__(
        self,
        words: Sequence[str],
        units: Sequence[Sequence[str]],
        lexicon: Lexicon,
        *,
        arabic_stream: bool,
        tick: Callable[[], None] = idle,
    ) -> None:
        stem, unit_stem = (arabic_stem, english_stem) if arabic_stream else (english_stem, arabic_stem)
        number = {name: i for i, name in enumerate(dict.fromkeys(map(stem, words)))}
        self.ids: Ints = np.array([number[stem(word)] for word in words], dtype=np.intp)
        distinct = sorted({word for unit in units for word in unit})
        wanted: dict[str, dict[int, float]] = {unit_stem(word): {} for word in distinct}
        tick()
        if arabic_stream:
            for name, i in number.items():
                for other, lift in lexicon.lifts.get(name, {}).items():
                    if other in wanted:
                        wanted[other][i] = lift
        else:
            for other, found in wanted.items():
                for name, lift in lexicon.lifts.get(other, {}).items():
                    if name in number:
                        found[number[name]] = lift
        tick()
        arabic, english = (words, distinct) if arabic_stream else (distinct, words)
        for word, other, lift in _names(arabic, english):
            one, two = (word, other) if arabic_stream else (other, word)
            found, i = wanted[unit_stem(two)], number[stem(one)]
            found[i] = max(found.get(i, 0.0), lift)
        tick()
        self.lengths: Floats = np.array([max(1, len(unit)) for unit in units], dtype=np.float64)
        # words and lifts of all units end to end: a book has tens of thousands
        heard: list[NDArray[np.int32]] = []
        lifted: list[Floats] = []
        self.background: Floats = np.zeros(len(number))
        known = np.zeros(len(number), dtype=np.bool_)
        nothing = np.log(1.0 - SHARE)
        for unit, length in zip(units, self.lengths.tolist(), strict=True):
            total: dict[int, float] = {}
            for word in unit:
                for i, lift in wanted[unit_stem(word)].items():
                    total[i] = total.get(i, 0.0) + lift
            ids = np.fromiter(total, dtype=np.intp, count=len(total))
            lifts = np.fromiter(total.values(), dtype=np.float64, count=len(total))
            heard.append(ids.astype(np.int32))
            lifted.append(lifts)
            known[ids] = True
            self.background[ids] += np.log(1.0 - SHARE + SHARE * lifts / length) - nothing
        self._begin = np.cumsum([0, *map(len, heard)])
        self._ids = np.concatenate([*heard, np.empty(0, dtype=np.int32)])
        self._lifts = np.concatenate([*lifted, np.empty(0)])
        self.background /= max(1, len(units))
        self.background += nothing
        self.background[~known] = 0.0
        self._known = known
        self._scratch: Floats = np.zeros(len(number))

    def lifts(self, unit: int, first: int, end: int) -> Floats:
        """Summed lifts of the words ``first`` to ``end`` of the stream with the words of a unit."""
        own = slice(int(self._begin[unit]), int(self._begin[unit + 1]))
        ids = self._ids[own]
        self._scratch[ids] = self._lifts[own]
        out: Floats = self._scratch[self.ids[first:end]]
        self._scratch[ids] = 0.0
        return out

    def votes(self, lifts: Floats, length: float, first: int) -> Floats:
        """Votes for words from ``first`` on, given their summed lifts with ``length`` words: zero on average
        over all units, and for words that are not known.
        """
        ids = self.ids[first : first + len(lifts)]
        out = np.log(1.0 - SHARE + SHARE * lifts / length)
        return np.where(self._known[ids], out - self.background[ids], 0.0)


def _names(arabic: Sequence[str], english: Sequence[str]) -> list[tuple[str, str, float]]:
    """Pairs of words that are the same number, or a name with the same consonants."""
    distinct = sorted(set(arabic))
    by_sound: dict[str, list[str]] = {}
    by_number: dict[str, list[str]] = {}
    for word in distinct:
        for sound in skeletons(word):
            if len(sound) >= 2:
                by_sound.setdefault(sound, []).append(word)
        if (bare := arabic_stem(word))[:1].isdigit():
            by_number.setdefault(bare, []).append(word)
    lower = {word for word in english if word[:1].islower()}
    out: list[tuple[str, str, float]] = []
    for word in sorted(set(english)):
        number = english_stem(word)
        if number[:1].isdigit():
            out.extend((other, word, NUMBER) for other in by_number.get(number, ()))
            continue
        bare = word.strip(_AROUND)
        if len(bare) < 3 or not bare[0].isupper() or bare.lower() in lower:
            continue
        for sound in skeletons(bare):
            if len(sound) >= 2:
                lift = NAME if len(sound) >= 3 else NAME / 4
                out.extend((other, word, lift) for other in by_sound.get(sound, ()))
    return out
