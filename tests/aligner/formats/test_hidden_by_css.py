"""Text that a page hides by a style sheet, a style or an attribute is left out and named."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from aligner.documents.document import MarkKind
from aligner.formats.documents.html.hiding import StyleSheet
from aligner.formats.registry import read_document
from tests.helpers.format_samples import raw_epub

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.documents.document import Document


def page(path: Path, css: str, body: str, media: str = "") -> Document:
    style = f"<style{media}>{css}</style>"
    (path / "x.html").write_text(f"<html><head>{style}</head><body>{body}</body></html>", "utf-8")
    document = read_document(path / "x.html")
    assert document.accounting.missing == 0
    return document


BODY = '<p>seen</p><div id="i" class="a b" data-x="y z"><p class="c">gone</p></div>'


@pytest.mark.parametrize(
    "css",
    [
        ".a{display:none}",
        ".c { color: red; DISPLAY : none ! important }",
        "div.a.b > p.c { visibility: hidden }",
        "#i p { visibility: collapse }",
        "h1, body div .c, h2 { display: none; }",
        "[data-x~=z] { display: none }",
        'div[data-x="y z"] p { display:none }',
        "/* .a{} */ <!-- @charset 'utf-8'; @media screen { .c{display:none} } -->",
        "@font-face{font-family:x} .c{content:'}{';display:none}",
        ".c{display:block} div .c{display:none}",
        ".c{display:none!important} #i .c{display:block}",
        "p{mso-hide:all} p:first-child{} body > p{mso-hide:none}",
        "@media screen and (min-width: 1px){.c{display:none}}",
        "@media not print { .c{display:none} }",
        "@media(min-width:600px) and (max-width: 9000px){.c{display:none}}",
        "@media (40em <= width) { .c{display:none} }",
        "@layer a, b; @layer b { @supports (display: block) { .c{display:none} } }",
        ":is(.c, .d) { display:none }",
        "div:not(.x) > :where(p):first-child { display:none }",
        "p ~ div.a { display:none }",
        "p + div { content-visibility: hidden }",
        "[class^=c] { display:none }",
        "[data-x$='z'] { display:none }",
        "div\\[0\\], #\\i { display:none }",
    ],
)
def test_a_rule_hides(css: str, tmp_path: Path) -> None:
    document = page(tmp_path, css, BODY)
    assert document.text == "seen"
    assert any("hidden text, 4" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    "css",
    [
        "@media print { .a{display:none} }",
        "@media not screen { .a{display:none} }",
        "@media screen and (max-width:480px), print { .a{display:none} }",
        "@media amzn-kf8 { .a{display:none} }",
        "@media (prefers-color-scheme: dark) { .a{display:none} }",
        "@media (some-day: far) { .a{display:none} } @media not (some-day: far) { .a{display:none} }",
        "@media (width < 50em) { .a{display:none} } @supports not (display:grid) { .a{display:none} }",
        ".c:hover { display:none } .c::before { display:none } .a:nth-child(9) { display:none }",
        "p + .c { display:none } .c:not(.c) { display:none } [class^=''] { display:none }",
        "@media (max-width: 40em) { .a{display:none} }",
        "@keyframes k { from { visibility: hidden } }",
        ".a:hover{display:none} .a::before{display:none} .z{display:none}",
        ".a + .c, .b ~ .c, p > .c {display:none}",
        ".a{display:none} #i{display:block}",
        ".c{content:';display:none'}",
        "body{visibility:hidden} html{display:none}",
        ".a{visibility:hidden} .c{visibility:visible}",
        ".a { .q{} display:none; .c{display:none} ",
        ".a{display:none",
        "}}}{{{;;;\"'",
    ],
)
def test_other_rules_leave_the_text(css: str, tmp_path: Path) -> None:
    document = page(tmp_path, css, BODY)
    assert document.text.split() == ["seen", "gone"]
    assert not any("hidden" in warning for warning in document.warnings)


def test_a_sheet_for_print_hides_nothing(tmp_path: Path) -> None:
    assert "gone" in page(tmp_path, ".a{display:none}", BODY, ' media="print"').text
    assert "gone" not in page(tmp_path, ".a{display:none}", BODY, ' media="print, screen"').text


def test_attributes_and_styles_of_elements(tmp_path: Path) -> None:
    body = (
        "<p hidden>one</p><p style='x:\"display:none\"'>two</p><p style='visibility: hidden'>three</p>"
        "<p aria-hidden='true'>four</p><p class='s' hidden>five</p><p class='n' style='display:block'>six</p>"
    )
    document = page(tmp_path, ".s{display:block} .n{display:none}", body)
    assert document.text.split() == ["two", "four", "five", "six"]


def test_notes_and_page_numbers_that_books_hide_in_their_place(tmp_path: Path) -> None:
    body = (
        '<p>Text<a epub:type="noteref" href="#n1">1</a> on<span epub:type="pagebreak" class="pb" title="7">'
        '</span> it.</p><aside epub:type="footnote" id="n1" class="fn"><p>A note.</p></aside>'
        '<aside epub:type="footnote" id="n2" class="fn">Alone.</aside>'
    )
    document = page(tmp_path, ".pb, .fn, aside[epub|type~='footnote'] {display:none}", body)
    assert [note.text for note in document.notes] == ["A note.", "Alone."]
    assert [mark.label for mark in document.marks if mark.kind is MarkKind.PAGE] == ["7"]
    assert document.text == "Text on it."


def test_a_book_has_sheets_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "x.epub"
    links = (
        '<link rel="stylesheet" href="../css/a%20b.css"/>'
        '<link rel="alternate stylesheet" href="../css/c.css"/>'
        '<link rel="stylesheet" href="../css/none.css"/><link rel="stylesheet" href="http://x.org/y.css"/>'
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
            'full-path="book/p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        )
        book.writestr(
            "book/p.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="text/1.xhtml" '
            'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
        )
        book.writestr("book/css/a b.css", "\ufeff.x{display:none}")
        book.writestr("book/css/c.css", ".y{display:none}")
        book.writestr(
            "book/text/1.xhtml",
            f'<html xmlns="http://www.w3.org/1999/xhtml"><head>{links}</head><body><p>one</p>'
            '<p class="x">two</p><p class="y">three</p></body></html>',
        )
    document = read_document(path)
    assert document.text.split() == ["one", "three"]
    assert any("hidden text, 3" in warning for warning in document.warnings)
    assert document.accounting.missing == 0


@pytest.mark.parametrize(
    ("piece", "behind"),
    [
        ("{", ""), ("a{", ""), ("/*", ""), ('"\\', ""), ("'", ""), ("a{}", ""), ("@media{", ""),
        ("a ", "{display:none}"), ("[", "{display:none}"), (".a,[b]", "{display:none}"),
        (",", "{display:none}"), ("a>", "{display:none}"), (":", "{display:none}"),
    ],
    ids=range(13),
)  # fmt: skip
def test_a_sheet_of_any_kind_is_read(piece: str, behind: str) -> None:
    assert StyleSheet.of(piece * 50_000 + behind).count <= 20_001


def test_a_long_list_of_declarations() -> None:
    assert StyleSheet.of("a{" + "display:none " * 20_000 + "}").count == 1


@pytest.mark.parametrize(
    ("sheets", "text"),
    [
        (
            {
                "main.css": '@charset "utf-8"; @import url("sub/more.css");',
                "sub/more.css": ".c{display:none}",
            },
            "seen",
        ),
        ({"main.css": "@import 'a.css' print; p{}", "a.css": ".c{display:none}"}, "seen gone"),
        ({"main.css": "@import 'a.css'; .c{display:block}", "a.css": ".c{display:none}"}, "seen gone"),
        ({"main.css": "@import 'a.css';", "a.css": "@import 'main.css'; .c{display:none}"}, "seen"),
        ({"main.css": "p{} @import 'a.css';", "a.css": ".c{display:none}"}, "seen gone"),
    ],
)
def test_sheets_that_a_sheet_of_a_book_imports(sheets: dict[str, str], text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.epub"
    raw_epub(path, {"a.xhtml": "<link rel='stylesheet' href='main.css'/>" + BODY}, ["a.xhtml"])
    with zipfile.ZipFile(path, "a") as archive:
        folder = next(n for n in archive.namelist() if n.endswith("a.xhtml")).rpartition("/")[0]
        for name, css in sheets.items():
            archive.writestr(f"{folder}/{name}".lstrip("/"), css)
    assert read_document(path).text.split() == text.split()
