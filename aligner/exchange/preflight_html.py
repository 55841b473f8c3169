"""A pre-flight report as a web page for people: self-contained, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from aligner.exchange.preflight import SEVERITIES, Check, Severity
from aligner.formats.reports.page import STYLE, element, report_page, row
from aligner.text.scripts import arabic_share

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aligner.exchange.preflight import Report

_STYLE = f"""{STYLE}
td[dir] {{ width: 30%; unicode-bidi: isolate; }}
.error h2 {{ color: #c62828; }} .warning h2 {{ color: #b26a00; }} .notice h2 {{ color: #666; }}
"""


def write_page(path: Path | str, report: Report) -> None:
    """Write the report, the gravest findings first.

    Raises:
        OutputError: the file cannot be written.
    """
    with report_page(path, f"Pre-flight for {report.tool}", _STYLE) as page:
        page.write(element("p", _summary(report)))
        found = [
            check
            for severity in Severity
            for check in Check
            if SEVERITIES[check] is severity and report.counts.get(check)
        ]
        if found:
            page.write(_contents(report, found))
        for check in found:
            page.write(_section(report, check))


def _summary(report: Report) -> str:
    total = sum(report.counts.values())
    if not total:
        return f"{report.units:,} units were looked at; nothing was found."
    return f"{report.units:,} units were looked at; {total:,} findings, {report.errors:,} of them errors."


def _contents(report: Report, found: Sequence[Check]) -> etree._Element:
    """What was found, each kind with the way to its section."""
    entries = etree.Element("ul")
    for check in found:
        entry = etree.SubElement(entries, "li", {"class": SEVERITIES[check].value})
        link = element("a", f"{check.value.capitalize()}: {report.counts[check]:,}")
        link.set("href", f"#{check.name.lower()}")
        entry.append(link)
        link.tail = f" ({SEVERITIES[check].value})"
    return entries


def _section(report: Report, check: Check) -> etree._Element:
    section = etree.Element("section", {"class": SEVERITIES[check].value, "id": check.name.lower()})
    count = report.counts[check]
    section.append(element("h2", f"{check.value.capitalize()}: {count:,}"))
    if count > report.limit:
        section.append(element("p", f"The first {report.limit:,} are listed."))
    table = etree.SubElement(section, "table")
    etree.SubElement(table, "thead").append(row("th", ("Unit", "What", "Source", "Target")))
    body = etree.SubElement(table, "tbody")
    for finding in report.findings:
        if finding.check is check:
            line = etree.SubElement(body, "tr", id=f"{check.name.lower()}-{finding.unit}")
            line.append(element("td", finding.unit))
            line.append(element("td", finding.message))
            for text in (finding.source, finding.target):
                cell = element("td", text)
                # Stated, since not every viewer detects it.
                cell.set("dir", "rtl" if arabic_share(text) > 0.5 else "ltr")
                line.append(cell)
    return section
