"""A long text that stays in its file reads as the text itself does, wherever a piece of it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.bitext import Bead, Side
from aligner.errors import ProjectError
from db import Project, TextInput
from db.schema import long_text
from db.schema.long_text import LongText
from tests.helpers.db_projects import ANA, RUN, beads, segments

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCE = [f"{'وفيها سار 𐎠الملك'[: 5 + n % 11]} إلى é €" for n in range(40)]
TARGET = [f"In year {n} a king went… 𝔄 away" for n in range(40)]


@pytest.fixture
def short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text is long, and has very many pieces."""
    monkeypatch.setattr(long_text, "LONG", 1)
    monkeypatch.setattr(long_text, "PIECE", 7)


@pytest.fixture
def project(tmp_path: Path, short_pieces: None) -> Iterator[Project]:
    texts = TextInput("\n".join(SOURCE), "ar"), TextInput("\n".join(TARGET), "en")
    path = tmp_path / "p.muqabala"
    with Project.create(path, name="p", source=texts[0], target=texts[1], by=ANA) as project:
        yield project


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(side=st.sampled_from(Side), start=st.integers(-5, 900), length=st.integers(0, 60))
def test_stretches_are_those_of_the_text(project: Project, side: Side, start: int, length: int) -> None:
    whole, text = "\n".join(SOURCE if side is Side.SOURCE else TARGET), project.characters(side)
    assert isinstance(text, LongText)
    assert (len(text), str(text)) == (len(whole), whole)
    assert text[start : start + length] == whole[start : start + length]
    if start < len(whole):
        assert text[start] == whole[start]


def test_outside_of_the_text_there_is_nothing(project: Project) -> None:
    text = project.characters(Side.TARGET)
    assert text[len(text) :] == text[5:3] == ""
    with pytest.raises(IndexError):
        text[len(text)]


def test_commands_read_stretches_only(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: LongText) -> str:
        raise AssertionError("the whole text is read")

    monkeypatch.setattr(LongText, "__str__", refuse)
    project.suggest(beads(SOURCE, TARGET), RUN, by=ANA)
    project.edit_text(7, Side.TARGET, "In year six a queen went away", ANA)
    project.split(3, ANA, segments(SOURCE)[2].end - 1)
    project.merge(1, ANA)
    joined = [
        Bead(one.source + other.source, one.target + other.target)
        for one, other in zip(beads(SOURCE, TARGET)[20::2], beads(SOURCE, TARGET)[21::2], strict=True)
    ]
    project.suggest(joined, RUN, by=ANA, replacing=range(21, 41))
    shown = {row.id: (row.source_text, row.target_text) for row in project.rows(project.order())}
    assert shown[7] == (SOURCE[6], "In year six a queen went away")
    assert shown[1] == (f"{SOURCE[0]} {SOURCE[1]}", f"{TARGET[0]} {TARGET[1]}")
    assert [pair.source for pair in project.pairs()][-1] == f"{SOURCE[38]} {SOURCE[39]}"


def test_damaged_characters_are_told(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = "\n".join(SOURCE).encode()
    project.close()
    path = tmp_path / "p.muqabala"
    content = path.read_bytes()
    at = content.index(data[:40])
    path.write_bytes(content[: at + 4] + b"\xff" + content[at + 5 :])
    with pytest.raises(ProjectError, match="damaged"), Project.open(path) as opened:
        opened.characters(Side.SOURCE)[0:40]
