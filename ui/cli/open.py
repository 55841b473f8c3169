"""``muqabala open``: the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aligner.errors import InputError
from ui.cli.console import PATH

if TYPE_CHECKING:
    from pathlib import Path


@click.command("open")
@click.argument("project", type=PATH)
def command(project: Path) -> int:
    """Open PROJECT in the window."""
    if project.is_dir():
        raise InputError("is a folder", remedy="Name a project file (.muqabala)", path=project)
    if not project.exists():
        raise InputError("does not exist", remedy="Check the name", path=project)
    return open_window([str(project)])


def open_window(arguments: list[str]) -> int:
    """Start the window and wait until it is closed; an interrupt is left to Python meanwhile."""
    from ui.app.start import open_window as start
    from ui.services.interrupts import leave_to_python

    leave_to_python()
    return start(arguments)
