"""Samples are repeatable, rates count what was returned, sheets seal, pages come back pair by pair."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from aligner.bitext import Side, Status
from aligner.errors import InputError
from aligner.exchange.review_table import PairReference, content_hash
from aligner.formats.protocols import Languages
from aligner.formats.reports.review_page import write_review_page
from aligner.permissions import Person, Role
from aligner.review_categories import Category, ErrorSeverity, Reason, read_reason
from db.integrity.seal import Seal
from tests.helpers.db_projects import aligned_project
from ui.services.exchange.review import CHANGED, GONE, merge_review
from ui.services.review.quality import Rate, Verdict, measure
from ui.services.review.sample import SamplePlan, draw, read_sample
from ui.services.review.sign_off import sign_off, write_sheet
from ui.services.units import units_of_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db import Project

LAYLA = Person("Layla")
HASAN = Person("Hasan")
OMAR = Person("Omar", Role.REVIEWER)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Forty pairs: the first half confirmed by Layla, the second by Hasan."""
    source = tuple(f"سطر رقم {number}" for number in range(40))
    target = tuple(f"line number {number}" for number in range(40))
    with aligned_project(tmp_path / "p.muqabala", source, target) as made:
        ids = made.order().tolist()
        made.confirm(ids[:20], LAYLA)
        made.confirm(ids[20:], HASAN)
        yield made


def test_reasons() -> None:
    assert read_reason("terminology, major: one word for vizier") == Reason(
        Category.TERMINOLOGY, ErrorSeverity.MAJOR, "one word for vizier"
    )
    assert read_reason("Cut early") == Reason(Category.CUT_EARLY)
    assert read_reason("missing (Minor) - the last clause").severity is ErrorSeverity.MINOR
    for free in ("missing words in line 3", "The meaning differs", "", "stylele", "major: x"):
        assert read_reason(free).category is Category.OTHER, free
    for category in Category:
        for severity in (None, *ErrorSeverity):
            for text in ("", "لماذا: هنا"):
                reason = Reason(category, severity, text)
                assert read_reason(str(reason)) == reason


def test_a_sample_is_repeatable(project: Project, tmp_path: Path) -> None:
    plan = SamplePlan(at_random=10, least_sure=5, seed=7)
    drawn = draw(project, plan)
    assert draw(project, plan) == drawn
    assert (len(drawn.at_random), len(drawn.least_sure), drawn.population) == (10, 5, 40)
    assert len(set(drawn.ids)) == 15
    rest = [row for row in project.rows(project.order()) if row.id not in drawn.at_random]
    lowest = sorted(row.confidence or 0.0 for row in rest)[:5]
    assert sorted(row.confidence or 0.0 for row in project.rows(drawn.least_sure)) == lowest
    assert draw(project, SamplePlan(at_random=10, seed=8)).at_random != drawn.at_random
    (tmp_path / "sample.json").write_text(drawn.to_json(), encoding="utf-8")
    assert read_sample(tmp_path / "sample.json") == drawn
    (tmp_path / "other.json").write_text('{"muqabala_sample": 1}', encoding="utf-8")
    with pytest.raises(InputError, match="no sample"):
        read_sample(tmp_path / "other.json")


def test_every_pair_has_the_same_chance(project: Project) -> None:
    times = dict.fromkeys(project.order().tolist(), 0)
    for seed in range(400):
        for id_ in draw(project, SamplePlan(at_random=10, seed=seed)).at_random:
            times[id_] += 1
    # Binomial with mean 100 and standard deviation 8.7.
    assert min(times.values()) > 60
    assert max(times.values()) < 140


def test_a_sample_of_one_person_since_a_day(project: Project) -> None:
    every = draw(project, SamplePlan(everything=True, person=" hasan"))
    assert every.at_random == tuple(project.order().tolist()[20:])
    later = datetime.now(UTC) + timedelta(days=1)
    with pytest.raises(InputError, match="no pairs to draw from"):
        draw(project, SamplePlan(everything=True, since=later))
    assert len(draw(project, SamplePlan(at_random=99, since=later - timedelta(days=2))).ids) == 40


def test_the_interval_is_wilsons() -> None:
    # Reference values: Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
    for errors, reviewed, low, high in (
        (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718),
    ):  # fmt: skip
        found = Rate(errors, reviewed).interval
        assert found == pytest.approx((low, high), abs=5e-5)
    assert Rate(0, 0).interval == (0.0, 1.0)
    assert Rate(0, 100).verdict(0.05) is Verdict.PASS
    assert Rate(30, 100).verdict(0.05) is Verdict.FAIL
    assert Rate(5, 100).verdict(0.05) is Verdict.UNDECIDED


def test_the_error_rate(project: Project) -> None:
    ids = project.order().tolist()
    project.approve(ids[:10], OMAR)
    project.send_back(ids[10:12], OMAR, "terminology, major: vizier")
    project.send_back([ids[30]], OMAR, "the end belongs to the next")
    project.confirm([ids[10]], LAYLA)
    project.approve([ids[10]], OMAR)  # corrected since, but it counts as an error that was found
    found = measure(project)
    assert (found.pairs, found.total) == (40, Rate(3, 13))
    assert found.by_category == {Category.TERMINOLOGY: Rate(2, 13), Category.OTHER: Rate(1, 13)}
    assert found.by_severity == {ErrorSeverity.MAJOR: Rate(2, 13)}
    assert found.by_person == {"Hasan": Rate(1, 1), "Layla": Rate(2, 12)}
    assert measure(project, ids[:5]).total == Rate(0, 5)
    assert json.loads(json.dumps(found.as_json()))["total"]["errors"] == 3


