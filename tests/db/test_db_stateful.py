"""Whatever is done in whatever order: no text changes, every word is in one pair, undoing everything is the
beginning.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from aligner.bitext import Bead, Side
from aligner.errors import ConflictError, EditError, RuleError
from db import Change, Person, Project, check
from tests.helpers.db_projects import ANA, BADR, RIMA, RUN, beads, empty_project, snapshot, words

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

ARABIC = ("ثم دخلت سنة", "وفيها سار", "إلى دمشق", "ومات", "رحمه الله تعالى", "آمين")
ENGLISH = ("Then began the year", "He marched", "to Damascus", "and died", "God rest him", "Amen")

PICK = st.integers(0, 10_000)
COMMANDS = 200
LONG = settings.get_current_profile_name() == "long"
SIDES = st.sampled_from(list(Side))
PEOPLE = st.sampled_from([ANA, BADR])


class Desk(RuleBasedStateMachine):
    """Two translators, a reviewer and the machine on one project."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.done = 0

    @initialize()
    def begin(self) -> None:
        self.project = empty_project(self.folder / "p.muqabala", ARABIC, ENGLISH)
        self.project.suggest(beads(ARABIC, ENGLISH), RUN)
        self.texts = {side: self.project.text(side) for side in Side}
        self.words = words(self.project)

    def teardown(self) -> None:
        if hasattr(self, "project"):
            self.project.close()
            report = check(self.folder / "p.muqabala")
            assert report.ok, report.problems
        shutil.rmtree(self.folder)

    def pick(self, number: int) -> int:
        order = self.project.order()
        return int(order[number % len(order)])

    def attempt(self, command: Callable[[], Change]) -> Change | None:
        """Give a command that may be refused; refused means unchanged."""
        before = snapshot(self.project)
        try:
            change = command()
        except (EditError, RuleError, ConflictError):
            assert snapshot(self.project) == before
            return None
        self.done += change.event_id > 0
        then = snapshot(self.project)
        self.tells_the_truth(change, before, then)
        return change

    def tells_the_truth(self, change: Change, before: list[Any], then: list[Any]) -> None:
        old = {row[0]: row for row in before}
        new = {row[0]: row for row in then}
        assert set(change.added) == new.keys() - old.keys()
        assert set(change.removed) == old.keys() - new.keys()
        assert {id_ for id_ in old.keys() & new.keys() if old[id_] != new[id_]} <= set(change.changed)
        assert change.order_changed or list(old) == list(new)
        assert change.focus is None or change.focus in new

    @rule(at=PICK, by=PEOPLE)
    def confirm(self, at: int, by: Person) -> None:
        self.attempt(lambda: self.project.confirm([self.pick(at), self.pick(at + 1)], by))

    @rule(at=PICK)
    def review(self, at: int) -> None:
        id_ = self.pick(at)
        if at % 3 == 0:
            self.attempt(lambda: self.project.send_back([id_], RIMA, "why?"))
        else:
            self.attempt(lambda: self.project.approve([id_], RIMA))

    @rule(at=PICK, by=st.sampled_from([ANA, BADR, RIMA]))
    def unconfirm(self, at: int, by: Person) -> None:
        self.attempt(lambda: self.project.unconfirm([self.pick(at)], by))

    @rule(at=PICK, in_source=st.none() | PICK, in_target=st.none() | PICK, by=PEOPLE)
    def split(self, at: int, in_source: int | None, in_target: int | None, by: Person) -> None:
        row = self.project.rows([self.pick(at)])[0]
        cuts: list[int | None] = []
        for side, number in ((Side.SOURCE, in_source), (Side.TARGET, in_target)):
            segments = row.side(side)
            if number is None or not segments:
                cuts.append(None)
            else:
                start, end = segments[0].start, segments[-1].end
                cuts.append(start + number % (end - start + 1))
        self.attempt(lambda: self.project.split(row.id, by, *cuts))

    @rule(at=PICK, down=st.booleans(), by=PEOPLE)
    def merge(self, at: int, down: bool, by: Person) -> None:
        self.attempt(lambda: self.project.merge(self.pick(at), by, with_next=down))

    @rule(at=PICK, side=SIDES, down=st.booleans())
    def shift(self, at: int, side: Side, down: bool) -> None:
        self.attempt(lambda: self.project.shift(self.pick(at), side, down, ANA))

    @rule(at=PICK, side=SIDES, cut=PICK)
    def move_cut(self, at: int, side: Side, cut: int) -> None:
        place = cut % len(self.texts[side])
        self.attempt(lambda: self.project.move_cut(self.pick(at), side, place, ANA))

    @rule(at=PICK, by=PEOPLE)
    def detach(self, at: int, by: Person) -> None:
        self.attempt(lambda: self.project.detach(self.pick(at), by))

    @rule(at=PICK, other=PICK)
    def join(self, at: int, other: int) -> None:
        self.attempt(lambda: self.project.join(self.pick(at), self.pick(other), BADR))

    @rule(at=PICK, other=PICK, side=SIDES)
    def transfer(self, at: int, other: int, side: Side) -> None:
        row = self.project.rows([self.pick(at)])[0]
        some = row.side(side)[:1]
        self.attempt(lambda: self.project.transfer(row.id, self.pick(other), side, some, ANA))

    @rule(at=PICK, to=st.integers(0, 12))
    def move(self, at: int, to: int) -> None:
        self.attempt(lambda: self.project.move(self.pick(at), to, BADR))

    @rule(at=PICK, side=SIDES, word=st.sampled_from(["sic", "", "a b"]), by=PEOPLE)
    def edit(self, at: int, side: Side, word: str, by: Person) -> None:
        row = self.project.rows([self.pick(at)])[0]
        shown = row.cell(side).text.split()
        if shown:
            shown[at % len(shown)] = word
        change = self.attempt(lambda: self.project.edit_text(row.id, side, " ".join(shown), by))
        if change is not None:
            assert self.project.rows([row.id])[0].cell(side).text.split() == " ".join(shown).split()

    @rule(at=PICK)
    def comment(self, at: int) -> None:
        self.attempt(lambda: self.project.comment(self.pick(at), "hm", RIMA))

    @rule(at=PICK)
    def release(self, at: int) -> None:
        self.attempt(lambda: self.project.release([self.pick(at)], ANA))

    @rule(at=PICK)
    def realign(self, at: int) -> None:
        """The machine makes one pair of two that nobody decided on, wherever they are."""
        fixed = {id_ for id_, _ in self.project.fixed()}
        free = [row for row in self.project.rows(self.project.order()) if row.id not in fixed]
        if len(free) >= 2:
            a, b = free[at % len(free)], free[(at + 1) % len(free)]
            both = Bead(tuple(sorted(a.source + b.source)), tuple(sorted(a.target + b.target)), 0.5, 0.5)
            kept = self.project.rows(sorted(fixed))
            change = self.attempt(lambda: self.project.suggest([both], RUN, replacing=[a.id, b.id]))
            assert change is not None
            assert self.project.rows(sorted(fixed)) == kept

    @rule(by=st.sampled_from([ANA, BADR, RIMA]))
    def undo(self, by: Person) -> None:
        self.attempt(lambda: self.project.undo(by))

    @rule(by=st.sampled_from([ANA, BADR, RIMA]))
    def redo(self, by: Person) -> None:
        self.attempt(lambda: self.project.redo(by))

    @precondition(lambda self: self.done)
    @rule(by=st.sampled_from([ANA, BADR, RIMA]))
    def undo_and_redo_is_nothing(self, by: Person) -> None:
        before = snapshot(self.project)
        if self.attempt(lambda: self.project.undo(by)) is not None:
            self.attempt(lambda: self.project.redo(by))
            assert snapshot(self.project) == before

    @invariant()
    def no_word_is_lost_or_doubled(self) -> None:
        if hasattr(self, "project"):
            there = words(self.project)
            assert there in (self.words, {side: [] for side in Side})
            assert {side: self.project.text(side) for side in Side} == self.texts
            counts = self.project.counts()
            assert counts == self.project.reader.counts()  # kept, and counted
            assert counts.total == len(self.project.order())
            if not counts.total:  # even the first suggestion was taken back
                self.project.suggest(beads(ARABIC, ENGLISH), RUN)


