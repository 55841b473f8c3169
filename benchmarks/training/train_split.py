"""Learn the weights that choose the other side's cut of a split pair.

    python -m benchmarks.training.train_split --data DIR --out aligner/alignment/splitting/weights.json
    [--sets bible_svd_web] [--models benchmarks/training/models] [--most 700]

Neighbouring gold pairs are joined to one and cut on one side at the seam; the likelihood of the seam of the
other side is maximised (multinomial logistic regression with a Gaussian prior). Some seams lose their
punctuation. Some pairs get a neighbour more. Some lose one side of a part, so that an end is right.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.splitting.features import FEATURES, CutText, PairReading
from aligner.bitext import Side
from benchmarks.common.corpus import documents
from benchmarks.common.seams import KINDS, joined, pairs_of
from benchmarks.training.held_out import LEXICONS, settings_without
from models.registry import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligner.alignment.encoder_protocol import Encoder
    from aligner.alignment.spans.settings import PairSettings
    from benchmarks.common.seams import Pair

ROOT = Path(__file__).parents[2]
Floats = NDArray[np.float64]
Example = tuple[bool, Floats, int]
"""Whether the text to be cut is Arabic, features of its cuts, the right one."""
KINDS_OF_A_SEAM = 2
WIDER, LACKING = 0.5, 0.15
"""Shares of seams with one pair more on a side, and with a part that lacks on one side."""
MOST_WIDER = 400
PRIOR = 0.3
SEED = 7
STEPS, RATE = 3_000, 0.03


def examples(pairs: Sequence[Pair], encoder: Encoder, settings: PairSettings, most: int) -> Iterator[Example]:
    """Examples of a document's seams."""
    draw = random.Random(SEED)
    places = [i for i in range(len(pairs) - 1) if all((*pairs[i], *pairs[i + 1]))]
    for place in draw.sample(places, min(most, len(places))):
        one, two = pairs[place], pairs[place + 1]
        if draw.random() < WIDER:
            before, behind = place - 1, place + 2
            if draw.random() < 0.5 and before >= 0:
                one = pairs[before][0] + one[0], pairs[before][1] + one[1]
            elif behind < len(pairs):
                two = two[0] + pairs[behind][0], two[1] + pairs[behind][1]
        if sum(map(len, (*one, *two))) > MOST_WIDER:
            continue
        for kind in draw.sample(KINDS, KINDS_OF_A_SEAM):
            seam = joined("", kind, one, two)
            if seam is None:
                continue
            arabic, english, at, other_at = seam.arabic, seam.english, seam.arabic_at, seam.english_at
            lacking = draw.choice(("Arabic", "English")) if draw.random() < LACKING else ""
            first = draw.random() < 0.5
            if lacking == "English":  # that of one part only
                english = english[:other_at] if first else english[other_at:]
                other_at = len(english) if first else 0
            elif lacking:
                arabic = arabic[:at] if first else arabic[at:]
                at = len(arabic) if first else 0
            reading = PairReading(
                CutText(arabic, "ar"), CutText(english, "en"), encoder, encoder.encode, settings.lexicon,
                settings.model.cuts,
            )  # fmt: skip
            if lacking != "Arabic":
                yield False, reading.features(Side.SOURCE, at), other_at
            if lacking != "English":
                yield True, reading.features(Side.TARGET, other_at), at


def fit(found: Sequence[Example]) -> dict[str, float]:
    """Weights with the greatest posterior, by Adam on all examples at once; features are scaled meanwhile."""
    rows = np.concatenate([features for _, features, _ in found])
    scale = np.maximum(rows.std(axis=0), 1e-6)
    scale[np.abs(rows).max(axis=0) == 0] = 1.0
    rows = rows / scale
    ends = np.cumsum([len(features) for _, features, _ in found])
    starts = np.concatenate([[0], ends[:-1]])
    gold = starts + [right for _, _, right in found]
    owner = np.repeat(np.arange(len(found)), ends - starts)
    weights, mean, square = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        top = np.maximum.reduceat(scores, starts)
        powers = np.exp(scores - top[owner])
        shares = powers / np.add.reduceat(powers, starts)[owner]
        slope = rows[gold].sum(axis=0) - shares @ rows - PRIOR * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        weights = weights + RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
    return {name: round(float(w), 4) for name, w in zip(FEATURES, weights / scale, strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sets", default="bible_svd_web")
    parser.add_argument("--models", type=Path, help="dictionary and cuts that have not seen the set")
    parser.add_argument("--most", type=int, default=700, help="seams of a set")
    arguments = parser.parse_args()
    train(arguments.data, arguments.out, arguments.sets, arguments.models, arguments.most)


def train(
    data: Path, out: Path, sets: str, models: Path | None, most: int, lexicons: Path = LEXICONS
) -> None:
    """Learn where the other side of a split is cut, from seams of the pairs of some sets."""
    encoder = load("use")
    wanted = sets.split(",")
    chosen = [
        document
        for document in documents(data, ROOT)
        if document.set in wanted and document.task == "beads" and not document.variant
    ]
    found: list[Example] = []
    for document in chosen:
        settings = settings_without(document.set, models, data, lexicons)
        share = -(-most // sum(document.set == other.set for other in chosen))
        found.extend(examples(pairs_of(document), encoder, settings, share))
        print(document.key, len(found), flush=True)
    table = {
        name: fit([example for example in found if example[0] is arabic])
        for name, arabic in (("arabic", True), ("other", False))
    }
    out.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
