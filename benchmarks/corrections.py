"""How many commands a person needs to bring an alignment to the gold, with and without re-alignment.

    python benchmarks/corrections.py --data DIR [--sets S,S] [--variants V,V] [--most N] [--models DIR]

The person always mends the first wrong bead, by as few of the window's own commands (split, merge, move a
cut, shift a segment, take the sides apart) as there are, each counted.
With re-alignment, the beads so far are fixed after every mended bead
and the rest is aligned anew.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import Document, documents
from held_out import settings_without

from aligner.align import Aligner, Settings
from aligner.bitext import Bead, Segment, Side
from aligner.editing import Texts, detach, merge, move_cut, shift, split
from aligner.errors import EditError
from models.registry import load

if TYPE_CHECKING:
    from collections.abc import Iterator

AHEAD = 5
"""Beads from the wrong one on that its commands may touch."""
DEEPEST = 4
MOST_STATES = 20_000

ROOT = Path(__file__).parents[1]


def mend(beads: list[Bead], at: int, gold: Bead, texts: Texts) -> int:
    """Make ``beads[at]`` the gold bead, which begins where it begins, by as few commands as there are.

    Returns how many.

    All sequences of up to four commands on the bead, the one before it (which must be as it was in the end)
    and those after it are tried; where none of them does, plain steps always do.
    """
    low = max(0, at - 1)
    window = tuple(beads[low : at + AHEAD])
    aim = (*(_shape(bead) for bead in beads[low:at]), _shape(gold))
    if tuple(map(_shape, window[: len(aim)])) == aim:
        return 0
    seen = {tuple(map(_shape, window))}
    level = [window]
    for commands in range(1, DEEPEST + 1):
        following: list[tuple[Bead, ...]] = []
        for state in level:
            for new in _commanded(state, texts):
                key = tuple(map(_shape, new))
                if key in seen:
                    continue
                seen.add(key)
                if key[: len(aim)] == aim:
                    beads[low : at + AHEAD] = new
                    return commands
                following.append(new)
        if len(following) > MOST_STATES:
            break
        level = following
    return _step_by_step(beads, at, gold, texts)


def _shape(bead: Bead) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    return bead.source, bead.target


def _commanded(state: tuple[Bead, ...], texts: Texts) -> Iterator[tuple[Bead, ...]]:
    """Every state that one command of the window leads to."""
    for k, bead in enumerate(state):
        head, tail = state[:k], state[k + 1 :]
        cuts = {side: [None, *(s.end for s in bead.side(side)[:-1])] for side in Side}
        for one in cuts[Side.SOURCE]:
            for two in cuts[Side.TARGET]:
                if one is not None or two is not None:
                    with suppress(EditError):
                        yield (*head, *split(bead, one, two, texts=texts), *tail)
        if not bead.is_null:
            yield (*head, *detach(bead), *tail)
            yield (*head, *reversed(detach(bead)), *tail)  # which of them is shown first says nothing
        if not tail:
            continue
        after, rest = tail[0], tail[1:]
        with suppress(EditError):
            yield (*head, merge(bead, after), *rest)
        for side in Side:
            held = (*bead.side(side), *after.side(side))
            for at in [s.end for s in held[:-1]] + ([held[0].start] if held else []):
                with suppress(EditError):
                    yield (*head, *move_cut(bead, after, side, at, texts=texts), *rest)
            for down in (True, False):
                with suppress(EditError):
                    yield (*head, *shift(bead, after, side, down), *rest)


def _step_by_step(beads: list[Bead], at: int, gold: Bead, texts: Texts) -> int:
    """The gold bead by plain steps, at most a few more than are needed."""
    commands = 0
    while (beads[at].source, beads[at].target) != (gold.source, gold.target):
        commands += 1
        here = beads[at]
        over = {side: len(here.side(side)) > len(gold.side(side)) for side in Side}
        under = {side: len(here.side(side)) < len(gold.side(side)) for side in Side}
        if not any(over.values()):
            beads[at : at + 2] = [merge(here, beads[at + 1])]
        elif any(under.values()):
            side = next(side for side in Side if over[side])
            if at + 1 < len(beads):
                beads[at : at + 2] = shift(here, beads[at + 1], side, down=True)
            else:
                beads[at : at + 1] = detach(here)
        elif not here.is_null and gold.is_null:
            parts = detach(here)
            beads[at : at + 1] = parts if gold.source else parts[::-1]
        else:
            cuts = {side: gold.side(side)[-1].end if over[side] else None for side in Side}
            beads[at : at + 1] = split(here, cuts[Side.SOURCE], cuts[Side.TARGET], texts=texts)
    return commands


def simulate(document: Document, aligner: Aligner, *, again: bool) -> tuple[int, float]:
    """Commands until all is gold, and the longest re-alignment in seconds."""
    texts = Texts(document.source.text, document.target.text)
    goal = [
        Bead(
            tuple(document.source.segments[i] for i in source),
            tuple(document.target.segments[j] for j in target),
        )
        for source, target in document.gold
    ]
    beads = list(aligner.align().beads)
    commands, longest = 0, 0.0
    for at, gold in enumerate(goal):
        used = mend(beads, at, gold, texts)
        commands += used
        if used and again:
            begun = time.perf_counter()
            fixed = goal[: at + 1]
            found = aligner.align(
                [bead for bead in fixed if not bead.is_null] + [b for b in fixed if b.is_null]
            )
            longest = max(longest, time.perf_counter() - begun)
            held = set(fixed)
            beads = [*fixed, *(bead for bead in found.beads if bead not in held)]
    return commands, longest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", default="hayy_ockley,ntrex")
    parser.add_argument("--variants", default=",hard")
    parser.add_argument("--most", type=int, default=2)
    parser.add_argument("--models", type=Path)
    arguments = parser.parse_args()
    encoder = load("use")
    seen: Counter[tuple[str, str]] = Counter()
    total: dict[tuple[str, str], list[float]] = {}
    for document in documents(arguments.data, ROOT):
        group = (document.set, document.variant)
        if document.task != "beads" or document.set not in arguments.sets.split(","):
            continue
        if document.variant not in arguments.variants.split(",") or seen[group] >= arguments.most:
            continue
        seen[group] += 1
        settings = Settings(pairing=settings_without(document.set, arguments.models, arguments.data))
        aligner = Aligner(document.source, document.target, encoder, settings)
        plain, _ = simulate(document, aligner, again=False)
        helped, longest = simulate(document, aligner, again=True)
        sums = total.setdefault(group, [0.0, 0.0, 0.0, 0.0])
        sums[0] += plain
        sums[1] += helped
        sums[2] += len(document.gold)
        sums[3] = max(sums[3], longest)
    for (name, variant), (plain_sum, helped_sum, size, slowest) in total.items():
        print(
            f"{name} {variant}: per 100 beads {100 * plain_sum / size:.1f} commands, with re-alignment "
            f"{100 * helped_sum / size:.1f} ({1 - helped_sum / max(1.0, plain_sum):.0%} fewer); slowest "
            f"re-alignment {slowest:.2f} s"
        )


if __name__ == "__main__":
    main()
