"""Each chain of transmitters is paired with what renders it, or null where nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from aligner import align
from aligner.alignment.spans.features.clauses import clause_units
from aligner.alignment.spans.features.isnad import chains
from aligner.alignment.spans.features.rendering import ARCS, RENDERING, Rendering, rendering_of
from aligner.bitext import Segment
from aligner.segmentation.segmenter import Cutting, Segmentation
from aligner.text.word_stream import word_stream

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.alignment.encoder_protocol import Encoder

AISHA = "حدثنا عبد الله بن يوسف أخبرنا مالك بن أنس عن هشام بن عروة عن أبيه عن عائشة قالت"
ANAS = "حدثنا محمد بن بشار حدثنا يحيى بن سعيد عن شعبة عن قتادة عن أنس قال"
JABIR = "أخبرنا قتيبة قال حدثنا أبو عوانة عن سماك عن جابر قال"
KING = "دخل الملك المدينة ليلا ومعه خمسون فارسا"
SHIP = "كانت السفينة ترسو في الميناء منذ ثلاثة أيام"
BREAD = "من أطعم جائعا من خبزه لم ينقص ماله"
SOURCE = [AISHA, KING, ANAS, SHIP, JABIR, BREAD]
NARRATED = ["Narrated Aisha:", "Narrated Anas:", "Narrated Jabir:"]
REPORTS = [
    "The king entered the city by night with fifty horsemen.",
    "The ship had been lying in the harbour for three days.",
    "Whoever feeds a hungry man from his bread loses nothing of his wealth.",
]


def lines(texts: list[str], language: str) -> Segmentation:
    segments, at = [], 0
    for text in texts:
        segments.append(Segment(at, at + len(text)))
        at += len(text) + 1
    return Segmentation("\n".join(texts), language, Cutting.SENTENCES, tuple(segments))


def english(kept: set[int]) -> list[str]:
    """The reports, with what renders these chains before them."""
    return [text for i in range(3) for text in ([NARRATED[i]] if i in kept else []) + [REPORTS[i]]]


def paired(source: Segmentation, target: Segmentation, encoder: Encoder) -> list[tuple[str, str]]:
    return [
        (" ".join(s.of(source.text) for s in bead.source), " ".join(s.of(target.text) for s in bead.target))
        for bead in align(source, target, encoder).beads
    ]


def evidence(target: list[str]) -> tuple[Rendering, list[int]]:
    words = " ".join(SOURCE).split()
    units = lines(target, "en")
    other = word_stream(units.text)
    clauses = clause_units(units, other)
    every = chains(words)
    heard = np.ones(len(words), dtype=np.bool_)
    for chain in every:
        heard[chain.start : chain.kept] = False
    found = rendering_of(words, every, clauses, other.words(), None, heard, lambda: None)
    assert found is not None
    return found, clauses.starts.tolist()


def test_evidence_of_a_chain_is_what_its_unit_says() -> None:
    found, _ = evidence(english({0, 1, 2}))
    start = len(" ".join(SOURCE[:4]).split())
    cuts = np.array([start, start + len(JABIR.split()), len(" ".join(SOURCE).split())])
    features = found.features(4, 5, cuts, cuts)
    assert features is not None
    assert set(_shown(features[0, 1])) == {
        *("chain", "chain_told", "chain_named", "chain_first", "chain_told_named", "chain_whole"),
    }
    assert _shown(features[1, 2]) == {"told_alone": 1.0}


def test_a_report_tells_of_no_chain() -> None:
    found, _ = evidence(english(set()))
    assert not found.told.any()
    cuts = np.array([0, len(f"{AISHA} {KING}".split())])
    features = found.features(0, 1, cuts, cuts)
    assert features is not None
    assert _shown(features[0, 1]) == {"chain": 1.0}


def _shown(features: NDArray[np.float64]) -> dict[str, float]:
    """The features that are not 0."""
    values = zip(RENDERING[:ARCS], features.tolist(), strict=True)
    return {name: value for name, value in values if value}


def test_what_somebody_tells_is_weaker_evidence_than_a_name_with_it() -> None:
    ends = np.array([0, len(f"{AISHA} {KING}".split())])
    for told, wanted in (
        (
            "Hisham told me that the king entered the city by night.",
            {"chain", "chain_heard", "chain_heard_named"},
        ),
        ("The old woman told me that the king entered the city.", {"chain", "chain_heard"}),
        ("The king entered the city by night, and told nobody.", {"chain"}),
    ):
        found, _ = evidence([told, *REPORTS[1:]])
        features = found.features(0, 1, ends, ends)
        assert features is not None
        assert set(_shown(features[0, 1])) == wanted


def test_a_tradition_that_begins_within_a_span_is_counted() -> None:
    found, _ = evidence(english(set()))
    cuts = np.array([0, len(AISHA.split()), len(f"{AISHA} {KING} {ANAS}".split())])
    features = found.features(0, 1, cuts, cuts)
    assert features is not None
    assert _shown(features[0, 2]) == {"chain": 2.0, "chain_inside": 1.0}
    assert _shown(features[1, 2]) == {"chain": 1.0, "chain_inside": 1.0}


def test_a_span_without_a_word_that_is_heard_is_silent() -> None:
    found, _ = evidence(english(set()))
    cuts = np.array([0, chains(" ".join(SOURCE).split())[0].kept])
    features = found.features(0, 1, cuts, cuts)
    assert features is not None
    shown = _shown(features[0, 1])
    assert shown.pop("silent_words") == pytest.approx(len(REPORTS[0].split()) ** 0.5)
    assert shown == {"chain": 1.0, "silent": 1.0}


def test_a_chain_kept_by_one_name_is_paired_with_it(use: Encoder) -> None:
    beads = paired(lines(SOURCE, "ar"), lines(english({0, 1, 2}), "en"), use)
    assert beads == list(zip(SOURCE, english({0, 1, 2}), strict=True))


def test_chains_that_are_left_out_stand_alone(use: Encoder) -> None:
    beads = paired(lines(SOURCE, "ar"), lines(english(set()), "en"), use)
    assert [(a, b) for a, b in beads if not b] == [(AISHA, ""), (ANAS, ""), (JABIR, "")]
    assert [(a, b) for a, b in beads if b] == list(zip([KING, SHIP, BREAD], REPORTS, strict=True))


def test_each_chain_is_decided_by_itself(use: Encoder) -> None:
    beads = paired(lines(SOURCE, "ar"), lines(english({1}), "en"), use)
    assert beads == [
        (AISHA, ""),
        (KING, REPORTS[0]),
        (ANAS, NARRATED[1]),
        (SHIP, REPORTS[1]),
        (JABIR, ""),
        (BREAD, REPORTS[2]),
    ]


def test_a_stream_begins_behind_a_chain_that_is_left_out(use: Encoder) -> None:
    text = " ".join(SOURCE)
    source = Segmentation(text, "ar", Cutting.STREAM, (Segment(0, len(text)),))
    beads = align(source, lines(english(set()), "en"), use).beads
    starts = [bead.source[0].start for bead in beads if bead.source and bead.target]
    assert starts == [text.index(report) for report in (KING, SHIP, BREAD)]


def test_a_note_right_before_a_tradition_is_not_what_is_rendered() -> None:
    note = "وقال بكر بن مضر عن عمرو عن بكير"
    texts = [AISHA, KING, note, ANAS, SHIP, JABIR, BREAD]
    words = " ".join(texts).split()
    every = chains(words)
    units = lines(english({0, 1, 2}), "en")
    other = word_stream(units.text)
    heard = np.ones(len(words), dtype=np.bool_)
    found = rendering_of(words, every, clause_units(units, other), other.words(), None, heard, lambda: None)
    assert found is not None
    at = len(f"{AISHA} {KING}".split())
    assert [chain.start for chain in every][1:3] == [at, at + len(note.split())]
    assert not found.opening[at]
    assert found.opening[at + len(note.split())]
