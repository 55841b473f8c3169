"""``muqabala export``: the pairs of a project as a translation memory or in another format."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from aligner.bitext import Status
from aligner.errors import InputError
from ui.cli.console import PATH, plural, print_json, progress_bar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aligner.formats.tmx import TmxHeader, TmxReport
    from aligner.formats.unit import Unit
    from aligner.progress import Progress
    from db import Project

STATUSES: dict[str, tuple[Status, ...] | None] = {
    "confirmed": (Status.CONFIRMED, Status.APPROVED),
    "approved": (Status.APPROVED,),
    "all": None,
}


@click.command("export")
@click.argument("project", type=PATH)
@click.option("-o", "--output", type=PATH, required=True, help="The file to write.")
@click.option(
    "--status",
    type=click.Choice(list(STATUSES)),
    default="confirmed",
    show_default=True,
    help="Which pairs: confirmed (or approved), approved only, or all.",
)
@click.option(
    "--codes",
    type=click.Choice(["plain", "regions"]),
    default="plain",
    show_default=True,
    help="Language codes: ar and en, or ar-SA and en-US as Trados wants them.",
)
@click.option("--one-sided", is_flag=True, help="Write pairs that lack a side too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(project: Path, output: Path, status: str, codes: str, one_sided: bool, as_json: bool) -> None:
    """Write the pairs of PROJECT as a translation memory.

    The ending of OUTPUT tells the format: .tmx (also without an ending), .xliff, .xlsx, .csv, .tsv, .jsonl,
    .docx, .html, .pdf. The file is written beside its place and moved there whole: if anything goes wrong, an
    old one stays.
    """
    from db import Project
    from ui.cli.places import keep_apart
    from ui.cli.writing import write

    keep_apart([project], [output])
    with Project.open(project) as opened:
        counts = opened.counts()
        kinds = STATUSES[status]
        chosen = counts.total if kinds is None else sum(counts.of(kind) for kind in kinds)
        if not chosen:
            raise InputError(
                "holds no pairs yet" if not counts.total else f"holds no {status} pairs yet",
                remedy="Align it first" if not counts.total else "Confirm some, or export with --status all",
                path=project,
            )
        with progress_bar(shown=not as_json) as progress:
            report = write(
                output,
                _counted(opened, kinds, chosen, progress),
                header_for(opened, codes),
                one_sided=one_sided,
            )
    if as_json:
        print_json({"output": str(output), **asdict(report)})
    else:
        click.echo(f"{output}: {told(report)}")


def header_for(project: Project, codes: str) -> TmxHeader:
    """The header of a project's translation memory, with language codes as its importer wants them."""
    from aligner.formats.tmx import TmxHeader
    from ui.exporting import with_region

    info = project.info()
    source, target = (
        with_region(text.language) if codes == "regions" else text.language
        for text in (info.source, info.target)
    )
    return TmxHeader(source, target, created_by=info.created_by, document=info.name)


def told(report: TmxReport) -> str:
    """What became of the units, as a clause."""
    parts = [plural(report.written, "pair") + " written"]
    if report.one_sided:
        parts.append(f"{report.one_sided:,} with one side only")
    if report.illegal_characters:
        parts.append(f"{plural(report.illegal_characters, 'character')} removed that XML cannot hold")
    if report.over_long:
        parts.append(f"{report.over_long:,} longer than 2,000 characters, which some programs refuse")
    return "; ".join(parts) + "."


def _counted(
    project: Project, kinds: tuple[Status, ...] | None, total: int, progress: Progress
) -> Iterator[Unit]:
    from ui.units import units_of_project

    for number, unit in enumerate(units_of_project(project, kinds)):
        if number % 500 == 0:
            progress(number / total, "Writing")
        yield unit
