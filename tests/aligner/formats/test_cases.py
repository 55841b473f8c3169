"""Small files that once lost text in silence, with what must come of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from aligner.formats.protocols import Languages
from aligner.formats.registry import read_bitext, read_document
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


@dataclass(frozen=True)
class Pairs:
    """What must come of a bitext, read as it is and as Arabic with English.

    Attributes:
        pairs: source and target; the same for both ways unless ``turned``.
        warned: parts of the warnings, one each.
        turned: whether the file's own direction is the other one.
    """

    pairs: tuple[tuple[str, str], ...]
    warned: tuple[str, ...] = ()
    turned: bool = False


SLEPT = (("نام.", "He slept."),)
LEFT = ("ذهب.", "He left.")
BITEXTS = {
    "tmx-six-languages.tmx": Pairs(
        (
            ("اجتمع المجلس يوم الأحد.", "The council met on Sunday."),
            ("وأقر الخطة.", "It approved the plan."),
            ("والخطة طويلة.", "The plan is long."),
        ),
        ("variants in fr (2), es (1)",),
        turned=True,
    ),
    "tmx-english-source.tmx": Pairs(SLEPT, turned=True),
    "tmx-two-variants-same-language.tmx": Pairs(SLEPT, ("1 further variant",)),
    "tmx-metadata.tmx": Pairs((("نام الولد.", "The boy slept."),), ("4 inline codes",)),
    "tmx-control-character-reference.tmx": Pairs(
        (
            ("ذهب التاجر.", "The merchant left."),
            ("عاد الى داره.", "He came home."),
            *SLEPT,
        ),
        ("2 characters that XML cannot hold",),
    ),
    "tmx-bare-ampersand.tmx": Pairs((("شركة سالم وأولاده", "Salim & Sons"), *SLEPT), ("1 bare ampersand",)),
    "tmx-line-break-code.tmx": Pairs((("السطر الأول\nالسطر الثاني", "First line\nsecond line"),)),
    "xliff11-doctype.xlf": Pairs(SLEPT),
    "xliff12-no-version.xlf": Pairs(SLEPT),
    "xliff12-ctrl.xlf": Pairs(SLEPT, ("1 character that XML cannot hold",)),
    "xliff12-line-break-code.xlf": Pairs((("السطر الأول\nالسطر الثاني", "First line\nsecond line"),)),
    "xliff2-codes-for-characters.xlf": Pairs((("نحن هنا", "we're here"),), turned=True),
    "csv-header-names.csv": Pairs((LEFT,)),
    "csv-one-side-missing.csv": Pairs((LEFT, ("عنوان", ""), ("نام.", "He slept."))),
    "csv-title-rows.csv": Pairs((LEFT,), ("1 row above the names",)),
    "tsv-english-arabic-attribution.tsv": Pairs(
        (("مرحبا.", "Hi."), ("اركض!", "Run!")), ("identified by their script",)
    ),
}


@pytest.mark.parametrize("asked", [Languages("", ""), Languages("ar", "en")], ids=["as-in-file", "ar-en"])
@pytest.mark.parametrize("name", BITEXTS)
def test_a_bitext_is_read_whole(name: str, asked: Languages) -> None:
    wanted = BITEXTS[name]
    bitext = read_bitext(CASES / name, languages=asked)
    pairs = [(unit.source, unit.target) for unit in bitext.units]
    primary = [tag.split("-")[0] for tag in bitext.languages.pair]
    if wanted.turned and not asked.source:
        pairs = [pair[::-1] for pair in pairs]
        primary.reverse()
    assert (primary, pairs) == (["ar", "en"], list(wanted.pairs))
    assert len(bitext.warnings) == len(wanted.warned)
    for part in wanted.warned:
        assert any(part in warning for warning in bitext.warnings)


def test_every_case_is_tested() -> None:
    names = {path.name for path in CASES.iterdir() if path.suffix not in (".srx", ".txt", ".pdf")}
    assert names == {*DOCUMENTS, *BITEXTS}


@pytest.mark.parametrize(
    ("name", "segments"),
    [
        ("srx-inline-flag.srx", ["سافر prof. سالم.", "ثم رجع."]),
        # ICU 72 finds its first rule after "prof." too: the letter that follows is Lo, and so \\P{Ll}.
        ("srx-letter-and-punctuation-classes.srx", ["سافر prof.", "سالم.", "ثم رجع."]),
    ],
)
def test_segmentation_rules_are_understood(name: str, segments: list[str]) -> None:
    rules = read_srx(CASES / name)
    text = (CASES / "srx-ar.txt").read_text("utf-8")
    assert [segment.of(text) for segment in rules.segment(text, "ar")] == segments
    assert rules.warnings == ()
