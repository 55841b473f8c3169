"""Asks a process to read a file, and ends it when it takes too much, crashes, or is not wanted any more.

A process that has answered is kept for the next file, so that only the first one pays for the start.
"""

from __future__ import annotations

import atexit
import dataclasses
import os
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from aligner.errors import InputError
from aligner.formats.built_in import Kind
from aligner.formats.confined.encoding import (
    document_of,
    error_of,
    message_of,
    read_frame,
    unit_of,
    value_of,
    write_frame,
)
from aligner.formats.confined.limits import MEMORY_CODE, TIME_CODE, ReaderLimits
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from aligner.documents.document import Document
    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.built_in import Format
    from aligner.formats.protocols import Languages, Warn
    from aligner.progress import Progress

ARGUMENT: Final = "--read-files-for-muqabala"
"""The only argument of a frozen program that is to be the process that reads."""

_IN_PROCESS: Final = 1_000_000
"""Bytes up to which a format of bare text is read without another process."""
_WAITING: Final = 0.05
"""Seconds between two looks at whether the work was cancelled."""
_MOST_KEPT: Final = 2
_AHEAD: Final = 4
"""Parts of an answer that wait to be taken."""
_REMEDY: Final = "Split it, or save it as plain text"
_SMALLER: Final = "Choose a smaller file"
_WAITS: Final = 4
"""How many times its processor time a reader may keep us waiting: machine or disk may be busy."""
_LONGEST: Final = 10_000_000
_START: Final = """import sys
sys.path[:] = sys.argv[1:]
from aligner.formats.confined.child import main
sys.exit(main())
"""


class CannotStart(Exception):  # noqa: N818  (the caller reads the file itself)
    """The system starts no process for us."""


def is_confined(entry: Format, path: Path) -> bool:
    """Whether a file is read by another process: all but small files of bare text."""
    return not entry.bare_text or _size(path) > _IN_PROCESS


def read_document(entry: Format, path: Path, options: Mapping[str, Any], progress: Progress) -> Document:
    """Read running text in another process.

    Raises:
        InputError: as the reader; or it takes too much memory or time, or crashes.
        CannotStart: there is no other process.
    """
    found: Document | None = None
    for kind, data in _answers(entry, Kind.DOCUMENT, path, {"options": _plain(options)}, progress):
        if kind == b"D":
            found = document_of(value_of(data))
    assert found is not None
    return found


def read_data(
    entry: Format, path: Path, options: Mapping[str, Any], progress: Progress, seconds: float
) -> Any:
    """Read terms, rules and the like in another process: values of JSON.

    Args:
        seconds: of processor time that a small file may take.

    Raises:
        InputError, CannotStart: as :func:`read_document`.
    """
    found: Any = None
    limits = ReaderLimits.for_size(_size(path), seconds)
    for kind, data in _answers(entry, Kind.DATA, path, {"options": _plain(options)}, progress, limits):
        if kind == b"V":
            found = value_of(data)
    return found


def iterate_units(
    entry: Format,
    path: Path,
    options: Mapping[str, Any],
    *,
    languages: Languages,
    warn: Warn,
    progress: Progress,
) -> Iterator[TranslationUnit]:
    """Read pairs in another process, a few hundred ahead of the caller.

    Raises:
        InputError, CannotStart: as :func:`read_document`.
    """
    more = {"options": _plain(options), "languages": list(languages.pair)}
    for kind, data in _answers(entry, Kind.BITEXT, path, more, progress):
        if kind == b"U":
            yield from map(unit_of, value_of(data))
        elif kind == b"W":
            warn(message_of(value_of(data)))


def _plain(options: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: sorted(map(str, value)) if isinstance(value, (set, frozenset, list, tuple)) else value
        for name, value in options.items()
    }


def _size(path: Path) -> int:
    """Bytes of a file; 0 where it cannot be asked for, which the reader then tells better."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _row(entry: Format) -> dict[str, Any]:
    return {field.name: getattr(entry, field.name) for field in dataclasses.fields(entry)}


def _answers(
    entry: Format,
    kind: Kind,
    path: Path,
    more: Mapping[str, Any],
    progress: Progress,
    limits: ReaderLimits | None = None,
) -> Iterator[tuple[bytes, bytes]]:
    """The parts of the answer to one request, without those about progress."""
    limits = limits or ReaderLimits.for_size(_size(path))
    request = {
        "task": kind.value,
        "path": os.path.abspath(path),
        "format": _row(entry),
        "limits": dataclasses.astuple(limits),
        "modules": [os.path.abspath(folder) for folder in sys.path],
        **more,
    }
    while True:
        process = _POOL.ask(request, limits)
        try:
            yield from _parts(process, entry, path, limits, progress)
            return
        except CannotStart:  # no part has been given
            if process.is_new:
                raise


def _parts(
    process: ReaderProcess, entry: Format, path: Path, limits: ReaderLimits, progress: Progress
) -> Iterator[tuple[bytes, bytes]]:
    last: tuple[float, str] = (0.0, Message("Reading {name}", name=path.name))
    is_whole = False
    try:
        while True:
            part = process.next_part()
            if part is None:
                progress(*last)
                continue
            what, data = part
            if what == b"P":
                share, said = value_of(data)
                last = (share, message_of(said))
                progress(*last)
            elif what == b"E":
                raise error_of(value_of(data), path)
            elif what == b"B":
                raise RuntimeError(f"the reader of {entry.name} files failed:\n{value_of(data)}")
            elif what == b"Z":
                is_whole = not value_of(data)
                return
            else:
                yield part
    except _Ended as ended:
        raise _sentence(ended.code, entry, path, limits) from None
    finally:
        if is_whole:
            _POOL.give_back(process)
        else:
            process.kill()


def _sentence(code: int, entry: Format, path: Path, limits: ReaderLimits) -> InputError:
    """Why a process has ended, as an error of the file that it read."""
    remedy = _SMALLER if entry.data else _REMEDY
    if code in (MEMORY_CODE, -_KILLED):  # the system kills what takes its last memory
        return InputError(
            "needs more than {size} MB of memory to be read",
            remedy=remedy,
            path=path,
            size=limits.memory // 1_000_000,
        )
    if code in (TIME_CODE, -_TIME_IS_UP):
        return InputError(
            "takes longer than {seconds} seconds to be read",
            remedy=remedy,
            path=path,
            seconds=round(limits.seconds),
        )
    return InputError(
        "makes the reader of its format crash ({format})",
        remedy="Choose another file"
        if entry.data
        else "Save it again in the program that made it, or export its text",
        path=path,
        format=entry.title,
    )


_KILLED, _TIME_IS_UP = 9, 24
"""Numbers of SIGKILL and SIGXCPU, which Windows does not have."""


class _Ended(Exception):  # noqa: N818  (caught in this module)
    """The process has ended before its answer was whole."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


