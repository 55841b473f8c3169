"""Map XLIFF states to the statuses of pairs and back.

Source: XLIFF 1.2, section 3.2 (attribute state); XLIFF 2.1, section 4.3.1.29 (attribute state).
"""

from __future__ import annotations

from aligner.bitext import Status

STATUS_OF_STATE: dict[str, Status] = {
    # 2.x
    "initial": Status.SUGGESTED,
    "translated": Status.CONFIRMED,
    "reviewed": Status.APPROVED,
    # 1.2
    "new": Status.SUGGESTED,
    "needs-translation": Status.SUGGESTED,
    "needs-adaptation": Status.SUGGESTED,
    "needs-l10n": Status.SUGGESTED,
    "needs-review-translation": Status.SUGGESTED,
    "needs-review-adaptation": Status.SUGGESTED,
    "needs-review-l10n": Status.SUGGESTED,
    "signed-off": Status.APPROVED,
    # both
    "final": Status.APPROVED,
}

STATE_OF_STATUS: dict[Status, str] = {
    Status.SUGGESTED: "initial",
    Status.RETURNED: "initial",
    Status.CONFIRMED: "translated",
    Status.APPROVED: "final",
}
"""States of XLIFF 2.1."""
