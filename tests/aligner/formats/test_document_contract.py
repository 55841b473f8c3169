"""What every reader of documents promises, whatever the format."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from aligner.documents.document import BlockKind, Document, NoteKind
from aligner.errors import Cancelled, InputError
from aligner.formats.registry import formats, read_document, recognise
from tests.helpers.format_samples import (
    FIRST,
    HEADING,
    MAKERS,
    NOTE,
    PARAGRAPHS,
    SECOND,
    SECOND_HEADING,
    WITH_NOTES,
    WITH_TITLE,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=sorted(MAKERS))
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    name, maker = MAKERS[request.param]
    maker(tmp_path / name)
    return request.param, tmp_path / name


def test_every_document_format_but_pdf_has_a_sample_here() -> None:
    assert {e.name for e in formats() if e.document} - {"pdf"} <= {name.split("-")[0] for name in MAKERS}


def test_text_comes_out_in_order_and_blocks_point_at_it(sample: tuple[str, Path]) -> None:
    document = read_document(sample[1])
    assert tuple(document.text[b.start : b.end] for b in document.blocks) == PARAGRAPHS
    covered = "".join(document.text[b.start : b.end] for b in document.blocks)
    assert "".join(document.text.split()) == "".join(covered.split())
    assert [b.start for b in document.blocks] == sorted(b.start for b in document.blocks)
    assert all(block.origin for block in document.blocks)


def test_headings_are_known_as_such(sample: tuple[str, Path]) -> None:
    if sample[0] in ("text", "subtitles"):
        pytest.skip("no headings")
    document = read_document(sample[1])
    assert [document.text[b.start : b.end] for b in document.headings] == [HEADING, SECOND_HEADING]
    assert all(b.level >= 1 for b in document.headings)
    assert document.place(document.text.index("واستقرّ")).chapter == HEADING
    assert document.place(document.text.index("جنكزخان")).chapter == SECOND_HEADING


def test_notes_stay_out_of_the_text_and_know_their_place(sample: tuple[str, Path]) -> None:
    document = read_document(sample[1])
    assert NOTE not in document.text
    if sample[0] in WITH_NOTES:
        assert [(n.kind, n.text) for n in document.notes] == [(NoteKind.FOOTNOTE, NOTE)]
        assert document.notes[0].anchor == document.text.index(FIRST) + len(FIRST)


def test_every_character_is_accounted_for(sample: tuple[str, Path]) -> None:
    accounting = read_document(sample[1]).accounting
    if sample[0] != "text":  # the text is the file
        assert accounting.expected > 100
        assert accounting.missing == 0


def test_title_is_metadata(sample: tuple[str, Path]) -> None:
    if sample[0] in WITH_TITLE:
        assert read_document(sample[1]).metadata["title"] == "تاريخ"


def test_content_counts_for_more_than_the_name(sample: tuple[str, Path], tmp_path: Path) -> None:
    if sample[0] in ("text", "markdown"):
        pytest.skip("nothing but its name tells this format")
    disguised = tmp_path / "disguised.txt"
    shutil.copy(sample[1], disguised)
    assert recognise(disguised) == recognise(sample[1])
    assert read_document(disguised).text == read_document(sample[1]).text


def test_a_document_cannot_be_changed(sample: tuple[str, Path]) -> None:
    document = read_document(sample[1])
    with pytest.raises(AttributeError):
        document.text = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        document.metadata["title"] = "x"  # type: ignore[index]


def test_cancelling_passes_through(sample: tuple[str, Path]) -> None:
    def cancel(done: float, message: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_document(sample[1], progress=cancel)


@pytest.mark.parametrize("suffix", sorted({e.suffixes[0] for e in formats() if e.document}))
@pytest.mark.parametrize("content", [b"", b" \n\t \n"], ids=["empty", "blank"])
def test_a_file_without_text_is_refused_in_one_sentence(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"nothing{suffix}"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_document(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("suffix", sorted({e.suffixes[0] for e in formats() if e.document}))
def test_missing_files_and_folders_are_refused(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"folder{suffix}").mkdir()
    for path in (tmp_path / f"missing{suffix}", tmp_path / f"folder{suffix}"):
        with pytest.raises(InputError):
            read_document(path)


def test_places_outside_the_text_are_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="outside"):
        Document("x", ()).place(2)


def test_kinds_have_stable_names() -> None:
    # Projects store them.
    assert [kind.value for kind in BlockKind] == ["paragraph", "heading", "verse", "item", "cell"]


def test_second_paragraph_keeps_both_scripts(sample: tuple[str, Path]) -> None:
    assert SECOND in read_document(sample[1]).text
