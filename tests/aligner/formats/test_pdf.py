"""PDFs: Arabic comes back in logical order, furniture is distinguished from text, scans are refused."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import fontpkg
import pypdfium2
import pytest
from fpdf import FPDF

from aligner.documents.document import BlockKind
from aligner.errors import InputError
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.documents.pdf.glyphs import PlacedGlyph
from aligner.formats.documents.pdf.layout import RuledLine, cluster, lines_of
from aligner.formats.documents.pdf.pages import read_pages
from aligner.formats.documents.pdf.reader import HYPHEN, PAGE_NUMBER, RUNNING_HEAD, read_pdf
from aligner.formats.registry import read_document, write_units
from aligner.progress import no_progress

SAMPLE = Path(__file__).parents[3] / "ui" / "resources" / "sample" / "tarikh-ar.txt"


def sheet() -> Any:
    pdf = FPDF()
    pdf.add_font("Amiri", "", fontpkg.family("Amiri").files[0].path)
    pdf.set_font("Amiri", size=14)
    pdf.set_text_shaping(use_shaping_engine=True, direction="rtl")
    return pdf


def arabic(path: Path, paragraphs: list[str]) -> None:
    pdf = sheet()
    pdf.add_page()
    for paragraph in paragraphs:
        pdf.multi_cell(0, 10, paragraph, align="R", new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(path))


def pages(path: Path, count: int, *, head: str = "The History") -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    pdf.set_auto_page_break(False)
    for number in range(1, count + 1):
        pdf.add_page()
        pdf.set_y(10)
        pdf.cell(0, 5, head, align="C")
        pdf.set_y(60)
        pdf.multi_cell(
            60, 5, f"Chapter text {number} begins here and it goes on to the very hyphen-\nated end of it."
        )
        pdf.set_y(280)
        pdf.cell(0, 5, f"- {number} -", align="C")
    pdf.output(str(path))


def test_the_sample_chronicle_survives_being_a_pdf(tmp_path: Path) -> None:
    text = " ".join(SAMPLE.read_text(encoding="utf-8").split())
    arabic(tmp_path / "a.pdf", [text])
    got = " ".join(read_document(tmp_path / "a.pdf").text.split())
    wrong = [
        op
        for op in SequenceMatcher(None, text.split(), got.split(), autojunk=False).get_opcodes()
        if op[0] != "equal"
    ]
    # Amiri stacks some letters so that their order cannot be seen.
    assert sum(op[2] - op[1] for op in wrong) <= 0.01 * len(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "سنة 616 (الموافقة 1219م) وما بعدها",
        "قال: «لا إله إلا الله» ثم مضى",
        "في كتاب Geschichte der Mongolen لمؤلفه",
        "الأرقام ١٢٣ و 45.6 و 7/8",
    ],
)
def test_numbers_brackets_and_latin_words_stand_where_they_were(tmp_path: Path, text: str) -> None:
    arabic(tmp_path / "a.pdf", [text, "بلاد الجبل وسار إلى العراق"])
    assert read_document(tmp_path / "a.pdf").text.startswith(text)


def test_running_heads_and_page_numbers_are_left_out_and_listed(tmp_path: Path) -> None:
    pages(tmp_path / "p.pdf", 4)
    document = read_pdf(tmp_path / "p.pdf")
    assert "The History" not in document.text
    assert document.text.count("Chapter text") == 4
    assert "- 2 -" not in document.text
    assert [r.kind for r in document.removed].count(RUNNING_HEAD) == 4
    assert [(r.text, r.page) for r in document.removed if r.kind == PAGE_NUMBER] == [
        (f"- {n} -", str(n)) for n in (1, 2, 3, 4)
    ]
    assert any("running head, 4 times" in warning for warning in document.warnings)


def test_any_kind_of_furniture_can_be_kept(tmp_path: Path) -> None:
    pages(tmp_path / "p.pdf", 4)
    assert read_pdf(tmp_path / "p.pdf", keep=[RUNNING_HEAD]).text.count("The History") == 4
    assert "- 2 -" in read_pdf(tmp_path / "p.pdf", keep=[PAGE_NUMBER]).text
    assert "hyphen- ated" in read_pdf(tmp_path / "p.pdf", keep=[HYPHEN]).text


def test_words_broken_at_line_ends_are_put_together(tmp_path: Path) -> None:
    pages(tmp_path / "p.pdf", 4)
    document = read_pdf(tmp_path / "p.pdf")
    assert "the very hyphenated end of it." in document.text
    assert HYPHEN in {r.kind for r in document.removed}


def test_page_marks_point_into_the_text(tmp_path: Path) -> None:
    pages(tmp_path / "p.pdf", 3)
    document = read_pdf(tmp_path / "p.pdf")
    for number in (1, 2, 3):
        assert document.place(document.text.index(f"text {number}")).page == str(number)


def test_our_own_facing_columns_are_read_column_by_column(tmp_path: Path) -> None:
    words = SAMPLE.read_text(encoding="utf-8").split()
    units = [
        TranslationUnit(
            " ".join(words[i * 20 : i * 20 + 20]),
            f"This is the English of number {i}, which is long enough to wrap.",
        )
        for i in range(8)
    ]
    write_units(tmp_path / "f.pdf", units)
    text = read_document(tmp_path / "f.pdf").text.split()
    english = [word for unit in units for word in unit.target.split()]
    arabic = [word for unit in units for word in unit.source.split()]
    assert [word for word in text if word.isascii() and not word.isdecimal()] == [
        w for w in english if not w.isdecimal()
    ]
    matching = SequenceMatcher(None, arabic, text, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in matching) >= 0.98 * len(arabic)


def shown(path: Path) -> list[str]:
    """What a viewer finds on each page of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_words_of_our_own_pdfs_can_be_searched_for(tmp_path: Path) -> None:
    words = SAMPLE.read_text(encoding="utf-8").split()
    write_units(
        tmp_path / "s.pdf",
        [
            TranslationUnit(" ".join(words[i : i + 20]), "Office, fluff and first.")
            for i in range(0, len(words), 20)
        ],
        title="تاريخ",
    )
    text = " ".join(shown(tmp_path / "s.pdf"))
    # Every letter is there, and nothing that is none.
    assert Counter(c for c in text if "ء" <= c <= "ْ") == Counter("تاريخ" + "".join(words))
    assert not [c for c in text if unicodedata.category(c) in ("Cc", "Co", "Cn") and c not in "\r\n"]
    found = set(text.split())
    assert {"Office", "fluff", "first"} <= {word.strip(",.") for word in found}
    # What is left are words with a letter or shadda so high that a viewer takes it for another line.
    assert sum(word not in found for word in words) <= 0.03 * len(words)


