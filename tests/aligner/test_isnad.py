"""A chain of transmitters is neither left alone nor given to a neighbour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.align import align
from aligner.bitext import Segment
from aligner.segmentation import Cutting, Segmentation
from aligner.spans.isnad import within_chains

if TYPE_CHECKING:
    from aligner.encoding import Encoder

CHAIN = "حدثنا عبد الله بن يوسف أخبرنا مالك بن أنس عن هشام بن عروة عن أبيه عن عائشة قالت"


def lines(texts: list[str], language: str) -> Segmentation:
    segments, at = [], 0
    for text in texts:
        segments.append(Segment(at, at + len(text)))
        at += len(text) + 1
    return Segmentation("\n".join(texts), language, Cutting.SENTENCES, tuple(segments))


def test_a_chain_is_known_by_its_verbs() -> None:
    words = f"خرج القوم إلى السوق {CHAIN}".split()
    inside = within_chains(words)
    assert not inside[:5].any()
    assert inside[5:].all()


def test_a_single_from_is_no_chain() -> None:
    assert not within_chains(["سأله", "عن", "مقدار", "العساكر", "ثم", "رجع", "عن", "ذلك"]).any()


def test_a_chain_stays_with_what_it_opens(use: Encoder) -> None:
    source = lines(
        [
            CHAIN,
            "دخل الملك المدينة ليلا ومعه خمسون فارسا",
            "حدثنا محمد بن بشار حدثنا يحيى بن سعيد عن شعبة عن قتادة عن أنس قال",
            "كانت السفينة ترسو في الميناء منذ ثلاثة أيام",
        ],
        "ar",
    )
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
