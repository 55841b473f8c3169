"""Terms in texts, whatever clitics they come with; and how alike two texts are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.terminology.fuzzy_match import match_score
from aligner.terminology.glossary import Glossary, Term, find, read_glossary

if TYPE_CHECKING:
    from pathlib import Path

SULTAN = Term("سلطان", ("sultan",))
HOUSE = Term("بيت المال", ("treasury", "public purse"))
GLOSSARY = Glossary([SULTAN, HOUSE, Term("بيت", ("house",))])


@pytest.mark.parametrize(
    "word", ["سلطان", "السلطان", "والسلطان", "للسلطان", "وبالسلطان", "سلطانهم", "السُّلطانُ", "فسلطان"]
)
def test_a_term_is_found_with_its_clitics(word: str) -> None:
    text = f"قال {word} ذلك"
    (use,) = GLOSSARY.check(text, "The sultans said that.")
    assert use.term is SULTAN
    assert text[slice(*use.source_at)] == word
    assert use.is_kept
    assert use.target_at == (4, 11)


def test_another_word_is_not_the_term() -> None:
    assert GLOSSARY.check("سلطنة وسلاطين", "x") == []


def test_the_longer_term_counts_and_any_translation_will_do() -> None:
    (use,) = GLOSSARY.check("أخذ من بيت المال مالا", "He took money from the Public Purse.")
    assert use.term is HOUSE
    assert use.is_kept
    (use,) = GLOSSARY.check("أخذ من بيت المال مالا", "He took money from the house.")
    assert not use.is_kept


def test_a_term_is_found_in_english() -> None:
    assert find("Silk Road", "along the silk roads of Asia") == (10, 20)
    assert find("art", "the start") is None


def test_a_table_of_terms(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(
        "Arabic,English,note\nسلطان,sultan,ruler\nعسكر,army; troops,\nعسكر,soldiers,\n", encoding="utf-8"
    )
    glossary = read_glossary(path)
    assert glossary.terms[0] == Term("سلطان", ("sultan",), "ruler")
    assert glossary.terms[1].targets == ("army", "troops", "soldiers")


@pytest.mark.parametrize(
    ("root", "entry", "section", "inner"),
    [("martif", "termEntry", "langSet", "tig"), ("tbx", "conceptEntry", "langSec", "termSec")],
)
def test_tbx_of_both_generations(tmp_path: Path, root: str, entry: str, section: str, inner: str) -> None:
    path = tmp_path / "terms.tbx"
    space = ' xmlns="urn:iso:std:iso:30042:ed-2"' if root == "tbx" else ""
    path.write_text(
        f'<?xml version="1.0"?><{root}{space}><text><body><{entry} id="1">'
        f'<descrip type="definition">ruler</descrip>'
        f'<{section} xml:lang="ar-SA"><{inner}><term>سلطان</term></{inner}></{section}>'
        f'<{section} xml:lang="en"><{inner}><term>sultan</term></{inner}></{section}>'
        f"</{entry}></body></text></{root}>",
        encoding="utf-8",
    )
    assert read_glossary(path).terms == (Term("سلطان", ("sultan",), "ruler"),)


def test_files_that_are_no_glossary(tmp_path: Path) -> None:
    empty, other = tmp_path / "empty.csv", tmp_path / "other.tbx"
    empty.write_text("Arabic,English\n", encoding="utf-8")
    other.write_text("<tmx/>", encoding="utf-8")
    for path in (empty, other, tmp_path / "missing.csv"):
        with pytest.raises(InputError):
            read_glossary(path)


def test_scores() -> None:
    assert match_score("سار السلطان", "سار  السلطان") == 100
    assert match_score("سار السلطان", "سارَ السلطان") == 99
    assert 60 < match_score("سار السلطان إلى العراق", "سار السلطان إلى الشام") < 90
    assert match_score("سار السلطان إلى العراق", "كتاب النحو") < 40


@given(st.text(max_size=40), st.text(max_size=40))
def test_scores_are_symmetric_and_within_bounds(one: str, other: str) -> None:
    score = match_score(one, other)
    assert 0 <= score <= 100
    assert score == match_score(other, one)
    assert match_score(one, one) == 100
