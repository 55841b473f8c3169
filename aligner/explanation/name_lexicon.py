"""Names of a document, learned from its own pairs: جنكزخان is Chinggis Khan here, and Genghis Khan elsewhere.

A name stands in the translation wherever it stands in the original, and other words do not: an English word
or run of words with capitals and an Arabic word are taken for one name when they turn up in the same pairs
(Dice's coefficient, and the log-likelihood ratio of Dunning 1993 against chance). How often they have to is a
matter of how alike they sound: one pair will do where the consonants agree, three that are nearly all there
are where they do not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache, partial
from math import inf, log
from typing import TYPE_CHECKING

from aligner.bitext import Segment, Side
from aligner.explanation.anchors import WORD, Anchor, consonants, skeletons, vowels_agree
from aligner.text.normalize import fold
from aligner.text.scripts import arabic_share
from aligner.text.stopwords import is_common

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from aligner.bitext import Bead

    Least = Callable[[float, float], float]

Run = tuple[str, ...]

SURE = 0.9
"""Likeness of consonants from which on one pair will do,"""
LIKE = 0.74
"""from which on two will,"""
SOMEWHAT = 0.5
"""and below which it says nothing."""
_LONGEST = 3  # words of a run
_SHORTEST = 3  # letters of a word of either side
_MOST_WORDS = 400
"""Words of a side above which a pair says nothing of single words."""
_MOST_PAIRS = 12_000
"""Pairs learned from at most, drawn evenly from longer books."""
_TRUSTED = 0.25
"""Confidence of a pair from which on it is learned from."""
_CHANCE = 10.83
"""Log-likelihood ratio that chance passes once in a thousand times (chi-squared, one degree)."""
_NOUNS = 0.3
"""Share of capitals after an article or the like above which they are no sign of a name, as in old books
(there it is 0.4; in news and scripture 0.08 to 0.24).
"""
_BEFORE_NOUNS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our", "your")
)
"""What stands before nouns more often than before names."""
_RIVAL = 0.12
"""How much a word unlike the name has to be ahead of the next one."""
_SHORT = 0.8
"""Likeness of two consonants that are the same,"""
_ARTICLE = 0.85
"""and what is left of it where the article is taken for a part of the name (Alfredo, but also the odd)."""
_ROUNDS = 2  # the second without what the first explained: the Khan that is not Chinggis

_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_JOINED = re.compile(r"[\s\-‐]{1,2}")
_OPENS = re.compile(r"[.!?:;…\"“”‘«»(\[–—|*\n]")
_PROCLITICS = (
    *("وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال"),
    *("وب", "ول", "وك", "فب", "فل", "و", "ف", "ب", "ل", "ك"),
)
_NEAR = {
    frozenset("GK"): 0.25,
    frozenset("TS"): 0.5,
    frozenset("BF"): 0.5,
    frozenset("GS"): 0.5,
    frozenset("KH"): 0.5,
}
_ALONE = {"H": 0.4}


@dataclass(frozen=True, slots=True)
class Name:
    """What was learned of a name.

    Attributes:
        arabic: the folded word, without what is joined to it where that was seen.
        english: the folded words of the run.
        count: pairs that have both.
        together: Dice's coefficient of the pairs of both, 0 to 1.
        likeness: of the consonants, 0 to 1.
    """

    arabic: str
    english: Run
    count: int
    together: float
    likeness: float

    @property
    def strength(self) -> float:
        """In (0, 1]."""
        return round(max(self.together, self.likeness), 2)


@dataclass(frozen=True)
class Names:
    """The names of a document, ready to be found in its pairs.

    Attributes:
        known: by the Arabic word, the best first.
        arabic: the side they are Arabic on.
    """

    known: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    arabic: Side = Side.SOURCE

    def all(self) -> list[Name]:
        """Every name, in the order of the Arabic words."""
        return [name for word in sorted(self.known) for name in self.known[word]]

    def find(
        self, source: str, target: str, source_segments: Sequence[Segment], target_segments: Sequence[Segment]
    ) -> tuple[Anchor, ...]:
        """The known names of a pair, each word used once, the strongest first; offsets are of the texts."""
        if not self.known:
            return ()
        here, there = (source, source_segments), (target, target_segments)
        if self.arabic is Side.TARGET:
            here, there = there, here
        arabic = list(_words(*here))
        english = list(_words(*there))
        bare = [_bare(word.of(there[0])) for word in english]
        found: list[tuple[float, float, Segment, Segment]] = []
        for i, word in enumerate(arabic):
            for name in self._of(fold(word.of(here[0]))):
                n = len(name.english)
                for j in range(len(english) - n + 1):
                    if tuple(bare[j : j + n]) == name.english and there[0][english[j].start].isupper():
                        apart = abs(i / len(arabic) - j / len(english))
                        end = english[j + n - 1]
                        last = _POSSESSIVE.sub("", end.of(there[0]))
                        place = Segment(english[j].start, end.start + len(last))
                        found.append((-n - name.strength, apart, word, place))
        taken: list[Anchor] = []
        for weight, _, word, place in sorted(found):
            one, two = (word, place) if self.arabic is Side.SOURCE else (place, word)
            if not any(_overlap(one, a.source) or _overlap(two, a.target) for a in taken):
                taken.append(Anchor("name", one, two, "", round(-weight % 1 or 1.0, 2)))
        return tuple(sorted(taken, key=lambda a: a.source))

    def _of(self, word: str) -> tuple[Name, ...]:
        for form in _forms(word):
            if form in self.known:
                return self.known[form]
        return ()


EMPTY_NAMES = Names()


def learn(source: str, target: str, beads: Iterable[Bead]) -> Names:
    """The names of a document by its pairs; the same for the same pairs.

    Pairs that hold a chapter, and those that are most likely wrong, are left out. Where neither side or both
    are in Arabic letters there is nothing to learn.

    Args:
        source, target: the texts.
        beads: the pairs, whoever made them.
    """
    trusted = [b for b in beads if not b.is_null and (b.confidence is None or b.confidence >= _TRUSTED)]
    if not trusted:
        return EMPTY_NAMES
    trusted = trusted[:: -(-len(trusted) // _MOST_PAIRS)]
    looked_at = trusted[:200]
    shares = [
        arabic_share(" ".join(s.of(text) for bead in looked_at for s in bead.side(side)))
        for side, text in ((Side.SOURCE, source), (Side.TARGET, target))
    ]
    if (shares[0] > 0.5) == (shares[1] > 0.5):
        return EMPTY_NAMES
    side = Side.SOURCE if shares[0] > 0.5 else Side.TARGET
    arabic, english = (source, target) if side is Side.SOURCE else (target, source)
    pairs = _Pairs()
    for bead in trusted:
        pairs.add(arabic, bead.side(side), english, bead.side(side.other))
    return Names(pairs.learned(), side)


@lru_cache(maxsize=100_000)
def likeness(arabic: str, english: str) -> float:
    """How well an Arabic word and a word or run of words sound alike by their consonants, 0 to 1.

    Like :func:`aligner.explanation.anchors.name_likeness`, but classes that are often taken for each other
    cost less than others (G and K: Chinggis has two, جنكز one of each).
    """
    best = 0.0
    for b in skeletons(english):
        for form in _forms(arabic):
            a = consonants(form)
            longest = max(len(a), len(b))
            if min(len(a), len(b)) < 2:
                continue
            if longest == 2:
                if a == b and vowels_agree(arabic, english):
                    best = max(best, _SHORT)
                continue
            away = _distance(a, b)
            if b[0] == "G" and english[0] == "j" and form[0] in "ياو":
                away = min(away, 0.3 + _distance(a, b[1:]))
            best = max(best, (1.0 - away / longest) * (_ARTICLE if form.startswith("ال") else 1.0))
    return best


def _distance(a: str, b: str) -> float:
    row = [0.0]
    for other in b:
        row.append(row[-1] + _ALONE.get(other, 1.0))
    for letter in a:
        alone = _ALONE.get(letter, 1.0)
        before, row[0] = row[0], row[0] + alone
        for j, other in enumerate(b, 1):
            change = 0.0 if letter == other else _NEAR.get(frozenset((letter, other)), 1.0)
            before, row[j] = row[j], min(row[j] + alone, row[j - 1] + _ALONE.get(other, 1.0), before + change)
    return row[-1]


class _Pairs:
    """The words of the pairs, as far as names are concerned."""

    def __init__(self) -> None:
        self._arabic: list[list[str]] = []
        self._english: list[list[tuple[str, bool]]] = []  # words, and whether they follow the one before
        self._inside: Counter[str] = Counter()  # with a capital inside a sentence
        self._capital: Counter[str] = Counter()
        self._lower: Counter[str] = Counter()
        self._noun: Counter[str] = Counter()  # after an article or the like
        self._shouted: Counter[str] = Counter()  # in capitals throughout, as are short forms

    def add(self, arabic: str, here: Sequence[Segment], english: str, there: Sequence[Segment]) -> None:
        words = [word.of(arabic) for word in _words(arabic, here)]
        if len(words) > _MOST_WORDS or sum(s.of(english).count(" ") for s in there) > _MOST_WORDS:
            return
        self._arabic.append([fold(word) for word in words])
        row: list[tuple[str, bool]] = []
        last = -1  # where the word with a capital before ends
        for segment in there:
            at, before = segment.start, ""
            for word in _words(english, (segment,)):
                text = word.of(english)
                bare = _bare(text)
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
        """What the pairs teach."""
        names = {
            word
            for word, count in self._inside.items()
            if self._lower[word] * 4 <= self._capital[word]
            and count * 4 >= self._capital[word] > self._shouted[word] * 2
        }
        nouns = sum(self._noun[word] for word in self._inside)
        everywhere = nouns > _NOUNS * self._inside.total()
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
        """The Arabic words without what is joined to them, where they stand alone elsewhere too."""
        seen = {word for row in self._arabic for word in row}
        stems: dict[str, str] = {}
        for word in seen:
            stems[word] = next((f for f in reversed(_forms(word)) if f in seen), word)
        return [
            [
                stems[w]
                for w in row
                if len(stems[w]) >= _SHORTEST and stems[w][0] > "\u0600" and not is_common(stems[w])
            ]
            for row in self._arabic
        ]


def _learned(
    stems: Sequence[set[str]], runs: Sequence[Mapping[Run, int]], bare: set[str], everywhere: bool
) -> list[Name]:
    """The names among words by the pairs they are in, the surest first.

    Args:
        bare: words that mostly stand without an article.
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
        if (others or name.english in answered) and name.likeness < LIKE:
            continue
        if any(_within(name.english, other.english) for other in others):
            continue
        others.append(name)
        answered[name.english] = name.likeness
        out.append(name)
    return out


