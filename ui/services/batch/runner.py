"""Runs a batch: skips what is done, has the rest done here or on a cluster, and keeps the journal."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from aligner.messages import Message
from aligner.progress import sub_progress
from ui.services.batch.job import align_files, ready
from ui.services.batch.journal import open_journal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligner.progress import Progress
    from ui.services.batch.job import BatchJob, BatchRow
    from ui.services.imports.folder_pairs import FilePair


class Work(Protocol):
    """Aligns pairs of files; gives their rows in any order, each as soon as it is there."""

    def __call__(
        self, job: BatchJob, pairs: Iterator[FilePair], total: int, progress: Progress
    ) -> Iterator[BatchRow]: ...


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What came of a batch.

    Attributes:
        rows: in the order of the pairs.
        seconds: that this run took.
    """

    rows: tuple[BatchRow, ...]
    seconds: float

    @property
    def failed(self) -> tuple[BatchRow, ...]:
        return tuple(row for row in self.rows if row.error)


def one_by_one(
    job: BatchJob, pairs: Iterator[FilePair], total: int, progress: Progress
) -> Iterator[BatchRow]:
    """Align pairs of files in this process, one after the other."""
    progress(0.0, Message("Loading the encoder"))
    ready(job.encoder)
    for number, pair in enumerate(pairs):
        yield align_files(job, pair, sub_progress(progress, min(1.0, number / total), 1 / total))


def run_batch(
    job: BatchJob, pairs: Sequence[FilePair], progress: Progress, work: Work = one_by_one, *, again: bool
) -> BatchResult:
    """Align all pairs of files that no earlier run has finished.

    Args:
        job: its ``moment`` gives way to that of a run that goes on.
        work: who does it.
        again: align finished pairs again too.

    Raises:
        OutputError: the journal cannot be written.
        Cancelled: by ``progress``; what is finished is in the journal.
    """
    started = time.monotonic()
    rows: dict[str, BatchRow] = {}
    with open_journal(job.into, job) as journal:
        if journal.moment is not None and not again:
            job = replace(job, moment=journal.moment)
        elif again:
            journal.moment = None
        journal.begin(job)

        def remaining() -> Iterator[FilePair]:
            for pair in pairs:
                row = None if again else journal.finished(job, pair)
                if row is None:
                    yield pair
                else:
                    rows[pair.name] = replace(row, resumed=True)

        for row in work(job, remaining(), len(pairs), progress):
            rows[row.name] = row
            journal.add(row)
            progress(len(rows) / len(pairs), Message("Aligning"))
        ordered = tuple(rows[pair.name] for pair in pairs)
        result = BatchResult(ordered, round(time.monotonic() - started, 3))
        journal.end(len(result.failed))
    return result
