"""What the menu and the file manager read."""

from __future__ import annotations

import configparser
import os
import stat
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.helpers.db_projects import empty_project

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def entry() -> configparser.SectionProxy:
    """The menu entry."""
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment, method-assign]  # keys are case-sensitive
    read.read_string((LINUX / "muqabala.desktop").read_text("utf-8"))
    return read["Desktop Entry"]


def test_the_menu_starts_the_window_with_and_without_a_file() -> None:
    command, argument = entry()["Exec"].split()
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["gui-scripts"]
    assert command in scripts
    assert argument == "%F"


def test_the_menu_entry_is_in_arabic_too() -> None:
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert any("\u0600" <= letter <= "\u06ff" for letter in entry()[f"{key}[ar]"]), key


def test_the_magic_number_is_that_of_a_project(tmp_path: Path) -> None:
    path = tmp_path / "p.muqabala"
    empty_project(path).close()
    match = ElementTree.parse(LINUX / "muqabala-mime.xml").find(f".//{MIME}match")
    assert match is not None
    offset = int(match.attrib["offset"])
    assert match.attrib["type"] == "big32"
    assert path.read_bytes()[offset : offset + 4] == int(match.attrib["value"], 16).to_bytes(4, "big")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script for Linux")
def test_a_plain_user_is_given_the_line_that_installs_the_libraries(tmp_path: Path) -> None:
    """Qt does not load here, and the person is not root: the line and exit code 3."""
    for name, lines in {"apt-get": "exit 9", "id": "echo 1000", "python": "exit 1"}.items():
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{lines}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    ran = subprocess.run(
        ["sh", str(LINUX / "qt-libraries.sh"), str(tmp_path / "python")],
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 3
    assert "sudo apt-get install libegl1 libgl1" in ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script for Linux")
def test_a_failed_update_does_not_stop_the_installation(tmp_path: Path) -> None:
    done = tmp_path / "installed"
    programs = {
        "apt-get": f'[ "$1" = install ] && touch {done} && exit 0; exit 100',
        "id": "echo 0",
        "python": f"[ -e {done} ]",
    }
    for name, lines in programs.items():
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{lines}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    ran = subprocess.run(
        ["sh", str(LINUX / "qt-libraries.sh"), str(tmp_path / "python")],
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, done.exists()) == (0, True), ran.stderr
