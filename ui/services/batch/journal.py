"""The journal of a batch: a line of JSON for each pair of files that is done, so that a run can go on."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from aligner.errors import OutputError
from ui.services.batch.job import BatchRow, is_whole
from ui.services.imports.side_import import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ui.services.batch.job import BatchJob
    from ui.services.imports.folder_pairs import FilePair

if sys.platform != "win32":
    import fcntl

NAME: Final = "batch-journal.jsonl"
_FORMAT: Final = 1


class Journal:
    """What earlier runs finished, and what this one finishes. Lines are only ever added.

    Attributes:
        moment: the date of the results of a run that was interrupted and now goes on; None for a new run.
    """

    def __init__(self, path: Path, descriptor: int, settings: str) -> None:
        """Use :func:`open_journal`."""
        self._path = path
        self._descriptor = descriptor
        self._settings = settings
        self._rows: dict[str, BatchRow] = {}
        self.moment: datetime | None = None
        self._read()

    def _read(self) -> None:
        """Take over the finished rows of all runs with these settings."""
        content = self._path.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        if len(whole) < len(content):  # the last write was cut off, by a full disk or a loss of power
            os.ftruncate(self._descriptor, len(whole))
        ours = False
        for line in whole.splitlines():
            try:
                entry = json.loads(line)
                if entry.get("muqabala_batch"):
                    ours = entry["muqabala_batch"] == _FORMAT and entry["settings"] == self._settings
                    self.moment = datetime.fromisoformat(entry["moment"]) if ours else None
                elif entry.get("end"):
                    self.moment = None
                elif ours and not (row := BatchRow.from_json(entry["row"])).error:
                    self._rows[row.name] = row
            except (ValueError, TypeError, KeyError, AttributeError):
                continue  # a damaged line: its files are aligned again

    def begin(self, job: BatchJob) -> None:
        """Note the beginning of a run, unless one goes on."""
        if self.moment is None:
            moment = job.moment.isoformat()
            self._add({"muqabala_batch": _FORMAT, "settings": self._settings, "moment": moment})

    def finished(self, job: BatchJob, pair: FilePair) -> BatchRow | None:
        """What an earlier run made of two files, if they and the results are still the same."""
        row = self._rows.get(pair.name)
        if row is None or (row.source, row.target) != (str(pair.source), str(pair.target)):
            return None
        try:
            same = row.hashes[:2] == (sha256_of(pair.source), sha256_of(pair.target))
        except OSError:
            return None
        there = row.output == str(job.output(pair)) and is_whole(row)
        return row if same and there and (not job.projects or job.project(pair).is_file()) else None

    def add(self, row: BatchRow) -> None:
        """Note what came of a pair of files; it is on the disk when this returns."""
        self._add({"row": asdict(row)})

    def end(self, failed: int) -> None:
        """Note that the run is complete."""
        self._add({"end": True, "failed": failed})

    def _add(self, entry: dict[str, Any]) -> None:
        line = json.dumps(entry, ensure_ascii=True).encode() + b"\n"
        try:
            os.write(self._descriptor, line)
            os.fsync(self._descriptor)
        except OSError as error:
            raise _unwritable(self._path, error) from error


@contextmanager
def open_journal(folder: Path, job: BatchJob) -> Iterator[Journal]:
    """The journal of the results in a folder, which no other run may use at the same time.

    Raises:
        OutputError: it cannot be written, or another run uses it.
    """
    path = folder / NAME
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        if sys.platform != "win32":
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise OutputError(
                    "is in use: another batch writes to this folder",
                    remedy="Wait for it, or choose another folder",
                    path=path,
                ) from error
        try:
            journal = Journal(path, descriptor, job.settings())
        except OSError as error:
            raise _unwritable(path, error) from error
        yield journal
    finally:
        os.close(descriptor)


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(
        "cannot be written ({why})", remedy="Choose another folder", path=path, why=error.strerror
    )
