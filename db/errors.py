"""Errors of the project file that carry more than a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.errors import ConflictError

if TYPE_CHECKING:
    from db.records import BeadRow


class BeadConflictError(ConflictError):
    """Somebody else changed a pair in the meantime; nothing was written.

    Attributes:
        bead: the pair.
        yours: the pair as the refused command expected it, as far as the history has it.
        theirs: the pair as it is now; None when it no longer exists.
        who: the author of the change that is in the way; empty when unknown.
    """

    def __init__(
        self,
        template: str,
        *,
        bead: int,
        yours: BeadRow | None = None,
        theirs: BeadRow | None = None,
        who: str = "",
    ) -> None:
        super().__init__(template, remedy="Look at it as it is now and decide again")
        self.bead = bead
        self.yours = yours
        self.theirs = theirs
        self.who = who


class CorruptError(ValueError):
    """Stored data that no command of ours wrote; :func:`db.schema.sqlite.environment_errors` makes a
    sentence of it.
    """
