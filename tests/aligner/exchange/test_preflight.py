"""Pre-flight: each check finds what it is for, names the unit, and reports no honest pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from aligner.bitext import Status
from aligner.exchange.preflight import SEVERITIES, Check, Severity, preflight
from aligner.exchange.preflight_html import write_page
from aligner.exchange.presets import PRESETS
from aligner.exchange.translation_unit import TranslationUnit

if TYPE_CHECKING:
    from pathlib import Path

GOOD = TranslationUnit(
    "عاد من العراق سنة ست عشرة وستمائة",
    "He came back from Iraq in the year 616.",
    status=Status.APPROVED,
    identifier="good",
)


def found(*units: TranslationUnit, tool: str = "plain") -> list[tuple[Check, str]]:
    return [(f.check, f.unit) for f in preflight(units, PRESETS[tool]).findings]


def test_an_honest_pair_passes() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("unit", "check"),
    [
        (TranslationUnit("كتاب\x01 كبير", "a large book", identifier="x"), Check.ILLEGAL_CHARACTERS),
        (TranslationUnit("كتاب", "\ud800 a book", identifier="x"), Check.ILLEGAL_CHARACTERS),
        (TranslationUnit(" ", "\n", identifier="x"), Check.EMPTY),
        (TranslationUnit("كتاب", "", identifier="x"), Check.ONE_SIDED),
        (TranslationUnit("", "a book", identifier="x"), Check.ONE_SIDED),
        (TranslationUnit("كتاب", "a book", status=Status.SUGGESTED, identifier="x"), Check.UNCONFIRMED),
        (TranslationUnit("كتاب", "a book", status=Status.RETURNED, identifier="x"), Check.RETURNED),
        (TranslationUnit("a large book", "a large book", identifier="x"), Check.WRONG_LANGUAGE),
        (TranslationUnit("كتاب كبير", "كتاب كبير", identifier="x"), Check.WRONG_LANGUAGE),
        (TranslationUnit("سنة ٦١٧", "in the year 616", identifier="x"), Check.NUMBERS),
        (TranslationUnit("سنة ست عشرة وستمائة", "in the year 617", identifier="x"), Check.NUMBERS),
        (
            TranslationUnit("قال Chinggis Khan ذلك", "Chinggis Khan said so", identifier="x"),
            Check.MIXED_DIRECTION,
        ),
        (TranslationUnit("\u202bكتاب", "a book", identifier="x"), Check.UNBALANCED_BIDI),
        (
            TranslationUnit(
                "كتاب", "a book", properties={"source.seg": 'كتاب<ph x="1">fn</ph>'}, identifier="x"
            ),
            Check.CODES,
        ),
    ],
)
def test_each_check_finds_what_it_is_for(unit: TranslationUnit, check: Check) -> None:
    assert found(GOOD, unit) == [(check, "x")]


def test_every_check_is_tested_here() -> None:
    text = __import__("pathlib").Path(__file__).read_text(encoding="utf-8")
    assert [check.name for check in Check if f"Check.{check.name}" not in text] == []
    assert SEVERITIES.keys() == set(Check)


def test_length_limits_are_the_tools_own() -> None:
    long = TranslationUnit("ا" * 2001, "a book", identifier="long")
    assert found(long, tool="trados") == [(Check.OVER_LONG, "long")]
    assert found(long, tool="memoq") == []


def test_the_same_source_in_two_ways_and_the_same_pair_twice() -> None:
    first = TranslationUnit("كتاب", "a book", identifier="1")
    vocalised = TranslationUnit("كِتَابٌ", "A volume", identifier="2")
    assert found(first, vocalised, first) == [(Check.INCONSISTENT, "2"), (Check.DUPLICATE, "1")]


def test_numbers_in_other_digits_or_in_words_are_the_same() -> None:
    assert found(TranslationUnit("سنة ٦١٦ و ١٬٢٣٤", "in 616 and 1,234")) == []
    assert found(TranslationUnit("سنة 616", "in the year six hundred and sixteen")) == []


def test_units_without_a_name_go_by_their_number() -> None:
    assert found(GOOD, TranslationUnit("كتاب", "")) == [(Check.ONE_SIDED, "2")]


def test_all_are_counted_though_only_some_are_listed() -> None:
    report = preflight(
        (TranslationUnit("كتاب", "", identifier=str(i)) for i in range(50)), PRESETS["plain"], limit=3
    )
    assert report.counts == {Check.ONE_SIDED: 50}
    assert [f.unit for f in report.findings] == ["0", "1", "2"]
    assert report.units == 50
    assert report.errors == 0


def test_checks_can_be_switched_off() -> None:
    assert (
        preflight([TranslationUnit("كتاب", "")], PRESETS["plain"], checks=frozenset({Check.EMPTY})).counts
        == {}
    )


def test_the_page_names_units_and_escapes_what_it_shows(tmp_path: Path) -> None:
    units = [
        TranslationUnit("<script>كتاب</script>\x00", "<b>x</b> book & all", identifier="b<1>"),
        TranslationUnit("كتاب", ""),
    ]
    write_page(tmp_path / "r.html", preflight(units, PRESETS["trados"]))
    page = html.parse(str(tmp_path / "r.html"), html.HTMLParser(encoding="utf-8"))
    assert page.findall(".//script") == []
    assert "<script>كتاب</script>" in "".join(page.getroot().itertext())
    headings = [h.text or "" for h in page.findall(".//h2")]
    assert headings[0].startswith("Characters illegal in xml")
    sections = [s.get("class") for s in page.findall(".//section")]
    assert sections == sorted(sections, key=lambda s: [v.value for v in Severity].index(s or ""))
    assert page.findall(".//td")[0].text == "b<1>"
