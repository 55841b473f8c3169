"""``muqabala terms``: term candidates from the pairs of a project."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from ui.cli.console import PATH, plural, print_json, progress_bar
from ui.cli.export import STATUSES

if TYPE_CHECKING:
    from pathlib import Path


@click.command("terms")
@click.argument("project", type=PATH)
@click.option("-o", "--output", type=PATH, help="The file to write: .tbx or .csv; printed if not given.")
@click.option("--status", type=click.Choice(list(STATUSES)), default="confirmed", show_default=True,
              help="Which pairs: confirmed (or approved), approved only, or all.")  # fmt: skip
@click.option("--least", type=click.IntRange(2), default=3, show_default=True,
              help="How many pairs must hold a term and its translation.")  # fmt: skip
@click.option("--glossary", type=PATH, help="Leave out the terms of this glossary (CSV, TSV, XLSX, TBX).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    project: Path, output: Path | None, status: str, least: int, glossary: Path | None, as_json: bool
) -> None:
    """Find terms in the confirmed pairs of PROJECT: names, and words that go together in both languages.

    Each comes with the number of pairs that hold it, those that hold both, and an example.
    """
    from aligner.progress import sub_progress
    from aligner.terminology.glossary import read_glossary
    from db import Project
    from ui.services.output_paths import keep_apart
    from ui.services.terms import candidates_of, export_candidates, languages_of_project

    keep_apart([path for path in (project, glossary) if path is not None], [output] if output else [])
    with (
        progress_bar(shown=not as_json) as progress,
        Project.open(project, verify=True) as opened,
    ):
        known = None
        if glossary is not None:  # first: what is wrong with it is said at once
            known = read_glossary(
                glossary, languages_of_project(opened), progress=sub_progress(progress, 0.0, 0.1)
            )
        found = candidates_of(opened, STATUSES[status], least, sub_progress(progress, 0.1, 0.9))
        if known is not None:
            found = [
                candidate
                for candidate in found
                if not any(use.is_kept for use in known.check(candidate.source, candidate.target))
            ]
        if output is not None:
            export_candidates(opened, output, found)
    if as_json:
        print_json({"output": str(output) if output else None, "terms": [asdict(term) for term in found]})
    elif output is not None:
        names = sum(term.is_name for term in found)
        click.echo(f"{output}: {plural(len(found), 'term candidate')}, {plural(names, 'name')} among them.")
    else:
        for term in found:
            pairs = f"{term.count} of {term.source_count}"
            click.echo(f"{term.source}\t{term.target}\t{pairs}\t{'name' if term.is_name else 'term'}")
