"""A Word table for a colleague without the program: pairs with a decision and a comment, to be read back.

The last column names each pair and its content, so that rows may be sorted, removed, or come back when the
pair has changed since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from aligner.errors import OutputError
from aligner.exchange.review_table import SHOWN, reference_of
from aligner.formats.protocols import languages_of
from aligner.formats.reports.columns import Columns
from aligner.formats.reports.word_parts import add, paragraph, q, row, write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Languages

NAME = "Reviewer / المراجع:"
DECISION, COMMENT, REFERENCE = "Decision / القرار", "Comment / ملاحظة", "Reference / المرجع"
_WIDTHS = (750, 4300, 4300, 1700, 2320, 1200)
_ENGLISH = (
    "Choose a decision for each pair, or leave it. A pair that is returned needs a comment. A wording "
    "that you change comes back as a proposal. Do not change the last column. Write your name here:"
)
_ARABIC = (
    "اختر قرارًا لكل زوج أو اتركه. الزوج المُعاد يحتاج إلى ملاحظة. وما تغيره من صياغة يعود مقترحًا. لا تغيّر "
    "العمود الأخير. اكتب اسمك هنا:"
)


def write_review_docx(
    path: Path, units: Iterable[TranslationUnit], *, languages: Languages | None = None, title: str = ""
) -> int:
    """Write the pairs of a project as a review table, streamed.

    Raises:
        OutputError: the file cannot be written, or a unit belongs to no project.
    """
    languages, units = languages_of(units, languages)
    columns = Columns.of(languages)
    tags = ("en", columns.left, columns.right)
    count = 0

    def rows() -> Iterator[etree._Element]:
        nonlocal count
        headings = ("No.", *columns.headings, DECISION, COMMENT, REFERENCE)
        yield row([paragraph(text, "en", bold=True) for text in headings], _WIDTHS, heading=True)
        for count, unit in enumerate(units, start=1):
            reference = reference_of(unit)
            if reference is None:
                raise OutputError(
                    "cannot be written: its pairs belong to no project",
                    remedy="Export the table from a project",
                    path=path,
                )
            texts = (unit.identifier or str(count), *columns.texts(unit))
            cells = [paragraph(text, tag) for text, tag in zip(texts, tags, strict=True)]
            yield row(
                [*cells, _choice(), paragraph("", "en"), paragraph(str(reference), "en", small=True)], _WIDTHS
            )

    before = [paragraph(title, columns.of_text(title), style="Title")] if title else []
    before += [paragraph(_ENGLISH, "en"), paragraph(_ARABIC, "ar")]
    before.append(paragraph(f"{NAME} ", "en"))
    write_table(path, before, rows(), _WIDTHS, landscape=True)
    return count


def _choice() -> etree._Element:
    """A paragraph with a list of the decisions; any text can be written in its place."""
    element = etree.Element(q("p"))
    control = add(element, "sdt")
    properties = add(control, "sdtPr")
    choices = add(properties, "comboBox")
    for value, shown in (("-", "—"), *((decision.value, text) for decision, text in SHOWN.items())):
        add(choices, "listItem", displayText=shown, value=value)
    run = add(add(control, "sdtContent"), "r")
    add(run, "t").text = "—"
    return element
