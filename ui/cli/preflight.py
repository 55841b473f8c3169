"""``muqabala preflight``: check the pairs of a project before an export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ui.cli.console import PATH, plural, print_json, progress_bar
from ui.cli.export import STATUSES

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.exchange.preflight import Report

FOUND = 3
TOOLS = ("trados", "memoq", "omegat", "wordfast", "okapi", "plain")


@click.command("preflight")
@click.argument("project", type=PATH)
@click.option("--tool", type=click.Choice(TOOLS), default="plain", show_default=True, help="For which tool.")
@click.option("--status", type=click.Choice(list(STATUSES)), default="confirmed", show_default=True,
              help="Which pairs: confirmed (or approved), approved only, or all.")  # fmt: skip
@click.option("-o", "--output", type=PATH, help="Write the report as a web page.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "notice", "never"]), default="error",
              show_default=True, help="Lowest gravity for exit code 3.")  # fmt: skip
@click.option("--show", type=click.IntRange(0), default=5, show_default=True,
              help="How many findings of each kind to print.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with every finding.")
def command(
    project: Path, tool: str, status: str, output: Path | None, fail_on: str, show: int, as_json: bool
) -> int:
    """Check the pairs of PROJECT as they would be exported, and report what a tool will not accept.

    Nothing is changed. Exit code 3 with findings of the gravity of --fail-on, else 0.
    """
    from aligner.exchange.preflight_html import write_page
    from aligner.exchange.presets import preset
    from aligner.exchange.selection import Selection
    from db import Project
    from ui.cli.main import OK
    from ui.services.export import examine
    from ui.services.output_paths import keep_apart

    keep_apart([project], [output] if output is not None else [])
    kinds = STATUSES[status]
    selection = Selection(statuses=frozenset(kinds) if kinds is not None else None)
    with progress_bar(shown=not as_json) as progress, Project.open(project, verify=True) as opened:
        report = examine(opened, preset(tool), selection, progress)
    if output is not None:
        write_page(output, report)
    if as_json:
        print_json(_document(report, project, output))
    else:
        _print(report, show)
        if output is not None:
            click.echo(f"The whole report is in {output}.")
    return FOUND if is_grave(report, fail_on) else OK


def is_grave(report: Report, from_: str) -> bool:
    """Whether anything was found of that gravity or a graver one."""
    from aligner.exchange.preflight import SEVERITIES, Severity

    if from_ == "never":
        return False
    order = list(Severity)
    worst = order[: order.index(Severity(from_)) + 1]
    return any(count and SEVERITIES[check] in worst for check, count in report.counts.items())


def _print(report: Report, show: int) -> None:
    from aligner.exchange.preflight import SEVERITIES, Severity

    click.echo(f"{report.tool}: {plural(report.units, 'pair')} looked at.")
    order = list(Severity)
    for check in sorted(report.counts, key=lambda check: order.index(SEVERITIES[check])):
        click.echo(f"{SEVERITIES[check].value:8} {check.value}: {report.counts[check]:,}")
        listed = [finding for finding in report.findings if finding.check is check]
        for finding in listed[:show]:
            click.echo(f"           pair {finding.unit}: {finding.message}")
        if show and report.counts[check] > show:
            click.echo(f"           and {report.counts[check] - show:,} more")
    if not report.counts:
        click.echo("Nothing was found.")


def _document(report: Report, project: Path, output: Path | None) -> dict[str, Any]:
    return {
        "project": str(project),
        "tool": report.tool,
        "pairs": report.units,
        "errors": report.errors,
        "counts": {check.value: count for check, count in report.counts.items()},
        "findings": [
            {
                "check": finding.check.value,
                "severity": finding.severity.value,
                "pair": finding.unit,
                "message": finding.message,
                "source": finding.source,
                "target": finding.target,
            }
            for finding in report.findings
        ],
        "report": str(output) if output is not None else None,
    }
