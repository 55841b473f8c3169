"""What confirmed pairs teach: the second half of a text after its first half was confirmed.

    python -m benchmarks.accuracy.confirmed_half --data DIR [--sets S,S] [--variants V,V]
        [--models benchmarks/training/models]

The gold pairs of the first half are fixed, the rest is aligned between them and judged alone: with the
dictionary of the program, with what the first half teaches, and with what the first half and all other
documents of the set teach (other projects of the same author). Each set is judged by parameters and a
dictionary that have not seen it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.alignment.aligner import Aligner, AlignmentSettings
from aligner.alignment.spans.features.project_lexicon import ConfirmedPairs, confirmed_pairs
from aligner.bitext import Side
from benchmarks.accuracy.simulated_user import goal_of
from benchmarks.common import metrics
from benchmarks.common.corpus import GoldDocument, documents, predicted_beads, predicted_starts
from benchmarks.training.held_out import LEXICONS, settings_without
from models.registry import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligner.alignment.encoder_protocol import Encoder
    from aligner.alignment.spans.settings import PairSettings

ROOT = Path(__file__).parents[2]
WAYS = ("shipped", "first half", "and others")


def half(document: GoldDocument) -> int:
    """How many gold beads the first half has: it ends with a bead of both sides."""
    cut = len(document.gold) // 2
    while not all(document.gold[cut - 1]):
        cut -= 1
    return cut


def taught_by(document: GoldDocument, beads: int | None = None) -> ConfirmedPairs:
    """What the first beads of a document teach, or all of them."""
    return confirmed_pairs(
        document.source.text,
        document.target.text,
        (document.source.language, document.target.language),
        goal_of(document)[:beads],
    )


def counts(
    document: GoldDocument, encoder: Encoder, pairing: PairSettings, taught: Sequence[ConfirmedPairs]
) -> Iterator[Counter[str]]:
    """Counts of the second half, with each of several things taught."""
    cut = half(document)
    fixed = goal_of(document)[:cut]
    ends = [max(segment.end for bead in fixed for segment in bead.side(side)) for side in Side]
    aligner = Aligner(document.source, document.target, encoder, AlignmentSettings(pairing=pairing))
    for one in taught:
        aligner.teach(one)
        alignment = aligner.align(fixed)
        rest = tuple(
            bead
            for bead in alignment.beads
            if all(s.start >= end for side, end in zip(Side, ends, strict=True) for s in bead.side(side))
        )
        alignment = replace(alignment, beads=rest)
        if document.task == "unsegmented":
            starts = predicted_starts(document, alignment)
            yield Counter(metrics.boundary_counts(document.starts[cut:], starts[cut:]))
            continue
        gold, test = document.gold[cut:], predicted_beads(document, alignment)
        yield Counter(
            metrics.bead_counts(gold, test)
            | metrics.coarse_counts(gold, test)
            | metrics.null_counts(gold, test)
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", default="hayy_ockley,rasaif,chains")
    parser.add_argument("--variants", default=",nopunct,drop,hard,halfchain,nochain")
    parser.add_argument("--tasks", default="beads,unsegmented")
    parser.add_argument("--models", type=Path, default=Path(__file__).parents[1] / "training" / "models")
    arguments = parser.parse_args()
    encoder = load("use")
    wanted = [
        document
        for document in documents(arguments.data, ROOT)
        if document.set in arguments.sets.split(",") and document.task in arguments.tasks.split(",")
    ]
    groups: dict[tuple[str, str, str], list[GoldDocument]] = {}
    for document in wanted:
        if document.variant in arguments.variants.split(","):
            groups.setdefault((document.task, document.set, document.variant), []).append(document)
    print(f"{'second half':<34}{'':9}" + "".join(f"{way:>13}" for way in WAYS))
    for (task, name, variant), members in sorted(groups.items()):
        totals: list[Counter[str]] = [Counter() for _ in WAYS]
        for document in members:
            pairing = settings_without(name, arguments.models, arguments.data, LEXICONS, document.name)
            own = taught_by(document, half(document))
            others = [
                taught_by(other)
                for other in wanted
                if (other.task, other.variant) == (task, "")
                and other.set == name
                and other.name != document.name
            ]
            everything = sum(others, own)
            taught = (ConfirmedPairs(), own, everything)
            for total, found_here in zip(totals, counts(document, encoder, pairing, taught), strict=True):
                total.update(found_here)
        found = [metrics.summary(dict(total)) for total in totals]
        measures = ("f1@0", "f1@1") if task == "unsegmented" else ("strict_f1", "coarse_f1")
        title = f"{task} {name}{'.' + variant if variant else ''}"
        for measure in measures:
            print(f"{title:<34}{measure:9}" + "".join(f"{f[measure]:13.3f}" for f in found), flush=True)


if __name__ == "__main__":
    main()
