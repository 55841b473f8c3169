"""Small documents that cost much: what reading or refusing each of them takes.

    python -m benchmarks.robustness.untrusted_documents

Prints a table of seconds, of the most memory of the process that read (Linux), and of what came of it.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from pathlib import Path

from aligner.errors import InputError
from aligner.formats.confined import parent
from aligner.formats.registry import read_document
from tests.helpers.hostile_documents import write_all

_EVERY = 0.02


class _Peak:
    """The most memory of the processes that read, since it was asked last."""

    def __init__(self) -> None:
        self._most = 0
        threading.Thread(target=self._run, daemon=True).start()

    def taken(self) -> int:
        most, self._most = self._most, 0
        return most

    def _run(self) -> None:
        while True:
            for process in tuple(parent.processes()):
                try:
                    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
                except OSError:
                    continue
                self._most = max(self._most, pages * 4096)
            time.sleep(_EVERY)


def main() -> None:
    peak = _Peak()
    sys.stdout.write("| document | bytes | s | MB | outcome |\n|---|---|---|---|---|\n")
    with tempfile.TemporaryDirectory() as folder:
        for what, path in write_all(Path(folder)).items():
            peak.taken()
            started = time.perf_counter()
            try:
                outcome = f"{len(read_document(path).text):,} characters"
            except InputError as error:
                outcome = f"refused: {error.what}"
            took = time.perf_counter() - started
            size = path.stat().st_size
            sys.stdout.write(f"| {what} | {size:,} | {took:.1f} | {peak.taken() / 1e6:.0f} | {outcome} |\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
