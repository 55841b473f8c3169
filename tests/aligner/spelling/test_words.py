"""Which words are checked, by which dictionary, and the words of the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.spelling.dictionary import is_checked, load_speller, wanted
from aligner.spelling.own_words import add_own_word, read_own_words
from aligner.spelling.words import checked_words, is_among, words_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The kng’s well-knwon city.", ["The", "kng’s", "well", "knwon", "city"]),
        ("al-Khwarazmi and ash-Shafi'i met ibn Yaqzan", ["and", "met", "Yaqzan"]),
        ("Ibn Ṭufayl, ʿAlī and Ḥayy", ["and"]),
        ("in 1194 or 580h, the NATO and a b", ["in", "or", "the", "and"]),
        ("see a.b/c or me@there ⟦1⟧word⟦2⟧", ["see", "or", "word"]),
        ("naïve café", ["naïve", "café"]),
        ("قال teh", ["teh"]),
    ],
)
def test_words_that_are_checked(text: str, words: list[str]) -> None:
    found = list(checked_words(text))
    assert [word.text for word in found] == words
    assert all(text[word.start : word.end] == word.text for word in found)


def test_english_is_checked_in_any_variety() -> None:
    assert [is_checked(tag) for tag in ("en", "en-GB", "EN_us", "ar", "eng", "fr")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip
    assert wanted("en-US") == ("en_US",)
    assert wanted("en-GB") == wanted("en-Latn-IN") == ("en_GB",)
    assert wanted("en") == ("en_GB", "en_US")


def test_the_bundled_dictionary_knows_both_spellings_where_the_language_does_not_say() -> None:
    both = load_speller("en", ())
    american = load_speller("en-US", ())
    assert both is not None
    assert american is not None
    for word in ("colour", "color", "centre", "realise", "don’t", "caliph's"):
        assert both.is_right(word), word
    assert not american.is_right("colour")
    assert not both.is_right("teh")
    assert both.suggestions("teh")[0] == "the"
    assert "colour" in both.suggestions("colur")
    assert "don’t" in both.suggestions("dont’")


def test_the_dictionary_of_the_system_comes_first(tmp_path: Path) -> None:
    (tmp_path / "en_GB.aff").write_text("SET UTF-8\n", "utf-8")
    (tmp_path / "en_GB.dic").write_text("2\nkadi\nkadis\n", "utf-8")
    british = load_speller("en-GB", (tmp_path,))
    either = load_speller("en", (tmp_path / "missing", tmp_path))
    assert british is not None
    assert either is not None
    assert british.is_right("kadi")
    assert not british.is_right("color")
    assert either.is_right("kadi")
    assert either.is_right("color")


def test_own_words_stay_and_those_of_another_window_too(tmp_path: Path) -> None:
    file = tmp_path / "new" / "words.txt"
    assert read_own_words(file) == ()
    assert add_own_word(file, "kadi") == ("kadi",)
    file.write_text(file.read_text("utf-8") + "\nvizier’s \n", "utf-8")
    assert add_own_word(file, "kadi") == ("kadi", "vizier’s")
    assert read_own_words(file) == ("kadi", "vizier’s")


def test_names_are_compared_without_case_and_possessive() -> None:
    names = words_in(["Khwarazm Shah", "the Jayhun’s"])
    assert names == {"khwarazm", "shah", "the", "jayhun"}
    assert is_among("Khwarazm's", names)
    assert is_among("Jayhun", names)
    assert not is_among("Jayhuns", names)