def _answers(
    run: Run, pairs: int, together: Counter[str], how_often: Counter[str], total: int, least: Least
) -> list[tuple[float, Name]]:
    """The Arabic words that may be this name, each with what speaks for it."""
    found = []
    best: list[tuple[float, str]] = []
    for word, count in together.items():
        if count == 1 and how_often[word] + pairs > 6:
            continue
        dice = 2 * count / (how_often[word] + pairs)
        if dice < 0.15:
            continue
        best.append((dice, word))
        alike = likeness(word, " ".join(run))
        if len(run) > 1 and alike <= max(likeness(word, part) for part in run) + 0.05:
            continue
        if alike >= SOMEWHAT and count >= least(alike, dice):
            found.append((alike + dice, Name(word, run, count, round(dice, 3), round(alike, 3))))
    if not found and best and least(0.0, 1.0) < inf:
        best.sort(key=lambda b: (-b[0], b[1]))
        dice, word = best[0]
        second = best[1][0] if len(best) > 1 else 0.0
        count = together[word]
        if count >= least(0.0, dice) and dice - second >= _RIVAL:
            ratio = _ratio(count, how_often[word], pairs, total)
            if ratio >= _CHANCE:
                alike = likeness(word, run[0])
                found.append((alike + dice - 0.5, Name(word, run, count, round(dice, 3), round(alike, 3))))
    return found


