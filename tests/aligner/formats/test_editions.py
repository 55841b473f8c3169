# ruff: noqa: E501  (the schema is easier to read unbroken)
"""TEI and EPUB for scholars and readers."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from aligner.bitext import Status
from aligner.exchange.translation_unit import SideNote, TranslationUnit
from aligner.formats.registry import read_document, write_units

if TYPE_CHECKING:
    from pathlib import Path

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
UNITS = [
    TranslationUnit(
        "سار <إلى> العراق", "He marched & came.", status=Status.CONFIRMED, chapter="I", page="v. 1, p. 12",
        notes=("sic",), identifier="7", changed_by="Salma",
    ),
    TranslationUnit("ثم عاد", "Then he\nreturned.", chapter="I", page="v. 1, p. 13", identifier="8"),
    TranslationUnit("وحده", "", chapter="II", page="v. 2, p. 1", identifier="8"),
    TranslationUnit("\x01أ", "b", chapter="II", page="v. 2, p. 1"),
]  # fmt: skip
# The part of tei_all that is used, as RELAX NG in its compact spirit.
SCHEMA = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><start><element name="TEI">
 <element name="teiHeader"><element name="fileDesc"><element name="titleStmt"><element name="title"><text/></element>
 <optional><element name="respStmt"><element name="resp"><text/></element><oneOrMore><element name="name"><text/>
 </element></oneOrMore></element></optional></element><element name="publicationStmt"><element name="p"><text/></element>
 </element><element name="sourceDesc"><element name="p"><text/></element></element></element><element name="profileDesc">
 <element name="langUsage"><oneOrMore><element name="language"><attribute name="ident"/><text/></element></oneOrMore>
 </element></element></element><element name="standOff"><element name="linkGrp"><attribute name="type"/><zeroOrMore>
 <element name="link"><optional><attribute name="type"/></optional><attribute name="target"><list><data type="anyURI"/>
 <oneOrMore><data type="anyURI"/></oneOrMore></list></attribute></element></zeroOrMore></element></element>
 <element name="text"><element name="group"><oneOrMore><element name="text"><attribute name="xml:lang"/>
 <element name="body"><oneOrMore><element name="div"><optional><attribute name="n"/></optional><oneOrMore>
 <element name="p"><interleave><zeroOrMore><choice><element name="milestone"><attribute name="unit"/><attribute name="n"/>
 </element><element name="pb"><attribute name="n"/></element><element name="note"><optional><attribute name="place"/></optional><optional>
 <attribute name="type"/></optional><optional><attribute name="n"/></optional><text/></element></choice></zeroOrMore>
 <optional><element name="seg"><attribute name="xml:id"><data type="ID"/></attribute><text/></element></optional>
 </interleave></element></oneOrMore></element></oneOrMore></element></element></oneOrMore></element></element></element>
 </start></grammar>"""


def test_tei_holds_texts_links_and_breaks(tmp_path: Path) -> None:
    path = tmp_path / "book.tei"
    assert write_units(path, UNITS, title="تاريخ & سير") == 4
    tree = etree.parse(str(path))
    schema = etree.RelaxNG(etree.fromstring(SCHEMA))
    assert schema.validate(tree), schema.error_log
    root = tree.getroot()
    segments = {str(seg.get(XML_ID)): seg.text for seg in root.iter(f"{TEI}seg")}
    assert segments["s-7"] == "سار <إلى> العراق"
    assert segments["t-8"] == "Then he\nreturned."
    links = [str(link.get("target")) for link in root.iter(f"{TEI}link")]
    assert links == ["#s-7 #t-7", "#s-8 #t-8", "#s-n4 #t-n4"]
    assert {end.lstrip("#") for link in links for end in link.split()} <= set(segments)
    source = next(root.iter(f"{TEI}body"))
    assert [pb.get("n") for pb in source.iter(f"{TEI}pb")] == ["12", "13", "1"]
    assert [m.get("n") for m in source.iter(f"{TEI}milestone")] == ["1", "2"]
    assert [name.text for name in root.iter(f"{TEI}name")] == ["Salma"]


def test_tei_has_the_places_and_notes_of_each_text(tmp_path: Path) -> None:
    unit = TranslationUnit(
        "سار", "He marched.", chapter="باب", page="p. 5", notes=("sic",), identifier="1",
        target_chapter="Chapter", target_page="p. 9",
        source_notes=(SideNote("footnote", "1", "حاشية & أخرى"),),
        target_notes=(SideNote("endnote", "", "A note."), SideNote("comment", "", "Check.")),
    )  # fmt: skip
    assert write_units(tmp_path / "x.tei", [unit]) == 1
    tree = etree.parse(str(tmp_path / "x.tei"))
    schema = etree.RelaxNG(etree.fromstring(SCHEMA))
    assert schema.validate(tree), schema.error_log
    source, target = tree.getroot().iter(f"{TEI}body")
    assert [div.get("n") for body in (source, target) for div in body] == ["باب", "Chapter"]
    assert [pb.get("n") for body in (source, target) for pb in body.iter(f"{TEI}pb")] == ["5", "9"]
    assert [(n.get("place"), n.get("n"), n.text) for n in source.iter(f"{TEI}note")] == [
        (None, None, "sic"),
        ("foot", "1", "حاشية & أخرى"),
    ]
    assert [(n.get("place") or n.get("type"), n.text) for n in target.iter(f"{TEI}note")] == [
        ("end", "A note."),
        ("comment", "Check."),
    ]


def test_an_epub_is_well_formed_and_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    many = [TranslationUnit(f"نص {n}", f"text {n}", chapter="III") for n in range(900)]
    assert write_units(path, UNITS + many, title="تاريخ & سير") == 904
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        pages = [name for name in archive.namelist() if name.endswith(("xhtml", "opf", "xml"))]
        trees = {name: etree.fromstring(archive.read(name)) for name in pages}
        assert len([name for name in pages if name.startswith("part")]) == 5
        hrefs = {item.get("href") for item in trees["book.opf"].iter("{*}item")}
        assert hrefs | {"mimetype", "META-INF/container.xml", "book.opf"} == set(archive.namelist())
    assert [a.text for a in trees["nav.xhtml"].iter("{*}a")] == ["I", "II", "III"]
    assert trees["book.opf"].find("{*}spine").get("page-progression-direction") == "rtl"  # type: ignore[union-attr]
    paragraphs = list(trees["part1.xhtml"].iter("{*}p"))
    assert [p.get("dir") for p in paragraphs[:2]] == ["ltr", "rtl"]
    document = read_document(path)
    assert document.accounting.missing == 0
    assert "text 899" in document.text
