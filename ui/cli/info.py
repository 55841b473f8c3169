"""``muqabala info``: the contents and progress of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from aligner.bitext import Status
from ui.cli.console import PATH, plural, print_json

if TYPE_CHECKING:
    from pathlib import Path

    from db import Counts, ProjectInfo, TextInfo


@click.command("info")
@click.argument("project", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(project: Path, as_json: bool) -> None:
    """Print what PROJECT holds and how far the work is."""
    from db import Project

    with Project.open(project, verify=True) as opened:
        info, counts = opened.info(), opened.counts()
    if as_json:
        print_json(_document(info, counts))
        return
    click.echo(f"{info.name}  ({info.path})")
    click.echo(f"  made {info.created[:10]} by {info.created_by}")
    for side, text in (("source", info.source), ("target", info.target)):
        click.echo(f"  {side}: {_text(text)}")
    click.echo(f"  {plural(counts.total, 'pair')}: {_statuses(counts)}; one-sided {counts.nulls:,}")
    for run in info.runs[-1:]:
        click.echo(f"  last aligned {run.at[:10]} with {run.encoder}")


def _text(text: TextInfo) -> str:
    return (
        f"{text.file_name or 'no file'}, {text.language}, {plural(text.words, 'word')}, "
        f"{text.encoding}, cut by {text.cutting}"
    )


def _statuses(counts: Counts) -> str:
    return ", ".join(f"{status} {counts.of(status):,}" for status in Status)


def _document(info: ProjectInfo, counts: Counts) -> dict[str, Any]:
    return {
        "name": info.name,
        "path": str(info.path),
        "created": info.created,
        "created_by": info.created_by,
        "schema": info.schema,
        "source": _side(info.source),
        "target": _side(info.target),
        "pairs": {
            "total": counts.total,
            **{status.value: counts.of(status) for status in Status},
            "nulls": counts.nulls,
            "touched": counts.touched,
        },
        "runs": [
            {"at": run.at, "by": run.by, "encoder": run.encoder, "aligner": run.aligner, "pairs": run.beads}
            for run in info.runs
        ],
    }


def _side(text: TextInfo) -> dict[str, Any]:
    return {
        "file": text.file_name,
        "language": text.language,
        "words": text.words,
        "characters": text.characters,
        "cutting": text.cutting,
        "encoding": text.encoding,
        "sha256": text.sha256,
        "cleaning": list(text.cleaning),
    }
