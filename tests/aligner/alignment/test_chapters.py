"""Chapters found and matched across two languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.alignment.chapters import Chapter, chapters_of, looks_like_heading, match_chapters
from aligner.errors import InputError
from aligner.formats.registry import read_document

if TYPE_CHECKING:
    from pathlib import Path


def chapter(title: str, number: int | None, length: int = 1000) -> Chapter:
    return Chapter(0, 0, length, title, number)


def test_headings_cut_a_document_and_nothing_is_left_over(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "before\n\n# الباب الأول\n\nنص\n\n## تفصيل\n\nنص\n\n# الباب الثاني\n\nنص\n", encoding="utf-8"
    )
    document = read_document(path)
    chapters = chapters_of(document)
    assert [(c.title, c.number) for c in chapters] == [("", None), ("الباب الأول", 1), ("الباب الثاني", 2)]
    assert "".join(document.text[c.start : c.end] for c in chapters) == document.text
    assert document.text[chapters[1].body : chapters[1].end].strip().startswith("نص")
    assert [c.title for c in chapters_of(document, level=2)][2] == "تفصيل"
    assert [c.words for c in chapters] == [1, 5, 3]


def test_plain_text_headings_are_recognised(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("CHAPTER I\n\nIt was so.\n\nCHAPTER II\n\nIt was not.\n", encoding="utf-8")
    assert [(c.title, c.number) for c in chapters_of(read_document(path))] == [
        ("CHAPTER I", 1),
        ("CHAPTER II", 2),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "الباب الأول",
        "فصل في ذكر الملوك",
        "الأصحاح ١٢",
        "المزمور الثالث والعشرون",
        "Chapter 3",
        "CHAPTER XIV.",
        "Chapter Twenty One.",
        "Introduction",
        "PART TWO: THE KINGS",
    ],
)
def test_lines_that_are_headings(line: str) -> None:
    assert looks_like_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "وعاد من العراق سنة ست عشرة",
        "He returned to Iraq.",
        "Part of it was sold in 1219.",
        "Book and pen were brought.",
        "",
        "كتاب الملك إلى أخيه فيه ذكر ما كان بينهما من العهد والميثاق ثم",
    ],
)
def test_lines_that_are_not(line: str) -> None:
    assert not looks_like_heading(line)


def test_numbers_match_across_languages_and_a_missing_chapter_stands_alone() -> None:
    source = tuple(chapter(f"الباب {n}", n) for n in (1, 2, 3, 4))
    target = tuple(chapter(f"Chapter {n}", n) for n in (1, 2, 4))
    pairs = match_chapters(source, target)
    assert [(p.source, p.target) for p in pairs] == [(0, 0), (1, 1), (2, None), (3, 2)]
    assert all(p.certainty > 0.9 for p in pairs if p.source is not None and p.target is not None)
    assert "both are number 4" in pairs[-1].reason


def test_without_numbers_lengths_decide() -> None:
    source = (chapter("", None, 100), chapter("أ", None, 5000), chapter("ب", None, 900))
    target = (chapter("A", None, 4800), chapter("B", None, 1000))
    pairs = match_chapters(source, target)
    assert [(p.source, p.target) for p in pairs if p.target is not None] == [(1, 0), (2, 1)]


def test_every_chapter_is_in_exactly_one_pair() -> None:
    source = tuple(chapter("الباب", n % 3 or None, 100 * n) for n in range(1, 9))
    target = tuple(chapter("Book", n % 4 or None, 300 * n) for n in range(1, 6))
    pairs = match_chapters(source, target)
    assert [p.source for p in pairs if p.source is not None] == list(range(8))
    assert [p.target for p in pairs if p.target is not None] == list(range(5))


def test_empty_sides() -> None:
    assert match_chapters((), ()) == ()
    assert [(p.source, p.target) for p in match_chapters((chapter("x", 1),), ())] == [(0, None)]


def test_more_chapters_than_any_book_are_refused() -> None:
    many = (chapter("x", None),) * 2000
    with pytest.raises(InputError, match="too many"):
        match_chapters(many, many)
