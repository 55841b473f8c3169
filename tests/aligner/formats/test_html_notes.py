# ruff: noqa: E501, ISC004  (mark-up is easier to read unbroken)
"""Notes of web pages and books in the forms that programs and people give them; nothing else becomes a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.formats.registry import read_document
from tests.helpers.format_samples import raw_epub

if TYPE_CHECKING:
    from pathlib import Path

NOTE = "An old port in Iraq."
LINK = "<p>The merchant went to Basra{} in spring.</p><p>He came back.</p>"
FORMS = {
    "epub-aside": (
        "<a epub:type='noteref' href='#n'>1</a>",
        f"<aside epub:type='footnote' id='n'><p>{NOTE}</p></aside>",
    ),
    "aria-list": (
        "<a role='doc-noteref' href='#n' id='r'>1</a>",
        f"<section role='doc-endnotes'><ol><li id='n'>{NOTE} <a role='doc-backlink' href='#r'>↩</a></li></ol>"
        "</section>",
    ),
    "pandoc": (
        "<a href='#fn1' class='footnote-ref' id='fnref1'><sup>1</sup></a>",
        f"<section class='footnotes'><hr/><ol><li id='fn1'><p>{NOTE}<a href='#fnref1' class='footnote-back'>↩︎</a>"
        "</p></li></ol></section>",
    ),
    "old-pandoc": (
        "<sup id='fnref:1'><a href='#fn:1' rel='footnote'>1</a></sup>",
        f"<div class='footnotes'><ol><li id='fn:1'><p>{NOTE} <a href='#fnref:1' rev='footnote'>↩</a></p></li></ol>"
        "</div>",
    ),
    "word": (
        "<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1' title=''><span class=MsoFootnoteReference>"
        "<span style='mso-special-character:footnote'>[1]</span></span></a>",
        "<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>"
        "<a style='mso-footnote-id:ftn1' href='#_ftnref1' name='_ftn1' title=''><span class=MsoFootnoteReference>"
        f"[1]</span></a> {NOTE}</p></div></div>",
    ),
    "libreoffice": (
        "<sup><a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a></sup>",
        "<div id='sdfootnote1'><p class='sdfootnote'><a class='sdfootnotesym' name='sdfootnote1sym' "
        f"href='#sdfootnote1anc'>1</a> {NOTE}</p></div>",
    ),
    "mediawiki": (
        "<sup id='cite_ref-1' class='reference'><a href='#cite_note-1'>[1]</a></sup>",
        "<ol class='references'><li id='cite_note-1'><span class='mw-cite-backlink'><a href='#cite_ref-1'>↑</a></span>"
        f" <span class='reference-text'>{NOTE}</span></li></ol>",
    ),
    "superscript-only": ("<sup><a href='#x7'>1</a></sup>", f"<p id='x7'>1. {NOTE}</p>"),
    "links-back-and-forth": (
        "<a id='back1' href='#note1'>[1]</a>",
        f"<p><a id='note1' href='#back1'>[1]</a> {NOTE}</p>",
    ),
    "name-before": (
        "<a name='b3'></a><a href='#c3'>*</a>",
        f"<p><a name='c3'></a><a href='#b3'>*</a> {NOTE}</p>",
    ),
    "definition-list": ("<sup><a href='#d'>1</a></sup>", f"<dl><dt id='d'>1</dt><dd>{NOTE}</dd></dl>"),
    "table-row": (
        "<sup><a href='#t'>1</a></sup>",
        f"<table><tr><td><a id='t'>1</a></td><td>{NOTE}</td></tr></table>",
    ),
    "empty-anchor-paragraph": ("<sup><a href='#e'>1</a></sup>", f"<p id='e'></p><p>{NOTE}</p>"),
    "class-of-the-box": ("<a href='#f1'>1</a>", f"<div class='footnote' id='f1'><p>1. {NOTE}</p></div>"),
    "words-in-bold": (
        "<sup><a href='#f1'>1</a></sup>",
        "<p id='f1'>1. An <b>old</b> port in <i>Iraq</i>.</p>",
    ),
    "arabic-digits": ("<sup><a href='#f1'>(١)</a></sup>", f"<p id='f1'>(١) {NOTE}</p>"),
}


def read(path: Path, body: str) -> tuple[str, list[str], tuple[str, ...], int]:
    path.write_text(
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>t</title></head><body>{body}</body></html>",
        "utf-8",
    )
    document = read_document(path)
    return document.text, [n.text for n in document.notes], document.warnings, document.accounting.missing


@pytest.mark.parametrize("form", FORMS)
def test_a_note_is_set_apart(tmp_path: Path, form: str) -> None:
    link, note = FORMS[form]
    text, notes, warnings, missing = read(tmp_path / "page.html", LINK.format(link) + note)
    assert text.startswith("The merchant went to Basra in spring.\n\nHe came back.")
    assert notes == [NOTE]
    assert (warnings, missing) == ((), 0)


@pytest.mark.parametrize("form", FORMS)
def test_a_note_in_a_file_of_its_own(tmp_path: Path, form: str) -> None:
    link, note = FORMS[form]
    page = "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><body>{}</body></html>"
    pages = {
        "text/one.xhtml": page.format(LINK.format(link).replace("#", "../notes%20all.xhtml#")).replace(
            "=Mso", "='Mso'"
        ),
        "notes all.xhtml": page.format(note.replace("href='#", "href='text/one.xhtml#")).replace(
            "=ftn1>", "='ftn1'>"
        ),
    }
    for name, content in pages.items():
        pages[name] = content.replace("class=MsoFootnoteReference>", "class='MsoFootnoteReference'>").replace(
            "class=MsoFootnoteText>", "class='MsoFootnoteText'>"
        )
        pages[name] = pages[name].replace("''Mso", "'Mso").replace("''>", "'>")
    path = tmp_path / "book.epub"
    raw_epub(path, pages, list(pages))
    document = read_document(path)
    assert document.text.startswith("The merchant went to Basra in spring.\n\nHe came back.")
    assert [n.text for n in document.notes] == [NOTE]
    assert document.accounting.missing == 0


KEPT = {
    "wrapper": "<div class='page with-footnotes'><p>One.</p><p>Two.</p></div>",
    "id-and-class": "<p id='p1' class='footnote-style'>One.</p><p>Two.</p>",
    "contents": "<p><a href='#c1'>1</a> <a href='#c2'>2</a></p><h2 id='c1'>One.</h2><p>Two.</p><h2 id='c2'>X</h2>",
    "cross-reference": "<p>One, see <a href='#x'>the second</a>.</p><p id='x'>Two.</p>",
    "unreferenced": "<p>One.</p><div class='footnote' id='f9'><p>Two.</p></div>",
    "chapter-with-way-back": "<p>One.</p><p><a id='t1' href='#k1'>1</a></p><div id='k1'><h2>H</h2><p>Two.</p><a href='#t1'>"
    "top</a></div>",
    "page-break-class": "<p class='pagebreak'>One is a long paragraph here.</p><h2 class='pagebreak'>Two. A heading</h2>",
}


@pytest.mark.parametrize("form", KEPT)
def test_what_only_mentions_notes_stays_text(tmp_path: Path, form: str) -> None:
    text, notes, warnings, missing = read(tmp_path / "page.html", KEPT[form])
    assert notes == []
    assert "One" in text
    assert "Two." in text
    assert (warnings, missing) == ((), 0)


def test_a_second_reference_to_a_note_in_words_stays(tmp_path: Path) -> None:
    body = LINK.format("<sup><a href='#f1'>1</a></sup>") + "<p>See note <a href='#f1'>1</a> again.</p>"
    text, notes, *_ = read(tmp_path / "page.html", body + f"<p id='f1'>1. {NOTE}</p>")
    assert "See note 1 again." in text
    assert notes == [NOTE]


def test_what_is_left_out_is_listed(tmp_path: Path) -> None:
    body = "<nav>Menu</nav><p>Text<span hidden>gone</span><ruby>x<rt>kana</rt></ruby></p><svg><text>pic</text></svg>"
    body += "<p style='display: none'>unseen</p><button>Press</button><script>var x</script>"
    text, _, warnings, missing = read(tmp_path / "page.html", body)
    assert text == "Textx"
    assert missing == 0
    assert sorted(warnings) == [
        "Left out: fields of forms, 5 characters.",
        "Left out: hidden text, 10 characters.",
        "Left out: menus and tables of contents, 4 characters.",
        "Left out: pictures, formulas and media, 3 characters.",
        "Left out: readings above the line (ruby), 4 characters.",
    ]


def test_epub_pages_outside_the_order_are_read_or_listed(tmp_path: Path) -> None:
    page = "<html xmlns='http://www.w3.org/1999/xhtml'><body>{}</body></html>"
    pages = {"a.xhtml": page.format("<p>One.</p>"), "b.xhtml": page.format("<p>Orphan</p>")}
    path = tmp_path / "book.epub"
    raw_epub(path, pages, ["a.xhtml"])
    document = read_document(path)
    assert document.text == "One."
    assert "pages outside the reading order, 6 characters" in "".join(document.warnings)


def test_named_characters_of_a_book_are_counted_once(tmp_path: Path) -> None:
    page = (
        "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'x.dtd'><html xmlns='http://www.w3.org/1999/xhtml'>"
        "<head><title>&copy;</title></head><body><p>a&nbsp;b&copy;c</p><script>&copy;</script></body></html>"
    )
    raw_epub(tmp_path / "e.epub", {"a.xhtml": page}, ["a.xhtml"])
    document = read_document(tmp_path / "e.epub")
    assert (document.text, document.accounting.missing) == ("a\xa0b©c", 0)
