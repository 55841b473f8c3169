"""``muqabala snapshots``: list and restore the automatic copies of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aligner.bitext import Status
from ui.cli.console import PATH, plural, print_json

if TYPE_CHECKING:
    from pathlib import Path

    from db.file.snapshots import Snapshot
    from ui.services.snapshots import RestorePreview

_SHOWN = 10


@click.command("snapshots")
@click.argument("project", type=PATH)
@click.option("--restore", "name", metavar="NAME", help="Put this snapshot in the place of PROJECT.")
@click.option("-y", "--yes", is_flag=True, help="Restore without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(project: Path, name: str | None, yes: bool, as_json: bool) -> None:
    """List the snapshots of PROJECT, newest first, or restore one.

    Snapshots are taken by themselves while a project is open in the window. Restoring shows first what would
    change; the project as it was is kept beside it under a dated name.
    """
    from ui.services.snapshots import chosen, preview, restore, snapshots_of

    found = snapshots_of(project)
    if name is None:
        _list(project, found, as_json=as_json)
        return
    snapshot = chosen(found, name)
    change = preview(project, snapshot)
    if not as_json:
        _show(change)
    if not yes:
        click.confirm(f"Restore {project} as it was at {_moment(snapshot)}?", abort=True, err=True)
    kept = restore(project, snapshot)
    if as_json:
        print_json(
            {
                "project": str(project),
                "restored": snapshot.name,
                "backup": str(kept) if kept else None,
                "undone": len(change.undone),
                "returned": len(change.returned),
                "differing": change.differing,
                "pairs": change.after.total,
            }
        )
    else:
        more = f" The project as it was is kept as {kept.name}." if kept else ""
        click.echo(f"{project}: restored as it was at {_moment(snapshot)}.{more}")


def _list(project: Path, found: list[Snapshot], *, as_json: bool) -> None:
    if as_json:
        print_json(
            [
                {
                    "name": one.name,
                    "taken": one.taken.isoformat(),
                    "event": one.event,
                    "bytes": one.size,
                    "of": one.origin,
                }
                for one in found
            ]
        )
        return
    if not found:
        click.echo(f"There are no snapshots of {project}.")
    for one in found:
        other = f"  of {one.origin}" if one.origin != str(project.absolute()) else ""
        click.echo(
            f"{one.name}  {_moment(one)}  {plural(one.event, 'event')}  {one.size / 1e6:.1f} MB{other}"
        )


def _show(change: RestorePreview) -> None:
    if change.before is None:
        click.echo("The project cannot be read as it is.")
    else:
        click.echo(f"Pairs: {change.before.total:,} now, {change.after.total:,} then")
        for status in Status:
            now, then = change.before.of(status), change.after.of(status)
            if now != then:
                click.echo(f"  {status}: {now:,} now, {then:,} then")
    for mark, events in (("gone", change.undone), ("back", change.returned)):
        for event in events[:_SHOWN]:
            click.echo(f"  {mark}: {event.at[:16]} {event.who}: {event.summary}")
        if len(events) > _SHOWN:
            click.echo(f"  and {len(events) - _SHOWN:,} more")
    if change.differing:
        click.echo(f"{plural(change.differing, 'pair')} may differ:")
    for one in change.differences[:_SHOWN]:
        click.echo(f"  {one.number}. changed {one.at[:16]} by {one.who}")
        for when, row in (("now", one.now), ("then", one.then)):
            text = f"{row.status}: {row.source_text} = {row.target_text}" if row is not None else "not there"
            click.echo(f"    {when}: {' '.join(text.split())}")


def _moment(snapshot: Snapshot) -> str:
    return f"{snapshot.taken.astimezone():%Y-%m-%d %H:%M:%S}"
