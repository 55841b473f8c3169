"""``muqabala library``: the projects of a folder, and how far each has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from aligner.bitext import Status
from aligner.permissions import Person
from ui.cli.align import _login as login
from ui.cli.console import PATH, FormatName, plural, print_json, progress_bar
from ui.services.library.chores import Chore, ChoreSettings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ui.services.library.listing import LibraryEntry

ORDERS = ("changed", "name", "progress", "doubtful", "size", "due")
FILTERS = ("all", "to-confirm", "to-review", "my-work", "overdue", "finished", "damaged")


@click.command("library")
@click.argument("folder", type=PATH, default=".")
@click.option("--sort", "order", type=click.Choice(ORDERS), default="changed", show_default=True,
              help="What comes first: the latest change, the name, the least confirmed, the most doubtful "
              "pairs, the most pairs, what is due.")  # fmt: skip
@click.option("--search", default="", help="Only projects with these words in the name of project, file, "
              "folder or people; vowel marks and forms of letters do not matter.")  # fmt: skip
@click.option("--only", "wanted", type=click.Choice(FILTERS), default="all", show_default=True,
              help="Only projects with pairs to confirm, or to review, with work assigned to --by, overdue, "
              "finished, or damaged.")  # fmt: skip
@click.option("--same-source", is_flag=True, help="Only projects that share their source text, in groups.")
@click.option("--align-new", is_flag=True, help="Align the listed projects that have no pairs yet.")
@click.option("--realign", is_flag=True,
              help="Align the listed projects again; what people decided on stays.")  # fmt: skip
@click.option("--export-approved", "into", type=PATH, metavar="FOLDER",
              help="Write the approved pairs of each listed project into FOLDER.")  # fmt: skip
@click.option("--encoder", default="use", show_default=True, help="A name of 'muqabala encoders list'.")
@click.option("--format", "format_name", type=FormatName(of_project=False), default="tmx", show_default=True,
              help="What --export-approved writes.")  # fmt: skip
@click.option("--by", help="Your name, for the history and for my-work; the login name if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    folder: Path,
    order: str,
    search: str,
    wanted: str,
    same_source: bool,
    align_new: bool,
    realign: bool,
    into: Path | None,
    encoder: str,
    format_name: str,
    by: str | None,
    as_json: bool,
) -> int:
    """List the projects in FOLDER and its subfolders (the current folder if not given), or work on them.

    A file is read again only when it has changed. Exit code 2 if a file that is listed cannot be read.
    """
    from db.stores.library_cache import LibraryCache
    from ui.cli.main import BAD_INPUT, OK
    from ui.services.library.listing import LibraryFilter, LibraryOrder, chosen, read_library, sharing_source

    with progress_bar(shown=not as_json) as progress, LibraryCache.default() as cache:
        entries = read_library(folder, cache, progress)
    name = (by or "").strip() or login()
    listed = chosen(entries, LibraryOrder(order), search, LibraryFilter(wanted), [name])
    groups = sharing_source(listed) if same_source else [listed]
    shown = [entry for group in groups for entry in group]
    if sum((align_new, realign, into is not None)) > 1:
        raise click.UsageError("Give one of --align-new, --realign and --export-approved.")
    if align_new or realign or into is not None:
        chore = Chore.ALIGN_NEW if align_new else Chore.REALIGN if realign else Chore.EXPORT_APPROVED
        person = Person(name)
        settings = ChoreSettings(person, folder.absolute(), encoder, into, format_name)
        return _work_through(shown, chore, settings, as_json=as_json)
    if as_json:
        print_json({"folder": str(folder), "projects": [_document(entry) for entry in shown]})
    else:
        for number, group in enumerate(groups):
            if number:
                click.echo()
            for line in table(group, folder.absolute()):
                click.echo(line)
        click.echo(_in_all(shown))
        for entry in shown:
            if entry.problem is not None:
                click.echo(f"{entry.path} {entry.problem}.", err=True)
    return BAD_INPUT if any(entry.problem is not None for entry in shown) else OK


def _work_through(
    entries: Sequence[LibraryEntry], chore: Chore, settings: ChoreSettings, *, as_json: bool
) -> int:
    from ui.cli.main import BAD_INPUT, FAILED, OK
    from ui.services.library.chores import work_through

    rows = []
    with progress_bar(shown=not as_json) as progress:
        for row in work_through(entries, chore, settings, progress):
            rows.append(row)
            if as_json:
                continue
            for warning in row.warnings:
                click.echo(f"Note: {row.name}: {warning}", err=True)
            if row.error:
                click.echo(f"{row.name}: {row.error}", err=True)
            else:
                click.echo(f"{row.name}: {plural(row.pairs, 'pair')}  {row.output or row.path}")
            if row.bug:
                click.echo(row.bug, err=True)
    failed = sum(bool(row.error) for row in rows)
    if as_json:
        print_json({"projects": [row.as_json() for row in rows]})
    else:
        click.echo(f"{plural(len(rows), 'project')}, {failed} failed.")
    if any(row.bug for row in rows):
        return FAILED
    return BAD_INPUT if failed else OK


def table(entries: Sequence[LibraryEntry], folder: Path) -> Iterator[str]:
    """A table for people."""
    width = max((len(entry.name) for entry in entries), default=0)
    width = max(len("name"), min(width, 48))
    yield (
        f"{'name':{width}}  {'pairs':>8}  {'settled':>7}  {'approved':>8}  {'returned':>8}  {'doubtful':>8}  "
        f"{'changed':10}  file"
    )
    for entry in entries:
        file = entry.path.relative_to(folder)
        name = entry.name if len(entry.name) <= width else entry.name[: width - 1] + "…"
        if (found := entry.summary) is None:
            yield f"{name:{width}}  cannot be read{'':50}  {file}"
            continue
        yield (
            f"{name:{width}}  {found.pairs:8,}  {found.share(Status.CONFIRMED, Status.APPROVED):7.0%}  "
            f"{found.share(Status.APPROVED):8.0%}  {found.of(Status.RETURNED):8,}  {found.doubtful:8,}  "
            f"{found.changed[:10]}  {file}"
        )


def _in_all(entries: Sequence[LibraryEntry]) -> str:
    pairs = sum(entry.summary.pairs for entry in entries if entry.summary is not None)
    return f"{plural(len(entries), 'project')}, {plural(pairs, 'pair')}."


def _document(entry: LibraryEntry) -> dict[str, Any]:
    return {
        "path": str(entry.path),
        "problem": entry.problem,
        **(entry.summary.as_json() if entry.summary is not None else {"name": entry.name}),
    }
