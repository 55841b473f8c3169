"""The library: the projects of a folder and its subfolders, with how far each has come."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aligner.bitext import SETTLED, Status
from aligner.errors import InputError, MuqabalaError
from aligner.messages import Message
from aligner.permissions import same_person
from aligner.progress import Progress, no_progress
from ui.services.project_files import PROJECT_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from db.assignments.standing import AssignedWork
    from db.library.summary import ProjectSummary
    from db.stores.library_cache import LibraryCache

DEEPEST: Final = 4
"""Levels of subfolders that are looked through."""

MOST_BESIDE: Final = 5
"""Translations that are shown beside one source."""

NEVER: Final = "9999-12-31"
"""Sorts work without a last day behind all other work."""

_AT_ONCE: Final = 50
"""Summaries that are kept together; what was read is kept even if the rest is cancelled."""


class LibraryOrder(StrEnum):
    """What a library is sorted by."""

    NAME = "name"
    CHANGED = "changed"  # the latest first
    PROGRESS = "progress"  # the least confirmed first
    DOUBTFUL = "doubtful"  # the most doubtful pairs first
    SIZE = "size"  # the largest first
    DUE = "due"  # what is due first


class LibraryFilter(StrEnum):
    """Which projects of a library are wanted."""

    ALL = "all"
    TO_CONFIRM = "to-confirm"  # some pairs are suggested or returned
    TO_REVIEW = "to-review"  # some pairs are confirmed and not approved
    MY_WORK = "my-work"  # some pairs that wait are assigned to the person
    OVERDUE = "overdue"  # the last day of an assignment is over
    FINISHED = "finished"  # all pairs are approved
    DAMAGED = "damaged"  # cannot be read


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A project file of a library.

    Attributes:
        summary: None if the file cannot be read.
        problem: why it cannot be read; None if it can.
        modified: time of the last change of the file, seconds since 1970.
        folded: what a search looks through.
    """

    path: Path
    summary: ProjectSummary | None
    problem: Message | None
    modified: float
    folded: str = field(repr=False)

    @property
    def name(self) -> str:
        """The name of the project; of the file, if it cannot be read."""
        return self.summary.name if self.summary is not None else self.path.stem


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    stamp: str
    modified: float


def read_library(folder: Path, cache: LibraryCache, progress: Progress = no_progress) -> list[LibraryEntry]:
    """List the projects below a folder. Files that are the same as last time are not read again.

    Raises:
        InputError: there is no such folder, or it cannot be read.
        Cancelled: by ``progress``; what was read is in the cache.
    """
    folder = folder.absolute()
    files = list(_files(folder))
    known = cache.under(folder)
    entries: list[LibraryEntry] = []
    fresh: list[tuple[str, str, ProjectSummary]] = []
    try:
        for number, file in enumerate(files):
            stamp, kept = known.pop(file.path, ("", ""))
            entry = _kept(file, kept) if stamp == file.stamp else None
            if entry is None:
                progress(number / len(files), Message("Reading the projects"))
                entry = _read(file)
                if entry.summary is not None:
                    fresh.append((file.path, file.stamp, entry.summary))
                    if len(fresh) == _AT_ONCE:
                        cache.keep(fresh)
                        fresh.clear()
            entries.append(entry)
    except BaseException:
        with suppress(MuqabalaError):
            cache.keep(fresh)
        raise
    if fresh or known:
        cache.keep(fresh, known)
    return entries


def _files(folder: Path) -> Iterator[_File]:
    """Project files in a folder and below, without hidden ones and without following links to folders."""
    if not folder.is_dir():
        raise InputError(
            "is a file" if folder.exists() else "does not exist", remedy="Choose another folder", path=folder
        )
    waiting = [(str(folder), 0)]
    while waiting:
        here, depth = waiting.pop()
        found: list[os.DirEntry[str]] = []
        logs: dict[str, os.DirEntry[str]] = {}
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    name = entry.name
                    if name.startswith("."):
                        continue
                    if name.endswith(PROJECT_SUFFIX):
                        found.append(entry)
                    elif name.endswith(f"{PROJECT_SUFFIX}-wal"):
                        logs[name.removesuffix("-wal")] = entry
                    elif depth < DEEPEST and entry.is_dir(follow_symlinks=False):
                        waiting.append((entry.path, depth + 1))
        except OSError as error:
            if depth:
                continue  # a subfolder of somebody else
            raise InputError(
                "cannot be read ({why})", remedy="Check who may read it", path=folder, why=error.strerror
            ) from error
        for entry in found:
            with suppress(OSError):  # removed just now
                if entry.is_file():
                    yield _file(entry, logs.get(entry.name))


def _file(entry: os.DirEntry[str], log: os.DirEntry[str] | None) -> _File:
    stamp, modified = "", 0.0
    for one in (entry, log) if log is not None else (entry,):
        state = os.stat(one.path)  # on Windows, that of an entry lacks the inode
        stamp += f"{state.st_mtime_ns} {state.st_size} {state.st_ino} "
        modified = max(modified, state.st_mtime)
    return _File(entry.path, stamp, modified)


def _kept(file: _File, kept: str) -> LibraryEntry | None:
    from db.library.summary import ProjectSummary

    try:
        return _entry(file, ProjectSummary.from_json(json.loads(kept)))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None  # another program's, or damaged: read again


