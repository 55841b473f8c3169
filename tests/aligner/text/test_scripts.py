"""Direction and script of a language, judged in one place for the whole program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import aligner
from aligner.text.scripts import base_language, is_arabic_script, is_right_to_left, likely_language

RIGHT_TO_LEFT = """
    ar AR ar-SA ar_EG arz ary apc ara fa fas fa-AF prs ur ur-PK ckb ckb-IQ ug ug-CN ps pus sd sd-PK
    ks yi he iw dv syr arc nqo az-Arab az-IR ku-Arab ku-IQ ku-Arab-IQ pa-Arab pa-PK ha-Arab
    ha-Arab-NG kk-CN kk-Arab uz-AF ms-Arab sq-Arab ff-Adlm en-Arab tr-Arab-u-nu-latn lrc pnb skr azb
    mzn bal ota rhg ar-x-orig ar_EG.UTF-8
""".split()  # noqa: SIM905
LEFT_TO_RIGHT = """
    en en-GB arn az az-AZ ku ku-TR pa pa-IN ha ha-NG kk uz ms tr sq ur-Latn fa-Latn ar-Latn ar-Latn-EG
    ug-Cyrl ug-KZ sd-Deva sd-IN ks-Deva yi-Latn he-Latn ckb-Latn ru el zh-Hant am ti de-x-arab en-u-nu-arab
    und fr es "" a
""".split()  # noqa: SIM905


@pytest.mark.parametrize("tag", RIGHT_TO_LEFT)
def test_right_to_left(tag: str) -> None:
    assert is_right_to_left(tag)


@pytest.mark.parametrize("tag", LEFT_TO_RIGHT)
def test_left_to_right(tag: str) -> None:
    assert not is_right_to_left(tag)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *(("ar", True), ("ug", True), ("az-Arab", True), ("ur-Aran", True), ("he", False), ("dv", False)),
        *(("ar-Hebr", False), ("syr", False), ("en", False), ("ur-Latn", False), ("ff-Adlm", False)),
    ],
)
def test_arabic_script(tag: str, *, expected: bool) -> None:
    assert is_arabic_script(tag) is expected


def test_no_other_module_judges_a_language_by_itself() -> None:
    root = Path(aligner.__file__).parent.parent
    judge = re.compile(r"^def (is_right_to_left|is_rtl)\(", re.MULTILINE)
    homes = [
        path.relative_to(root).as_posix()
        for room in ("aligner", "db", "models", "ui")
        for path in (root / room).rglob("*.py")
        if judge.search(path.read_text("utf-8"))
    ]
    assert homes == ["aligner/text/scripts.py"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ثم خرج السلطان من المدينة ومضى إلى خراسان وأقام بها سنة", "ar"),
        ("پس از آن سلطان از شهر بیرون رفت و گفت که به خراسان می‌روم", "fa"),
        ("اس کے بعد سلطان شہر سے نکلا اور خراسان گیا اور وہاں ٹھہرا", "ur"),
        ("پادشاه شهردن چيقوب خراسانه كيتدى و آنڭ قرنداشنه مكتوب گوندردى", "ota"),
        ("אחר כך יצא הסולטן מן העיר והלך לחוראסאן", "he"),
        ("Then the sultan left the city", "en"),
        ("Puis le sultan quitta la cité où il était né", "en"),
        ("", "en"),
    ],
)
def test_the_letters_of_a_text_point_to_its_language(text: str, language: str) -> None:
    assert likely_language(text) == language


def test_a_foreign_name_makes_no_persian_of_an_arabic_text() -> None:
    arabic = "ثم خرج السلطان من المدينة ومضى إلى خراسان وأقام بها سنة " * 5
    assert likely_language(arabic + "چنگیز") == "ar"


@pytest.mark.parametrize(
    ("tag", "base"),
    [
        ("ar", "ar"),
        ("ar-SA", "ar"),
        ("AR_eg", "ar"),
        ("ara", "ar"),
        ("en-GB", "en"),
        ("fas", "fa"),
        ("ota", "ota"),
    ],
)
def test_the_language_of_a_tag(tag: str, base: str) -> None:
    assert base_language(tag) == base
