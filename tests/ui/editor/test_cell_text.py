"""What a cell shows, and the way back to the imported text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bead, Segment, Side
from db.cell_text import render
from tests.helpers.editor_sample import AMAL, ARABIC, beads, make_project
from ui.editor.editing.cut_positions import cut_moved, split_plan
from ui.editor.text.cell_text import cell_text

if TYPE_CHECKING:
    from pathlib import Path

words = st.text(alphabet="ابتثجكلمةَُِّـabcXYZ،.١2", min_size=1, max_size=6)
spaces = st.text(alphabet=" \n\t\u00a0", min_size=1, max_size=3)


def test_words_are_shown_one_space_apart() -> None:
    text = "  قال  الملك\nكلمة "
    segment = Segment(2, len(text) - 1)
    cell = cell_text(render(text, (segment,), ()), (segment,))
    assert cell.shown == "قال الملك كلمة"
    assert [text[o:].split()[0] for o in cell.origins] == cell.shown.split()


@given(st.lists(st.tuples(words, spaces), min_size=1, max_size=30), st.booleans())
def test_every_word_knows_where_it_began(parts: list[tuple[str, str]], diacritics: bool) -> None:
    text = "".join(word + space for word, space in parts).rstrip()
    segment = Segment(0, len(text))
    cell = cell_text(render(text, (segment,), ()), (segment,), diacritics=diacritics)
    assert len(cell) == len(text.split())
    for place, word in enumerate(text.split()):
        assert text.startswith(word, cell.origins[place])
        assert cell.shown[cell.starts[place] : cell.ends[place]]
    assert cell.is_stop(1) == (len(cell) > 1)


def test_hidden_diacritics_leave_the_text_alone() -> None:
    text = "سَارَ الملكُ"
    cell = cell_text(render(text, (Segment(0, len(text)),), ()), (Segment(0, len(text)),), diacritics=False)
    assert cell.shown == "سار الملك"
    assert text[cell.origins[1] :] == "الملكُ"


def test_segments_leave_a_seam() -> None:
    text = "a b. c d."
    segments = (Segment(0, 4), Segment(5, 9))
    assert cell_text(render(text, segments, ()), segments).breaks == (2,)


def test_corrected_words_lead_back(tmp_path: Path) -> None:
    with make_project(tmp_path / "p.muqabala") as project:
        bead = int(project.order()[0])
        project.edit_text(bead, Side.SOURCE, "سَارَ السلطانُ إلى المدينة", AMAL)
        row = project.rows([bead])[0]
        cell = cell_text(row.cell(Side.SOURCE), row.source)
        assert cell.shown.split()[1] == "السلطانُ"
        assert ARABIC[0][cell.origins[2] :].split()[0] == "إلى"
        assert cell.is_stop(2)


def test_a_book_in_one_cell_is_set_in_parts() -> None:
    text = " ".join(f"w{i}" for i in range(5000))
    segment = Segment(0, len(text))
    cell = render(text, (segment,), ())
    first = cell_text(cell, (segment,), limit=100)
    assert (len(first), first.before, first.after) == (100, False, True)
    later = cell_text(cell, (segment,), begin=text.index("w700 "), limit=100)
    assert later.shown.startswith("w700 ")
    assert later.before
    assert later.is_stop(0), "one can cut before the first word of a later part"


def test_the_caret_steps_over_words_of_a_correction(tmp_path: Path) -> None:
    with make_project(tmp_path / "p.muqabala") as project:
        bead = int(project.order()[0])
        project.edit_text(bead, Side.TARGET, "The good old king marched to the city.", AMAL)
        row = project.rows([bead])[0]
        cell = cell_text(row.cell(Side.TARGET), row.target)
        stops = [at for at in range(len(cell) + 1) if cell.is_stop(at)]
        assert [cell.shown.split()[at] for at in stops][-4:] == ["marched", "to", "the", "city."]
        assert cell.step(stops[0], 1) == stops[1]


class TestPlan:
    def row(self, tmp_path: Path) -> tuple[object, list[Bead]]:
        pairs = beads()
        joined = Bead(
            tuple(s for b in pairs[:3] for s in b.source), tuple(t for b in pairs[:3] for t in b.target)
        )
        project = make_project(tmp_path / "p.muqabala", [joined, *pairs[3:]])
        row = project.rows(project.order()[:1])[0]
        project.close()
        return row, pairs

    @pytest.mark.parametrize("part", [1, 2])
    def test_the_other_side_follows_in_proportion(self, tmp_path: Path, part: int) -> None:
        row, pairs = self.row(tmp_path)
        at = pairs[part].source[0].start
        plan = split_plan(row, {Side.SOURCE: at})  # type: ignore[arg-type]
        assert plan == {Side.SOURCE: at, Side.TARGET: pairs[part].target[0].start}

    def test_the_other_side_follows_the_aligner(self, tmp_path: Path) -> None:
        row, pairs = self.row(tmp_path)
        at, other = pairs[1].source[0].start, pairs[2].target[0].start
        plan = split_plan(row, {Side.SOURCE: at}, other)  # type: ignore[arg-type]
        assert plan == {Side.SOURCE: at, Side.TARGET: other}

    def test_its_own_caret_comes_first(self, tmp_path: Path) -> None:
        row, pairs = self.row(tmp_path)
        placed = {Side.SOURCE: pairs[1].source[0].start, Side.TARGET: pairs[2].target[0].start}
        assert split_plan(row, placed) == placed  # type: ignore[arg-type]
        assert split_plan(row, placed, pairs[1].target[0].start) == placed  # type: ignore[arg-type]

    def test_nothing_follows_from_nothing(self, tmp_path: Path) -> None:
        row, _ = self.row(tmp_path)
        assert split_plan(row, {}) == {}  # type: ignore[arg-type]


def test_a_cut_moves_by_words() -> None:
    text = "one two three four five"
    above, below = (Segment(0, 7),), (Segment(8, 23),)
    assert text[cut_moved(text, above, below, 1) or 0 :] == "four five"
    assert text[cut_moved(text, above, below, 2) or 0 :] == "five"
    assert text[cut_moved(text, above, below, -1) or 0 :] == "two three four five"
    assert cut_moved(text, above, below, 3) is None, "the bead below would lose its last word"
    assert cut_moved(text, above, below, -2) is None
    assert cut_moved(text, (), below, -1) is None
