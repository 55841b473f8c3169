"""A project that was aligned with a transformer is not encoded again when it is opened again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from aligner.permissions import Person, Role
from aligner.progress import no_progress
from db import Project, TextInput
from models.calibration_sentences import PROBES
from models.sentence_transformer.encoder import TransformerEncoder
from ui.cli.main import main
from ui.services.alignment import AlignmentService

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SOURCE = "ثم مضى إلى خراسان وأقام بها سنة. وكان السلطان قد خرج من المدينة. ثم أقام سنة."
TARGET = "Then he went to Khurasan and stayed there a year. The sultan had left the city. He stayed a year."


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the network was run, on windows of streams and on whole texts; probes do not count."""
    counts: Counter[str] = Counter()
    states, encode = TransformerEncoder.states, TransformerEncoder._encode

    def counted_states(self: TransformerEncoder, windows: Sequence[Sequence[int]]) -> Any:
        counts["windows"] += len(windows)
        return states(self, windows)

    def counted_encode(self: TransformerEncoder, texts: list[str]) -> Any:
        counts["texts"] += len(set(texts) - set(PROBES))
        return encode(self, texts)

    monkeypatch.setattr(TransformerEncoder, "states", counted_states)
    monkeypatch.setattr(TransformerEncoder, "_encode", counted_encode)
    return counts


@pytest.mark.parametrize("pooling", ["mean_pooled", "cls_pooled"])
def test_the_desk_encodes_a_project_once(
    tmp_path: Path, pooling: str, encoded: Counter[str], request: pytest.FixtureRequest
) -> None:
    folder = str(request.getfixturevalue(pooling))
    path = tmp_path / "p.muqabala"
    person = Person("Samira", Role.TRANSLATOR)
    Project.create(
        path,
        name="p",
        source=TextInput(SOURCE, "ar", "sentences", "ar.txt"),
        target=TextInput(TARGET, "en", "sentences", "en.txt"),
        by=person,
    ).close()
    found = []
    for _ in range(2):
        with Project.open(path) as project:
            encoded.clear()
            found.append(AlignmentService(project).align_all(folder, no_progress).beads)
            assert (encoded.total() > 0) == (len(found) == 1)
    assert found[0] == found[1]


def test_what_the_command_encoded_serves_the_desk(
    tmp_path: Path, mean_pooled: Path, encoded: Counter[str]
) -> None:
    source, target, path = tmp_path / "ar.txt", tmp_path / "en.txt", tmp_path / "p.muqabala"
    source.write_text(SOURCE, encoding="utf-8")
    target.write_text(TARGET, encoding="utf-8")
    assert (
        main(["align", str(source), str(target), "--encoder", str(mean_pooled), "--project", str(path)]) == 0
    )
    assert encoded["windows"] > 0
    encoded.clear()
    with Project.open(path) as project:
        assert AlignmentService(project).align_all(str(mean_pooled), no_progress).beads
    assert encoded.total() == 0
