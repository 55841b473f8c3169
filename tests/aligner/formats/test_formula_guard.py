"""Tables do not run what is in them, and are read back as they were, with the guard and without."""

from __future__ import annotations

import csv
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.bitexts.formula_guard import guarded, marked, unguarded
from aligner.formats.registry import formats, read_bitext, write_units

if TYPE_CHECKING:
    from pathlib import Path

DANGEROUS = ["=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1+1", "'=1", "''@x"]
HARMLESS = ["كتاب", "a = b", "'tis", "-5", "+3.5", "'", "''", "1=1"]


@given(st.text(alphabet="'=+-@\t\r\n＝a1.", max_size=8))
def test_every_cell_comes_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert unguarded(marked(cell)) == cell
    assert guarded(cell)[:1] not in ("=", "@", "\t", "\r", "\n", "＝")


@pytest.mark.parametrize("cell", HARMLESS)
def test_other_cells_stay(cell: str) -> None:
    assert guarded(cell) == marked(cell) == cell


@pytest.mark.parametrize("formulas", [False, True])
@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx", ".jsonl"])
def test_files_are_read_back_equal(tmp_path: Path, suffix: str, formulas: bool) -> None:
    path = tmp_path / f"a{suffix}"
    texts = [text for text in (*DANGEROUS, *HARMLESS) if "\r" not in text]  # tables know one line end
    units = [TranslationUnit(text, f"{text} x", created_by=text, notes=(text,)) for text in texts]
    write_units(path, units, formulas=formulas)
    again = read_bitext(path).units
    assert [(u.source, u.target, u.created_by, u.notes) for u in again] == [
        (u.source, u.target, u.created_by, u.notes) for u in units
    ]


@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
def test_no_cell_begins_like_a_formula_unless_it_is_wanted(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    units = [TranslationUnit(text, text) for text in DANGEROUS]

    def cells() -> list[str]:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return [
                cell
                for row in csv.reader(stream, delimiter="," if suffix == ".csv" else "\t")
                for cell in row
            ]

    write_units(path, units)
    assert not [cell for cell in cells() if cell[:1] in tuple("=+-@\t\r\n＝")]
    write_units(path, units, formulas=True)
    assert "=cmd|'/C calc'!A0" in cells()


def test_tables_of_others_keep_their_apostrophes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("ar,en\n'=كتاب,'=book\n", "utf-8")
    assert read_bitext(path).units[0].target == "'=book"


def test_a_workbook_holds_texts_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_units(path, [TranslationUnit(text, text) for text in DANGEROUS])
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<f " not in sheet


def test_formats_say_whether_they_need_a_guard() -> None:
    assert {entry.name for entry in formats() if entry.has_formulas} == {"csv", "tsv"}
