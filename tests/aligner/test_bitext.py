"""Segments and beads as values."""

import pytest

from aligner.bitext import Bead, Segment, Side


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        (" one two\u3000", (0, 9), (1, 8)),
        ("one two", (0, 3), (0, 3)),
        ("one  two", (3, 5), None),
        ("", (0, 0), None),
        ("one", (0, 99), (0, 3)),
    ],
)
def test_a_trimmed_segment_begins_and_ends_with_a_word(
    text: str, span: tuple[int, int], expected: tuple[int, int] | None
) -> None:
    found = Segment.trimmed(text, *span)
    assert (found and (found.start, found.end)) == expected


def test_the_words_of_a_side_are_those_of_its_segments() -> None:
    bead = Bead((Segment(0, 3), Segment(5, 8)), ())
    assert bead.words(Side.SOURCE, "one  two") == "one two"
    assert bead.words(Side.TARGET, "anything") == ""