def test_a_sheet_seals(project: Project, tmp_path: Path) -> None:
    project.approve(project.order()[:10], OMAR)
    drawn = draw(project, SamplePlan(at_random=20))
    sheet = sign_off(project, "Omar", drawn, 0.05)
    for name in ("sheet.json", "sheet.html"):
        write_sheet(tmp_path / name, sheet)
    document = json.loads((tmp_path / "sheet.json").read_text(encoding="utf-8"))
    assert document["sample"]["seed"] == 0
    assert Seal.from_json((tmp_path / "sheet.json").read_text(encoding="utf-8")) == sheet.seal
    page = (tmp_path / "sheet.html").read_text(encoding="utf-8")
    for expected in (
        sheet.seal.head,
        "Omar",
        "Signature",
        "Sample of 20 pairs at random",
        "Result: undecided",
    ):
        assert expected in page


def test_a_sheet_as_pdf(project: Project, tmp_path: Path) -> None:
    """It holds what the page holds, read back by a reader of PDF files."""
    project.approve(project.order()[:10], OMAR)
    project.send_back(project.order()[10:12], OMAR, "terminology, major")
    sheet = sign_off(project, "Omar", None, 0.05)
    write_sheet(tmp_path / "sheet.pdf", sheet)
    document = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    text = "".join("".join(page.get_textpage().get_text_range() for page in document).split())
    document.close()
    for expected in (sheet.seal.head, "byOmar", "Pairsreviewed:12of40.", "terminology", "Result:undecided."):
        assert expected in text, expected


# The page


def page_of(project: Project, path: Path) -> dict[str, object]:
    info = project.info()
    write_review_page(path, units_of_project(project), Languages("ar", "en"), info.name)
    found = re.search(r'id="data">(.*?)</script>', path.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    document: dict[str, object] = json.loads(found[1])
    return document


def test_no_text_breaks_out_of_the_page(tmp_path: Path) -> None:
    evil = ("</script><script>alert(1)</script>", "<!--<script>", "@DATA@ \u2028 x")
    with aligned_project(tmp_path / "p.muqabala", evil, evil) as project:
        document = page_of(project, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.count("<script") == 2
    assert page.count("</script>") == 2
    pairs = document["pairs"]
    assert isinstance(pairs, list)
    assert [pair["source"] for pair in pairs] == [" ".join(text.split()) for text in evil]
    assert "default-src 'none'" in page
    assert not re.search(r"https?://", page)


def decisions(path: Path, rows: list[dict[str, str]], reviewer: str = "Omar") -> Path:
    path.write_text(json.dumps({"muqabala_review": 1, "reviewer": reviewer, "rows": rows}), encoding="utf-8")
    return path


def reference(project: Project, id_: int) -> str:
    (row,) = project.rows([id_])
    return str(PairReference(id_, content_hash(row.source_text, row.target_text)))


def test_decisions_come_back(project: Project, tmp_path: Path) -> None:
    ids = project.order().tolist()
    document = page_of(project, tmp_path / "page.html")
    pairs = document["pairs"]
    assert isinstance(pairs, list)
    assert [pair["reference"] for pair in pairs[:3]] == [reference(project, id_) for id_ in ids[:3]]
    rows = [
        {"number": "1", "reference": reference(project, ids[0]), "decision": "approve", "comment": ""},
        {"number": "2", "reference": reference(project, ids[1]), "decision": "return",
         "comment": "omission, major: the name", "proposal": "line number one"},
        {"number": "3", "reference": reference(project, ids[2]), "decision": "approve"},
        {"number": "4", "reference": "9999-0123456789", "decision": "approve"},
    ]  # fmt: skip
    project.edit_text(ids[2], Side.TARGET, "verse number 2", LAYLA)
    merged = merge_review(project, decisions(tmp_path / "d.json", rows))
    now = {row.id: row for row in project.rows(ids[:3])}
    assert now[ids[0]].status is Status.APPROVED
    assert (now[ids[0]].reviewed_by, now[ids[1]].status) == ("Omar", Status.RETURNED)
    assert now[ids[2]].status is not Status.APPROVED
    assert merged.skipped == {CHANGED: ["3"], GONE: ["4"]}
    assert now[ids[1]].target_text == "line number 1"
    said = [(comment.kind, comment.text) for comment in project.comments(ids[1])]
    assert ("reason", "omission, major: the name") in said
    assert ("propose", "line number one") in said
    assert measure(project).by_category == {Category.OMISSION: Rate(1, 2)}
    again = merge_review(project, tmp_path / "d.json")
    assert (again.already, again.done) == (2, dict.fromkeys(again.done, 0))


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"muqabala_review": 2}', '{"muqabala_review": 1, "rows": 3}', "\x00"]
)
def test_other_files_are_refused(project: Project, tmp_path: Path, content: str) -> None:
    (tmp_path / "d.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="no decisions of a review page"):
        merge_review(project, tmp_path / "d.json")
    with pytest.raises(InputError, match="does not say who"):
        merge_review(project, decisions(tmp_path / "e.json", [], reviewer=" "))
