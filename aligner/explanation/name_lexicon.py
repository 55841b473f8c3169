"""Names of a document, learned from its own pairs: جنكزخان is Chinggis Khan here, and Genghis Khan elsewhere.

A name occurs in the translation wherever it occurs in the original, and other words do not. An Arabic word
and a run of capitalised English words are taken as one name if they occur in the same pairs (Dice's
coefficient, and the log-likelihood ratio of Dunning 1993 against chance). How many pairs are needed depends
on how alike they sound: one if the consonants agree, three with nearly perfect co-occurrence if they do not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from aligner.bitext import Characters, Segment, Side
from aligner.explanation.anchors import Anchor
from aligner.explanation.name_learning import POSSESSIVE, Name, NamePairs, bare_word, words_of
from aligner.explanation.name_similarity import word_forms
from aligner.text.normalize import fold
from aligner.text.scripts import arabic_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aligner.bitext import Bead

_MAX_PAIRS: Final = 12_000
"""Pairs learned from at most, drawn evenly from longer books."""
_MIN_CONFIDENCE: Final = 0.25
"""Confidence of a pair from which names are learned from it."""
_SAMPLE_PAIRS: Final = 200
"""Pairs that tell which side is Arabic."""


@dataclass(frozen=True)
class Names:
    """The names of a document, to be found in its pairs.

    Attributes:
        known: by Arabic word, the surest first.
        arabic: the Arabic side.
    """

    known: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    arabic: Side = Side.SOURCE

    def all(self) -> list[Name]:
        """Every name, in the order of the Arabic words."""
        return [name for word in sorted(self.known) for name in self.known[word]]

    def find(
        self, source: str, target: str, source_segments: Sequence[Segment], target_segments: Sequence[Segment]
    ) -> tuple[Anchor, ...]:
        """The known names in a pair, each word used once, by source offset."""
        if not self.known:
            return ()
        here, there = (source, source_segments), (target, target_segments)
        if self.arabic is Side.TARGET:
            here, there = there, here
        arabic = list(words_of(*here))
        english = list(words_of(*there))
        bare = [bare_word(word.of(there[0])) for word in english]
        found: list[tuple[float, float, Segment, Segment]] = []
        for i, word in enumerate(arabic):
            for name in self._of(fold(word.of(here[0]))):
                n = len(name.english)
                for j in range(len(english) - n + 1):
                    if tuple(bare[j : j + n]) == name.english and there[0][english[j].start].isupper():
                        apart = abs(i / len(arabic) - j / len(english))
                        end = english[j + n - 1]
                        last = POSSESSIVE.sub("", end.of(there[0]))
                        place = Segment(english[j].start, end.start + len(last))
                        found.append((-n - name.strength, apart, word, place))
        taken: list[Anchor] = []
        for weight, _, word, place in sorted(found):
            one, two = (word, place) if self.arabic is Side.SOURCE else (place, word)
            if not any(_overlap(one, a.source) or _overlap(two, a.target) for a in taken):
                taken.append(Anchor("name", one, two, "", round(-weight % 1 or 1.0, 2)))
        return tuple(sorted(taken, key=lambda a: a.source))

    def occurrences(self, arabic: str) -> Iterator[tuple[Segment, tuple[Name, ...]]]:
        """Where known names occur in an Arabic text, whatever its translation says: place, and the names
        that it may be, the surest first.
        """
        if self.known and arabic:
            for word in words_of(arabic, (Segment(0, len(arabic)),)):
                if known := self._of(fold(word.of(arabic))):
                    yield word, known

    def _of(self, word: str) -> tuple[Name, ...]:
        for form in word_forms(word):
            if form in self.known:
                return self.known[form]
        return ()


EMPTY_NAMES = Names()


def learn(source: Characters, target: Characters, beads: Iterable[Bead]) -> Names:
    """Learn the names of a document from its pairs; equal pairs give equal names.

    Pairs as long as a chapter and pairs of low confidence are left out. There is nothing to learn unless
    exactly one side is in Arabic letters.

    Args:
        source, target: the texts.
        beads: the pairs, of any origin.
    """
    trusted = [
        b for b in beads if not b.is_null and (b.confidence is None or b.confidence >= _MIN_CONFIDENCE)
    ]
    if not trusted:
        return EMPTY_NAMES
    trusted = trusted[:: -(-len(trusted) // _MAX_PAIRS)]
    sample = trusted[:_SAMPLE_PAIRS]
    shares = [
        arabic_share(" ".join(bead.words(side, text) for bead in sample))
        for side, text in ((Side.SOURCE, source), (Side.TARGET, target))
    ]
    if (shares[0] > 0.5) == (shares[1] > 0.5):
        return EMPTY_NAMES
    side = Side.SOURCE if shares[0] > 0.5 else Side.TARGET
    arabic, english = (source, target) if side is Side.SOURCE else (target, source)
    pairs = NamePairs()
    for bead in trusted:
        pairs.add(arabic, bead.side(side), english, bead.side(side.other))
    return Names(pairs.learned(), side)


def _overlap(one: Segment, two: Segment) -> bool:
    return one.start < two.end and two.start < one.end
