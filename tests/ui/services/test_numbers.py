"""One number for a pair: in the window, on paper, in TMX and in JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from aligner.bitext import Status
from aligner.formats.bitexts.jsonl import write_jsonl
from aligner.formats.bitexts.tmx.writer import write_tmx
from aligner.formats.reports.html import write_html
from tests.helpers.panes_sample import AMINA, sample_project
from ui.services.units import units_of_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """The sample, its third pair split: the new pair has the highest id and the fourth place."""
    with sample_project(tmp_path) as made:
        third = made.rows([int(made.order()[2])])[0]
        cuts = [
            side[0].start + text.index(" ") + 1
            for side, text in ((third.source, third.source_text), (third.target, third.target_text))
        ]
        made.split(third.id, AMINA, *cuts)
        order = [int(id_) for id_ in made.order()]
        assert order != sorted(order)
        yield made


def test_units_are_numbered_as_the_window_shows_them(project: Project) -> None:
    units = list(units_of_project(project))
    assert [unit.identifier for unit in units] == [str(n) for n in range(1, len(units) + 1)]
    assert [unit.properties["id"] for unit in units] == [str(id_) for id_ in project.order()]


def test_a_selection_keeps_the_numbers_of_the_whole(project: Project) -> None:
    order = [int(id_) for id_ in project.order()]
    project.confirm([order[3], order[8]], AMINA)
    units = list(units_of_project(project, (Status.CONFIRMED,)))
    assert [unit.identifier for unit in units] == ["4", "9"]


def test_paper_memory_and_json_agree(project: Project, tmp_path: Path) -> None:
    ids = [str(id_) for id_ in project.order()]
    numbers = [str(n) for n in range(1, len(ids) + 1)]

    write_html(tmp_path / "p.html", units_of_project(project))
    rows = re.findall(r"<tr[^>]*>\s*<td[^>]*>(\d+)</td>", (tmp_path / "p.html").read_text(encoding="utf-8"))
    assert rows == numbers

    write_tmx(tmp_path / "p.tmx", units_of_project(project), one_sided=True)
    units = list(etree.parse(tmp_path / "p.tmx").iter("tu"))
    assert [unit.get("tuid") for unit in units] == numbers
    assert [unit.findtext("prop[@type='x-id']") for unit in units] == ids

    write_jsonl(tmp_path / "p.jsonl", units_of_project(project))
    lines = [json.loads(line) for line in (tmp_path / "p.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["identifier"] for line in lines] == numbers
    assert [line["properties"]["id"] for line in lines] == ids
