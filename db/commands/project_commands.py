"""Every command that changes a project: one transaction and one event each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from aligner.permissions import MACHINE, Action
from db.assignments import command as assigning
from db.commands import reshape, review, suggest, undo, word_links

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from aligner.bitext import Bead, Segment, Side
    from aligner.permissions import Person
    from db.assignments.assignment import Assignment
    from db.commands.transaction import Transaction
    from db.records import Change, RunInfo

Expected = Mapping[int, int]
"""Pairs and the revisions a command was decided on."""

Ids = int | Sequence[int] | NDArray[np.int64]
"""One pair or several."""


class ProjectCommands:
    """The commands of :class:`db.Project`, which holds one of these.

    Args:
        begin: opens a transaction for a person (or for a name, such as the machine's). It commits when the
            block ends and rolls back when the block raises.
    """

    def __init__(self, begin: Callable[[Person | str], AbstractContextManager[Transaction]]) -> None:
        self._begin = begin

    def suggest(
        self,
        beads: Sequence[Bead],
        run: RunInfo,
        by: Person | str = MACHINE,
        replacing: Sequence[int] | NDArray[np.int64] | None = None,
        *,
        evidence: Sequence[Mapping[str, Any] | None] | None = None,
        follows: int | None = None,
    ) -> Change:
        """Put suggestions of the machine in place of older ones.

        Args:
            beads: in display order. With ``replacing=None`` they may include the pairs a person decided on,
                unchanged, as an aligner gives its fixed beads back; those are passed over.
            run: the signature of the run.
            by: at whose request; the undo of that person takes the suggestions back. For "machine",
                anybody's undo does.
            replacing: the pairs to replace; None for all that no person has decided on. Pairs that come out
                the same keep their id, and their revision too when score and evidence are the same.
            evidence: JSON values for each bead, why it was suggested.
            follows: the event of the command that called for the re-alignment; undo takes both back together.

        Raises:
            ConflictError: a person decided on one of the pairs in the meantime; nothing was written.
            EditError: the beads do not hold every word exactly once.
        """
        ids = None if replacing is None else [int(id_) for id_ in replacing]
        with self._begin(by) as tx:
            return suggest.suggest(tx, beads, run, replacing=ids, evidence=evidence, follows=follows)

    def suggest_part(self, beads: Sequence[Bead], run: RunInfo, by: Person | str = MACHINE) -> Change:
        """Add the first pairs of an alignment that goes on; no pair that is there is changed.

        Until :meth:`suggest` brings the whole, the rest of the words is in no pair; see
        :meth:`db.project_reader.ProjectReader.is_unfinished`.

        Args:
            beads: in display order. Those with words that a pair holds already are passed over.
            run: the signature of the run.
            by: at whose request. Nobody's undo takes a part back: it would leave a hole.

        Raises:
            EditError: a bead cuts a word, or two hold the same words.
        """
        with self._begin(by) as tx:
            return suggest.suggest_part(tx, beads, run)

    # Review: each takes all the pairs or, when the rules forbid one of them, none.

    def confirm(self, ids: Ids, by: Person, *, expected: Expected | None = None) -> Change:
        """Confirm pairs as a translator; those confirmed already are passed over.

        Raises (as every command below):
            RuleError: the rules forbid it.
            ConflictError: a pair is gone or not at its expected revision; see :class:`db.BeadConflictError`.
            ProjectError: the file cannot be written.
        """
        with self._begin(by) as tx:
            return review.change_status(tx, Action.CONFIRM, _ids(ids), expected)

    def unconfirm(self, ids: Ids, by: Person, *, expected: Expected | None = None) -> Change:
        """Take back one's stage's word: the translator a confirmation, the reviewer an approval or a
        return.
        """
        with self._begin(by) as tx:
            return review.change_status(tx, Action.UNCONFIRM, _ids(ids), expected)

    def approve(self, ids: Ids, by: Person, *, expected: Expected | None = None) -> Change:
        """Approve confirmed pairs as a reviewer."""
        with self._begin(by) as tx:
            return review.change_status(tx, Action.APPROVE, _ids(ids), expected)

    def send_back(
        self,
        ids: Ids,
        by: Person,
        reason: str,
        *,
        proposal: tuple[Side, str] | None = None,
        expected: Expected | None = None,
    ) -> Change:
        """Return confirmed or approved pairs as a reviewer, with a reason that is kept as a comment on
        each.

        Args:
            proposal: a side and how it should read.
        """
        with self._begin(by) as tx:
            return review.change_status(tx, Action.RETURN, _ids(ids), expected, reason, proposal)

    def answer(
        self, id_: int, proposal: int, by: Person, *, accept: bool, expected: Expected | None = None
    ) -> Change:
        """Let a pair read as a comment proposes, or refuse that; a returned pair is confirmed by either.

        Args:
            proposal: the id of the comment; it must be the last proposal for the pair.
        """
        with self._begin(by) as tx:
            return review.answer(tx, id_, proposal, accept=accept, expected=expected)

    def release(self, ids: Ids, by: Person, *, expected: Expected | None = None) -> Change:
        """Give pairs that a person made or changed back to the machine, which may then replace them."""
        with self._begin(by) as tx:
            return review.release(tx, _ids(ids), expected)

    def comment(self, id_: int, text: str, by: Person, *, expected: Expected | None = None) -> Change:
        """Comment on a pair; anybody may at any time."""
        with self._begin(by) as tx:
            return review.comment(tx, id_, text, side=None, expected=expected)

    def comment_on_words(
        self,
        id_: int,
        side: Side,
        stretch: Segment,
        text: str,
        by: Person,
        *,
        expected: Expected | None = None,
    ) -> Change:
        """Comment on a stretch of the imported text of one side of a pair; anybody may at any time."""
        with self._begin(by) as tx:
            return review.comment_on_words(tx, id_, side, stretch, text, expected=expected)

    def link_words(
        self,
        id_: int,
        links: Sequence[tuple[int, int, int, int]] | None,
        by: Person,
        *,
        expected: Expected | None = None,
    ) -> Change:
        """Set the word links of a pair by hand; None leaves them to the machine again."""
        with self._begin(by) as tx:
            return word_links.link_words(tx, id_, links, expected=expected)

    def comment_on_many(self, said: Sequence[tuple[int, str]], by: Person) -> Change:
        """Say something about each of several pairs, as one command; what is blank is passed over."""
        with self._begin(by) as tx:
            return review.comment_on_many(tx, said)

    def propose(
        self, id_: int, side: Side, text: str, by: Person, *, expected: Expected | None = None
    ) -> Change:
        """Propose another wording of one side, as a comment of kind "propose" that the translator may take
        over.
        """
        with self._begin(by) as tx:
            return review.comment(tx, id_, text, side=side, expected=expected)

    def assign(self, assignment: Assignment, by: Person) -> Change:
        """Assign words to a person, or change the assignment with the key that is given.

        In a file anybody may; in a library only a reviewer or a manager.

        Raises:
            EditError: no person, no pair, no such day, or no such key.
        """
        with self._begin(by) as tx:
            return assigning.assign(tx, assignment)

    def end_assignment(self, key: str, by: Person) -> Change:
        """End an assignment; EditError if there is none with this key."""
        with self._begin(by) as tx:
            return assigning.end_assignment(tx, key)

    def forbid_own_approval(self, forbid: bool, by: Person) -> Change:
        """Decide, as a reviewer, whether somebody may approve what they made or confirmed themselves."""
        with self._begin(by) as tx:
            return review.forbid_own_approval(tx, forbid)

    # Shape: see aligner.editing for what each does to the words, and what it refuses as an EditError.

    def split(
        self,
        id_: int,
        by: Person,
        source_at: int | None = None,
        target_at: int | None = None,
        *,
        expected: Expected | None = None,
    ) -> Change:
        """Cut a pair in two at offsets of the texts, between words."""
        with self._begin(by) as tx:
            return reshape.split(tx, id_, source_at, target_at, expected)

    def merge(
        self, id_: int, by: Person, with_next: bool = True, *, expected: Expected | None = None
    ) -> Change:
        """Make one pair of this one and the one below (or above) it."""
        with self._begin(by) as tx:
            return reshape.merge(tx, id_, with_next, expected)

    def join(self, id_: int, other_id: int, by: Person, *, expected: Expected | None = None) -> Change:
        """Make one pair of any two, such as two one-sided ones; it may cross others."""
        with self._begin(by) as tx:
            return reshape.join(tx, id_, other_id, expected)

    def shift(
        self, id_: int, side: Side, down: bool, by: Person, *, expected: Expected | None = None
    ) -> Change:
        """Hand the last segment of a pair to the one below, or its first to the one above."""
        with self._begin(by) as tx:
            return reshape.shift(tx, id_, side, down, expected)

    def move_cut(
        self,
        id_: int,
        side: Side,
        at: int,
        by: Person,
        *,
        behind: int | None = None,
        expected: Expected | None = None,
    ) -> Change:
        """Move the cut between this pair and the one below it, on one side, to an offset of the text.

        Args:
            behind: the pair whose text follows this one's on that side, where it is not the one below
                (pairs without that side are between the two, or the pairs cross).
        """
        with self._begin(by) as tx:
            return reshape.move_cut(tx, id_, side, at, expected, behind=behind)

    def detach(self, id_: int, by: Person, *, expected: Expected | None = None) -> Change:
        """Take a pair apart into its two sides."""
        with self._begin(by) as tx:
            return reshape.detach(tx, id_, expected)

    def transfer(
        self,
        from_id: int,
        to_id: int,
        side: Side,
        segments: Sequence[Segment],
        by: Person,
        *,
        expected: Expected | None = None,
    ) -> Change:
        """Hand segments of one pair to another, wherever they are."""
        with self._begin(by) as tx:
            return reshape.transfer(tx, from_id, to_id, side, segments, expected)

    def move(self, id_: int, position: int, by: Person, *, expected: Expected | None = None) -> Change:
        """Show a pair at another place of the list, counted from 0."""
        with self._begin(by) as tx:
            return reshape.move(tx, id_, position, expected)

    def edit_text(
        self, id_: int, side: Side, new_text: str, by: Person, *, expected: Expected | None = None
    ) -> Change:
        """Record the corrections that make one side of a pair read ``new_text``; the imported text stays as
        it is.
        """
        with self._begin(by) as tx:
            return reshape.edit_text(tx, id_, side, new_text, expected)

    def edit_texts(
        self, wordings: Iterable[tuple[int, Side, str]], by: Person, *, expected: Expected | None = None
    ) -> Change:
        """Record the corrections of several pairs or sides as one command: all of them or none.

        Args:
            wordings: (pair, side, text). Of an iterator only some are held at a time; then those of one pair
                must come one after the other.
        """
        with self._begin(by) as tx:
            return reshape.edit_texts(tx, wordings, expected)

    # History

    def undo(self, by: Person) -> Change:
        """Take back this person's last command that is in effect, with what the machine did after it.

        Raises:
            EditError: there is nothing to undo.
            ConflictError: somebody changed the pairs since.
            RuleError: it was done in another role.
        """
        with self._begin(by) as tx:
            return undo.undo(tx)

    def take_back(self, event_id: int, by: Person) -> Change:
        """Take back one step of the history and leave what came before and after it: how a person refuses a
        re-alignment and keeps the correction that called for it.

        Raises:
            EditError: there is no such step, or it was taken back already.
            ConflictError: somebody changed the pairs since.
            RuleError: it was done in another role.
        """
        with self._begin(by) as tx:
            return undo.take_back(tx, event_id)

    def redo(self, by: Person) -> Change:
        """Do again what this person took back last; errors as for :meth:`undo`."""
        with self._begin(by) as tx:
            return undo.redo(tx)


def _ids(ids: Ids) -> list[int]:
    return [int(ids)] if isinstance(ids, int | np.integer) else [int(id_) for id_ in ids]
