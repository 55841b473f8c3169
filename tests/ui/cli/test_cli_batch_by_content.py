"""Files whose names do not tell are paired by what they say; the pairs can be looked at and corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.errors import InputError
from ui.services.batch.job import load_once
from ui.services.imports.content_pairs import pair_by_content
from ui.services.imports.folder_pairs import FilePair, read_list, with_own_names, write_list

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.cli_sample import Run

TEXTS = (
    (
        "ثم سار الملك إلى المدينة وحاصرها شهرين حتى فتحها عنوة وقتل من أهلها خلقا كثيرا",
        "Then the king marched to the city and besieged it for two months, until he took it by force.",
    ),
    (
        "خذ رطلا من الدقيق واعجنه بالماء والملح واتركه حتى يختمر ثم اخبزه في التنور",
        "Take a pound of flour, knead it with water and salt, let it rise, and bake it in the oven.",
    ),
    (
        "لكل إنسان حق في الحياة والحرية والأمان على شخصه ولا يجوز استرقاق أحد",
        "Everyone has the right to life, liberty and security; no one shall be held in slavery.",
    ),
    (
        "تدور الكواكب حول الأرض في أفلاك مختلفة وتطلع الشمس من المشرق وتغرب في المغرب",
        "The planets turn around the earth in spheres; the sun rises in the east and sets in the west.",
    ),
)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Four texts and four translations under names that say nothing, and a file that cannot be read."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    for number, (arabic, english) in enumerate(TEXTS):
        (folder / f"scan {number}.txt").write_text(arabic, encoding="utf-8")
        (folder / f"translation {9 - number}.txt").write_text(english, encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 not really")
    return folder


def test_by_what_they_say(shelf: Path) -> None:
    found = pair_by_content(sorted(shelf.iterdir()), load_once("use"), "ar", "en")
    named = [(pair.name, pair.target.stem) for pair in found.pairs]
    assert named == [(f"scan {number}", f"translation {9 - number}") for number in range(4)]
    assert found.unpaired == ()
    assert [error.path for error in found.errors] == [shelf / "broken.docx"]


def test_a_file_without_counterpart_is_left(shelf: Path) -> None:
    (shelf / "translation 8.txt").unlink()
    found = pair_by_content(sorted(shelf.glob("*.txt")), load_once("use"), "ar", "en")
    assert [path.stem for path in found.unpaired] == ["scan 1"]
    assert len(found.pairs) == 3


def test_sides_that_no_script_tells_apart(shelf: Path) -> None:
    with pytest.raises(InputError, match="fr and en cannot be told apart"):
        pair_by_content(sorted(shelf.iterdir()), load_once("use"), "fr", "en")


def test_a_list_comes_back(shelf: Path, tmp_path: Path) -> None:
    pairs = with_own_names(
        FilePair(f"scan {number}", shelf / f"scan {number}.txt", shelf / f"translation {number + 6}.txt")
        for number in range(3)
    )
    write_list(pairs, tmp_path / "pairs.tsv")
    assert read_list(tmp_path / "pairs.tsv") == pairs


@pytest.mark.parametrize(
    "line", ["scan 0.txt", "scan 0.txt\tnone.txt", "scan 0.txt\tscan 1.txt\tx", "scan 0.txt\tscan 0.txt", ""]
)
def test_a_list_that_is_none(shelf: Path, line: str) -> None:
    (shelf / "pairs.tsv").write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match=r"has no two files of its own in line 1|holds no pairs of files"):
        read_list(shelf / "pairs.tsv")


def test_texts_of_one_name_keep_their_results_apart(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a/x.txt", "b/x.txt", "x.docx")]
    named = with_own_names(FilePair("x", file, file) for file in files)
    assert [pair.name for pair in named] == ["x", "x.txt", "x.docx"]


def test_listed_corrected_aligned(run: Run, shelf: Path, tmp_path: Path) -> None:
    wanted = tmp_path / "pairs.tsv"
    said = run("batch", shelf, "--by-content", "--list", wanted)
    assert (said.code, said.out) == (0, f"{wanted}: 4 pairs of files.\n")
    assert "broken.docx" in said.err
    lines = wanted.read_text(encoding="utf-8").splitlines()
    wanted.write_text("\n".join(lines[:2]), encoding="utf-8")
    assert run("batch", shelf, "--pairs", wanted, "-o", tmp_path / "out").code == 0
    assert sorted(path.name for path in (tmp_path / "out").glob("*.tmx")) == ["scan 0.tmx", "scan 1.tmx"]
    assert run("batch", shelf, "--pairs", wanted, "--by-content").code == 2
