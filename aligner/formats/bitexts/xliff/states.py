"""Map states of XLIFF and its dialects to the statuses of pairs and back.

Source: XLIFF 1.2, section 3.2 (attribute state); XLIFF 2.1, section 4.3.1.29 (attribute state). Trados:
``ConfirmationLevel`` of its file type API. memoQ: ``mq:status`` in files of memoQ 9 and 10. Phrase:
``m:confirmed`` and ``m:level``.
"""

from __future__ import annotations

from aligner.bitext import Status

LEAST_FIRST = (Status.RETURNED, Status.SUGGESTED, Status.CONFIRMED, Status.APPROVED)
"""How far a segment is. A unit with one state for several segments has that of the least."""

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
    # Trados
    "Unspecified": Status.SUGGESTED,
    "Draft": Status.SUGGESTED,
    "Translated": Status.CONFIRMED,
    "RejectedTranslation": Status.RETURNED,
    "RejectedSignOff": Status.RETURNED,
    "ApprovedTranslation": Status.APPROVED,
    "ApprovedSignOff": Status.APPROVED,
    # memoQ
    "NotStarted": Status.SUGGESTED,
    "Pretranslated": Status.SUGGESTED,
    "AssembledFromFragments": Status.SUGGESTED,
    "MachineTranslated": Status.SUGGESTED,
    "Edited": Status.SUGGESTED,
    "PartiallyEdited": Status.SUGGESTED,
    "ManuallyConfirmed": Status.CONFIRMED,
    "ConfirmedTranslator": Status.CONFIRMED,
    "Confirmed": Status.CONFIRMED,
    "Rejected": Status.RETURNED,
    "Reviewer1Confirmed": Status.APPROVED,
    "ConfirmedReviewer1": Status.APPROVED,
    "Proofread": Status.APPROVED,
    "ConfirmedReviewer2": Status.APPROVED,
}

STATE_OF_STATUS: dict[Status, str] = {
    Status.SUGGESTED: "initial",
    Status.RETURNED: "initial",
    Status.CONFIRMED: "translated",
    Status.APPROVED: "final",
}
"""States of XLIFF 2.1."""

STATE_OF_STATUS_1: dict[Status, str] = {
    Status.SUGGESTED: "needs-review-translation",
    Status.RETURNED: "needs-review-translation",
    Status.CONFIRMED: "translated",
    Status.APPROVED: "final",
}
"""States of XLIFF 1.2."""

TRADOS: dict[Status, str] = {
    Status.SUGGESTED: "Draft",
    Status.RETURNED: "RejectedTranslation",
    Status.CONFIRMED: "Translated",
    Status.APPROVED: "ApprovedTranslation",
}

MEMOQ: dict[Status, str] = {
    Status.SUGGESTED: "PartiallyEdited",
    Status.RETURNED: "Rejected",
    Status.CONFIRMED: "ManuallyConfirmed",
    Status.APPROVED: "Proofread",
}
