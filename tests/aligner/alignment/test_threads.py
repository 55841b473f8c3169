"""An alignment is the same to the last bit with any number of threads."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aligner import parallel
from aligner.alignment.aligner import Aligner
from aligner.alignment.spans.lattice import scoring
from aligner.segmentation.segmenter import Cutting, segment
from models.use import stream as use_stream
from models.use.encoder import UseEncoder

if TYPE_CHECKING:
    from aligner.alignment.aligner import Alignment

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
GOLD = json.loads((ROOT / "tests/data/ibn-khaldun/gold.json").read_text("utf-8"))
ARABIC = (ROOT / "ui/resources/sample/tarikh-ar.txt").read_text("utf-8").strip()
ENGLISH = "\n".join(GOLD["target_sentences"])
VERSES = "\n".join(" ".join(ARABIC.split()[slice(*unit["words"])]) for unit in GOLD["units"])


@pytest.mark.parametrize("cutting", [Cutting.STREAM, Cutting.LINES])
def test_one_two_and_four_threads(cutting: Cutting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use_stream, "BLOCK", 128)  # so that a short text has something to share
    monkeypatch.setattr(scoring, "RUNS_AT_ONCE", 5)
    monkeypatch.setattr(scoring, "ENCODE_BATCH", 300)
    texts = segment(VERSES, "ar", cutting), segment(ENGLISH, "en", Cutting.LINES)
    found: list[Alignment] = []
    for threads in (1, 2, 4):
        with ThreadPoolExecutor(threads) as pool:
            monkeypatch.setattr(parallel, "workers", lambda threads=threads: threads)
            monkeypatch.setattr(use_stream, "workers", lambda threads=threads: threads)
            monkeypatch.setattr(parallel, "_pool", lambda pool=pool: pool)
            found.append(Aligner(*texts, UseEncoder()).align())
    assert len(found[0].beads) > 10
    assert found[0].beads == found[1].beads == found[2].beads
