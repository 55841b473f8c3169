"""Chapters of two texts, found by their headings and matched, so that a book is aligned by chapters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from typing import TYPE_CHECKING

from aligner.documents.document import BlockKind
from aligner.errors import InputError
from aligner.messages import Message
from aligner.text.normalize import fold
from aligner.text.numerals import number_of

if TYPE_CHECKING:
    from aligner.documents.document import Document

_MAX_HEADING_CHARACTERS = 120
_KEYWORD = re.compile(
    r"(?:ال)?(?:باب|فصل|كتاب|جزء|مقاله|مقدمه|خاتمه|سوره|قسم|مطلب|ذكر|خبر|مجلد|اصحاح|مزمور|حكايه|مقامه)\b"
    r"|(?:chapter|book|part|section|volume|introduction|preface|conclusion|epilogue|prologue|foreword|surah?|story"
    r"|psalm|canto|tale|maqama)\b"
)
_NUMBER_HEADING_WORDS = 4
"""Most words of a heading that is no more than its number."""

# Log-odds of matching, set by hand: numbers weigh most, then titles, then lengths.
_NUMBER_AGREES, _NUMBER_DIFFERS = 4.0, -4.0
_KIND_AGREES = 0.5
_LENGTH_WEIGHT = 2.0
_UNPAIRED_COST = -1.5
_MAX_COMPARISONS = 1_000_000
_KINDS = (
    (
        {"باب", "chapter"},
        {"اصحاح", "chapter"},
        {"فصل", "section", "chapter"},
        {"كتاب", "book"},
        {"جزء", "part", "volume", "مجلد", "قسم"},
    ),
    ({"مقدمه", "introduction", "preface", "prologue", "foreword"}, {"خاتمه", "conclusion", "epilogue"}),
    ({"سوره", "sura", "surah"}, {"مزمور", "psalm"}, {"حكايه", "story", "tale"}, {"مقامه", "maqama"}),
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of text from its heading to the next: ``text[start:end]``.

    Attributes:
        body: where the text after the heading begins; ``start`` for the text before the first.
        title: the heading, empty for the text before the first.
        number: the number that it names, or None.
        words: of all of it.
    """

    start: int
    body: int
    end: int
    title: str
    number: int | None
    words: int = 0


@dataclass(frozen=True, slots=True)
class ChapterPair:
    """Indices into the chapters of both sides; one of them is None for a chapter without a partner.

    Attributes:
        certainty: probability in [0, 1], for showing which pairs to look at; not calibrated.
        reason: why, for a person.
    """

    source: int | None
    target: int | None
    certainty: float
    reason: Message


def chapters_of(document: Document, level: int | None = None) -> tuple[Chapter, ...]:
    """The chapters of a document, covering all of its text.

    Args:
        level: deepest level of headings to cut at; None for the highest level that occurs more than once.

    Headings are what the document marks as such; where it marks none, short paragraphs that begin like a
    heading (a word for chapter, and a number if the word is a common one).
    """
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    if headings:
        levels = sorted({block.level for block in headings})
        deepest = level or next((n for n in levels if sum(b.level <= n for b in headings) > 1), levels[-1])
        headings = [block for block in headings if block.level <= deepest]
    else:
        headings = [b for b in document.blocks if looks_like_heading(document.text[b.start : b.end])]
    starts = [block.start for block in headings]
    chapters = []
    first = next((block.start for block in document.blocks), 0)
    if not starts or document.text[first : starts[0]].strip():
        end = starts[0] if starts else len(document.text)
        chapters.append(Chapter(0, 0, end, "", None, len(document.text[:end].split())))
    for i, block in enumerate(headings):
        end = starts[i + 1] if i + 1 < len(starts) else len(document.text)
        title = " ".join(document.text[block.start : block.end].split())
        start = block.start if chapters else 0
        words = len(document.text[start:end].split())
        chapters.append(Chapter(start, block.end, end, title, number_of(title), words))
    return tuple(chapters)


