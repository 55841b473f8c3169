"""``muqabala merge-review``: decisions of a colleague on a review table into the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ui.cli.console import PATH, listed, plural, print_json, progress_bar

if TYPE_CHECKING:
    from pathlib import Path


@click.command("merge-review")
@click.argument("table", type=PATH)
@click.argument("project", type=PATH)
@click.option("--by", help="The colleague's name; the one written in the table if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(table: Path, project: Path, by: str | None, as_json: bool) -> None:
    """Merge a review table (TABLE, .docx), or what a review page saved (.json), into PROJECT.

    Pairs are found by the reference in the last column. A row whose pair has changed since the export, or
    that the rules of the project forbid, is left out and named. A wording that was changed in the table
    becomes a proposal.
    """
    from db import Project
    from ui.services.exchange.review import merge_review

    with progress_bar(shown=not as_json) as progress, Project.open(project, verify=True) as opened:
        merged = merge_review(opened, table, by or "", progress)
    if as_json:
        print_json(
            {
                "reviewer": merged.reviewer,
                "rows": merged.rows,
                **{str(decision): count for decision, count in merged.done.items()},
                "comments": merged.comments,
                "proposals": merged.proposals,
                "undecided": merged.undecided,
                "already": merged.already,
                "skipped": merged.skipped,
            }
        )
        return
    parts = [f"{count:,} {decision}" for decision, count in merged.done.items() if count]
    for count, what in (
        (merged.comments, "comment"),
        (merged.proposals, "proposal"),
    ):
        if count:
            parts.append(plural(count, what))
    for count, text in ((merged.already, "decided so before"), (merged.undecided, "without a decision")):
        if count:
            parts.append(f"{count:,} {text}")
    done = ", ".join(parts) or "nothing"
    click.echo(f"{table}: {plural(merged.rows, 'row')} of {merged.reviewer}: {done}.")
    for why, rows in merged.skipped.items():
        click.echo(f"Note: {plural(len(rows), 'row')} left out, {why}: {listed(rows)}.", err=True)
