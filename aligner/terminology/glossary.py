"""Glossaries: terms with their agreed translations, and checks of pairs against them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import InputError
from aligner.formats.protocols import ARABIC_TO_ENGLISH, Languages
from aligner.messages import Message
from aligner.progress import Progress, no_progress, sub_progress
from aligner.text.normalize import fold, fold_with_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_TERM = 10_000
_LONGEST_NOTE = 10_000
_OFTEN = 500
_WORD = re.compile(r"\w+")
_ALTERNATIVES = re.compile("[;|؛]")
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ك", "ل")
_ARTICLES = ("ال", "لل")
_PRONOUNS = ("", "ه", "ها", "هم", "هما", "هن", "ك", "كم", "نا", "ي")
_SHORTEST = 2  # letters that must be left of an Arabic word when its clitics are gone
_ENDINGS = ("", "s", "es")


@dataclass(frozen=True, slots=True)
class Term:
    """A term and its translations, any of which will do; ``note`` is for people."""

    source: str
    targets: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """A term met in a pair.

    Attributes:
        source_at: start and end in the source text.
        target_at: where one of its translations occurs, or None.
    """

    term: Term
    source_at: tuple[int, int]
    target_at: tuple[int, int] | None

    @property
    def is_kept(self) -> bool:
        return self.target_at is not None


class Glossary:
    """Terms that can be found in texts, whatever clitics, article or plural s they come with."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._by_first: dict[str, list[tuple[tuple[frozenset[str], ...], Term]]] = defaultdict(list)
        for term in self.terms:
            words = tuple(_forms(word) for word in _words(fold(term.source)))
            if words:
                for form in words[0]:
                    self._by_first[form].append((words, term))

    def __len__(self) -> int:
        return len(self.terms)

    def check(self, source: str, target: str) -> list[Use]:
        """The terms in a source text, in order, each with its translation in the target if it is there.

        Where one term lies within another, only the longer counts.
        """
        uses: list[Use] = []
        free_from = 0
        for start, fitting in self._found(source):
            if start < free_from:
                continue
            free_from = max(end for end, _ in fitting)
            longest = [term for end, term in fitting if end == free_from]
            answers = ((term, find(word, target)) for term in longest for word in term.targets)
            kept = next(((term, place) for term, place in answers if place is not None), (longest[0], None))
            uses.append(Use(kept[0], (start, free_from), kept[1]))
        return uses

    def _found(self, text: str) -> Iterator[tuple[int, list[tuple[int, Term]]]]:
        """Where terms begin: the start, and (end, term) for each that fits there."""
        folded = fold_with_map(text)
        spans = [(match.start(), match.end()) for match in _WORD.finditer(folded.text)]
        forms = [_forms(folded.text[start:end]) for start, end in spans]
        for place, (start, _) in enumerate(spans):
            fitting: dict[str, tuple[int, Term]] = {}
            for form in forms[place]:
                for words, term in self._by_first.get(form, ()):
                    last = place + len(words) - 1
                    if last < len(spans) and all(
                        word & found for word, found in zip(words, forms[place:], strict=False)
                    ):
                        fitting[term.source] = (int(folded.offsets[spans[last][1]]), term)
            if fitting:
                yield int(folded.offsets[start]), list(fitting.values())


def find(term: str, text: str) -> tuple[int, int] | None:
    """The first place of a term in a text, in any of its forms: start and end, or None."""
    wanted = [_forms(word) for word in _words(fold(term))]
    if not wanted:
        return None
    folded = fold_with_map(text)
    spans = [(match.start(), match.end()) for match in _WORD.finditer(folded.text)]
    for place in range(len(spans) - len(wanted) + 1):
        if all(forms & _forms(folded.text[slice(*spans[place + i])]) for i, forms in enumerate(wanted)):
            last = spans[place + len(wanted) - 1][1]
            return int(folded.offsets[spans[place][0]]), int(folded.offsets[last])
    return None


