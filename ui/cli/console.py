"""Output and progress of commands on the terminal."""

from __future__ import annotations

import json
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.services.interrupts import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligner.progress import Progress

TENTH = 0.1

# The readers report a missing or unreadable file, with a better sentence than click's.
PATH = click.Path(path_type=Path, readable=False)


class FormatName(click.ParamType[str]):
    """The name of a format that pairs are written in, as an option; the registry is read late.

    Args:
        of_project: formats too that take several files, or pairs of a project only.
    """

    name = "format"

    def __init__(self, *, of_project: bool = True) -> None:
        self._of_project = of_project

    def names(self) -> list[str]:
        from aligner.formats.registry import Kind, formats

        return [
            entry.name
            for entry in formats(Kind.WRITER)
            if self._of_project or (entry.single_file and not entry.of_project)
        ]

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return f"[{'|'.join(self.names())}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.names():
            self.fail(f"{value!r} is not one of {', '.join(self.names())}.", param, ctx)
        return str(value)


def warn_of_plugins() -> None:
    """Report on standard error the plug-ins that cannot be used."""
    from aligner.formats.registry import plugin_errors

    for sentence in plugin_errors():
        click.echo(f"Note: {sentence}", err=True)


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


@contextmanager
def progress_bar(*, shown: bool = True) -> Iterator[Progress]:
    """A progress callback that draws a bar on standard error if that is a terminal.

    It stops the work if there was an interrupt.
    """
    if not shown or not sys.stderr.isatty():
        yield lambda _done, _message: check()
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=1.0)
        last = 0.0

        def report(done: float, message: str) -> None:
            nonlocal last
            check()
            if (now := time.monotonic()) - last >= TENTH:
                last = now
                bar.update(task, completed=done, description=message, refresh=True)

        yield report


def terminal_width() -> int:
    """Columns of the terminal, or 100 where there is none."""
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def plural(number: int, noun: str) -> str:
    """``1 pair``, ``1,234 pairs``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(names: Sequence[str], most: int = 10) -> str:
    """The first of some names."""
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")
