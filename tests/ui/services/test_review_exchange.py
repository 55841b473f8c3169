"""A review table goes out as a Word file, is filled in, and comes back."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from aligner.bitext import Side, Status
from aligner.errors import InputError, OutputError
from aligner.exchange.review_table import Decision, read_decision
from aligner.exchange.selection import Selection
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.registry import write_units
from aligner.permissions import Person, Role
from db import Change, Project
from tests.helpers.editor_sample import AMAL, make_project
from ui.services.exchange.review import (
    CHANGED,
    GONE,
    NO_REASON,
    NO_REFERENCE,
    REWORDED,
    TWICE,
    UNKNOWN,
    MergedReview,
    MergeReview,
    merge_review,
)
from ui.services.export import ExportPlan, export

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Fill = dict[int, dict[int, str]]
DECISION, COMMENT, REFERENCE = 3, 4, 5


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path / "p.muqabala") as project:
        project.confirm(project.order(), AMAL)
        yield project


def table(project: Project, folder: Path, fill: Fill, name: str = "Layla") -> Path:
    """The table of a project with texts written into its cells, by row and column."""
    path = folder / "pairs.review.docx"
    assert export(project, ExportPlan(path, selection=Selection(statuses=None))).format_name == "review-docx"
    return edited(path, lambda root: _fill(root, fill, name))


def edited(path: Path, edit: Callable[[etree._Element], None]) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    edit(root)
    parts["word/document.xml"] = etree.tostring(root)
    with zipfile.ZipFile(path, "w") as archive:
        for entry, content in parts.items():
            archive.writestr(entry, content)
    return path


def _fill(root: etree._Element, fill: Fill, name: str) -> None:
    rows = list(root.iter(f"{W}tr"))[1:]
    for number, cells in fill.items():
        for column, text in cells.items():
            cell = list(rows[number].iter(f"{W}tc"))[column]
            for run in cell.iter(f"{W}t"):
                run.text = ""
            paragraph = next(cell.iter(f"{W}p"))
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = text
    for written in root.iter(f"{W}t"):
        if written.text and written.text.startswith("Reviewer /"):
            written.text += name


def statuses(project: Project) -> list[Status]:
    return [row.status for row in project.rows(project.order())]


def test_decisions_comments_and_proposals_come_back(project: Project, tmp_path: Path) -> None:
    second = "Then he came back from Iraq in the year 616."
    merged = merge_review(
        project,
        table(
            project,
            tmp_path,
            {
                0: {DECISION: "approve · اعتماد", COMMENT: "Well done"},
                1: {1: second, DECISION: "✓"},
                2: {DECISION: "إعادة", COMMENT: "هدايا كثيرة"},
                3: {COMMENT: "Is it so?"},
                4: {DECISION: "Confirm"},
            },
        ),
    )
    assert (merged.reviewer, merged.rows) == ("Layla", 6)
    assert merged.done == {Decision.APPROVE: 1, Decision.RETURN: 1, Decision.CONFIRM: 0}
    assert (merged.comments, merged.proposals, merged.undecided, merged.already) == (2, 1, 1, 1)
    assert merged.skipped == {REWORDED: ["2"]}
    assert statuses(project)[:4] == [Status.APPROVED, Status.CONFIRMED, Status.RETURNED, Status.CONFIRMED]
    ids = [int(id_) for id_ in project.order()]
    assert [(c.who, c.kind, c.text) for c in project.comments(ids[2])] == [("Layla", "reason", "هدايا كثيرة")]
    proposal = project.comments(ids[1])[0]
    assert (proposal.kind, proposal.side, proposal.text) == ("propose", Side.TARGET, second)
    assert "returned" in project.rows([ids[1]])[0].target_text


def test_rows_that_cannot_be_trusted_are_named(project: Project, tmp_path: Path) -> None:
    fill = {row: {DECISION: "approve"} for row in range(6)}
    fill[3] = {DECISION: "perhaps"}
    fill[4] = {DECISION: "return"}
    fill[5] = {DECISION: "approve", REFERENCE: "?"}
    path = table(project, tmp_path, fill)
    ids = [int(id_) for id_ in project.order()]
    project.edit_text(ids[0], Side.TARGET, "The king went to the city.", AMAL)
    project.merge(ids[1], AMAL)

    def twice(root: etree._Element) -> None:
        rows = list(root.iter(f"{W}tr"))
        rows[-1].addnext(etree.fromstring(etree.tostring(rows[-2])))
        rows[-1].addnext(etree.fromstring(etree.tostring(rows[-2])))

    merged = merge_review(project, edited(path, twice))
    assert merged.skipped == {
        CHANGED: ["1", "2"],
        GONE: ["3"],
        UNKNOWN: ["4"],
        NO_REFERENCE: ["6"],
        TWICE: ["5", "5"],
        NO_REASON: ["5"],
    }
    assert Status.APPROVED not in statuses(project)


def test_what_the_rules_forbid_is_left_and_the_rest_is_done(project: Project, tmp_path: Path) -> None:
    project.unconfirm(project.order()[1], AMAL)
    fill = {row: {DECISION: "approve"} for row in range(3)}
    merged = merge_review(project, table(project, tmp_path, fill))
    assert merged.done[Decision.APPROVE] == 2
    assert list(merged.skipped.values()) == [["2"]]
    project.forbid_own_approval(True, Person("Layla", Role.REVIEWER))
    own = merge_review(project, table(project, tmp_path, {4: {DECISION: "approve"}}, name=""), by="Amal")
    assert own.done[Decision.APPROVE] == 0
    assert list(own.skipped.values()) == [["5"]]


def test_rows_and_columns_may_be_moved_and_removed(project: Project, tmp_path: Path) -> None:
    def mix(root: etree._Element) -> None:
        rows = list(root.iter(f"{W}tr"))
        for row in rows:
            cells = list(row.iter(f"{W}tc"))
            row.append(cells[0])
            row.append(cells[3])
        parent = rows[0].getparent()
        assert parent is not None
        parent.remove(rows[2])
        parent.append(rows[1])

    merged = merge_review(project, edited(table(project, tmp_path, {0: {DECISION: "approve"}}), mix))
    assert (merged.rows, merged.done[Decision.APPROVE], merged.skipped) == (5, 1, {})
    assert statuses(project)[0] is Status.APPROVED


def test_a_command_of_the_window_reports_what_changed(project: Project, tmp_path: Path) -> None:
    path = table(project, tmp_path, {0: {DECISION: "approve"}, 1: {COMMENT: "?"}})
    found: list[MergedReview] = []
    change = MergeReview(path, found.append, by=Person("x")).run(project)
    assert isinstance(change, Change)
    assert int(project.order()[0]) in change.changed
    assert found[0].done[Decision.APPROVE] == 1


def test_other_documents_and_tables_without_a_name_are_refused(project: Project, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not say who"):
        merge_review(project, table(project, tmp_path, {}, name=""))
    plain = tmp_path / "plain.docx"
    export(project, ExportPlan(plain, selection=Selection(statuses=None)))
    with pytest.raises(InputError, match="no review table"):
        merge_review(project, plain)
    with pytest.raises(OutputError, match="no project"):
        write_units(tmp_path / "x.docx", [TranslationUnit("ا", "a")], format_name="review-docx")


@pytest.mark.parametrize("text", ["", " — ", "-", "approve", "Approved.", "اعتماد", "return · إعادة", "OK"])
def test_words_for_decisions(text: str) -> None:
    expected = Decision.RETURN if "return" in text else Decision.APPROVE
    assert read_decision(text) is (expected if text.strip(" —-") else None)
