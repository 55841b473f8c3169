"""The pairs of a project written back into the XLIFF file of a CAT tool that they came from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aligner.bitext import SETTLED
from aligner.errors import InputError
from aligner.formats.bitexts.xliff.write_back import FileSegment, NewTarget, write_back
from aligner.progress import Progress, no_progress
from ui.services.exchange.kept_units import KeptUnits

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from aligner.bitext import Status
    from db import Project
    from db.queries.export_stream import PairRecord


@dataclass(frozen=True, slots=True)
class WrittenBack:
    """What became of the pairs.

    Attributes:
        texts: segments with another translation. states: segments of which only the state is another.
        same: pairs that the file has already.
        skipped: identifiers of segments in the file that were left, by the reason.
        not_found: numbers of pairs whose source is no segment of the file.
    """

    texts: int
    states: int
    same: int
    skipped: Mapping[str, list[str]]
    not_found: tuple[int, ...]


@dataclass(slots=True)
class _Waiting:
    """The pairs that have not been written yet.

    Attributes:
        named: by the identifier of their unit and their source. others: by their source alone.
    """

    named: dict[tuple[str, str], list[PairRecord]] = field(default_factory=lambda: defaultdict(list))
    others: dict[str, list[PairRecord]] = field(default_factory=lambda: defaultdict(list))
    taken: set[int] = field(default_factory=set)

    def take(self, identifier: str, source: str) -> PairRecord | None:
        """The pair for a segment, in the order of the project where several are alike."""
        for waiting in (self.named.get((identifier, source), []), self.others.get(source, [])):
            while waiting:
                pair = waiting.pop(0)
                if pair.id not in self.taken:
                    self.taken.add(pair.id)
                    return pair
        return None


def write_into(
    project: Project,
    original: Path,
    target: Path,
    statuses: Collection[Status] | None = SETTLED,
    progress: Progress = no_progress,
    *,
    keep: Path | None = None,
) -> WrittenBack:
    """Write translations and states into a copy of an XLIFF file; everything else stays as it is.

    A pair is found by the identifier that it was imported with, or else by its source text.

    Args:
        target: the copy; may be the file itself.
        statuses: only pairs with one of these; None for all.
        keep: where the file as it was goes, if ``target`` is the file itself.

    Raises:
        InputError: the file is no XLIFF, or has other languages than the project.
        OutputError: it cannot be written.
        Cancelled: by ``progress``; nothing was written.
    """
    info = project.info()
    languages = [_primary(info.source.language), _primary(info.target.language)]
    kept = KeptUnits(project)
    waiting = [_Waiting(), _Waiting()]
    pairs = [pair for pair in project.pairs(statuses) if _is_whole(pair)]
    for pair in pairs:
        identifier = str(kept.of(pair.id).get("identifier", ""))
        for lookup, text in zip(waiting, (pair.source, pair.target), strict=True):
            key = " ".join(text.split())
            if identifier:
                lookup.named[identifier, key].append(pair)
            lookup.others[key].append(pair)

    matched: set[int] = set()

    def decide(segment: FileSegment) -> NewTarget | None:
        own = _primary(segment.source_language)
        if own and own not in languages:
            raise InputError(
                "is in {language}, which is no language of the project",
                remedy="Choose the file that the project was made of",
                path=original,
                language=segment.source_language,
            )
        turned = bool(own) and own != languages[0]
        pair = waiting[turned].take(segment.identifier, " ".join(segment.source.split()))
        if pair is None:
            return None
        matched.add(pair.id)
        return NewTarget(pair.source if turned else pair.target, pair.status)

    report = write_back(original, target, decide, progress, keep=keep)
    changed = report.written + report.states + sum(map(len, report.skipped.values()))
    return WrittenBack(
        report.written,
        report.states,
        len(matched) - changed,
        report.skipped,
        tuple(pair.number for pair in pairs if pair.id not in matched),
    )


def _is_whole(pair: PairRecord) -> bool:
    return bool(pair.source.strip() and pair.target.strip())


def _primary(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].casefold()
