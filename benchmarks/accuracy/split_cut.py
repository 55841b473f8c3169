"""How often the other side of a split pair is cut at the right word.

    python -m benchmarks.accuracy.split_cut --data DIR [--models benchmarks/training/models] [--most 100]
    [--sets sample,hayy_ockley,ntrex] [--weights FILE]

Neighbouring gold pairs are joined to one. It is cut at the seam on one side; the cut chosen on the other is
compared with the seam there. Punctuation is evidence at most: every gap between two words can be chosen, and
the segments of the texts are not known. The last two columns are the processor time of reading a pair and of
an answer about it, in milliseconds.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner.alignment.splitting.chooser import TABLE, SplitChooser, load_weights
from aligner.bitext import Bead, Segment, Side
from benchmarks.common.corpus import documents
from benchmarks.common.seams import KINDS, Seam, seams_of
from benchmarks.training.held_out import settings_without
from models.registry import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aligner.alignment.encoder_protocol import Encoder
    from aligner.alignment.spans.settings import PairSettings
    from aligner.alignment.splitting.chooser import Floats

ROOT = Path(__file__).parents[2]
NEAR = 2


def missed(seam: Seam, chooser: SplitChooser, texts: dict[Side, str]) -> tuple[dict[Side, int], float, float]:
    """By how many words each side's cut is missed, and the time of reading and of an answer."""
    source, target = (Segment(0, len(texts[side])) for side in Side)
    bead = Bead((source,), (target,))
    starts = {
        side: np.cumsum([0, *(len(word) + 1 for word in words)])
        for side, words in ((Side.SOURCE, seam.arabic), (Side.TARGET, seam.english))
    }
    at = {Side.SOURCE: seam.arabic_at, Side.TARGET: seam.english_at}
    begun = time.process_time()
    chooser.read(bead)
    read = time.process_time()
    away: dict[Side, int] = {}
    for side in Side:
        found = chooser.matching_cut(bead, side.other, int(starts[side.other][at[side.other]]))
        assert found is not None
        away[side] = abs(int(np.searchsorted(starts[side], found)) - at[side])
    return away, read - begun, (time.process_time() - read) / len(Side)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--models", type=Path, help="dictionary and cuts that have not seen the set")
    parser.add_argument("--sets", default="sample,hayy_ockley,ntrex")
    parser.add_argument("--kinds", default=";".join(KINDS))
    parser.add_argument("--most", type=int, default=100, help="seams of a set")
    parser.add_argument("--weights", type=Path, default=TABLE)
    arguments = parser.parse_args()
    encoder, weights = load("use"), load_weights(arguments.weights)
    wanted = arguments.sets.split(",")
    chosen = [
        document
        for document in documents(arguments.data, ROOT)
        if document.set in wanted
        and not document.variant
        and document.task == ("unsegmented" if document.set == "sample" else "beads")
    ]
    print("| set | texts | cut of | cuts | exact word | within two | reading | answer |")
    print("|---|---|---|---|---|---|---|---|")
    for set_name in wanted:
        of_set = [document for document in chosen if document.set == set_name]
        settings = settings_without(set_name, arguments.models, arguments.data)
        seams = [
            seam
            for document in of_set
            for seam in seams_of(document, arguments.kinds.split(";"), -(-arguments.most // len(of_set)))
        ]
        for row in rows(set_name, seams, encoder, settings, weights):
            print(row, flush=True)


def rows(
    set_name: str,
    seams: Sequence[Seam],
    encoder: Encoder,
    settings: PairSettings,
    weights: Mapping[bool, Floats],
) -> Iterator[str]:
    """The lines of the table for a set."""
    words: dict[tuple[str, Side], list[int]] = defaultdict(list)
    times: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for seam in seams:
        texts = {Side.SOURCE: " ".join(seam.arabic), Side.TARGET: " ".join(seam.english)}
        chooser = SplitChooser(
            texts,
            {Side.SOURCE: "ar", Side.TARGET: "en"},
            encoder,
            lexicon=settings.lexicon,
            model=settings.model,
            weights=weights,
        )
        away, reading, answer = missed(seam, chooser, texts)
        for side, by in away.items():
            words[seam.kind, side].append(by)
        times[seam.kind].append((reading, answer))
    for (kind, side), found in words.items():
        by_words = np.array(found)
        reading, answer = 1000 * np.median(np.array(times[kind]), axis=0)
        language = "Arabic" if side is Side.SOURCE else "English"
        yield (
            f"| {set_name} | {kind} | {language} | {len(by_words)} | {(by_words == 0).mean():.3f} | "
            f"{(by_words <= NEAR).mean():.3f} | {reading:.0f} | {answer:.1f} |"
        )


if __name__ == "__main__":
    main()
