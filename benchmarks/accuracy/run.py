"""Accuracy of the aligner per set and variant, beside other aligners with the same encoder.

    python -m benchmarks.accuracy.run --data DIR [--sets S,S] [--variants V,V] [--peers] [--models DIR]
        [--json OUT] [--keep]

``--models DIR`` takes ``DIR/<set>.json``, learned without that set, wherever it exists, and a dictionary
learned without it (kept in ``--lexicons``, made now if it is not there): the honest figure.
``--keep`` puts the rows into benchmarks/results, from which docs/benchmarks is written.
docs/benchmarks/README.md describes the data and the measures.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner import align
from aligner.alignment.aligner import AlignmentSettings
from benchmarks.common import baselines, blocks, metrics, results
from benchmarks.common.corpus import COARSE_SETS, GoldDocument, documents, predicted_beads, predicted_starts
from benchmarks.training.held_out import LEXICONS, settings_without
from models.registry import load

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder
    from aligner.alignment.spans.settings import PairSettings

ROOT = Path(__file__).parents[2]


def counts_of(document: GoldDocument, beads: list[metrics.IndexBead]) -> Counter[str]:
    return Counter(
        metrics.bead_counts(document.gold, beads)
        | metrics.coarse_counts(document.gold, beads)
        | metrics.null_counts(document.gold, beads)
    )


def ours(document: GoldDocument, encoder: Encoder, pairing: PairSettings) -> dict[str, Any]:
    """Align one document and keep everything an outside scorer needs."""
    begun = time.perf_counter()
    result = align(
        document.source,
        document.target,
        encoder,
        settings=AlignmentSettings(pairing=pairing),
    )
    out: dict[str, Any] = {"document": document.key, "seconds": round(time.perf_counter() - begun, 3)}
    if document.task == "unsegmented":
        starts = predicted_starts(document, result)
        out["starts"] = starts
        out["counts"] = Counter(metrics.boundary_counts(document.starts, starts))
        out["blocks"] = blocks.boundary_blocks(document.starts, starts)
        return out
    beads = predicted_beads(document, result)
    gold = set(document.gold)
    out["beads"] = beads
    out["confidence"] = [round(bead.confidence or 0.0, 4) for bead in result.beads]
    out["right"] = [bead in gold or _nulls_right(bead, document.gold) for bead in beads]
    out["kept"] = [not wrong for wrong in metrics.contradicted(document.gold, beads)]
    out["counts"] = counts_of(document, beads)
    out["blocks"] = blocks.bead_blocks(document.gold, beads)
    return out


def _nulls_right(bead: metrics.IndexBead, gold: tuple[metrics.IndexBead, ...]) -> bool:
    """A null bead is right if the gold leaves all its segments alone too, in however many beads."""
    if bead[0] and bead[1]:
        return False
    side = 0 if bead[0] else 1
    alone = {i for other in gold if not other[1 - side] for i in other[side]}
    return set(bead[side]) <= alone


def line(name: str, group: tuple[str, str, str], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Print and return the figures of one aligner on one group."""
    total: Counter[str] = Counter()
    for row in rows:
        total.update(row["counts"])
    figures = metrics.summary(dict(total))
    if rows and "confidence" in rows[0]:
        chances = [p for row in rows for p in row["confidence"]]
        right = [r for row in rows for r in row["right"]]
        figures |= metrics.calibration(chances, right)
        coarse = metrics.calibration(chances, [kept for row in rows for kept in row["kept"]])
        figures |= {"coarse_ece": coarse["ece"], "coarse_sure_right": coarse["sure_right"]}
    figures["seconds"] = round(sum(row["seconds"] for row in rows), 1)
    task, set_name, variant = group
    shown = " ".join(f"{k} {v:.3f}" for k, v in figures.items() if k not in ("strict_p", "strict_r"))
    mark = " (judge by coarse_f1)" if set_name in COARSE_SETS and task == "beads" else ""
    print(f"{task} {set_name}{'.' + variant if variant else ''} [{name}] {shown}{mark}", flush=True)
    parts = [block for row in rows for block in row["blocks"]]
    spread = {
        measure: [round(value, 4) for value in results.interval(measure, parts)]
        for measure in results.MEASURES
        if measure in figures
    }
    rounded = {measure: round(value, 4) for measure, value in figures.items()}
    return {
        "task": task,
        "set": set_name,
        "variant": variant,
        "aligner": name,
        "documents": len(rows),
        **rounded,
        "interval": spread,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--sets", default="")
    parser.add_argument("--variants", help="comma-separated; '' is the plain text", default=None)
    parser.add_argument("--tasks", default="beads,unsegmented")
    parser.add_argument("--most", type=int, default=10**9, help="documents per set and variant")
    parser.add_argument("--encoder", default="use")
    parser.add_argument("--models", type=Path)
    parser.add_argument("--lexicons", type=Path, default=LEXICONS)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--keep", action="store_true", help="put the rows into benchmarks/results")
    arguments = parser.parse_args()
    encoder = load(arguments.encoder)
    groups: dict[tuple[str, str, str], list[GoldDocument]] = {}
    for document in documents(arguments.data, ROOT):
        if arguments.sets and document.set not in arguments.sets.split(","):
            continue
        if arguments.variants is not None and document.variant not in arguments.variants.split(","):
            continue
        if document.task in arguments.tasks.split(","):
            groups.setdefault((document.task, document.set, document.variant), []).append(document)
    report: dict[str, Any] = {"encoder": encoder.signature, "figures": [], "documents": []}
    for group, members in sorted(groups.items()):
        kept = members[: arguments.most]
        pairings = [
            settings_without(group[1], arguments.models, arguments.data, arguments.lexicons, document.name)
            for document in kept
        ]
        runs = {"muqabala": [ours(one, encoder, own) for one, own in zip(kept, pairings, strict=True)]}
        if arguments.peers and group[0] == "beads":
            for name, run in baselines.PEERS.items():
                runs[name] = []
                for document in kept:
                    begun = time.perf_counter()
                    beads = run(document, encoder)
                    seconds = round(time.perf_counter() - begun, 3)
                    runs[name].append(
                        {
                            "document": document.key,
                            "seconds": seconds,
                            "beads": beads,
                            "counts": counts_of(document, beads),
                            "blocks": blocks.bead_blocks(document.gold, beads),
                        }
                    )
        for name, rows in runs.items():
            left_out = arguments.models is not None
            signed = results.signature(encoder.signature, pairings[0], left_out=left_out)
            made = signed if name == "muqabala" else f"{name}|enc:{encoder.signature}|data:{results.DATA}"
            report["figures"].append(
                line(name, group, rows) | {"encoder": arguments.encoder, "signature": made}
            )
            report["documents"].extend({"aligner": name, **row} for row in rows)
        if arguments.keep:
            results.keep("accuracy", report["figures"], ("task", "set", "variant", "aligner", "encoder"))
    if arguments.json:
        arguments.json.write_text(json.dumps(report, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
