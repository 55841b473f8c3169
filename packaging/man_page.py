"""Write the manual page of the command line from its help.

Usage: python packaging/man_page.py FILE
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click

from ui.cli.main import muqabala


def page(release: str, day: str) -> str:
    """The page in the language of man(7), all commands in it."""
    lines = [
        f'.TH MUQABALA 1 "{day}" "muqabala {release}" "User Commands"',
        ".SH NAME",
        "muqabala, muqabala-desk \\- align Arabic texts with their English translations",
        ".SH SYNOPSIS",
        ".B muqabala",
        "[OPTIONS] [COMMAND [ARGUMENTS]]",
        ".br",
        ".B muqabala-desk",
        "[PROJECT | TEXT ...]",
        ".SH DESCRIPTION",
        *paragraphs(muqabala.help),
        ".SH OPTIONS",
        *options(muqabala, click.Context(muqabala)),
        ".SH COMMANDS",
    ]
    for name, command in commands(muqabala, ""):
        context = click.Context(command, info_name=name)
        usage = " ".join(command.collect_usage_pieces(context))
        lines += [".SS " + escaped(f"{name} {usage}"), *paragraphs(command.help), *options(command, context)]
    lines += [
        ".SH EXIT STATUS",
        "0 success, 1 an error in the program, 2 bad input, 3 a grave finding of preflight, 130 interrupted.",
    ]
    return "\n".join(lines) + "\n"


def commands(group: click.Group, before: str) -> list[tuple[str, click.Command]]:
    """The commands of a group and of the groups in it, each with its name."""
    found: list[tuple[str, click.Command]] = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        full = f"{before} {name}".strip()
        found += commands(command, full) if isinstance(command, click.Group) else [(full, command)]
    return found


def options(command: click.Command, context: click.Context) -> list[str]:
    """A paragraph for each option."""
    lines = []
    for parameter in command.get_params(context):
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context)):
            lines += [".TP", rf"\fB{escaped(record[0])}\fR", escaped(record[1])]
    return lines


def paragraphs(text: str | None) -> list[str]:
    lines = []
    for paragraph in (text or "").split("\n\n"):
        lines += [".PP", escaped(" ".join(paragraph.split()))]
    return lines


def escaped(text: str) -> str:
    """Text without what roff would read as a command."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    Path(sys.argv[1]).write_text(page(version("muqabala"), f"{moment:%Y-%m-%d}"), "utf-8")
