"""A sheet of word links to be judged by eye, or the precision of one that was.

    python -m benchmarks.accuracy.word_links --data DIR [--models DIR] [--documents D,D] [--each 50] >
    sheet.tsv python -m benchmarks.accuracy.word_links --judged benchmarks/accuracy/word_links_sample.tsv

The sheet has one line a link: a column for the verdict (1 right, 0 wrong), document, strength, the Arabic
word, the English word, and the two sides of the pair. Links are drawn evenly over the document, always the
same ones. The second form counts verdicts.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from pathlib import Path

from aligner.alignment.aligner import Aligner, AlignmentSettings
from aligner.bitext import Side
from benchmarks.common.corpus import documents
from benchmarks.training.held_out import settings_without
from models.registry import load

ROOT = Path(__file__).parents[2]
DOCUMENTS = "unsegmented/sample/ibn-khaldun,beads/hayy_ockley/hayy_asal,beads/ntrex/part01"


def sheet(data: Path, wanted: list[str], each: int, models: Path | None) -> None:
    """Print links of some documents."""
    encoder = load("use")
    for document in documents(data, ROOT):
        if document.key not in wanted:
            continue
        source, target = document.source, document.target
        settings = AlignmentSettings(pairing=settings_without(document.set, models, data))
        aligner = Aligner(source, target, encoder, settings)
        beads = [bead for bead in aligner.align().beads if not bead.is_null and (bead.confidence or 0) >= 0.5]
        draw = random.Random(document.key)
        rows: list[tuple[float, str, str, str, str]] = []
        words = links = 0
        for bead in draw.sample(beads, min(len(beads), 40)):
            evidence = aligner.explain(bead)
            assert evidence is not None
            left = bead.words(Side.SOURCE, source.text)
            right = bead.words(Side.TARGET, target.text)
            words += len(left.split())
            links += len(evidence.links)
            rows.extend(
                (link.strength, link.source.of(source.text), link.target.of(target.text), left, right)
                for link in evidence.links
            )
        print(f"# {document.key}: {links} links for {words} source words")
        for strength, one, two, left, right in draw.sample(rows, min(each, len(rows))):
            print(f"\t{document.key}\t{strength:.2f}\t{one}\t{two}\t{left}\t{right}".replace("\n", " "))


def precision(path: Path) -> None:
    """Print what share of the judged links is right."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            verdict, key, *_ = line.split("\t")
            by_document[key].append(int(verdict))
    for key, verdicts in by_document.items():
        print(f"{key}: {sum(verdicts)} of {len(verdicts)} right, {sum(verdicts) / len(verdicts):.3f}")
    every = [verdict for verdicts in by_document.values() for verdict in verdicts]
    print(f"in all: {sum(every)} of {len(every)} right, {sum(every) / len(every):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--models", type=Path, help="parameters and dictionary that have not seen the set")
    parser.add_argument("--documents", default=DOCUMENTS)
    parser.add_argument("--each", type=int, default=50)
    parser.add_argument("--judged", type=Path)
    arguments = parser.parse_args()
    if arguments.judged is not None:
        precision(arguments.judged)
    elif arguments.data is not None:
        sheet(arguments.data, arguments.documents.split(","), arguments.each, arguments.models)
    else:
        parser.error("give --data or --judged")


if __name__ == "__main__":
    main()
