"""Numbers as the interface writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.confidence import confidence_level
from ui.dialogs.review.quality import sheet_words
from ui.i18n.formatting import confidence_percent, percent, percent_sign
from ui.i18n.language import set_language
from ui.i18n.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def in_arabic(qapp: QApplication) -> Iterator[None]:
    set_language(qapp, Language.ARABIC)
    yield
    set_language(qapp, Language.ENGLISH)


def _bare(text: str) -> str:
    """Without the signs around what was filled in."""
    return text.translate({0x2068: None, 0x2069: None})


@pytest.mark.usefixtures("in_arabic")
def test_percentages_are_arabic_in_arabic() -> None:
    assert (percent(0.94), percent(0.1234, 1), percent_sign()) == ("٩٤٪", "١٢٫٣٪", "٪")
    words = sheet_words()
    assert _bare(words.headings[-1]) == "فترة ٩٥٪"
    assert words.share(0.05) == "٥٫٠٪"


@pytest.mark.usefixtures("qapp")
def test_percentages_have_no_space_in_english() -> None:
    assert (percent(0.94), percent(0.1234, 1), percent_sign()) == ("94%", "12.3%", "%")
    assert _bare(sheet_words().headings[-1]) == "95% interval"


@pytest.mark.parametrize(
    ("confidence", "shown"),
    [(0.9, "90%"), (0.8999, "89%"), (0.895, "89%"), (0.5999, "59%"), (0.6, "60%"), (0.996, "100%")],
)  # fmt: skip
def test_a_confidence_is_not_rounded_up_to_another_level(qapp: object, confidence: float, shown: str) -> None:
    """A pair that is unsure does not say 90%, from which on pairs are sure."""
    assert confidence_percent(confidence) == shown
    assert confidence_level(int(shown[:-1]) / 100) is confidence_level(confidence)
