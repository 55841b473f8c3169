"""Memories and tables as real programs write them, each with the pairs that must come of it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, NamedTuple

import pytest

from aligner.errors import InputError
from aligner.formats.protocols import Languages
from aligner.formats.registry import read_bitext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SLEPT, ROSE = ("نام.", "He slept."), ("قام.", "He rose.")
AR_EN = Languages("ar", "en")


class Kind(NamedTuple):
    """A file, its pairs, and a part of a warning."""

    content: str
    pairs: tuple[tuple[str, str], ...]
    warned: str = ""
    languages: Languages = Languages("", "")


def _unit(*variants: tuple[str, str], attributes: str = "") -> str:
    inside = "".join(f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>' for tag, text in variants)
    return f"<tu {attributes}>{inside}</tu>"


def _tmx(*units: str, encoding: str = "UTF-8", source: str = "ar") -> str:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?><tmx version="1.4"><header srclang="{source}"/><body>'
        + "".join(units)
        + "</body></tmx>"
    )


def _xliff(inside: str) -> str:
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="f" '
        f'source-language="ar" target-language="en" datatype="plaintext">{inside}</file></xliff>'
    )


UNIT = "<trans-unit id='1'><source>نام.</source><target>He slept.</target>{}</trans-unit>"
MEMORIES = {
    "less-than.tmx": Kind(
        _tmx(_unit(("ar", "نام."), ("en", "5 < 6 <= 7")), _unit(("ar", "قام."), ("en", "He rose."))),
        (("نام.", "5 < 6 <= 7"), ROSE),
        '2 bare signs "<"',
    ),
    "names-of-html.tmx": Kind(
        _tmx(_unit(("ar", "نام."), ("en", "He&nbsp;slept&hellip; &amp; &unknown"))),
        (("نام.", "He\u00a0slept… & &unknown"),),
        "2 characters were given by names",
    ),
    "declared-utf16-but-utf8.tmx": Kind(
        _tmx(_unit(("ar", "نام."), ("en", "He slept.")), encoding="UTF-16"), (SLEPT,)
    ),
    "both-directions.tmx": Kind(
        _tmx(
            _unit(("en", "He slept."), ("ar", "نام."), attributes='srclang="en"'),
            _unit(("ar", "قام."), ("en", "He rose."), attributes='srclang="ar"'),
            _unit(("ar", "كان."), ("en", "It was.")),
            source="*all*",
        ),
        (SLEPT[::-1], ROSE[::-1], ("It was.", "كان.")),
    ),
    "codes-of-three-letters.tmx": Kind(
        _tmx(_unit(("fra", "Il dort."), ("ara", "نام."), ("eng-GB", "He slept.")), source="fra"),
        (SLEPT,),
        "variants in fra (1)",
        AR_EN,
    ),
    "special-characters.mqxliff": Kind(
        _xliff(
            "<body><trans-unit id='1'>"
            "<source>نام<ph id='1'>&lt;mq:ch val=&quot;\u00a0&quot; /&gt;</ph>.</source>"
            "<target>He<ph id='1'>&lt;mq:ch val='&amp;#160;' /&gt;</ph>slept.</target></trans-unit></body>"
        ),
        (("نام\u00a0.", "He\u00a0slept."),),
    ),
    "notes-of-groups.xlf": Kind(
        _xliff(f"<header><note>n</note></header><body><group><note>g</note>{UNIT.format('')}</group></body>"),
        (SLEPT,),
        "2 notes on whole files or groups",
    ),
    "proposals.xlf": Kind(
        _xliff(f"<body>{UNIT.format('<alt-trans><target>He dozed.</target></alt-trans>')}</body>"),
        (SLEPT,),
        "1 proposal of a memory or engine",
    ),
}
TABLES = {
    "source_text.csv": Kind("id,source_text,target_text,speaker\n1,نام.,He slept.,Zayd\n", (SLEPT,)),
    "sourceText.csv": Kind("sourceText,targetText,sourceLang\nنام.,He slept.,ar\n", (SLEPT,)),
    "languages-as-names.csv": Kind("Source language;Target language\nنام.;He slept.\n", (SLEPT,)),
    "ara-eng.csv": Kind("ara,eng\nنام.,He slept.\n", (SLEPT,)),
    "french.csv": Kind(
        "English,French\nHe slept.,Il dort.\n",
        (("He slept.", "Il dort."),),
        languages=Languages("en", "fr"),
    ),
    "caret.csv": Kind("sep=^\nنام.^He slept.\n", (SLEPT,)),
    "one-flawed-row.csv": Kind(
        '"نام.","He ""slept"", then"\n"قام." ,"He rose."\n"Ali" said,"No\nكان.,"It was, yes."\n'
        '"سار.\nثم عاد.","He left."\n',
        (
            ("نام.", 'He "slept", then'),
            ROSE,
            ('"Ali" said', '"No'),
            ("كان.", "It was, yes."),
            ("سار.\nثم عاد.", "He left."),
        ),
        "(line 3)",
    ),
    "semicolons.tsv": Kind("نام.;He slept.\n", (SLEPT,)),
    "by-language.jsonl": Kind(
        '{"en": "He slept.", "ar": "نام."}\n{"eng": "He rose.", "ara": "قام.", "id": 3}\n', (SLEPT, ROSE)
    ),
    "translations.jsonl": Kind(
        '{"translation": {"en-GB": "He slept.", "ar-SA": "نام."}}\n{"translation": {"fr": "x", "de": "y"}}\n',
        (SLEPT,),
        "1 line is no pair",
    ),
    "never-quoted.tsv": Kind(
        'نام.\t"He slept."\nقام.\t"He" rose.\n',
        (("نام.", '"He slept."'), ("قام.", '"He" rose.')),
        "Quotation marks do not pair up",
    ),
}


@pytest.mark.parametrize("name", [*MEMORIES, *TABLES])
def test_a_bitext(name: str, tmp_path: Path) -> None:
    kind = {**MEMORIES, **TABLES}[name]
    (tmp_path / name).write_text(kind.content, "utf-8")
    bitext = read_bitext(tmp_path / name, languages=kind.languages)
    assert tuple((unit.source, unit.target) for unit in bitext.units) == kind.pairs
    assert not kind.warned or any(kind.warned in warning for warning in bitext.warnings), bitext.warnings


def test_sentences_of_one_column_are_no_pairs(tmp_path: Path) -> None:
    path = tmp_path / "sentences.tsv"  # Tatoeba's list of sentences: number, language, text
    path.write_text("12\tara\tنام.\n13\teng\tHe slept.\n14\teng\tHe rose.\n15\tara\tقام.\n", "utf-8")
    with pytest.raises(InputError, match="only one column of texts"):
        read_bitext(path)


def _workbook(path: Path, sheets: dict[str, Sequence[Sequence[str]]], hidden: str = "") -> None:
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    tabs, relations = "", ""
    with zipfile.ZipFile(path, "w") as archive:
        for number, (title, rows) in enumerate(sheets.items()):
            state = ' state="hidden"' if title == hidden else ""
            tabs += f'<sheet name="{title}" r:id="r{number}"{state}/>'
            relations += f'<Relationship Id="r{number}" Type="x" Target="worksheets/s{number}.xml"/>'
            cells = "".join(
                "<row>" + "".join(f'<c t="inlineStr"><is><t>{c}</t></is></c>' for c in row) + "</row>"
                for row in rows
            )
            archive.writestr(
                f"xl/worksheets/s{number}.xml",
                f"<worksheet {main}><sheetData>{cells}</sheetData></worksheet>",
            )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook {main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            f"<sheets>{tabs}</sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>",
        )


def test_sheets_that_are_not_read_are_named(tmp_path: Path) -> None:
    _workbook(tmp_path / "x.xlsx", {"Notes": [["Read me"]], "One": [SLEPT], "Two": [ROSE]})
    bitext = read_bitext(tmp_path / "x.xlsx")
    assert [(unit.source, unit.target) for unit in bitext.units] == [SLEPT]
    assert any("sheet One" in warning and "Two" in warning for warning in bitext.warnings)


def test_a_hidden_sheet_comes_last(tmp_path: Path) -> None:
    _workbook(tmp_path / "x.xlsx", {"Old": [("a", "b")], "New": [SLEPT]}, hidden="Old")
    bitext = read_bitext(tmp_path / "x.xlsx")
    assert [(unit.source, unit.target) for unit in bitext.units] == [SLEPT]


TMX_HEAD = '<tmx version="1.4"><header srclang="ar"/><body>'
TMX_UNIT = '<tu><tuv xml:lang="ar"><seg>نام.</seg></tuv><tuv xml:lang="en"><seg>He slept.</seg></tuv></tu>'


@pytest.mark.parametrize("rest", ["", "<tu>", '<tu><tuv xml:lang="ar"><seg>قا'])
def test_a_memory_that_is_cut_off_gives_its_whole_units(rest: str, tmp_path: Path) -> None:
    path = tmp_path / "x.tmx"
    path.write_text(TMX_HEAD + TMX_UNIT + rest, "utf-8")
    bitext = read_bitext(path)
    assert [(unit.source, unit.target) for unit in bitext.units] == [("نام.", "He slept.")]
    assert any("ends too early" in warning for warning in bitext.warnings)
    path.write_text(TMX_HEAD + TMX_UNIT + "</seg>" + TMX_UNIT, "utf-8")
    with pytest.raises(InputError, match="damaged"):
        read_bitext(path)
    path.write_text(TMX_HEAD + rest, "utf-8")
    with pytest.raises(InputError, match="damaged"):
        read_bitext(path)


def test_units_that_name_no_languages(tmp_path: Path) -> None:
    path = tmp_path / "x.tmx"
    path.write_text(
        TMX_HEAD + "<tu><tuv><seg>نام.</seg></tuv><tuv><seg>He slept.</seg></tuv></tu></body></tmx>", "utf-8"
    )
    bitext = read_bitext(path)
    unit = bitext.units[0]
    assert (unit.source_language, unit.source, unit.target_language, unit.target) == (
        "ar",
        "نام.",
        "en",
        "He slept.",
    )
    assert any("names no languages" in warning for warning in bitext.warnings)


def test_text_inside_codes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.tmx"
    coded = TMX_UNIT.replace("نام.", 'نام<ph>alt="<sub>صورة</sub>"</ph>.')
    path.write_text(TMX_HEAD + coded + "</body></tmx>", "utf-8")
    assert any("1 text inside an inline code" in warning for warning in read_bitext(path).warnings)


def test_one_pair_of_languages_of_an_xliff_with_several(tmp_path: Path) -> None:
    path = tmp_path / "x.xlf"
    part = (
        '<file source-language="ar" target-language="{}" original="a" datatype="x"><body><trans-unit id="1">'
        "<source>نام.</source><target>{}</target></trans-unit></body></file>"
    )
    path.write_text(
        f'<xliff version="1.2">{part.format("en", "He slept.")}{part.format("fr", "Il dort.")}</xliff>',
        "utf-8",
    )
    bitext = read_bitext(path)
    assert [unit.target for unit in bitext.units] == ["He slept."]
    assert any("ar – fr (1)" in warning for warning in bitext.warnings)
    assert read_bitext(path, languages=Languages("ar", "fr")).units[0].target == "Il dort."


def test_formulas_without_a_value_are_told(tmp_path: Path) -> None:
    """As scripts write them: only a spreadsheet program works them out."""
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (SLEPT, ROSE, ('=CONCATENATE("قا","م")', "=1+1"), ("خرج.", "=A1")):
        book.active.append(row)
    book.save(tmp_path / "x.xlsx")
    bitext = read_bitext(tmp_path / "x.xlsx")
    assert [(unit.source, unit.target) for unit in bitext.units] == [SLEPT, ROSE, ("خرج.", "")]
    assert any("3 formulas without a value" in warning and "A3" in warning for warning in bitext.warnings)
