"""Terms that pairs suggest: names that were learned, and words that go together in both languages.

A run of words of the source and one of the target are a candidate if each is the other's closest by Dunning's
log-likelihood ratio over the pairs that hold them, and they occur together in most of these.

Source: T. Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational
Linguistics 19(1), 1993.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, NamedTuple

from aligner.bitext import Segment
from aligner.explanation.anchors import WORD
from aligner.explanation.name_lexicon import EMPTY_NAMES, Names
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from aligner.text.normalize import fold
from aligner.text.scripts import is_arabic_script
from aligner.text.stopwords import is_common

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aligner.formats.protocols import Languages

LEAST = 3
"""Pairs that must hold both, unless another number is asked for."""
_LONGEST = (3, 4)  # words of a run of Arabic, and of another language
_MIN_RATIO = 15.13
"""Log-likelihood ratio that chance passes once in 10,000 times (chi-squared, one degree)."""
_MIN_TOGETHER = 0.5
"""Dice's coefficient of the pairs of both from which they are a candidate."""
_PART = 0.8
"""A run within a longer candidate that holds this share of its pairs is not one of its own."""
_EXAMPLES = 3
_LONG = 20_000
"""Characters of a side above which a pair says nothing about single words."""
_JOINED = re.compile(r"[\s\-\u2010]{1,2}")
_NEVER_AT_AN_END = frozenset(
    [
        *("said", "say", "says", "saying", "saith", "ye", "thou", "thee", "thy", "thine", "unto", "indeed"),
        *("قال", "قالوا", "قل", "يا"),
    ]
)
_NEVER_LAST = frozenset(["ibn", "bin", "bint", "abi", "abu", "بن", "ابن", "بنت", "ابي", "ابو", "عبد"])
_PROCLITICS = ("و", "ف", "ب", "ل", "ك")
_ARTICLES = ("ال", "لل")
_LETTERS = 2


class PairTexts(NamedTuple):
    """A pair: its id and its two texts."""

    id: int
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class TermCandidate:
    """A term that the pairs suggest.

    Attributes:
        source, target: as they are written most often.
        is_name: whether it was learned as a name.
        count: pairs with both. source_count, target_count: pairs with one of them.
        ratio: log-likelihood ratio of both together; larger is surer.
        examples: ids of some of the pairs.
    """

    source: str
    target: str
    is_name: bool
    count: int
    source_count: int
    target_count: int
    ratio: float
    examples: tuple[int, ...]


Run = tuple[str, ...]


def term_candidates(
    pairs: Sequence[PairTexts],
    languages: Languages,
    names: Names = EMPTY_NAMES,
    *,
    least: int = LEAST,
    progress: Progress = no_progress,
) -> list[TermCandidate]:
    """The terms that pairs suggest: names by frequency, then runs of several words, the surest first.

    Args:
        least: how many pairs must hold both.
    """
    pairs = [pair for pair in pairs if len(pair.source) + len(pair.target) <= _LONG]
    what = Message("Looking for terms")
    found = list(_names(pairs, names, least))
    progress(0.1, what)
    sides = [
        _Side(texts, arabic=is_arabic_script(language), least=least)
        for texts, language in (
            ((pair.source for pair in pairs), languages.source),
            ((pair.target for pair in pairs), languages.target),
        )
    ]
    progress(0.3, what)
    linked = list(_linked(sides[0], sides[1], len(pairs), least, progress, what))
    taken = {(fold(name.source), fold(name.target)) for name in found}
    for one, other, together, ratio in _whole(linked):
        source, target = sides[0].written(one), sides[1].written(other)
        if (len(one) > 1 or len(other) > 1) and (fold(source), fold(target)) not in taken:
            both = sorted(sides[0].places[one] & sides[1].places[other])
            counts = len(sides[0].places[one]), len(sides[1].places[other])
            examples = tuple(pairs[at].id for at in both[:_EXAMPLES])
            found.append(TermCandidate(source, target, False, together, *counts, ratio, examples))
    progress(1.0, what)
    return found


def _names(pairs: Sequence[PairTexts], names: Names, least: int) -> Iterator[TermCandidate]:
    """The names as they are written, from the pairs in which they are found."""
    if not names.known:
        return
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    written: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    holding: tuple[defaultdict[str, set[int]], ...] = (defaultdict(set), defaultdict(set))
    for at, pair in enumerate(pairs):
        if not pair.source or not pair.target:
            continue
        whole = (Segment(0, len(pair.source)),), (Segment(0, len(pair.target)),)
        for anchor in names.find(pair.source, pair.target, *whole):
            texts = anchor.source.of(pair.source), anchor.target.of(pair.target)
            key = _stem(fold(texts[0]), frozenset()), fold(texts[1])
            places[key].append(at)
            written[key][texts] += 1
            for side, part in zip(holding, key, strict=True):
                side[part].add(at)
    for key, where in sorted(places.items(), key=lambda entry: -len(set(entry[1]))):
        together = len(set(where))
        if together >= least:
            counts = len(holding[0][key[0]]), len(holding[1][key[1]])
            ratio = _ratio(together, *counts, len(pairs))
            source, target = min(written[key].items(), key=lambda entry: (-entry[1], len(entry[0][0])))[0]
            examples = tuple(pairs[at].id for at in sorted(set(where))[:_EXAMPLES])
            yield TermCandidate(source, target, True, together, *counts, ratio, examples)


