"""Commands on a project as data: the session queues them, writes them, and retries them after a conflict.

Each is a frozen dataclass with everything that it needs, so that a refused command can be shown to the
person and issued again against newer revisions (:meth:`ProjectCommand.on_top_of`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Self

from aligner.bitext import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aligner.bitext import Segment
    from aligner.permissions import Person
    from db import Change, Project

NEAREST = 12
"""Steps of the undo stack that are read to name the next ones."""

NOT_CUTTING = {
    "confirm",
    "unconfirm",
    "approve",
    "return",
    "release",
    "edit",
    "comment",
    "link words",
    "propose",
    "accept",
    "refuse",
    "rule",
    "assign",
    "suggest",
    "undo",
    "redo",
}
"""Commands that change no cut, by name: nothing is realigned after them."""


@dataclass(frozen=True, kw_only=True)
class ProjectCommand(ABC):
    """One change of a project, not yet written.

    Attributes:
        name: the kind of command, as the history of the file names it ("split", "move cut").
        by: the person at work.
        expected: the revision of each pair that the person saw; None to accept any.
    """

    name: ClassVar[str]
    by: Person
    expected: Mapping[int, int] | None = None

    @abstractmethod
    def run(self, project: Project) -> Change:
        """Write the command. Runs on the writer thread; raises what the method of the project raises."""

    @property
    def text(self) -> str:
        """The wording, comment or reason that the command carries; empty if it carries none."""
        return ""

    @property
    def reworded_side(self) -> Side | None:
        """The side whose wording :attr:`text` is; None if it is a comment or a reason."""
        return None

    def signed(self, person: Person) -> Self:
        """The same command by another person."""
        return replace(self, by=person)

    def on_top_of(self, seen: Mapping[int, int]) -> Self:
        """The same command against the revisions that the person has seen since.

        Args:
            seen: pair → revision. Pairs that the command does not expect anything of are ignored.
        """
        if self.expected is None:
            return self
        return replace(self, expected={id_: seen.get(id_, now) for id_, now in self.expected.items()})


# Review


@dataclass(frozen=True)
class Confirm(ProjectCommand):
    """Confirm pairs."""

    name = "confirm"
    beads: tuple[int, ...]

    def run(self, project: Project) -> Change:
        return project.confirm(self.beads, self.by, expected=self.expected)


@dataclass(frozen=True)
class Unconfirm(ProjectCommand):
    """Withdraw a confirmation, an approval or a return."""

    name = "unconfirm"
    beads: tuple[int, ...]

    def run(self, project: Project) -> Change:
        return project.unconfirm(self.beads, self.by, expected=self.expected)


@dataclass(frozen=True)
class Approve(ProjectCommand):
    """Approve confirmed pairs."""

    name = "approve"
    beads: tuple[int, ...]

    def run(self, project: Project) -> Change:
        return project.approve(self.beads, self.by, expected=self.expected)


@dataclass(frozen=True)
class SendBack(ProjectCommand):
    """Return pairs to the translator with a reason, and perhaps with how a side should read."""

    name = "return"
    beads: tuple[int, ...]
    reason: str
    proposal: tuple[Side, str] | None = None

    @property
    def text(self) -> str:
        return self.reason

    def run(self, project: Project) -> Change:
        return project.send_back(
            self.beads, self.by, self.reason, proposal=self.proposal, expected=self.expected
        )


@dataclass(frozen=True)
class AddComment(ProjectCommand):
    """Comment on a pair."""

    name = "comment"
    bead: int
    comment: str

    @property
    def text(self) -> str:
        return self.comment

    def run(self, project: Project) -> Change:
        return project.comment(self.bead, self.comment, self.by, expected=self.expected)


@dataclass(frozen=True)
class CommentOnWords(ProjectCommand):
    """Comment on a stretch of the imported text of one side of a pair."""

    name = "comment"
    bead: int
    side: Side
    stretch: Segment
    comment: str

    @property
    def text(self) -> str:
        return self.comment

    def run(self, project: Project) -> Change:
        return project.comment_on_words(
            self.bead, self.side, self.stretch, self.comment, self.by, expected=self.expected
        )


@dataclass(frozen=True)
class ForbidOwnApproval(ProjectCommand):
    """Set the rule on approving one's own work."""

    name = "rule"
    forbid: bool

    def run(self, project: Project) -> Change:
        return project.forbid_own_approval(self.forbid, self.by)


# Shape


@dataclass(frozen=True)
class Split(ProjectCommand):
    """Cut a pair in two at offsets of the texts.

    Attributes:
        find_cuts: gives the offset on each side that is cut; called while the command is written. None if
            ``source_at`` and ``target_at`` are known.
    """

    name = "split"
    bead: int
    source_at: int | None = None
    target_at: int | None = None
    find_cuts: Callable[[], Mapping[Side, int]] | None = None

    def run(self, project: Project) -> Change:
        source_at, target_at = self.source_at, self.target_at
        if self.find_cuts is not None:
            cuts = self.find_cuts()
            source_at, target_at = cuts.get(Side.SOURCE), cuts.get(Side.TARGET)
        return project.split(self.bead, self.by, source_at, target_at, expected=self.expected)


@dataclass(frozen=True)
class Merge(ProjectCommand):
    """Merge a pair with the one below, or the one above."""

    name = "merge"
    bead: int
    with_next: bool = True

    def run(self, project: Project) -> Change:
        return project.merge(self.bead, self.by, self.with_next, expected=self.expected)


