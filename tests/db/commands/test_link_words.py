"""Word links made by hand: kept, undone, carried through splits and merges, exported."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from aligner.errors import EditError, RuleError
from aligner.exchange.selection import Selection
from aligner.exchange.word_links import links_by_hand
from aligner.permissions import Person, Role
from db.integrity.check import check
from tests.helpers.editor_sample import AMAL, ARABIC, ENGLISH, make_project
from ui.services.export import ExportPlan, export

if TYPE_CHECKING:
    from pathlib import Path

    from db import BeadRow, Project

KING = (ARABIC[0].index("الملكُ"), ARABIC[0].index("الملكُ") + 6, 4, 8)
CITY = (ARABIC[0].index("المدينة"), len(ARABIC[0]), ENGLISH[0].index("city"), len(ENGLISH[0]))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "a.muqabala")


def row(project: Project, number: int = 0) -> BeadRow:
    return project.rows(project.order())[number]


def made(project: Project, number: int = 0) -> list[tuple[int, ...]] | None:
    links = links_by_hand(row(project, number).evidence)
    return None if links is None else [tuple(int(part) for part in link[:4]) for link in links]


def test_links_are_kept_with_their_author_and_undone(project: Project) -> None:
    first = row(project)
    change = project.link_words(first.id, [KING, CITY], AMAL, expected={first.id: first.revision})
    assert str(change.summary) == "Corrected the word links"
    assert made(project) == sorted([KING, CITY])
    assert row(project).touched
    assert (row(project).evidence or {})["links_by"] == "Amal"
    project.undo(AMAL)
    assert made(project) is None
    assert not row(project).touched
    project.redo(AMAL)
    assert made(project) == sorted([KING, CITY])


def test_no_links_are_links_too_and_the_suggestion_can_come_back(project: Project) -> None:
    first = row(project)
    project.link_words(first.id, [], AMAL)
    assert made(project) == []
    project.link_words(first.id, None, AMAL)
    assert made(project) is None
    assert not project.link_words(first.id, None, AMAL).event_id


def test_words_of_another_pair_are_refused(project: Project) -> None:
    second = row(project, 1)
    with pytest.raises(EditError):
        project.link_words(second.id, [KING], AMAL)
    with pytest.raises(RuleError):
        project.link_words(row(project).id, [KING], Person("Basma", Role.REVIEWER))


def test_links_go_with_their_words_when_pairs_are_merged_and_split(project: Project) -> None:
    first, second = project.order()[:2].tolist()
    project.link_words(first, [KING, CITY], AMAL)
    project.merge(first, AMAL)
    assert made(project) == sorted([KING, CITY])
    project.split(project.order()[0], AMAL, ARABIC[0].index("إلى"), ENGLISH[0].index("to the"))
    assert made(project, 0) == [KING]
    assert made(project, 1) == [CITY]
    assert second != first


def test_a_project_with_links_is_whole(project: Project, tmp_path: Path) -> None:
    project.link_words(row(project).id, [KING], AMAL)
    project.merge(row(project).id, AMAL)
    project.close()
    assert check(tmp_path / "a.muqabala").ok


def test_links_by_hand_are_exported(project: Project, tmp_path: Path) -> None:
    for bead in project.rows(project.order()):
        project.link_words(bead.id, [KING] if bead.id == row(project).id else [], AMAL)
    path = tmp_path / "p.alpheios.json"
    export(project, ExportPlan(path, selection=Selection(statuses=None)))
    read = json.loads(path.read_text(encoding="utf-8"))
    (group,) = [one["actions"] for one in read["alignmentGroups"]]
    assert (group["origin"], group["target"]) == (["1-0-1"], ["2-0-1"])
