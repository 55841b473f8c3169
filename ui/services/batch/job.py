"""One pair of files of a batch: what is asked, and what comes of it; runs in any process."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
import time
import traceback
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from aligner.clock import dated
from aligner.errors import Cancelled, MuqabalaError, ProjectError
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from datetime import datetime

    from aligner.alignment.encoder_protocol import Encoder
    from aligner.text.cleaning import CleaningStep
    from ui.services.imports.folder_pairs import FilePair

MADE_BY: Final = "batch"
"""Setting of a project with the run that made it and what came of it."""


@dataclass(frozen=True, slots=True)
class BatchJob:
    """What is asked of every pair of files.

    Attributes:
        into: the folder of the results.
        projects: keep a project of each pair.
        overwrite: replace projects that exist; the old ones are kept under dated names.
        steps: what is cleaned away.
        chapters: align chapter by chapter.
        by: the person in the history.
        encoder: its name.
        moment: the date of all results, so that the same run always gives the same bytes.
    """

    into: Path
    format_name: str
    projects: bool
    overwrite: bool
    steps: tuple[CleaningStep, ...]
    chapters: bool
    languages: tuple[str, str]
    by: str
    encoder: str
    moment: datetime

    def settings(self) -> str:
        """A hash of all that decides on the content of the results, the program included."""
        asked = asdict(self)
        for name in ("into", "overwrite", "moment"):
            del asked[name]
        asked["version"] = program()
        return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()

    def output(self, pair: FilePair) -> Path:
        """Where the pairs of two files are written."""
        from aligner.formats.registry import by_name

        return self.into / f"{pair.name}{by_name(self.format_name).suffixes[0]}"

    def project(self, pair: FilePair) -> Path:
        """Where the project of two files is kept."""
        return self.into / f"{pair.name}.muqabala"


@dataclass(frozen=True, slots=True)
class BatchRow:
    """What came of two files.

    Attributes:
        confidence: mean over the pairs, None where none has any.
        error: why it failed, empty if it did not.
        bug: the traceback, if it failed by a mistake of the program; else empty.
        warnings: of reading and aligning, one sentence each.
        hashes: SHA-256 of source, target and output.
        worker: the process that did it, as ``computer:process``.
        memory: the most that process ever took, in MB; 0 where that is not known.
        resumed: an earlier run did it.
    """

    name: str
    source: str
    target: str
    pairs: int = 0
    one_sided: int = 0
    confidence: float | None = None
    output: str = ""
    seconds: float = 0.0
    error: str = ""
    bug: str = ""
    warnings: tuple[str, ...] = ()
    hashes: tuple[str, ...] = ()
    worker: str = ""
    memory: int = 0
    resumed: bool = False

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> BatchRow:
        """Read a row of a journal.

        Raises:
            TypeError: it is none.
        """
        return cls(**{**value, "warnings": (*value["warnings"],), "hashes": (*value["hashes"],)})


def program() -> str:
    """The version of this program."""
    from importlib.metadata import version

    return version("muqabala")


def failed(pair: FilePair, error: str, bug: str = "") -> BatchRow:
    """The row of a pair that could not be done."""
    return BatchRow(pair.name, str(pair.source), str(pair.target), error=" ".join(error.split()), bug=bug)


def align_files(job: BatchJob, pair: FilePair, progress: Progress = no_progress) -> BatchRow:
    """Align two files and write the result; what fails becomes the row of these files.

    Raises:
        Cancelled: by ``progress``.
    """
    started = time.monotonic()
    try:
        row = _aligned(job, pair, progress)
    except MuqabalaError as error:
        row = failed(pair, str(error))
    except Cancelled:
        raise
    except Exception as error:  # noqa: BLE001  (one pair must not end a run of many hours)
        row = failed(pair, f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))
    seconds = round(time.monotonic() - started, 3)
    return replace(row, seconds=seconds, worker=f"{platform.node()}:{os.getpid()}", memory=_most_memory())


def _aligned(job: BatchJob, pair: FilePair, progress: Progress) -> BatchRow:
    from aligner.exchange.selection import Selection
    from aligner.permissions import Person
    from ui.services.export import ExportPlan, export
    from ui.services.imports.project_factory import align_project, make_project, paired_chapters
    from ui.services.imports.side_import import SideRequest, read_side, sha256_of
    from ui.services.output_paths import draft_of, keep_apart

    path = job.output(pair)
    keep_apart([pair.source, pair.target], [path])
    source = read_side(SideRequest(pair.source, language=job.languages[0], steps=job.steps))
    target = read_side(SideRequest(pair.target, language=job.languages[1], steps=job.steps))
    run = [job.settings(), job.moment.isoformat(), source.sha256, target.sha256]
    if (made := _made_already(job, pair, run)) is not None:
        return made
    matches = paired_chapters(source, target)[1] if job.chapters else ()
    with ExitStack() as stack:
        if job.projects:
            draft = stack.enter_context(draft_of(job.project(pair), overwrite=job.overwrite, moved=[]))
        else:
            draft = Path(stack.enter_context(TemporaryDirectory())) / "batch.muqabala"
        stack.enter_context(dated(job.moment))
        with make_project(draft, pair.name, source, target, matches, Person(job.by)) as project:
            alignment = align_project(project, load_once(job.encoder), job.encoder, progress)
            counts = project.counts()
            export(project, ExportPlan(path, job.format_name, selection=Selection()))
            known = [bead.confidence for bead in alignment.beads if bead.confidence is not None]
            row = BatchRow(
                pair.name,
                str(pair.source),
                str(pair.target),
                counts.total,
                counts.nulls,
                round(sum(known) / len(known), 4) if known else None,
                str(path),
                warnings=(*source.read.warnings, *target.read.warnings, *alignment.warnings),
                hashes=(source.sha256, target.sha256, sha256_of(path)),
            )
            if job.projects:
                project.set_setting(MADE_BY, {"run": run, "row": asdict(row)})
    return row


def _made_already(job: BatchJob, pair: FilePair, run: list[str]) -> BatchRow | None:
    """What this very run made of two files, where the process ended before it could report it."""
    from db import Project

    path = job.project(pair)
    if not (job.projects and path.is_file()):
        return None
    try:
        with Project.open(path) as project:
            made = project.setting(MADE_BY)
    except ProjectError:
        return None  # the attempt to make it gives the sentence
    if not isinstance(made, dict) or made.get("run") != run:
        return None
    row = BatchRow.from_json(made["row"])
    return row if is_whole(row) else None


def is_whole(row: BatchRow) -> bool:
    """Whether the output of a row is still there as it was written."""
    from ui.services.imports.side_import import sha256_of

    try:
        return not row.error and sha256_of(Path(row.output)) == row.hashes[2]
    except (OSError, IndexError):
        return False


def ready(encoder: str) -> None:
    """Load the encoder, which is kept for all pairs that this process aligns.

    Raises:
        EncoderError: there is none of that name, or it cannot be loaded.
    """
    load_once(encoder)


_LOADING: Final = Lock()


def load_once(name: str) -> Encoder:
    """The encoder, loaded once in each process."""
    with _LOADING:
        return _load(name)


@cache
def _load(name: str) -> Encoder:
    from models.registry import load

    return load(name)


def _most_memory() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # kB, on macOS bytes
    return most >> 20 if sys.platform == "darwin" else most >> 10
