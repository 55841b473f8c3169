"""Term candidates from pairs: names that were learned, and words that go together in both languages."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from aligner.bitext import Bead, Segment
from aligner.errors import OutputError
from aligner.explanation.name_lexicon import learn
from aligner.formats.protocols import Languages
from aligner.terminology.candidates import PairTexts, TermCandidate, term_candidates
from aligner.terminology.glossary import Term, read_glossary
from aligner.terminology.term_files import write_candidates, write_terms

if TYPE_CHECKING:
    from pathlib import Path

ARABIC_ENGLISH = Languages("ar", "en")
SENTENCES = (
    ("صَلَّى الإمام صلاة الخوف يوم {}", "The imam prayed the prayer of fear on day {}"),
    ("وفي بيت الحكمة كتب كثيرة", "In the House of Wisdom there are many books"),
    ("سار الناس إلى السوق", "The people walked to the market"),
    ("ثم وصف صلاة الخوف للناس", "Then he described the prayer of fear to the people"),
    ("أسس بيت الحكمة قبل ذلك", "He founded the House of Wisdom before that"),
    ("لبيت الحكمة باب كبير", "The House of Wisdom has a large door"),
    ("تركوا السوق وصلاة الخوف قائمة", "They left the market while the prayer of fear was held"),
    ("رأيت الباب والسوق", "I saw the door and the market"),
)


def pairs() -> list[PairTexts]:
    return [PairTexts(at + 1, *sentence) for at, sentence in enumerate(SENTENCES * 2)]


def test_runs_of_words_that_go_together_are_found_whole() -> None:
    found = {candidate.source: candidate for candidate in term_candidates(pairs(), ARABIC_ENGLISH)}
    prayer, house = found["صلاة الخوف"], found["بيت الحكمة"]
    assert prayer.target == "prayer of fear"
    assert house.target == "House of Wisdom"
    assert (prayer.count, prayer.source_count, prayer.target_count) == (6, 6, 6)
    assert prayer.examples == (1, 4, 7)
    assert not prayer.is_name
    assert not any("Wisdom" in c.target for c in found.values() if c is not house)
    assert not any(target.split()[0] in ("the", "of", "to") for target in (c.target for c in found.values()))


def test_what_is_rare_is_no_term() -> None:
    assert term_candidates(pairs()[:8], ARABIC_ENGLISH, least=4) == []
    assert term_candidates([], ARABIC_ENGLISH) == []
    assert term_candidates([PairTexts(1, "نص", "")] * 9, ARABIC_ENGLISH) == []


def test_names_that_were_learned_come_first_as_they_are_written() -> None:
    sentences = [
        ("سار تيمور إلى سمرقند", "Then Timur marched to Samarkand"),
        ("وكتب تيمور رسالة", "There Timur wrote a letter"),
        ("ومات تيمور بعدها", "Later Timur died"),
        ("وأهل سمرقند كثير", "And Samarkand has many people"),
    ]
    texts = [PairTexts(at, *sentence) for at, sentence in enumerate(sentences)]
    arabic, english = ("\n".join(texts) for texts in zip(*sentences, strict=True))
    beads, here, there = [], 0, 0
    for one, other in sentences:
        beads.append(Bead((Segment(here, here + len(one)),), (Segment(there, there + len(other)),)))
        here, there = here + len(one) + 1, there + len(other) + 1
    found = term_candidates(texts, ARABIC_ENGLISH, learn(arabic, english, beads))
    assert [(c.source, c.target, c.is_name, c.count) for c in found] == [("تيمور", "Timur", True, 3)]
    assert found[0].examples == (0, 1, 2)


CANDIDATES = [
    TermCandidate("صلاة الخوف", "prayer of <fear>", False, 6, 6, 7, 40.5, (1,)),
    TermCandidate("تيمور", "Timur", True, 3, 4, 3, 20.0, ()),
]


@pytest.mark.parametrize("ending", [".tbx", ".csv"])
def test_files_of_candidates_are_glossaries(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"terms{ending}"
    write_candidates(path, CANDIDATES, ARABIC_ENGLISH, [("نص، فيه", "a text, with it"), ("", "")])
    terms = read_glossary(path, ARABIC_ENGLISH).terms
    assert [(term.source, term.targets) for term in terms] == [
        ("صلاة الخوف", ("prayer of <fear>",)),
        ("تيمور", ("Timur",)),
    ]


def test_numbers_and_examples_are_in_the_files(tmp_path: Path) -> None:
    write_candidates(tmp_path / "t.csv", CANDIDATES, ARABIC_ENGLISH, [("نص", "text"), ("", "")])
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    assert (row["kind"], row["pairs"], row["target pairs"], row["example"]) == ("term", "6", "7", "نص | text")
    write_candidates(tmp_path / "t.tbx", CANDIDATES, ARABIC_ENGLISH, [("نص", "text"), ("", "")])
    root = etree.parse(str(tmp_path / "t.tbx")).getroot()
    assert [c.text for c in root.iter("{*}descrip")] == ["نص", "text"]
    assert root.get("type") == "TBX-Basic"


def test_a_glossary_comes_back_from_its_files(tmp_path: Path) -> None:
    terms = [Term("كتاب", ("book", "letter"), "see; there")]
    for ending in (".tbx", ".csv"):
        write_terms(tmp_path / f"g{ending}", terms, ARABIC_ENGLISH)
        assert read_glossary(tmp_path / f"g{ending}", ARABIC_ENGLISH).terms[0].targets == ("book", "letter")
    with pytest.raises(OutputError, match="no format for terms"):
        write_terms(tmp_path / "g.doc", terms, ARABIC_ENGLISH)
