"""Comments on a stretch of words: kept, listed, undone, exported, and carried along when pairs change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Segment, Side
from aligner.errors import EditError
from db.queries.review_queue import said_on_words
from db.records import read_stretch, with_stretch
from tests.helpers.editor_sample import AMAL, ENGLISH, make_project

if TYPE_CHECKING:
    from pathlib import Path

    from db import Project

CITY = Segment(ENGLISH[0].index("the city"), ENGLISH[0].index("the city") + len("the city."))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "a.muqabala")


def test_a_comment_on_words_is_kept_with_its_stretch(project: Project) -> None:
    first = project.order()[0]
    change = project.comment_on_words(first, Side.TARGET, CITY, " Baghdad? ", AMAL)
    assert str(change.summary) == "Commented on “the city.”"
    (said,) = project.comments(first)
    assert (said.kind, said.side, said.stretch, said.text) == ("words", Side.TARGET, CITY, "Baghdad?")
    assert said_on_words(project) == [said]
    assert project.rows([first])[0].comments == 1


def test_undo_withdraws_it_and_redo_brings_it_back(project: Project) -> None:
    first = project.order()[0]
    project.comment_on_words(first, Side.TARGET, CITY, "Baghdad?", AMAL)
    project.undo(AMAL)
    assert said_on_words(project) == []
    project.redo(AMAL)
    assert [said.stretch for said in said_on_words(project)] == [CITY]


def test_it_stays_on_its_words_when_pairs_are_merged_and_split(project: Project) -> None:
    first, second = project.order()[:2].tolist()
    at = Segment(len(ENGLISH[0]) + 1, len(ENGLISH[0]) + 5)
    project.comment_on_words(second, Side.TARGET, at, "Then?", AMAL)
    project.merge(first, AMAL)
    (said,) = said_on_words(project)
    assert said.stretch == at
    assert said.bead in project.order().tolist()


def test_words_of_another_pair_and_empty_comments_are_refused(project: Project) -> None:
    second = project.order()[1]
    with pytest.raises(EditError):
        project.comment_on_words(second, Side.TARGET, CITY, "Baghdad?", AMAL)
    with pytest.raises(EditError):
        project.comment_on_words(project.order()[0], Side.TARGET, CITY, "  ", AMAL)


def test_exports_name_the_words(project: Project) -> None:
    project.comment_on_words(project.order()[0], Side.TARGET, CITY, "Baghdad?", AMAL)
    notes = [record.notes for record in project.pairs()]
    assert notes[0] == ("Amal: “the city.”: Baghdad?",)


def test_what_does_not_begin_with_a_stretch_is_text() -> None:
    assert read_stretch(with_stretch(3, 9, "@1-2 x")) == (Segment(3, 9), "@1-2 x")
    assert read_stretch("@9-3 x") == (None, "@9-3 x")
    assert read_stretch("plain") == (None, "plain")
