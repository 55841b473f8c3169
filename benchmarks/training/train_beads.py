"""Learn the weights of the lattice of whole beads, into a table that ``train_spans`` wrote.

    python -m benchmarks.training.train_beads --data DIR --out aligner/alignment/spans/parameters.json
    [--without SET]

The probability of the gold beads is maximised, each group of documents counting the same. Where the gold is
by verse or paragraph any finer path within it will do. Free translation (hayy_ockley) and verses of many
sentences (quran_pickthall) are not learned from: the lattice is asked only where texts are regular.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from aligner.alignment.spans.bead_model.bead_lattice import FEATURES, Recursion
from aligner.alignment.spans.lattice_pass import run_pass
from aligner.alignment.spans.pairer import bead_model_of
from aligner.alignment.spans.parameters import load_model
from aligner.alignment.spans.preparation import prepare_texts
from aligner.text.word_stream import word_stream
from benchmarks.common.corpus import COARSE_SETS, GoldDocument, documents
from benchmarks.training.held_out import LEXICONS, settings_without
from models.use.encoder import UseEncoder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligner.alignment.encoder_protocol import Encoder
    from aligner.alignment.spans.settings import PairSettings

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
ROOT = Path(__file__).parents[2]
PLAN = {
    ("ntrex", ""): 2,
    ("ntrex", "drop"): 2,
    ("ntrex", "hard"): 2,
    ("ntrex", "merge"): 2,
    ("udhr", ""): 1,
    ("udhr", "drop"): 1,
    ("udhr", "hard"): 1,
    ("bible_svd_web", ""): 2,
    ("bible_svd_web", "hard"): 2,
}
START = {
    "similarity": 3.0,
    "neighbour": -1.0,
    "lexical": 0.2,
    "length": -0.1,
    "length_flat": -0.3,
    "bead": 1.0,
    "more_source": -1.0,
    "more_target": -1.0,
    "many": -0.5,
    "source_open": -2.0,
    "source_each": -1.0,
    "target_open": -2.0,
    "target_each": -1.0,
}
ROUNDS = 50
SHORT = -4.0
"""Price of leaving a mere piece of a sentence alone, set by hand: the texts hold too few to learn from."""
FIXED = [FEATURES.index("source_short"), FEATURES.index("target_short")]


class BeadExample:
    """A document's lattice, and which of its beads the gold allows."""

    def __init__(self, document: GoldDocument, encoder: Encoder, settings: PairSettings) -> None:
        source, target = word_stream(document.source.text), word_stream(document.target.text)
        texts = prepare_texts(document.source, source, document.target, target, encoder, settings)
        clauses = range(len(texts.clauses))
        found = run_pass(texts, 0, len(source), clauses)
        self.group = f"{document.set}/{document.variant}"
        self.lattice = bead_model_of(texts, found, 0, len(source), clauses, settings.decoding).lattice
        self.recursion = Recursion(self.lattice)
        gold = _points(document)
        self.size = len(gold)
        points = self.lattice.points
        behind: Flags = np.all(points[:, None, :] >= gold[None], axis=2)
        ahead: Flags = np.all(points[:, None, :] <= gold[None], axis=2)
        rank = behind.sum(axis=1)
        on_gold: Flags = np.any(behind & ahead, axis=1)
        kept: Flags = np.all(behind | ahead, axis=1) if document.set in COARSE_SETS else on_gold
        tail, head = self.lattice.tail, self.lattice.head
        step = (rank[head] == rank[tail]) | ((rank[head] == rank[tail] + 1) & on_gold[head])
        alone: Flags = np.any(points[tail] == points[head], axis=1) & on_gold[tail] & on_gold[head]
        self.held = kept[tail] & kept[head] & (step | alone)

    def likelihood(self, weights: Floats) -> tuple[float, Floats]:
        """log P(gold) and its gradient."""
        values = self.lattice.features @ weights
        free = self.recursion.posterior(values)
        held = self.recursion.posterior(np.where(self.held, values, -1e5))
        return held.log_z - free.log_z, (held.arcs - free.arcs) @ self.lattice.features


def _points(document: GoldDocument) -> NDArray[np.intp]:
    points = [(0, 0)]
    for source, target in document.gold:
        i, j = points[-1]
        points.append((max(source) + 1 if source else i, max(target) + 1 if target else j))
    return np.array(list(dict.fromkeys(points)), dtype=np.intp)


def learn(examples: list[BeadExample], ridge: float = 0.3, rounds: int = ROUNDS) -> tuple[Floats, Floats]:
    """Weights, and how common each kind of bead is by them."""
    start = np.array([START.get(name, 0.0) for name in FEATURES])
    examples = [one for one in examples if one.likelihood(start)[0] > -1e4]
    sizes: Counter[str] = Counter()
    for one in examples:
        sizes[one.group] += one.size

    def loss(x: Floats) -> tuple[float, Floats]:
        value, slope = 0.5 * ridge * float((x - start) @ (x - start)), ridge * (x - start)
        for one in examples:
            likelihood, gradient = one.likelihood(x)
            share = 100.0 / sizes[one.group]
            value -= share * likelihood
            slope -= share * gradient
        slope[FIXED] = 0.0
        return value, slope

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxfun": rounds})
    print(len(examples), "documents, loss", round(float(found.fun), 1), flush=True)
    shares: dict[str, list[Floats]] = {}
    for one in examples:
        arcs = one.recursion.posterior(one.lattice.features @ found.x).arcs
        shares.setdefault(one.group, []).append(one.recursion.shares(arcs))
    usual = np.mean([np.mean(group, axis=0) for group in shares.values()], axis=0)
    usual = np.maximum(usual, 1e-3)
    weights = found.x.copy()
    weights[FIXED] = SHORT
    return weights, usual / usual.sum()


def examples_of(
    data: Path, left_out: str, models: Path | None, lexicons: Path = LEXICONS
) -> list[BeadExample]:
    """Documents to learn from, each with a dictionary that has not seen its set."""
    encoder = UseEncoder()
    used: Counter[tuple[str, str]] = Counter()
    out = []
    for document in documents(data, ROOT):
        kind = (document.set, document.variant)
        if document.task != "beads" or document.set == left_out or used[kind] >= PLAN.get(kind, 0):
            continue
        used[kind] += 1
        settings = settings_without(document.set, models, data, lexicons)
        out.append(BeadExample(document, encoder, replace(settings)))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, nargs="+")
    parser.add_argument("--without", nargs="*", default=[""])
    parser.add_argument("--models", type=Path, default=Path(__file__).parent / "models")
    arguments = parser.parse_args()
    train(
        arguments.data, dict(zip(arguments.out, arguments.without, strict=True)), arguments.models, LEXICONS
    )


def train(data: Path, tables: Mapping[Path, str], models: Path, lexicons: Path) -> None:
    """Learn the lattice of whole beads into tables, each without the set of that name."""
    every = examples_of(data, "", models, lexicons)
    for out, left_out in tables.items():
        weights, shares = learn([one for one in every if one.group.split("/")[0] != left_out])
        table = json.loads(out.read_text("utf-8"))
        whole = {
            "weights": {name: round(float(w), 3) for name, w in zip(FEATURES, weights, strict=True)},
            "shares": [round(float(share), 4) for share in shares],
        }
        table = {"weights": table["weights"], "whole": whole, "cuts": table["cuts"]}
        out.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", "utf-8")
        load_model.cache_clear()


if __name__ == "__main__":
    main()
