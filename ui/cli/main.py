"""The program ``muqabala``: finds the command, and turns what goes wrong into a sentence and an exit code."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final

import click

from aligner.errors import Cancelled, MuqabalaError
from ui.services.interrupts import CODE, SAID, Interrupts

if TYPE_CHECKING:
    from collections.abc import Sequence

OK: Final = 0
FAILED: Final = 1
BAD_INPUT: Final = 2
INTERRUPTED: Final = CODE

COMMANDS: Final = (
    "align", "import", "open", "info", "preflight", "export", "merge-review", "review", "assign", "terms",
    "batch", "library", "parallel", "check", "snapshots", "repair", "seal", "server", "encoders", "paths",
    "licences",
)  # fmt: skip
_MODULES: Final = {
    "import": "import_",  # a module cannot be called like a keyword
    "merge-review": "merge_review",
    **{name: f"file.{name}" for name in ("check", "repair", "seal", "snapshots")},
    **{name: f"team.{name}" for name in ("assign", "library", "parallel", "review", "server")},
}
_REPORT: Final = "This is a mistake in Muqabala, not in your files. Please report it with the lines above."


class Commands(click.Group):
    """Commands that are imported when they are called, so that ``muqabala --version`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"ui.cli.{_MODULES.get(cmd_name, cmd_name)}").command
        assert isinstance(command, click.Command)
        return command


def _show_version(ctx: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"muqabala {version('muqabala')}")
        ctx.exit()


@click.command(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version.",
)
@click.option("--debug", is_flag=True, help="Write details to standard error and to the log.")
@click.option(
    "--temp-basedir",
    is_flag=True,
    help="Use fresh settings, memories and logs in a temporary folder, which is removed at the end.",
)
@click.pass_context
def muqabala(ctx: click.Context, debug: bool, temp_basedir: bool) -> int | None:
    """Align Arabic texts with their English translations, review the pairs, export translation memories.

    Without a command the window opens.
    """
    if temp_basedir:
        from aligner.folders import use_temporary_base

        use_temporary_base()
    if debug:
        from ui.services.log_file import log_versions, start_logging

        start_logging(debug=True)
        log_versions()
    if ctx.invoked_subcommand is None:
        from ui.cli.open import open_window

        return open_window([])
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """As :func:`ui.cli.main`, which is there for an interrupt before or after everything."""
    interrupts = Interrupts()
    try:
        interrupts.listen()
        code = _outcome(arguments, interrupts)
        interrupts.ignore()
        if interrupts.asked:
            click.echo(SAID, err=True)
            code = INTERRUPTED
        return code
    finally:
        if arguments is not None:  # the process goes on; else Python itself may not be interrupted as it ends
            interrupts.give_back()


def _outcome(arguments: Sequence[str] | None, interrupts: Interrupts) -> int:
    """Run the command and report errors, except those that an interrupt causes."""
    _never_choke_on_a_letter()
    try:
        result = muqabala.main(args=arguments, prog_name="muqabala", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt, Cancelled):
        interrupts.asked = True
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  (the last place that can report a bug)
        return INTERRUPTED if interrupts.asked else _tell(error)
    return result if isinstance(result, int) else OK


def _tell(error: Exception) -> int:
    """Say what went wrong; the exit code."""
    if isinstance(error, click.UsageError):
        error.show()
        return BAD_INPUT
    if isinstance(error, MuqabalaError | click.ClickException):
        _log_refusal(error)
        text = error.format_message() if isinstance(error, click.ClickException) else str(error)
        click.echo(f"muqabala: {' '.join(text.split())}", err=True)
        return BAD_INPUT
    if isinstance(error, BrokenPipeError):
        # The reader of our output had enough of it. Python would complain when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    import traceback

    traceback.print_exception(error)
    click.echo(_REPORT, err=True)
    return FAILED


def _log_refusal(error: Exception) -> None:
    """Write the traceback of a refusal to the log; nothing is imported where there is none."""
    if (log_file := sys.modules.get("ui.services.log_file")) is not None:
        log_file.log.debug("refused", exc_info=error)


def _never_choke_on_a_letter() -> None:
    """Arabic goes out as UTF-8 even through a Windows pipe, and what no encoding can hold as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = "utf-8" if sys.platform == "win32" and not stream.isatty() else None
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
