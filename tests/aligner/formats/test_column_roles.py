"""Tables as people and corpora lay them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.errors import InputError
from aligner.formats.protocols import Languages
from aligner.formats.registry import read_bitext

if TYPE_CHECKING:
    from pathlib import Path

A, B = "ذهب الرجل إلى السوق.", "The man went to the market."
C, D = "نام.", "He slept."
TABLES = {
    "names": f"Arabic,English\n{A},{B}\n{C},{D}\n",
    "names-in-arabic": f"النص العربي,الترجمة الإنجليزية\n{A},{B}\n{C},{D}\n",
    "tags": f"ar-SA,en_US\n{A},{B}\n{C},{D}\n",
    "source-segment": f"#,Source segment,Target segment,Comment\n1,{A},{B},x\n2,{C},{D},\n",
    "no-names": f"{A},{B}\n{C},{D}\n",
    "translation-first": f"{B},{A}\n{D},{C}\n",
    "identifiers": f"s-001,{A},{B}\ns-002,{C},{D}\n",
    "long-notes": f"{A},{B},a very long remark in English that has more words than the text\n{C},{D},\n",
    "separator-said": f"sep=;\n{A};{B}\n{C};{D}\n",
    "semicolons": f"{A};{B}\n{C};{D}\n",
    "titles": f"Glossary of the project\nMade in 2024,\n,\nArabic,English\n{A},{B}\n{C},{D}\n",
    "category": "".join(f"law,{A[:-1]} {n}.,{B[:-1]} {n}.\n" for n in range(8)),
}


def read(path: Path, content: str, asked: Languages | None = None) -> list[tuple[str, str]]:
    path.write_text(content, "utf-8")
    bitext = read_bitext(path, languages=asked or Languages("", ""))
    return [(unit.source, unit.target) for unit in bitext.units]


@pytest.mark.parametrize("name", TABLES)
def test_the_columns_are_found(tmp_path: Path, name: str) -> None:
    pairs = read(tmp_path / "t.csv", TABLES[name])
    if name == "category":
        assert pairs == [(f"{A[:-1]} {n}.", f"{B[:-1]} {n}.") for n in range(8)]
    else:
        assert pairs == [(A, B), (C, D)]


def test_a_table_into_arabic_keeps_its_direction_unless_asked(tmp_path: Path) -> None:
    table = f"source,target\n{B},{A}\n{D},{C}\n"
    assert read(tmp_path / "t.csv", table) == [(B, A), (D, C)]
    assert read_bitext(tmp_path / "t.csv").languages == Languages("en", "ar")
    assert read(tmp_path / "t.csv", table, Languages("ar", "en")) == [(A, B), (C, D)]


def test_rows_of_one_side_are_kept(tmp_path: Path) -> None:
    pairs = read(tmp_path / "t.tsv", f"{A}\t{B}\n{C}\n{D}\n\t{D}\n{C}\t\n")
    assert pairs == [(A, B), (C, ""), ("", D), ("", D), (C, "")]


def test_two_languages_of_one_script_go_by_names_or_width(tmp_path: Path) -> None:
    asked = Languages("en", "fr")
    assert read(tmp_path / "t.csv", "fr,en\nIl dort.,He sleeps.\n", asked) == [("He sleeps.", "Il dort.")]
    assert read(tmp_path / "u.csv", "1,He sleeps.,Il dort.\n2,Go on.,Va.\n", asked) == [
        ("He sleeps.", "Il dort."),
        ("Go on.", "Va."),
    ]


def test_other_columns_become_properties(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text(f"{B}\t{A}\tCC-BY 2.0 (France) Attribution: x\n", "utf-8")
    (unit,) = read_bitext(tmp_path / "t.tsv").units
    assert dict(unit.properties) == {"column 3": "CC-BY 2.0 (France) Attribution: x"}


def test_the_encoding_of_a_table_can_be_chosen(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(f"{A},{B}\n".encode("cp1256"))
    assert read_bitext(tmp_path / "t.csv", encoding="cp1256").units[0].source == A


def test_an_option_without_effect_is_reported(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text('{"source": "a", "target": "b"}', "utf-8")
    bitext = read_bitext(tmp_path / "t.jsonl", encoding="cp1256", variants="all")
    assert bitext.warnings == (
        "The encoding cp1256 was not used: JSON Lines files name their own.",
        "There are no variants to choose from in JSON Lines files.",
    )


def test_a_single_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"{A}\n{C}\n", "utf-8")
    with pytest.raises(InputError, match="only one column"):
        read_bitext(tmp_path / "t.csv")
