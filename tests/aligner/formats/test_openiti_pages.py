"""mARkdown as the corpus has it: sentences go over the ends of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.formats.documents.openiti import read_openiti

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "######OpenITI#\n\n#META# title: كتاب\n\n#META#Header#End#\n"


def read(path: Path, body: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The blocks, and each page's label with the words that it begins with."""
    file = path / "kitab-ara1"
    file.write_text(HEAD + body, encoding="utf-8")
    document = read_openiti(file)
    marks = [(m.label, document.text[m.offset :].split(" ")[0]) for m in document.marks if m.kind == "page"]
    return [document.text[b.start : b.end] for b in document.blocks], marks


def test_a_sentence_goes_over_the_end_of_a_page(tmp_path: Path) -> None:
    blocks, pages = read(
        tmp_path,
        "# قصدت فيه شرح ما\n~~استبهم من غريبه\n# PageV01P001\n# وإيضاح ما التبس\n# PageV01P002\n"
        "# ثم عاد.\n# PageV01P003\n",
    )
    assert blocks == ["قصدت فيه شرح ما استبهم من غريبه وإيضاح ما التبس ثم عاد."]
    assert pages == [("1", "قصدت"), ("2", "وإيضاح"), ("3", "ثم")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# تم الكلام.", "# وقال غيره"),
        ("# قال: «نعم.»", "# وقال غيره"),
        ("# وقال غيره", "### | باب آخر"),
        ("### | باب", "# وقال غيره"),
        ("# وقال غيره", "# صدر %~% عجز"),
    ],
)
def test_what_ends_with_its_page_ends(tmp_path: Path, before: str, after: str) -> None:
    blocks, pages = read(tmp_path, f"{before}\n# PageV01P001\n{after}\n# PageV01P002\n")
    assert len(blocks) == 2
    assert [label for label, _ in pages] == ["1", "2"]
