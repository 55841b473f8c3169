"""The facing listing: columns that line up, whatever the script."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aligner.text.terminal_table import TableEntry, display_width, facing

texts = st.text(st.characters(exclude_characters="│"), max_size=80)
PAIR = TableEntry("وسار إلى العراق وبعث إلى الخليفة", "He marched to Iraq and sent to the caliph.", "1")


def test_arabic_stands_on_the_right_and_ends_at_the_margin() -> None:
    lines = list(facing([PAIR], width=50))
    assert lines == [
        "1  He marched to Iraq and │   \u2067وسار إلى العراق وبعث\u2069",
        "   sent to the caliph.    │            \u2067إلى الخليفة\u2069",
        "",
    ]
    assert {display_width(line) for line in lines[:2]} == {50}


def test_shaped_letters_are_joined_and_in_visual_order() -> None:
    (line, _) = facing([TableEntry("سلام 12", "Peace")], width=40, shape=True)
    # Read from the left: the number, then "salam" from its last letter: meem, the ligature lam-alef, seen.
    assert line.endswith("12 \ufee1\ufefc\ufeb3")
    assert "\u2067" not in line


def test_vowel_marks_take_no_room() -> None:
    bare, voweled = (
        list(facing([TableEntry(text, "He wrote")], width=40)) for text in ("كتب الرجل", "كَتَبَ الرَّجُلُ")
    )
    assert display_width(bare[0]) == display_width(voweled[0])


def test_a_null_has_a_dash() -> None:
    (line, _) = facing([TableEntry("", "Only English", "7")], width=60)
    assert "Only English" in line
    assert "—" in line


def test_english_sources_stand_on_the_left_too() -> None:
    (line, _) = facing([TableEntry("Yes", "نعم")], source_language="en-GB", target_language="ar", width=40)
    assert line.startswith("Yes")


def test_a_text_cannot_command_the_terminal() -> None:
    lines = "\n".join(facing([TableEntry("\x1b[2Jنعم\x07", "a\x9bm\u202eb\u2066", "\x1b1")]))
    assert not set(lines) & set("\x1b\x07\x9b\u202e\u2066")


@given(texts, texts, st.integers(0, 120), st.booleans())
def test_every_line_fits_and_every_column_lines_up(source: str, target: str, width: int, shape: bool) -> None:
    lines = list(facing([TableEntry(source, target, "12")], width=width, shape=shape))
    bars = set()
    for line in lines[:-1]:
        assert display_width(line) <= max(width, 40)
        bars.add(display_width(line[: line.index(" │")]))
    assert len(bars) == 1
    assert lines[-1] == ""


@given(st.lists(st.sampled_from(["كلمة", "وسار", "ab", "١٢", "x" * 30]), min_size=1, max_size=30))
def test_no_word_is_lost(words: list[str]) -> None:
    text = "".join(facing([TableEntry(" ".join(words), "")], width=60))
    letters = sorted(character for character in text if character.isalnum())
    assert letters == sorted(character for word in words for character in word)
