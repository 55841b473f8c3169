"""The sample chronicle, and texts cut as a test says."""

from __future__ import annotations

import json
from pathlib import Path

from aligner.bitext import Segment
from aligner.segmentation.segmenter import Cutting, Segmentation

ROOT = Path(__file__).parents[2]
GOLD = json.loads((ROOT / "tests/data/ibn-khaldun/gold.json").read_text("utf-8"))
ARABIC = (ROOT / "ui/resources/sample/tarikh-ar.txt").read_text("utf-8").strip()


def lines(texts: list[str], language: str) -> Segmentation:
    """One segment a line."""
    segments, at = [], 0
    for text in texts:
        segments.append(Segment(at, at + len(text)))
        at += len(text) + 1
    return Segmentation("\n".join(texts), language, Cutting.SENTENCES, tuple(segments))


def stream(text: str, language: str) -> Segmentation:
    return Segmentation(text, language, Cutting.STREAM, (Segment(0, len(text)),))
