"""Time until each of two processes on one project file sees the changes of the other.

    python -m benchmarks.speed.two_processes [--rounds 20]

One confirms by key, the other sees it and approves, and that is seen in turn. Measured by the clock that both
processes share, from the moment a command is written to the moment the other window has read it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ui")]
PROMISE = 2.0
PATIENCE = 30.0


def main() -> int:
    from tests.helpers.announced_texts import ToldWindow
    from tests.helpers.panes_sample import sample_project

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    waited: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        project = sample_project(Path(folder))
        project.close()
        translator = ToldWindow(project.path, "Layla", "translator", Path(folder) / "translator")
        reviewer = ToldWindow(project.path, "Omar", "reviewer", Path(folder) / "reviewer")

        def given(who: ToldWindow, other: ToldWindow, row: int, key: str) -> None:
            before = who.tell("seen")["written"]
            who.tell("row", row)
            who.tell("press", key)
            end = time.monotonic() + PATIENCE
            while (written := who.tell("seen")["written"]) == before or (
                read := other.tell("seen")["reloaded"]
            ) <= written:
                if time.monotonic() > end:
                    raise TimeoutError(f"{key} in row {row} was not seen")
                time.sleep(0.002)
            waited.append(read - written)

        for row in range(rounds):
            given(translator, reviewer, row, "Ctrl+Return")
            given(reviewer, translator, row, "P")
        ends = [window.close() for window in (translator, reviewer)]
    waited.sort()
    print(f"{len(waited)} changes, {os.getloadavg()[0]:.1f} busy on {os.cpu_count()} processors")
    print(
        f"seen after {waited[len(waited) // 2]:.2f} s (median), {waited[int(len(waited) * 0.95)]:.2f} s "
        f"(p95), {waited[-1]:.2f} s (longest); promised: {PROMISE:.0f} s"
    )
    print("\n".join(said for _, said in ends if said))
    return 0 if waited[-1] < PROMISE and all(end == (0, "") for end in ends) else 1


if __name__ == "__main__":
    raise SystemExit(main())