def _least(alike: float, dice: float, *, bare: bool, everywhere: bool, words: int) -> float:
    """How many pairs a name of some likeness has to be in; infinite where no number will do."""
    if everywhere:
        return 3 if alike >= LIKE and dice >= 0.6 else inf
    if alike >= SURE and dice >= 0.6:
        return 1
    if not bare:
        return 3 if alike >= LIKE and dice >= 0.6 else inf
    if alike >= 0.95 or (alike >= LIKE and dice >= 0.6):
        return 2
    if words > 1:
        return inf
    if alike >= 0.6 and dice >= 0.9:
        return 2
    return 3 if dice >= (0.8 if alike >= SOMEWHAT else 0.75) else inf


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
        for j in range(i, min(i + _LONGEST, len(row))):
            word, joined = row[j]
            if word not in names or (j > i and not joined):
                break
            if j > i or len(word) >= _SHORTEST:
                out[tuple(w for w, _ in row[i : j + 1])] += 1
    return dict(out)


def _parts(run: Run) -> set[Run]:
    n = len(run)
    return {run[i:j] for i in range(n) for j in range(i + 1, n + 1) if j - i > 1 or len(run[i]) >= _SHORTEST}


def _within(one: Run, two: Run) -> bool:
    return one in _parts(two) or two in _parts(one)


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, ...]:
    """A folded word as it stands, then with less and less joined to it."""
    cut = [word[len(p) :] for p in _PROCLITICS if word.startswith(p) and len(word) - len(p) >= _SHORTEST]
    return (word, *sorted(set(cut), key=lambda form: (-len(form), form)))


def _words(text: str, segments: Sequence[Segment]) -> Iterable[Segment]:
    for segment in segments:
        for match in WORD.finditer(text, segment.start, segment.end):
            yield Segment(match.start(), match.end())


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    return fold(_POSSESSIVE.sub("", word))


def _overlap(one: Segment, two: Segment) -> bool:
    return one.start < two.end and two.start < one.end