TestDesk = Desk.TestCase
TestDesk.settings = settings(
    max_examples=settings().max_examples if LONG else 3, stateful_step_count=COMMANDS, deadline=None
)

KINDS = "confirm unconfirm split merge shift cut detach join move edit comment realign undo redo"
DEED = st.tuples(st.sampled_from(KINDS.split()), PICK, PICK, SIDES)


def give(project: Project, kind: str, a: int, b: int, side: Side) -> Change:
    """One command by Ana, without other people, and the machine aligns for her."""
    order = project.order().tolist()
    id_, other = order[a % len(order)], order[b % len(order)]
    row = project.rows([id_])[0]
    if kind == "realign":
        return project.suggest(beads(ARABIC, ENGLISH), RUN, by=ANA, replacing=None if a % 2 else order)

    def cut(side: Side, at: int) -> tuple[int | None, int | None]:
        return (at, None) if side is Side.SOURCE else (None, at)

    simple = {
        "confirm": lambda: project.confirm([id_, other], ANA),
        "unconfirm": lambda: project.unconfirm([id_], ANA),
        "split": lambda: project.split(id_, ANA, *cut(side, row.side(side)[0].start + b % 12)),
        "merge": lambda: project.merge(id_, ANA, with_next=bool(b % 2)),
        "shift": lambda: project.shift(id_, side, bool(b % 2), ANA),
        "cut": lambda: project.move_cut(id_, side, b % len(project.text(side)), ANA),
        "detach": lambda: project.detach(id_, ANA),
        "join": lambda: project.join(id_, other, ANA),
        "move": lambda: project.move(id_, b % len(order), ANA),
        "edit": lambda: project.edit_text(id_, side, row.cell(side).text + " sic", ANA),
        "comment": lambda: project.comment(id_, "hm", ANA),
        "undo": lambda: project.undo(ANA),
        "redo": lambda: project.redo(ANA),
    }
    return simple[kind]()


@settings(max_examples=settings().max_examples if LONG else 4, deadline=None)
@given(st.lists(DEED, min_size=COMMANDS, max_size=COMMANDS))
def test_undoing_everything_is_the_beginning_and_redoing_it_the_end(
    deeds: list[tuple[str, int, int, Side]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        empty_project(Path(folder) / "p", ARABIC, ENGLISH) as project,
    ):
        project.suggest(beads(ARABIC, ENGLISH), RUN, by=BADR)
        start = snapshot(project)
        for deed in deeds:
            with contextlib.suppress(EditError, RuleError, ConflictError, IndexError):
                give(project, *deed)
        end = snapshot(project)
        undone = 0
        while project.can_undo(ANA):
            project.undo(ANA)
            undone += 1
        assert snapshot(project) == start
        assert project.rows(project.order())[0].revision == 1
        for _ in range(undone):
            project.redo(ANA)
        assert snapshot(project) == end
