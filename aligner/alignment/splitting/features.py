"""What speaks for each cut of one text of a pair, if the other is cut at a given word.

Nothing is forbidden: each gap between two words is a candidate, and so are both ends, where one part has no
counterpart. Sentence ends are evidence like the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.features.boundary_model import cut_log_odds
from aligner.alignment.spans.features.lexicon import LexicalScores
from aligner.bitext import Side
from aligner.segmentation.punctuation import CLAUSE_END, SENTENCE_END
from aligner.text.normalize import for_encoder
from aligner.text.scripts import base_language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from aligner.alignment.encoder_protocol import Encoder, SpanVectors, Vectors
    from aligner.alignment.spans.features.lexicon import Lexicon

Floats = NDArray[np.float64]

_WINDOWS = (4, 12)
"""Words before and after the cut that are compared with those around a candidate."""
_MARKS = ("stop", "semicolon", "comma")
_CONTEXTS = (*_MARKS, "within", "unmarked")
FEATURES = (
    "before",  # cosine of the parts before both cuts × √words
    "behind",  # the same of the parts behind
    "across",  # cosine of each part with the wrong one × √words
    *(f"{what} {words}" for words in _WINDOWS for what in ("near", "near across")),
    "words there",  # words of the candidate's text: log-odds of belonging to the part they are put into
    "words here",  # words of the text that is cut: probability of having their counterpart in their part
    "lexicon there",
    "lexicon here",
    "place",  # distance from the place in proportion
    "place squared",
    "cut",  # log-odds of the cut by itself
    *(f"{mark} at {context}" for context in _CONTEXTS for mark in _MARKS),
    *("nothing before", "nothing before, by words", "nothing behind", "nothing behind, by words"),
)
_CLOSING = "\"'”’»)]}"
_SHARPNESS = 9.0
"""Factor of centred cosines of words before they become probabilities."""
_DISTORTION = 3.0
"""Log-probability lost by a counterpart at the opposite end of the text."""
_FLOOR = 0.05
"""Share of a word's probability that is spread evenly: nothing is impossible."""


@dataclass(frozen=True)
class CutText:
    """One text of a pair.

    Attributes:
        words: separated by white space in the text.
        stops: words after which the text has a boundary besides punctuation, such as the end of a line.
    """

    words: Sequence[str]
    language: str
    stops: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.words)

    def mark(self, at: int) -> str:
        """The class of the boundary before word ``at``; "" for none."""
        if not 0 < at < len(self.words):
            return ""
        if at - 1 in self.stops:
            return "stop"
        tail = self.words[at - 1].rstrip(_CLOSING)[-1:]
        if tail and tail in SENTENCE_END:
            return "stop"
        if tail and tail in ";:؛":
            return "semicolon"
        return "comma" if tail and (tail in CLAUSE_END or tail in "-–—") else ""

    def context(self, at: int) -> str:
        """What is known of a cut at word ``at``: its mark; "within" for none in a text that has marks."""
        if mark := self.mark(at):
            return mark
        return "within" if any(self.mark(i) for i in range(1, len(self.words))) else "unmarked"

    def plain(self) -> list[str]:
        """The words without vowel signs and with the common form of alef, as encoders know them."""
        return [for_encoder(word) for word in self.words]


class PairReading:
    """Two texts of a pair, read and encoded once, so that each cut of them costs a millisecond.

    Args:
        source, target: neither is empty.
        vectors: of single words, unit rows, shape (len(words), dimension).
        cuts: weights of the boundary model.
    """

    def __init__(
        self,
        source: CutText,
        target: CutText,
        encoder: Encoder,
        vectors: Callable[[Sequence[str]], Vectors],
        lexicon: Lexicon,
        cuts: Mapping[str, float],
    ) -> None:
        self.texts = {Side.SOURCE: source, Side.TARGET: target}
        plain = {side: text.plain() for side, text in self.texts.items()}
        shorter = min(len(source), len(target))
        self._spans = {
            side: _around(encoder.stream(plain[side]), len(plain[side]) / shorter) for side in Side
        }
        self._weights = {
            "words": _SHARPNESS * _cosines(plain, vectors),
            "lexicon": _lifts(self.texts, plain, lexicon),
        }
        self._odds = {
            side: np.clip(cut_log_odds(text.words, cuts), -8.0, 6.0) for side, text in self.texts.items()
        }
        self._reached = {
            side: np.concatenate([[0.0], np.cumsum([len(word) + 1.0 for word in words])])
            for side, words in plain.items()
        }

    def features(self, side: Side, at: int) -> Floats:
        """Features of every cut of the other side when this side is cut before word ``at``.

        Args:
            at: in [1, words of the side − 1].

        Returns:
            shape (words of the other side + 1, len(FEATURES)); row j is the cut before word j.
        """
        here, there = self.texts[side], self.texts[side.other]
        n, m = len(here), len(there)
        columns: dict[str, Floats] = {}
        _compare_spans(columns, self._spans[side][:, :, at], self._spans[side.other], (at, n - at))
        for name, weights in self._weights.items():
            _count_words(columns, name, weights if side is Side.SOURCE else weights.T, at)
        own, other = self._reached[side], self._reached[side.other]
        away = (other - own[at] / own[-1] * other[-1]) / np.sqrt(other[-1])
        columns["place"], columns["place squared"] = np.abs(away), np.minimum(away * away, 100.0)
        columns["cut"] = self._odds[side.other].copy()
        columns["cut"][[0, -1]] = 0.0
        context, marks = here.context(at), [there.mark(j) for j in range(m + 1)]
        for mark in _MARKS:
            columns[f"{mark} at {context}"] = np.array([found == mark for found in marks], dtype=np.float64)
        first, last = np.zeros(m + 1), np.zeros(m + 1)
        first[0] = last[m] = 1.0
        columns["nothing before"], columns["nothing before, by words"] = first, first * np.sqrt(at)
        columns["nothing behind"], columns["nothing behind, by words"] = last, last * np.sqrt(n - at)
        nothing = np.zeros(m + 1)
        return np.stack([columns.get(name, nothing) for name in FEATURES], axis=1)


