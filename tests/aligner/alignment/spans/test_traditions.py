"""A chain belongs to the report after it, a remark to the report before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from aligner import align
from aligner.alignment.spans.decoding.tradition_edges import at_tradition_edges
from aligner.alignment.spans.features.clauses import Clauses
from aligner.alignment.spans.features.isnad import chains, is_remark
from aligner.alignment.spans.features.rendering import names_chain, renders_chain
from aligner.alignment.spans.features.traditions import Traditions, traditions_of
from aligner.alignment.spans.lattice.bead_posteriors import BeadPosterior
from aligner.bitext import Segment
from aligner.segmentation.segmenter import Cutting, Segmentation

if TYPE_CHECKING:
    from aligner.alignment.encoder_protocol import Encoder

AISHA = "حدثنا عبد الله بن يوسف أخبرنا مالك بن أنس عن هشام بن عروة عن أبيه عن عائشة قالت"
ANAS = "حدثنا محمد بن بشار حدثنا يحيى بن سعيد عن شعبة عن قتادة عن أنس قال"
JABIR = "أخبرنا قتيبة قال حدثنا أبو عوانة عن سماك عن جابر قال"
SECOND = "وحدثنا آدم حدثنا شعبة عن ثابت عن أنس قال"
REMARK = "تابعه سليمان عن شعبة."
KING = "دخل الملك المدينة ليلا ومعه خمسون فارسا."
SHIP = "كانت السفينة ترسو في الميناء منذ ثلاثة أيام."
BREAD = "من أطعم جائعا من خبزه لم ينقص ماله."
KING_TOLD = "The king entered the city by night with fifty horsemen."
SHIP_TOLD = "The ship had been lying in the harbour for three days."
BREAD_TOLD = "Whoever feeds a hungry man from his bread loses nothing of his wealth."
NARRATED_AISHA, NARRATED_ANAS, NARRATED_JABIR = "Narrated Aisha:", "Narrated Anas:", "Narrated Jabir:"
FULL = [AISHA, KING, ANAS, SHIP, JABIR, BREAD]

Bead = tuple[list[str], list[str]]


def lines(texts: list[str], language: str) -> Segmentation:
    segments, at = [], 0
    for text in texts:
        segments.append(Segment(at, at + len(text)))
        at += len(text) + 1
    return Segmentation("\n".join(texts), language, Cutting.SENTENCES, tuple(segments))


def prepared(arabic: list[str], english: list[str]) -> Traditions:
    words, other = " ".join(arabic).split(), " ".join(english).split()
    segment_end = np.zeros(len(words) + 1, dtype=np.bool_)
    segment_end[np.concatenate([[0], np.cumsum([len(text.split()) for text in arabic])])] = True
    ends = np.cumsum([len(text.split()) for text in english])
    clauses = Clauses(np.concatenate([[0], ends[:-1]]), ends, np.ones(len(ends), dtype=np.bool_))
    found = traditions_of(words, chains(words), segment_end, clauses, other, lambda: None)
    assert found is not None
    return found


def edges(beads: list[Bead]) -> list[Bead]:
    """What becomes of these beads, which cover two texts in order."""
    arabic = [text for own, _ in beads for text in own]
    english = [text for _, other in beads for text in other]
    traditions = prepared(arabic, english)
    words = np.concatenate([[0], np.cumsum([len(text.split()) for text in arabic])]).tolist()
    links, a, b = [], 0, 0
    for own, other in beads:
        links.append(BeadPosterior(words[a], b, words[a + len(own)], b + len(other), 0.9))
        a, b = a + len(own), b + len(other)
    found = at_tradition_edges(links, traditions)
    assert [link.word for link in found] == [0, *(link.word_end for link in found[:-1])]
    assert [link.clause for link in found] == [0, *(link.clause_end for link in found[:-1])]
    assert (found[-1].word_end, found[-1].clause_end) == (words[-1], len(english))
    return [
        (arabic[words.index(x.word) : words.index(x.word_end)], english[x.clause : x.clause_end])
        for x in found
    ]


REST: list[Bead] = [
    ([ANAS], [NARRATED_ANAS]),
    ([SHIP], [SHIP_TOLD]),
    ([JABIR], []),
    ([BREAD], [BREAD_TOLD]),
]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (REMARK, True),
        ("وقال الليث عن يونس عن الزهري مثله.", True),
        ("ولم يرفعه سفيان عن منصور.", True),
        ("قال أبو عبد الله الخزف الطين المطبوخ.", True),
        ("قال شعبة الخزف الطين المطبوخ.", True),
        ("قال لا.", True),
        ("قال وما هو؟", False),
        ("قال كل ما أمسك عليك كلبك.", False),  # nobody of a chain speaks: the story goes on
        ("وقال إبراهيم عن الحسين عن يحيى عن ابن عباس قال", False),  # it leads to another report
        ("وقال أبو عوانة عن عاصم عن الأشعري،", False),
        ("قال رسول الله صلى الله عليه وسلم من أطعم جائعا.", False),
        (KING, False),
    ],
)
def test_a_remark_is_closed_and_about_the_transmission(text: str, is_one: bool) -> None:
    assert is_remark(text.split(), {"شعبه"}, closed=False) is is_one


def test_a_remark_without_full_stop_is_known_by_the_chain_after_it() -> None:
    words = REMARK.rstrip(".").split()
    assert is_remark(words, set(), closed=True)
    assert not is_remark(words, set(), closed=False)


@pytest.mark.parametrize(
    ("english", "only"),
    [
        ("Narrated Anas bin Malik:", True),
        ("It was reported on the authority of Anas:", True),
        ("Narrated Anas that the ship sailed.", False),
        ("He gave three reasons:", False),
    ],
)
def test_a_segment_that_only_renders_a_chain_tells_and_ends_with_a_colon(english: str, only: bool) -> None:
    assert renders_chain(english.split()) is only


@pytest.mark.parametrize(
    ("english", "is_named"),
    [
        ("Narrated Aisha: the king entered the city.", True),
        ("Malik said: Hisham saw the king.", True),
        ("Hisham told me that the king entered the city.", True),
        ("Hisham entered the city by night.", False),
        ("The old woman told me that the son of Ibn Khalid fled.", False),
    ],
)
def test_the_english_of_a_report_may_render_its_chain(english: str, is_named: bool) -> None:
    assert names_chain(AISHA.split(), english.split()) is is_named


def test_a_full_stop_ends_what_was_said_before_the_next_chain() -> None:
    words = f"{AISHA} {KING} أو كما قال. {ANAS} {SHIP} {JABIR} {BREAD}".split()
    starts = [" ".join(words[chain.start : chain.start + 2]) for chain in chains(words)]
    assert starts == ["حدثنا عبد", "حدثنا محمد", "أخبرنا قتيبة"]


def test_segments_of_a_text_of_traditions() -> None:
    found = prepared([AISHA, KING, REMARK, ANAS, SHIP, JABIR, BREAD], [NARRATED_AISHA, KING_TOLD])
    assert (found.chain >= 0).tolist() == [True, False, False, True, False, True, False]
    assert found.remark.tolist() == [False, False, True, False, False, False, False]
    assert found.narrates.tolist() == [True, False]


def test_a_segment_may_end_with_the_scene_of_the_report() -> None:
    scene = f"{AISHA} سافر عمر فقال"
    assert prepared([scene, KING, ANAS, SHIP, JABIR, BREAD], [KING_TOLD]).chain[0] >= 0
    assert prepared([f"{AISHA} {KING}", ANAS, SHIP, JABIR, BREAD], [KING_TOLD]).chain[0] < 0


def test_another_text_has_no_traditions() -> None:
    words = KING.split()
    ends = np.zeros(len(words) + 1, dtype=np.bool_)
    clauses = Clauses(np.array([0]), np.array([1]), np.ones(1, dtype=np.bool_))
    assert traditions_of(words, chains(words), ends, clauses, ["King"], lambda: None) is None


def test_a_remark_that_is_left_out_goes_to_its_report() -> None:
    before: list[Bead] = [([AISHA], []), ([KING], [KING_TOLD]), ([REMARK], []), *REST]
    assert edges(before) == [([AISHA], []), ([KING, REMARK], [KING_TOLD]), *REST]


def test_the_chain_after_a_remark_stays_alone() -> None:
    before: list[Bead] = [([AISHA], []), ([KING], [KING_TOLD]), ([REMARK, ANAS], []), *REST[1:]]
    assert edges(before) == [([AISHA], []), ([KING, REMARK], [KING_TOLD]), ([ANAS], []), *REST[1:]]


def test_a_remark_whose_report_is_left_out_stays_alone() -> None:
    before: list[Bead] = [([AISHA, KING, REMARK], []), *REST]
    assert edges(before) == before


def test_a_second_chain_of_the_same_report_goes_to_the_first() -> None:
    before: list[Bead] = [([ANAS], [NARRATED_ANAS]), ([SECOND], []), ([SHIP], [SHIP_TOLD]), *REST[2:]]
    assert edges([([AISHA, KING], []), *before]) == [
        ([AISHA, KING], []),
        ([ANAS, SECOND], [NARRATED_ANAS]),
        *before[2:],
    ]


def test_a_chain_leaves_the_report_before_it() -> None:
    rest: list[Bead] = [([SHIP], [SHIP_TOLD]), *REST[2:]]
    assert edges([([AISHA], []), ([KING, ANAS], [KING_TOLD]), *rest]) == [
        ([AISHA], []),
        ([KING], [KING_TOLD]),
        ([ANAS], []),
        *rest,
    ]


def test_chains_leave_a_pair_with_the_english_that_renders_them() -> None:
    whole: list[Bead] = [
        ([AISHA, KING, ANAS, SHIP], [NARRATED_AISHA, KING_TOLD, NARRATED_ANAS, SHIP_TOLD]),
        *REST[2:],
    ]
    assert edges(whole) == [
        ([AISHA], [NARRATED_AISHA]),
        ([KING], [KING_TOLD]),
        ([ANAS], [NARRATED_ANAS]),
        ([SHIP], [SHIP_TOLD]),
        *REST[2:],
    ]


def test_the_english_of_a_chain_alone_is_that_of_the_chain() -> None:
    assert edges([([AISHA, KING], [NARRATED_AISHA]), *REST])[:2] == [
        ([AISHA], [NARRATED_AISHA]),
        ([KING], []),
    ]


@pytest.mark.parametrize(
    ("told", "stays"),
    [("Malik told us from Hisham that the king entered the city.", True), (KING_TOLD, False)],
)
def test_a_chain_stays_with_its_report_if_the_english_names_it(told: str, stays: bool) -> None:
    beads: list[Bead] = [([AISHA, KING], [told]), *REST]
    assert edges(beads) == (beads if stays else [([AISHA], []), ([KING], [told]), *REST])


def test_what_renders_a_chain_is_not_given_to_the_remark_before_it() -> None:
    before: list[Bead] = [([KING], [KING_TOLD]), ([REMARK], [NARRATED_ANAS])]
    wanted: list[Bead] = [([AISHA], []), ([KING, REMARK], [KING_TOLD]), ([ANAS], [NARRATED_ANAS])]
    assert edges([([AISHA], []), *before, ([ANAS], []), *REST[1:]]) == [*wanted, *REST[1:]]
    assert edges([([AISHA], []), *before, ([ANAS, SHIP], [SHIP_TOLD]), *REST[2:]]) == [*wanted, *REST[1:]]


def test_a_remark_that_is_left_out_is_no_untranslated_passage(use: Encoder) -> None:
    arabic = lines([AISHA, KING, REMARK, ANAS, SHIP, JABIR, BREAD], "ar")
    english = lines([NARRATED_AISHA, KING_TOLD, NARRATED_ANAS, SHIP_TOLD, NARRATED_JABIR, BREAD_TOLD], "en")
    beads = [
        ([s.of(arabic.text) for s in bead.source], [s.of(english.text) for s in bead.target])
        for bead in align(arabic, english, use).beads
    ]
    assert beads == [
        ([AISHA], [NARRATED_AISHA]),
        ([KING, REMARK], [KING_TOLD]),
        ([ANAS], [NARRATED_ANAS]),
        ([SHIP], [SHIP_TOLD]),
        ([JABIR], [NARRATED_JABIR]),
        ([BREAD], [BREAD_TOLD]),
    ]
