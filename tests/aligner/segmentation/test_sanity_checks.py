"""What is refused before it is aligned, and what is not."""

from __future__ import annotations

import pytest

from aligner.errors import InputError
from aligner.segmentation.sanity_checks import check_pair


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("كلمة " * 1000, "word", "ar.txt is 1,250 times as long as en.txt"),
        ("كلمة", "word " * 1000, "en.txt is 1,250 times as long as ar.txt"),
        ("", "word", "ar.txt contains no words"),
        ("كلمة", " \n ", "en.txt contains no words"),
        ("كلمة", f"a\nb\n{'x' * 10_001}", "en.txt has more than 10,000 characters without a space in line 3"),
    ],
)
def test_refused(source: str, target: str, expected: str) -> None:
    with pytest.raises(InputError, match=expected) as caught:
        check_pair(source, target, "ar.txt", "en.txt")
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("source", "target"),
    [("كلمة", "word " * 100), ("نعم", "Yes"), ("كلمة " * 5000, "word " * 200), ("x" * 10_000, "y" * 10_000)],
)
def test_left_to_the_aligner(source: str, target: str) -> None:
    check_pair(source, target, "ar.txt", "en.txt")
