"""``muqabala check``: check whether a project file is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aligner.errors import InputError
from ui.cli.console import PATH, plural, print_json

if TYPE_CHECKING:
    from pathlib import Path

    from db.integrity.seal import Seal


@click.command("check")
@click.argument("project", type=PATH)
@click.option("--seal", "sheet", type=PATH, help="Compare with a sheet that muqabala seal wrote.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(project: Path, sheet: Path | None, as_json: bool) -> int:
    """Check all of PROJECT: pages, references, texts, history, every word in exactly one pair.

    Exit code 0 when all is well, 2 when there are problems.
    """
    from db import check
    from ui.cli.main import BAD_INPUT, OK

    seal = _read(sheet) if sheet is not None else None
    report = check(project)
    problems, later = list(report.problems), 0
    if seal is not None and not problems:
        from db import Project
        from db.integrity.seal import compare

        with Project.open(project) as opened, opened.connection() as connection, connection.begin():
            problems, later = compare(connection, seal)
    if as_json:
        print_json(
            {
                "path": str(report.path),
                "problems": problems,
                "pairs": report.beads,
                "events": report.events,
                "seal": str(sheet) if sheet is not None else None,
                "events_after_seal": later if seal is not None else None,
            }
        )
    elif problems:
        for problem in problems:
            click.echo(f"{project}: {problem}")
        click.echo("Restore a snapshot (muqabala snapshots), or save what is left (muqabala repair).")
    else:
        click.echo(f"{project} is whole: {plural(report.beads, 'pair')}, {plural(report.events, 'event')}.")
        if seal is not None:
            since = "nothing was changed since" if not later else f"{plural(later, 'event')} since"
            click.echo(f"Sealed by {seal.sealed_by} on {seal.sealed[:10]}: the seal holds, {since}.")
    return BAD_INPUT if problems else OK


def _read(sheet: Path) -> Seal:
    from db.integrity.seal import Seal

    try:
        text = sheet.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not text"
        raise InputError(
            "cannot be read ({why})", remedy="Choose a sheet that muqabala seal wrote", path=sheet, why=why
        ) from error
    return Seal.from_json(text)
