"""Count the commands that a user needs to correct an alignment to the gold, with and without realignment.

    python -m benchmarks.accuracy.simulated_user --data DIR [--sets S,S] [--variants V,V] [--most N]
        [--models DIR] [--starts N]

Works on a project file with what the window runs after a command
(:class:`ui.services.alignment.AlignmentService`). The user goes from the top down, confirms each pair that
is right, and corrects the first missing one with the fewest commands of the window (split, merge, move a
cut, shift a segment, separate the sides), each counted. Confirmations are not counted; they are the same
in all ways. With realignment the program aligns again after each command, and the user looks again before
the next.

Documents of ``chains`` are corrected to their units. One document has few wrong pairs. ``--starts`` corrects
each from that many more first alignments, made with weights that are off by some 15 % at random.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner.alignment.aligner import AlignmentSettings
from aligner.bitext import Bead, Segment, Side, Status
from aligner.editing import BitextTexts, detach, merge, move_cut, shift, split
from aligner.errors import EditError
from aligner.permissions import Person
from aligner.progress import no_progress
from aligner.segmentation.segmenter import Cutting
from aligner.text.word_stream import word_stream
from benchmarks.common.corpus import GoldDocument, documents
from benchmarks.training.held_out import settings_without
from db import Project, TextInput
from models.registry import load
from ui.editor.suggestions.alternative_endings import endings
from ui.services.alignment import AlignmentService, is_fixed
from ui.services.imports.project_factory import SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligner.alignment.encoder_protocol import Encoder
    from aligner.alignment.spans.settings import PairSettings
    from db import BeadRow, Change

AHEAD = 5
"""Beads from the wrong one on that its commands may touch."""
DEEPEST = 4
MOST_STATES = 20_000
OFF = 0.15
"""Standard deviation of the logarithm of each weight of a worse aligner."""
ANA = Person("Ana")
GOALS = {"": 2.5, "nopunct": 5.0, "drop": 7.0, "hard": 9.0, "halfchain": 6.0}
"""Commands per 100 beads that a user should need at most, by variant."""
WAYS = ({"again": False}, {"again": True}, {"again": True, "follow": True})
ROOT = Path(__file__).parents[2]

Shape = tuple[tuple[Segment, ...], tuple[Segment, ...]]
"""The stretches of both texts that a bead holds, however they are cut inside it."""
State = tuple[Bead, ...]


@dataclass(frozen=True)
class EditCommand:
    """A command of the window on bead ``at`` of a few neighbours.

    Attributes:
        verb: "split", "merge" (with the one below), "detach", "move cut" (to the one below) or "shift".
        cuts: offsets on the source and on the target side, for a split or (one of them) a cut.
        side, down: of a shift; up means the first segment of the bead below.
    """

    verb: str
    at: int
    cuts: tuple[int | None, int | None] = (None, None)
    side: Side = Side.SOURCE
    down: bool = True

    def after(self, state: State, texts: BitextTexts[str]) -> State:
        """The beads after the command.

        Raises:
            EditError: it cannot be given.
        """
        head, here, tail = state[: self.at], state[self.at], state[self.at + 1 :]
        if self.verb == "split":
            return (*head, *split(here, *self.cuts, texts=texts), *tail)
        if self.verb == "detach":
            return (*head, *detach(here), *tail)
        below, rest = tail[0], tail[1:]
        if self.verb == "merge":
            return (*head, merge(here, below), *rest)
        if self.verb == "shift":
            return (*head, *shift(here, below, self.side, self.down), *rest)
        at = self.cuts[0] if self.side is Side.SOURCE else self.cuts[1]
        assert at is not None
        return (*head, *move_cut(here, below, self.side, at, texts=texts), *rest)

    def give(self, project: Project, ids: Sequence[int]) -> Change:
        """Give it to the project file, in which the beads have these ids."""
        id_ = ids[self.at]
        if self.verb == "split":
            return project.split(id_, ANA, source_at=self.cuts[0], target_at=self.cuts[1])
        if self.verb == "detach":
            return project.detach(id_, ANA)
        if self.verb == "merge":
            return project.merge(id_, ANA, with_next=True)
        if self.verb == "shift":
            return project.shift(id_ if self.down else ids[self.at + 1], self.side, self.down, ANA)
        at = self.cuts[0] if self.side is Side.SOURCE else self.cuts[1]
        assert at is not None
        return project.move_cut(id_, self.side, at, ANA)


def plan(
    state: State, low: int, kept: frozenset[Shape], goal: Sequence[Shape], texts: BitextTexts[str]
) -> list[EditCommand]:
    """As few commands as there are to have the first of some gold beads, and the right ones as before.

    All sequences of up to four commands on the bead, the one before it and those after it are tried; of
    several that are as short the one that leaves most of the gold beads. Where none of them does, the next
    of some plain steps that always work is returned.

    Args:
        state: the beads of the window, the first missing one at ``low`` or behind.
        kept: those of them that are right.
        goal: the missing gold bead, and those after it.
    """
    aim = kept | {goal[0]}
    wished = frozenset(goal)
    ends = {side: {s.end for shape in goal for s in Bead(*shape).side(side)} for side in Side}
    seen = {frozenset(_shape(bead, texts) for bead in state)}
    level: list[tuple[State, list[EditCommand]]] = [(state, [])]
    for _ in range(DEEPEST):
        following: list[tuple[State, list[EditCommand]]] = []
        best: tuple[int, list[EditCommand]] = (0, [])
        for old, given in level:
            for command in _commands(old, ends):
                try:
                    new = command.after(old, texts)
                except EditError:
                    continue
                key = frozenset(_shape(bead, texts) for bead in new)
                if key in seen:
                    continue
                seen.add(key)
                if aim <= key and len(wished & key) > best[0]:
                    best = (len(wished & key), [*given, command])
                following.append((new, [*given, command]))
        if best[1]:
            return best[1]
        if len(following) > MOST_STATES:
            break
        level = following
    return [_plain_step(state, low, Bead(*goal[0]))]


def _shape(bead: Bead, texts: BitextTexts[str]) -> Shape:
    return _runs(bead.source, texts.source), _runs(bead.target, texts.target)


def _runs(segments: Sequence[Segment], text: str) -> tuple[Segment, ...]:
    runs: list[Segment] = []
    for one in segments:
        if runs and not text[runs[-1].end : one.start].strip():
            one = Segment(runs.pop().start, one.end)
        runs.append(one)
    return tuple(runs)


def _commands(state: State, ends: dict[Side, set[int]]) -> Iterator[EditCommand]:
    """Every command of the window on these beads, some of which cannot be given.

    Args:
        ends: where the gold beads end; within a segment it is only there that somebody would cut.
    """

    def inside(held: Sequence[Segment], side: Side) -> list[int]:
        if not held:
            return []
        low, high = held[0].start, held[-1].end
        return sorted({s.end for s in held[:-1]} | {end for end in ends[side] if low < end < high})

    for k, bead in enumerate(state):
        if k + 1 < len(state):  # those that leave as many beads first: they leave no loose ends
            after = state[k + 1]
            for side in Side:
                held = (*bead.side(side), *after.side(side))
                for at in inside(held, side) + ([held[0].start] if held else []):
                    yield EditCommand("move cut", k, (at, None) if side is Side.SOURCE else (None, at), side)
                for down in (True, False):
                    yield EditCommand("shift", k, side=side, down=down)
            yield EditCommand("merge", k)
        cuts = {side: [None, *inside(bead.side(side), side)] for side in Side}
        for one in cuts[Side.SOURCE]:
            for two in cuts[Side.TARGET]:
                if one is not None or two is not None:
                    yield EditCommand("split", k, (one, two))
        if not bead.is_null:
            yield EditCommand("detach", k)


def _plain_step(state: State, at: int, gold: Bead) -> EditCommand:
    """The next of plain steps that lead to the gold bead, at most a few more than are needed."""
    here = state[at]
    over = {side: len(here.side(side)) > len(gold.side(side)) for side in Side}
    under = {side: len(here.side(side)) < len(gold.side(side)) for side in Side}
    if not any(over.values()):
        return EditCommand("merge", at)
    if any(under.values()):
        side = next(side for side in Side if over[side])
        return EditCommand("shift", at, side=side) if at + 1 < len(state) else EditCommand("detach", at)
    if not here.is_null and gold.is_null:
        return EditCommand("detach", at)
    ends = tuple(gold.side(side)[-1].end if over[side] else None for side in Side)
    return EditCommand("split", at, (ends[0], ends[1]))


class SimulatedDesk:
    """A document in a project file, as the window has it open."""

    def __init__(self, folder: Path, document: GoldDocument, encoder: Encoder, pairing: PairSettings) -> None:
        self.texts = BitextTexts(document.source.text, document.target.text)
        self.goal = goal_of(document)
        source, target = (
            TextInput(t.text, t.language, cutting=t.cutting.value) for t in (document.source, document.target)
        )
        path = folder / "document.muqabala"
        path.unlink(missing_ok=True)
        self.project = Project.create(path, name=document.key, source=source, target=target, by=ANA)
        for side, text in ((Side.SOURCE, document.source), (Side.TARGET, document.target)):
            self.project.set_setting(
                SEGMENTS.format(side=side.value), [[s.start, s.end] for s in text.segments]
            )
        self.aligning = AlignmentService(
            self.project, load=lambda _name, _progress: encoder, settings=AlignmentSettings(pairing=pairing)
        )
        self.aligning.align_all("use", no_progress).store(self.project, ANA)
        self.aligning.invalidate()
        self._order: list[int] = self.project.order().tolist()
        self._rows: dict[int, BeadRow] = {}
        self.presses: list[int] = []
        """For each wrong pair that one command corrects, by :meth:`_presses`; without realignment."""

    def rows(self) -> list[BeadRow]:
        order = self.project.order().tolist()
        missing = [id_ for id_ in order if id_ not in self._rows]
        self._rows |= {row.id: row for row in self.project.rows(missing)}
        return [self._rows[id_] for id_ in order]

    def note(self, change: Change) -> None:
        self.aligning.mark_stale(change)
        for id_ in (*change.changed, *change.removed):
            self._rows.pop(id_, None)

    def correct(self, *, again: bool, follow: bool = False) -> tuple[int, float]:
        """Commands until all is gold, and the longest re-alignment in seconds of processor time.

        Args:
            again: realign after each command.
            follow: where more than one command would be needed, put a single caret first; if the cut that is
                shown for the other side is right, split there.
        """
        used, longest = 0, 0.0
        goal = [_shape(bead, self.texts) for bead in self.goal]
        while True:
            rows = self.rows()
            held = {row.id: _shape(row.bead, self.texts) for row in rows}
            found = set(held.values())
            at = next((k for k, shape in enumerate(goal) if shape not in found), None)
            if at is None:
                return used, longest
            shapes = frozenset(goal[:at])
            first = next(k for k, row in enumerate(rows) if _shares(row.bead, self.goal[at]))
            right = [row.id for row in rows if held[row.id] in shapes and row.status is not Status.CONFIRMED]
            if right:
                self.note(self.project.confirm(right, ANA))
            low = max(0, first - 1)
            window = rows[low : first + AHEAD]
            state = tuple(row.bead for row in window)
            kept = shapes & {held[row.id] for row in window}
            commands = plan(state, first - low, kept, goal[at : at + AHEAD], self.texts)
            if not again and len(commands) == 1:
                self.presses.append(self._presses(rows[first : first + 2], goal[at]))
            change = self._by_one_caret(rows[first], goal[at]) if follow and len(commands) > 1 else None
            if change is None:
                change = commands[0].give(self.project, [row.id for row in window])
            self.note(change)
            used += 1
            if again and change.focus is not None:
                begun = time.process_time()
                result = self.aligning.realign_around("use", change.focus, change.event_id, no_progress)
                if result is not None:
                    self.note(result.store(self.project, ANA))
                longest = max(longest, time.process_time() - begun)

    def _presses(self, rows: Sequence[BeadRow], gold: Shape) -> int:
        """How many presses of the key for another suggestion make a pair the gold one; 0 for none."""
        if len(rows) < 2 or is_fixed(rows[1]):
            return 0
        row, below = rows
        for presses, ending in enumerate(
            endings(row, below, self.aligning.alternative_endings("use", row, below)), 1
        ):
            if ending.kind == "merge":
                made = merge(row.bead, below.bead)
            elif ending.kind == "split":
                made = split(row.bead, ending.source, ending.target, texts=self.texts)[0]
            else:
                side = Side.TARGET if ending.source is None else Side.SOURCE
                at = ending.target if ending.source is None else ending.source
                assert at is not None
                made = move_cut(row.bead, below.bead, side, at, texts=self.texts)[0]
            if _shape(made, self.texts) == gold:
                return presses
        return 0

    def _by_one_caret(self, row: BeadRow, gold: Shape) -> Change | None:
        """Split a pair where the gold one ends within it on one side, the other following; None where that is
        not possible or would not make the gold one.
        """
        for side, aim in zip(Side, gold, strict=True):
            if (
                not aim
                or not row.side(side)
                or not row.side(side)[0].start < aim[-1].end < row.side(side)[-1].end
            ):
                continue
            other = self.aligning.matching_cut(row.bead, side, aim[-1].end)
            if other is None:
                continue
            cuts = {side: aim[-1].end, side.other: other}
            shown = split(row.bead, cuts[Side.SOURCE], cuts[Side.TARGET], texts=self.texts)
            if gold not in [_shape(part, self.texts) for part in shown]:
                continue
            return self.project.split(row.id, ANA, source_at=cuts[Side.SOURCE], target_at=cuts[Side.TARGET])
        return None


def _shares(one: Bead, two: Bead) -> bool:
    return any(
        a.start < b.end and b.start < a.end for side in Side for a in one.side(side) for b in two.side(side)
    )


def goal_of(document: GoldDocument) -> list[Bead]:
    """The gold beads; of a text without segments each holds one stretch of words."""
    stream = document.source.cutting is Cutting.STREAM
    words = word_stream(document.source.text)
    return [
        Bead(
            (words.slice(source[0], source[-1] + 1),)
            if stream and source
            else tuple(document.source.segments[i] for i in source),
            tuple(document.target.segments[j] for j in target),
        )
        for source, target in document.gold
    ]


def worse(pairing: PairSettings, seed: int) -> PairSettings:
    """The same aligner with weights that are off at random; seed 0 leaves them as they are."""
    if not seed:
        return pairing
    draw = np.random.default_rng(seed)
    weights = {
        name: value * float(np.exp(OFF * draw.normal())) for name, value in pairing.model.weights.items()
    }
    return replace(pairing, model=replace(pairing.model, weights=weights))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tasks", default="beads,unsegmented")
    parser.add_argument("--sets", default="sample,hayy_ockley,ntrex,chains")
    parser.add_argument("--variants", default=",nopunct,drop,hard,halfchain")
    parser.add_argument("--most", type=int, default=2)
    parser.add_argument("--models", type=Path)
    parser.add_argument("--starts", type=int, default=0)
    arguments = parser.parse_args()
    encoder = load("use")
    seen: Counter[tuple[str, str]] = Counter()
    total: dict[tuple[str, str, bool], list[float]] = {}
    pressed: dict[tuple[str, str, bool], list[int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for document in documents(arguments.data, ROOT):
            group = (f"{document.task} {document.set}", document.variant)
            if document.task not in arguments.tasks.split(",") or document.set not in arguments.sets.split(
                ","
            ):
                continue
            if document.variant not in arguments.variants.split(",") or seen[group] >= arguments.most:
                continue
            seen[group] += 1
            own = settings_without(document.set, arguments.models, arguments.data, document=document.name)
            for seed in range(arguments.starts + 1):
                sums = total.setdefault((*group, seed > 0), [0.0] * 5)
                for k, how in enumerate(WAYS):
                    desk = SimulatedDesk(Path(folder), document, encoder, worse(own, seed))
                    with desk.project:
                        used, longest = desk.correct(**how)
                    pressed.setdefault((*group, seed > 0), []).extend(desk.presses)
                    sums[k] += used
                    sums[4] = max(sums[4], longest)
                sums[3] += len(document.gold)
                print(f"{document.key}: so far {sums[:3]} commands, {sums[3]} beads", flush=True)
    print(
        f"{'commands per 100 beads':<46}{'without':>9}{'again':>7}{'one caret':>11}{'goal':>7}{'beads':>7}"
        f"{'slowest':>9}"
    )
    for (name, variant, others), (*counts, size, slowest) in total.items():
        title = f"{name} {variant or 'plain'}{' (worse aligners)' * others}"
        rates = [f"{100 * count / size:.1f} ({count:.0f})" for count in counts]
        goal = f"{GOALS[variant]:7.1f}" if variant in GOALS and not others else " " * 7
        print(f"{title:<46}{rates[0]:>11}{rates[1]:>11}{rates[2]:>11}{goal}{size:7.0f}{slowest:7.2f} s")
    print("wrong pairs that one command corrects, and how many of them the key for another suggestion")
    for (name, variant, others), presses in pressed.items():
        title = f"{name} {variant}{' (worse aligners)' * others}"
        within = [sum(0 < count <= most for count in presses) for most in (1, 2, 5)]
        print(f"{title:<46}{len(presses):4}: first press {within[0]}, two {within[1]}, five {within[2]}")


if __name__ == "__main__":
    main()
