"""The command line: ``muqabala`` with a command for scripts, without one for the window."""

from ui.cli.program import main

__all__ = ["main"]
