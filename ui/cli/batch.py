"""``muqabala batch``: a folder of texts and translations, aligned pair by pair, here or on a cluster."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from aligner.errors import InputError
from ui.cli.align import _login
from ui.cli.console import PATH, FormatName, plural, print_json, progress_bar, warn_of_plugins
from ui.cli.import_ import STEPS, steps_named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aligner.progress import Progress
    from ui.services.batch.job import BatchRow
    from ui.services.batch.runner import Work
    from ui.services.imports.folder_pairs import FolderPairs


@click.command("batch")
@click.argument("folder", type=PATH)
@click.option("-o", "--output", type=PATH, help="The folder to write to; FOLDER itself if not given.")
@click.option("--format", "format_name", type=FormatName(of_project=False), default="tmx", show_default=True,
              help="What to write of each pair of files.")  # fmt: skip
@click.option("--by-content", is_flag=True,
              help="Pair the files that the names do not pair by what they say.")  # fmt: skip
@click.option("--list", "list_to", type=PATH, metavar="FILE",
              help="Write the pairs of files into a list to correct, and align nothing.")  # fmt: skip
@click.option(
    "--pairs", "list_from", type=PATH, metavar="FILE", help="Take the pairs of files from such a list."
)
@click.option("--projects", is_flag=True, help="Keep a project (.muqabala) of each pair of files too.")
@click.option("--overwrite", is_flag=True, help="Replace projects; the old ones are kept under dated names.")
@click.option("--clean", "steps", multiple=True, type=click.Choice(["all", *STEPS]),
              help="What to clean away; may be given several times.")  # fmt: skip
@click.option("--chapters", is_flag=True, help="Pair the chapters and align chapter by chapter.")
@click.option("--source-lang", default="ar", show_default=True, help="Language of the sources.")
@click.option("--target-lang", default="en", show_default=True, help="Language of the translations.")
@click.option("--encoder", default="use", show_default=True, help="A name of 'muqabala encoders list'.")
@click.option("--by", help="Your name, for the projects' history; the login name if not given.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True,
              help="Processes to share the work among; more than 1 needs the extra 'bulk'.")  # fmt: skip
@click.option("--scheduler", metavar="ADDRESS",
              help="Address of a Dask cluster to do the work, such as tcp://host:8786.")  # fmt: skip
@click.option("--again", is_flag=True, help="Align again what an earlier run has finished.")
@click.option("--date", help="Date of the results (2026-11-22T16:30); the start of the run if not given.")
@click.option("--report", "reports", multiple=True, type=PATH,
              help="Write a report (.html or .json); may be given several times.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print no table and no progress.")
def command(
    folder: Path,
    output: Path | None,
    format_name: str,
    by_content: bool,
    list_to: Path | None,
    list_from: Path | None,
    projects: bool,
    overwrite: bool,
    steps: tuple[str, ...],
    chapters: bool,
    source_lang: str,
    target_lang: str,
    encoder: str,
    by: str | None,
    workers: int,
    scheduler: str | None,
    again: bool,
    date: str | None,
    reports: tuple[Path, ...],
    as_json: bool,
    quiet: bool,
) -> int:
    """Align every text in FOLDER with the translation of the same name.

    Files are paired by name: name-ar.docx with name-en.txt, or ar/name.txt with en/name.txt; others by what
    they say, with --by-content: write a --list first, look at it, and give it as --pairs. A pair
    that fails is reported and skipped. An interrupted run goes on where it stopped when the same command is
    given again. Exit code 0 if all succeeded, 2 if one failed, 1 if one failed by a mistake of the program.
    """
    from ui.cli.main import BAD_INPUT, FAILED, OK
    from ui.services.batch.job import BatchJob
    from ui.services.batch.report import document, writer_for
    from ui.services.batch.runner import one_by_one, run_batch
    from ui.services.export import day
    from ui.services.imports.folder_pairs import FolderPairs, pairs_in, read_list, write_list
    from ui.services.output_paths import check_folder

    warn_of_plugins()
    if list_from is not None and by_content:
        raise click.UsageError("Give either --pairs or --by-content.")
    if list_from is not None:
        found = FolderPairs(read_list(list_from), ())
    else:
        found = pairs_in(folder.absolute(), source_lang, target_lang)
    if by_content:
        with progress_bar(shown=not quiet and not as_json) as progress:
            found = _by_content(found, folder.absolute(), (source_lang, target_lang), encoder, progress)
    if not found.pairs:
        raise InputError(
            "holds no text together with its translation",
            remedy="Name the files name-{source} and name-{target}, use folders of these names, or give "
            "--by-content",
            path=folder,
            source=source_lang,
            target=target_lang,
        )
    if list_to is not None:
        check_folder(list_to)
        write_list(found.pairs, list_to)
        click.echo(f"{list_to}: {plural(len(found.pairs), 'pair')} of files.")
        for path in found.unpaired:
            click.echo(f"{path}: no other side was found", err=True)
        return OK
    into = (output or folder).absolute()
    _make_folder(into)
    for report in reports:
        writer_for(report)
        check_folder(report)
    job = BatchJob(
        into,
        format_name,
        projects,
        overwrite,
        steps_named(steps),
        chapters,
        (source_lang, target_lang),
        (by or "").strip() or _login(),
        encoder,
        day(date) if date else datetime.now(UTC),
    )
    starting: AbstractContextManager[Work] = nullcontext(one_by_one)
    if workers > 1 or scheduler:
        from ui.services.batch.cluster import cluster_work

        starting = cluster_work(workers, scheduler)
    with progress_bar(shown=not quiet and not as_json) as progress, starting as work:
        result = run_batch(job, found.pairs, progress, work, again=again)
    for report in reports:
        writer_for(report)(report, folder, found.unpaired, result)
    if as_json:
        print_json(document(folder, found.unpaired, result))
    elif not quiet:
        for line in table(result.rows):
            click.echo(line)
        for path in found.unpaired:
            click.echo(f"{path}: its other side is missing, or is there twice", err=True)
    for row in () if as_json else result.rows:
        if row.error:
            click.echo(f"{row.name}: {row.error}", err=True)
        if row.bug:
            click.echo(row.bug, err=True)
        for warning in row.warnings:
            click.echo(f"Note: {row.name}: {warning}", err=True)
    if any(row.bug for row in result.rows):
        return FAILED
    return BAD_INPUT if result.failed else OK


def _by_content(
    known: FolderPairs, folder: Path, languages: tuple[str, str], encoder: str, progress: Progress
) -> FolderPairs:
    """The pairs by name, and those that the other files of the folder make by what they say."""
    from ui.services.batch.job import load_once
    from ui.services.imports.content_pairs import pair_by_content
    from ui.services.imports.folder_pairs import FolderPairs, documents_in, with_own_names

    paired = {file for pair in known.pairs for file in (pair.source, pair.target)}
    rest = sorted({*documents_in(folder), *known.unpaired} - paired)
    found = pair_by_content(rest, load_once(encoder), *languages, progress)
    for error in found.errors:
        click.echo(str(error), err=True)
    return FolderPairs(with_own_names([*known.pairs, *found.pairs]), found.unpaired)


def table(rows: Sequence[BatchRow]) -> list[str]:
    """A table for people, and a line on the whole."""
    width = max(len("name"), *(len(row.name) for row in rows))
    lines = [f"{'name':{width}}  {'pairs':>7}  {'one-sided':>9}  {'sure':>5}  {'seconds':>7}"]
    for row in rows:
        if row.error:
            lines.append(f"{row.name:{width}}  failed")
            continue
        sure = f"{row.confidence:.0%}" if row.confidence is not None else ""
        lines.append(f"{row.name:{width}}  {row.pairs:7,}  {row.one_sided:9,}  {sure:>5}  {row.seconds:7.1f}")
    failed = sum(bool(row.error) for row in rows)
    if resumed := sum(row.resumed for row in rows):
        lines.append(f"{plural(resumed, 'pair')} of files were done by an earlier run.")
    lines.append(
        f"{plural(len(rows) - failed, 'pair')} of files done, {failed:,} failed, "
        f"{plural(sum(row.pairs for row in rows), 'pair')} in all."
    )
    return lines


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            "cannot be made ({why})", remedy="Choose another folder", path=folder, why=error.strerror
        ) from error
