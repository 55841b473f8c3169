"""Documents and projects for the tests of imports, exports and memories: made by other programs' libraries
where there is one, small enough to check by eye.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.bitext import Bead, Segment
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.registry import write_units
from aligner.permissions import Person, Role
from db import Project, RunInfo, TextInput

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LAYLA = Person("Layla", Role.TRANSLATOR)

BOOK_AR = [
    ("الباب الأول: في ذكر السفر", [
        "سار السلطان إلى العـــراق في تلك السنة ومعه العسكر(1). ثم عاد إلى نيسابور وأقام بها شهرا.",
        "وفي سنة ٦١٦ وصل التجار من بلاد الصين ومعهم الحرير [والمسك] والكافور.",
    ]),
    ("الباب الثاني: في أخبار التجار", [
        "قتلهم نائب المدينة سرا وأخذ أموالهم(2). فبلغ ذلك جنكز خان فغضب غضبا شديدا.",
    ]),
    ("الباب الثالث: في خروج التتر", [
        "خرج التتر من بلادهم في جموع لا تحصى. وقصدوا بلاد الإســلام فخربوا المدن وقتلوا أهلها.",
    ]),
    ("خاتمة الكتاب", ["والله أعلم بالصواب وإليه المرجع والمآب."]),
]  # fmt: skip

BOOK_EN = [
    ("Chapter 1: The journey", [
        "The sultan marched to Iraq in that year with his army. Then he returned to Nishapur for a month.",
        "In the year 616 merchants arrived from China with silk, musk and camphor.",
    ]),
    ("Chapter 2: The merchants", [
        "The governor of the city killed them in secret. Genghis Khan heard of it and was very angry.",
    ]),
    ("Chapter 3: The Tatars", [
        "The Tatars left their land in countless numbers. They laid waste the towns and killed their people.",
    ]),
]  # fmt: skip

Book = list[tuple[str, list[str]]]


def word_document(path: Path, book: Book) -> Path:
    """The book as DOCX."""
    import docx

    made = docx.Document()
    for heading, paragraphs in book:
        made.add_heading(heading, level=1)
        for paragraph in paragraphs:
            made.add_paragraph(paragraph)
    made.save(str(path))
    return path


def markdown(path: Path, book: Book) -> Path:
    """The book as Markdown."""
    blocks = [block for heading, paragraphs in book for block in (f"# {heading}", *paragraphs)]
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    return path


def open_document(path: Path, book: Book) -> Path:
    """The book as ODT, by hand."""
    import zipfile
    from html import escape

    blocks = "".join(
        f'<text:h text:outline-level="1">{escape(heading)}</text:h>'
        + "".join(f"<text:p>{escape(paragraph)}</text:p>" for paragraph in paragraphs)
        for heading, paragraphs in book
    )
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text")
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {namespaces}><office:body><office:text>{blocks}</office:text>"
            "</office:body></office:document-content>",
        )
    return path


def web_page(path: Path, book: Book) -> Path:
    """The book as HTML."""
    from html import escape

    blocks = "".join(
        f"<h1>{escape(heading)}</h1>" + "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
        for heading, paragraphs in book
    )
    path.write_text(f"<!DOCTYPE html><html><body>{blocks}</body></html>", encoding="utf-8")
    return path


PAIRS = [
    ("سار السلطان إلى العراق في تلك السنة", "The sultan marched to Iraq in that year."),
    ("ثم عاد إلى نيسابور", "Then he returned to Nishapur."),
    ("وصل التجار من بلاد الصين سنة ٦١٦", "Merchants arrived from China in 617."),
    ("ثم عاد إلى نيسابور", "After that he went back to Nishapur."),
    ("قتلهم نائب المدينة سرا", "قتلهم نائب المدينة سرا"),
    ("والله أعلم", "God knows best."),
]


def paired_file(path: Path, pairs: Sequence[tuple[str, str]] = PAIRS) -> Path:
    """The pairs in the format of the file's name."""
    write_units(path, [TranslationUnit(source, target) for source, target in pairs])
    return path


def paired_project(folder: Path, pairs: Sequence[tuple[str, str]] = PAIRS, confirmed: int = 5) -> Project:
    """A project of these pairs, the first of them confirmed."""
    source, target = ("\n".join(side) for side in zip(*pairs, strict=True))
    beads, at = [], [0, 0]
    for pair in pairs:
        segments = [Segment(start, start + len(text)) for start, text in zip(at, pair, strict=True)]
        beads.append(Bead((segments[0],), (segments[1],), score=0.6, confidence=0.9))
        at = [start + len(text) + 1 for start, text in zip(at, pair, strict=True)]
    project = Project.create(
        folder / "pairs.muqabala",
        name="Pairs",
        source=TextInput(source, "ar", "lines", "ar.txt"),
        target=TextInput(target, "en", "lines", "en.txt"),
        by=LAYLA,
    )
    project.suggest(beads, RunInfo(encoder="none", aligner="by hand"))
    project.confirm(project.order()[:confirmed], LAYLA)
    return project
