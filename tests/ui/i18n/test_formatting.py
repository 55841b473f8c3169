"""Numbers as the interface writes them."""

from __future__ import annotations

import pytest

from aligner.confidence import confidence_level
from ui.i18n.formatting import confidence_percent


@pytest.mark.parametrize(
    ("confidence", "shown"),
    [(0.9, "90%"), (0.8999, "89%"), (0.895, "89%"), (0.5999, "59%"), (0.6, "60%"), (0.996, "100%")],
)  # fmt: skip
def test_a_confidence_is_not_rounded_up_to_another_level(qapp: object, confidence: float, shown: str) -> None:
    """A pair that is unsure does not say 90%, from which on pairs are sure."""
    assert confidence_percent(confidence) == shown
    assert confidence_level(int(shown[:-1]) / 100) is confidence_level(confidence)
