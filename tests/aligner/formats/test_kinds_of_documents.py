# ruff: noqa: E501  (mark-up is easier to read unbroken)
"""Documents as real programs write them, each with the text and the notes that must come of it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, NamedTuple

import pytest

from aligner.documents.document import MarkKind, NoteKind
from aligner.errors import InputError
from aligner.formats.registry import read_bitext, read_document
from tests.helpers.format_samples import ODF, W, raw_docx, raw_epub, raw_odt

if TYPE_CHECKING:
    from pathlib import Path


class Kind(NamedTuple):
    """A document and what must come of it: paragraphs parted by " | ", notes, a part of a warning."""

    content: str
    text: str
    notes: tuple[str, ...] = ()
    warned: str = ""


LIGHT = ("At first light.",)
PAGES = {
    "word-comment": Kind(
        "<p>He <a style='mso-comment-reference:AB_1'>slept</a><span class=MsoCommentReference><span><![if !supportAnnotations]>"
        '<a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[AB1]</a><![endif]>'
        "<span style='mso-special-character:comment'>&nbsp;</span></span></span> well.</p>"
        "<div style='mso-element:comment-list'><div style='mso-element:comment'><div id=\"_com_1\" class=msocomtxt>"
        '<span><![if !supportAnnotations]><a name="_msocom_1"></a></span><![endif]><p class=MsoCommentText>'
        '<span class=MsoCommentReference><a class=msocomoff href="#_msoanchor_1">[AB1]</a></span>Is this right?</p>'
        "</div></div></div>",
        "He slept well.",
        ("Is this right?",),
    ),
    "pandoc-at-the-end-of-a-block": Kind(
        '<p>He left<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> at dawn.</p>'
        '<aside id="footnotes" class="footnotes footnotes-end-of-block" role="doc-footnote"><ol><li id="fn1"><p>'
        'At first light.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></aside>'
        "<p>Three.</p>",
        "He left at dawn. | Three.",
        LIGHT,
    ),
    "mediawiki-cited-twice": Kind(
        '<p>He left<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1">[1]</a></sup> at dawn'
        '<sup id="cite_ref-a_1-1" class="reference"><a href="#cite_note-a-1">[1]</a></sup>.</p>'
        '<ol class="references"><li id="cite_note-a-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-a_1-0">'
        '<sup>a</sup></a> <a href="#cite_ref-a_1-1"><sup>b</sup></a></span> <span class="reference-text">At first light.'
        "</span></li></ol>",
        "He left at dawn.",
        LIGHT,
    ),
    "asciidoctor": Kind(
        '<p>He left<sup class="footnote">[<a id="_footnoteref_1" class="footnote" href="#_footnotedef_1">1</a>]</sup>'
        ' at dawn.</p><div id="footnotes"><hr><div class="footnote" id="_footnotedef_1">'
        '<a href="#_footnoteref_1">1</a>. At first light.</div></div>',
        "He left at dawn.",
        LIGHT,
    ),
    "sphinx": Kind(
        '<p>He left<a class="footnote-reference brackets" href="#id2" id="id1" role="doc-noteref"><span class="fn-bracket">'
        '[</span>1<span class="fn-bracket">]</span></a> at dawn.</p><aside class="footnote brackets" id="id2" '
        'role="doc-footnote"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#id1">1</a>'
        '<span class="fn-bracket">]</span></span><p>At first light.</p></aside>',
        "He left at dawn.",
        LIGHT,
    ),
    "docutils-table": Kind(
        '<p>He left<a class="footnote-reference" href="#id2" id="id1">[1]</a> at dawn.</p><table class="docutils footnote" '
        'id="id2"><tbody><tr><td class="label"><a class="fn-backref" href="#id1">[1]</a></td><td>At first light.</td></tr>'
        "</tbody></table>",
        "He left at dawn.",
        LIGHT,
    ),
    "org-mode": Kind(
        '<p>He left<sup><a id="fnr.1" class="footref" href="#fn.1" role="doc-backlink">1</a></sup> at dawn.</p>'
        '<div class="footdef"><sup><a id="fn.1" class="footnum" href="#fnr.1" role="doc-backlink">1</a></sup> '
        '<div class="footpara" role="doc-footnote"><p>At first light.</p></div></div>',
        "He left at dawn.",
        LIGHT,
    ),
    "calibre-brackets": Kind(
        '<p>He left<a id="b1" href="#n9"><sup>[1]</sup></a> at dawn.</p><p id="n9">[<a href="#b1">1</a>] At first light.</p>',
        "He left at dawn.",
        LIGHT,
    ),
    "a-note-without-a-name": Kind(
        '<p>He left.</p><aside role="doc-footnote">At first light.</aside>', "He left.", LIGHT
    ),
    "a-paragraph-that-shows-nothing": Kind(
        "<p>a</p><p>&#8203;</p><p>\u200f&nbsp;</p><p>\u200fb</p>", "a | \u200fb"
    ),
    "notes-of-several-paragraphs": Kind(
        '<p>He left<a href="#f1" id="r1"><sup>1</sup></a>, came<a href="#f2" id="r2"><sup>2</sup></a>.</p><h2>Notes</h2>'
        '<p id="f1"><a href="#r1">1</a>. One.</p><p>More.</p><blockquote>Quoted.</blockquote><p id="f2"><a href="#r2">2</a>. '
        "Two.</p><p>End.</p>",
        "He left, came. | Notes | End.",
        ("One. More. Quoted.", "Two."),
    ),
    "notes-among-the-text": Kind(
        '<p>He left<a href="#f1" id="r1"><sup>1</sup></a>.</p><p id="f1"><a href="#r1">1</a>. One.</p><p>He came<a href="#f2" '
        'id="r2"><sup>2</sup></a>.</p><p id="f2"><a href="#r2">2</a>. Two.</p>',
        "He left. | He came.",
        ("One.", "Two."),
    ),
    "side-notes-of-tufte": Kind(
        '<p>He left<label for="s1" class="margin-toggle"></label><input type="checkbox" id="s1"><span class="sidenote">'
        "At first light.</span> at dawn.</p>",
        "He left at dawn.",
        LIGHT,
    ),
    "a-dialog": Kind(
        "<p>seen</p><dialog>gone</dialog><dialog open>open</dialog>", "seen | open", warned="hidden text, 4"
    ),
    "a-choice-of-epub": Kind(
        "<p>a</p><epub:switch><epub:case><p>gone</p></epub:case><epub:default><p>b</p></epub:default></epub:switch>",
        "a | b",
        warned="other programs, 4",
    ),
    "gutenberg-page-numbers": Kind(
        '<p><span class="pagenum" id="Page_12">[Pg 12]</span>He left at dawn. <span class="pageno">xiv</span>He came '
        'back. <span class="pagenumber-of-court">He paid.</span></p>',
        "He left at dawn. He came back. He paid.",
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_web_page(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(f"<html><body>{PAGES[name].content}</body></html>", "utf-8")
    _check(tmp_path / "x.html", PAGES[name])


def test_comments_of_web_pages_are_comments_and_page_numbers_are_pages(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(PAGES["word-comment"].content, "utf-8")
    assert [note.kind for note in read_document(path).notes] == [NoteKind.COMMENT]
    path.write_text(PAGES["gutenberg-page-numbers"].content, "utf-8")
    pages = [mark.label for mark in read_document(path).marks if mark.kind is MarkKind.PAGE]
    assert pages == ["12", "xiv"]


def test_notes_of_indesign_in_a_file_of_their_own(tmp_path: Path) -> None:
    raw_epub(
        tmp_path / "x.epub",
        {
            "a.xhtml": '<p>He left<span id="endnote-003-backlink"><a class="_idEndnoteLink" href="b.xhtml#endnote-003">'
            "3</a></span> at dawn.</p>",
            "b.xhtml": '<section class="_idEndnotes"><div id="endnote-003" class="_idEndnote"><p><a '
            'class="_idEndnoteAnchor" href="a.xhtml#endnote-003-backlink">3.</a> At first light.</p></div></section>',
        },
        ["a.xhtml", "b.xhtml"],
    )
    _check(tmp_path / "x.epub", Kind("", "He left at dawn.", LIGHT))


def _p(inside: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{inside}</w:p>"


def _r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


BOX = (
    (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    .replace("mc:", "w:")
    .format(_p(_r("boxed")))
)
NOTES = f'<w:footnotes {W}><w:footnote w:id="1">{{}}</w:footnote></w:footnotes>'
REFERENCE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
WORD = {
    "a-box-in-a-note": (
        Kind(_p(_r("He left") + REFERENCE + _r(".")), "He left.", ("First light.\nboxed",)),
        {"footnotes": NOTES.format(_p(_r("First") + BOX + _r(" light.")))},
    ),
    "hidden-by-the-usual-style": (
        Kind(_p(_r("gone")) + _p(_r("here"), "V"), "here", warned="hidden text, 4"),
        {
            "styles": f'<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="N"/><w:rPr>'
            '<w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="V"><w:name w:val="v"/></w:style></w:styles>'
        },
    ),
    "a-field-in-the-code-of-a-field": (
        Kind(
            _p(
                _r("A ")
                + FIELD.format("begin")
                + "<w:r><w:instrText> IF </w:instrText></w:r>"
                + FIELD.format("begin")
                + "<w:r><w:instrText> PAGE </w:instrText></w:r>"
                + FIELD.format("separate")
                + _r("7")
                + FIELD.format("end")
                + FIELD.format("separate")
                + _r("yes")
                + FIELD.format("end")
                + _r(".")
            ),
            "A yes.",
            warned="codes of fields, 1",
        ),
        {},
    ),
    "a-field-without-an-end": (
        Kind(_p(FIELD.format("begin") + FIELD.format("begin") + _r("gone")) + _p(_r("Here.")), "Here."),
        {},
    ),
    "greek-in-the-font-symbol": (
        Kind(
            _p(
                '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r><w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>'
                '<w:t>\uf062</w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>\uf0b7.</w:t></w:r>'
                + REFERENCE
            ),
            "αβ.",
            ("See γ.",),
            "picture font, 2",
        ),
        {
            "footnotes": NOTES.format(
                _p(_r("See ") + '<w:r><w:sym w:font="Symbol" w:char="0067"/></w:r>' + _r("."))
            )
        },
    ),
    "a-mark-of-its-own": (
        Kind(
            _p(
                _r("He left")
                + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
                + _r(" at dawn*.")
            ),
            "He left at dawn*.",
            LIGHT,
        ),
        {"footnotes": NOTES.format(_p(_r("*") + _r(" At first light.")))},
    ),
    "an-entry-chosen-in-a-form": (
        Kind(
            _p(
                _r("Pick ")
                + '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="red"/>'
                '<w:listEntry w:val="blue"/></w:ddList></w:ffData></w:fldChar></w:r>'
                + FIELD.format("end")
                + _r(".")
            ),
            "Pick blue.",
        ),
        {},
    ),
    "words-in-the-code-of-a-field": (
        Kind(
            _p(
                _r("Say ")
                + FIELD.format("begin")
                + "<w:r><w:instrText> EQ \\o(\\s\\up 9(kana),base) </w:instrText></w:r>"
                + FIELD.format("end")
                + _r("it.")
            ),
            "Say it.",
            warned="words in the codes of fields",
        ),
        {},
    ),
}


@pytest.mark.parametrize("name", WORD)
def test_a_word_document(name: str, tmp_path: Path) -> None:
    kind, parts = WORD[name]
    raw_docx(tmp_path / "x.docx", kind.content, **parts)
    _check(tmp_path / "x.docx", kind)


def test_charts_and_parts_in_other_files_are_told(tmp_path: Path) -> None:
    chart = (
        f"<c {W}><w:title><w:t>Trade of Basra</w:t></w:title><w:strCache><w:pt><w:v>Dates</w:v></w:pt></w:strCache>"
        "<w:numCache><w:pt><w:v>17</w:v></w:pt></w:numCache></c>"
    )
    raw_docx(
        tmp_path / "x.docx",
        _p(_r("One.")) + _p('<w:r><w:drawing><w:chart w:id="c"/></w:drawing></w:r>') + '<w:subDoc w:id="s"/>',
        chart=chart,
    )
    with zipfile.ZipFile(tmp_path / "x.docx", "a") as archive:
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="c" Type="x/chart" Target="chart.xml"/>'
            '<Relationship Id="s" Type="x/subDocument" Target="part-2.docx" TargetMode="External"/></Relationships>',
        )
    document = read_document(tmp_path / "x.docx")
    assert document.text == "One."
    assert any("text in charts, 17 characters" in warning for warning in document.warnings)
    assert any("part-2.docx" in warning for warning in document.warnings)
    assert document.accounting.missing == 0


def test_pairs_of_a_word_table_and_what_is_beside_them(tmp_path: Path) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    cells = f"<w:tr><w:tc>{_p(_r('نام.'))}</w:tc><w:tc>{_p(_r('He slept.') + BOX + hidden + REFERENCE)}</w:tc></w:tr>"
    title = f"<w:tr><w:tc>{_p(_r('Title'))}</w:tc></w:tr>"
    raw_docx(
        tmp_path / "x.docx",
        _p(_r("Before.")) + f"<w:tbl>{title}{cells}</w:tbl>",
        footnotes=NOTES.format(_p(_r("A note."))),
    )
    bitext = read_bitext(tmp_path / "x.docx")
    assert [(unit.source, unit.target) for unit in bitext.units] == [("نام.", "He slept.\nboxed")]
    told = " ".join(bitext.warnings)
    assert "text outside the tables, 12 characters" in told
    assert "hidden or deleted text, 6 characters" in told
    assert "1 note or comment of the cells" in told


HIDING = '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
OPEN = {
    "a-hidden-paragraph-by-its-field": Kind(
        '<text:p>a</text:p><text:p><text:hidden-paragraph text:is-hidden="true"/>gone</text:p>',
        "a",
        warned="hidden",
    ),
    "a-placeholder": Kind(
        '<text:p>To <text:placeholder text:placeholder-type="text">&lt;Name&gt;</text:placeholder>Zayd.</text:p>',
        "To Zayd.",
        warned="prompts",
    ),
    "a-content-control": Kind(
        '<text:p>To <text:content-control text:showing-place-holder="true">Click</text:content-control>'
        "<text:content-control>Zayd</text:content-control>.</text:p>",
        "To Zayd.",
        warned="prompts",
    ),
    "a-box-in-a-note": Kind(
        '<text:p>A<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>One'
        "<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame>.</text:p></text:note-body>"
        "</text:note>.</text:p>",
        "A.",
        ("One.\nboxed",),
    ),
    "hidden-in-a-note": Kind(
        '<text:p>A<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>One'
        '<text:span text:style-name="T1">secret</text:span>.</text:p></text:note-body></text:note>.</text:p>',
        "A.",
        ("One.",),
        "hidden text, 6",
    ),
}


@pytest.mark.parametrize("flat", [False, True])
@pytest.mark.parametrize("name", OPEN)
def test_an_open_document(name: str, tmp_path: Path, flat: bool) -> None:
    kind = OPEN[name]
    if flat:
        path = tmp_path / "x.fodt"
        path.write_text(
            f"<office:document {ODF}><office:automatic-styles>{HIDING}</office:automatic-styles><office:body><office:text>"
            f"{kind.content}</office:text></office:body></office:document>",
            "utf-8",
        )
    else:
        path = tmp_path / "x.odt"
        raw_odt(path, kind.content, HIDING)
    _check(path, kind)


def test_moved_text_and_breaks_in_rich_text(tmp_path: Path) -> None:
    path = tmp_path / "x.rtf"
    path.write_text(
        r"{\rtf1\ansi {\mvf\mvauth1 Moved. }Stays.\par {\mvt\mvauth1 Moved.}\page Two.\column Three.\lbr0 Four.\par}"
    )
    _check(path, Kind("", "Stays. | Moved.\nTwo.\nThree.\nFour.", warned="tracked deletions, 6"))


def test_an_embedded_object_shows_its_result(tmp_path: Path) -> None:
    path = tmp_path / "x.rtf"
    path.write_text(
        r"{\rtf1\ansi A{\object\objemb{\*\objclass Word}{\*\objdata 0abc}{\result{\pard shown}}}.\par}"
    )
    _check(path, Kind("", "Ashown."))


def test_symbols_of_rich_text(tmp_path: Path) -> None:
    path = tmp_path / "x.rtf"
    path.write_text(
        r"{\rtf1\ansi{\fonttbl{\f0 Times;}{\f1\fcharset2 Symbol;}{\f2\fcharset2 Wingdings;}}A{\f1 a\'62\u-3999?}"
        r"{\f2 \'e0 }B{\field{\*\fldinst SYMBOL 97 \\f Symbol}{\fldrslt\f1 a}}.\par}"
    )
    _check(path, Kind("", "AαβαBα.", warned="picture font, 1"))


def test_a_line_end_behind_a_backslash_ends_a_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "x.rtf"
    path.write_bytes(b"{\\rtf1\\ansi One.\\\nTwo.\\\r\nThree.\\line Four.}")
    _check(path, Kind("", "One. | Two. | Three.\nFour."))


MARKDOWN = {
    "a-note-of-two-paragraphs": Kind(
        "He left[^1].\n\n[^1]: At first\nlight.\n\n    Or later.\n\nText.\n",
        "He left. | Text.",
        ("At first light. Or later.",),
    ),
    "a-note-before-a-list": Kind(
        "He left[^1].\n\n[^1]: At dawn.\n- one\n- two\n", "He left. | one | two", ("At dawn.",)
    ),
    "an-inline-note": Kind("He left^[At dawn.] early.", "He left early.", ("At dawn.",)),
    "marks-of-headings-and-tasks": Kind(
        "# Head {#id .c}\n\n- [x] one {#kept}\n- [ ] ~~two~~\n\nA[^1] [ ] b.\n\n[^1]: At *first* [light](x).\n",
        "Head | one {#kept} | two | A [ ] b.",
        ("At first light.",),
    ),
    "toml": Kind('+++\ntitle = "x"\n+++\n\nHe <!-- c --> left.', "He left."),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(MARKDOWN[name].content, "utf-8")
    _check(tmp_path / "x.md", MARKDOWN[name])


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "windows-1256"])
def test_a_page_in_utf8_with_an_old_declaration(declared: str, tmp_path: Path) -> None:
    page = f"<html><head><meta charset='{declared}'></head><body><p>نام الولد في البيت</p></body></html>"
    (tmp_path / "x.html").write_text(page, "utf-8")
    _check(tmp_path / "x.html", Kind("", "نام الولد في البيت"))


FIRST, SECOND = "A. | B.", "1\n{}\nA.\n\n2\n{}\nB.\n"
SUBTITLES = {
    "spaces": SECOND.format("00:00:01, 000 --> 00:00:02, 000", "00: 00: 03,000 --> 00: 00: 04,000"),
    "short-arrow": SECOND.format("00:00:01,000 -> 00:00:02,000", "00:00:03:000 --> 00:00:04:000"),
    "whole-seconds": SECOND.format("00:00:01 --> 00:00:02", "00:00:03 --> 00:00:04"),
    "sbv": "0:00:01.000,0:00:02.000\nA.\n\n0:00:03.000,0:00:04.000\nB.\n",
}
CUES = {
    "- Who\nis it?": "- Who is it?",
    "One\\Ntwo\\hThree[br]<i>four C:\\new": "One two Three four C:\\new",
    "<ruby>base<rt>reading</rt></ruby> &amp;": "base &",
}


@pytest.mark.parametrize("name", SUBTITLES)
def test_times_of_subtitles(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.srt").write_text(SUBTITLES[name], "utf-8")
    _check(tmp_path / "x.srt", Kind("", FIRST))


@pytest.mark.parametrize("cue", CUES)
def test_lines_of_a_cue(cue: str, tmp_path: Path) -> None:
    (tmp_path / "x.srt").write_text(f"1\n00:00:01,000 --> 00:00:02,000\n{cue}\n", "utf-8")
    _check(tmp_path / "x.srt", Kind("", CUES[cue]))


def test_words_that_begin_like_comments_of_webvtt_are_text_in_srt(tmp_path: Path) -> None:
    (tmp_path / "x.srt").write_text(
        "1\n00:00:01,000 --> 00:00:02,000\nHe said:\n\nNOTEBOOK and\n\nSTYLE is all.\n", "utf-8"
    )
    _check(tmp_path / "x.srt", Kind("", "He said: | NOTEBOOK and | STYLE is all."))


@pytest.mark.parametrize(
    "content", ["[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,A.\n", "{1}{20}A.|B.\n"]
)
def test_subtitles_of_another_kind_are_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "x.srt").write_text(content, "utf-8")
    with pytest.raises(InputError, match="no times of subtitles"):
        read_document(tmp_path / "x.srt")


TEI = {
    "choices": Kind(
        "<p>He <choice><sic>lefft</sic><corr>left</corr></choice> <choice><abbr>Mr</abbr><expan>Mister</expan></choice> Z.</p>",
        "He left Mister Z.",
        warned="other readings and remarks of the editor, 7",
    ),
    "apparatus": Kind(
        '<p>He <app><lem wit="#A">now</lem><rdg wit="#B">then</rdg></app> <app><rdg>left</rdg><rdg>fled</rdg></app>.</p>',
        "He now left.",
        warned="other readings",
    ),
    "notes": Kind(
        '<p>He left<note place="foot" n="1">At <hi>first</hi> light.</note>.</p><p>B<note place="end"><p>One.</p><p>Two.'
        "</p></note></p>",
        "He left. | B",
        ("At first light.", "One.\nTwo."),
    ),
    "notes-at-the-end": Kind(
        '<p>He left<ref target="#n1">1</ref>.</p></body><back><div><note xml:id="n1"><p>At first light.</p></note></div></back>'
        "<body>",
        "He left.",
        LIGHT,
    ),
    "lines-and-pages": Kind(
        '<p>da\n<lb break="no"/>wn and<lb/>noon <pb n="12" break="no"/>ish\n  <lb n="3"/>end</p>',
        "dawn and noonish end",
    ),
    "what-is-not-the-text": Kind(
        '<pb n="3"/><fw type="header">Running</fw><p>Text <gap reason="lost"/><supplied>more</supplied> <del>gone</del>.</p>',
        "Text more .",
        warned="headers and footers of pages, 7",
    ),
    "verse-and-speech": Kind(
        "<lg><head>Song</head><l>One</l><l>Two</l></lg><sp><speaker>Zayd</speaker><p>Speaks <q>so</q>.</p></sp>",
        "Song | One | Two | Zayd | Speaks so.",
    ),
    "lists": Kind("<list><head>L</head><item>A<list><item>B</item></list></item></list>", "L | A | B"),
}


@pytest.mark.parametrize("name", TEI)
def test_an_edition_in_tei(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc>'
        f"</teiHeader><text><body>{TEI[name].content}</body></text></TEI>",
        "utf-8",
    )
    _check(tmp_path / "x.xml", TEI[name])


def test_an_edition_in_the_older_tei(tmp_path: Path) -> None:
    (tmp_path / "x.tei").write_text(
        '<!DOCTYPE TEI.2 SYSTEM "tei2.dtd"><TEI.2><teiHeader/><text><body><div1><head>H</head><p>caf&eacute;</p></div1></body>'
        "</text></TEI.2>",
        "utf-8",
    )
    document = read_document(tmp_path / "x.tei")
    _check(tmp_path / "x.tei", Kind("", "H | café"))
    assert [block.level for block in document.headings] == [1]


@pytest.mark.parametrize("name", ["x.xml", "x.txt", "x"])
def test_xml_of_another_kind_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text('<?xml version="1.0"?>\n<book><p>Text</p></book>', "utf-8")
    with pytest.raises(InputError, match="XML of a kind that is not read"):
        read_document(tmp_path / name)


ARCHIVE = (
    'From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\t'
    'boundary="b"\n\n--b\nContent-Type: text/html{}\nContent-Transfer-Encoding: quoted-printable\n\n<html><head><link '
    'rel=3D"stylesheet" href=3D"cid:c1"></head><body><p>=D9=86=D8=A7=D9=85 caf=C3=A9 lo=\nng</p><p class=3D"x">gone</p>'
    "</body></html>\n--b\nContent-Type: text/css\nContent-ID: <c1>\n\n.x { display: none }\n--b--\n"
)


@pytest.mark.parametrize("charset", ["", '; charset="utf-8"', "; charset=nonsense"])
@pytest.mark.parametrize("name", ["x.mht", "x.mhtml", "x", "x.txt"])
def test_a_page_saved_as_one_file(name: str, charset: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(ARCHIVE.replace("{}", charset).replace("\n", "\r\n").encode())
    _check(tmp_path / name, Kind("", "نام café long", warned="hidden text, 4"))


@pytest.mark.parametrize(
    "content", ["MIME-Version: 1.0\n\n", "MIME-Version: 1.0\nContent-Type: image/png\n\nx"]
)
def test_an_archive_without_a_page_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "x.mht").write_text(content, "utf-8")
    with pytest.raises(InputError, match="has no"):
        read_document(tmp_path / "x.mht")


MARKED_UP = {
    "gettext": 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n\nmsgid "He slept."\nmsgstr "نام."\n',
    "LaTeX": "% Book\n\\documentclass{article}\n\\begin{document}\nText\n",
    "JSON": '[{"text": "نام."}]',
}


@pytest.mark.parametrize("kind", MARKED_UP)
def test_marks_that_are_read_as_text_are_told(kind: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_text(MARKED_UP[kind], "utf-8")
    assert any(kind in warning for warning in read_document(tmp_path / "x").warnings)
    (tmp_path / "x").write_text('He said "msgid" in [brackets] of {a}: MIME-Version: 1.0.', "utf-8")
    assert not read_document(tmp_path / "x").warnings


OPENITI = {
    "#$#PROV فارس #$#REG1 كرمان\n#$#FROM بغداد #$#TOWA مكة": "فارس كرمان | بغداد مكة",
    "#~:section: وصف المدينة": "وصف المدينة",
    "# % ألا %~% عم صباحا %": "ألا عم صباحا",
    "# ولد @P23 زيد @USR@TAG@t20_01 في @TOP@ مكة @PER@ABC@x": "ولد زيد في مكة",
}


@pytest.mark.parametrize("markup", OPENITI)
def test_tags_of_openiti(markup: str, tmp_path: Path) -> None:
    (tmp_path / "x.mARkdown").write_text(f"######OpenITI#\n#META#Header#End#\n{markup}\n", "utf-8")
    _check(tmp_path / "x.mARkdown", Kind("", OPENITI[markup]))


def _check(path: Path, kind: Kind) -> None:
    document = read_document(path)
    assert document.text.replace("\n\n", " | ") == kind.text
    assert tuple(note.text for note in document.notes) == kind.notes
    assert document.accounting.missing == 0
    assert not kind.warned or any(kind.warned in warning for warning in document.warnings)
