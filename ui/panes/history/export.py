"""Export the history: CSV for a spreadsheet, HTML for a reader."""

from __future__ import annotations

import csv
import io
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from aligner.formats.bitexts.formula_guard import guarded
from ui.i18n.command_names import command_name
from ui.i18n.dates import local_time
from ui.i18n.localize import localize
from ui.i18n.people import person_name
from ui.panes.history.model import PAGE, Filter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db import EventRecord, Project

_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:60em;padding:0 1em;color:#23211d;"
    "background:#fffdf9}table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;"
    "padding:.35em .7em;border-bottom:1px solid #d9d4c8}th{color:#5e594f}"
)


def events(project: Project, chosen: Filter) -> Iterator[EventRecord]:
    """All events that pass the filter, newest first, a page at a time."""
    before: int | None = None
    while page := chosen.read(project, PAGE, before):
        yield from filter(chosen.passes, page)
        before = page[-1].id


def write(project: Project, chosen: Filter, path: Path) -> int:
    """Write the history to a file, as its suffix says (.csv, .html); gives the number of events.

    Raises:
        OSError: it cannot be written there.
    """
    found = list(events(project, chosen))
    text = as_html(project.info().name, found) if path.suffix == ".html" else as_csv(found)
    # With a byte order mark: without it, spreadsheets read Arabic as gibberish.
    path.write_text(text, encoding="utf-8-sig" if path.suffix == ".csv" else "utf-8", newline="")
    return len(found)


def as_csv(found: list[EventRecord]) -> str:
    """Times in UTC as stored, commands by their lasting names: for machines."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(
        ["event", "at", "who", "role", "command", "summary", "pairs", "bead_ids", "undoes", "redoes"]
    )
    for event in found:
        writer.writerow(
            [
                event.id,
                event.at,
                guarded(event.who),
                event.role or "",
                event.command,
                guarded(event.summary),
                event.bead_count,
                " ".join(map(str, event.beads)),
                event.undoes or "",
                event.redoes or "",
            ]
        )
    return stream.getvalue()


def as_html(name: str, found: list[EventRecord]) -> str:
    """Local times and readable commands, each cell in its own direction: for people."""
    title = escape(_tr("History of {name}").format(name=name))
    heads = (_tr("When"), _tr("Who"), _tr("Command"), _tr("What"))
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    rows = "\n".join(
        "<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) + "</tr>"
        for row in (
            (
                local_time(event.at),
                person_name(event.who, event.role),
                command_name(event.command),
                localize(event.summary),
            )
            for event in found
        )
    )
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>"
        f'<body><h1 dir="auto">{title}</h1>\n<table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n'
        "</tbody></table></body></html>\n"
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("history", text)
