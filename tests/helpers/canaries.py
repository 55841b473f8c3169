"""Texts that would show, load or send something if a widget or a reader took them for markup."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

from aligner.bitext import Bead, Segment, Side
from aligner.permissions import Person, Role
from db import Project, RunInfo, TextInput

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = 4
_IN_OPEN, _IN_ACCESS = 0x20, 0x1


def canary(picture: Path) -> str:
    """A text with tags, references and addresses; ``picture`` is a file that nothing may open."""
    return (
        f'<b>bold</b> &amp; & <img src="{picture.as_uri()}"><img src="{picture}"> '
        '<img src="//server.invalid/share/x.png"> \\\\server.invalid\\share <a href="x">link</a> &lt;'
    )


def canary_people(text: str) -> tuple[Person, Person]:
    return Person(f"Ana {text}", Role.TRANSLATOR), Person(f"Rima {text}", Role.REVIEWER)


def canary_project(path: Path, text: str) -> Project:
    """A project in which every text, name, comment and file name is the canary."""
    translator, reviewer = canary_people(text)
    sides = [[f"{word} {text} {number}" for number in range(PAIRS)] for word in ("سلطان", "sultan")]
    contents = ["\n".join(lines) for lines in sides]
    project = Project.create(
        path,
        name=text,
        source=TextInput(contents[0], "ar", "lines", f"{text}.txt", cleaning=(text,)),
        target=TextInput(contents[1], "en", "lines", f"{text}.txt", cleaning=(text,)),
        by=translator,
    )
    segments = [_lines(content) for content in contents]
    beads = [Bead((a,), (b,), score=0.5, confidence=0.5) for a, b in zip(*segments, strict=True)]
    project.suggest(beads, RunInfo(text, text))
    order = [int(bead) for bead in project.order()]
    project.edit_text(order[1], Side.TARGET, f"corrected {text}", translator)
    project.confirm(order[1:4], translator)
    project.comment(order[0], text, reviewer)
    project.approve(order[3:4], reviewer)
    project.send_back(order[1:2], reviewer, text)
    return project


def _lines(content: str) -> list[Segment]:
    found, at = [], 0
    for line in content.split("\n"):
        found.append(Segment(at, at + len(line)))
        at += len(line) + 1
    return found


class OpenWatch:
    """Tells whether a file was opened or read since, by whatever in this process or another (Linux)."""

    def __init__(self, path: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._handle = self._libc.inotify_init1(os.O_NONBLOCK)
        assert self._libc.inotify_add_watch(self._handle, os.fsencode(path), _IN_OPEN | _IN_ACCESS) >= 0

    def was_opened(self) -> bool:
        try:
            return bool(os.read(self._handle, 4096))
        except BlockingIOError:
            return False

    def close(self) -> None:
        os.close(self._handle)


def can_watch() -> bool:
    return sys.platform == "linux"
