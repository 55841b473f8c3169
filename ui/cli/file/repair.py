"""``muqabala repair``: recover the undamaged pairs of a project into a new file."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from ui.cli.console import PATH, plural, print_json, progress_bar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.salvage.repair import RepairReport


@click.command("repair")
@click.argument("broken", type=PATH)
@click.option("-o", "--output", type=PATH, required=True, help="The new project to write.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(broken: Path, output: Path, as_json: bool) -> int:
    """Save what is undamaged of the project BROKEN in a new project, and say what was lost.

    BROKEN is only read. Words whose pair is lost become one-sided suggestions in the new project. Exit code 0
    when nothing is lost, 2 when something is.
    """
    from db.file.header import find
    from db.salvage.repair import repair
    from ui.cli.main import BAD_INPUT, OK
    from ui.services.output_paths import check_folder, keep_apart

    find(broken)
    keep_apart([broken], [output])
    check_folder(output)
    with progress_bar(shown=not as_json) as progress:
        report = repair(broken.absolute(), output.absolute(), progress)
    if as_json:
        document = asdict(report) | {"path": str(output), "complete": report.complete}
        print_json(document | {"damaged_texts": [side.value for side in report.damaged_texts]})
    else:
        for line in _lines(output, report):
            click.echo(line)
    return OK if report.complete else BAD_INPUT


def _lines(output: Path, report: RepairReport) -> Iterator[str]:
    yield (
        f"{output}: {plural(report.pairs, 'pair')}, {plural(report.events, 'event')} and "
        f"{plural(report.comments, 'comment')} saved."
    )
    if report.complete:
        yield "Nothing is lost."
    for side in report.damaged_texts:
        yield f"The {side.value} text is damaged; what is missing stands as \N{REPLACEMENT CHARACTER}."
    if report.lost_pairs:
        yield f"{plural(report.lost_pairs, 'pair')} lost."
    if report.new_pairs:
        made = plural(report.new_pairs, "one-sided suggestion")
        yield f"{made} for words without a pair; align them again."
    if report.lost_events:
        yield f"{plural(report.lost_events, 'event')} of the history lost; they cannot be undone."
    if report.altered_events:
        yield f"{plural(report.altered_events, 'event')} kept that may not be what was written."
