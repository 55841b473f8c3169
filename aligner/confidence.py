"""Confidence levels shared by the table, map, evidence pane, review queue and searches.

A confidence is calibrated: it estimates the probability that a pair is exactly right
(docs/benchmarks/training.md).
"""

from __future__ import annotations

from enum import Enum

HIGH = 0.9
"""A suggestion of at least this confidence counts as sure."""

LOW = 0.6
"""A suggestion below this confidence counts as doubtful."""


class ConfidenceLevel(Enum):
    """The three levels that the thresholds make."""

    SURE = "sure"
    UNSURE = "unsure"
    DOUBTFUL = "doubtful"


def confidence_level(confidence: float) -> ConfidenceLevel:
    """Give the level of a confidence between 0 and 1."""
    if confidence >= HIGH:
        return ConfidenceLevel.SURE
    return ConfidenceLevel.UNSURE if confidence >= LOW else ConfidenceLevel.DOUBTFUL
