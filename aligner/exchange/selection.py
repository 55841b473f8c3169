"""Select the units of an export: by status, person, date, confidence, length; without duplicates."""

from __future__ import annotations

import hashlib
import itertools
from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from aligner.permissions import same_person
from aligner.segmentation.sentences import sentence_starts

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from aligner.bitext import Status
    from aligner.exchange.translation_unit import SideNote, TranslationUnit


class Duplicates(StrEnum):
    """What to do with a pair that was there before."""

    KEEP = "keep"
    DROP_PAIRS = "drop equal pairs"
    FIRST_TRANSLATION = "keep the first translation of a source"


class Long(StrEnum):
    """What to do with a unit over a tool's limit."""

    WARN = "warn"
    SPLIT = "split"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Selection:
    """The selection of an export. The default selects everything.

    Attributes:
        statuses: those wanted; None for all, and for units of unknown status.
        people: who changed the unit last, or made it if nobody changed it; None for all.
        since, until: when it was changed last, or made; a unit without a date is left out if either is given.
        confidence: at least this; a unit without a confidence passes, because a person made it.
        nulls: whether units with text on one side only are wanted.
    """

    statuses: frozenset[Status] | None = None
    people: frozenset[str] | None = None
    since: datetime | None = None
    until: datetime | None = None
    confidence: float | None = None
    nulls: bool = False

    def wants(self, unit: TranslationUnit) -> bool:
        """Whether a unit is selected; one-sided ones are the writer's business."""
        if self.statuses is not None and unit.status not in self.statuses:
            return False
        if self.people is not None:
            who = unit.changed_by or unit.created_by
            if not any(same_person(who, one) for one in self.people):
                return False
        if self.since is not None or self.until is not None:
            when = unit.changed or unit.created
            if when is None or (self.since and when < self.since) or (self.until and when > self.until):
                return False
        return self.confidence is None or unit.confidence is None or unit.confidence >= self.confidence

    def apply(self, units: Iterable[TranslationUnit], counts: Counter[str]) -> Iterator[TranslationUnit]:
        """The selected units; counts the others as ``filtered``."""
        for unit in units:
            if self.wants(unit):
                yield unit
            else:
                counts["filtered"] += 1


def deduplicated(
    units: Iterable[TranslationUnit], how: Duplicates, counts: Counter[str]
) -> Iterator[TranslationUnit]:
    """Each pair, or each source, once; counts the others as ``duplicates``."""
    seen: set[bytes] = set()
    for unit in units:
        texts = (unit.source,) if how is Duplicates.FIRST_TRANSLATION else (unit.source, unit.target)
        key = hashlib.blake2b(
            "\0".join((unit.source_language, unit.target_language, *texts)).encode("utf-8", "surrogatepass"),
            digest_size=16,
        ).digest()
        if key in seen:
            counts["duplicates"] += 1
        else:
            seen.add(key)
            yield unit


def within_length(
    units: Iterable[TranslationUnit], longest: int, how: Long, counts: Counter[str], examples: list[str]
) -> Iterator[TranslationUnit]:
    """Units with at most ``longest`` characters a side, as far as that can be had.

    Counts ``split`` and ``too long``; the first ten that are too long go into ``examples`` by their
    identifiers.
    """
    for number, unit in enumerate(units, start=1):
        if max(len(unit.source), len(unit.target)) <= longest:
            yield unit
            continue
        if how is Long.SPLIT and (parts := split(unit, longest)):
            counts["split"] += 1
            yield from parts
            continue
        counts["too long"] += 1
        if len(examples) < 10:
            examples.append(unit.identifier or str(number))
        if how is not Long.DROP:
            yield unit


def split(unit: TranslationUnit, longest: int) -> list[TranslationUnit]:
    """The unit in parts of at most ``longest`` characters a side, cut at sentence ends of both sides.

    Cuts are where the shares of both texts agree best. An empty list where the sides have too few
    sentences for that: a wrong pair in a memory is worse than a long one.
    """
    sources = _sentences(unit.source, unit.source_language)
    targets = _sentences(unit.target, unit.target_language)
    fewest = max(-(-len(unit.source) // longest), -(-len(unit.target) // longest))
    for parts in range(max(fewest, 2), min(len(sources), len(targets)) + 1):
        pairs = _paired(sources, targets, parts)
        if pairs and all(len(s) <= longest and len(t) <= longest for s, t in pairs):
            notes = zip(
                _notes_in_parts(unit.source_notes, unit.source, [source for source, _ in pairs]),
                _notes_in_parts(unit.target_notes, unit.target, [target for _, target in pairs]),
                strict=True,
            )
            return [
                replace(
                    unit,
                    source=source,
                    target=target,
                    identifier=f"{unit.identifier}.{i}" if unit.identifier else "",
                    properties={**unit.properties, "part": f"{i}/{parts}"},
                    source_notes=of_source,
                    target_notes=of_target,
                )
                for i, ((source, target), (of_source, of_target)) in enumerate(
                    zip(pairs, notes, strict=True), start=1
                )
            ]
    return []


def _notes_in_parts(notes: Sequence[SideNote], text: str, parts: list[str]) -> list[tuple[SideNote, ...]]:
    """The notes of a text by the parts that it is cut into; those without a place go with the last."""
    starts = [0]
    for before, part in itertools.pairwise(parts):
        starts.append(max(text.find(part, starts[-1] + len(before)), starts[-1]))
    found: list[list[SideNote]] = [[] for _ in parts]
    for note in notes:
        if note.at is None:
            found[-1].append(note)
            continue
        # A sign right before a part belongs to the end of the part before.
        number = max(bisect_left(starts, note.at) - 1, 0)
        found[number].append(replace(note, at=note.at - starts[number]))
    return [tuple(part) for part in found]


def _paired(sources: list[str], targets: list[str], parts: int) -> list[tuple[str, str]]:
    """Both lists of sentences in that many parts, cut where their shares of the text agree best."""
    cuts: list[tuple[int, int]] = []
    i = j = 0
    source_shares, target_shares = _shares(sources), _shares(targets)
    for part in range(1, parts):
        left = parts - part
        choices = [
            (abs(source_shares[a] - target_shares[b]) + abs(source_shares[a] - part / parts), a, b)
            for a in range(i + 1, len(sources) - left + 1)
            for b in range(j + 1, len(targets) - left + 1)
        ]
        if not choices:
            return []
        _, i, j = min(choices)
        cuts.append((i, j))
    edges = [(0, 0), *cuts, (len(sources), len(targets))]
    return [(" ".join(sources[a:c]), " ".join(targets[b:d])) for (a, b), (c, d) in itertools.pairwise(edges)]


def _shares(sentences: list[str]) -> list[float]:
    """Share of the text before each sentence."""
    total = sum(map(len, sentences)) or 1
    shares, so_far = [0.0], 0
    for sentence in sentences:
        so_far += len(sentence)
        shares.append(so_far / total)
    return shares


def _sentences(text: str, language: str) -> list[str]:
    """The sentences of a text; a line end always ends one."""
    found = []
    for line in text.split("\n"):
        starts = [0, *sentence_starts(line, language), len(line)]
        found += [piece for start, end in itertools.pairwise(starts) if (piece := line[start:end].strip())]
    return found
