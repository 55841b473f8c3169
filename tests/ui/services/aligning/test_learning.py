"""Confirmed pairs of a project, and of others, teach its aligner."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aligner.permissions import Person
from aligner.progress import no_progress
from db import Project, TextInput
from ui.services.aligning.learning import LEARN_FROM, of_others, of_project, others_of
from ui.services.alignment import AlignmentService

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[4]
ANA = Person("Ana")
GOLD = json.loads((ROOT / "tests/data/ibn-khaldun/gold.json").read_text("utf-8"))
ARABIC = (ROOT / "ui/resources/sample/tarikh-ar.txt").read_text("utf-8").strip()
ENGLISH = "\n".join(GOLD["target_sentences"])


def made(path: Path) -> Project:
    source = TextInput(ARABIC, "ar", cutting="stream")
    return Project.create(
        path, name=path.stem, source=source, target=TextInput(ENGLISH, "en", cutting="lines"), by=ANA
    )


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with made(tmp_path / "p.muqabala") as opened:
        AlignmentService(opened).align_all("use", no_progress).store(opened, ANA)
        yield opened


def test_an_alignment_learns_from_what_was_confirmed(project: Project) -> None:
    aligning = AlignmentService(project)
    first = aligning.align_all("use", no_progress)
    order = project.order().tolist()
    aligning.mark_stale(project.confirm(order[:15], ANA))
    kept = [row.bead for row in project.rows(order[:15])]
    second = aligning.align_all("use", no_progress)
    assert second.run.aligner != first.run.aligner
    assert {(bead.source, bead.target) for bead in kept} <= {(b.source, b.target) for b in second.beads}
    reopened = AlignmentService(project).align_all("use", no_progress)
    assert (reopened.beads, reopened.run.aligner) == (second.beads, second.run.aligner)


def test_a_correction_learns_once_enough_is_confirmed(project: Project) -> None:
    aligning = AlignmentService(project)
    aligning.align_all("use", no_progress)
    order = project.order().tolist()
    before = aligning.realign_around("use", order[20], None, no_progress)
    aligning.mark_stale(project.confirm(order[:12], ANA))
    after = aligning.realign_around("use", order[20], None, no_progress)
    assert before is not None
    assert after is not None
    assert before.run.aligner != after.run.aligner


def test_other_projects_teach_by_choice(project: Project, tmp_path: Path) -> None:
    with made(tmp_path / "other.muqabala") as other:
        AlignmentService(other).align_all("use", no_progress).store(other, ANA)
        other.confirm(other.order().tolist(), ANA)
        expected = of_project(other)
    assert expected.pairs
    untaught = AlignmentService(project).align_all("use", no_progress)
    project.set_setting(LEARN_FROM, [str(tmp_path / "other.muqabala")])
    assert others_of(project) == (tmp_path / "other.muqabala",)
    assert of_others(others_of(project)) == (expected, ())
    taught = AlignmentService(project).align_all("use", no_progress)
    assert taught.run.aligner != untaught.run.aligner


def test_a_project_that_is_gone_is_named(project: Project, tmp_path: Path) -> None:
    project.set_setting(LEARN_FROM, [str(tmp_path / "gone.muqabala")])
    result = AlignmentService(project).align_all("use", no_progress)
    assert any("gone.muqabala" in warning for warning in result.warnings)
    assert result.beads
