"""DOCX, ODT and RTF beyond the contract: changes, boxes, tables, fields, code pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.documents.document import BlockKind, Document, MarkKind, NoteKind
from aligner.errors import InputError
from aligner.formats.registry import read_bitext, read_document
from tests.helpers.format_samples import W, raw_docx, raw_odt

if TYPE_CHECKING:
    from pathlib import Path


def texts(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def word(path: Path, body: str, **parts: str) -> Document:
    raw_docx(path / "x.docx", body, **parts)
    return read_document(path / "x.docx")


def test_tracked_changes_are_taken_as_accepted(tmp_path: Path) -> None:
    body = (
        f"<w:p>{run('He ')}<w:ins>{run('came')}</w:ins><w:del><w:r><w:delText>went</w:delText>"
        f"</w:r></w:del>"
        f"<w:moveFrom>{run('away')}</w:moveFrom><w:moveTo>{run(' here')}</w:moveTo>{run('.')}</w:p>"
    )
    assert texts(word(tmp_path, body)) == ["He came here."]


def test_a_deleted_paragraph_end_joins_two_paragraphs(tmp_path: Path) -> None:
    body = (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('one ')}</w:p>"
        f"<w:p>{run('two')}</w:p><w:p>{run('three')}</w:p>"
    )
    assert texts(word(tmp_path, body)) == ["one two", "three"]


def test_a_deleted_table_row_is_gone(tmp_path: Path) -> None:
    row = "<w:tr>{}<w:tc><w:p>{}</w:p></w:tc></w:tr>"
    body = (
        f"<w:tbl>{row.format('', run('kept'))}{row.format('<w:trPr><w:del/></w:trPr>', run('gone'))}</w:tbl>"
    )
    document = word(tmp_path, body)
    assert [(b.kind, t) for b, t in zip(document.blocks, texts(document), strict=True)] == [
        (BlockKind.CELL, "kept")
    ]


def test_text_boxes_come_once_after_their_paragraph(tmp_path: Path) -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent><w:p>{run('in the box')}</w:p></w:txbxContent>"
    body = (
        f"<w:p>{run('before ')}<w:r><mc:AlternateContent "
        f"{mc}><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f""
        f""
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        f"{run('after')}</w:p><w:p>{run('next')}</w:p>"
    )
    assert texts(word(tmp_path, body)) == ["before after", "in the box", "next"]


def test_breaks_fields_hidden_text_and_symbols(tmp_path: Path) -> None:
    body = (
        f"<w:p>{run('a')}<w:r><w:br/></w:r>{run('b')}<w:r><w:tab/></w:r>{run('c')}{run('x', '<w:vanish/>')}"
        '<w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple w:instr="AUTHOR">'
        + run("d")
        + "</w:fldSimple>"
        '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r><w:r><w:lastRenderedPageBreak/></w:r>'
        + run("e")
        + "</w:p>"
    )
    document = word(tmp_path, body)
    assert document.text == "a\nb\tcde"
    assert document.place(document.text.index("e")).page == "2"
    assert len(document.warnings) == 2


def test_headings_by_inherited_style_and_verse(tmp_path: Path) -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="h"><w:name w:val="heading 2"/></w:style><w:style '
        f'w:styleId="mine">'
        '<w:name w:val="Mine"/><w:basedOn w:val="h"/></w:style><w:style w:styleId="v"><w:name '
        'w:val="Verse"/></w:style>'
        '<w:style w:styleId="loop"><w:name w:val="L"/><w:basedOn w:val="loop"/></w:style></w:styles>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{s}"/></w:pPr>{run(s)}</w:p>' for s in ("mine", "v", "loop")
    )
    document = word(tmp_path, body, styles=styles)
    assert [(b.kind, b.level) for b in document.blocks] == [
        (BlockKind.HEADING, 2),
        (BlockKind.VERSE, 0),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_comments_and_endnotes_are_kept_apart(tmp_path: Path) -> None:
    body = (
        f"<w:p>{run('word')}<w:r><w:commentReference w:id='0'/></w:r>{run(' end')}"
        f"<w:r><w:endnoteReference w:id='3'/></w:r></w:p>"
    )
    document = word(
        tmp_path,
        body,
        comments=f"<w:comments {W}><w:comment w:id='0'><w:p>{run('why?')}</w:p></w:comment></w:comments>",
        endnotes=(
            f"<w:endnotes {W}><w:endnote w:id='3'><w:p>{run('see')}</w:p><w:p>{run('there')}</w:p>"
            "</w:endnote></w:endnotes>"
        ),
    )
    assert document.text == "word end"
    assert [(n.kind, n.text, n.anchor) for n in document.notes] == [
        (NoteKind.COMMENT, "why?", 4),
        (NoteKind.ENDNOTE, "see\nthere", 8),
    ]


def test_old_and_locked_office_files_are_told_apart_from_damage(tmp_path: Path) -> None:
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(InputError, match="save it as DOCX"):
        read_document(tmp_path / "old.doc")


def test_a_workbook_called_docx_is_known_for_what_it_is(tmp_path: Path) -> None:
    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.registry import recognise, write_units

    write_units(tmp_path / "x.xlsx", [TranslationUnit("أ", "a")])
    (tmp_path / "x.xlsx").rename(tmp_path / "x.docx")
    assert recognise(tmp_path / "x.docx").name == "xlsx"
    with pytest.raises(InputError, match="bitext"):
        read_document(tmp_path / "x.docx")


def odt(path: Path, body: str) -> Document:
    raw_odt(path / "x.odt", body)
    return read_document(path / "x.odt")


def test_odt_spaces_lists_tables_boxes_and_deleted_text(tmp_path: Path) -> None:
    document = odt(
        tmp_path,
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        "<text:p>a \n  b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e"
        "<draw:text-box><text:p>box</text:p></draw:text-box></text:p>"
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        ""
        ""
        "<text:soft-page-break/><table:table><table:table-row><table:table-cell><text:p>"
        "cell</text:p></table:table-cell>"
        "</table:table-row></table:table>",
    )
    assert texts(document) == ["a b   c\td\ne", "box", "item", "cell"]
    assert [b.kind for b in document.blocks][2:] == [BlockKind.ITEM, BlockKind.CELL]
    assert document.blocks[3].page == "2"


def rtf(path: Path, body: str) -> Document:
    (path / "x.rtf").write_bytes(body.encode("latin-1"))
    return read_document(path / "x.rtf")


def test_rtf_code_pages_by_font_and_by_document(tmp_path: Path) -> None:
    fonts = r"{\fonttbl{\f0 A;}{\f1\fcharset178 B;}}"
    by_font = r"{\rtf1\ansi\ansicpg1252" + fonts + r"\f0 caf\'e9 \f1\'df\'ca\'c7\'c8\f0  \'e9\par}"
    assert rtf(tmp_path, by_font).text == "café كتاب é"
    by_document = r"{\rtf1\ansi\ansicpg1256 \'df\'ca\'c7\'c8\par}"
    assert rtf(tmp_path, by_document).text == "كتاب"


def test_rtf_unicode_stand_ins_surrogates_and_signed_numbers(tmp_path: Path) -> None:
    assert (
        rtf(tmp_path, r"{\rtf1 \u1603?\u1578\'3f\uc2\u1575 ab\u1576\'3f\'3f c{\uc0\u-10179\u-8704}\par}").text
        == "كتاب c😀"
    )


def test_rtf_skips_what_is_not_text(tmp_path: Path) -> None:
    document = rtf(
        tmp_path,
        r"{\rtf1{\*\generator X;}{\header head\par}{\pict 0000}{\field{\*\fldinst PAGE}{\fldrslt "
        r"7}} a{\deleted b}{\v c}"
        "{\\bin5 }}}}}d\\~e\\-f\\par}",
    )
    assert document.text == "7 ad\u00a0ef"


def test_rtf_tables_lines_and_cut_off_files(tmp_path: Path) -> None:
    document = rtf(tmp_path, r"{\rtf1 \intbl one\cell two\cell\row\pard a\line b\par{\b c")
    assert texts(document) == ["one", "two", "a\nb", "c"]
    assert [b.kind for b in document.blocks[:2]] == [BlockKind.CELL, BlockKind.CELL]
    assert any("too early" in warning for warning in document.warnings)


OPENITI = """######OpenITI#

