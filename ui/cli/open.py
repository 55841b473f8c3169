"""``muqabala open``: the window."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from aligner.errors import InputError, MuqabalaError
from ui.cli.console import PATH

if TYPE_CHECKING:
    from pathlib import Path


class NoScreenError(MuqabalaError):
    """There is nothing to show a window on."""


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
    """Start the window and wait until it is closed."""
    if not _has_screen():
        raise NoScreenError(
            "There is no screen to open a window on", remedy="Use the commands of muqabala --help"
        )
    from ui.app.main import main
    from ui.services.interrupts import leave_to_python

    leave_to_python()
    return main(arguments)


def _has_screen() -> bool:
    """Qt ends the whole process where it finds no screen, so we look first."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
