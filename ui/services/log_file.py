"""The log of the program: a file that is kept small, and standard error when debugging.

It holds what the program did (commands, files, errors), and no text of a project. :mod:`logging.handlers`
would take a tenth of the time of ``muqabala --version`` to import; the rotation here is a few lines.
"""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from aligner.folders import log_folder

if TYPE_CHECKING:
    from pathlib import Path

LARGEST: Final = 1_000_000
"""Bytes of a file before it is put aside."""

OLDER: Final = 2
"""Files kept beside the present one."""

log = logging.getLogger(__name__)

_FORMAT: Final = "%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"


class RotatingFile(logging.FileHandler):
    """Writes records to a file, which is made with the first one; gives up where it cannot be written."""

    def __init__(self, path: Path, largest: int = LARGEST) -> None:
        super().__init__(path, encoding="utf-8", delay=True)
        self._path = path
        self._largest = largest

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self.stream is None:
                self.stream = self._open()
            if self.stream.tell() > self._largest:
                self._rotate()
        except OSError:
            return
        super().emit(record)

    def _rotate(self) -> None:
        self.close()
        for number in range(OLDER, 0, -1):
            newer = self._path if number == 1 else _numbered(self._path, number - 1)
            with suppress(OSError):  # it does not exist, or another window of the program has it open
                newer.replace(_numbered(self._path, number))
        self.stream = self._open()


def log_path() -> Path:
    """Return the path of the log; it may not exist yet."""
    return log_folder() / "muqabala.log"


def start_logging(*, debug: bool = False) -> None:
    """Write what the program does to the log from now on; does nothing when called again.

    Args:
        debug: write details too, and all of it to standard error as well.
    """
    root = logging.getLogger()
    if any(isinstance(handler, RotatingFile) for handler in root.handlers):
        return
    handlers: list[logging.Handler] = [RotatingFile(log_path())]
    if debug and sys.stderr is not None:
        handlers.append(logging.StreamHandler())
    for handler in handlers:
        handler.setFormatter(logging.Formatter(_FORMAT))
        root.addHandler(handler)
    root.setLevel(logging.INFO)
    for package in ("aligner", "db", "models", "ui"):  # other packages stay at INFO
        logging.getLogger(package).setLevel(logging.DEBUG if debug else logging.INFO)


def log_versions(*others: str) -> None:
    """Write one line on the program, the system and how it was started."""
    import platform
    from importlib.metadata import version

    parts = (f"muqabala {version('muqabala')}", f"Python {platform.python_version()}", sys.platform, *others)
    log.info("%s; %s", ", ".join(parts), sys.argv[1:])


def tail(lines: int = 60) -> str:
    """Return the last lines of the log; empty where there is none."""
    try:
        with log_path().open("rb") as file:
            file.seek(max(0, log_path().stat().st_size - 200 * lines))
            return "\n".join(file.read().decode("utf-8", "replace").splitlines()[-lines:])
    except OSError:
        return ""


def _numbered(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}.{number}{path.suffix}")
