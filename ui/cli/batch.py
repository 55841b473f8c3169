"""``muqabala batch``: a folder of texts and translations, aligned one pair of files after the other."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import click

from aligner.errors import InputError, MuqabalaError
from ui.cli.align import _login
from ui.cli.console import PATH, FormatName, plural, print_json, progress_bar, warn_of_plugins
from ui.cli.import_ import STEPS, paired_chapters, steps_named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aligner.alignment.encoder_protocol import Encoder
    from aligner.progress import Progress
    from aligner.text.cleaning import CleaningStep
    from ui.services.imports.folder_pairs import FilePair


@dataclass(frozen=True, slots=True)
class BatchRow:
    """What came of two files.

    Attributes:
        confidence: mean over the pairs, None where none has any.
        error: why it failed, empty if it did not.
        warnings: of reading and aligning, one sentence each.
    """

    name: str
    source: str
    target: str
    pairs: int = 0
    one_sided: int = 0
    confidence: float | None = None
    output: str = ""
    seconds: float = 0.0
    error: str = ""
    warnings: tuple[str, ...] = ()


@click.command("batch")
@click.argument("folder", type=PATH)
@click.option("-o", "--output", type=PATH, help="The folder to write to; FOLDER itself if not given.")
@click.option("--format", "format_name", type=FormatName(single_file=True), default="tmx", show_default=True,
              help="What to write of each pair of files.")  # fmt: skip
@click.option("--projects", is_flag=True, help="Keep a project (.muqabala) of each pair of files too.")
@click.option("--overwrite", is_flag=True, help="Replace projects; the old ones are kept under dated names.")
@click.option("--clean", "steps", multiple=True, type=click.Choice(["all", *STEPS]),
              help="What to clean away; may be given several times.")  # fmt: skip
@click.option("--chapters", is_flag=True, help="Pair the chapters and align chapter by chapter.")
@click.option("--source-lang", default="ar", show_default=True, help="Language of the sources.")
@click.option("--target-lang", default="en", show_default=True, help="Language of the translations.")
@click.option("--encoder", default="use", show_default=True, help="A name of 'muqabala encoders list'.")
@click.option("--by", help="Your name, for the projects' history; the login name if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print no table and no progress.")
def command(
    folder: Path,
    output: Path | None,
    format_name: str,
    projects: bool,
    overwrite: bool,
    steps: tuple[str, ...],
    chapters: bool,
    source_lang: str,
    target_lang: str,
    encoder: str,
    by: str | None,
    as_json: bool,
    quiet: bool,
) -> int:
    """Align every text in FOLDER with the translation of the same name.

    Files are paired by name: name-ar.docx with name-en.txt, or ar/name.txt with en/name.txt. A pair
    that fails is reported and skipped. Exit code 0 if all succeeded, 2 if one failed.
    """
    from models.registry import load
    from ui.cli.main import BAD_INPUT, OK
    from ui.services.imports.folder_pairs import pairs_in

    warn_of_plugins()
    found = pairs_in(folder, source_lang, target_lang)
    if not found.pairs:
        raise InputError(
            "holds no text together with its translation",
            remedy="Name the files name-{source} and name-{target}, or use folders of these names",
            path=folder,
            source=source_lang,
            target=target_lang,
        )
    into = output or folder
    _make_folder(into)
    job = _Job(
        into,
        format_name,
        projects,
        overwrite,
        steps_named(steps),
        chapters,
        (source_lang, target_lang),
        (by or "").strip() or _login(),
        encoder,
    )
    with progress_bar(shown=not quiet and not as_json) as progress:
        loaded = load(encoder)
        rows = run(job, found.pairs, loaded, progress)
    failed = sum(bool(row.error) for row in rows)
    if as_json:
        print_json(
            {
                "folder": str(folder),
                "done": len(rows) - failed,
                "failed": failed,
                "unpaired": [str(path) for path in found.unpaired],
                "files": [asdict(row) for row in rows],
            }
        )
    elif not quiet:
        for line in table(rows):
            click.echo(line)
        for path in found.unpaired:
            click.echo(f"{path}: its other side is missing, or is there twice", err=True)
    for row in rows:
        if row.error and not as_json:
            click.echo(f"{row.name}: {row.error}", err=True)
        for warning in () if as_json else row.warnings:
            click.echo(f"Note: {row.name}: {warning}", err=True)
    return BAD_INPUT if failed else OK


@dataclass(frozen=True, slots=True)
class _Job:
    into: Path
    format_name: str
    projects: bool
    overwrite: bool
    steps: tuple[CleaningStep, ...]
    chapters: bool
    languages: tuple[str, str]
    by: str
    encoder: str


def run(job: _Job, pairs: Sequence[FilePair], encoder: Encoder, progress: Progress) -> list[BatchRow]:
    """Align all pairs of files; a MuqabalaError becomes a row of the table."""
    from aligner.progress import sub_progress

    rows = []
    for number, pair in enumerate(pairs):
        started = time.monotonic()
        files = str(pair.source), str(pair.target)
        try:
            row = _one(job, pair, encoder, sub_progress(progress, number / len(pairs), 1 / len(pairs)))
        except MuqabalaError as error:
            row = BatchRow(pair.name, *files, error=" ".join(str(error).split()))
        seconds = round(time.monotonic() - started, 3)
        rows.append(BatchRow(**{**asdict(row), "seconds": seconds}))
    return rows


def _one(job: _Job, pair: FilePair, encoder: Encoder, progress: Progress) -> BatchRow:
    from contextlib import ExitStack
    from tempfile import TemporaryDirectory

    from aligner.exchange.selection import Selection
    from aligner.formats.registry import by_name
    from aligner.permissions import Person
    from ui.services.export import ExportPlan, export
    from ui.services.imports.project_factory import align_project, make_project
    from ui.services.imports.side_import import SideRequest, read_side
    from ui.services.output_paths import draft_of, keep_apart

    path = job.into / f"{pair.name}{by_name(job.format_name).suffixes[0]}"
    keep_apart([pair.source, pair.target], [path])
    source = read_side(SideRequest(pair.source, language=job.languages[0], steps=job.steps))
    target = read_side(SideRequest(pair.target, language=job.languages[1], steps=job.steps))
    matches = paired_chapters(source, target)[1] if job.chapters else ()
    with ExitStack() as stack:
        if job.projects:
            draft = stack.enter_context(
                draft_of(job.into / f"{pair.name}.muqabala", overwrite=job.overwrite, moved=[])
            )
        else:
            from pathlib import Path

            draft = Path(stack.enter_context(TemporaryDirectory())) / "batch.muqabala"
        with make_project(draft, pair.name, source, target, matches, Person(job.by)) as project:
            alignment = align_project(project, encoder, job.encoder, progress)
            counts = project.counts()
            export(project, ExportPlan(path, job.format_name, selection=Selection()))
    known = [bead.confidence for bead in alignment.beads if bead.confidence is not None]
    return BatchRow(
        pair.name,
        str(pair.source),
        str(pair.target),
        counts.total,
        counts.nulls,
        round(sum(known) / len(known), 4) if known else None,
        str(path),
        warnings=(*source.read.warnings, *target.read.warnings, *alignment.warnings),
    )


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
