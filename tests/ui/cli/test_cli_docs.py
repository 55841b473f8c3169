"""An undocumented command or option fails here."""

from __future__ import annotations

import re
from pathlib import Path

import click

from ui.cli.main import muqabala

DOCS = (Path(__file__).parents[3] / "docs" / "CLI.md").read_text(encoding="utf-8")


def sections() -> dict[str, str]:
    """The text under each heading that names a command."""
    found = {"muqabala": DOCS.split("\n## ")[0]}
    for section in DOCS.split("\n## ")[1:]:
        heading, _, body = section.partition("\n")
        if heading.startswith("muqabala "):
            found[" ".join(word for word in heading.split() if word.islower())] = body
    return found


def commands(name: str, command: click.Command) -> list[tuple[str, click.Command]]:
    found = [(name, command)]
    if isinstance(command, click.Group):
        context = click.Context(command)
        for child in command.list_commands(context):
            below = command.get_command(context, child)
            assert below is not None
            found += commands(f"{name} {child}", below)
    return found


def test_every_command_and_option_is_described() -> None:
    described = sections()
    for name, command in commands("muqabala", muqabala):
        assert command.help, name
        if isinstance(command, click.Group) and name != "muqabala":
            continue
        assert name in described, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, (name, parameter.name)
                for option in parameter.opts:
                    assert f"`{option}" in described[name], (name, option)


def test_nothing_is_described_that_is_not_there() -> None:
    known = dict(commands("muqabala", muqabala))
    for name, body in sections().items():
        options = {opt for parameter in known[name].params for opt in parameter.opts} | {"-h", "--help"}
        rows = [line.split("|")[1] for line in body.splitlines() if line.startswith("| `-")]
        for option in re.findall(r"`(--?[\w-]+)", " ".join(rows)):
            assert option in options, (name, option)
