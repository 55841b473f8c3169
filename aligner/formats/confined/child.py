"""The process that reads files: takes requests on its standard input, answers on its standard output.

It never imports Qt, numpy or a database. It ends when the process that started it ends, and by itself when
nothing is asked for a while.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from aligner.errors import InputError, MuqabalaError
from aligner.formats.built_in import Format, Kind
from aligner.formats.confined.encoding import (
    plain,
    plain_document,
    plain_error,
    plain_unit,
    read_frame,
    value_of,
    write_frame,
)
from aligner.formats.confined.limits import MEMORY_CODE, ReaderLimits, Watch, memory_used
from aligner.formats.loader import load
from aligner.formats.protocols import Languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.exchange.translation_unit import TranslationUnit

IDLE: Final = 120.0
"""Seconds without a request after which the process ends."""
_RETIRES: Final = 200_000_000
"""Bytes of memory with which the process takes no further file."""
_BATCH: Final = 200
"""Pairs in one part of an answer, at most."""
_BATCH_CHARACTERS: Final = 1_000_000
_OUT_OF_MEMORY: Final = ("emory allocation", "out of memory")


def main() -> int:
    """Answer requests until there are no more; the exit code."""
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = _take_output()
    watch = Watch()
    requests: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    while True:
        try:
            request = requests.get(timeout=IDLE)
        except queue.Empty:
            return 0
        try:
            _answer(request, answers, watch)
            retires = memory_used() > _RETIRES
            write_frame(answers, b"Z", retires)
        except BrokenPipeError:
            return 0
        if retires:
            return 0


def _take_output() -> IO[bytes]:
    """The standard output, for answers only: what a library prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _listen(stream: IO[bytes], requests: queue.SimpleQueue[Any]) -> None:
    """Take requests, also while a file is read, and end the process when nobody can ask any more."""
    while (frame := read_frame(stream)) is not None:
        requests.put(value_of(frame[1]))
    os._exit(0)


def _answer(request: Any, answers: IO[bytes], watch: Watch) -> None:
    write_frame(answers, b"A", None)
    sys.path[:] = request["modules"]
    row = request["format"]
    given: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in row.items()}
    entry, path = Format(**given), Path(request["path"])
    watch.begin(ReaderLimits(*request["limits"]))
    try:
        if request["task"] == Kind.DOCUMENT:
            _document(entry, path, request, answers)
        elif request["task"] == Kind.DATA:
            read = load(entry, Kind.DATA)
            write_frame(answers, b"V", read(path, progress=_progress(answers), **request["options"]))
        else:
            _units(entry, path, request, answers, watch)
        watch.end()
    except BrokenPipeError:
        raise
    except MuqabalaError as error:
        if any(words in error.what for words in _OUT_OF_MEMORY):
            os._exit(MEMORY_CODE)
        write_frame(answers, b"E", plain_error(error, path))
    except MemoryError:
        os._exit(MEMORY_CODE)
    except RecursionError:
        deep = InputError("is nested too deep to be a document", remedy="Choose another file", path=path)
        write_frame(answers, b"E", plain_error(deep, path))
    except Exception:  # noqa: BLE001  (a bug: it is raised in the process that asked)
        import traceback

        write_frame(answers, b"B", traceback.format_exc())
    finally:
        watch.end()


def _document(entry: Format, path: Path, request: Any, answers: IO[bytes]) -> None:
    read = load(entry, Kind.DOCUMENT)
    document = read(path, progress=_progress(answers), **request["options"])
    write_frame(answers, b"D", plain_document(document))


def _units(entry: Format, path: Path, request: Any, answers: IO[bytes], watch: Watch) -> None:
    read = load(entry, Kind.BITEXT)
    units = read(
        path,
        languages=Languages(*request["languages"]),
        warn=lambda sentence: write_frame(answers, b"W", plain(sentence)),
        progress=_progress(answers),
        **request["options"],
    )
    for batch in _batches(units):
        write_frame(answers, b"U", batch)
        watch.go_on()


def _batches(units: Iterator[TranslationUnit]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    characters = 0
    for unit in units:
        batch.append(plain_unit(unit))
        characters += len(unit.source) + len(unit.target)
        if len(batch) >= _BATCH or characters > _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _progress(answers: IO[bytes]) -> Any:
    """A progress callback that passes on at most twenty reports a second."""
    import time

    last = 0.0

    def report(done: float, message: str) -> None:
        nonlocal last
        if (now := time.monotonic()) - last > 0.05:
            last = now
            write_frame(answers, b"P", [done, plain(message)])

    return report


if __name__ == "__main__":
    sys.exit(main())