def test_mixed_directions_stand_as_they_are_read(tmp_path: Path) -> None:
    text = "في كتاب Geschichte سنة 616 (الموافقة 1219م) و ١٢٫٥"
    write_units(tmp_path / "m.pdf", [TranslationUnit(text, "")])
    got = read_document(tmp_path / "m.pdf").text.split()
    got.remove("1")  # the number of the pair, wherever it is
    assert got == text.split()


def test_a_pair_longer_than_a_page_and_a_word_wider_than_its_column(tmp_path: Path) -> None:
    long = " ".join(f"word{n}" for n in range(600))
    write_units(tmp_path / "l.pdf", [TranslationUnit("كلمة", long), TranslationUnit("ب" * 120, "x")])
    pages_shown = shown(tmp_path / "l.pdf")
    assert len(pages_shown) > 1
    assert [page.split()[-1] for page in pages_shown] == [str(n + 1) for n in range(len(pages_shown))]
    words = " ".join(pages_shown).split()
    assert [w for w in words if w.startswith("word")] == long.split()
    assert sum(word.count("ب") for word in words) == 120


def test_no_pairs_make_one_empty_page_with_its_number(tmp_path: Path) -> None:
    write_units(tmp_path / "e.pdf", [])
    assert [page.split() for page in shown(tmp_path / "e.pdf")] == [["1"]]


