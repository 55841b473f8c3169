"""``muqabala open``: the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aligner.errors import InputError
from ui.cli.console import PATH
from ui.services.imports.sorting import sort_files

if TYPE_CHECKING:
    from pathlib import Path


@click.command("open")
@click.argument("files", type=PATH, nargs=-1, required=True)
def command(files: tuple[Path, ...]) -> int:
    """Open FILES in the window: a project, two texts, one file of pairs, or a folder of texts."""
    for file in files:
        if not file.exists():
            raise InputError("does not exist", remedy="Check the name", path=file)
    sort_files(files)  # what cannot become a project is refused before the window opens
    return open_window([str(file) for file in files])


def open_window(arguments: list[str]) -> int:
    """Start the window and wait until it is closed; an interrupt is left to Python meanwhile."""
    from ui.app.start import open_window as start
    from ui.services.interrupts import leave_to_python

    leave_to_python()
    return start(arguments)
