"""The units that look for spans: where segments of other programs may end."""

from __future__ import annotations

import pytest

from aligner.alignment.spans.features.clauses import clause_units, whole_segments
from aligner.bitext import Segment
from aligner.segmentation.segmenter import Cutting, Segmentation
from aligner.text.word_stream import word_stream


def of_lines(*lines: str, language: str = "en") -> Segmentation:
    segments: list[Segment] = []
    for line in lines:
        start = segments[-1].end + 1 if segments else 0
        segments.append(Segment(start, start + len(line)))
    return Segmentation("\n".join(lines), language, Cutting.SENTENCES, tuple(segments))


@pytest.mark.parametrize(
    ("lines", "language", "ranges"),
    [
        (("U.S. Rep.", "Maxine Waters denied it.", "She left."), "en", [(0, 6), (6, 8)]),
        (("U.S.", "Secretary Pompeo spoke."), "en", [(0, 4)]),
        (("He went to the U.S.", "She stayed."), "en", [(0, 5), (5, 7)]),
        (("It comes as US.", "Secretary Pompeo spoke."), "en", [(0, 7)]),
        (("He had money, Det.", "Dennis wrote."), "en", [(0, 6)]),
        (("She asked Dr.", "Gen.", "Ali came."), "en", [(0, 6)]),
        (("قال د.", "أحمد ذلك.", "ثم خرج."), "ar", [(0, 4), (4, 6)]),
        (("It ended with Dr.",), "en", [(0, 4)]),
    ],
)
def test_a_segment_cut_off_after_a_title_goes_on(
    lines: tuple[str, ...], language: str, ranges: list[tuple[int, int]]
) -> None:
    segmentation = of_lines(*lines, language=language)
    words = word_stream(segmentation.text)
    assert whole_segments(segmentation, words) == ranges
    units = clause_units(segmentation, words)
    assert units.ends[units.closes].tolist() == [end for _, end in ranges]


def test_a_note_goes_with_the_segment_before_it() -> None:
    segmentation = of_lines("He fled by night.", "(See page 3.)", "[i.e. alone]", "She stayed.")
    words = word_stream(segmentation.text)
    assert whole_segments(segmentation, words, notes=frozenset([1, 2])) == [(0, 9), (9, 11)]
    units = clause_units(segmentation, words, notes=frozenset([1]))
    assert units.ends[units.closes].tolist() == [7, 9, 11]
