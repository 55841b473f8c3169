"""The languages of a file of pairs, found without reading its units."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.formats.bitexts.file_languages import file_languages

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    ("name", "languages"),
    [
        ("cases/tmx-six-languages.tmx", ["ar", "en", "es", "fr"]),
        ("cases/xliff12-no-version.xlf", ["ar", "en"]),
        ("cat/tarikh.docx.sdlxliff", ["ar-SA", "en-US"]),
        ("cat/tarikh.mqxliff", ["ar", "en-gb"]),
    ],
)
def test_the_languages_that_a_file_names(name: str, languages: list[str]) -> None:
    assert sorted(file_languages(DATA / name)) == languages


def test_tags_at_the_edge_of_a_piece_and_in_utf_16_are_found(tmp_path: Path) -> None:
    path = tmp_path / "x.tmx"
    unit = "<tu><tuv xml:lang=\"ar\"><seg>ا</seg></tuv><tuv lang='en-GB'><seg>a</seg></tuv></tu>"
    path.write_text(unit * 20_000, encoding="utf-8")
    assert sorted(file_languages(path)) == ["ar", "en-GB"]
    path.write_text(unit, encoding="utf-16")
    assert sorted(file_languages(path)) == ["ar", "en-GB"]
    path.write_text("no tags", encoding="utf-8")
    assert file_languages(path) == []
