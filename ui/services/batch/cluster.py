"""A batch on Dask: in processes of this computer, or on the workers of a cluster.

Each pair of files is one task. A worker that ends takes its task with it, and another worker does it again.
Only a few tasks a worker are handed out at a time, so that the scheduler never holds a million.
"""

from __future__ import annotations

import logging
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from aligner.errors import InputError, OutputError
from aligner.extras import remedy_for
from aligner.messages import Message
from aligner.parallel import cores
from ui.services.batch.job import align_files, failed, program, ready

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.progress import Progress
    from ui.services.batch.job import BatchJob, BatchRow
    from ui.services.batch.runner import Work
    from ui.services.imports.folder_pairs import FilePair

AHEAD: Final = 3
"""Tasks handed out for each thread of the cluster."""

_AS_WITHOUT_DASK: Final = {
    "distributed.worker.profile.enabled": False,
    # Dask lets workers give memory back at once. Large arrays, made and freed thousands of times, then cost
    # half as much processor time again; these are the values that the C library reaches by itself.
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": 64 << 20,
    "distributed.nanny.pre-spawn-environ.MALLOC_MMAP_THRESHOLD_": 32 << 20,
}
"""Settings under which a process works as fast as one that Dask has not started."""

_PATIENCE: Final = 60.0
"""Seconds to wait for a scheduler and for its first worker."""


@contextmanager
def cluster_work(workers: int, scheduler: str | None) -> Iterator[Work]:
    """Who does the work of a batch, and what must be ended afterwards.

    Args:
        workers: processes to start here, if there is no ``scheduler``.
        scheduler: the address of an existing cluster.

    Raises:
        InputError: Dask is not installed, or the cluster cannot be used.
    """
    try:
        import dask
        import distributed
    except ImportError as error:
        raise InputError(
            "Dask, which shares the work among processes, is not installed",
            remedy=remedy_for("bulk"),
        ) from error
    classes: Any = distributed  # without types
    if scheduler is not None:
        with _client(classes.Client, scheduler) as client:
            yield partial(_rows, client)
        return
    threads = max(1, cores() // workers)
    with (
        dask.config.set(_AS_WITHOUT_DASK),
        classes.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,  # the threads of the aligner are beside those of Dask
            processes=True,
            dashboard_address=None,
            # Its web server runs without the dashboard too: on this computer, and on a port that is free.
            scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
            worker_dashboard_address=None,
            host="127.0.0.1",
            silence_logs=logging.CRITICAL,  # the report names what failed
            env={"OMP_NUM_THREADS": str(threads)},
        ) as cluster,
        classes.Client(cluster) as client,
    ):
        yield partial(_rows, client)


@contextmanager
def _client(make: Any, address: str) -> Iterator[Any]:
    try:
        client = make(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:  # nobody there; no address
        raise InputError(
            "The scheduler {address} cannot be reached",
            remedy="Check the address, and that dask scheduler runs there",
            address=address,
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise InputError(
                "The scheduler {address} has no workers",
                remedy="Start some with dask worker {address}",
                address=address,
            ) from error
        yield client


def _rows(
    client: Any, job: BatchJob, pairs: Iterator[FilePair], total: int, progress: Progress
) -> Iterator[BatchRow]:
    """See :class:`ui.services.batch.runner.Work`.

    Raises:
        InputError: a worker has another version of the program.
        MuqabalaError: a worker cannot load the encoder.
        OutputError: the cluster was lost.
    """
    import distributed

    progress(0.0, Message("Loading the encoder"))
    _check(client, job)
    tasks: dict[str, FilePair] = {}

    def submit(pair: FilePair) -> Any:
        task = client.submit(align_files, job, pair, pure=False)
        tasks[task.key] = pair
        return task

    ahead = AHEAD * sum(client.nthreads().values())
    running: Any = distributed.as_completed(
        [  # type: ignore[no-untyped-call]
            submit(pair) for pair in islice(pairs, ahead)
        ]
    )
    for task in running:
        pair = tasks.pop(task.key)
        try:
            row = task.result()
        except distributed.KilledWorker as error:
            row = failed(
                pair,
                Message(
                    "{n} processes that worked on it ended. It may need more memory than they have.",
                    n=error.allowed_failures + 1,
                ),
            )
        except (CancelledError, OSError) as error:
            raise OutputError(
                "The connection to the cluster was lost",
                remedy="Give the same command again; it goes on where it stopped",
            ) from error
        for following in islice(pairs, 1):
            running.add(submit(following))
        yield row


def _check(client: Any, job: BatchJob) -> None:
    """Make sure that the workers run this program, and let them load the encoder."""
    found = client.run(program, on_error="return")
    other = {name: said for name, said in found.items() if said != program()}
    if other:
        worker, said = next(iter(other.items()))
        raise InputError(
            "The worker {worker} has another Muqabala ({said}) than this computer ({version})",
            remedy="Install version {version} on every computer of the cluster",
            worker=worker,
            said=said if isinstance(said, str) else Message("none"),
            version=program(),
        )
    client.run(ready, job.encoder)
