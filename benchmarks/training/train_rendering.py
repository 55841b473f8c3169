"""Train the weights that tell whether a translation renders a chain of transmitters.

    python -m benchmarks.training.train_rendering --data DIR --out aligner/alignment/spans/parameters.json
    --models benchmarks/training/models

All other weights of the lattice stay as they are; run ``train_spans`` before. The search raises the
probability that the lattice passes through every gold boundary of the set ``chains``: as printed, and with
every second and every chain of the English removed. Each variant counts the same. Only the segmented texts
are used: in a word stream the gold lies a word beside the place that the rules give, and the likelihood
punishes that more than any wrong decision about a chain. Other translators put the name and the report into
one sentence; so each book is used in that form too.

The weights go into ``--out`` and into every table of ``--models``, whose sets have no chains. The table
``--models/chains/<book>.json`` is trained without that book.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from aligner.alignment.spans.features.lexicon import TABLE as LEXICON
from aligner.alignment.spans.features.lexicon import load_lexicon
from aligner.alignment.spans.features.rendering import ARCS, RENDERING, Rendering
from aligner.alignment.spans.lattice.lattice import Arc, Posterior, SkipPenalties, forward_backward
from aligner.alignment.spans.lattice_pass import add_openers, add_rendering
from aligner.alignment.spans.parameters import TABLE, load_model
from aligner.alignment.spans.settings import PairSettings
from benchmarks.common import corpus
from benchmarks.common.corpus import GoldDocument, documents
from benchmarks.training.likelihood import constrained, example
from models.use.encoder import UseEncoder

if TYPE_CHECKING:
    from benchmarks.training.likelihood import Example

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
ROOT = Path(__file__).parents[2]
SET = "chains"
START = dict(
    zip(
        RENDERING,
        (-4.0, 3.0, 0.5, -0.5, -0.5, 1.0, 0.5, 2.0, -1.5, -2.0, -1.0, 0.0, 1.0, -2.0, -0.5, -1.0),
        strict=True,
    )
)
"""Where the search begins, and what the ridge pulls towards."""
RIDGE = 1.0
EVALUATIONS = 20
WITHOUT = 6
"""Evaluations of the search that leaves out a book, which begins at the weights of all books."""
DOUBTFUL = 0.05
"""Probability below which the gold of a chain is not trained on."""
NEVER = -30.0
"""Log-price of what the gold excludes."""
POSSIBLE = 1e-7
"""Posterior by the first weights below which a place is not looked at, which saves time."""


def joined(document: GoldDocument) -> GoldDocument:
    """The document with each "Narrated Anas:" put before the first sentence of the report."""
    target = [segment.of(document.target.text) for segment in document.target.segments]
    gold = [(list(a), list(b)) for a, b in document.gold]
    for at in range(len(gold) - 1, 0, -1):
        (words, told), (report, said) = gold[at - 1], gold[at]
        if len(told) == 1 and report and said and target[told[0]].endswith(":"):
            target[said[0]] = f"{target[told[0]]} {target[said[0]]}"
            target[told[0]] = ""
            gold[at - 1 : at + 1] = [(words + report, said)]
    place = {old: new for new, old in enumerate(i for i, text in enumerate(target) if text)}
    return replace(
        document,
        variant=f"{document.variant}joined",
        target=corpus.joined([text for text in target if text], "en"),
        gold=tuple((tuple(a), tuple(place[j] for j in b)) for a, b in gold),
    )


class ChainExample:
    """A document's lattice, and how often each of its arcs holds what is weighed."""

    def __init__(self, document: GoldDocument, one: Example, rendering: Rendering, plain: list[Arc]) -> None:
        self.name = document.name
        self.group = one.group
        self.one = one
        self.words = np.arange(int(one.nodes[-1][-1]) + 1, dtype=np.float64)
        gates = one.texts.skip_gates[: len(self.words)]
        self.prices = one.texts.settings.model.prices(one.unit_words, gates, one.closes)
        self.opening = rendering.opening
        self.notes = rendering.note_starts[rendering.note_starts < len(self.words)]
        self.arcs = self._possible(plain)
        nodes = one.nodes
        self.features = [rendering.features(a.tail, a.head, nodes[a.tail], nodes[a.head]) for a in self.arcs]

    def _possible(self, plain: list[Arc]) -> list[Arc]:
        """The arcs between places that the first weights find possible, or that the gold names."""
        one = self.one
        arcs = add_rendering(one.texts, plain, one.nodes, 0)
        free = forward_backward(one.nodes, self.words, arcs, self._prices(np.array(list(START.values()))))
        gold = np.array(sorted({word for word, _ in one.points}), dtype=np.intp)
        keep = [
            (np.maximum(arrive, leave) > POSSIBLE) | np.isin(cuts, gold)
            for cuts, arrive, leave in zip(one.nodes, free.arrive, free.leave, strict=True)
        ]
        one.nodes = [cuts[kept] for cuts, kept in zip(one.nodes, keep, strict=True)]
        return [arc._replace(weights=arc.weights[np.ix_(keep[arc.tail], keep[arc.head])]) for arc in plain]

    def _prices(self, x: Floats, *, held: bool = False) -> SkipPenalties:
        """Prices of skips; with ``held`` nothing may be skipped that the gold renders, although it does not
        say where inside a pair.
        """
        at_cut = self.prices.at_cut.copy()
        at_cut[self.notes] += x[ARCS]
        if held:
            at_cut[[a for (a, u), (b, v) in self._steps() if u < v]] = NEVER
        return replace(self.prices, at_cut=at_cut)

    def _steps(self) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """Gold points at which a chain begins, each with the next."""
        pairs = itertools.pairwise(self.one.points)
        return [(one, two) for one, two in pairs if one[0] < two[0] and self.opening[one[0]]]

    def trim(self, x: Floats) -> None:
        """Drop the gold of chains that these weights find all but impossible: a report that itself names the
        transmitters, a chain beside a remark of the translator. One of them would outweigh dozens of others.
        """
        arcs = self.weighed(x)
        free = forward_backward(self.one.nodes, self.words, arcs, self._prices(x))
        skipped = np.zeros(len(self.words))
        for cuts, arrive, straight in zip(self.one.nodes, free.arrive, free.straight, strict=True):
            skipped[cuts] += arrive - straight
        drop = set()
        for one, two in self._steps():
            chance = 1.0 - skipped[one[0]] if one[1] < two[1] else skipped[one[0]]
            if chance < DOUBTFUL:
                drop |= {one, two}
        ends = self.one.points[0], self.one.points[-1]
        print(self.one.key, "leaves out", len(drop), "points", flush=True)
        self.one.points = [point for point in self.one.points if point not in drop or point in ends]

    def weighed(self, x: Floats) -> list[Arc]:
        """The arcs by these weights."""
        return [
            arc if found is None else arc._replace(weights=arc.weights + found @ x[:ARCS])
            for arc, found in zip(self.arcs, self.features, strict=True)
        ]

    def likelihood(self, x: Floats) -> tuple[float, Floats]:
        """log P(every gold point is on the path) and its gradient."""
        arcs = self.weighed(x)
        free = forward_backward(self.one.nodes, self.words, arcs, self._prices(x), keep_arcs=True)
        nodes, kept = constrained(self.one, arcs)
        held = forward_backward(nodes, self.words, kept, self._prices(x, held=True), keep_arcs=True)
        slope = np.zeros(len(x))
        slope[ARCS] = self._note_skips(held, nodes) - self._note_skips(free, self.one.nodes)
        for k, found in enumerate(self.features):
            if found is None:
                continue
            tail, head = self.arcs[k].tail, self.arcs[k].head
            rows = np.searchsorted(self.one.nodes[tail], nodes[tail])
            columns = np.searchsorted(self.one.nodes[head], nodes[head])
            slope[:ARCS] += np.tensordot(held.arcs[k], found[np.ix_(rows, columns)], 2)
            slope[:ARCS] -= np.tensordot(free.arcs[k], found, 2)
        return held.log_z - free.log_z, slope

    def _note_skips(self, found: Posterior, nodes: list[Ints]) -> float:
        """Expected number of skips that begin or end where a note begins."""
        total = 0.0
        for cuts, arrive, leave, straight in zip(
            nodes, found.arrive, found.leave, found.straight, strict=True
        ):
            at = np.isin(cuts, self.notes)
            total += float((arrive[at] + leave[at] - 2.0 * straight[at]).sum())
        return total


