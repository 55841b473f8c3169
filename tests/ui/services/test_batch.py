"""A batch goes on where it stopped, a failure is one row, and the results depend on the input alone."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sys
import warnings
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from aligner.errors import Cancelled, InputError, OutputError
from aligner.progress import no_progress
from db import Project
from tests.helpers.cli_sample import ARABIC, ENGLISH
from ui.services.batch import job as jobs
from ui.services.batch.cluster import cluster_work
from ui.services.batch.job import BatchJob, BatchRow, align_files
from ui.services.batch.journal import NAME
from ui.services.batch.report import document, writer_for
from ui.services.batch.runner import one_by_one, run_batch
from ui.services.imports.folder_pairs import FilePair, pairs_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aligner.progress import Progress

MOMENT = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)


@pytest.fixture
def pairs(tmp_path: Path) -> tuple[FilePair, ...]:
    """Six texts with their translations, no two the same."""
    folder = tmp_path / "نصوص"
    folder.mkdir()
    for number in range(6):
        for side, text in (("ar", ARABIC), ("en", ENGLISH)):
            again = text[: number * len(text) // 6]
            (folder / f"n{number}-{side}.txt").write_text(text + again, encoding="utf-8")
    return pairs_in(folder).pairs


def make_job(folder: Path, **changes: object) -> BatchJob:
    folder.mkdir(exist_ok=True)
    job = BatchJob(folder, "tmx", False, False, (), False, ("ar", "en"), "Layla", "use", MOMENT)
    return replace(job, **changes)  # type: ignore[arg-type]


class Counting:
    """Does the work here, and notes which pairs it was given; stops before pair number ``most``."""

    def __init__(self, most: int = 1_000) -> None:
        self.given: list[str] = []
        self._most = most

    def __call__(
        self, job: BatchJob, pairs: Iterator[FilePair], total: int, progress: Progress
    ) -> Iterator[BatchRow]:
        for pair in pairs:
            if len(self.given) == self._most:
                raise Cancelled
            self.given.append(pair.name)
            yield align_files(job, pair)


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.tmx")}


def test_an_interrupted_run_goes_on(pairs: tuple[FilePair, ...], tmp_path: Path) -> None:
    job = make_job(tmp_path / "out")
    with pytest.raises(Cancelled):
        run_batch(job, pairs, no_progress, Counting(2), again=False)
    with (job.into / NAME).open("ab") as journal:
        journal.write(b'{"row": {"name": "n2", "sou')  # a loss of power
    work = Counting()
    later = replace(job, moment=datetime(2026, 12, 1, tzinfo=UTC))
    result = run_batch(later, pairs, no_progress, work, again=False)
    assert work.given == ["n2", "n3", "n4", "n5"]
    assert [row.resumed for row in result.rows] == [True, True, False, False, False, False]
    assert not result.failed
    whole = make_job(tmp_path / "whole")
    run_batch(whole, pairs, no_progress, again=False)
    assert written(job.into) == written(whole.into)  # the date is that of the run that was interrupted
    for line in (job.into / NAME).read_bytes().splitlines():
        json.loads(line)


def test_what_changed_is_done_again(pairs: tuple[FilePair, ...], tmp_path: Path) -> None:
    job = make_job(tmp_path / "out")
    run_batch(job, pairs, no_progress, again=False)
    pairs[0].source.write_text(ARABIC * 3, encoding="utf-8")
    (job.into / "n1.tmx").write_bytes(b"")
    (job.into / "n2.tmx").unlink()
    work = Counting()
    run_batch(job, pairs, no_progress, work, again=False)
    assert work.given == ["n0", "n1", "n2"]
    for changed, expected in ((replace(job, chapters=True), 6), (job, 0)):
        work = Counting()
        run_batch(changed, pairs, no_progress, work, again=False)
        assert len(work.given) == expected
    work = Counting()
    run_batch(job, pairs, no_progress, work, again=True)
    assert len(work.given) == 6


def test_a_mistake_of_the_program_is_a_row_too(
    pairs: tuple[FilePair, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(name: str) -> None:
        raise ZeroDivisionError("oh")

    job = make_job(tmp_path / "out")
    pairs[1].source.write_bytes(b"")
    with monkeypatch.context() as patch:
        patch.setattr(jobs, "load_once", fails)
        bugs = align_files(job, pairs[0])
    assert bugs.error == "ZeroDivisionError: oh"
    assert "in fails" in bugs.bug
    result = run_batch(job, pairs, no_progress, again=False)
    assert [row.name for row in result.failed] == ["n1"]
    assert not result.failed[0].bug
    work = Counting()
    run_batch(job, pairs, no_progress, work, again=False)
    assert work.given == ["n1"]


def test_a_project_that_this_run_made_is_taken_over(pairs: tuple[FilePair, ...], tmp_path: Path) -> None:
    job = make_job(tmp_path / "out", projects=True)
    first = align_files(job, pairs[0])  # and the process ends before it can report
    made = job.project(pairs[0]).read_bytes()
    again = align_files(job, pairs[0])
    assert replace(again, seconds=0.0, memory=0) == replace(first, seconds=0.0, memory=0)
    assert job.project(pairs[0]).read_bytes() == made
    other = align_files(replace(job, moment=datetime(2026, 12, 1, tzinfo=UTC)), pairs[0])
    assert "exists already" in other.error
    with Project.open(job.project(pairs[0])) as project:
        assert project.info().created == "2026-11-22T16:30:00.000000+00:00"


def test_one_run_at_a_time(pairs: tuple[FilePair, ...], tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("files are not locked there")
    job = make_job(tmp_path / "out")

    def nested(
        job: BatchJob, pairs: Iterator[FilePair], total: int, progress: Progress
    ) -> Iterator[BatchRow]:
        run_batch(job, list(pairs), no_progress, again=False)
        yield from ()

    with pytest.raises(OutputError, match="another batch writes to this folder"):
        run_batch(job, pairs, no_progress, nested, again=False)


@pytest.mark.parametrize(
    "name", ["tsv", "csv", "xlsx", "jsonl", "xliff", "docx", "html", "pdf", "epub", "tei"]
)
def test_every_format_is_the_same_at_any_time(
    name: str, pairs: tuple[FilePair, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    first = make_job(tmp_path / "first", format_name=name)
    second = make_job(tmp_path / "second", format_name=name)
    assert not align_files(first, pairs[0]).error
    real, late = time.localtime, 2_000_000_000.0
    monkeypatch.setattr(time, "time", lambda: late)
    monkeypatch.setattr(time, "localtime", lambda at=None: real(late if at is None else at))
    assert not align_files(second, pairs[0]).error
    assert first.output(pairs[0]).read_bytes() == second.output(pairs[0]).read_bytes()


def test_reports(pairs: tuple[FilePair, ...], tmp_path: Path) -> None:
    job = make_job(tmp_path / "out")
    pairs[1].source.write_bytes(b"")
    result = run_batch(job, pairs, no_progress, again=False)
    lonely = tmp_path / "وحيد-ar.txt"
    for name in ("report.html", "report.json"):
        writer_for(tmp_path / name)(tmp_path / name, tmp_path, [lonely], result)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    for expected in ("5 pairs of files done, 1 failed", "n1", "is empty", "وحيد-ar.txt", "n5.tmx"):
        assert expected in page
    read = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert read == json.loads(json.dumps(document(tmp_path, [lonely], result)))
    assert (read["done"], read["failed"], len(read["files"]), len(read["workers"])) == (5, 1, 6, 1)
    with pytest.raises(OutputError, match="no name for a report"):
        writer_for(tmp_path / "report.txt")


def test_without_dask_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(InputError, match=r"pip install 'muqabala\[bulk\]'"),
        cluster_work(2, None),
    ):
        pass


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # Dask's own
@contextmanager
def port_in_use(port: int) -> Iterator[None]:
    """Another program listens where Dask would: that concerns nobody who runs a batch."""
    with socket.socket() as other:
        with suppress(OSError):  # it is in use indeed
            other.bind(("127.0.0.1", port))
            other.listen()
        yield


def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(
    pairs: tuple[FilePair, ...], tmp_path: Path
) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed (extra bulk)")
    folder = pairs[0].source.parent
    for number in range(6, 16):
        shutil.copyfile(pairs[number % 6].source, folder / f"n{number}-ar.txt")
        shutil.copyfile(pairs[number % 6].target, folder / f"n{number}-en.txt")
    (folder / "broken-ar.docx").write_bytes(b"PK\x03\x04 not really")
    (folder / "broken-en.txt").write_text(ENGLISH, encoding="utf-8")
    every = pairs_in(folder).pairs
    here = make_job(tmp_path / "here", projects=True)
    one_by_one_rows = run_batch(here, every, no_progress, one_by_one, again=False).rows
    there = make_job(tmp_path / "there", projects=True)
    killed: list[int] = []
    with (
        port_in_use(8787),
        warnings.catch_warnings(action="error", category=UserWarning),
        cluster_work(2, None) as work,
    ):

        def killing(
            job: BatchJob, pairs: Iterator[FilePair], total: int, progress: Progress
        ) -> Iterator[BatchRow]:
            for row in work(job, pairs, total, progress):
                if not killed:
                    killed.append(int(row.worker.rpartition(":")[2]))
                    os.kill(killed[0], signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
                yield row

        result = run_batch(there, every, no_progress, killing, again=False)
    assert killed
    assert len({row.worker for row in result.rows}) >= 2
    assert [row.name for row in result.failed] == ["broken"]
    assert written(there.into) == written(here.into)
    assert len(written(here.into)) == 16
    plain = [(row.name, row.pairs, row.confidence, row.hashes, row.error) for row in one_by_one_rows]
    assert [(row.name, row.pairs, row.confidence, row.hashes, row.error) for row in result.rows] == plain
