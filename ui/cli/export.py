"""``muqabala export``: the pairs of a project as a translation memory or in another format."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from aligner.bitext import SETTLED, Status
from aligner.errors import InputError
from ui.cli.console import PATH, FormatName, listed, plural, print_json, progress_bar, warn_of_plugins

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.exchange.presets import ExportReport
    from aligner.formats.protocols import Languages
    from db import Project

STATUSES: dict[str, tuple[Status, ...] | None] = {
    "confirmed": SETTLED,
    "approved": (Status.APPROVED,),
    "all": None,
}
TOOLS = ("trados", "memoq", "omegat", "wordfast", "okapi", "plain")
DUPLICATES = ("keep", "drop", "first")


@click.command("export")
@click.argument("project", type=PATH)
@click.option("-o", "--output", type=PATH, help="The file to write.")
@click.option(
    "--into",
    type=PATH,
    help="An XLIFF file (Trados, memoQ and others) to write translations and states back into.",
)
@click.option("--format", "format_name", type=FormatName(), help="The format, whatever the ending.")
@click.option(
    "--preset",
    type=click.Choice(TOOLS),
    default="plain",
    show_default=True,
    help="For which tool: its language codes, its limits.",
)
@click.option(
    "--status",
    type=click.Choice(list(STATUSES)),
    default="confirmed",
    show_default=True,
    help="Which pairs: confirmed (or approved), approved only, or all.",
)
@click.option("--person", "people", multiple=True, help="Only pairs last changed by this person; repeatable.")
@click.option("--since", help="Only pairs changed on this day or later (2026-11-22).")
@click.option("--until", help="Only pairs changed on this day or earlier.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    help="Only pairs of at least this confidence, 0 to 1; pairs without one are kept.",
)
@click.option("--one-sided", is_flag=True, help="Write pairs that lack a side too.")
@click.option(
    "--max-length", type=click.IntRange(1), help="Characters a side; the preset's limit if not given."
)
@click.option(
    "--long",
    type=click.Choice(["warn", "split", "drop"]),
    default="warn",
    show_default=True,
    help="Pairs over the limit: written and reported, cut at sentence ends, or left out.",
)
@click.option(
    "--duplicates",
    type=click.Choice(DUPLICATES),
    default="keep",
    show_default=True,
    help="Equal pairs: keep, drop; or keep only the first translation of each source.",
)
@click.option(
    "--codes",
    type=click.Choice(["plain", "regions"]),
    default="plain",
    show_default=True,
    help="Language codes: ar and en, or ar-SA and en-US as Trados wants them.",
)
@click.option("--source-code", help="Language code of the source, such as ar-EG.")
@click.option("--target-code", help="Language code of the translation, such as en-GB.")
@click.option(
    "--formulas",
    is_flag=True,
    help="CSV and TSV: leave texts as they are that a spreadsheet takes for formulas (=1+1).",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    project: Path,
    output: Path | None,
    into: Path | None,
    format_name: str | None,
    preset: str,
    status: str,
    people: tuple[str, ...],
    since: str | None,
    until: str | None,
    min_confidence: float | None,
    one_sided: bool,
    max_length: int | None,
    long: str,
    duplicates: str,
    codes: str,
    source_code: str | None,
    target_code: str | None,
    formulas: bool,
    as_json: bool,
) -> None:
    """Write the pairs of PROJECT as a translation memory.

    The suffix of OUTPUT gives the format (TMX without one), or --format. The file is written
    beside its place and moved there when complete, so that a failure keeps the old file.

    With --into, translations and states go back into the file that the pairs came from; OUTPUT is then
    its copy. Without OUTPUT the file itself is replaced, and kept under a dated name.
    """
    if into is not None:
        _refuse_without_effect()
        _write_into(project, into, output, status, as_json)
        return
    if output is None:
        raise click.UsageError("Missing option '-o' / '--output'.")
    from dataclasses import replace

    from aligner.exchange import presets
    from aligner.exchange.selection import Duplicates, Long, Selection
    from db import Project
    from ui.services.exchange.live_memory import OMEGAT, LiveMemory, is_omegat_project, omegat_codes
    from ui.services.export import ExportPlan, day, export
    from ui.services.output_paths import keep_apart

    warn_of_plugins()
    omegat = output if is_omegat_project(output) else None
    if omegat is not None:
        output, preset = LiveMemory(OMEGAT, omegat).file(project.stem), OMEGAT
        output.parent.mkdir(parents=True, exist_ok=True)
    keep_apart([project], [output])
    tool = presets.preset(preset)
    if max_length is not None:
        tool = replace(tool, longest=max_length)
    kinds = STATUSES[status]
    selection = Selection(
        statuses=frozenset(kinds) if kinds is not None else None,
        people=frozenset(people) or None,
        since=day(since) if since else None,
        until=day(until, end=True) if until else None,
        confidence=min_confidence,
        nulls=one_sided,
    )
    with progress_bar(shown=not as_json) as verifying:
        opening = Project.open(project, verify=True, progress=verifying)
    with opening as opened:
        counts = opened.counts()
        chosen = counts.total if kinds is None else sum(counts.of(kind) for kind in kinds)
        if not chosen:
            raise InputError(
                "holds no pairs yet" if not counts.total else "holds no {status} pairs yet",
                remedy="Align it first" if not counts.total else "Confirm some, or export with --status all",
                path=project,
                status=status,
            )
        plan = ExportPlan(
            output,
            format_name or "",
            tool,
            selection,
            dict(zip(DUPLICATES, Duplicates, strict=True))[duplicates],
            Long(long),
            _languages(opened, codes, source_code, target_code)
            or (omegat_codes(opened, omegat) if omegat is not None else None),
            formulas,
        )
        with progress_bar(shown=not as_json) as progress:
            written = export(opened, plan, progress)
    if as_json:
        document = asdict(written.report) | {
            "format": written.format_name,
            "over_long": written.over_long,
            "notes_left_out": written.side_notes,
        }
        print_json({"output": str(output), **document})
    else:
        click.echo(f"{output}: {summary(written.report, written.over_long)}")
        if written.side_notes:
            click.echo(notes_sentence(written.side_notes), err=True)


_OF_INTO = frozenset(["project", "output", "into", "status", "as_json"])


def _refuse_without_effect() -> None:
    """Refuse options that ``--into`` does not use.

    Raises:
        UsageError: one was given.
    """
    context = click.get_current_context()
    for option in context.command.params:
        name = option.name or ""
        given = context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
        if given and name not in _OF_INTO:
            raise click.UsageError(f"{option.opts[0]} cannot be used with --into.")


def _write_into(project: Path, into: Path, output: Path | None, status: str, as_json: bool) -> None:
    from db import Project
    from ui.services.exchange.write_back import write_into
    from ui.services.output_paths import backup_name, keep_apart

    keep_apart([project], [output or into])
    backup: Path | None = None
    with (
        Project.open(project, verify=True) as opened,
        progress_bar(shown=not as_json) as progress,
    ):
        if output is None:
            # A whole copy first: the work of the other program is in this file alone.
            backup = backup_name(into)
        written = write_into(opened, into, output or into, STATUSES[status], progress, keep=backup)
    if as_json:
        document = asdict(written) | {"format": "xliff", "backup": str(backup) if backup else None}
        print_json({"output": str(output or into), **document})
        return
    parts = [plural(written.texts, "translation") + " written", plural(written.states, "state") + " changed"]
    if written.same:
        parts.append(f"{written.same:,} there already")
    click.echo(f"{output or into}: {'; '.join(parts)}.")
    for why, names in written.skipped.items():
        click.echo(f"Note: {plural(len(names), 'segment')} left, {why}: {listed(names)}.", err=True)
    if written.not_found:
        numbers = [str(number) for number in written.not_found]
        what = plural(len(numbers), "pair")
        click.echo(f"Note: {what} not found in the file by the source text: {listed(numbers)}.", err=True)
    if backup is not None:
        click.echo(f"The old file is kept as {backup}.")


def _languages(project: Project, codes: str, source: str | None, target: str | None) -> Languages | None:
    """The codes that were asked for; None to leave them to the preset."""
    from aligner.exchange.presets import with_region
    from aligner.formats.protocols import Languages

    if codes == "plain" and source is None and target is None:
        return None
    info = project.info()
    own = [
        with_region(text.language) if codes == "regions" else text.language
        for text in (info.source, info.target)
    ]
    return Languages(source or own[0], target or own[1])


def notes_sentence(left_out: int) -> str:
    """That the notes of the documents are not in the file."""
    notes = plural(left_out, "note")
    return (
        f"Note: {notes} of the documents left out, for which this format has no place; DOCX, EPUB, HTML, PDF "
        "and TEI keep them."
    )


def summary(report: ExportReport, over_long: int = 0) -> str:
    """What became of the pairs, as a clause."""
    parts = [plural(report.written, "pair") + " written"]
    for number, what in (
        (report.one_sided, "left out for lack of a side"),
        (report.duplicates, "left out as duplicates"),
        (report.split, "cut at sentence ends to fit"),
        (report.too_long, f"over the limit (such as pair {', '.join(report.examples[:3])})"),
        (over_long, "longer than 2,000 characters, which some programs refuse"),
    ):
        if number:
            parts.append(f"{number:,} {what}")
    if report.illegal_characters:
        parts.append(f"{plural(report.illegal_characters, 'character')} removed that XML cannot hold")
    if report.bidi_controls:
        parts.append(f"{plural(report.bidi_controls, 'direction mark')} removed")
    return "; ".join(parts) + "."
