"""The words of the concordance: as they are indexed and asked for, and where they occur in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.text.arabic_root import arabic_root
from aligner.text.normalize import fold, fold_with_map
from db.stores.clitics import bare, is_arabic, pattern, without_article, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Spans = list[tuple[int, int]]


def bare_words(folded: str) -> str:
    """The words of a folded text without company, as they are indexed."""
    return " ".join(map(bare, words(folded)))


def root_words(text: str) -> str:
    """The roots of the Arabic words of a text, as they are indexed."""
    return " ".join(root for root, *_ in _rooted(text))


def asked(word: str, *, company: bool) -> str:
    """A folded word as the index is asked for it: it may find too much, which is sorted out afterwards."""
    if not company or len(word) < 2:
        return f'"{bare(word)}"'
    core = bare(without_article(word))
    # The feminine ending changes before a pronoun, so it is left open.
    if core.endswith("ه") and len(core) > 3:
        core = core[:-1]
    return f'"{core}" *'


def roots_of(text: str) -> list[str]:
    """The roots of the words that are looked up; empty where one is not Arabic."""
    roots = [root for root, *_ in _rooted(text)]
    return roots if len(roots) == len(words(fold(text))) else []


def finder(text: str, *, company: bool, by_root: bool) -> Callable[[str], Spans]:
    """A function that says where words that follow one another occur in a text.

    Args:
        text: the words that are looked up.
        company: let other letters in front, and pronouns and endings behind, pass.
        by_root: any word of the same root counts; for Arabic words only.
    """
    wanted = roots_of(text) if by_root else []
    if wanted:
        return lambda other: _spans_by_root(wanted, other)
    exactly = pattern(words(fold(text)), company=company)

    def find(other: str) -> Spans:
        folded = fold_with_map(other)
        return [
            (start, max(end, int(folded.offsets[match.end()])))
            for match in exactly.finditer(folded.text)
            for start, end in (folded.original(*match.span()),)
        ]

    return find


def spans_of(terms: Sequence[str], text: str) -> Spans:
    """Where words without company occur in a text: (start, end)."""
    wanted = set(terms)
    folded = fold_with_map(text)
    return [
        folded.original(start, end)
        for start, end in _places(folded.text)
        if bare(folded.text[start:end]) in wanted
    ]


def _spans_by_root(wanted: list[str], text: str) -> Spans:
    found = list(_rooted(text))
    runs = (found[at : at + len(wanted)] for at in range(len(found) - len(wanted) + 1))
    return [
        (run[0][1], run[-1][2])
        for run in runs
        if [root for root, *_ in run] == wanted and run[-1][3] - run[0][3] == len(wanted) - 1
    ]


def _rooted(text: str) -> Iterator[tuple[str, int, int, int]]:
    """The Arabic words of a text: root, start, end, and which word of the text it is."""
    folded = fold_with_map(text)
    for number, (start, end) in enumerate(_places(folded.text)):
        if is_arabic(folded.text[start:end]):
            place = folded.original(start, end)
            yield arabic_root(text[slice(*place)]), *place, number


def _places(folded: str) -> Iterator[tuple[int, int]]:
    at = 0
    for word in words(folded):
        start = folded.index(word, at)
        at = start + len(word)
        yield start, at
