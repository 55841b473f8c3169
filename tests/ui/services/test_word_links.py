"""Word links as JSON of the Alpheios alignment editor, and citations of pairs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Side
from aligner.documents.structure import Structure
from aligner.exchange.selection import Selection
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.registry import write_units
from tests.helpers.editor_sample import ARABIC, ENGLISH, make_project
from ui.services.citations import citation
from ui.services.export import ExportPlan, export
from ui.services.imports.project_factory import ABOUT, STRUCTURE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path / "p.muqabala") as project:
        yield project


def test_words_and_groups_of_links(tmp_path: Path) -> None:
    units = [
        TranslationUnit(
            "قال الملك، نعم", "The king said: yes", properties={"links": "0-2 1-0 1-1 2-3 9-9 x"}
        ),
        TranslationUnit("بلا روابط", "No links"),
    ]
    path = tmp_path / "l.alpheios.json"
    assert write_units(path, units, format_name="alpheios", title="Book") == 2
    read = json.loads(path.read_text(encoding="utf-8"))
    ((target_id, target),) = read["targets"].items()
    origin = read["origin"]
    assert (origin["docSource"]["lang"], origin["docSource"]["direction"]) == ("ara", "rtl")
    assert origin["docSource"]["text"] == "قال الملك، نعم\nبلا روابط"
    assert origin["docSource"]["metadata"]["properties"] == [{"property": "title", "value": "Book"}]
    first = origin["alignedText"]["segments"][0]
    assert [token["word"] for token in first["tokens"]] == ["قال", "الملك", "،", "نعم"]
    assert [token["idWord"] for token in first["tokens"]] == ["1-0-0", "1-0-1", "1-0-2", "1-0-3"]
    assert target["alignedText"]["segments"][1]["tokens"][0]["idWord"] == "2-1-0"
    assert [group["actions"] for group in read["alignmentGroups"]] == [
        {"segmentIndex": 1, "targetId": target_id, "origin": ["1-0-0"], "target": ["2-0-2"]},
        {"segmentIndex": 1, "targetId": target_id, "origin": ["1-0-1"], "target": ["2-0-0", "2-0-1"]},
        {"segmentIndex": 1, "targetId": target_id, "origin": ["1-0-3"], "target": ["2-0-4"]},
    ]


def test_links_of_a_project_are_found_by_the_bundled_encoder(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "p.alpheios.json"
    written = export(project, ExportPlan(path, selection=Selection(statuses=None)))
    assert (written.format_name, written.report.written) == ("alpheios", 6)
    read = json.loads(path.read_text(encoding="utf-8"))
    (target,) = read["targets"].values()
    words = {
        token["idWord"]: token["word"]
        for text in (read["origin"], target)
        for segment in text["alignedText"]["segments"]
        for token in segment["tokens"]
    }
    pairs = {
        (words[one], words[other])
        for group in read["alignmentGroups"]
        for one in group["actions"]["origin"]
        for other in group["actions"]["target"]
    }
    assert ("الملكُ", "king") in pairs
    assert ("المدينة", "city") in pairs


def test_a_citation_has_author_work_volume_and_pages(project: Project) -> None:
    arabic, english = " ".join(ARABIC), " ".join(ENGLISH)
    source = Structure(volumes=((0, "2"),), pages=((0, "44"), (arabic.index("من العراق"), "45")))
    target = Structure(pages=((0, "112"), (english.index("Envoys"), "113")))
    project.set_setting(STRUCTURE.format(side="source"), source.to_json())
    project.set_setting(STRUCTURE.format(side="target"), target.to_json())
    project.set_setting(ABOUT.format(side="source"), {"author": "ابن الأثير", "title": "الكامل"})
    rows = project.rows(project.order())
    assert citation(project, rows[0]) == "ابن الأثير, الكامل, 2:44 | sample, 112"
    assert citation(project, rows[1]) == "ابن الأثير, الكامل, 2:44–45 | sample, 112"
    assert citation(project, rows[2]).endswith("2:45 | sample, 113")


def test_a_citation_without_marks_is_the_work(project: Project) -> None:
    row = project.rows(project.order())[0]
    assert citation(project, row) == "sample | sample"
    assert row.side(Side.SOURCE)