_RUNNING: Final = set[int]()


def processes() -> frozenset[int]:
    """The ids of the processes that read files or wait for one."""
    return frozenset(_RUNNING)


class ReaderProcess:
    """A process that reads files, one after the other.

    Raises:
        CannotStart: the system starts none.
    """

    def __init__(self) -> None:
        if not sys.executable:
            raise CannotStart("the interpreter is not known")
        try:
            self._process = subprocess.Popen(
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # an interrupt at the terminal is for us
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise CannotStart(str(error)) from error
        _RUNNING.add(self._process.pid)
        self._parts: queue.Queue[tuple[bytes, bytes] | None] = queue.Queue(_AHEAD)
        self._limits = ReaderLimits(0, 0.0)
        self._begun = self._killed = False
        self._asked = 0
        self._waited = 0.0
        self._thread = threading.Thread(target=self._listen, name="muqabala-reader", daemon=True)
        self._thread.start()

    @property
    def is_new(self) -> bool:
        """Whether it was asked for one file only."""
        return self._asked < 2

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: Any, limits: ReaderLimits) -> bool:
        """Send a request; False if the process has ended meanwhile, as it does when nothing is asked."""
        self._limits, self._waited, self._begun = limits, 0.0, False
        self._asked += 1
        assert self._process.stdin is not None
        try:
            write_frame(self._process.stdin, b"R", request)
        except OSError:
            return False
        return True

    def next_part(self) -> tuple[bytes, bytes] | None:
        """The next part of the answer, or None if none came for a twentieth of a second.

        Raises:
            _Ended: there will be none.
            CannotStart: the process has ended before it took the request.
        """
        try:
            part = self._parts.get(timeout=_WAITING)
        except queue.Empty:
            self._waited += _WAITING
            if self._waited > _WAITS * self._limits.seconds:
                raise _Ended(TIME_CODE) from None
            return None
        self._waited = 0.0
        if part is None:
            code = self._process.wait()
            if not self._begun:
                raise CannotStart(f"it ended with {code}")
            raise _Ended(code)
        if part[0] == b"A":
            self._begun = True
            return None
        return part

    def kill(self) -> None:
        """End the process whatever it does."""
        self._killed = True
        self._process.kill()
        self._close()

    def close(self) -> None:
        """Let the process end: it has nothing to do."""
        self._killed = True
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._close()

    def _close(self) -> None:
        self._process.wait()
        _RUNNING.discard(self._process.pid)
        self._thread.join(1.0)
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                assert stream is not None
                stream.close()

    def _listen(self) -> None:
        """Take what the process says; the caller may not wait on a pipe, it may be cancelled."""
        assert self._process.stdout is not None
        try:
            while (part := read_frame(self._process.stdout, max(self._limits.answer, _LONGEST))) is not None:
                self._put(part)
        except (OSError, ValueError):
            self._process.kill()
        self._put(None)

    def _put(self, part: tuple[bytes, bytes] | None) -> None:
        while not self._killed:
            try:
                self._parts.put(part, timeout=0.2)
                return
            except queue.Full:
                continue


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    folders = [os.path.abspath(folder) for folder in sys.path]
    # -P: nothing is imported from the folder that the person happens to be in.
    return [sys.executable, "-P", "-X", "utf8", "-c", _START, *folders]


class _Pool:
    """The processes that wait for a file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[ReaderProcess] = []
        self._owner = os.getpid()

    def ask(self, request: Any, limits: ReaderLimits) -> ReaderProcess:
        """A process that has this request.

        Raises:
            CannotStart: the system starts none.
        """
        while (process := self._take()) is not None:
            if process.ask(request, limits):
                return process
            process.kill()
        process = ReaderProcess()
        if not process.ask(request, limits):
            process.kill()
            raise CannotStart("it takes no request")
        return process

    def give_back(self, process: ReaderProcess) -> None:
        """Keep a process that has answered, if there are not enough."""
        with self._lock:
            if len(self._waiting) < _MOST_KEPT:
                self._waiting.append(process)
                return
        process.close()

    def close(self) -> None:
        """End all that wait."""
        while (process := self._take()) is not None:
            process.close()

    def _take(self) -> ReaderProcess | None:
        with self._lock:
            if self._owner != os.getpid():  # this is a fork: the processes are those of another
                self._waiting, self._owner = [], os.getpid()
            while self._waiting:
                process = self._waiting.pop()
                if process.is_alive:
                    return process
                process.kill()
        return None


_POOL: Final = _Pool()
atexit.register(_POOL.close)
