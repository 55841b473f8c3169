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


PARTS = ("coarse", "chains", "openers", "candidates", "blocks", "bead_model", "skips")


@pytest.mark.parametrize(
    ("part", "name"), [(part, one.name) for part in PARTS for one in fields(getattr(PairSettings(), part))]
)
def test_every_setting_of_a_part_changes_the_signature(part: str, name: str) -> None:
    usual = getattr(PairSettings(), part)
    changed: dict[str, Any] = {part: replace(usual, **{name: getattr(usual, name) + 1})}
    assert str(PairSettings(**changed)) != str(PairSettings())


@pytest.mark.parametrize(
    "name",
    [one.name for one in fields(PairSettings) if one.name not in (*PARTS, "model", "lexicon", "decoding")],
)
def test_every_other_setting_changes_the_signature(name: str) -> None:
    changed: dict[str, Any] = {name: getattr(PairSettings(), name) + 1}
    assert str(PairSettings(**changed)) != str(PairSettings())


def test_equal_settings_have_equal_signatures() -> None:
    assert str(PairSettings()) == str(PairSettings(decoding=DecodingSettings()))
    assert str(PairSettings(window=15)) != str(PairSettings())