def _read(file: _File) -> LibraryEntry:
    from db.library.summary import summarize

    try:
        return _entry(file, summarize(Path(file.path)))
    except MuqabalaError as error:
        path = Path(file.path)
        return LibraryEntry(path, None, error.what, file.modified, _fold(path.stem))


def _entry(file: _File, summary: ProjectSummary) -> LibraryEntry:
    path = Path(file.path)
    return entry_of(path, summary, file.modified, path.stem, path.parent.name)


def entry_of(path: Path, summary: ProjectSummary, modified: float, *names: str) -> LibraryEntry:
    """A project that can be read, also found by ``names``."""
    assigned = (one.person for one in summary.assigned)
    said = (summary.name, *names, *summary.translators, *summary.reviewers, *assigned)
    return LibraryEntry(path, summary, None, modified, _fold("\n".join(said)))


def chosen(
    entries: Iterable[LibraryEntry],
    order: LibraryOrder = LibraryOrder.CHANGED,
    search: str = "",
    wanted: LibraryFilter = LibraryFilter.ALL,
    names: Sequence[str] = (),
) -> list[LibraryEntry]:
    """The entries that a person wants to see, sorted.

    Args:
        search: words that must all occur in the names of project, file, folder or people, folded.
        names: of the person whose work :attr:`LibraryFilter.MY_WORK` means.
    """
    words = _fold(search).split()
    found = [
        entry
        for entry in entries
        if (bool(work_for(entry, names)) if wanted == LibraryFilter.MY_WORK else _FILTERS[wanted](entry))
        and all(word in entry.folded for word in words)
    ]
    return sorted(found, key=lambda entry: (_ORDERS[order](entry), _fold(entry.name), str(entry.path)))


def waits(entry: LibraryEntry, *statuses: Status) -> bool:
    """Whether a project has pairs of one of these statuses."""
    return entry.summary is not None and any(entry.summary.of(status) for status in statuses)


def work_for(entry: LibraryEntry, names: Sequence[str]) -> list[AssignedWork]:
    """The assignments of a person in a project on which the next step is the person's."""
    every = entry.summary.assigned if entry.summary is not None else ()
    return [one for one in every if one.waiting and any(same_person(one.person, name) for name in names)]


def due_work(entry: LibraryEntry) -> list[AssignedWork]:
    """The assignments of a project of which something is left, by their last day; those without one last."""
    every = entry.summary.assigned if entry.summary is not None else ()
    return sorted((one for one in every if one.is_open), key=lambda one: one.due or NEVER)


def is_overdue(entry: LibraryEntry) -> bool:
    """Whether the last day of an assignment is over and something of it is left."""
    today = date.today()
    return any(one.is_overdue(today) for one in due_work(entry))


_FILTERS: dict[LibraryFilter, Callable[[LibraryEntry], bool]] = {
    LibraryFilter.ALL: lambda entry: True,
    LibraryFilter.TO_CONFIRM: lambda entry: waits(
        entry, *(status for status in Status if not status.is_settled)
    ),
    LibraryFilter.TO_REVIEW: lambda entry: waits(entry, Status.CONFIRMED),
    LibraryFilter.OVERDUE: is_overdue,
    LibraryFilter.FINISHED: lambda entry: (
        entry.summary is not None
        and entry.summary.pairs > 0
        and entry.summary.of(Status.APPROVED) == entry.summary.pairs
    ),
    LibraryFilter.DAMAGED: lambda entry: entry.summary is None,
}


def _progress(entry: LibraryEntry) -> float:
    return entry.summary.share(*SETTLED) if entry.summary is not None else 2.0


_ORDERS: dict[LibraryOrder, Callable[[LibraryEntry], Any]] = {
    LibraryOrder.NAME: lambda entry: 0,
    LibraryOrder.CHANGED: lambda entry: _later_first(entry.summary.changed if entry.summary else ""),
    LibraryOrder.PROGRESS: _progress,
    LibraryOrder.DOUBTFUL: lambda entry: -entry.summary.doubtful if entry.summary else 1,
    LibraryOrder.DUE: lambda entry: next((one.due or NEVER for one in due_work(entry)), NEVER + "~"),
    LibraryOrder.SIZE: lambda entry: -entry.summary.pairs if entry.summary else 1,
}


def _later_first(moment: str) -> tuple[int, ...]:
    """A key that sorts ISO times in UTC from the latest to the earliest, and nothing last."""
    return tuple(-ord(character) for character in moment) if moment else (1,)


def sharing_source(entries: Sequence[LibraryEntry]) -> list[list[LibraryEntry]]:
    """Groups of two and more projects whose source texts are the same, each in the order given."""
    groups: dict[str, list[LibraryEntry]] = {}
    for entry in entries:
        if entry.summary is not None:
            groups.setdefault(entry.summary.source_hash, []).append(entry)
    return [group for group in groups.values() if len(group) > 1]


def same_source(entry: LibraryEntry, other: LibraryEntry) -> bool:
    """Whether two projects that can be read have the same source text."""
    mine, hers = entry.summary, other.summary
    return mine is not None and hers is not None and mine.source_hash == hers.source_hash


def _fold(text: str) -> str:
    from aligner.text.normalize import fold  # brings numpy, which the start must not

    return fold(text)
