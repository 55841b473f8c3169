# ruff: noqa: E501  (mark-up is easier to read unbroken)
"""Places in which Word, OpenDocument and RTF keep text beside the plain paragraphs."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from aligner.formats.registry import read_document
from tests.helpers.format_samples import W, raw_docx, raw_odt

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.documents.document import Document

R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(path: Path, body: str, parts: dict[str, str | bytes], relations: str = "") -> Document:
    raw_docx(path / "x.docx", body)
    with zipfile.ZipFile(path / "x.docx", "a") as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}", content)
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
    return checked(read_document(path / "x.docx"))


def checked(document: Document) -> Document:
    assert document.accounting.missing == 0
    return document


def shown(document: Document) -> str:
    return document.text.replace("\n\n", " | ")


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def relation(kind: str, target: str) -> str:
    return f'<Relationship Id="c1" Type="{OFFICE}/{kind}" Target="{target}"/>'


CHUNKS: dict[str, bytes] = {
    "a.html": "<html><head><meta charset='utf-8'></head><body><p>مضمَّن</p></body></html>".encode(),
    "a.txt": "مضمَّن\r\n".encode(),
    "a.rtf": rb"{\rtf1\ansi \u1605?\u1590?\u1605?\u1617?\u1614?\u1606?\par}",
    "a.mht": b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    b"PHA+2YXYttmF2ZHZjtmGPC9wPg==\r\n",
}


@pytest.mark.parametrize("name", CHUNKS)
def test_an_embedded_document_is_read(tmp_path: Path, name: str) -> None:
    body = f'{paragraph("قبل")}<w:altChunk {R} r:id="c1"/>{paragraph("بعد")}'
    document = word(tmp_path, body, {name: CHUNKS[name]}, relation("aFChunk", name))
    assert shown(document).replace("\u064e\u0651", "\u0651\u064e") == "قبل | مضم\u0651\u064eن | بعد"
    assert document.warnings == ()


def test_an_embedded_word_document_is_read_and_a_broken_one_is_named(tmp_path: Path) -> None:
    raw_docx(tmp_path / "inner.docx", paragraph("داخل"))
    body = f'<w:altChunk {R} r:id="c1"/>{paragraph("بعد")}'
    inner = (tmp_path / "inner.docx").read_bytes()
    assert shown(word(tmp_path, body, {"b.docx": inner}, relation("aFChunk", "b.docx"))) == "داخل | بعد"
    broken = word(tmp_path, body, {"b.docx": inner[:40]}, relation("aFChunk", "b.docx"))
    assert shown(broken) == "بعد"
    assert "word/b.docx was left out" in broken.warnings[0]


def test_shapes_word_art_and_diagrams(tmp_path: Path) -> None:
    body = (
        f"<w:p><w:r><w:t>متن</w:t></w:r><w:r><w:drawing><a:graphic {A}><a:txBody><a:p><a:r><a:t>شكل</a:t></a:r></a:p>"
        "</a:txBody></a:graphic></w:drawing></w:r><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'>"
        "<v:textpath string='عنوان مزخرف'/></v:shape></w:pict></w:r><w:r><w:drawing>"
        f"<d:relIds xmlns:d='d' {R} r:dm='c1'/></w:drawing></w:r></w:p>"
    )
    data = f"<d:dataModel xmlns:d='d' {A}><d:pt><d:t><a:p><a:r><a:t>مخطط</a:t></a:r></a:p></d:t></d:pt></d:dataModel>"
    document = word(
        tmp_path, body, {"diagrams/data1.xml": data}, relation("diagramData", "diagrams/data1.xml")
    )
    assert shown(document) == "متن | شكل | عنوان مزخرف | مخطط"


def test_both_forms_of_a_box_are_read_once(tmp_path: Path) -> None:
    mc = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    box = f"<w:txbxContent>{paragraph('صندوق')}</w:txbxContent>"
    both = (
        f"<w:p><w:r><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict>"
    )
    both += "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert shown(word(tmp_path, both, {})) == "صندوق"
    only = (
        f"<w:p><w:r><mc:AlternateContent {mc}><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict>{box}"
    )
    only += "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert shown(word(tmp_path, only, {})) == "صندوق"


def test_content_controls_and_smart_tags(tmp_path: Path) -> None:
    body = (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("قالب") + "</w:sdtContent></w:sdt>"
        "<w:p><w:smartTag><w:smartTagPr/><w:r><w:t>وسم</w:t></w:r></w:smartTag><w:sdt><w:sdtPr><w:showingPlcHdr/>"
        "</w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    document = word(tmp_path, body, {})
    assert shown(document) == "قالب | وسم"
    assert document.warnings == ("Left out: prompts of empty form fields, 9 characters.",)


def test_a_style_that_hides_and_a_run_that_shows(tmp_path: Path) -> None:
    styles = (
        f"<w:styles {W}><w:style w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:styleId='K'><w:basedOn w:val='H'/></w:style></w:styles>"
    )
    body = (
        "<w:p><w:pPr><w:pStyle w:val='K'/></w:pPr><w:r><w:t>سر</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>علن</w:t></w:r></w:p>"
    )
    document = word(tmp_path, body, {"styles2.xml": styles}, relation("styles", "styles2.xml"))
    assert shown(document) == "علن"


def test_headers_and_unused_notes_are_listed(tmp_path: Path) -> None:
    header = f"<w:hdr {W}>{paragraph('رأس الصفحة')}</w:hdr>"
    document = word(tmp_path, paragraph("متن"), {"h.xml": header}, relation("header", "h.xml"))
    assert document.warnings == ("Left out: headers and footers of pages, 9 characters.",)


def test_hidden_sections_shapes_and_fields_of_odt(tmp_path: Path) -> None:
    raw_odt(
        tmp_path / "x.odt",
        "<text:section text:display='none'><text:p>مخفي</text:p></text:section>"
        "<text:section text:name='s'><text:p>قسم <text:title>عنوان</text:title></text:p></text:section>"
        "<text:p>متن<draw:custom-shape><text:p>شكل</text:p></draw:custom-shape></text:p>"
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>Contents"
        "</text:index-title-template></text:table-of-content-source><text:index-body><text:p>فهرس</text:p>"
        "</text:index-body></text:table-of-content>",
    )
    document = checked(read_document(tmp_path / "x.odt"))
    assert shown(document) == "قسم عنوان | متن | شكل | فهرس"
    assert document.warnings == ("Left out: hidden text, 4 characters.",)


def rtf(path: Path, body: str) -> Document:
    (path / "x.rtf").write_bytes(rb"{\rtf1\ansi\ansicpg1252 " + body.encode("latin-1") + b"}")
    return checked(read_document(path / "x.rtf"))


RTF = {
    r"a {\upr{old}{\*\ud{new}}} b\par": "a new b",
    r"One {\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt \pard Box\par}}{\shprslt Box\par}} two\par three\par": (
        "One  two | Box | three"
    ),
    r"{\*\do\dptxbx{\dptxbxtext\pard Drawn\par}}text\par": "text | Drawn",
    r"{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv Art}}}}x\par": "x | Art",
    r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset178 B;}}{\rtlch\fcs1 \af1 \ltrch\fcs0 \f0 caf\'e9}\par": "café",
    r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset178 B;}}{\ltrch\fcs0 \f0 \rtlch\fcs1 \af1 \'e4\'c7\'e3}\par": "نام",
    r"{\fonttbl{\f7\fcharset178 B;}}\deff7 \'e4\'c7\'e3\par": "نام",
    r"{\mmath{\*\moMath{\mr x+1}}} is\par": "x+1 is",
    r"{\*\unknownthing 12}a\par": "a",
}


@pytest.mark.parametrize("body", RTF)
def test_rtf(tmp_path: Path, body: str) -> None:
    document = rtf(tmp_path, body)
    assert shown(document) == RTF[body]
    assert document.warnings == ()


def test_rtf_lists_what_it_leaves_out(tmp_path: Path) -> None:
    body = r"{\stylesheet{\s5\v Secret;}{\*\cs6\v S;}}{\header Top\par}{\v hid}{\s5 den}{\*\cs6 x}{\deleted gone}a"
    body += r"{\*\foo some words of text here}\par"
    document = rtf(tmp_path, body)
    assert shown(document) == "a"
    assert sorted(document.warnings) == [
        "Left out: headers and footers of pages, 3 characters.",
        "Left out: hidden text, 7 characters.",
        "Left out: text in parts of an unknown kind, 19 characters.",
        "Left out: tracked deletions, 4 characters.",
    ]


def test_rtf_names_a_code_page_that_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "x.rtf").write_bytes(rb"{\rtf1\ansi\ansicpg4711 abc\par}")
    assert read_document(tmp_path / "x.rtf").warnings == (
        "The code page 4711 is not known; letters may be wrong.",
    )
