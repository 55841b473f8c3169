"""Accuracy on built cases with missing, added or moved text, each scored beside the untouched
text.

    python -m benchmarks.accuracy.perturbed --data DIR [--models DIR] [--kinds K,K] [--documents D,D]
        [--words N] [--each]

For every kind: precision and recall of null words (those that are null in the untouched text do not
count); the difference in words between the gap found and the gap made (mean, worst); beads that are right
in the untouched text and wrong after the place, until one is right again (mean, worst); the share of right
beads outside, beside the same beads in the untouched text. For lists: precision and recall of their items,
exactly paired. Sure and wrong are two-sided beads with a confidence of 0.9 or more that hold a changed
word and are no bead of the gold. ``--models DIR`` takes parameters and dictionary that have not seen the
document's set. benchmarks/accuracy/perturbations.py describes the cases, which are the same each time.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aligner import align
from aligner.alignment.aligner import Alignment, AlignmentSettings
from aligner.text.word_stream import word_stream
from benchmarks.accuracy.perturbations import Case, Parts, cases_of, parts_of
from benchmarks.common.corpus import GoldDocument, IndexBead, documents
from benchmarks.common.metrics import ratio
from benchmarks.training.held_out import settings_without
from models.registry import load

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder
    from aligner.bitext import Segment
    from aligner.text.word_stream import WordStream

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    "beads/hayy_ockley/hayy_asal",
    "beads/hayy_ockley/hayy_roe",
    "beads/ntrex/part01",
    "beads/bible_svd_web/Ruth_1-4",
    "beads/bible_svd_web/Prov_10-18",
    "unsegmented/hayy_ockley/hayy_asal",
    "unsegmented/hayy_ockley/hayy_roe",
    "unsegmented/sample/ibn-khaldun",
    "unsegmented/bible_svd_web/Ruth_1-4",
)
SLACK = 1  # words by which the edge of a span in a stream may be off
NEAR = 40  # words around a gap in which wrong null words count as its edge

Spans = list[tuple[frozenset[int], frozenset[int]]]


@dataclass
class CaseOutcome:
    """What one case came to; words and beads counted."""

    null_right: int = 0
    null_test: int = 0
    null_gold: int = 0
    off: int = 0
    recovery: int = 0
    inside_right: int = 0
    inside_gold: int = 0
    inside_test: int = 0
    outside_right: int = 0
    outside_gold: int = 0
    outside_before: int = 0
    sure_wrong: int = 0


def words_of(parts: Parts, beads: list[IndexBead]) -> Spans:
    """Beads of indices as beads of word numbers."""
    firsts = []
    for texts in (parts.source, parts.target):
        at, first = 0, [0]
        for text in texts:
            at += len(text.split())
            first.append(at)
        firsts.append(first)

    def spread(indices: tuple[int, ...], first: list[int]) -> frozenset[int]:
        return frozenset(word for i in indices for word in range(first[i], first[i + 1]))

    return [(spread(a, firsts[0]), spread(b, firsts[1])) for a, b in beads]


def found_words(parts: Parts, alignment: Alignment) -> Spans:
    """The beads of an alignment as beads of word numbers."""
    source, target = (word_stream(text.text) for text in parts.texts())
    return [(_held(bead.source, source), _held(bead.target, target)) for bead in alignment.beads]


def _held(segments: tuple[Segment, ...], words: WordStream) -> frozenset[int]:
    return frozenset(
        w for s in segments for w in range(words.first_at(s.start), words.first_at(s.end - 1) + 1)
    )


def hits(gold: Spans, test: Spans, stream: bool) -> list[bool]:
    """Which gold beads were found: exactly, or in a stream with the edges a word off."""
    if not stream:
        exact = set(test)
        return [bead in exact for bead in gold]
    by_target: dict[frozenset[int], list[frozenset[int]]] = defaultdict(list)
    for source, target in test:
        by_target[target].append(source)
    return [any(_close(source, other) for other in by_target.get(target, ())) for source, target in gold]


def _wrong(gold: Spans, test: Spans, stream: bool) -> list[bool]:
    """Which two-sided beads are no bead of the gold."""
    return [
        bool(found[0]) and bool(found[1]) and not good
        for found, good in zip(test, hits(test, gold, stream), strict=True)
    ]


def _close(one: frozenset[int], two: frozenset[int]) -> bool:
    if not one or not two:
        return one == two
    return abs(min(one) - min(two)) <= SLACK and abs(max(one) - max(two)) <= SLACK


def null_words(beads: Spans) -> set[tuple[int, int]]:
    """Words without counterpart, with their side."""
    out = {(0, w) for a, b in beads if not b for w in a}
    return out | {(1, w) for a, b in beads if not a for w in b}


def judge(
    case: Case, alignment: Alignment, base_right: list[bool], base_nulls: set[tuple[int, int]]
) -> CaseOutcome:
    """Compare an alignment of a case with its gold and with that of the untouched text.

    Args:
        base_right: which beads of the untouched text were right.
        base_nulls: its null words, numbered as in the case.
    """
    parts, out = case.parts, CaseOutcome()
    gold, test = words_of(parts, parts.gold), found_words(parts, alignment)
    right = hits(gold, test, parts.stream)
    wanted, left = null_words(gold), null_words(test)
    left -= base_nulls - wanted
    out.null_right, out.null_test, out.null_gold = len(wanted & left), len(left), len(wanted)
    near = {(s, w + d) for s, w in wanted for d in range(-NEAR, NEAR + 1)}
    out.off = len(wanted - left) + len((left - wanted) & near)
    changed = [k for k, origin in enumerate(parts.origin) if origin is None]
    inside = {k for k in changed if gold[k][0] and gold[k][1]}
    touched = frozenset(w for k in inside for w in gold[k][0])
    anything = {(side, w) for k in changed for side in (0, 1) for w in gold[k][side]}
    out.inside_right = sum(right[k] for k in inside)
    out.inside_gold = len(inside)
    out.inside_test = sum(bool(a & touched) and bool(b) for a, b in test)
    out.sure_wrong = sum(
        (bead.confidence or 0) >= 0.9
        and wrong
        and any((side, w) in anything for side in (0, 1) for w in spans[side])
        for bead, spans, wrong in zip(alignment.beads, test, _wrong(gold, test, parts.stream), strict=True)
    )
    outside = [k for k, origin in enumerate(parts.origin) if origin is not None]
    out.outside_gold = len(outside)
    out.outside_right = sum(right[k] for k in outside)
    out.outside_before = sum(base_right[parts.origin[k] or 0] for k in outside)
    for k in changed:  # after each end of a disturbance
        if k + 1 < len(gold) and parts.origin[k + 1] is not None:
            lost = 0
            for after in range(k + 1, len(gold)):
                origin = parts.origin[after]
                if origin is None or right[after]:
                    break
                lost += base_right[origin]
            out.recovery = max(out.recovery, lost)
    return out


def renumbered(base: Parts, base_test: Spans, case: Parts) -> set[tuple[int, int]]:
    """Null words of the untouched text, numbered as in the case, as far as the case has them."""
    was, now = words_of(base, base.gold), words_of(case, case.gold)
    place: dict[tuple[int, int], tuple[int, int]] = {}
    for spans, origin in zip(now, case.origin, strict=True):
        if origin is not None:
            for side in (0, 1):
                pairs = zip(
                    sorted(was[origin][side]), sorted(spans[side])[-len(was[origin][side]) :], strict=False
                )
                place.update({(side, a): (side, b) for a, b in pairs})
    return {place[word] for word in null_words(base_test) if word in place}


def run(
    document: GoldDocument, encoder: Encoder, settings: AlignmentSettings, words: int, kinds: list[str]
) -> list[tuple[Case, CaseOutcome]]:
    """All cases of a document with what came of them."""
    base = parts_of(document, words)
    base_test = found_words(base, align(*base.texts(), encoder, settings=settings))
    base_right = hits(words_of(base, base.gold), base_test, base.stream)
    out = []
    for case in cases_of(document, base):
        if kinds and case.kind not in kinds:
            continue
        alignment = align(*case.parts.texts(), encoder, settings=settings)
        out.append((case, judge(case, alignment, base_right, renumbered(base, base_test, case.parts))))
    return out


def row(name: str, outcomes: list[CaseOutcome]) -> str:
    """One row of the table."""

    def total(field: str) -> int:
        return sum(getattr(outcome, field) for outcome in outcomes)

    def share(field: str, of: str) -> str:
        return f"{ratio(total(field), total(of)):.2f}"

    count = len(outcomes)
    cells = [name, str(count), "", "", ""]
    if total("null_gold"):
        cells[2] = f"{share('null_right', 'null_test')} / {share('null_right', 'null_gold')}"
        cells[3] = f"{total('off') / count:.1f}, {max(o.off for o in outcomes)}"
    if total("inside_gold"):
        cells[4] = f"{share('inside_right', 'inside_test')} / {share('inside_right', 'inside_gold')}"
    cells.append(f"{total('recovery') / count:.2f}, {max(o.recovery for o in outcomes)}")
    before = ratio(total("outside_before"), total("outside_gold"))
    cells.append(f"{ratio(total('outside_right'), total('outside_gold')):.3f} ({before:.3f})")
    cells.append(str(total("sure_wrong")))
    return "| " + " | ".join(cells) + " |"


HEAD = (
    "| case | cases | null p / r | words off: mean, worst | moved beads p / r | recovery: mean, worst "
    "| right outside (untouched) | sure and wrong |\n|---|---|---|---|---|---|---|---|"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--models", type=Path)
    parser.add_argument("--kinds", default="")
    parser.add_argument("--documents", default=",".join(DOCUMENTS))
    parser.add_argument("--words", type=int, default=1500, help="of the source, taken from each document")
    parser.add_argument("--each", action="store_true", help="print every case")
    arguments = parser.parse_args()
    encoder = load("use")
    kinds = [kind for kind in arguments.kinds.split(",") if kind]
    found: dict[tuple[str, str], list[CaseOutcome]] = defaultdict(list)
    if arguments.each:
        print(HEAD)
    for document in documents(arguments.data, ROOT):
        if document.key not in arguments.documents.split(","):
            continue
        settings = AlignmentSettings(pairing=settings_without(document.set, arguments.models, arguments.data))
        for case, outcome in run(document, encoder, settings, arguments.words, kinds):
            found[("unsegmented" if case.parts.stream else "punctuated"), case.kind].append(outcome)
            if arguments.each:
                print(row(f"{document.key} {case.kind} {case.detail}", [outcome]), flush=True)
        print(document.key, file=sys.stderr)
    print(HEAD)
    for (task, kind), outcomes in sorted(found.items()):
        print(row(f"{task}: {kind}", outcomes))


if __name__ == "__main__":
    main()
