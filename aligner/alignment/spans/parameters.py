"""The parameters of the span model: a small readable table beside this file, learned by
``benchmarks/training/train_spans.py``.
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

from aligner.alignment.spans.bead_model.bead_lattice import FEATURES as BEAD_FEATURES
from aligner.alignment.spans.bead_model.bead_lattice import KINDS, BeadWeights
from aligner.alignment.spans.features.rendering import RENDERING
from aligner.alignment.spans.lattice.lattice import SkipPenalties
from aligner.alignment.spans.lattice.scoring import FEATURES

if TYPE_CHECKING:
    from collections.abc import Mapping

Floats = NDArray[np.float64]

SKIPS = ("skip_open", "skip_word", "skip_gate", "unit_open", "unit", "unit_size")
PARAMETERS = (*FEATURES, *SKIPS)
NEUTRAL = BeadWeights(dict.fromkeys(BEAD_FEATURES, 0.0), (1 / KINDS,) * KINDS)
TABLE = Path(__file__).with_name("parameters.json")


@dataclass(frozen=True, slots=True)
class SkipSettings:
    """Prices of skips that are not learned. Chosen on the cases of benchmarks/accuracy/perturbed.py.

    Attributes:
        inside_sentence: log-price, at either end, of a gap that begins or ends in the middle of a sentence of
            the units: what is untranslated is mostly whole sentences.
        page: log-price of a run of whole sentences without counterpart, however long: with a price for each a
            missing page would be given away piece by piece.
    """

    inside_sentence: float = -1.5
    page: float = -5.0


SKIPPING = SkipSettings()


@dataclass(frozen=True)
class Model:
    """Log-potentials; see ``FEATURES`` for those of an arc.

    Attributes:
        weights: one number for each of ``PARAMETERS``. ``skip_open`` and ``skip_word`` price a skipped
            stretch of the stream, ``skip_gate`` weighs the (negative) log-odds of the cuts at its ends;
            ``unit_open`` prices a run of skipped units, ``unit`` each of them, ``unit_size`` the root of its
            words.
        cuts: weights of :func:`aligner.alignment.spans.features.boundary_model.cut_log_odds`.
        whole: of the lattice of whole beads.
        rendering: one number for each of :data:`aligner.alignment.spans.features.rendering.RENDERING`.
        digest: of the table this came from.
    """

    weights: Mapping[str, float]
    cuts: Mapping[str, float] = field(repr=False)
    whole: BeadWeights = NEUTRAL
    rendering: Mapping[str, float] = field(default_factory=lambda: dict.fromkeys(RENDERING, 0.0))
    digest: str = ""

    def __post_init__(self) -> None:
        if set(self.weights) != set(PARAMETERS):
            raise ValueError(f"the weights must be {PARAMETERS}")

    @property
    def rendering_weights(self) -> Floats:
        """Shape (len(RENDERING),)."""
        return np.array([self.rendering[name] for name in RENDERING])

    @property
    def arcs(self) -> Floats:
        return np.array([self.weights[name] for name in FEATURES])

    def prices(
        self,
        unit_words: Floats,
        cut_log_odds: Floats,
        closes: NDArray[np.bool_] | None = None,
        settings: SkipSettings = SKIPPING,
    ) -> SkipPenalties:
        """What skipping costs for these units and cuts.

        Args:
            unit_words: shape (units,).
            cut_log_odds: shape (cuts,).
            closes: shape (units,): whether a sentence ends after the unit; None as the weights are learned,
                which knows neither sentences nor pages.
        """
        w = self.weights
        ends = None if closes is None else np.concatenate([[True], closes])
        return SkipPenalties(
            w["skip_open"],
            w["skip_word"],
            w["unit_open"],
            w["unit"] + w["unit_size"] * np.sqrt(unit_words),
            w["skip_gate"] * np.minimum(cut_log_odds, 0.0),
            None if ends is None else np.where(ends, 0.0, settings.inside_sentence),
            settings.page,
            ends,
        )


@cache
def load_model(path: Path = TABLE) -> Model:
    """Read a table of parameters."""
    text = path.read_text("utf-8")
    raw = json.loads(text)
    found = raw.get("whole")  # a table that is still being learned has none
    whole = BeadWeights(found["weights"], tuple(found["shares"])) if found else NEUTRAL
    rendering = dict.fromkeys(RENDERING, 0.0) | raw.get("rendering", {})
    return Model(raw["weights"], raw["cuts"], whole, rendering, sha256(text.encode()).hexdigest()[:8])
