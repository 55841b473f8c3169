"""Score word pairs by a small Arabic–English dictionary of stems, learned from aligned verse.

An entry gives the lift of a pair: how many times likelier the Arabic stem is where the English stem occurs
than anywhere (IBM model 1, Brown et al. 1993; ``benchmarks/training/train_lexicon.py``). A clause scores each
word of the stream by the log of the lift, and the score of a span is a difference of running totals. Encoders
know what a sentence is about; the lexicon knows which of its words are still missing, and that places a
boundary.
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

from aligner.explanation.anchors import skeletons
from aligner.progress import no_tick
from aligner.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

TABLE = Path(__file__).with_name("lexicon.txt")
ANSWERED_SHARE = 0.6
"""Share of words taken to have a translation: a score is log((1 − share) + share · lift)."""
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


@lru_cache(maxsize=16_384)
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


@lru_cache(maxsize=16_384)
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


NAME_LIFT = 40.0
"""Lift of a name whose three or more consonants agree; of two consonants a quarter."""
NUMBER_LIFT = 100.0
_CLAUSE_BATCH = 2048
"""Clauses whose lifts are summed at once, and as many whose sums are remembered."""


class LexicalScores:
    """What the clauses of one side say of each word of the other.

    Args:
        words: of the stream.
        clauses: words of each clause.
        lexicon: of stems; a pair counts whichever side is the stream.
        arabic_stream: whether the stream is the Arabic side.
    """

    def __init__(
        self,
        words: Sequence[str],
        clauses: Sequence[Sequence[str]],
        lexicon: Lexicon,
        *,
        arabic_stream: bool,
        tick: Callable[[], None] = no_tick,
    ) -> None:
        self.arabic_stream = arabic_stream
        stem, clause_stem = (arabic_stem, english_stem) if arabic_stream else (english_stem, arabic_stem)
        number: dict[str, int] = {}
        once = {
            word: number.setdefault(stem(word), len(number)) for word in _ticked(dict.fromkeys(words), tick)
        }
        tick()
        self.ids: Ints = np.fromiter((once[word] for word in words), dtype=np.intp, count=len(words))
        distinct = sorted({word for clause in clauses for word in clause})
        tick()
        clause_stems = {word: clause_stem(word) for word in _ticked(distinct, tick)}
        wanted: dict[str, dict[int, float]] = {name: {} for name in clause_stems.values()}
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
        arabic, english = (words, distinct) if arabic_stream else (distinct, words)
        for word, other, lift in _names(arabic, english, tick):
            one, two = (word, other) if arabic_stream else (other, word)
            found, i = wanted[clause_stems[two]], once[one]
            found[i] = max(found.get(i, 0.0), lift)
        self.lengths: Floats = np.array([max(1, len(clause)) for clause in clauses], dtype=np.float64)
        # lifts lie by stem, not by clause: of a book's clauses they would be ten million
        stems = {name: i for i, name in enumerate(wanted)}
        of_word = {word: stems[name] for word, name in clause_stems.items()}
        tick()
        self._clause_at: Ints = np.cumsum([0, *map(len, clauses)])
        self._clause_stems = np.fromiter(
            (of_word[word] for clause in clauses for word in clause),
            dtype=np.int32,
            count=int(self._clause_at[-1]),
        )
        tick()
        self._stem_at: Ints = np.cumsum([0, *map(len, wanted.values())])
        entries = int(self._stem_at[-1])
        self._ids = np.fromiter((i for found in wanted.values() for i in found), dtype=np.intp, count=entries)
        self._lifts = np.fromiter(
            (lift for found in wanted.values() for lift in found.values()), dtype=np.float64, count=entries
        )
        self._summed: dict[int, tuple[Ints, Floats]] = {}
        self.background: Floats = np.zeros(len(number))
        known = np.zeros(len(number), dtype=np.bool_)
        nothing = np.log(1.0 - ANSWERED_SHARE)
        for first in range(0, len(clauses), _CLAUSE_BATCH):
            tick()
            clause, ids, lifts = self._sums(first, min(first + _CLAUSE_BATCH, len(clauses)))
            known[ids] = True
            found = np.log(1.0 - ANSWERED_SHARE + ANSWERED_SHARE * lifts / self.lengths[clause]) - nothing
            np.add.at(self.background, ids, found)
        self.background /= max(1, len(clauses))
        self.background += nothing
        self.background[~known] = 0.0
        self._known = known
        self._scratch: Floats = np.zeros(len(number))

    def _sums(self, first: int, end: int) -> tuple[Ints, Ints, Floats]:
        """Lifts of clauses ``first`` to ``end``, summed over the words of each.

        Returns:
            clause, stem of the stream, lift; sorted by clause and stem.
        """
        spoken = self._clause_stems[self._clause_at[first] : self._clause_at[end]]
        counts = self._stem_at[spoken + 1] - self._stem_at[spoken]
        before = np.cumsum(counts) - counts
        rows = np.arange(counts.sum()) + np.repeat(self._stem_at[spoken] - before, counts)
        clause = np.repeat(np.arange(first, end), np.diff(self._clause_at[first : end + 1]))
        keys, place = np.unique(
            np.repeat(clause, counts) * len(self.background) + self._ids[rows], return_inverse=True
        )
        clause, stem = np.divmod(keys, max(1, len(self.background)))
        return clause, stem, np.bincount(place, self._lifts[rows], len(keys)).astype(np.float64)

    def lifts(self, clause: int, first: int, end: int) -> Floats:
        """Summed lifts of the words ``first`` to ``end`` of the stream with the words of a clause."""
        if (own := self._summed.get(clause)) is None:
            if len(self._summed) >= _CLAUSE_BATCH:
                self._summed.clear()
            own = self._summed[clause] = self._sums(clause, clause + 1)[1:]
        ids, lifts = own
        self._scratch[ids] = lifts
        out: Floats = self._scratch[self.ids[first:end]]
        self._scratch[ids] = 0.0
        return out

    def scores(self, lifts: Floats, length: float, first: int) -> Floats:
        """Scores of the words from ``first`` on: zero on average over all clauses, zero for unknown words.

        Args:
            lifts: summed lifts of each word with ``length`` words of the clause side.
        """
        ids = self.ids[first : first + len(lifts)]
        out = np.log(1.0 - ANSWERED_SHARE + ANSWERED_SHARE * lifts / length)
        return np.where(self._known[ids], out - self.background[ids], 0.0)


def _ticked(words: Collection[str], tick: Callable[[], None]) -> Iterator[str]:
    """The words, with a tick every few hundredths of a second."""
    for i, word in enumerate(words):
        if i % 1024 == 0:
            tick()
        yield word


def _names(
    arabic: Sequence[str], english: Sequence[str], tick: Callable[[], None]
) -> Iterator[tuple[str, str, float]]:
    """Pairs of words that are the same number, or a name with the same consonants."""
    distinct = sorted(set(arabic))
    by_sound: dict[str, list[str]] = {}
    by_number: dict[str, list[str]] = {}
    for word in _ticked(distinct, tick):
        for sound in skeletons(word):
            if len(sound) >= 2:
                by_sound.setdefault(sound, []).append(word)
        if (bare := arabic_stem(word))[:1].isdigit():
            by_number.setdefault(bare, []).append(word)
    lower = {word for word in english if word[:1].islower()}
    for word in _ticked(sorted(set(english)), tick):
        number = english_stem(word)
        if number[:1].isdigit():
            yield from ((other, word, NUMBER_LIFT) for other in by_number.get(number, ()))
            continue
        bare = word.strip(_AROUND)
        if len(bare) < 3 or not bare[0].isupper() or bare.lower() in lower:
            continue
        for sound in skeletons(bare):
            if len(sound) >= 2:
                lift = NAME_LIFT if len(sound) >= 3 else NAME_LIFT / 4
                yield from ((other, word, lift) for other in by_sound.get(sound, ()))
