"""Whatever is written can be read again, and nothing of it is lost that the format promises to carry."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.bitext import Status
from aligner.errors import InputError, OutputError
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.protocols import Languages
from aligner.formats.registry import formats, read_bitext, write_units

if TYPE_CHECKING:
    from pathlib import Path

EVERYTHING = TranslationUnit(
    source="ثم عاد من العراق سنة ست عشرة وستمائة\nواستقرّ بنيسابور",
    target='He came back from "Iraq" in 616,\tand <settled> & stayed;',
    source_language="ar",
    target_language="en",
    status=Status.APPROVED,
    created=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    created_by="Amal",
    changed=datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC),
    changed_by="عمر",
    score=0.8125,
    confidence=0.5,
    document="tarikh-ar.txt",
    chapter="الباب الأول",
    page="v. 3, p. 7",
    notes=("check Nishapur", "[sic]"),
    properties={"origin": "machine", "unicode": "ى"},
    identifier="b17",
)
PLAIN = TranslationUnit("بلاد الجبل", "the land of Jibal", identifier="2")
ONE_SIDED = [
    TranslationUnit("", "only English", identifier="3"),
    TranslationUnit("عربي فقط", "", identifier="4"),
]
LOSSLESS = ["jsonl", "tsv", "csv", "xlsx", "xliff"]
SUFFIX = {entry.name: entry.suffixes[0] for entry in formats()}


def test_every_bitext_format_that_is_written_is_tested_here() -> None:
    both = {entry.name for entry in formats() if entry.bitext and entry.writer}
    assert both == {*LOSSLESS, "tmx", "docx", "moses"}


@pytest.mark.parametrize("name", [*LOSSLESS, "tmx"])  # TMX with all of XML: tests/aligner/formats/test_tmx.py
def test_nothing_is_lost(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"out{SUFFIX[name]}"
    written = [EVERYTHING, PLAIN, *ONE_SIDED]
    assert write_units(path, written, title="Ibn Khaldun") == 4
    bitext = read_bitext(path)
    assert [dataclasses.replace(u, properties=dict(u.properties)) for u in bitext.units] == written
    assert bitext.languages == Languages("ar", "en")
    assert bitext.warnings == ()


TEXT = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"], include_characters="\n\t", exclude_characters="\ufffe\uffff"
    )
    | st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهوي\u064b\u0651ـ،؛؟\u200f_x0041_\"'<>&;,"),
    max_size=40,
)


@st.composite
def units(draw: st.DrawFn) -> TranslationUnit:
    source, target = draw(TEXT), draw(TEXT)
    if not source and not target:
        source = "x"
    return TranslationUnit(
        source,
        target,
        status=draw(st.none() | st.sampled_from(Status)),
        score=draw(st.none() | st.floats(-1, 1)),
        changed=draw(st.none() | st.datetimes(timezones=st.just(UTC))),
        changed_by=draw(TEXT),
        notes=tuple(draw(st.lists(TEXT.filter(lambda t: bool(t)), max_size=3))),
        properties=draw(st.dictionaries(TEXT, TEXT, max_size=3)),
        identifier=draw(TEXT),
    )


@pytest.mark.parametrize("name", LOSSLESS)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(written=st.lists(units(), min_size=1, max_size=4))
def test_any_unit_comes_back_as_it_was(tmp_path: Path, name: str, written: list[TranslationUnit]) -> None:
    path = tmp_path / f"any{SUFFIX[name]}"
    write_units(path, written)
    if name in ("tsv", "csv", "xlsx") and not any((u.source + u.target).strip() for u in written):
        return  # tables of blanks only count as empty
    read = read_bitext(path).units
    assert [dataclasses.replace(u, properties=dict(u.properties)) for u in read] == written


def test_a_workbook_keeps_texts_that_look_like_its_own_markup(tmp_path: Path) -> None:
    texts = ["<r>rich?</r>", "=1+1", "http://a.b", "_x0041_", "a\rb", "12", "{=x}", "\x01"]
    write_units(tmp_path / "x.xlsx", [TranslationUnit("نص", text) for text in texts])
    assert [unit.target for unit in read_bitext(tmp_path / "x.xlsx").units] == texts


def test_moses_carries_the_two_texts(tmp_path: Path) -> None:
    write_units(tmp_path / "book.moses", [EVERYTHING, PLAIN, TranslationUnit("", "only English")])
    assert (tmp_path / "book.ar").read_text(encoding="utf-8").splitlines() == [
        EVERYTHING.source.replace("\n", " "),
        PLAIN.source,
        "",
    ]
    read = read_bitext(tmp_path / "book.moses", format_name="moses")
    assert read_bitext(tmp_path / "book.moses").units == read.units
    assert [(u.source, u.target) for u in read.units] == [
        (EVERYTHING.source.replace("\n", " "), EVERYTHING.target),
        (PLAIN.source, PLAIN.target),
        ("", "only English"),
    ]


def test_moses_files_of_unequal_length_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ar").write_text("واحد\nاثنان\n", encoding="utf-8")
    (tmp_path / "a.en").write_text("one\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.en has fewer lines than a\.ar"):
        read_bitext(tmp_path / "a.moses", format_name="moses")


def test_word_tables_carry_number_and_texts(tmp_path: Path) -> None:
    write_units(tmp_path / "out.docx", [EVERYTHING, PLAIN], title="مقدمة")
    read = read_bitext(tmp_path / "out.docx")
    assert [(u.identifier, u.source, u.target) for u in read.units] == [
        ("b17", EVERYTHING.source, EVERYTHING.target),
        ("2", PLAIN.source, PLAIN.target),
    ]


def test_word_tables_of_others_are_told_apart_by_script(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("A letter")
    table = document.add_table(rows=2, cols=2)
    for row, (english, arabic) in zip(table.rows, [("one book", "كتاب واحد"), ("two", "اثنان")], strict=True):
        row.cells[0].text, row.cells[1].text = english, arabic
    document.save(str(tmp_path / "t.docx"))
    bitext = read_bitext(tmp_path / "t.docx")
    assert [(u.source, u.target) for u in bitext.units] == [("كتاب واحد", "one book"), ("اثنان", "two")]
    assert "script" in bitext.warnings[0]


def test_python_docx_reads_our_word_table_with_the_arabic_right(tmp_path: Path) -> None:
    import docx

    write_units(tmp_path / "out.docx", [PLAIN], title="Title")
    table = docx.Document(str(tmp_path / "out.docx")).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["No.", "English", "العربية"],
        ["2", PLAIN.target, PLAIN.source],
    ]
    arabic = table.rows[1].cells[2].paragraphs[0]._p
    assert arabic.xpath("./w:pPr/w:bidi")
    assert arabic.xpath("./w:r/w:rPr/w:rtl")


def test_openpyxl_reads_our_workbook(tmp_path: Path) -> None:
    import openpyxl

    write_units(tmp_path / "out.xlsx", [EVERYTHING])
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    sheet = book.active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:3] == ("identifier", "source", "target")
    assert rows[1][:3] == ("b17", EVERYTHING.source, EVERYTHING.target)
    assert sheet["B2"].alignment.readingOrder == 2
    assert sheet.freeze_panes == "A2"


def test_workbooks_of_openpyxl_are_read(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["just a title"])
    sheet = book.create_sheet("pairs")
    for row in (["Arabic", "English", "Note"], ["كتاب", "book", None], ["عام 1219", 1219, "a number"]):
        sheet.append(row)
    book.save(tmp_path / "in.xlsx")
    read = read_bitext(tmp_path / "in.xlsx").units
    assert [(u.source, u.target, u.notes) for u in read] == [
        ("كتاب", "book", ()),
        ("عام 1219", "1219", ("a number",)),
    ]


def test_excel_refuses_what_does_not_fit_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(OutputError, match="pair 7"):
        write_units(path, [TranslationUnit("ا" * 32_768, "a", identifier="7")])
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.xlsx"]


@pytest.mark.parametrize("name", [*LOSSLESS, "docx", "moses", "html"])
def test_a_failure_midway_leaves_the_old_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"out{SUFFIX[name]}"
    write_units(path, [PLAIN])
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def failing() -> object:
        yield EVERYTHING
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_units(path, failing())  # type: ignore[arg-type]
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize("name", [*LOSSLESS, "docx", "moses", "html"])
def test_no_units_make_a_valid_empty_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"out{SUFFIX[name]}"
    assert write_units(path, []) == 0
    if name != "html":
        with pytest.raises(InputError):
            read_bitext(path, format_name=name)


def test_a_name_that_tells_no_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"\.tmx"):
        write_units(tmp_path / "out.xyz", [PLAIN])


def test_tables_without_names_and_with_stray_quotes(tmp_path: Path) -> None:
    path = tmp_path / "in.tsv"
    path.write_text('"Hello" he said\tقال مرحبا\nthe end\tالنهاية\n', encoding="utf-8")
    bitext = read_bitext(path)
    assert [(u.source, u.target) for u in bitext.units] == [
        ("قال مرحبا", '"Hello" he said'),
        ("النهاية", "the end"),
    ]
    assert any("Quotation marks" in warning for warning in bitext.warnings)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv_finds_its_separator(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "in.csv"
    path.write_text(f"ar{separator}en\nكتاب{separator}book\nقلم{separator}pen\n", encoding="cp1256")
    assert [(u.source, u.target) for u in read_bitext(path).units] == [("كتاب", "book"), ("قلم", "pen")]


def test_one_column_is_no_bitext(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("one\ntwo\n", encoding="utf-8")
    with pytest.raises(InputError, match="one column"):
        read_bitext(path)


def test_json_lines_of_hugging_face(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"translation": {"ar": "كتاب", "en": "book"}}) + "\n", encoding="utf-8")
    assert [(u.source, u.target) for u in read_bitext(path).units] == [("كتاب", "book")]


@pytest.mark.parametrize("line", ["{", "[]", '{"source": 1, "target": "x"}', "null"])
def test_a_line_of_json_that_is_no_pair_is_named_and_the_rest_is_read(tmp_path: Path, line: str) -> None:
    path = tmp_path / "in.jsonl"
    pair = '{"source": "a", "target": "b"}\n'
    path.write_text(f"{pair}{line}\n{pair}", encoding="utf-8")
    read = read_bitext(path)
    assert len(read.units) == 2
    assert read.warnings == ("1 line is no pair and was left out (line 2).",)
    path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        read_bitext(path)


def test_lone_surrogates_and_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"source": "\\ud800\\u0000x", "target": "y"}\n', encoding="utf-8")
    (unit,) = read_bitext(path).units
    assert unit.source == "\ufffd\0x"
    for name in LOSSLESS:
        out = tmp_path / f"out{SUFFIX[name]}"
        write_units(out, [dataclasses.replace(unit, source="\ud800x"), unit])
        if name in ("tsv", "csv"):
            with pytest.raises(InputError, match="NUL"):
                read_bitext(out)
        else:
            assert [u.source for u in read_bitext(out).units] == ["\ufffdx", "\ufffd\0x"]
