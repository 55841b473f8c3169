"""``from aligner import …``: every name is there, typed, and imported only when it is used."""

from __future__ import annotations

import ast
import doctest
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import aligner
from aligner import (
    Alignment,
    Bead,
    Cutting,
    EncoderError,
    Side,
    Status,
    align,
    align_files,
    load_encoder,
    read_bitext,
    segment,
    write_alignment,
    write_tmx,
)
from tests.helpers.entry_points import distribution, this_project

if TYPE_CHECKING:
    from aligner import Encoder

ARABIC = "قرأ الولد الكتاب في المدرسة. ثم عاد إلى البيت مساء."
ENGLISH = "The boy read the book at school. Then he came home in the evening."
PAIRS = [
    ("قرأ الولد الكتاب في المدرسة.", "The boy read the book at school."),
    ("ثم عاد إلى البيت مساء.", "Then he came home in the evening."),
]
GUIDE = Path(__file__).parents[2] / "docs" / "PYTHON.md"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This source tree, as if it were installed."""
    this_project(tmp_path / "site")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))


def test_every_name_is_imported_for_type_checkers_and_at_run_time() -> None:
    tree = ast.parse(Path(aligner.__file__).read_text("utf-8"))
    typed = {
        alias.name: node.module
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert typed == aligner._HOME_OF
    assert sorted(typed) == sorted(aligner.__all__) == aligner.__all__
    for name, home in aligner._HOME_OF.items():
        assert getattr(aligner, name) is getattr(import_module(home), name)
    assert set(aligner.__all__) <= set(dir(aligner))
    with pytest.raises(AttributeError, match="no attribute 'aligned'"):
        _ = aligner.aligned


def test_the_package_alone_imports_nothing_heavy() -> None:
    script = "import sys, aligner.errors, aligner; print(sorted({'numpy', 'lxml'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_strings(use: Encoder) -> None:
    result = align(ARABIC, ENGLISH, use)
    assert isinstance(result, Alignment)
    assert list(result.pairs()) == PAIRS
    assert result.source == segment(ARABIC, "ar")
    back = align(ENGLISH, ARABIC, use, languages=("en", "ar"))
    assert list(back.pairs()) == [(two, one) for one, two in PAIRS]


def test_texts_that_are_cut_already(use: Encoder) -> None:
    result = align(segment(ARABIC, "ar", Cutting.LINES), ENGLISH, use, cutting=Cutting.LINES)
    assert list(result.pairs()) == [(ARABIC, ENGLISH)]


def test_files_and_what_is_written(use: Encoder, tmp_path: Path) -> None:
    source, target = tmp_path / "ar.txt", tmp_path / "en.md"
    source.write_text(ARABIC, "cp1256")
    target.write_text(f"*{ENGLISH}*", "utf-8")
    result = align_files(source, str(target), use)
    assert list(result.pairs()) == PAIRS
    assert write_tmx(tmp_path / "memory.xml", result) == 2
    assert write_alignment(tmp_path / "table.tsv", result) == 2
    (one, two) = read_bitext(tmp_path / "memory.xml").units
    assert (one.source, one.target) == PAIRS[0]
    assert two.status is Status.SUGGESTED
    assert two.confidence == pytest.approx(result.beads[1].confidence, abs=0.01)
    assert PAIRS[1][1] in (tmp_path / "table.tsv").read_text("utf-8")


@pytest.mark.usefixtures("installed")
def test_encoders_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_encoder().signature.startswith("use-multilingual-v3@")
    assert list(align(ARABIC, ENGLISH).pairs()) == PAIRS
    with pytest.raises(
        EncoderError, match=r"encoder 'nothing'. Choose one of bekko, .*e5-small, labse, .*use"
    ):
        align(ARABIC, ENGLISH, "nothing")
    distribution(tmp_path / "more", "more", {"muqabala.encoders": {"more": "no_module:X"}})
    monkeypatch.syspath_prepend(str(tmp_path / "more"))
    with pytest.raises(EncoderError, match="encoder 'nothing'"):
        load_encoder("nothing")


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    "name", ["aligner", "aligner.scripting", "aligner.bitext", "aligner.segmentation.segmenter"]
)
def test_examples_in_docstrings(name: str) -> None:
    failed, tried = doctest.testmod(import_module(name))
    assert tried
    assert not failed


def blocks(markdown: str) -> list[str]:
    """The Python code of a Markdown text."""
    return [part.split("```")[0] for part in markdown.split("```python\n")[1:]]


@pytest.mark.usefixtures("installed")
def test_the_guide_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    for place in (tmp_path / "book", folder / "one", folder / "two"):
        place.with_suffix(".ar.txt").write_text(ARABIC, "utf-8")
        place.with_suffix(".en.txt").write_text(ENGLISH, "utf-8")
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {}
    code = blocks(GUIDE.read_text("utf-8"))
    for block in code:
        exec(compile(block, str(GUIDE), "exec"), namespace)
    assert len(code[0].splitlines()) < 20
    for memory in (tmp_path / "book.tmx", folder / "one.tmx", folder / "two.tmx"):
        assert len(read_bitext(memory).units) == 2
    assert "ثم نام. = Then he slept." in capsys.readouterr().out
    first = namespace["result"]
    assert isinstance(first, Alignment)
    assert isinstance(first.beads[0], Bead)
    assert first.beads[0].side(Side.SOURCE)
