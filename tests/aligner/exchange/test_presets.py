"""Exports for each tool: what is selected, dropped, cut and counted."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from aligner.bitext import Status
from aligner.errors import InputError
from aligner.exchange.presets import PRESETS, export_tmx, preset
from aligner.exchange.selection import Duplicates, Long, Selection, split
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.protocols import Languages
from aligner.formats.registry import read_bitext

if TYPE_CHECKING:
    from pathlib import Path

JAN, FEB = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
A = TranslationUnit(
    "أ", "a", status=Status.APPROVED, created=JAN, created_by="Amal", confidence=0.9, identifier="a"
)
B = TranslationUnit("ب", "b", status=Status.CONFIRMED, changed=FEB, changed_by="Omar", identifier="b")
C = TranslationUnit("ج", "c", status=Status.SUGGESTED, confidence=0.3, identifier="c", properties={"k": "v"})
NULL = TranslationUnit("د", "", identifier="null")


def kept(selection: Selection) -> str:
    return "".join(unit.identifier for unit in selection.apply([A, B, C], Counter()))


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), "abc"),
        (Selection(statuses=frozenset({Status.APPROVED, Status.CONFIRMED})), "ab"),
        (Selection(people=frozenset({"Omar"})), "b"),
        (Selection(since=FEB), "b"),
        (Selection(until=JAN), "a"),
        (Selection(confidence=0.5), "ab"),
    ],
)
def test_selection(selection: Selection, expected: str) -> None:
    assert kept(selection) == expected


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_writes_what_reads_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / "m.tmx"
    report = export_tmx(path, [A, B, C, NULL], PRESETS[name])
    assert (report.written, report.one_sided) == (3, 1)
    assert [(u.source, u.target) for u in read_bitext(path).units] == [("أ", "a"), ("ب", "b"), ("ج", "c")]


def test_trados_gets_regions_and_plain_does_not(tmp_path: Path) -> None:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    found = {}
    for name in ("plain", "trados"):
        export_tmx(tmp_path / "m.tmx", [A], PRESETS[name])
        tree = etree.parse(str(tmp_path / "m.tmx"))
        found[name] = [e.get(lang) for e in tree.iter("tuv")] + [tree.find("header").get("srclang")]  # type: ignore[union-attr]
    assert found == {"plain": ["ar", "en", "ar"], "trados": ["ar-SA", "en-US", "ar-SA"]}
    assert PRESETS["trados"].languages(Languages("ar-EG", "en-GB")).pair == ("ar-EG", "en-GB")


def test_wordfast_gets_no_properties_and_no_direction_marks(tmp_path: Path) -> None:
    unit = TranslationUnit("\u200fأ", "a", properties={"k": "v"})
    report = export_tmx(tmp_path / "m.tmx", [unit], PRESETS["wordfast"])
    assert report.bidi_controls == 1
    (read,) = read_bitext(tmp_path / "m.tmx").units
    assert (read.source, dict(read.properties)) == ("أ", {})


def test_duplicates_are_dropped_and_counted(tmp_path: Path) -> None:
    again = TranslationUnit("أ", "another")
    for how, written in ((Duplicates.KEEP, 3), (Duplicates.DROP_PAIRS, 2), (Duplicates.FIRST_TRANSLATION, 1)):
        report = export_tmx(tmp_path / "m.tmx", [A, A, again], PRESETS["plain"], duplicates=how)
        assert (report.written, report.duplicates) == (written, 3 - written)


LONG_UNIT = TranslationUnit(
    "قال كذا وكذا في ذلك. ثم عاد إلى العراق سنة أخرى. ومات بعد ذلك بنيسابور.",
    "He said so and so about it. Then he returned to Iraq in another year. And after that he died at "
    "Nishapur.",
    identifier="long",
)


def test_long_units_are_cut_at_sentence_ends_of_both_sides() -> None:
    parts = split(LONG_UNIT, 60)
    assert [(p.source, p.target) for p in parts] == [
        ("قال كذا وكذا في ذلك.", "He said so and so about it."),
        ("ثم عاد إلى العراق سنة أخرى.", "Then he returned to Iraq in another year."),
        ("ومات بعد ذلك بنيسابور.", "And after that he died at Nishapur."),
    ]
    assert [p.properties["part"] for p in parts] == ["1/3", "2/3", "3/3"]
    assert [p.identifier for p in parts] == ["long.1", "long.2", "long.3"]


def test_what_cannot_be_cut_is_kept_whole() -> None:
    assert split(TranslationUnit("ا" * 100, "One. Two."), 60) == []


@pytest.mark.parametrize(("how", "written", "too_long"), [(Long.WARN, 2, 1), (Long.DROP, 1, 1)])
def test_units_too_long_are_told(tmp_path: Path, how: Long, written: int, too_long: int) -> None:
    units = [A, TranslationUnit("ا" * 2001, "a", identifier="long")]
    report = export_tmx(tmp_path / "m.tmx", units, PRESETS["trados"], long=how)
    assert (report.written, report.too_long, report.examples) == (written, too_long, ("long",))


def test_splitting_in_an_export(tmp_path: Path) -> None:
    sentence = ("كلام " * 100).strip() + ". ", ("Words " + "words " * 99).strip() + ". "
    unit = TranslationUnit(sentence[0] * 5, sentence[1] * 5)
    report = export_tmx(tmp_path / "m.tmx", [unit], PRESETS["trados"], long=Long.SPLIT)
    assert (report.split, report.too_long) == (1, 0)
    units = read_bitext(tmp_path / "m.tmx").units
    assert len(units) == report.written >= 2
    assert all(len(u.target) <= 2000 for u in units)
    assert " ".join(u.target for u in units).split() == unit.target.split()


def test_unknown_presets_and_impossible_codes() -> None:
    with pytest.raises(InputError, match="plain"):
        preset("smartcat")


def test_arabic_of_argentina_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Argentina"):
        export_tmx(tmp_path / "m.tmx", [A], PRESETS["plain"], languages=Languages("ar-AR", "en"))
