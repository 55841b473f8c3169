"""What can go wrong outside this program, told in one sentence with a remedy.

Anything raised that is *not* one of these is our own bug and must surface as one.
"""

from __future__ import annotations

from pathlib import Path


class MuqabalaError(Exception):
    """Something a person can understand and mend.

    Args:
        what: what is wrong, as a clause without a full stop ("is empty", "is not valid UTF-8").
        remedy: what to do about it, as a sentence without a full stop.
        path: the file concerned, named first in the message when given.
    """

    def __init__(self, what: str, *, remedy: str = "", path: Path | str | None = None) -> None:
        self.what = what
        self.remedy = remedy
        self.path = Path(path) if path is not None else None
        super().__init__(what)

    def __str__(self) -> str:
        head = f"{self.path} {self.what}" if self.path is not None else self.what
        return f"{head}. {self.remedy}." if self.remedy else f"{head}."


class InputError(MuqabalaError):
    """A file or text given to us cannot be used."""


class OutputError(MuqabalaError):
    """A file cannot be written where it was asked for."""


class ProjectError(MuqabalaError):
    """A project file is damaged, foreign, newer than this program, or cannot be opened."""


class EncoderError(MuqabalaError):
    """An encoder is unknown, not installed, not downloaded, or refuses to load."""


class EditError(MuqabalaError):
    """An edit makes no sense where it was asked for (a split at the edge of a bead, say)."""


class RuleError(MuqabalaError):
    """The review rules forbid this person this step."""


class ConflictError(MuqabalaError):
    """Somebody else changed the same bead in the meantime; nothing was written."""


class Cancelled(Exception):  # noqa: N818  (an outcome, not an error)
    """The person asked to stop. Raised by a progress callback, passed through untouched."""
