"""Learn the parameters of the span model from the benchmark's data.

    python benchmarks/learn.py --data DIR --out aligner/spans/model.json [--without SET]

Two stages. First the plausibility of cuts: logistic regression on unit boundaries (``aligner.spans.cuts``),
every set of the same weight. Then the weights of the lattice: the probability that the model passes through
every gold boundary is maximised (the conditional likelihood of a semi-Markov CRF; gradient = expected
features with the gold boundaries held minus without). ``--without`` leaves a set out of both, for judging it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from corpus import Document, documents
from likelihood import example, log_likelihood
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from aligner.spans.cuts import BIAS, cut_features
from aligner.spans.model import PARAMETERS, Model
from aligner.words import word_stream
from models.use import UseEncoder

if TYPE_CHECKING:
    from aligner.segmentation import Segmentation

ROOT = Path(__file__).parents[1]
HELD_OUT_ALWAYS = "sample"
TEMPER = 0.65
"""The model is too sure of itself on texts unlike those it learned from: potentials are weakened by this
much.
"""

LEXICAL = 0.4
"""Weight of the dictionary's votes, set by hand: learned with the others, it lets them drift towards
scripture, whose words the dictionary knows best.
"""


def boundaries(document: Document, of_source: bool) -> tuple[list[str], set[int]]:
    """The words of one side and the indices of those at which a gold unit begins."""
    side: Segmentation = document.source if of_source else document.target
    stream = word_stream(side.text)
    if document.task == "unsegmented" and of_source:
        return stream.words(), {start for start in document.starts if start}
    starts: set[int] = set()
    for bead in document.gold:
        indices = bead[0] if of_source else bead[1]
        if indices:
            starts.add(stream.first_at(side.segments[min(indices)].start))
    return stream.words(), starts - {0}


def learn_cuts(train: list[Document], least: int = 20, ridge: float = 4.0) -> dict[str, float]:
    """Log-odds weights of what stands around a cut."""
    rows: list[list[str]] = []
    labels: list[int] = []
    sets: list[str] = []
    for document in train:
        if document.variant not in ("", "nopunct"):
            continue
        for of_source in (True, False):
            if not of_source and document.variant:
                continue
            words, starts = boundaries(document, of_source)
            for at in range(1, len(words)):
                rows.append(cut_features(words, at))
                labels.append(at in starts)
                sets.append(document.set)
    where: dict[str, set[str]] = {}
    counts = Counter(name for row in rows for name in row)
    for row, set_name in zip(rows, sets, strict=True):
        for name in row:
            where.setdefault(name, set()).add(set_name)
    names = [
        n
        for n, c in counts.items()
        if c >= least and len(where[n]) >= 2 and n != BIAS and not n[-1].isdigit()
    ]
    index = {name: i for i, name in enumerate(names)}
    pointers = [0]
    columns: list[int] = []
    for row in rows:
        columns.extend(index[name] for name in row if name in index)
        pointers.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(rows), len(names)))
    y = np.array(labels, dtype=np.float64)
    sizes = Counter(sets)
    share = np.array([min(1.0, 20000 / sizes[s]) for s in sets])

    def loss(x: np.ndarray) -> tuple[float, np.ndarray]:
        z = matrix @ x[1:] + x[0]
        p = 1.0 / (1.0 + np.exp(-z))
        value = float(share @ (np.logaddexp(0.0, z) - y * z)) + 0.5 * ridge * float(x[1:] @ x[1:])
        slope = share * (p - y)
        return value, np.concatenate([[slope.sum()], matrix.T @ slope + ridge * x[1:]])

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    weights = {BIAS: round(float(found[0]), 2)}
    weights.update(
        {n: round(float(w), 2) for n, w in sorted(zip(names, found[1:], strict=True)) if abs(w) >= 0.15}
    )
    return weights


PLAN = {  # how many documents of each task, set and variant are learned from
    ("beads", "hayy_ockley"): {"": 2, "hard": 2},
    ("beads", "ntrex"): {"": 2, "hard": 3, "merge": 2},
    ("beads", "udhr"): {"": 1, "hard": 1},
    ("beads", "bible_svd_web"): {"": 3, "hard": 3},
    ("beads", "quran_pickthall"): {"": 2, "drop": 2},
    ("unsegmented", "hayy_ockley"): {"": 2, "drop": 2},
    ("unsegmented", "ntrex"): {"": 2, "drop": 1},
    ("unsegmented", "bible_svd_web"): {"": 2, "drop": 2},
    ("unsegmented", "quran_pickthall"): {"": 2, "drop": 1},
    ("unsegmented", "udhr"): {"": 1, "drop": 1},
}
START = {
    "similarity": 6.0,
    "hub": -6.0,
    "unit_hub": -6.0,
    "size": -0.5,
    "length": -0.18,
    "cut": 1.0,
    "segment": 2.0,
    "run": -1.0,
    "skip_open": -4.0,
    "skip_word": -0.2,
    "skip_gate": 0.5,
    "unit_open": -2.0,
    "unit": -1.0,
    "unit_size": -1.0,
}
"""Where the search begins, and what the ridge pulls towards: set by hand from the sample."""


def learn_weights(
    train: list[Document], cuts: dict[str, float], ridge: float = 0.3, rounds: int = 60
) -> dict[str, float]:
    """Weights of the lattice that make the gold most probable, every group of documents counting the same."""
    start = np.array([START.get(name, 0.0) for name in PARAMETERS])
    model = Model(dict(zip(PARAMETERS, start.tolist(), strict=True)), cuts)
    encoder = UseEncoder()
    examples = []
    used: Counter[tuple[str, str, str]] = Counter()
    for document in train:
        kind = (document.task, document.set, document.variant)
        if used[kind] < PLAN.get(kind[:2], {}).get(document.variant, 0):
            used[kind] += 1
            found = example(document, encoder, model)
            if found is not None:
                examples.append(found)
    sizes: Counter[str] = Counter()
    for one in examples:
        sizes[one.group] += len(one.points)

    fixed = PARAMETERS.index("lexical")

    def loss(x: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = 0.5 * ridge * float((x - start) @ (x - start)), ridge * (x - start)
        by_group: Counter[str] = Counter()
        for one in examples:
            likelihood, gradient = log_likelihood(one, x)
            share = 100.0 / sizes[one.group]
            value -= share * likelihood
            slope -= share * gradient
            by_group[one.group] += round(1000 * likelihood / sizes[one.group])
        print(round(value, 1), dict(by_group), flush=True)
        slope[fixed] = 0.0
        return value, slope

    found = minimize(
        loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxfun": rounds}
    ).x
    weights = {name: round(TEMPER * float(w), 3) for name, w in zip(PARAMETERS, found, strict=True)}
    return weights | {"lexical": LEXICAL}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--without", default="")
    arguments = parser.parse_args()
    every = documents(arguments.data, ROOT)
    train = [d for d in every if d.set not in (arguments.without, HELD_OUT_ALWAYS)]
    cuts = learn_cuts(train)
    weights = learn_weights(train, cuts)
    table = {"weights": weights, "cuts": cuts}
    arguments.out.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
