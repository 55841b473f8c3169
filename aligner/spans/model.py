"""The parameters of the span model: a small readable table beside this file, learned by
``benchmarks/learn.py``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.spans.lattice import SkipPrices
from aligner.spans.score import FEATURES

if TYPE_CHECKING:
    from collections.abc import Mapping

Floats = NDArray[np.float64]

SKIPS = ("skip_open", "skip_word", "skip_gate", "unit_open", "unit", "unit_size")
PARAMETERS = (*FEATURES, *SKIPS)
TABLE = Path(__file__).with_name("model.json")


@dataclass(frozen=True)
class Model:
    """Log-potentials; see ``FEATURES`` for those of an arc.

    Attributes:
        weights: one number for each of ``PARAMETERS``. ``skip_open`` and ``skip_word`` price a skipped
            stretch of the stream, ``skip_gate`` weighs the (negative) log-odds of the cuts at its ends;
            ``unit_open`` prices a run of skipped units, ``unit`` each of them, ``unit_size`` the root of its
            words.
        cuts: weights of :func:`aligner.spans.cuts.cut_log_odds`.
        digest: of the table this came from.
    """

    weights: Mapping[str, float]
    cuts: Mapping[str, float] = field(repr=False)
    digest: str = ""

    def __post_init__(self) -> None:
        if set(self.weights) != set(PARAMETERS):
            raise ValueError(f"the weights must be {PARAMETERS}")

    @property
    def arcs(self) -> Floats:
        return np.array([self.weights[name] for name in FEATURES])

    def prices(self, unit_words: Floats, cut_log_odds: Floats) -> SkipPrices:
        """What skipping costs for these units and cuts."""
        w = self.weights
        return SkipPrices(
            w["skip_open"],
            w["skip_word"],
            w["unit_open"],
            w["unit"] + w["unit_size"] * np.sqrt(unit_words),
            w["skip_gate"] * np.minimum(cut_log_odds, 0.0),
        )


@cache
def load_model(path: Path = TABLE) -> Model:
    """Read a table of parameters."""
    text = path.read_text("utf-8")
    raw = json.loads(text)
    return Model(raw["weights"], raw["cuts"], sha256(text.encode()).hexdigest()[:8])