class _Side:
    """The runs of words of one language.

    Attributes:
        places: the pairs that hold each run that occurs often enough.
        of_pair: the runs of each pair.
    """

    def __init__(self, texts: Iterable[str], *, arabic: bool, least: int) -> None:
        self._arabic = arabic
        lines = [_lines(text) for text in texts]
        self._known = frozenset(fold(word) for line in lines for part in line for word in part.words)
        longest = _LONGEST[0] if arabic else _LONGEST[1]
        places: dict[Run, set[int]] = defaultdict(set)
        for at, line in enumerate(lines):
            for part in line:
                keys = [self._key(word) for word in part.words]
                for start in range(len(keys)):
                    for end in range(start + 1, min(start + longest, len(keys)) + 1):
                        if _is_term(keys[start:end], part.words[start:end]):
                            places[tuple(keys[start:end])].add(at)
        self.places = {run: held for run, held in places.items() if len(held) >= least}
        self.of_pair: list[list[Run]] = [[] for _ in lines]
        for run, held in self.places.items():
            for at in held:
                self.of_pair[at].append(run)
        self._lines = lines

    def written(self, run: Run) -> str:
        """A run as it is written most often, the shortest of equals."""
        shown: Counter[str] = Counter()
        for at in self.places[run]:
            for part in self._lines[at]:
                keys = [self._key(word) for word in part.words]
                for start in range(len(keys) - len(run) + 1):
                    if tuple(keys[start : start + len(run)]) == run:
                        shown[part.text(start, start + len(run))] += 1
        return min(shown, key=lambda text: (-shown[text], len(text)))

    def _key(self, word: str) -> str:
        folded = fold(word)
        if self._arabic:
            return _stem(folded, self._known)
        folded = re.sub(r"['’]s?$", "", folded)
        if len(folded) > _LETTERS + 1 and folded.endswith("s") and folded[:-1] in self._known:
            return folded[:-1]
        return folded


def _stem(word: str, known: frozenset[str]) -> str:
    """A folded Arabic word without its article, and without a proclitic if the rest is a word of the text."""
    for clitic in ("", *_PROCLITICS):
        rest = word.removeprefix(clitic)
        for article in _ARTICLES:
            if word.startswith(clitic) and rest.startswith(article) and len(rest) >= len(article) + _LETTERS:
                return rest[len(article) :]
    for clitic in _PROCLITICS:
        rest = word.removeprefix(clitic)
        if rest != word and len(rest) > _LETTERS and rest in known:
            return rest
    return word


class _Part(NamedTuple):
    """Words with nothing but spaces between them."""

    whole: str
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]

    def text(self, start: int, end: int) -> str:
        return " ".join(self.whole[self.spans[start][0] : self.spans[end - 1][1]].split())


def _lines(text: str) -> list[_Part]:
    """The words of a text, divided where punctuation or a number is between them."""
    parts: list[list[tuple[int, int]]] = []
    last = -1
    for match in WORD.finditer(text):
        if last < 0 or _JOINED.fullmatch(text, last, match.start()) is None:
            parts.append([])
        parts[-1].append(match.span())
        last = match.end()
    return [_Part(text, tuple(part), tuple(text[start:end] for start, end in part)) for part in parts]


def _is_term(keys: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a run may be a term: it neither begins nor ends with a particle or the like."""
    if keys[-1] in _NEVER_LAST:
        return False
    return all(
        len(keys[end]) >= _LETTERS
        and not is_common(words[end])
        and not is_common(keys[end])
        and keys[end] not in _NEVER_AT_AN_END
        for end in (0, -1)
    )


_Link = tuple[Run, Run, int, float]


def _linked(
    source: _Side, target: _Side, total: int, least: int, progress: Progress, what: Message
) -> Iterator[_Link]:
    """Runs that are each other's closest."""
    best: dict[Run, tuple[float, int, Run, int]] = {}
    back: dict[Run, tuple[float, int, Run]] = {}
    for number, (run, held) in enumerate(source.places.items()):
        if number % 200 == 0:
            progress(0.3 + 0.6 * number / max(1, len(source.places)), what)
        together = Counter(other for at in held for other in target.of_pair[at])
        for other, both in together.items():
            if both < least:
                continue
            one, two = len(held), len(target.places[other])
            if 2 * both < _MIN_TOGETHER * (one + two):
                continue
            ratio = _ratio(both, one, two, total)
            if ratio < _MIN_RATIO:
                continue
            # Of runs that occur in the same pairs the longest is the term.
            if run not in best or (ratio, len(other)) > best[run][:2]:
                best[run] = ratio, len(other), other, both
            if other not in back or (ratio, len(run)) > back[other][:2]:
                back[other] = ratio, len(run), run
    for run, (ratio, _, other, both) in best.items():
        if back[other][2] == run:
            yield run, other, both, ratio


def _whole(links: list[_Link]) -> list[_Link]:
    """The links that are not part of a longer one, the surest first."""
    kept: list[_Link] = []
    by_word: dict[str, list[_Link]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (-len(link[0]) - len(link[1]), -link[3], link[0])):
        run, other, both, _ = link
        longer = by_word.get(run[0], ())
        if any(
            _within(run, whole[0]) and _within(other, whole[1]) and whole[2] >= _PART * both
            for whole in longer
        ):
            continue
        kept.append(link)
        for word in run:
            by_word[word].append(link)
    return sorted(kept, key=lambda link: (-link[3], link[0]))


def _within(part: Run, whole: Run) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def _ratio(both: int, one: int, other: int, total: int) -> float:
    """Dunning's −2 log λ of two events in ``total`` trials, of which ``both`` have both."""

    def part(seen: int, expected: float) -> float:
        return seen * log(seen / expected) if seen else 0.0

    counts = (
        (both, one * other),
        (one - both, one * (total - other)),
        (other - both, (total - one) * other),
        (total - one - other + both, (total - one) * (total - other)),
    )
    return round(2 * sum(part(seen, product / total) for seen, product in counts if product), 2)