@pytest.mark.poppler
@pytest.mark.skipif(
    shutil.which("pdffonts") is None, reason="Poppler is not installed (apt-get install poppler-utils)"
)
def test_poppler_finds_no_fault_in_our_pdf(tmp_path: Path) -> None:
    write_units(
        tmp_path / "p.pdf", [TranslationUnit("نعم", "Yes 𝔘"), TranslationUnit("لا", "No")], title="كتاب"
    )
    done = subprocess.run(["pdffonts", tmp_path / "p.pdf"], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.splitlines()[2].split()[-6:-2] == ["Identity-H", "yes", "yes", "yes"]
    said = subprocess.run(["pdfinfo", tmp_path / "p.pdf"], capture_output=True, text=True, check=True)
    assert "كتاب" in said.stdout
    assert said.stderr == ""


def test_larger_type_is_a_heading(tmp_path: Path) -> None:
    pdf = sheet()
    pdf.add_page()
    for size, text in ((24, "الباب الأول"), (14, "بلاد الجبل وسار إلى العراق وبعث إلى الخليفة في الخطبة")):
        pdf.set_font("Amiri", size=size)
        pdf.multi_cell(0, 12, text, align="R", new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(tmp_path / "h.pdf"))
    document = read_pdf(tmp_path / "h.pdf")
    assert next((b.kind, document.text[b.start : b.end]) for b in document.blocks) == (
        BlockKind.HEADING,
        "الباب الأول",
    )


def test_a_scan_is_refused_and_told_about(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 50, 50, style="F")
    pdf.output(str(tmp_path / "scan.pdf"))
    with pytest.raises(InputError, match=r"no text layer.*OCR"):
        read_document(tmp_path / "scan.pdf")


def test_a_password_is_told_about(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_encryption(owner_password="a", user_password="b")
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    pdf.cell(0, 5, "secret")
    pdf.output(str(tmp_path / "locked.pdf"))
    with pytest.raises(InputError, match="password"):
        read_document(tmp_path / "locked.pdf")


def test_a_title_of_broken_characters_is_left_out(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_title("TITLE")
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    pdf.cell(0, 5, "text")
    broken = bytes(pdf.output()).replace(b"(TITLE)", b"<FEFFD8000041>")
    (tmp_path / "t.pdf").write_bytes(broken)
    assert b"FEFFD800" in broken
    document = read_document(tmp_path / "t.pdf")
    assert (document.text, dict(document.metadata)) == ("text", {})


def glyphs(text: str, *, step: float = 5.0, baseline: float = 700.0) -> list[PlacedGlyph]:
    """Letters as a page shows them: the first of the string at the left."""
    return [
        PlacedGlyph(c, 100 + i * step, 100 + (i + 1) * step, baseline, baseline + 8, baseline, 10.0)
        for i, c in enumerate(text)
    ]


def test_marks_go_to_the_letters_that_they_are_drawn_over() -> None:
    letters = glyphs("مس"[::-1])
    fatha = PlacedGlyph("\u064e", letters[1].left + 1, letters[1].right - 1, 709, 711, 705.0, 0.0)
    kasra = PlacedGlyph("\u0650", letters[0].left + 1, letters[0].right - 1, 695, 697, 690.0, 0.0)
    assert [line.text for line in lines_of(letters, [kasra, fatha])] == ["م\u064eس\u0650"]


def test_letters_of_one_glyph_are_put_in_order() -> None:
    assert cluster(["ا", "ل"]) == "لا"
    assert cluster(["ل", "أ"]) == "لأ"
    assert cluster(["\u064e", "ب", "\u0651"]) == "ب\u0651\u064e"
    assert cluster(["f", "i"]) == "fi"


def test_presentation_forms_are_folded() -> None:
    assert lines_of(glyphs("ﻡﻼﺳ"), [])[0].text == "سلام"


def test_a_rule_between_words_parts_them() -> None:
    rule = RuledLine(x=112, bottom=690, top=710)
    letters = [*glyphs("ab"), *(replace(glyph, left=glyph.left + 14) for glyph in glyphs("cd"))]
    for glyph in letters:
        glyph.right = glyph.left + 5

    def texts(*rules: RuledLine) -> list[str]:
        return [line.text for line in lines_of(letters, [], rules)]

    assert texts() == ["ab cd"]
    assert texts(rule) == ["ab", "cd"]
    assert texts(rule._replace(bottom=702)) == ["ab cd"], "it begins above the baseline"
    assert texts(rule._replace(top=703)) == ["ab cd"], "it ends below the letters"
    assert texts(rule._replace(x=105)) == ["ab cd"], "it runs through a word"


@pytest.mark.parametrize("drawn", ["line", "frames", "thin", "shade"])
def test_only_what_is_drawn_as_a_rule_parts_columns(tmp_path: Path, drawn: str) -> None:
    pdf = FPDF(unit="pt")
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    for row in range(3):
        pdf.text(100, 100 + 14 * row, "left")
        pdf.text(126, 100 + 14 * row, "right")
        if drawn == "frames":
            pdf.rect(96, 89 + 14 * row, 25, 14)
            pdf.rect(121, 89 + 14 * row, 31, 14)
    if drawn == "line":
        pdf.line(121, 80, 121, 140)
    elif drawn == "thin":
        pdf.rect(120.5, 80, 1, 60, style="F")
    elif drawn == "shade":
        pdf.set_fill_color(255, 255, 0)
        pdf.rect(121, 80, 40, 60, style="F")
    pdf.output(str(tmp_path / "r.pdf"))
    (page,), _ = read_pages(tmp_path / "r.pdf", no_progress)
    expected = ["left right"] if drawn == "shade" else ["left", "right"]
    assert [line.text for line in page.lines] == 3 * expected