def reachable(made: ChainExample) -> ChainExample:
    """The example without gold boundaries that lie farther off than any span reaches."""
    start = np.array(list(START.values()))
    while True:
        try:
            made.likelihood(start)
        except ArithmeticError as error:
            boundary = int(str(error).split()[4])
            at = next(i for i, point in enumerate(made.one.points) if point[1] >= boundary)
            low, high = max(1, at - 1), min(at + 1, len(made.one.points) - 1)
            print(made.one.key, "does not reach", made.one.points[low:high], flush=True)
            del made.one.points[low:high]
        else:
            made.trim(start)
            return made


def examples(
    data: Path, books: set[str] | None = None, table: Path = TABLE, words: Path = LEXICON
) -> list[ChainExample]:
    """The books with their lattices."""
    encoder = UseEncoder()
    out = []
    every = [d for d in documents(data, ROOT) if d.set == SET and d.task == "beads"]
    for document in [*every, *(joined(one) for one in every if one.variant != "nochain")]:
        if books is not None and document.name not in books:
            continue
        settings = PairSettings(
            model=replace(load_model(table), rendering=START), lexicon=load_lexicon(words)
        )
        one = example(document, encoder, settings, most_units=10**6)
        if one is None or one.texts.rendering is None:
            continue
        plain = add_openers(one.texts, one.features.arcs(settings.model.arcs, one.nodes), one.nodes, 0)
        made = ChainExample(document, one, one.texts.rendering, plain)
        one.features = None  # type: ignore[assignment]  # not needed any more, and large
        out.append(reachable(made))
    return out


