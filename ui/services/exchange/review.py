"""Decisions of a colleague on a review table, merged into the project."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aligner.bitext import Side
from aligner.errors import ConflictError, InputError, RuleError
from aligner.exchange.review_table import Decision, content_hash
from aligner.formats.bitexts.review_docx import ReviewRow, read_review_docx
from aligner.formats.bitexts.review_page import read_review_decisions
from aligner.formats.protocols import Languages
from aligner.messages import Message
from aligner.permissions import GOALS, Action, Person, Role
from aligner.progress import Progress, no_progress
from db import Change, summaries
from ui.services.project_commands import ProjectCommand, combined
from ui.services.units import units_of_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from db import BeadRow, Project

NO_REFERENCE = Message("its reference is missing")
TWICE = Message("its pair is in the table twice")
GONE = Message("its pair is not in the project any more")
CHANGED = Message("its pair has changed since")
UNKNOWN = Message("its decision is not understood")
REWORDED = Message("another wording is proposed, so the pair is not decided yet")
NO_REASON = Message("it is returned without a comment")


@dataclass(slots=True)
class MergedReview:
    """What became of the rows.

    Attributes:
        done: pairs by decision. comments, proposals: pairs that got one.
        undecided: rows without a decision, a comment or another wording. already: pairs that were there.
        skipped: numbers of rows that were left out, by the reason.
        changes: what was written, in order.
    """

    reviewer: str
    rows: int
    done: dict[Decision, int] = field(default_factory=lambda: dict.fromkeys(Decision, 0))
    comments: int = 0
    proposals: int = 0
    undecided: int = 0
    already: int = 0
    skipped: dict[str, list[str]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def skip(self, why: str, row: ReviewRow) -> None:
        self.skipped.setdefault(why, []).append(row.number)


def merge_review(
    project: Project,
    table: Path,
    by: str = "",
    progress: Progress = no_progress,
) -> MergedReview:
    """Carry out what a table says, pair by pair, under the name of the colleague.

    The colleague approves and returns as a reviewer, and confirms as a translator. A row whose pair has
    changed, or that the rules forbid, is left out and named. A wording that the colleague changed becomes a
    proposal: nothing is overwritten.

    Args:
        by: the colleague; empty for the name that the table gives.

    Raises:
        InputError: no review table, or nobody says whose it is.
        ProjectError: the project cannot be written.
    """
    if table.suffix.lower() == ".json":
        read = read_review_decisions(table)
    else:
        info = project.info()
        read = read_review_docx(table, Languages(info.source.language, info.target.language), progress)
    name = by.strip() or read.reviewer
    if not name:
        raise InputError(
            "does not say who reviewed it",
            remedy="Write the name of the reviewer above its table",
            path=table,
        )
    merged = MergedReview(name, len(read.rows))
    _Merge(project, merged).run(list(_known(project, read.rows, merged)))
    return merged


@dataclass(frozen=True)
class MergeReview(ProjectCommand):
    """Merge a review table that came back.

    Attributes:
        merged: called with what became of the rows, on the thread that writes.
    """

    name = "merge review"
    table: Path
    merged: Callable[[MergedReview], None]

    def run(self, project: Project) -> Change:
        merged = merge_review(project, self.table)
        self.merged(merged)
        return combined(*merged.changes) if merged.changes else Change(0, self.name, summaries.NOTHING)


@dataclass(frozen=True, slots=True)
class _Known:
    """A row whose pair is in the project as it was."""

    row: ReviewRow
    pair: int
    unit: TranslationUnit


def _known(project: Project, rows: tuple[ReviewRow, ...], merged: MergedReview) -> Iterator[_Known]:
    wanted = {row.reference.pair for row in rows if row.reference is not None}
    units = {
        pair: unit for unit in units_of_project(project) if (pair := int(unit.properties["id"])) in wanted
    }
    seen: set[int] = set()
    for row in rows:
        reference = row.reference
        if reference is None:
            merged.skip(NO_REFERENCE, row)
        elif reference.pair in seen:
            merged.skip(TWICE, row)
        elif (unit := units.get(reference.pair)) is None:
            merged.skip(GONE, row)
        elif content_hash(unit.source, unit.target) != reference.content:
            merged.skip(CHANGED, row)
        elif row.unknown:
            merged.skip(UNKNOWN, row)
        else:
            seen.add(reference.pair)
            yield _Known(row, reference.pair, unit)


class _Merge:
    """Carries out rows by commands: all of a kind as one, one by one where that is refused."""

    def __init__(self, project: Project, merged: MergedReview) -> None:
        self._project = project
        self._reviewer = Person(merged.reviewer, Role.REVIEWER)
        self._translator = Person(merged.reviewer, Role.TRANSLATOR)
        self._merged = merged
        self._now: dict[int, BeadRow] = {}

    def run(self, rows: list[_Known]) -> None:
        self._now = {row.id: row for row in self._project.rows([known.pair for known in rows])}
        decided: dict[tuple[Decision, str], list[_Known]] = defaultdict(list)
        comments: list[_Known] = []
        for known in rows:
            row = known.row
            proposed = self._propose(known)
            if row.decision is None:
                if row.comment:
                    comments.append(known)
                elif not proposed:
                    self._merged.undecided += 1
            elif proposed and row.decision is not Decision.RETURN:
                self._merged.skip(REWORDED, row)
            elif self._now[known.pair].status is GOALS[Action(row.decision)]:
                self._merged.already += 1
            elif row.decision is Decision.RETURN and not row.comment:
                self._merged.skip(NO_REASON, row)
            else:
                reason = row.comment if row.decision is Decision.RETURN else ""
                decided[row.decision, reason].append(known)
        for (decision, reason), pairs in decided.items():
            done = self._decide(decision, reason, pairs)
            if decision is not Decision.RETURN:
                comments += [known for known in done if known.row.comment]
        if comments:
            said = [(known.pair, known.row.comment) for known in comments]
            self._merged.changes.append(self._project.comment_on_many(said, self._reviewer))
            self._merged.comments += len(said)

    def _propose(self, known: _Known) -> bool:
        """Propose the wordings that differ from those of the project."""
        proposed = False
        row, unit = known.row, known.unit
        for side, text, own in (
            (Side.SOURCE, row.source, unit.source),
            (Side.TARGET, row.target, unit.target),
        ):
            if text and text != " ".join(own.split()):
                change = self._project.propose(known.pair, side, text, self._reviewer)
                self._merged.changes.append(change)
                proposed = True
        self._merged.proposals += proposed
        return proposed

    def _decide(self, decision: Decision, reason: str, pairs: list[_Known]) -> list[_Known]:
        """Carry out a decision on pairs; those on which it was done."""
        project = self._project

        def carry_out(some: list[_Known]) -> None:
            ids = [known.pair for known in some]
            seen = {id_: self._now[id_].revision for id_ in ids}
            if decision is Decision.APPROVE:
                change = project.approve(ids, self._reviewer, expected=seen)
            elif decision is Decision.CONFIRM:
                change = project.confirm(ids, self._translator, expected=seen)
            else:
                change = project.send_back(ids, self._reviewer, reason, expected=seen)
            self._merged.changes.append(change)

        try:
            carry_out(pairs)
            done = pairs
        except (RuleError, ConflictError):
            done = []
            for known in pairs:
                try:
                    carry_out([known])
                    done.append(known)
                except RuleError as error:
                    self._merged.skip(error.what, known.row)
                except ConflictError:
                    self._merged.skip(CHANGED, known.row)
        self._merged.done[decision] += len(done)
        return done
