"""Learn names from pairs: decide which Arabic words and English runs of words are one name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache, partial
from math import inf, log
from typing import TYPE_CHECKING, Final

from aligner.bitext import Characters, Segment
from aligner.explanation.anchors import WORD
from aligner.explanation.name_similarity import MIN_LETTERS, name_similarity, word_forms
from aligner.text.normalize import fold
from aligner.text.stopwords import is_common

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Least = Callable[[float, float], float]

Run = tuple[str, ...]

ONE_PAIR_SIMILARITY: Final = 0.9
"""Similarity of consonants from which one pair proves a name."""
TWO_PAIRS_SIMILARITY: Final = 0.74
"""Similarity from which two pairs do."""
MIN_SIMILARITY: Final = 0.5
"""Similarity below which the consonants say nothing."""
MAX_WORDS: Final = 400
"""Words of a side above which a pair says nothing about single words."""
_MAX_RUN: Final = 3  # words
_MIN_RATIO: Final = 10.83
"""Log-likelihood ratio that chance passes once in a thousand times (chi-squared, one degree)."""
_CAPITALISED_NOUNS: Final = 0.3
"""Share of capitals after an article or the like above which capitals are no sign of a name, as in old books
(there it is 0.4; in news and scripture 0.08 to 0.24)."""
_BEFORE_NOUNS: Final = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our", "your")
)
"""Words that precede nouns more often than names."""
_MIN_LEAD: Final = 0.12
"""How far Dice's coefficient of a word unlike the name must be ahead of the next one."""
_ROUNDS: Final = 2  # the second without what the first explained: the Khan that is not Chinggis

