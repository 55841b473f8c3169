"""Lists of categories: what a file may hold, and how reasons are read with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.errors import InputError
from aligner.review_categories import (
    STANDARD,
    Category,
    CategoryModel,
    ErrorSeverity,
    Reason,
    read_model,
    read_reason,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_list_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "house.txt"
    path.write_text("\ufeffloan  word\r\n# note\r\n[ Alignment ]\r\n\r\nwrong pair\r\n", encoding="utf-8")
    model = read_model(path)
    assert model == CategoryModel("house", ("wrong pair",), ("loan word",))
    assert CategoryModel.from_json(model.as_json()) == model
    assert read_reason("Loan word, major: waqf", model) == Reason("loan word", ErrorSeverity.MAJOR, "waqf")
    assert read_reason("terminology, minor", model).category == Category.TERMINOLOGY  # from before
    assert read_reason("loan words", model).category == Category.OTHER


ELEVEN = "\n".join(map(str, range(11))).encode()


@pytest.mark.parametrize(
    "content",
    [b"", b"# a note", b"one\nONE", b"a, b", b"a: b", b"other", b"\xff\xfe", b"x\n" * 40_000, ELEVEN],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "list.txt").write_bytes(content)
    with pytest.raises(InputError, match=r"list\.txt"):
        read_model(tmp_path / "list.txt")


def test_a_longer_name_is_not_taken_for_a_shorter() -> None:
    model = CategoryModel("house", (), ("name", "name of a place"))
    assert read_reason("name of a place: Qus", model).category == "name of a place"


@pytest.mark.parametrize("value", [None, 3, {}, {"name": "x", "alignment": [], "translation": []}])
def test_damaged_settings_give_the_standard(value: object) -> None:
    assert CategoryModel.from_json(value) is STANDARD
