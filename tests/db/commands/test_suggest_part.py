"""An alignment that comes in parts: what is found is kept, and the rest is known to be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Bead, Segment, Side, Status
from aligner.errors import EditError
from aligner.permissions import Person
from db import Project, RunInfo, TextInput, check

if TYPE_CHECKING:
    from pathlib import Path

LAYLA = Person("Layla")
WORDS = 12
SOURCE = " ".join(f"كلمة{n:02}" for n in range(WORDS))
TARGET = " ".join(f"word{n:02}" for n in range(WORDS))
RUN = RunInfo("none", "test")


def bead(first: int, end: int, confidence: float = 0.8) -> Bead:
    """Words ``first`` to ``end`` of both texts; each word has six characters."""
    segment = Segment(first * 7, end * 7 - 1)
    return Bead((segment,), (segment,), 0.5, confidence)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(
        tmp_path / "parts.muqabala",
        name="Parts",
        source=TextInput(SOURCE, "ar", "stream"),
        target=TextInput(TARGET, "en", "sentences"),
        by=LAYLA,
    )
    made.suggest_part([bead(0, 2), bead(2, 4)], RUN)
    made.suggest_part([bead(4, 5), bead(5, 8)], RUN, LAYLA)
    return made


def shapes(project: Project) -> list[tuple[int, int]]:
    return [
        (row.source[0].start // 7, (row.source[-1].end + 1) // 7) for row in project.rows(project.order())
    ]


def problems(project: Project) -> tuple[str, ...]:
    project.close()
    return tuple(check(project.path).problems)


def test_parts_follow_one_another_and_the_rest_is_missing(project: Project) -> None:
    assert shapes(project) == [(0, 2), (2, 4), (4, 5), (5, 8)]
    assert project.is_unfinished()
    assert not project.can_undo(LAYLA)
    assert problems(project) == ()


def test_the_whole_ends_it_and_keeps_the_ids_of_what_stays(project: Project) -> None:
    before = project.order().tolist()
    whole = [bead(0, 2, 0.9), bead(2, 4), bead(4, 6), bead(6, 8), bead(8, 12)]
    project.suggest(whole, RUN, LAYLA)
    assert shapes(project) == [(0, 2), (2, 4), (4, 6), (6, 8), (8, 12)]
    assert project.order().tolist()[:2] == before[:2]
    assert project.rows(before[:1])[0].confidence == 0.9
    assert not project.is_unfinished()
    assert problems(project) == ()


def test_a_decision_made_meanwhile_stays(project: Project) -> None:
    ids = project.order().tolist()
    project.confirm(ids[:1], LAYLA)
    project.split(ids[3], LAYLA, 6 * 7, 6 * 7)
    decided = shapes(project)
    # The part overlaps what the person cut: only words without a pair are added.
    project.suggest_part([bead(5, 9), bead(9, 10)], RUN)
    assert shapes(project) == [*decided, (9, 10)]
    fixed = [held for _, held in project.fixed()]
    project.suggest([*fixed, bead(2, 4), bead(4, 5), bead(8, 9), bead(9, 12)], RUN)
    assert project.rows(ids[:1])[0].status is Status.CONFIRMED
    assert shapes(project) == [*decided, (8, 9), (9, 12)]
    assert problems(project) == ()


def test_the_whole_must_hold_every_word(project: Project) -> None:
    with pytest.raises(EditError):
        project.suggest_part([Bead((Segment(8 * 7, 8 * 7 + 3),), ())], RUN)
    with pytest.raises(Exception, match="no longer fits"):
        project.suggest([bead(0, 2), bead(2, 4), bead(4, 8), bead(8, 10)], RUN)
    assert project.is_unfinished()


def test_a_part_before_others_takes_its_place(project: Project) -> None:
    ids = project.order().tolist()
    project.suggest_part([bead(10, 12)], RUN)
    project.suggest_part([bead(8, 9), bead(9, 10)], RUN)
    assert shapes(project) == [(0, 2), (2, 4), (4, 5), (5, 8), (8, 9), (9, 10), (10, 12)]
    assert project.order().tolist()[:4] == ids


def test_no_part_can_be_taken_back(project: Project) -> None:
    with pytest.raises(EditError, match="by itself"):
        project.take_back(1, LAYLA)
    assert project.text(Side.SOURCE) == SOURCE


def test_many_parts_keep_short_ranks(tmp_path: Path) -> None:
    words = 1_500
    texts = [" ".join(f"{letter}{n:05}" for n in range(words)) for letter in "aw"]
    with Project.create(
        tmp_path / "long.muqabala",
        name="Long",
        source=TextInput(texts[0], "ar", "stream"),
        target=TextInput(texts[1], "en", "sentences"),
        by=LAYLA,
    ) as project:
        for first in range(0, words, 10):
            project.suggest_part([bead(n, n + 1) for n in range(first, first + 10)], RUN)
        with project.connection() as connection:
            longest = connection.exec_driver_sql("SELECT max(length(rank)) FROM beads").scalar_one()
        assert longest <= 9
        assert shapes(project) == [(n, n + 1) for n in range(words)]
