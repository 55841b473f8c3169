"""The settings of the span aligner are part of what makes two alignments comparable."""

from dataclasses import fields, replace
from typing import Any

import pytest

from aligner.alignment.spans.settings import DecodingSettings, PairSettings


@pytest.mark.parametrize("name", [field.name for field in fields(DecodingSettings)])
def test_every_threshold_changes_the_signature(name: str) -> None:
    usual = DecodingSettings()
    value = getattr(usual, name)
    changes: dict[str, Any] = {name: (*value[:-1], 7) if isinstance(value, tuple) else value + 1}
    assert str(PairSettings(decoding=replace(usual, **changes))) != str(PairSettings())


def test_equal_settings_have_equal_signatures() -> None:
    assert str(PairSettings()) == str(PairSettings(decoding=DecodingSettings()))
    assert str(PairSettings(window=15)) != str(PairSettings())