@dataclass(frozen=True)
class MergeFollowing(ProjectCommand):
    """Merge a pair with several that follow it."""

    name = "merge"
    first: int
    times: int

    def run(self, project: Project) -> Change:
        steps: list[Change] = []
        bead = self.first
        for _ in range(self.times):
            steps.append(project.merge(bead, self.by, with_next=True))
            focus = steps[-1].focus
            bead = focus if focus is not None else bead
        return combined(*steps)


@dataclass(frozen=True)
class Join(ProjectCommand):
    """Join two pairs that do not follow one another."""

    name = "join"
    bead: int
    other: int

    def run(self, project: Project) -> Change:
        return project.join(self.bead, self.other, self.by, expected=self.expected)


@dataclass(frozen=True)
class Shift(ProjectCommand):
    """Move the last segment of a side to the pair below, or the first to the pair above."""

    name = "shift"
    bead: int
    side: Side
    down: bool

    def run(self, project: Project) -> Change:
        return project.shift(self.bead, self.side, self.down, self.by, expected=self.expected)


@dataclass(frozen=True)
class MoveCut(ProjectCommand):
    """Move the cut between two pairs on one side to an offset of the text.

    Attributes:
        bead: the pair before the cut.
        behind: the pair after the cut, if it is not the one below.
    """

    name = "move cut"
    bead: int
    side: Side
    at: int
    behind: int | None = None

    def run(self, project: Project) -> Change:
        return project.move_cut(
            self.bead, self.side, self.at, self.by, behind=self.behind, expected=self.expected
        )


@dataclass(frozen=True)
class Transfer(ProjectCommand):
    """Move a segment of one pair to another."""

    name = "transfer"
    giver: int
    taker: int
    side: Side
    segment: Segment

    def run(self, project: Project) -> Change:
        return project.transfer(
            self.giver, self.taker, self.side, [self.segment], self.by, expected=self.expected
        )


@dataclass(frozen=True)
class Detach(ProjectCommand):
    """Make two null beads of the sides of a pair."""

    name = "detach"
    bead: int

    def run(self, project: Project) -> Change:
        return project.detach(self.bead, self.by, expected=self.expected)


# Text


@dataclass(frozen=True)
class Rewording(ProjectCommand):
    """A command about another wording of one side of a pair."""

    bead: int
    side: Side
    wording: str

    @property
    def text(self) -> str:
        return self.wording

    @property
    def reworded_side(self) -> Side:
        return self.side


@dataclass(frozen=True)
class EditText(Rewording):
    """Correct the text of one side."""

    name = "edit"

    def run(self, project: Project) -> Change:
        return project.edit_text(self.bead, self.side, self.wording, self.by, expected=self.expected)


@dataclass(frozen=True)
class EditTexts(ProjectCommand):
    """Correct several texts as one command.

    Attributes:
        wordings: (pair, side, text) for each.
    """

    name = "edit"
    wordings: tuple[tuple[int, Side, str], ...]

    def run(self, project: Project) -> Change:
        return project.edit_texts(self.wordings, self.by, expected=self.expected)


# History


@dataclass(frozen=True)
class Undo(ProjectCommand):
    """Undo the person's last command."""

    name = "undo"

    def run(self, project: Project) -> Change:
        return project.undo(self.by)


@dataclass(frozen=True)
class Redo(ProjectCommand):
    """Redo what the person undid last."""

    name = "redo"

    def run(self, project: Project) -> Change:
        """The change focuses on what the person did then, not on what the machine aligned after it."""
        from db.queries.undo_stack import undo_list

        steps = undo_list(project, self.by.name, NEAREST)
        step = next((step for step in reversed(steps) if not step.done), None)
        change = project.redo(self.by)
        if step is None:
            return change
        concerned = project.events(1, step.event + 1)[0].beads
        there = {row.id for row in project.rows(concerned)}
        return replace(change, focus=next((id_ for id_ in concerned if id_ in there), change.focus))


@dataclass(frozen=True)
class TakeBack(ProjectCommand):
    """Undo one step of the history and keep the steps before and after it."""

    name = "undo"
    event: int

    def run(self, project: Project) -> Change:
        return project.take_back(self.event, self.by)


@dataclass(frozen=True)
class InsteadOfLast(ProjectCommand):
    """Undo the person's last command and write another in its place, reported as one change."""

    name = "move cut"
    command: ProjectCommand

    def run(self, project: Project) -> Change:
        return combined(project.undo(self.by), self.command.run(project))

    def signed(self, person: Person) -> Self:
        return replace(self, by=person, command=self.command.signed(person))

    def on_top_of(self, seen: Mapping[int, int]) -> Self:
        return replace(self, command=self.command.on_top_of(seen))


def combined(first: Change, *others: Change) -> Change:
    """Several changes, in order, as one."""
    changed, added, removed = set(first.changed), set(first.added), set(first.removed)
    last = first
    for change in others:
        last = change
        changed |= set(change.changed)
        removed = (removed | set(change.removed)) - set(change.added)
        added = (added | set(change.added)) - removed
    changed -= removed | added
    if not others:
        return first
    return replace(
        last, changed=tuple(changed), added=tuple(added), removed=tuple(removed), order_changed=True
    )