def looks_like_heading(text: str) -> bool:
    """Whether a paragraph of an unmarked text reads like the heading of a chapter."""
    stripped = text.strip()
    if not stripped or len(stripped) > _MAX_HEADING_CHARACTERS or "\n" in stripped:
        return False
    folded = fold(stripped)
    if stripped[-1] == "." and len(folded.split()) <= _NUMBER_HEADING_WORDS and number_of(folded) is not None:
        folded = folded.removesuffix(".")  # CHAPTER XIV., as old books have it
    if folded[-1:] in (*".،,;؛", ""):
        return False
    keyword = _KEYWORD.match(folded)
    if keyword is None:
        return False
    rest = folded[keyword.end() :]
    return len(rest.split()) == 0 or number_of(rest) is not None or len(folded.split()) <= 8


def match_chapters(source: tuple[Chapter, ...], target: tuple[Chapter, ...]) -> tuple[ChapterPair, ...]:
    """Pair the chapters of two texts in their order, by numbers, kinds of heading and lengths.

    Every chapter of both sides is in exactly one pair; a chapter that fits none gets no partner.

    Raises:
        InputError: far more chapters than any book has.
    """
    n, m = len(source), len(target)
    if n * m > _MAX_COMPARISONS:
        raise InputError(
            "The texts have {n:,} and {m:,} chapters, too many to compare",
            remedy="Choose a higher level of headings to cut at",
            n=n,
            m=m,
        )
    source_total = sum(c.end - c.start for c in source) or 1
    target_total = sum(c.end - c.start for c in target) or 1
    scores = [[0.0] * (m + 1) for _ in range(n + 1)]
    steps = [[(0, 0)] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            choices: list[tuple[float, tuple[int, int]]] = []
            if i and j:
                fit = _fit(source[i - 1], target[j - 1], source_total, target_total)[0]
                choices.append((scores[i - 1][j - 1] + fit, (1, 1)))
            if i:
                choices.append((scores[i - 1][j] + _UNPAIRED_COST, (1, 0)))
            if j:
                choices.append((scores[i][j - 1] + _UNPAIRED_COST, (0, 1)))
            if choices:
                scores[i][j], steps[i][j] = max(choices)
    pairs: list[ChapterPair] = []
    i, j = n, m
    while i or j:
        di, dj = steps[i][j]
        i, j = i - di, j - dj
        if di and dj:
            fit, reason = _fit(source[i], target[j], source_total, target_total)
            pairs.append(ChapterPair(i, j, 1 / (1 + exp(2 * _UNPAIRED_COST - fit)), reason))
        else:
            pairs.append(
                ChapterPair(
                    i if di else None, j if dj else None, 0.5, Message("nothing on the other side fits")
                )
            )
    return tuple(reversed(pairs))


def _fit(a: Chapter, b: Chapter, source_total: int, target_total: int) -> tuple[float, Message]:
    """Log-odds of two chapters belonging together, and why."""
    reasons = []
    score = 0.0
    if a.number is not None and b.number is not None:
        agree = a.number == b.number
        score += _NUMBER_AGREES if agree else _NUMBER_DIFFERS
        reasons.append(
            Message("both are number {number}", number=a.number)
            if agree
            else Message("numbers differ ({source}, {target})", source=a.number, target=b.number)
        )
    if bool(a.title) != bool(b.title):
        score -= 1.0
        reasons.append(Message("only one has a heading"))
    elif _kinds(a.title) & _kinds(b.title):
        score += _KIND_AGREES
        reasons.append(Message("the same kind of heading"))
    shares = (a.end - a.start) / source_total, (b.end - b.start) / target_total
    low, high = sorted(max(share, 1e-4) for share in shares)
    score += _LENGTH_WEIGHT * (low / high - 0.5)
    reasons.append(Message("of like length") if low / high > 0.6 else Message("of unlike length"))
    return score, Message("{reasons}", reasons=tuple(reasons))


@lru_cache(maxsize=4096)
def _kinds(title: str) -> frozenset[int]:
    words = {word.removeprefix("ال") for word in fold(title).split()}
    groups = [group for row in _KINDS for group in row]
    return frozenset(i for i, group in enumerate(groups) if group & words)