def read_glossary(
    path: Path | str, languages: Languages = ARABIC_TO_ENGLISH, *, progress: Progress = no_progress
) -> Glossary:
    """Read terms from CSV, TSV, XLSX or TBX; several translations of a term are parted by ``;`` or ``|``.

    The file is untrusted: another process reads it, within limits (:mod:`aligner.formats.confined`).

    Raises:
        InputError: the file cannot be read, takes too much, or has no term in it.
        Cancelled: by ``progress``.
    """
    path = Path(path)
    is_tbx = path.suffix.lower() == ".tbx"
    reading = sub_progress(progress, 0.0, 0.8)
    terms = _merged(
        _tbx(path, languages, reading) if is_tbx else _table(path, languages, reading), path, progress
    )
    if not terms:
        raise InputError(
            "has no terms in {source} and {target} in it",
            remedy="Give it a column of terms and one of translations",
            path=path,
            source=languages.source,
            target=languages.target,
        )
    progress(0.9, Message("Reading {name}", name=path.name))
    return Glossary(terms)


def _table(path: Path, languages: Languages, progress: Progress) -> Iterator[Term]:
    from aligner.formats.registry import iterate_units

    for unit in iterate_units(path, languages=languages, progress=progress):
        # Split first and trim then: an expression for both takes quadratic time for a long run of spaces.
        parts = (part.strip() for part in _ALTERNATIVES.split(unit.target))
        targets = tuple(part for part in parts if part)
        if unit.source.strip() and targets:
            yield Term(unit.source.strip(), targets, "; ".join(unit.notes))


def _tbx(path: Path, languages: Languages, progress: Progress) -> Iterator[Term]:
    from aligner.formats.confined.data import read_data
    from aligner.terminology.tbx import TBX

    options = {"source": languages.source, "target": languages.target}
    for source, targets, note in read_data(TBX, path, options, progress):
        yield Term(source, tuple(targets), note)


def _merged(terms: Iterable[Term], path: Path, progress: Progress) -> list[Term]:
    """One term for each source, with all its translations in order.

    Raises:
        InputError: there is more than a glossary holds.
    """
    from aligner.terminology import tbx as limits

    found: dict[str, dict[str, None]] = {}
    notes: dict[str, str] = {}
    characters = 0
    for number, term in enumerate(terms):
        if number >= limits.MOST_TERMS:
            raise limits.too_many_terms(path)
        if number % _OFTEN == 0:
            progress(0.8, Message("Reading {name}", name=path.name))
        if max(len(term.source), *map(len, term.targets)) > _LONGEST_TERM:
            raise InputError(
                "has a term longer than {most:,} characters",
                remedy="Choose a table of terms and translations",
                path=path,
                most=_LONGEST_TERM,
            )
        targets = found.setdefault(term.source, {})
        targets.update(dict.fromkeys(term.targets))
        if len(targets) > limits.MOST_TRANSLATIONS:
            raise limits.too_many_translations(path)
        if not notes.get(term.source):
            notes[term.source] = term.note[:_LONGEST_NOTE]
        characters += len(term.source) + sum(map(len, term.targets))
        if characters > limits.MOST_CHARACTERS:
            raise limits.too_much_text(path)
    return [Term(source, tuple(targets), notes[source]) for source, targets in found.items()]


def _words(folded: str) -> list[str]:
    return _WORD.findall(folded)


@lru_cache(maxsize=50_000)
def _forms(word: str) -> frozenset[str]:
    """What a folded word may be a form of: itself, and itself without clitics or endings."""
    return frozenset(_stripped(word))


def _stripped(word: str) -> Iterator[str]:
    if not _is_arabic(word):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                yield word.removesuffix(ending) if ending else word
        if len(word) < _SHORTEST:
            yield word
        return
    yield word
    for conjunction in _CONJUNCTIONS:
        if not word.startswith(conjunction):
            continue
        rest = word[len(conjunction) :]
        bodies = {rest}
        for preposition in _PREPOSITIONS:
            if rest.startswith(preposition):
                bodies.add(rest[len(preposition) :])
        for body in tuple(bodies):
            bodies |= {body.removeprefix(article) for article in _ARTICLES if body.startswith(article)}
        for body in bodies:
            for pronoun in _PRONOUNS:
                stem = body.removesuffix(pronoun) if pronoun and body.endswith(pronoun) else body
                if len(stem) > _SHORTEST or (stem == body and len(stem) >= _SHORTEST):
                    yield stem


def _is_arabic(word: str) -> bool:
    return "\u0600" <= word[0] <= "\u06ff"
