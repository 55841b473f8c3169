"""Commands and keys that the documents give exist and are accepted."""

from __future__ import annotations

import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

from ui.cli.main import muqabala

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
TEXTS = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in DOCUMENTS}
KEYS = (ROOT / "docs" / "KEYS.md").read_text("utf-8")
SPECIAL = {"↑": "Up", "↓": "Down"}
OF_THE_TEXT = {"Tab"}
"""Keys that move the caret and are no commands (first lines of KEYS.md)."""


def blocks(text: str) -> list[str]:
    """Lines of the fenced blocks without a language."""
    found = re.findall(r"^```\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    return [line.partition(" #")[0].strip() for block in found for line in block.splitlines()]


def spans(text: str) -> list[str]:
    """Code between backticks."""
    without = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"`([^`\n]+)`", without)


PROGRAM = [line for text in TEXTS.values() for line in blocks(text) if line.startswith("muqabala ")]
BENCHMARKS = sorted(
    {
        one
        for text in TEXTS.values()
        for one in [*blocks(text), *(" ".join(span.split()) for span in spans(text.replace("\n", " ")))]
        if one.startswith("python -m benchmarks.")
    }
)


@pytest.mark.parametrize("line", PROGRAM)
def test_a_command_is_accepted(line: str) -> None:
    command: click.Command = muqabala
    context = click.Context(command)
    words = shlex.split(line)[1:]
    while isinstance(command, click.Group):
        found = command.get_command(context, words.pop(0))
        assert found is not None, line
        command = found
    command.make_context(command.name, words)


def test_there_are_commands() -> None:
    assert len(PROGRAM) >= 8
    assert len(BENCHMARKS) >= 15


@pytest.mark.parametrize("line", BENCHMARKS)
def test_a_benchmark_and_its_options_exist(line: str) -> None:
    module = line.split()[2]
    spec = find_spec(module)
    assert spec is not None, line
    assert spec.origin
    code = Path(spec.origin).read_text("utf-8")
    for option in re.findall(r"--[\w-]+", line):
        assert f'"{option}"' in code, f"{line}: {option}"


@pytest.mark.parametrize("name", ["docs/GUIDE.md", "README.md"])
def test_keys_are_those_of_the_program(name: str) -> None:
    key = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:F\d+|\w+|[↑↓+,.=-])|F\d+|[A-Z]|Enter|Backspace|Tab")
    for code in spans(TEXTS[name]):
        if key.fullmatch(code) and code not in OF_THE_TEXT:
            for shown, known in SPECIAL.items():
                code = code.replace(shown, known)
            assert f"`{code}`" in KEYS, f"{name}: {code}"
