"""The report of a batch, as JSON for programs and as a web page for people."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from lxml import etree

from aligner.errors import OutputError
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.reports.page import element, report_page, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ui.services.batch.job import BatchRow
    from ui.services.batch.runner import BatchResult


def document(folder: Path, unpaired: Sequence[Path], result: BatchResult) -> dict[str, Any]:
    """The report as JSON values."""
    return {
        "folder": str(folder),
        "done": len(result.rows) - len(result.failed),
        "failed": len(result.failed),
        "seconds": result.seconds,
        "unpaired": [str(path) for path in unpaired],
        "workers": [
            {"worker": name, "files": len(rows), "seconds": round(seconds, 3), "memory": memory}
            for name, rows, seconds, memory in _by_worker(result)
        ],
        "files": [asdict(one) for one in result.rows],
    }


def writer_for(path: Path) -> Callable[[Path, Path, Sequence[Path], BatchResult], None]:
    """What writes a report with the ending of ``path``: ``.html`` or ``.json``.

    Raises:
        OutputError: it has another ending.
    """
    writers = {".html": _write_html, ".json": _write_json}
    if (found := writers.get(path.suffix.lower())) is None:
        raise OutputError(
            "is no name for a report",
            remedy="End its name in one of {endings}",
            path=path,
            endings=sorted(writers),
        )
    return found


def _write_json(path: Path, folder: Path, unpaired: Sequence[Path], result: BatchResult) -> None:
    with atomic_write(path) as stream:
        text = json.dumps(document(folder, unpaired, result), ensure_ascii=False, indent=2)
        stream.write(text.encode("utf-8", "replace") + b"\n")


def _write_html(path: Path, folder: Path, unpaired: Sequence[Path], result: BatchResult) -> None:
    failed = result.failed
    with report_page(path, f"Batch of {folder}") as page:
        page.write(
            element(
                "p",
                f"{len(result.rows) - len(failed):,} pairs of files done, {len(failed):,} failed, "
                f"{sum(one.pairs for one in result.rows):,} pairs in all, {result.seconds:,.1f} seconds.",
            )
        )
        if failed:
            page.write(element("h2", "Failed", class_="error"))
            lines = [(one.name, one.source, one.target, one.error) for one in failed]
            page.write(_table(("Name", "Source", "Target", "Why"), lines, ("", "", "", "error")))
        numbers = ("", "number", "number", "number", "number")
        page.write(element("h2", "Files"))
        page.write(
            _table(
                ("Name", "Pairs", "One-sided", "Confidence", "Seconds", "Output", "Notes"),
                [_numbers(one) for one in result.rows if not one.error],
                numbers,
            )
        )
        page.write(element("h2", "Processes"))
        page.write(
            _table(
                ("Process", "Files", "Seconds", "Memory (MB)"),
                [
                    (name, f"{len(rows):,}", f"{seconds:,.1f}", f"{memory:,}" if memory else "")
                    for name, rows, seconds, memory in _by_worker(result)
                ],
                numbers,
            )
        )
        if unpaired:
            page.write(element("h2", "Files without their other side"))
            page.write(_table(("File",), [(str(one),) for one in unpaired]))


def _numbers(one: BatchRow) -> tuple[str, ...]:
    sure = f"{one.confidence:.0%}" if one.confidence is not None else ""
    notes = (*(("Done by an earlier run.",) if one.resumed else ()), *one.warnings)
    counts = f"{one.pairs:,}", f"{one.one_sided:,}", sure, f"{one.seconds:,.1f}"
    return one.name, *counts, one.output, " ".join(notes)


def _by_worker(result: BatchResult) -> list[tuple[str, list[BatchRow], float, int]]:
    """Name, rows, seconds of work and memory of each process of this run."""
    found: dict[str, list[BatchRow]] = defaultdict(list)
    for one in result.rows:
        if not one.resumed:
            found[one.worker].append(one)
    return [
        (name, rows, sum(one.seconds for one in rows), max(one.memory for one in rows))
        for name, rows in sorted(found.items())
    ]


def _table(
    titles: Sequence[str], lines: Sequence[tuple[str, ...]], classes: Sequence[str] = ()
) -> etree._Element:
    table = etree.Element("table")
    etree.SubElement(table, "thead").append(row("th", titles, classes))
    body = etree.SubElement(table, "tbody")
    for line in lines:
        body.append(row("td", line, classes))
    return table
