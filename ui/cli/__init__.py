"""The command line: ``muqabala`` with a command for scripts, without one for the window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: without the program's name; None for those of the process.

    Returns:
        The exit code: 0, 2 for bad input, 1 for our own failure, 130 when interrupted.
    """
    try:
        from ui.cli.main import main as run  # in here, since an import can be interrupted too

        return run(arguments)
    except KeyboardInterrupt:
        from ui.services.interrupts import CODE, SAID

        print(SAID, file=sys.stderr)
        return CODE
