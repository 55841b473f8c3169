"""Cutting: what must hold for any text, and how real kinds of text are cut."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.segmentation.segmenter import Cutting, Segmentation, segment
from aligner.segmentation.sentences import Semicolons

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "ui" / "resources" / "sample"
CUTTINGS = [Cutting.SENTENCES, Cutting.LINES, Cutting.STREAM, Cutting.AUTO]

# Fills real files and breaks naive offsets: astral letters, combining marks, odd line ends, bidi controls.
alphabet = st.sampled_from(
    [
        *"abAB .!?\"'()[]0123-;\n\t\u2028\x0c\x85",
        *"وبتث ؟،؛«»“”…۔٣﴾﴿\u06dd\u064e\u0640",
        *"😀\u200f\u200b\ufeff\x00",
        *("\r\n", "\n\n", "Dr. ", "ص. ", "1. ", '." ', "... "),
    ]
)


def parts(result: Segmentation) -> list[str]:
    return [s.of(result.text) for s in result.segments]


def sentences(text: str, language: str, semicolons: Semicolons = Semicolons.INSIDE) -> list[str]:
    return parts(segment(text, language, Cutting.SENTENCES, semicolons=semicolons))


@given(
    st.lists(alphabet, max_size=80).map("".join) | st.text(max_size=60),
    st.sampled_from(["ar", "en", "en-GB", "xx", ""]),
    st.sampled_from(CUTTINGS),
)
def test_segments_are_in_order_and_hold_exactly_the_words(text: str, language: str, cutting: Cutting) -> None:
    result = segment(text, language, cutting)

    assert result.text == text
    assert result.cutting is not Cutting.AUTO
    end = 0
    for found in result.segments:
        assert not text[end : found.start].strip(), "a word lies between two segments"
        assert found.start >= end
        assert found.of(text) == found.of(text).strip()
        assert found.start == 0 or text[found.start - 1].isspace(), "cut inside a word"
        end = found.end
    assert not text[end:].strip()
    assert [word for part in parts(result) for word in part.split()] == text.split()


@given(st.lists(alphabet, max_size=60).map("".join), st.sampled_from([Cutting.SENTENCES, Cutting.LINES]))
def test_the_second_of_two_paragraphs_never_joins_the_first(text: str, cutting: Cutting) -> None:
    result = segment(f"one\n\n{text}\n\ntwo", "en", cutting)
    assert parts(result)[0] == "one"
    assert parts(result)[-1] == "two"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        # Quoted speech: sentencex keeps the first two of these in one piece.
        ("en", ['He said, "Come to me."', "Then he left."]),
        ("en", ["He said, “Come here.", "Sit down.", "Eat.”", "Then he left."]),
        ("en", ['"Stop!" he cried.', '"Why?" asked Mr. Smith.', '"Go!" I said.', '"Who?" Mr. Hale replied.']),
        ("en", ["‘Go away.’", "Then he left.", "It was the boys’ dog."]),
        ("en", ["He left.", '"Stop!" they cried.']),
        ("ar", ["قال: «اذهب.", "تعال.»", "ثم مضى."]),
        ("ar", ['قال له: "من أنت؟"', "قال: أنا رسول."]),
        # Arabic marks.
        ("ar", ["هل جاء؟", "نعم!", "ومن معه؟!", "قال: لا أحد."]),
        ("ar", ["ثم مضى...", "وعاد ..", "ثم نام…", "وقام۔", "ثم جلس."]),
        ("ar", ["قال نعم؛ ثم جلس، وأكل."]),
        # Abbreviations and references, Arabic and English.
        ("ar", ["د. أحمد جاء.", "أ.د. محمد ذهب."]),
        ("ar", ["انظر ص. 5 ج. ٢ من الكتاب.", "ثم عاد."]),
        ("ar", ["وذلك سنة 616 هـ.", "ثم جاء سنة 1219 م.", "وذهب."]),
        ("ar", ["قال رسول الله (ص) كذا.", "وقال علي (رض) كذا."]),
        (
            "en",
            [
                "J. R. Smith and St. John came, i.e. the saint.",
                "See vol. II p. 5 of it.",
                "Then Dr. Lee left.",
            ],
        ),
        ("en", ["In 616 A.H. he came.", "It was 5 p.m. at the U.S. embassy."]),
        ("en", ["He died in 619.", "Then his son ruled."]),
        # Numbers and lists.
        ("ar", ["وزنه 3.5 و٣.٥ كم.", "ثم عاد."]),
        ("en", ["1. First item.", "2. Second item."]),
        ("ar", ["١. الأول.", "٢. الثاني."]),
        # Brackets and ellipses.
        ("en", ["(He came.)", "She went!"]),
        ("en", ["He came (God have mercy on him!) and left.", "Wait... what?", "Then… no."]),
        # Verses of the Quran.
        ("ar", ["الحمد لله رب العالمين \u06dd٢", "الرحمن الرحيم \u06dd٣", "مالك يوم الدين"]),
        ("ar", ["الحمد لله رب العالمين ﴿٢﴾", "الرحمن الرحيم ﴿٣﴾"]),
        # No space, no cut: aligner and desk cut between words only.
        ("ar", ["نعم.ثم عاد http://a.b.com/x.y هنا.", "وذهب."]),
    ],
)
def test_sentences(language: str, expected: list[str]) -> None:
    assert sentences(" ".join(expected), language) == expected


def test_semicolons_end_a_sentence_when_asked() -> None:
    text = "He rose; he went out; he did not return. ثم؛ عاد"
    assert sentences(text, "en", Semicolons.END) == [
        "He rose;",
        "he went out;",
        "he did not return.",
        "ثم؛",
        "عاد",
    ]


def test_semicolons_end_sentences_in_prose_of_long_periods() -> None:
    clause = (
        "Then the sultan, being told of all this by those about him, resolved upon war against that people"
    )
    period = "; ".join([clause] * 3) + ". "
    old = segment(period * 5, "en")
    assert (old.cutting, len(old.segments)) == (Cutting.SENTENCES, 15)
    assert "semicolons" in old.reason
    new = segment((f"{clause[:50]}; {clause[50:]}. ") * 5, "en")
    assert len(new.segments) == 5


def test_headings_stand_alone() -> None:
    text = "Chapter 1\nHe came. He saw.\n\nChapter 2\n\nHe left."
    assert sentences(text, "en") == ["Chapter 1", "He came.", "He saw.", "Chapter 2", "He left."]


def test_the_sample_chronicle_is_a_stream_and_its_translation_sentences() -> None:
    gold = json.loads((ROOT / "tests/data/ibn-khaldun/gold.json").read_text(encoding="utf-8"))
    arabic = segment((SAMPLE / "tarikh-ar.txt").read_text(encoding="utf-8"), "ar")
    english = segment((SAMPLE / "tarikh-en.txt").read_text(encoding="utf-8"), "en")

    assert arabic.cutting is Cutting.STREAM
    assert len(arabic.segments) == 1
    assert "60" in arabic.reason
    assert english.cutting is Cutting.SENTENCES
    assert parts(english) == gold["target_sentences"]


def test_verse_is_cut_by_lines() -> None:
    poem = "قفا نبك من ذكرى حبيب ومنزل *** بسقط اللوى\nبين الدخول فحومل\nفتوضح فالمقراة\nلم يعف رسمها"
    result = segment(poem, "ar")
    assert result.cutting is Cutting.LINES
    assert parts(result) == poem.split("\n")
    assert "4 lines" in result.reason


def test_lines_wrapped_at_a_column_are_joined() -> None:
    expected = [
        "The sultan was alarmed at this and killed the envoys.",
        "When the news reached Chinggis Khan he marched with his armies against the sultan's lands.",
        "The sultan levied two years' land tax from Samarqand and used it to fortify the city's walls.",
    ]
    result = segment(fill(" ".join(expected), 50) + "\n\nThen he went out.\n", "en")
    assert [" ".join(part.split()) for part in parts(result)] == [*expected, "Then he went out."]
    assert "wrapped" in result.reason


def test_headings_and_short_last_lines_end_a_paragraph_of_wrapped_lines() -> None:
    first = "The sultan was alarmed at this and killed the envoys of the khan, who had brought him gifts."
    second = "When the news reached Chinggis Khan he marched with all his armies against the sultan."
    prose = [fill(first, 60), fill(" ".join([first] * 3), 60), fill(second, 60)]
    title = "A History of the Sultans, in Many Volumes, from the Arabic"
    text = f"{title}\n\nChapter the First\n{prose[0]}\n{prose[1]}\nChapter the Second\n{prose[2]}\n"
    found = [" ".join(part.split()) for part in sentences(text, "en")]
    assert found[:2] == [title, "Chapter the First"]
    assert "Chapter the Second" in found
    assert found[-1] == second


@pytest.mark.parametrize("text", ["", " \n\t\u2029 "])
@pytest.mark.parametrize("cutting", CUTTINGS)
def test_a_text_without_words_has_no_segments(text: str, cutting: Cutting) -> None:
    assert segment(text, "ar", cutting).segments == ()


@pytest.mark.slow
@pytest.mark.parametrize("piece", [".", ". ", "?)", "‘", "a\r\n", "كلمة ", "(a.) ", "\u06dd١ ", '."', "A. "])
def test_time_grows_with_the_length_only(piece: str) -> None:
    """Ten times the text does the same work ten times: hostile repetition is cut into bounded pieces."""
    text = piece * (200_000 // len(piece)) + "x"
    assert segment(text, "en").segments[-1].end == len(text)