POSSESSIVE: Final = re.compile(r"['’ʼ]s?$")
_JOINED: Final = re.compile(r"[\s\-‐]{1,2}")
_OPENS: Final = re.compile(r"[.!?:;…\"“”‘«»(\[–—|*\n]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is in both texts.

    Attributes:
        arabic: the folded word, without proclitics if it was seen without them.
        english: the folded words of the run.
        count: pairs that have both.
        together: Dice's coefficient of the pairs of both, in [0, 1].
        similarity: of the consonants, in [0, 1].
    """

    arabic: str
    english: Run
    count: int
    together: float
    similarity: float

    @property
    def strength(self) -> float:
        """In (0, 1]."""
        return round(max(self.together, self.similarity), 2)


class NamePairs:
    """The words of pairs that may be names, and how they are written elsewhere."""

    def __init__(self) -> None:
        self._arabic: list[list[str]] = []
        self._english: list[list[tuple[str, bool]]] = []  # words, and whether they follow the one before
        self._inside: Counter[str] = Counter()  # with a capital inside a sentence
        self._capital: Counter[str] = Counter()
        self._lower: Counter[str] = Counter()
        self._noun: Counter[str] = Counter()  # after an article or the like
        self._shouted: Counter[str] = Counter()  # in capitals throughout, as are short forms

    def add(
        self, arabic: Characters, here: Sequence[Segment], english: Characters, there: Sequence[Segment]
    ) -> None:
        words = [word.of(arabic) for word in words_of(arabic, here)]
        if len(words) > MAX_WORDS or sum(s.of(english).count(" ") for s in there) > MAX_WORDS:
            return
        self._arabic.append([fold(word) for word in words])
        row: list[tuple[str, bool]] = []
        last = -1  # where the word with a capital before ends
        for segment in there:
            at, before = segment.start, ""
            for word in words_of(english, (segment,)):
                text = word.of(english)
                bare = bare_word(text)
                if text[0].isupper():
                    gap = english[at : word.start]
                    opens = (
                        word.start == segment.start or at == segment.start or _OPENS.search(gap) is not None
                    )
                    self._capital[bare] += 1
                    if len(text) > 1 and text.isupper():
                        self._shouted[bare] += 1
                    self._noun[bare] += before in _BEFORE_NOUNS
                    if not opens:
                        self._inside[bare] += 1
                    if len(bare) >= 2 and not is_common(bare):
                        row.append((bare, last == at and _JOINED.fullmatch(gap) is not None))
                        last = word.end if bare == fold(text) else -1
                elif text[0].islower():
                    self._lower[bare] += 1
                at, before = word.end, bare
        self._english.append(row)

    def learned(self) -> dict[str, tuple[Name, ...]]:
        """The names that these pairs prove, by Arabic word, the surest first."""
        names = {
            word
            for word, count in self._inside.items()
            if self._lower[word] * 4 <= self._capital[word]
            and count * 4 >= self._capital[word] > self._shouted[word] * 2
        }
        nouns = sum(self._noun[word] for word in self._inside)
        everywhere = nouns > _CAPITALISED_NOUNS * self._inside.total()
        bare = set() if everywhere else {w for w in names if self._noun[w] * 2 < self._capital[w]}
        number = self._numbered()
        runs = [_runs(row, names) for row in self._english]
        stems = [set(row) for row in number]
        out: dict[str, list[Name]] = defaultdict(list)
        for _ in range(_ROUNDS):
            found = _learned(stems, runs, bare, everywhere)
            for name in found:
                if all(name.english != other.english for other in out[name.arabic]):
                    out[name.arabic].append(name)
            for row, here in zip(stems, runs, strict=True):
                for name in found:
                    if name.arabic in row and name.english in here:
                        row.discard(name.arabic)
                        times = here[name.english]
                        for part in _parts(name.english):
                            left = here.pop(part, 0) - times
                            if left > 0:
                                here[part] = left
        return {word: tuple(found) for word, found in sorted(out.items())}

    def _numbered(self) -> list[list[str]]:
        """The Arabic words, without their proclitics if they occur without them elsewhere."""
        seen = {word for row in self._arabic for word in row}
        stems: dict[str, str] = {}
        for word in seen:
            stems[word] = next((f for f in reversed(word_forms(word)) if f in seen), word)
        return [
            [
                stems[w]
                for w in row
                if len(stems[w]) >= MIN_LETTERS and stems[w][0] > "\u0600" and not is_common(stems[w])
            ]
            for row in self._arabic
        ]


def _learned(
    stems: Sequence[set[str]], runs: Sequence[Mapping[Run, int]], bare: set[str], everywhere: bool
) -> list[Name]:
    """The names among words by the pairs they are in, the surest first.

    Args:
        bare: words that mostly occur without an article.
        everywhere: whether common nouns have capitals too.
    """
    how_often = Counter(word for row in stems for word in row)
    where: dict[Run, list[int]] = defaultdict(list)
    for k, row in enumerate(runs):
        for run in row:
            where[run].append(k)
    found: list[tuple[float, Name]] = []
    for run, pairs in where.items():
        together: Counter[str] = Counter()
        for k in pairs:
            together.update(stems[k])
        least = partial(_least, bare=bare.issuperset(run), everywhere=everywhere, words=len(run))
        found.extend(_answers(run, len(pairs), together, how_often, len(stems), least))
    found.sort(key=lambda f: (-f[0], f[1].arabic, f[1].english))
    words: dict[str, list[Name]] = defaultdict(list)
    answered: dict[Run, float] = {}
    out: list[Name] = []
    for _, name in found:
        others = words[name.arabic]
        if (others or name.english in answered) and name.similarity < TWO_PAIRS_SIMILARITY:
            continue
        if any(_within(name.english, other.english) for other in others):
            continue
        others.append(name)
        answered[name.english] = name.similarity
        out.append(name)
    return out


def _answers(
    run: Run, pairs: int, together: Counter[str], how_often: Counter[str], total: int, least: Least
) -> list[tuple[float, Name]]:
    """The Arabic words that may be this name, each with its score."""
    found = []
    best: list[tuple[float, str]] = []
    for word, count in together.items():
        if count == 1 and how_often[word] + pairs > 6:
            continue
        dice = 2 * count / (how_often[word] + pairs)
        if dice < 0.15:
            continue
        best.append((dice, word))
        alike = name_similarity(word, " ".join(run))
        if len(run) > 1 and alike <= max(name_similarity(word, part) for part in run) + 0.05:
            continue
        if alike >= MIN_SIMILARITY and count >= least(alike, dice):
            found.append((alike + dice, Name(word, run, count, round(dice, 3), round(alike, 3))))
    if not found and best and least(0.0, 1.0) < inf:
        best.sort(key=lambda b: (-b[0], b[1]))
        dice, word = best[0]
        second = best[1][0] if len(best) > 1 else 0.0
        count = together[word]
        if count >= least(0.0, dice) and dice - second >= _MIN_LEAD:
            ratio = _ratio(count, how_often[word], pairs, total)
            if ratio >= _MIN_RATIO:
                alike = name_similarity(word, run[0])
                found.append((alike + dice - 0.5, Name(word, run, count, round(dice, 3), round(alike, 3))))
    return found


def _least(alike: float, dice: float, *, bare: bool, everywhere: bool, words: int) -> float:
    """How many pairs prove a name of some similarity; infinite if no number does."""
    if everywhere:
        return 3 if alike >= TWO_PAIRS_SIMILARITY and dice >= 0.6 else inf
    if alike >= ONE_PAIR_SIMILARITY and dice >= 0.6:
        return 1
    if not bare:
        return 3 if alike >= TWO_PAIRS_SIMILARITY and dice >= 0.6 else inf
    if alike >= 0.95 or (alike >= TWO_PAIRS_SIMILARITY and dice >= 0.6):
        return 2
    if words > 1:
        return inf
    if alike >= 0.6 and dice >= 0.9:
        return 2
    return 3 if dice >= (0.8 if alike >= MIN_SIMILARITY else 0.75) else inf


def _ratio(both: int, one: int, two: int, total: int) -> float:
    """Dunning's log-likelihood ratio of two words being in the same pairs."""
    table = [
        (both, one, two),
        (one - both, one, total - two),
        (two - both, total - one, two),
        (total - one - two + both, total - one, total - two),
    ]
    return 2 * sum(n * log(n * total / (row * column)) for n, row, column in table if n > 0)


def _runs(row: Sequence[tuple[str, bool]], names: set[str]) -> dict[Run, int]:
    """The runs of one to three names in a pair, and how often each is there."""
    out: Counter[Run] = Counter()
    for i in range(len(row)):
        for j in range(i, min(i + _MAX_RUN, len(row))):
            word, joined = row[j]
            if word not in names or (j > i and not joined):
                break
            if j > i or len(word) >= MIN_LETTERS:
                out[tuple(w for w, _ in row[i : j + 1])] += 1
    return dict(out)


def _parts(run: Run) -> set[Run]:
    n = len(run)
    return {
        run[i:j] for i in range(n) for j in range(i + 1, n + 1) if j - i > 1 or len(run[i]) >= MIN_LETTERS
    }


def _within(one: Run, two: Run) -> bool:
    return one in _parts(two) or two in _parts(one)


def words_of(text: Characters, segments: Sequence[Segment]) -> Iterable[Segment]:
    """The words of some segments."""
    for segment in segments:
        for match in WORD.finditer(segment.of(text)):
            yield Segment(segment.start + match.start(), segment.start + match.end())


@lru_cache(maxsize=50_000)
def bare_word(word: str) -> str:
    """A folded word without a possessive ending."""
    return fold(POSSESSIVE.sub("", word))
