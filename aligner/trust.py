"""From which confidence on a suggestion counts as sure, and below which as doubtful: the same for table, map,
evidence and queue.

A confidence is calibrated to be the chance that a pair is exactly right (docs/BENCHMARKS.md).
"""

from __future__ import annotations

SURE = 0.9
UNSURE = 0.6
