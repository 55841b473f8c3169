"""Small files that once lost text in silence, with what must come of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from aligner.formats.registry import read_document
from aligner.segmentation.srx import read_srx

CASES = Path(__file__).parents[2] / "data" / "cases"


@dataclass(frozen=True)
class Read:
    """What must come of a document.

    Attributes:
        text: the whole text, paragraphs parted by " | ".
        notes: all notes.
        warned: parts of the warnings, one each.
    """

    text: str
    notes: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()


DOCUMENTS = {
    "html-class-footnote-plain-link.html": Read(
        "The merchant went to Basra. He came back.", ("An old port in Iraq.",)
    ),
    "html-pandoc-endnotes.html": Read("The merchant went to Basra. He came back.", ("An old port in Iraq.",)),
    "epub-endnotes-own-file.epub": Read(
        "سافر التاجر إلى البصرة في الربيع. | الحواشي", ("ميناء قديم في العراق.",)
    ),
    "docx-vml-textbox.docx": Read("قبل الصندوق. | نص داخل الصندوق. | بعد الصندوق."),
    "docx-vml-textbox-only.docx": Read("كل النص في صندوق."),
    "docx-hidden-by-style.docx": Read("ظاهر", warned=("hidden text, 13",)),
    "docx-moved.docx": Read("ثابت. | منقول. | باقية", warned=("tracked deletions, 23",)),
    "docx-ruby-fields.docx": Read("قاعدة | 12 صفحة | 1/1/2020", warned=("ruby",)),
    "docx-footnotes-other-name.docx": Read("متن", ("حاشية.",)),
    "odt-hidden-by-style.odt": Read("ظاهر", warned=("hidden text, 13",)),
    "odt-toc.odt": Read("باب السفر 3 | باب السفر"),
    "flat.fodt": Read("نام الولد."),
    "rtf-character-style-star.rtf": Read("Before the linked words after styled words end."),
    "rtf-asmo708.rtf": Read("نام الولد"),
    "rtf-mac.rtf": Read("نام الولد"),
    "rtf-associated-font.rtf": Read("نام الولد"),
    "rtf-nested-nonesttables.rtf": Read("داخل | خارج"),
    "openiti-event-heading.mARkdown": Read("وفيها مات الأمير في دمشق | ودفن بها ليلا. | سنة عشر."),
    "openiti-bio-tags.mARkdown": Read(
        "أحمد بن علي الكاتب | كان من أهل الفضل. | البصري | نسبة إلى البصرة. | دخول الجيش | وفيها دخلوا."
    ),
    "openiti-milestone300.mARkdown": Read("سار الناس إلى المدينة ثم رجعوا في الغد."),
    "sub.srt": Read("نام الولد في داره. | ثم قام."),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read_whole(name: str) -> None:
    wanted = DOCUMENTS[name]
    document = read_document(CASES / name)
    assert document.text.replace("\n\n", " | ") == wanted.text
    assert tuple(note.text for note in document.notes) == wanted.notes
    assert len(document.warnings) == len(wanted.warned)
    for part in wanted.warned:
        assert any(part in warning for warning in document.warnings)
    assert document.accounting.missing == 0


@pytest.mark.parametrize(
    ("name", "segments"),
    [
        ("srx-inline-flag.srx", ["سافر prof. سالم.", "ثم رجع."]),
        ("srx-letter-and-punctuation-classes.srx", ["سافر prof.", "سالم.", "ثم رجع."]),
    ],
)
def test_segmentation_rules_are_understood(name: str, segments: list[str]) -> None:
    rules = read_srx(CASES / name)
    text = (CASES / "srx-ar.txt").read_text("utf-8")
    assert [segment.of(text) for segment in rules.segment(text, "ar")] == segments
    assert rules.warnings == ()
