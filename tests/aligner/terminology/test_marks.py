"""Terms and names in one pair, as the table marks them."""

from __future__ import annotations

from aligner.bitext import Side
from aligner.explanation.name_learning import Name
from aligner.explanation.name_lexicon import Names
from aligner.terminology.glossary import Glossary, Term
from aligner.terminology.marks import MAX_CHARACTERS, TermMark, TermMarkKind, term_marks

GLOSSARY = Glossary([Term("سلطان", ("sultan", "ruler"), "a title"), Term("هدية", ("gift",))])
NAMES = Names({"محمود": (Name("محمود", ("mahmud",), 3, 1.0, 1.0),)})
SOURCE = "وَبَعَثَ السُّلطانُ محمودٌ بهدية"


def words(marks: tuple[TermMark, ...], source: str, target: str) -> list[tuple[str, str, tuple[str, ...]]]:
    texts = {Side.SOURCE: source, Side.TARGET: target}
    return [(mark.kind.value, texts[mark.side][mark.start : mark.end], mark.counterparts) for mark in marks]


def test_terms_and_names_are_found_on_both_sides() -> None:
    target = "The Sultan Mahmud sent a present."
    found = words(term_marks(SOURCE, target, GLOSSARY, NAMES), SOURCE, target)
    assert found == [
        ("term", "السُّلطانُ", ("sultan", "ruler")),
        ("name", "محمودٌ", ("Mahmud",)),
        ("missing term", "بهدية", ("gift",)),
        ("term", "Sultan", ("سلطان",)),
        ("name", "Mahmud", ("محمودٌ",)),
    ]


def test_a_name_that_the_translation_leaves_out_is_still_known() -> None:
    (mark,) = term_marks("ثم رجع محمود", "Then he returned.", names=NAMES)
    assert mark == TermMark(TermMarkKind.NAME, Side.SOURCE, 7, 12, ("Mahmud",))


def test_a_term_within_a_name_counts_once() -> None:
    names = Names({"السلطان": (Name("السلطان", ("sultan",), 3, 1.0, 1.0),)})
    marks = term_marks("جاء السلطان", "The Sultan came.", GLOSSARY, names)
    assert [mark.kind for mark in marks] == [TermMarkKind.TERM, TermMarkKind.TERM]


def test_the_arabic_may_be_the_target() -> None:
    names = Names(NAMES.known, Side.TARGET)
    marks = term_marks("Mahmud left.", "رحل محمود", names=names)
    assert [(mark.side, mark.counterparts) for mark in marks] == [
        (Side.SOURCE, ("محمود",)),
        (Side.TARGET, ("Mahmud",)),
    ]


def test_nothing_is_looked_for_in_a_text_that_is_not_divided() -> None:
    assert term_marks("سلطان " * MAX_CHARACTERS, "sultan", GLOSSARY, NAMES) == ()
    assert term_marks("", "", GLOSSARY, NAMES) == ()
