"""Let two processes give a project the same name at the same moment, again and again.

    python -m benchmarks.robustness.name_races --rounds 400

They create it, align it under a draft, and overwrite an old one; file calls take random times. Each time one
must win, with its whole project under the name, and the other be refused in a sentence.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter

from tests.helpers.racing_writer import race


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    begun = time.monotonic()
    counts: dict[str, Counter[str]] = {}
    for way, wrong in race(arguments.rounds, arguments.seed):
        counts.setdefault(way, Counter())["wrong" if wrong else "one won, one was refused"] += 1
        for problem in wrong:
            print(f"{way}: {problem}")
    for way, found in counts.items():
        print(f"{way:20} {', '.join(f'{what} {number:,}' for what, number in found.items())}")
    print(f"{time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
