"""Accuracy on abridged translations, beside the goals.

    python -m benchmarks.accuracy.abridgement --data DIR [--models benchmarks/training/models] [--sets S,S]
    [--keep]

Each set is judged by parameters that have not seen it; of ``chains`` each book is judged by parameters
trained without it. ``--keep`` puts the rows into benchmarks/results/accuracy.json. The columns: what the
aligner had when the goals were set, what it has, and the goal.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy import run
from benchmarks.common import results
from benchmarks.common.corpus import documents
from benchmarks.training.held_out import LEXICONS, settings_without
from models.registry import load


class Goal(NamedTuple):
    """A figure of a group of documents: what it was when the goal was set, and the least it should be."""

    task: str
    set: str
    variant: str
    measure: str
    before: float | None
    goal: float


GOALS = (
    Goal("beads", "chains", "", "coarse_f1", 0.881, 0.96),
    Goal("unsegmented", "chains", "", "f1@1", 0.852, 0.92),
    Goal("beads", "chains", "halfchain", "coarse_f1", 0.619, 0.93),
    Goal("beads", "chains", "halfchain", "null_p", 0.25, 0.90),
    Goal("beads", "chains", "halfchain", "null_r", 0.08, 0.90),
    Goal("unsegmented", "chains", "halfchain", "f1@1", 0.562, 0.88),
    Goal("beads", "chains", "nochain", "coarse_f1", 0.159, 0.93),
    Goal("beads", "chains", "nochain", "null_p", 0.35, 0.95),
    Goal("beads", "chains", "nochain", "null_r", 0.05, 0.95),
    Goal("unsegmented", "chains", "nochain", "f1@1", 0.050, 0.88),
    Goal("beads", "rasaif", "", "coarse_f1", 0.959, 0.98),
    Goal("unsegmented", "rasaif", "", "f1@1", 0.904, 0.94),
    Goal("beads", "hayy_ockley", "", "strict_f1", 0.961, 0.965),
    Goal("beads", "hayy_ockley", "drop", "strict_f1", 0.888, 0.92),
    Goal("beads", "hayy_ockley", "drop", "null_r", 0.70, 0.85),
    Goal("beads", "hayy_ockley", "nopunct", "strict_f1", 0.913, 0.93),
    Goal("beads", "hayy_ockley", "hard", "strict_f1", 0.852, 0.90),
    Goal("beads", "hayy_ockley", "hard", "null_r", 0.70, 0.85),
    Goal("beads", "ntrex", "drop", "null_r", 0.89, 0.85),
    Goal("beads", "ntrex", "hard", "null_r", 0.89, 0.85),
)
CONFIDENCE = ("coarse_sure_right", "coarse_ece")
"""Figures of each group: beads of 0.95 or more that the gold does not contradict, and the error."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--models", type=Path)
    parser.add_argument("--sets", default=",".join(dict.fromkeys(goal.set for goal in GOALS)))
    parser.add_argument("--keep", action="store_true", help="put the rows into benchmarks/results")
    arguments = parser.parse_args()
    encoder = load("use")
    wanted = {goal[:3] for goal in GOALS if goal.set in arguments.sets.split(",")}
    rows = {}
    for group in sorted(wanted):
        kept = [d for d in documents(arguments.data, run.ROOT) if (d.task, d.set, d.variant) == group]
        pairings = [settings_without(d.set, arguments.models, arguments.data, LEXICONS, d.name) for d in kept]
        found = [run.ours(one, encoder, own) for one, own in zip(kept, pairings, strict=True)]
        left_out = arguments.models is not None
        signed = results.signature(encoder.signature, pairings[0], left_out=left_out)
        rows[group] = run.line("muqabala", group, found) | {"encoder": "use", "signature": signed}
    if arguments.keep:
        results.keep("accuracy", list(rows.values()), ("task", "set", "variant", "aligner", "encoder"))
    print("\n| set | measure | before | now | goal |\n|---|---|---|---|---|")
    for goal in GOALS:
        if goal[:3] in rows:
            name = f"{goal.task} {goal.set} {goal.variant}".strip()
            before = "" if goal.before is None else f"{goal.before:.3f}"
            now = rows[goal[:3]][goal.measure]
            print(f"| {name} | {goal.measure} | {before} | {now:.3f} | {goal.goal:.3f} |")
    print("\n| set | " + " | ".join(CONFIDENCE) + " |\n|---|---|---|")
    for group, row in rows.items():
        if CONFIDENCE[0] in row:
            print(f"| {' '.join(group)} | " + " | ".join(f"{row[name]:.3f}" for name in CONFIDENCE) + " |")


if __name__ == "__main__":
    main()
