"""``muqabala parallel``: several translations of one source in one file."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from ui.cli.console import PATH, plural, print_json, progress_bar
from ui.cli.export import STATUSES

if TYPE_CHECKING:
    from pathlib import Path


@click.command("parallel")
@click.argument("projects", type=PATH, nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=PATH,
    required=True,
    help="The file to write: a translation memory (.tmx), or TEI (.tei, .xml).",
)
@click.option(
    "--status",
    type=click.Choice(list(STATUSES)),
    default="confirmed",
    show_default=True,
    help="Which translations: all pairs of a row confirmed (or approved), approved, or any.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(projects: tuple[Path, ...], output: Path, status: str, as_json: bool) -> None:
    """Write translations of one source as multilingual TMX or TEI, in rows by the words of the source.

    PROJECTS share their source text; 'muqabala library --same-source' finds such projects. A row ends where
    a pair ends in all of them.
    """
    from db import Project
    from ui.services.library.parallel import parallel_grid, write_grid
    from ui.services.output_paths import check_folder, keep_apart

    if len(projects) < 2:
        raise click.UsageError("Give two projects or more.")
    keep_apart(projects, [output])
    check_folder(output)
    with ExitStack() as stack, progress_bar(shown=not as_json) as progress:
        opened = [
            stack.enter_context(Project.open(path, verify=True, progress=progress)) for path in projects
        ]
        grid = parallel_grid(opened)
    texts = write_grid(output, grid, STATUSES[status])
    count = len(texts.rows)
    variants = sum(len(row.variants) for row in texts.rows)
    if as_json:
        print_json(
            {
                "output": str(output),
                "rows": count,
                "translations": variants,
                "untranslated": texts.untranslated,
                "unsettled": texts.unsettled,
            }
        )
        return
    click.echo(
        f"{output}: {plural(count, 'row')} with {plural(variants, 'translation')}; "
        f"{plural(texts.untranslated, 'row')} left out without one; "
        f"{plural(texts.unsettled, 'translation')} left out because of the status."
    )
