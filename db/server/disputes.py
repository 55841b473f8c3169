"""What of a check-in needs a person: commands that were left out, and pairs that two people have changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.messages import Message
    from db.records import BeadRow


class Version(StrEnum):
    """Which version of a pair is to hold that two people have changed."""

    MINE = "mine"  # the steps of the file are taken on top of what is on the server
    THEIRS = "theirs"  # the steps of the file are left out for this pair


@dataclass(frozen=True, slots=True)
class RefusedCommand:
    """A command of the file that the server did not take.

    Attributes:
        reason: why not.
        yours: the first pair concerned as it is in the file now; None if it is not there.
        theirs: the same pair on the server.
    """

    event: int
    who: str
    summary: Message
    reason: Message
    yours: BeadRow | None
    theirs: BeadRow | None


@dataclass(frozen=True, slots=True)
class DisputedPair:
    """A pair that was changed in the file and, by somebody else, on the server.

    Attributes:
        bead: its id in the file.
        number: its place in the file, from 1; None where it is not there any more.
        who: who changed it on the server; empty where the pair is gone there.
        yours: the pair as it is in the file; None if it is not there.
        theirs: the pair on the server; None if it is not there, and nothing can be done on top of it.
    """

    bead: int
    number: int | None
    who: str
    yours: BeadRow | None
    theirs: BeadRow | None