#META# 010.AuthorNAME :: ابن خلدون

#META#Header#End#

### | كتاب العبر
# أول النص PageV01P005
~~تتمة @PER12 الكلام ms0001
### $ محمد بن أحمد
# ولد سنة @YB597 سبع وتسعين
قفا نبك %~% حبيب ومنزل
PageV01P006
### || فصل
# آخر النص
PageV02P001
"""


def test_openiti_pages_biographies_verse_and_milestones(tmp_path: Path) -> None:
    path = tmp_path / "x.mARkdown"
    path.write_text(OPENITI, encoding="utf-8")
    document = read_document(path)
    assert texts(document) == [
        "كتاب العبر",
        "أول النص تتمة الكلام",
        "محمد بن أحمد",
        "ولد سنة سبع وتسعين",
        "قفا نبك حبيب ومنزل",
        "فصل",
        "آخر النص",
    ]
    assert [b.kind.value for b in document.blocks] == [
        "heading", "paragraph", "heading", "paragraph", "verse", "heading", "paragraph",
    ]  # fmt: skip
    # A page's tag is at its end: what comes before the first tag is on page 5.
    places = [
        (p.volume, p.page) for p in (document.place(document.text.index(w)) for w in ("أول", "تتمة", "آخر"))
    ]
    assert places == [("1", "5"), ("1", "6"), ("2", "1")]
    assert [m.label for m in document.marks if m.kind is MarkKind.MILESTONE] == ["ms0001"]
    assert document.metadata["author"] == "ابن خلدون"
    assert document.blocks[0].origin == "line 7"


def test_html_flow_of_inline_and_block_elements(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(
        "<div>a<b>b</b> c<p>d<br>e</p>f<!-- no -->g</div><div class='poem'><p>v1</p></div><ul>"
        "<li>i</li></ul>"
        "<pre>x\n  y</pre><p hidden>h</p><span role='doc-pagebreak' aria-label='12'></span><p>z</p>"
    )
    document = read_document(tmp_path / "x.html")
    assert texts(document) == ["ab c", "d\ne", "fg", "v1", "i", "x\n  y", "z"]
    assert document.blocks[3].kind is BlockKind.VERSE
    assert document.blocks[6].page == "12"


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "iso-8859-6"])
def test_html_in_old_encodings(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "x.html").write_bytes(
        f"<html><head><meta charset='{encoding}'></head><p>كتاب العبر وديوان المبتدأ</p></html>".encode(
            encoding
        )
    )
    assert read_document(tmp_path / "x.html").text == "كتاب العبر وديوان المبتدأ"


def test_markdown_lists_tables_breaks_and_html(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(
        "Title\n=====\n\none\ntwo  \nthree `code` [link](http://x) ![alt](y)\n\n- item\n\n| a | b "
        "|\n|---|---|\n| c | d |\n\n"
        "<div>html <b>block</b></div>\n\n```\ncode\n```\n"
    )
    document = read_document(tmp_path / "x.md")
    assert texts(document) == [
        "Title",
        "one two\nthree code link",
        "item",
        "a",
        "b",
        "c",
        "d",
        "html block",
        "code",
    ]
    assert document.blocks[1].origin == "line 4"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell that is XML already is left as it is."""
    cells = [
        "".join(f"<w:tc>{c if c.startswith('<') else f'<w:p>{run(c)}</w:p>'}</w:tc>" for c in row)
        for row in rows
    ]
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_pairs_of_several_tables_and_of_tables_in_cells(tmp_path: Path) -> None:
    inner = table(("كتاب", "a book"), ("قلم", "a pen"))
    body = (
        f"<w:p>{run('before')}</w:p>"
        + table(("بيت كبير", "a large house"), (inner + "<w:p/>", "beside it"), ("باب", "a door"))
        + f"<w:p>{run('between')}</w:p>"
        + f"<w:sdt><w:sdtContent>{table(('نعم', 'yes'), ('', ''), ('وحده',))}</w:sdtContent></w:sdt>"
    )
    raw_docx(tmp_path / "t.docx", body)
    units = [(u.source, u.target) for u in read_bitext(tmp_path / "t.docx").units]
    assert units == [
        ("بيت كبير", "a large house"),
        ("كتاب\na book\nقلم\na pen\n", "beside it"),
        ("باب", "a door"),
        ("كتاب", "a book"),
        ("قلم", "a pen"),
        ("نعم", "yes"),
    ]
