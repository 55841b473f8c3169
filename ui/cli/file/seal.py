"""``muqabala seal``: write a sheet that fixes the reviewed state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ui.cli.console import PATH, plural, progress_bar

if TYPE_CHECKING:
    from pathlib import Path


@click.command("seal")
@click.argument("project", type=PATH)
@click.option("-o", "--output", type=PATH, required=True, help="The sheet to write (.json).")
@click.option("--by", help="Your name, for the sheet; the login name if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print the sheet instead of a summary.")
def command(project: Path, output: Path, by: str | None, as_json: bool) -> None:
    """Write a sheet that pins down the present state of PROJECT.

    The sheet holds who, when, the numbers of pairs and the head of the hash chain. Keep it elsewhere, or give
    it to others: ``muqabala check PROJECT --seal SHEET`` confirms later that nothing before it was changed.
    """
    from aligner.formats.io.atomic_write import atomic_write
    from db import Project
    from db.integrity.seal import make_seal
    from ui.cli.align import _login
    from ui.services.output_paths import check_folder, keep_apart

    keep_apart([project], [output])
    check_folder(output)
    with progress_bar(shown=not as_json) as progress:
        opening = Project.open(project, verify=True, progress=progress)
    with opening as opened, opened.connection() as connection, connection.begin():
        seal = make_seal(connection, (by or "").strip() or _login())
    with atomic_write(output) as stream:
        stream.write(seal.to_json().encode())
    if as_json:
        click.echo(seal.to_json(), nl=False)
    else:
        total = sum(seal.pairs.values())
        click.echo(
            f"{output}: seal of {project}, {plural(total, 'pair')} ({seal.pairs['approved']:,} approved), "
            f"{plural(seal.events, 'event')}, head {seal.head[:16]}."
        )
