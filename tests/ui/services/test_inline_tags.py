"""Inline codes through a project: tags in its texts, and codes again in its exports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from aligner.bitext import Side, Status
from aligner.exchange.preflight import Check
from aligner.exchange.presets import PRESETS
from aligner.exchange.selection import Selection
from aligner.formats.registry import read_bitext
from aligner.permissions import Person
from ui.services.exchange.write_back import write_into
from ui.services.export import ExportPlan, examine, export
from ui.services.imports.project_factory import Arrival, make_bitext_project
from ui.services.units import units_of_project

if TYPE_CHECKING:
    from db import Project

FILES = Path(__file__).parents[2] / "data" / "cat"
LAYLA = Person("Layla")
ALL = Selection(statuses=None)

TMX = """<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x"
 adminlang="en" srclang="ar" datatype="xml"/><body>
<tu tuid="a"><tuv xml:lang="ar"><seg>سار <bpt i="4" x="9">&lt;b&gt;</bpt>الملك<ept i="4">&lt;/b&gt;</ept> إليها<ph x="2">&lt;fn/&gt;</ph>.</seg></tuv>
<tuv xml:lang="en"><seg>The <bpt i="1" x="9">&lt;b&gt;</bpt>king<ept i="1">&lt;/b&gt;</ept> went<ph x="2">&lt;fn/&gt;</ph>.</seg></tuv></tu>
<tu tuid="b"><tuv xml:lang="ar"><seg>ثم <hi type="i">رجع</hi><ph type="lb"/>منها</seg></tuv>
<tuv xml:lang="en"><seg>Then <hi type="i">returned</hi><ph type="lb"/>from it</seg></tuv></tu>
<tu tuid="c"><tuv xml:lang="ar"><seg>نعم \u27e61\u27e7</seg></tuv><tuv xml:lang="en"><seg>Yes \u27e61\u27e7</seg></tuv></tu>
</body></tmx>"""  # noqa: E501


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return imported(tmp_path, TMX)


def imported(folder: Path, content: str | Path, arrival: Arrival = Arrival.SUGGESTED) -> Project:
    file = content if isinstance(content, Path) else folder / "in.tmx"
    if isinstance(content, str):
        file.write_text(content, encoding="utf-8")
    return make_bitext_project(folder / "p.muqabala", "p", read_bitext(file), file, LAYLA, arrival=arrival)


def segments(project: Project, folder: Path) -> list[list[str]]:
    """The segments of an export, as written."""
    out = folder / "out.tmx"
    export(project, ExportPlan(out, selection=ALL))
    units = etree.parse(str(out)).getroot().iter("tu")
    return [[inner(seg) for seg in unit.iter("seg")] for unit in units]


def inner(segment: etree._Element) -> str:
    return etree.tostring(segment, encoding="unicode", with_tail=False)[len("<seg>") : -len("</seg>")]


def shown(project: Project) -> list[tuple[str, str]]:
    return [(row.source_text, row.target_text) for row in project.rows(project.order())]


def test_codes_are_tags_with_the_same_numbers_on_both_sides(project: Project, tmp_path: Path) -> None:
    assert shown(project)[0] == (
        "سار \u27e61\u27e7الملك\u27e6/1\u27e7 إليها\u27e62\u27e7.",
        "The \u27e61\u27e7king\u27e6/1\u27e7 went\u27e62\u27e7.",
    )
    assert shown(project)[2] == ("نعم \u27e61\u27e7", "Yes \u27e61\u27e7")  # text, and stays text
    assert [unit.target for unit in units_of_project(project)] == [
        "The king went.",
        "Then returned from it",
        "Yes \u27e61\u27e7",
    ]
    before = etree.fromstring(TMX.encode())
    for was, now in zip(before.iter("tu"), segments(project, tmp_path), strict=True):
        assert [inner(seg) for seg in was.iter("seg")] == now


def test_tags_that_a_person_moved_are_codes_where_they_are(project: Project, tmp_path: Path) -> None:
    first = int(project.order()[0])
    wording = "The king\u27e62\u27e7 \u27e61\u27e7went & left\u27e6/1\u27e7."
    project.edit_text(first, Side.TARGET, wording, LAYLA)
    assert segments(project, tmp_path)[0][1] == (
        'The king<ph x="2">&lt;fn/&gt;</ph> <bpt i="1" x="1">&lt;b&gt;</bpt>went &amp; left'
        '<ept i="1">&lt;/b&gt;</ept>.'
    )
    assert next(iter(units_of_project(project))).target == "The king went & left."


def test_a_lost_end_leaves_a_code_that_stands_alone(project: Project, tmp_path: Path) -> None:
    first = int(project.order()[0])
    project.edit_text(first, Side.TARGET, "The \u27e61\u27e7king went.", LAYLA)
    assert segments(project, tmp_path)[0][1] == 'The <it pos="begin" x="1">&lt;b&gt;</it>king went.'
    report = examine(project, PRESETS["plain"], ALL)
    assert report.counts[Check.CODES] == 1
    finding = next(f for f in report.findings if f.check is Check.CODES)
    assert "\u27e6/1\u27e7" in finding.message
    assert "\u27e62\u27e7" in finding.message


def test_codes_survive_a_merge_and_a_split(project: Project, tmp_path: Path) -> None:
    first = int(project.order()[0])
    project.merge(first, LAYLA)
    merged = segments(project, tmp_path)[0]
    assert merged[1].count("<bpt") == merged[1].count("<ept") == 1
    assert '<hi type="i">returned</hi><ph type="lb"/>from it' in merged[1]
    source = project.text(Side.SOURCE)
    project.split(first, LAYLA, source.index("إليها"), project.text(Side.TARGET).index("went"))
    halves = segments(project, tmp_path)
    assert 'king<ept i="1">' in halves[0][1]
    assert 'went<ph x="2">' in halves[1][1]


@pytest.mark.parametrize("ending", [".xliff", ".jsonl", ".tsv"])
def test_codes_survive_other_formats(project: Project, tmp_path: Path, ending: str) -> None:
    export(project, ExportPlan(tmp_path / f"out{ending}", selection=ALL))
    (tmp_path / "again").mkdir()
    again = imported(tmp_path / "again", tmp_path / f"out{ending}")
    assert shown(again)[0] == shown(project)[0]
    assert segments(again, tmp_path)[0] == [
        seg.replace('i="4"', 'i="1"').replace('x="9"', 'x="1"') if ending == ".xliff" else seg
        for seg in segments(project, tmp_path)[0]
    ]


@pytest.mark.parametrize("name", ["tarikh.docx.sdlxliff", "tarikh.mqxliff"])
def test_decisions_go_back_into_the_file(tmp_path: Path, name: str) -> None:
    file = FILES / name
    project = imported(tmp_path, file, Arrival.AS_IN_FILE)
    confirmed = [row.status for row in project.rows(project.order())]
    assert confirmed[:3] == [Status.CONFIRMED, Status.SUGGESTED, Status.CONFIRMED]
    second, third = (int(project.order()[n]) for n in (1, 2))
    project.edit_text(second, Side.TARGET, "At dawn the passengers\u27e61\u27e7 left.", LAYLA)
    project.confirm(second, LAYLA)
    project.edit_text(third, Side.TARGET, "The judge left.", LAYLA)
    written = write_into(project, file, tmp_path / name)
    assert (written.texts, written.same, written.not_found) == (1, 1, ())
    assert list(written.skipped) == ["locked"]
    again = read_bitext(tmp_path / name).units
    assert again[1].target == "At dawn the passengers left."
    assert again[1].status is Status.CONFIRMED
    assert again[0] == read_bitext(file).units[0]  # approved there, confirmed here: not taken back


def test_pairs_that_were_cut_otherwise_are_named(tmp_path: Path) -> None:
    file = FILES / "tarikh.mqxliff"
    project = imported(tmp_path, file, Arrival.CONFIRMED)
    project.merge(int(project.order()[0]), LAYLA)
    project.confirm(project.order(), LAYLA)
    written = write_into(project, file, tmp_path / "out.mqxliff")
    assert written.not_found == (1,)