def learn(every: list[ChainExample], begin: dict[str, float], evaluations: int) -> dict[str, float]:
    """Weights that make the gold probable; the search begins at ``begin``."""
    start = np.array(list(START.values()))
    sizes: Counter[str] = Counter()
    for one in every:
        sizes[one.group] += len(one.one.points)

    def loss(x: Floats) -> tuple[float, Floats]:
        value, slope = 0.5 * RIDGE * float((x - start) @ (x - start)), RIDGE * (x - start)
        for one in every:
            likelihood, gradient = one.likelihood(x)
            share = 100.0 / sizes[one.group]
            value -= share * likelihood
            slope -= share * gradient
        return value, slope

    found = minimize(
        loss,
        np.array(list(begin.values())),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": evaluations, "maxfun": evaluations},
    )
    print(len(every), "documents, loss", round(float(found.fun), 1), flush=True)
    return {name: round(float(w), 2) for name, w in zip(RENDERING, found.x, strict=True)}


def write(weights: dict[str, float], like: Path, out: Path) -> None:
    """Write a table that is like another but for these weights."""
    old = json.loads(like.read_text("utf-8"))
    table = {"weights": old["weights"], "rendering": weights, "whole": old["whole"], "cuts": old["cuts"]}
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    arguments = parser.parse_args()
    train(arguments.data, arguments.out, arguments.models, TABLE, LEXICON)


def train(data: Path, out: Path, models: Path, table: Path, words: Path) -> None:
    """Learn what tells whether a chain is rendered, into a table and all those in a folder, and without each
    book.

    Args:
        table: of the lattices that the search uses.
        words: the dictionary that it uses.
    """
    every = examples(data, table=table, words=words)
    books = sorted({one.name for one in every})
    weights = learn(every, START, EVALUATIONS)
    print("all books", weights, flush=True)
    for other in (out, *sorted(models.glob("*.json"))):
        write(weights, other, other)
    for book in books:
        without = learn([one for one in every if one.name != book], weights, WITHOUT)
        print("without", book, without, flush=True)
        write(without, out, models / SET / f"{book}.json")


if __name__ == "__main__":
    main()
