"""Notes of both documents are notes in the editions for readers: signs in their places, each on its side."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from aligner.documents.document import NoteKind
from aligner.exchange.selection import split
from aligner.exchange.translation_unit import SideNote, TranslationUnit
from aligner.formats.registry import Kind, formats, read_bitext, read_document, write_units
from aligner.formats.reports.side_notes import NoteNumbers
from tests.helpers.formats_table import bitexts

if TYPE_CHECKING:
    from pathlib import Path

SOURCE, TARGET = "سافر إلى البصرة في الربيع.", "He went to Basra in spring."
UNITS = [
    TranslationUnit(
        SOURCE, TARGET, identifier="1", chapter="I",
        source_notes=(SideNote("footnote", "1", "ميناء & مرسى.", at=SOURCE.index(" في")),),
        target_notes=(
            SideNote("endnote", "a", "Or <May>.", at=len(TARGET)),
            SideNote("footnote", "b", "A port.", at=TARGET.index(" in")),
        ),
    ),
    TranslationUnit("وعاد.", "He returned.", identifier="2", chapter="II",
                    source_notes=(SideNote("footnote", "1", "ونام."),)),
]  # fmt: skip
NOTES = ["ميناء & مرسى.", "A port.", "Or <May>.", "ونام."]


def test_a_docx_has_footnotes_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    write_units(path, UNITS, title="تاريخ")
    document = read_document(path)
    assert sorted(note.text for note in document.notes) == sorted(NOTES)
    assert {note.kind for note in document.notes} == {NoteKind.FOOTNOTE}
    assert document.accounting.missing == 0
    by_text = {note.text: document.text[: note.anchor] for note in document.notes}
    assert by_text["A port."].endswith("He went to Basra")
    assert by_text["ميناء & مرسى."].endswith("البصرة")
    assert [(unit.source, unit.target) for unit in read_bitext(path).units] == [
        (unit.source, unit.target) for unit in UNITS
    ]
    with zipfile.ZipFile(path) as archive:
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
        assert b"footnotes+xml" in archive.read("[Content_Types].xml")
    # The first two are Word's lines above the notes.
    sides = [note.find(".//{*}bidi") is not None for note in notes][2:]
    assert sides == [False, False, True, True]  # the English column is on the left


def test_an_epub_has_footnotes_by_part(tmp_path: Path) -> None:
    path = tmp_path / "x.epub"
    write_units(path, UNITS)
    document = read_document(path)
    assert sorted(note.text for note in document.notes) == sorted(NOTES)
    assert document.text.count("He went to Basra in spring.") == 1
    with zipfile.ZipFile(path) as archive:
        parts = [etree.fromstring(archive.read(f"part{n}.xhtml")) for n in (1, 2)]
    for part, number in zip(parts, (3, 1), strict=True):
        asides = list(part.iter("{*}aside"))
        assert len(asides) == number
        targets = {str(a.get("href"))[1:] for a in part.iter("{*}a")}
        names = [str(one.get("id")) for one in part.iter() if one.get("id")]
        assert targets <= set(names)
        assert len(set(names)) == len(names)
    assert [aside.get("dir") for aside in parts[0].iter("{*}aside")] == ["ltr", "ltr", "rtl"]


def test_a_web_page_lists_the_notes_with_links_both_ways(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    write_units(path, UNITS)
    document = read_document(path)
    assert sorted(note.text for note in document.notes) == sorted(NOTES)
    assert "He went to Basra in spring." in document.text


def test_a_pdf_has_them_below_their_pair(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    write_units(path, UNITS)
    text = read_document(path).text
    assert "Basra¹ in spring.²" in text
    for note in ("¹ A port.", "² Or <May>.", "ونام."):
        assert note in text


def test_signs_stand_between_words() -> None:
    numbers = NoteNumbers()
    notes = [
        SideNote("footnote", "", "a", at=1),
        SideNote("footnote", "", "b"),
        SideNote("footnote", "", "c", 99),
    ]
    assert [p if isinstance(p, str) else p.text for p in numbers.pieces("نَص ثم", notes)] == [
        "نَص", "a", " ثم", "b", "c",
    ]  # fmt: skip
    assert numbers.pieces("", []) == [""]
    one = numbers.pieces("x ", [SideNote("footnote", "", "d")])
    assert [p if isinstance(p, str) else p.number for p in one] == ["x", 4, " "]


def test_notes_of_a_pair_that_is_cut_go_with_their_part() -> None:
    source, target = "سار إلى بغداد. ثم عاد إلى البصرة.", "He went to Baghdad. Then he returned to Basra."
    unit = TranslationUnit(
        source, target,
        source_notes=(SideNote("footnote", "1", "x", at=3), SideNote("footnote", "2", "y")),
        target_notes=(SideNote("footnote", "1", "z", at=19), SideNote("footnote", "2", "w", at=24)),
    )  # fmt: skip
    parts = split(unit, 30)
    assert [[note.text for note in part.source_notes] for part in parts] == [["x"], ["y"]]
    assert [[(note.text, note.at) for note in part.target_notes] for part in parts] == [
        [("z", 19)],
        [("w", 4)],
    ]


def test_what_the_registry_says_of_notes_is_true() -> None:
    rows = bitexts()
    for entry in formats(Kind.WRITER):
        assert rows[entry.name].endswith("| yes |") is entry.keeps_side_notes, entry.name
