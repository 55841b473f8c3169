"""A sentence about a file names the file and says what to do."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from aligner.errors import InputError, about_file
from aligner.formats.registry import read_bitext, read_document

ROOT = Path(__file__).parents[3]
ERRORS = ("InputError", "OutputError", "ProjectError")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", "\u0643\u062a\u0627\u0628,1,2\n\u0628\u0627\u0628,3,4\n\u0642\u0644\u0645,5,6\n"),
        ("t.tsv", "\u0643\u062a\u0627\u0628\n\u0628\u0627\u0628\n"),
        ("t.jsonl", "[]\n"),
        ("t.tmx", "<tmx/>"),
        ("t.xlf", "<xliff"),
        ("t.xlsx", "PK"),
    ],
)
def test_of_pairs(name: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    with pytest.raises(InputError) as caught:
        read_bitext(path)
    assert caught.value.path == path
    assert str(caught.value).startswith(str(path))
    assert caught.value.remedy


@pytest.mark.parametrize("name", ["t.docx", "t.epub", "t.odt", "t.rtf", "t.html", "t.md", "t.pdf", "t.srt"])
def test_of_running_text(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(" ", "utf-8")
    with pytest.raises(InputError) as caught:
        read_document(path)
    assert caught.value.path == path
    assert caught.value.remedy


def test_only_a_clause_gets_the_name_of_the_file() -> None:
    for what, path in (("is bad", Path("a")), ("The plug-in is bad", None)):
        with pytest.raises(InputError) as caught, about_file(Path("a")):
            raise InputError(what)
        assert caught.value.path == path


def test_errors_of_readers_and_writers_have_a_remedy() -> None:
    lacking = []
    for path in (*ROOT.glob("aligner/formats/**/*.py"), *ROOT.glob("db/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in ERRORS and "remedy" not in {keyword.arg for keyword in node.keywords}:
                lacking.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    # Reasons why an embedded document was left out, quoted in a warning.
    assert [place for place in lacking if "docx/chunks.py" not in place] == []