def _around(stream: SpanVectors, scale: float) -> Vectors:
    """Vectors of what lies before and behind each cut of a text: all of it, then some words of it.

    Args:
        scale: times the words of ``_WINDOWS``.

    Returns:
        shape (1 + len(_WINDOWS), 2, words + 1, dimension).
    """
    m = stream.words
    ends = np.arange(m + 1, dtype=np.intp)
    reaches = (m, *(max(2, round(size * scale)) for size in _WINDOWS))
    starts = np.concatenate([part for size in reaches for part in (np.maximum(0, ends - size), ends)])
    stops = np.concatenate([part for size in reaches for part in (ends, np.minimum(m, ends + size))])
    found: Vectors = stream.embed(starts, stops).reshape(len(reaches), 2, m + 1, -1)
    return found


def _compare_spans(columns: dict[str, Floats], own: Vectors, other: Vectors, words: tuple[int, int]) -> None:
    """Cosines of what lies before and behind both cuts, whole and near the cut.

    Args:
        own: of the cut of this side, shape (reaches, 2, dimension).
        other: of all cuts of the other side, shape (reaches, 2, cuts, dimension).
        words: of this side, before and behind its cut.
    """
    straight = np.einsum("rsd,rsjd->rsj", own, other).astype(np.float64)
    across = np.einsum("rsd,rsjd->rsj", own, other[:, ::-1]).astype(np.float64)
    before, behind = np.sqrt(words)
    columns["before"], columns["behind"] = before * straight[0, 0], behind * straight[0, 1]
    columns["across"] = before * across[0, 0] + behind * across[0, 1]
    for number, size in enumerate(_WINDOWS, 1):
        columns[f"near {size}"] = straight[number].sum(axis=0)
        columns[f"near across {size}"] = across[number].sum(axis=0)


def _cosines(plain: Mapping[Side, list[str]], vectors: Callable[[Sequence[str]], Vectors]) -> Floats:
    """Cosine of each word of the source with each of the target, less half of the mean of either."""
    source, target = (vectors(plain[side]).astype(np.float64) for side in Side)
    raw = source @ target.T
    centred: Floats = raw - 0.5 * raw.mean(axis=0, keepdims=True) - 0.5 * raw.mean(axis=1, keepdims=True)
    return centred


def _lifts(texts: Mapping[Side, CutText], plain: Mapping[Side, list[str]], lexicon: Lexicon) -> Floats:
    """Log of the lift of each pair of words, shape (source words, target words); 0 for unknown pairs."""
    source, target = plain[Side.SOURCE], plain[Side.TARGET]
    if {base_language(text.language) for text in texts.values()} != {"ar", "en"}:
        return np.zeros((len(source), len(target)))
    arabic = base_language(texts[Side.TARGET].language) == "ar"
    scores = LexicalScores(target, [[word] for word in source], lexicon, arabic_stream=arabic)
    return np.log1p(np.stack([scores.lifts(x, 0, len(target)) for x in range(len(source))]))


def _count_words(columns: dict[str, Floats], name: str, weights: Floats, at: int) -> None:
    """Soft counterparts of the words of both texts, and how many of them each candidate keeps together.

    A word's counterpart is drawn from a softmax over the words of the other text, nearer ones first (as in
    IBM model 2, Brown et al. 1993).

    Args:
        weights: log-weight of each pair of words, shape (n, m).
    """
    n, m = weights.shape
    apart = np.abs((np.arange(n)[:, None] + 0.5) / n - (np.arange(m)[None, :] + 0.5) / m)
    logits = weights - _DISTORTION * apart
    of_there = _softmax(logits, 0)  # for each word there: where here
    left = (1 - _FLOOR) * of_there[:at].sum(axis=0) + _FLOOR * at / n
    odds = np.log(left / (1 - left)) - np.log(at / (n - at))
    columns[f"{name} there"] = np.concatenate([[0.0], np.cumsum(odds)])
    of_here = _softmax(logits, 1)  # for each word here: where there
    kept = np.zeros((n, m + 1))
    np.cumsum(of_here, axis=1, out=kept[:, 1:])
    kept[at:] = 1.0 - kept[at:]
    columns[f"{name} here"] = np.log((1 - _FLOOR) * np.clip(kept, 0.0, 1.0) + _FLOOR).sum(axis=0)


def _softmax(logits: Floats, axis: int) -> Floats:
    powers = np.exp(logits - logits.max(axis=axis, keepdims=True))
    shares: Floats = powers / powers.sum(axis=axis, keepdims=True)
    return shares
