"""Results that are checked in, and the signature that says what made each of them.

``benchmarks/results/<benchmark>.json`` holds rows; ``python -m benchmarks.report`` writes docs/benchmarks
from them. A row without a signature cannot be compared, so each has its own, in the manner of sacreBLEU::

    muqabala:0.2.0|enc:use@0.2.1|model:1a2b3c4d|words:5e6f7a8b|data:2026-11|leave-one-out:yes
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from benchmarks.common.metrics import f1, ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligner.alignment.spans.settings import PairSettings

RESULTS: Final = Path(__file__).parents[1] / "results"
DATA: Final = "2026-11"
"""Month of the shared benchmark data."""
SPEED_KEY: Final = ("table", "words", "cutting", "machine", "document", "format", "work", "pairs")
"""Rows of speed.json that agree in these replace one another."""
DRAWS: Final = 1000
MEASURES: Final[dict[str, tuple[str, str, str, str]]] = {
    "strict_f1": ("right", "test", "right", "gold"),
    "coarse_f1": ("inside", "test", "whole", "gold"),
    "f1@0": ("bound_0", "bound_test", "bound_0", "bound_gold"),
    "f1@1": ("bound_1", "bound_test", "bound_1", "bound_gold"),
    "f1@2": ("bound_2", "bound_test", "bound_2", "bound_gold"),
}
"""Counts of each F1: precision is the first over the second, recall the third over the fourth."""


def signature(encoder: str, pairing: PairSettings, *, left_out: bool) -> str:
    """What made a row: program, encoder, digests of the tables, data, and whether the set was left out."""
    return "|".join(
        (
            f"muqabala:{version('muqabala')}",
            f"enc:{encoder}",
            f"model:{pairing.model.digest}",
            f"words:{pairing.lexicon.digest}",
            f"data:{DATA}",
            f"leave-one-out:{'yes' if left_out else 'no'}",
        )
    )


def measured(measure: str, counts: Mapping[str, float]) -> float:
    """One F1 from summed counts."""
    right, test, found, gold = MEASURES[measure]
    return f1(
        ratio(counts.get(right, 0), counts.get(test, 0)), ratio(counts.get(found, 0), counts.get(gold, 0))
    )


def interval(
    measure: str, blocks: Sequence[Mapping[str, int]], draws: int = DRAWS, seed: int = 1
) -> tuple[float, float]:
    """The 95 % interval of a measure, by a bootstrap over stretches of text (percentile method).

    Efron and Tibshirani 1993, chapter 13; Koehn 2004 for its use on systems that are compared.
    """
    names = sorted(set(MEASURES[measure]))
    table = np.array([[block.get(name, 0) for name in names] for block in blocks], dtype=np.float64)
    draw = np.random.default_rng(seed)
    found = []
    for _ in range(draws):
        rows = draw.integers(0, len(table), len(table))
        found.append(measured(measure, dict(zip(names, table[rows].sum(axis=0), strict=True))))
    low, high = np.quantile(found, [0.025, 0.975])
    return float(low), float(high)


def keep(benchmark: str, rows: list[dict[str, Any]], key: Sequence[str]) -> Path:
    """Put rows into the results of a benchmark; a row replaces the one with the same values of ``key``."""
    path = RESULTS / f"{benchmark}.json"
    old = json.loads(path.read_text("utf-8")) if path.exists() else []
    fresh = {tuple(str(row.get(name)) for name in key): row for row in [*old, *rows]}
    path.parent.mkdir(exist_ok=True)
    lines = ",\n".join(json.dumps(fresh[k], ensure_ascii=False, sort_keys=True) for k in sorted(fresh))
    path.write_text(f"[\n{lines}\n]\n", "utf-8")
    return path


def read(benchmark: str) -> list[dict[str, Any]]:
    """The rows of a benchmark, none if it has not been run."""
    path = RESULTS / f"{benchmark}.json"
    rows: list[dict[str, Any]] = json.loads(path.read_text("utf-8")) if path.exists() else []
    return rows
