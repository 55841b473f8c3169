"""``muqabala assign``: who is to align or review which pairs, until when, and how far that has come."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from aligner.permissions import Person, Role, WorkKind
from ui.cli.align import _login
from ui.cli.console import PATH, plural, print_json, progress_bar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db import Project
    from db.assignments.assignment import Assignment
    from db.assignments.standing import AssignedWork

_RANGE = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")


@click.command("assign")
@click.argument("project", type=PATH)
@click.option("--to", "person", default="", help="Who is to do the work.")
@click.option("--work", type=click.Choice(["align", "review"]), default="align", show_default=True,
              help="What is to be done.")  # fmt: skip
@click.option("--pairs", multiple=True, metavar="N-M", help="Which pairs, by number; repeatable.")
@click.option("--chapter", "chapters", type=click.IntRange(1), multiple=True,
              help="All pairs of this chapter of the source, counted from 1; repeatable.")  # fmt: skip
@click.option("--due", default="", metavar="DAY", help="The last day (2026-12-10).")
@click.option("--note", default="", help="What the person should know.")
@click.option("--end", "ended", metavar="KEY", multiple=True, help="End the assignment with this key.")
@click.option("--by", help="Your name, for the history; the login name if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    project: Path,
    person: str,
    work: str,
    pairs: tuple[str, ...],
    chapters: tuple[int, ...],
    due: str,
    note: str,
    ended: tuple[str, ...],
    by: str | None,
    as_json: bool,
) -> None:
    """Assign pairs of PROJECT to a person, and list the assignments with their progress.

    Without --to nothing is assigned. An assignment holds the words of its pairs, whatever becomes of the
    pairs; with neither --pairs nor --chapter it holds all.
    """
    from db import Project
    from db.assignments.standing import assigned_work

    if not person.strip() and (pairs or chapters or due or note):
        raise click.UsageError("Say whom to assign the pairs to: --to NAME.")
    author = Person((by or "").strip() or _login(), Role.REVIEWER)
    with (
        progress_bar(shown=not as_json) as progress,
        Project.open(project, verify=True, progress=progress) as opened,
    ):
        for key in ended:
            opened.end_assignment(key, author)
        if person.strip():
            from ui.services.review.assigning import assignment_for

            ids = _chosen(opened, pairs, chapters)
            opened.assign(assignment_for(opened, ids, person, WorkKind(work), due, note), author)
        with opened.connection() as connection:
            found = assigned_work(connection)
    today = date.today()
    if as_json:
        print_json({"project": str(project), "assignments": [_document(*one, today) for one in found]})
        return
    _print(found, today)


def _chosen(project: Project, pairs: Sequence[str], chapters: Sequence[int]) -> list[int]:
    """Ids of the pairs that the options name."""
    from aligner.errors import InputError
    from ui.services.review.assigning import chapters_of, pairs_in

    order = [int(id_) for id_ in project.order()]
    wanted: set[int] = set()
    for text in pairs:
        found = _RANGE.fullmatch(text.strip())
        if found is None:
            raise click.UsageError(f"{text!r} is no range of pairs: write --pairs 1-50.")
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= len(order):
            raise InputError(
                "has no pairs {first} to {last}",
                remedy="Give numbers from 1 to {count}",
                path=project.path,
                first=first,
                last=last,
                count=len(order),
            )
        wanted.update(order[first - 1 : last])
    known = chapters_of(project) if chapters else []
    for number in chapters:
        if number > len(known):
            raise InputError(
                "has no chapter {number}",
                remedy="Give a number up to {count}",
                path=project.path,
                number=number,
                count=len(known),
            )
        wanted.update(pairs_in(project, known[number - 1].start, known[number - 1].end))
    return [id_ for id_ in order if id_ in wanted] if pairs or chapters else order


def _document(assignment: Assignment, work: AssignedWork, today: date) -> dict[str, Any]:
    return {
        "key": assignment.key,
        "person": assignment.person,
        "work": assignment.work.value,
        "due": assignment.due or None,
        "note": assignment.note,
        "by": assignment.by,
        "at": assignment.at,
        "source": [[part.start, part.end] for part in assignment.source],
        "target": [[part.start, part.end] for part in assignment.target],
        "pairs": work.total,
        "done": work.done,
        "waiting": work.waiting,
        "overdue": work.is_overdue(today),
    }


def _print(found: Sequence[tuple[Assignment, AssignedWork]], today: date) -> None:
    from db.assignments.standing import work_of_people

    for assignment, work in found:
        late = "  overdue" if work.is_overdue(today) else ""
        note = f"  {assignment.note}" if assignment.note else ""
        click.echo(
            f"{assignment.key}  {assignment.person}, {work.work}: {work.done:,} of "
            f"{plural(work.total, 'pair')}, due {assignment.due or 'any day'}{late}{note}"
        )
    for who, kind, total, done, overdue in work_of_people([work for _, work in found], today):
        late = f", {overdue:,} overdue" if overdue else ""
        click.echo(f"{who}, {kind.value}: {done:,} of {plural(total, 'pair')} done{late}.")
    if not found:
        click.echo("Nothing is assigned.")
