"""``muqabala review``: samples, error rates, sheets to sign, and pages for reviewers without the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aligner.bitext import Status
from ui.cli.align import _login
from ui.cli.console import PATH, plural, print_json, progress_bar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from db import Project
    from ui.services.review.quality import Quality, Rate
    from ui.services.review.sample import Sample

OVER_LIMIT = 3
SAMPLE = click.option("--sample", type=PATH, help="Only the pairs of a sample that 'review sample' wrote.")


@click.group("review")
def command() -> None:
    """Review by samples, measure the error rate, and sign the result."""


@command.command("sample")
@click.argument("project", type=PATH)
@click.option("--random", "at_random", type=click.IntRange(0), default=0, help="How many pairs at random.")
@click.option("--least-sure", type=click.IntRange(0), default=0, help="How many more, the least confident.")
@click.option("--all", "everything", is_flag=True, help="All pairs that the other options let through.")
@click.option("--person", default="", help="Only pairs that this person decided on last.")
@click.option("--since", help="Only pairs changed on this day or later (2026-11-22).")
@click.option("--status", type=click.Choice([status.value for status in Status]),
              help="Only pairs of this status; all that people decided on if not given.")  # fmt: skip
@click.option("--seed", type=int, default=0, show_default=True, help="Another number draws other pairs.")
@click.option("-o", "--output", type=PATH, help="The sample to write (.json).")
@click.option("--page", type=PATH, help="A page for a reviewer without the program to write (.html).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def sample(
    project: Path,
    at_random: int,
    least_sure: int,
    everything: bool,
    person: str,
    since: str | None,
    status: str | None,
    seed: int,
    output: Path | None,
    page: Path | None,
    as_json: bool,
) -> None:
    """Draw pairs of PROJECT for a review.

    The same seed draws the same pairs. With --page, the pairs go into one HTML file that any browser shows
    without a network; what it saves comes back by 'muqabala merge-review'.
    """
    import json

    from aligner.formats.io.atomic_write import atomic_write
    from ui.services.export import day
    from ui.services.output_paths import check_folder, keep_apart
    from ui.services.review.sample import DECIDED, SamplePlan, draw

    if not (at_random or least_sure or everything):
        raise click.UsageError("Nothing to draw: give --random N, --least-sure N or --all.")
    outputs = [path for path in (output, page) if path is not None]
    keep_apart([project], outputs)
    for path in outputs:
        check_folder(path)
    plan = SamplePlan(
        at_random,
        least_sure,
        everything,
        person.strip(),
        day(since) if since else None,
        (Status(status),) if status else DECIDED,
        seed,
    )
    with _verified(project, quiet=as_json) as opened:
        drawn = draw(opened, plan)
        if page is not None:
            _write_page(opened, drawn, page)
        numbers = {int(id_): number for number, id_ in enumerate(opened.order(), start=1)}
    if output is not None:
        with atomic_write(output) as stream:
            stream.write(drawn.to_json().encode())
    if as_json:
        print_json(json.loads(drawn.to_json()))
        return
    for title, ids in (("at random", drawn.at_random), ("least sure", drawn.least_sure)):
        if ids:
            click.echo(f"{title}: {', '.join(str(numbers[id_]) for id_ in ids)}")
    click.echo(f"{plural(len(drawn.ids), 'pair')} of {drawn.population:,}, seed {seed}.")


@command.command("report")
@click.argument("project", type=PATH)
@SAMPLE
@click.option("--limit", type=click.FloatRange(0, 100), help="The highest error rate accepted, in percent.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def report(project: Path, sample: Path | None, limit: float | None, as_json: bool) -> int:
    """Print the error rate of the reviewed pairs of PROJECT, by category, severity and person.

    A pair is reviewed when it is approved or was ever returned; it counts as an error if it was returned.
    Exit code 3 if the rate is surely over --limit.
    """
    from ui.cli.main import OK
    from ui.services.review.quality import Verdict, measure
    from ui.services.review.sample import read_sample

    drawn = None if sample is None else read_sample(sample)
    with _verified(project, quiet=as_json) as opened:
        quality = measure(opened, None if drawn is None else drawn.ids)
    verdict = None if limit is None else quality.total.verdict(limit / 100)
    if as_json:
        said = {} if verdict is None else {"limit": limit, "verdict": verdict.value}
        print_json({**quality.as_json(), **said})
    else:
        _print(quality)
        if verdict is not None:
            click.echo(f"Limit {limit:g} %: {verdict.value}.")
    return OVER_LIMIT if verdict is Verdict.FAIL else OK


@command.command("categories")
@click.argument("project", type=PATH)
@click.argument("file", type=PATH, required=False)
@click.option("--mqm", is_flag=True, help="Back to the standard ones: alignment, and the core of MQM.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def categories(project: Path, file: Path | None, mqm: bool, as_json: bool) -> None:
    """Print the categories that a return in PROJECT may have, or take them from FILE.

    FILE is text: one category a line, under [alignment] and [translation].
    """
    from aligner.review_categories import STANDARD, read_model
    from db import Project
    from db.project_reader import CATEGORIES
    from ui.services.review.categories import model_of

    if file is not None and mqm:
        raise click.UsageError("Give a file or --mqm, not both.")
    chosen = STANDARD if mqm else None if file is None else read_model(file)
    with Project.open(project) as opened:
        if chosen is not None:
            opened.set_setting(CATEGORIES, chosen.as_json())
        model = model_of(opened)
    if as_json:
        print_json(model.as_json())
        return
    click.echo(model.name)
    for title, names in (("alignment", model.alignment), ("translation", model.translation)):
        if names:
            click.echo(f"{title}: {', '.join(names)}")


@command.command("sign-off")
@click.argument("project", type=PATH)
@click.option("-o", "--output", "outputs", type=PATH, multiple=True, required=True,
              help="The sheet to write: .html, .pdf or .json; repeatable.")  # fmt: skip
@SAMPLE
@click.option("--limit", type=click.FloatRange(0, 100), help="The highest error rate accepted, in percent.")
@click.option("--by", help="Your name, for the sheet; the login name if not given.")
def sign_off(
    project: Path, outputs: tuple[Path, ...], sample: Path | None, limit: float | None, by: str | None
) -> None:
    """Write a sheet to sign for PROJECT: who, when, counts, error rate, sample, seal of the history.

    'muqabala check PROJECT --seal SHEET' takes the sheet in JSON, and confirms later that nothing before it
    was changed.
    """
    from aligner.errors import OutputError
    from ui.services.output_paths import check_folder, keep_apart
    from ui.services.review.sample import read_sample
    from ui.services.review.sign_off import ENDINGS, write_sheet
    from ui.services.review.sign_off import sign_off as signed

    keep_apart([project], outputs)
    for path in outputs:
        check_folder(path)
        if path.suffix.lower() not in ENDINGS:
            raise OutputError(
                "is no name for a sheet",
                remedy="End its name in one of {endings}",
                path=path,
                endings=list(ENDINGS),
            )
    drawn = None if sample is None else read_sample(sample)
    with _verified(project) as opened:
        sheet = signed(opened, (by or "").strip() or _login(), drawn, None if limit is None else limit / 100)
    for path in outputs:
        write_sheet(path, sheet)
        click.echo(f"{path}: sheet of {project}, head {sheet.seal.head[:16]}.")


def _verified(project: Path, *, quiet: bool = False) -> Project:
    from db import Project

    with progress_bar(shown=not quiet) as progress:
        return Project.open(project, verify=True, progress=progress)


def _write_page(project: Project, drawn: Sample, page: Path) -> None:
    from aligner.exchange.review_table import STABLE_ID
    from aligner.formats.protocols import Languages
    from aligner.formats.reports.review_page import write_review_page
    from ui.services.review.categories import model_of
    from ui.services.units import units_of_project

    info, wanted = project.info(), {str(id_) for id_ in drawn.ids}
    units = (unit for unit in units_of_project(project) if unit.properties.get(STABLE_ID) in wanted)
    languages = Languages(info.source.language, info.target.language)
    write_review_page(page, units, languages, info.name, model_of(project))


def _print(quality: Quality) -> None:
    from ui.services.review.sign_off import SheetWords

    tables: dict[str, Mapping[str, Rate]] = {
        "": {"all": quality.total},
        "by category": quality.by_category,
        "by severity": {one.value: rate for one, rate in quality.by_severity.items()},
        "by translator": quality.by_person,
    }
    click.echo(f"{quality.total.reviewed:,} of {plural(quality.pairs, 'pair')} reviewed.")
    for title, rates in tables.items():
        if rates and title:
            click.echo(f"{title}:")
        for name, rate in rates.items():
            cells = SheetWords().cells(name, rate)
            click.echo(f"  {cells[0]:20}  {cells[1]:>6} of {cells[2]:>6}  {cells[3]:>7}  ({cells[4]})")
