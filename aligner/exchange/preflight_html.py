"""A pre-flight report as a web page for people: self-contained, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from aligner.exchange.preflight import SEVERITIES, Check, Severity
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml
from aligner.text.scripts import arabic_share

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aligner.exchange.preflight import Report

_STYLE = """
:root { color-scheme: light dark; }
body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 2rem; }
th, td { border: 1px solid #8886; padding: .4rem .6rem; vertical-align: top; text-align: start; }
td[dir] { width: 30%; unicode-bidi: isolate; }
.error h2 { color: #c62828; } .warning h2 { color: #b26a00; } .notice h2 { color: #666; }
"""


def write_page(path: Path | str, report: Report) -> None:
    """Write the report, the gravest findings first.

    Raises:
        OutputError: the file cannot be written.
    """
    with atomic_write(path) as stream, etree.htmlfile(stream, encoding="utf-8") as page:
        page.write_doctype("<!DOCTYPE html>")
        with page.element("html", lang="en"):
            with page.element("head"):
                page.write(etree.Element("meta", charset="utf-8"))
                page.write(_element("title", f"Pre-flight for {report.tool}"), _element("style", _STYLE))
            with page.element("body"):
                page.write(_element("h1", f"Pre-flight for {report.tool}"), _element("p", _summary(report)))
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
        link = _element("a", f"{check.value.capitalize()}: {report.counts[check]:,}")
        link.set("href", f"#{check.name.lower()}")
        entry.append(link)
        link.tail = f" ({SEVERITIES[check].value})"
    return entries


def _section(report: Report, check: Check) -> etree._Element:
    section = etree.Element("section", {"class": SEVERITIES[check].value, "id": check.name.lower()})
    count = report.counts[check]
    section.append(_element("h2", f"{check.value.capitalize()}: {count:,}"))
    if count > report.limit:
        section.append(_element("p", f"The first {report.limit:,} are listed."))
    table = etree.SubElement(section, "table")
    head = etree.SubElement(etree.SubElement(table, "thead"), "tr")
    for title in ("Unit", "What", "Source", "Target"):
        head.append(_element("th", title))
    body = etree.SubElement(table, "tbody")
    for finding in report.findings:
        if finding.check is check:
            row = etree.SubElement(body, "tr", id=f"{check.name.lower()}-{finding.unit}")
            row.append(_element("td", finding.unit))
            row.append(_element("td", finding.message))
            for text in (finding.source, finding.target):
                cell = _element("td", text)
                # Stated, since not every viewer detects it.
                cell.set("dir", "rtl" if arabic_share(text) > 0.5 else "ltr")
                row.append(cell)
    return section


def _element(tag: str, text: str) -> etree._Element:
    element = etree.Element(tag)
    element.text = legal_in_xml(text)
    return element
