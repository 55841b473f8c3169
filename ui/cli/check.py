"""``muqabala check``: whether a project file is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ui.cli.console import PATH, plural, print_json

if TYPE_CHECKING:
    from pathlib import Path


@click.command("check")
@click.argument("project", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(project: Path, as_json: bool) -> int:
    """Check all of PROJECT: every page, every reference, every word in exactly one pair.

    Exit code 0 when all is well, 2 when there are problems.
    """
    from db import check
    from ui.cli.main import BAD_INPUT, OK

    report = check(project)
    if as_json:
        print_json(
            {
                "path": str(report.path),
                "problems": list(report.problems),
                "pairs": report.beads,
                "events": report.events,
            }
        )
    elif report.problems:
        for problem in report.problems:
            click.echo(f"{project}: {problem}")
        click.echo("Restore the project from a backup, or export what it holds.")
    else:
        click.echo(f"{project} is whole: {plural(report.beads, 'pair')}, {plural(report.events, 'event')}.")
    return BAD_INPUT if report.problems else OK
