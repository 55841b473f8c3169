"""From which confidence on a suggestion counts as sure, and below which as doubtful: the same for table, map,
evidence and queue.

A confidence is calibrated to be the chance that a pair is exactly right (docs/BENCHMARKS.md).
"""

from __future__ import annotations

HIGH = 0.9
LOW = 0.6
