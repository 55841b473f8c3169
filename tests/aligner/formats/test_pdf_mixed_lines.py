"""Lines of both scripts on a PDF's page come back as they were typed, whatever glyphs the file names."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.formats.documents.pdf.glyphs import PlacedGlyph
from aligner.formats.documents.pdf.layout import TextLine, cluster, lines_of
from aligner.formats.documents.pdf.logical_order import with_brackets_right
from aligner.formats.documents.pdf.pages import Page
from aligner.formats.documents.pdf.reader import in_columns
from aligner.formats.registry import read_document
from aligner.text.bidi_levels import embedding_levels, visual_order

CASES = Path(__file__).parents[2] / "data" / "cases"
MIRROR = str.maketrans("()[]«»", ")(][»«")
LINES = [
    (True, "سافر التاجر إلى مدينة لندن (London) في أول الربيع."),
    (True, "ولد سنة 1332 وتوفي سنة 1406 في القاهرة."),
    (True, "في 12/3/1999 كتب إلى John Smith رسالة."),
    (True, "قال (رحمه الله) في الباب الثالث [ص 45] كلاما طويلا."),
    (True, "ثمن الكتاب 1,234.5 دينار و50% منها للناشر."),
    (True, "انظر «المقدمة» لابن خلدون (Ibn Khaldun, 1377) وغيرها من الكتب."),
    (True, "شركة Salim & Sons التجارية"),
    (False, "The truce of هدنة سنة 587 للهجرة was signed by both sides."),
    (False, "The coin bears the words ضرب بدمشق سنة 735 في شهر رمضان on its edge."),
    (False, "He said (قال) that the year 587 was long."),
    (False, "In the book (كتاب العبر, 1377) he writes."),
    (False, "Prices rose by 12.5% in 1999/2000 (see سعر) again."),
    (False, "See «المقدمة» and [ص 12] there."),
    (False, "Written in سنة 587, as he says."),
    (True, "انظر كتاب Moby-Dick chapter 12 بعد ذلك."),
    (True, 'قال (London): "نعم" ثم رحل إلى باريس.'),
    (False, "In 587/1191 the sultan صلاح الدين (d. 589/1193) left."),
    (False, "Names: زيد، عمرو، بكر (three men)."),
    (False, 'In his "المقدمة" [1].'),
    (False, '"المقدمة" [1].'),
    (False, 'See "المقدمة" (1377), p. 4'),
    (False, '"كتاب العبر" [2]; "المقدمة" [3].'),
    (False, 'He read "[1] كتاب" and left.'),
    (False, '"A" [1] and "كتاب" there.'),
    (False, '[1] "المقدمة".'),
    (False, "The word المقدمة."),
    (True, '"المقدمة" [1].'),
    (True, "كتب London و Paris."),
    (True, "London ثم Paris."),
]


def page_of(text: str, *, right_to_left: bool, mirrored: bool) -> list[PlacedGlyph]:
    """The glyphs of a line in their places; brackets as drawn (mirrored) or as typed."""
    levels = embedding_levels(text, right_to_left=right_to_left)
    glyphs, x = [], 50.0
    for i in visual_order(levels):
        character = text[i].translate(MIRROR) if mirrored and levels[i] % 2 else text[i]
        width = 3.0 if character.isspace() else 5.0
        glyphs.append(PlacedGlyph(character, x, x + width, 100.0, 110.0, 100.0, 12.0))
        x += width
    return glyphs


@pytest.mark.parametrize("mirrored", [True, False], ids=["as-drawn", "as-typed"])
@pytest.mark.parametrize(("right_to_left", "text"), LINES)
def test_a_mixed_line_comes_back(text: str, right_to_left: bool, mirrored: bool) -> None:
    (line,) = lines_of(page_of(text, right_to_left=right_to_left, mirrored=mirrored), [])
    assert line.text == text


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("الله", "الله"),  # as PDFium spells U+FDF2
        ("هللا", "الله"),  # as it turns a name of four letters round
        ("مل", "لم"),
        ("لم", "لم"),
        ("ال", "لا"),
        ("لا", "لا"),
        ("دمحم", "محمد"),
    ],
)
def test_the_letters_of_a_ligature(given: str, wanted: str) -> None:
    assert cluster(given) == wanted


DOCUMENTS = {
    "pdf-ligature-allah.pdf": "قال الله لا كيف",
    "pdf-ltr-arabic-with-number.pdf": "The truce of هدنة سنة 587 للهجرة was signed by both sides of the war.",
    "pdf-ltr-arabic-date.pdf": "The coin bears the words ضرب بدمشق سنة 735 في شهر رمضان on its edge.",
    "pdf-rtl-latin-in-brackets.pdf": (
        "سافر التاجر إلى مدينة لندن (London) في أول الربيع ومعه ثلاثة من أصحابه."
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_case_is_read(name: str) -> None:
    assert read_document(CASES / name).text == DOCUMENTS[name]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ('قال (London(: "نعم" ثم رحل.', 'قال (London): "نعم" ثم رحل.'),
        ("عاد إلى )London)، ثم نام.", "عاد إلى (London)، ثم نام."),
        ('قال ("Yes"( ثم رحل.', 'قال ("Yes") ثم رحل.'),
    ],
)
def test_brackets_beside_punctuation(line: str, wanted: str) -> None:
    assert with_brackets_right([line]) == [wanted]


def test_room_beside_a_letter_is_no_space_where_spaces_are_written() -> None:
    widths = {" ": 4.0, "\u0627": 3.0}
    glyphs, x = [], 50.0
    for character in reversed("باب الثاني وباب"):
        width = widths.get(character, 6.0)
        glyphs.append(PlacedGlyph(character, x, x + width, 100.0, 110.0, 100.0, 14.0))
        x += width + (2.2 if character == "ن" else 0.0)
    (line,) = lines_of(glyphs, [])
    assert line.text == "باب الثاني وباب"


def _at(text: str, left: float, top: float, width: float) -> TextLine:
    return TextLine(text, left, top - 12.0, left + width, top, 12.0)


def _page() -> Page:
    return Page("1", 600.0, 800.0, (), 0.0)


def test_lines_set_to_opposite_margins_are_no_columns() -> None:
    arabic = [_at(f"سطر {n}", 350.0, 700.0 - 20 * n, 200.0) for n in range(6)]
    english = [_at(f"line {n}", 50.0, 560.0 - 20 * n, 400.0 if n == 1 else 200.0) for n in range(8)]
    assert in_columns([*arabic, *english], _page()) == [[*arabic, *english]]


def test_a_title_across_both_columns_comes_between_them() -> None:
    right = [_at(f"يمين {n}", 320.0, 700.0 - 20 * n, 200.0) for n in range(10)]
    left = [_at(f"يسار {n}", 80.0, 700.0 - 20 * n, 200.0) for n in range(10)]
    title = _at("عنوان", 100.0, 600.0, 400.0)
    del right[5], left[5]  # where the title is
    lines = [*left, *right, title]
    assert in_columns(lines, _page()) == [right[:5], left[:5], [title], right[5:], left[5:]]
