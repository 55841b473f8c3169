"""A chain of transmitters is neither null nor given to a neighbour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner import align
from aligner.alignment.spans.features.isnad import Chain, chains, within_chains
from aligner.bitext import Segment
from aligner.segmentation.segmenter import Cutting, Segmentation

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder

CHAIN = "حدثنا عبد الله بن يوسف أخبرنا مالك بن أنس عن هشام بن عروة عن أبيه عن عائشة قالت"
SECOND = "حدثنا محمد بن بشار حدثنا يحيى بن سعيد عن شعبة عن قتادة عن أنس قال"
THIRD = "أخبرنا قتيبة قال حدثنا أبو عوانة عن سماك عن جابر أن رسول الله صلى الله عليه وسلم قال"
KING = "دخل الملك المدينة ليلا ومعه خمسون فارسا"
SHIP = "كانت السفينة ترسو في الميناء منذ ثلاثة أيام"
BREAD = "من أطعم جائعا من خبزه لم ينقص ماله"


def lines(texts: list[str], language: str) -> Segmentation:
    segments, at = [], 0
    for text in texts:
        segments.append(Segment(at, at + len(text)))
        at += len(text) + 1
    return Segmentation("\n".join(texts), language, Cutting.SENTENCES, tuple(segments))


def stream(text: str) -> Segmentation:
    return Segmentation(text, "ar", Cutting.STREAM, (Segment(0, len(text)),))


def found(text: str) -> list[tuple[str, str, bool]]:
    """First two words of each chain, the word where its report begins, whether it opens."""
    words = text.split()
    return [
        (" ".join(words[c.start : c.start + 2]), words[c.end] if c.end < len(words) else "", c.opens)
        for c in chains(words)
    ]


def test_a_chain_is_known_by_its_verbs() -> None:
    words = f"خرج القوم إلى السوق {CHAIN}".split()
    assert chains(words) == [Chain(4, len(words) - 2, len(words), True, 5)]


def test_nobody_cuts_inside_a_chain() -> None:
    inside = within_chains(10, [Chain(2, 5, 6, True, 3)])
    assert inside.nonzero()[0].tolist() == [3, 4, 5]


def test_a_single_from_is_no_chain() -> None:
    assert not chains(["سأله", "عن", "مقدار", "العساكر", "ثم", "رجع", "عن", "ذلك"])


def test_two_links_alone_are_no_chain_in_another_text() -> None:
    assert not chains(["قال", "أخبرني", "عن", "صالح", "وعما", "صنع", "ثم", "سكت", "القوم", "كلهم"])


def test_each_tradition_begins_with_its_chain() -> None:
    text = f"{CHAIN} {KING} {SECOND} {SHIP} {THIRD} {BREAD}"
    assert found(text) == [
        ("حدثنا عبد", "دخل", True),
        ("حدثنا محمد", "كانت", True),
        ("أخبرنا قتيبة", "أن", True),
    ]


def test_a_short_report_still_parts_two_chains() -> None:
    text = f"{CHAIN} نعم الطعام الخبز والماء {SECOND} {SHIP} {THIRD} {BREAD}"
    assert [opening for opening, _, _ in found(text)] == ["حدثنا عبد", "حدثنا محمد", "أخبرنا قتيبة"]


def test_a_second_way_joins_the_first() -> None:
    text = "حدثنا مسدد عن يحيى عن أنس عن النبي صلى الله عليه وسلم ح وحدثنا آدم حدثنا شعبة عن أنس قال لا"
    assert found(text) == [("حدثنا مسدد", "لا", True)]


def test_what_somebody_adds_opens_nothing() -> None:
    text = f"{CHAIN} {KING} قال أبو سعيد حدثنا داود عن عامر عن مسروق قال {SHIP}"
    assert found(text)[1:] == [("قال أبو", "كانت", False)]


def test_speakers_who_quote_one_another_belong_to_the_chain() -> None:
    text = "حدثنا مسدد عن يحيى حدثنا شقيق قال قال عبد الله قال النبي صلى الله عليه وسلم لا"
    assert found(text) == [("حدثنا مسدد", "النبي", True)]
    text = "حدثنا مسدد عن يحيى عن هشام عن فاطمة أن أسماء بنت أبي بكر قالت نحرنا فرسا"
    assert found(text) == [("حدثنا مسدد", "نحرنا", True)]


def test_that_a_man_spoke_is_the_report() -> None:
    text = "حدثنا مسدد عن يحيى عن هشام عن أنس أن رجلا قال يا رسول الله"
    assert found(text) == [("حدثنا مسدد", "أن", True)]


@pytest.mark.parametrize(
    ("between", "report"),
    [
        ("أنه سمع أنسا يقول", "دخل الملك المدينة"),
        ("أنه سمع جابر بن عبد الله رضي الله عنهما يقول", "دخل الملك المدينة"),
        ("أنه سمع", "النبي صلى الله عليه وسلم يقول"),
        ("قال سمعت", "رسول الله صلى الله عليه وسلم يقول"),
        ("أنه قال", "دخل الملك المدينة"),
        ("", "أنه قال للملك"),
        ("أن هشام بن عروة ومروان بن الحكم أخبراه", "أن الملك دخل"),
        ("أن أم سلمة زوج النبي صلى الله عليه وسلم قالت", "دخل الملك المدينة"),
        ("أن زينب ابنة جحش حدثته عن أم حبيبة", "أن الملك دخل"),
        ("قالت", "قال رسول الله صلى الله عليه وسلم"),
        ("قالت", "قال لنا رسول الله صلى الله عليه وسلم"),
        ("قال عمر رضي الله عنه", "دخل الملك المدينة"),
        ("قال", "كان ابن عمر يصلي"),
        ("رضي الله عنه", "أتيت الملك"),
        ("أن أم حبيبة أخبرته", "أن النبي صلى الله عليه وسلم قال ذلك"),
        ("أنه سمع أبا مسلم الخولاني أنه سمع معاذ بن سعد يقول", "دخل الملك المدينة"),
        ("قال قالت أسماء عن", "النبي صلى الله عليه وسلم أنه قال"),
        ("أن نافعا حدثهم عن", "النبي صلى الله عليه وسلم أنه قال"),
        ("أنه سمعه يحدث عن ابن عمر", "أنه دخل المدينة"),
        ("قال قال سعيد بن المسيب أخبرني أبو بكر", "أن الملك دخل"),
        ("قال قال لي المغيرة بن شعبة", "ما دخل الملك"),
        ("", "جاء صاحب الملك إلى القوم فقال اخرجوا"),
        ("قال سمعته منه عن القاسم عن عائشة", "أنها دخلت المدينة"),
    ],
)
def test_the_report_begins_behind_who_is_quoted(between: str, report: str) -> None:
    text = f"حدثنا محمد بن بشار حدثنا يحيى بن سعيد عن شعبة عن قتادة عن أنس {between} {report}"
    (chain,) = chains(text.split())
    assert " ".join(text.split()[chain.end :]) == report


def test_on_his_right_is_no_transmitter() -> None:
    text = "حدثنا مسدد عن مالك عن أبي حازم عن سهل أن النبي صلى الله عليه وسلم جلس وعن يمينه غلام فقال له"
    (chain,) = chains(text.split())
    assert text.split()[chain.end] == "أن"


def test_marks_that_stand_alone_belong_to_no_name() -> None:
    text = "حدثنا مسدد عن يحيى عن سعيد عن أنس ـ رضي الله عنه ـ أن النبي صلى الله عليه وسلم قال ذلك"
    (chain,) = chains(text.split())
    assert text.split()[chain.end] == "أن"
    text = "حدثنا مسدد عن يحيى عن أنس أن عائشة ـ رضي الله عنها ـ أخبرته أن النبي صلى الله عليه وسلم قال ذلك"
    (chain,) = chains(text.split())
    assert " ".join(text.split()[chain.end :]) == "أن النبي صلى الله عليه وسلم قال ذلك"


def test_who_is_said_to_report_goes_on_with_the_chain() -> None:
    text = "حدثنا مسدد حدثنا سفيان قال الزهري عن سهل بن سعد قال دخل الملك المدينة"
    assert found(text) == [("حدثنا مسدد", "دخل", True)]


def test_who_told_him_is_the_name_to_keep() -> None:
    text = "حدثنا مسدد حدثنا يحيى حدثنا قتادة عن معاذ بن سعد أخبره أن جارية رعت غنما"
    (chain,) = chains(text.split())
    assert text.split()[chain.kept] == "معاذ"


def test_a_note_is_a_chain_of_its_own() -> None:
    text = f"{CHAIN} {KING} تابعه أحمد عن ابن المبارك عن نافع {SECOND} {SHIP} {THIRD} {BREAD}"
    words = text.split()
    assert [(words[c.start], c.told) for c in chains(words)] == [
        ("حدثنا", True),
        ("تابعه", False),
        ("حدثنا", True),
        ("أخبرنا", True),
    ]


def test_and_layth_said_begins_a_chain() -> None:
    text = f"{CHAIN} {KING} وقال الليث حدثني يونس عن ابن شهاب عن أنس قال {SHIP} {THIRD} {BREAD}"
    words = text.split()
    assert [words[c.start] for c in chains(words)] == ["حدثنا", "وقال", "أخبرنا"]


def test_a_chain_stays_with_what_it_opens(use: Encoder) -> None:
    source = lines([CHAIN, KING, SECOND, SHIP], "ar")
    target = lines(
        [
            "Narrated Aisha: The king entered the city by night with fifty horsemen.",
            "Narrated Anas: The ship had been lying in the harbour for three days.",
        ],
        "en",
    )
    beads = align(source, target, use).beads
    assert [(b.source, b.target) for b in beads] == [
        (source.segments[:2], target.segments[:1]),
        (source.segments[2:], target.segments[1:]),
    ]


def test_a_stream_is_cut_before_its_chains(use: Encoder) -> None:
    text = f"{CHAIN} {KING} {SECOND} {SHIP} {THIRD} {BREAD}"
    target = lines(
        [
            "Narrated Aisha: The king entered the city by night with fifty horsemen.",
            "Narrated Anas: The ship had been lying in the harbour for three days.",
            "Narrated Jabir: God's Messenger said: Whoever feeds a hungry man from his bread loses nothing.",
        ],
        "en",
    )
    beads = align(stream(text), target, use).beads
    assert [bead.source[0].start for bead in beads] == [0, text.index(SECOND), text.index(THIRD)]
