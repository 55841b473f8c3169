"""Errors of the environment: bad input, a full disk, a damaged file. Each is one sentence with a remedy.

Anything raised that is not one of these is a bug of the program and must surface as one.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.messages import Message, as_message

if TYPE_CHECKING:
    from collections.abc import Iterator


class MuqabalaError(Exception):
    """An error that a person can understand and do something about.

    ``InputError("is not valid UTF-8 in line {line}", line=3, remedy="Choose another file", path=path)``.

    Args:
        template: what is wrong, as a clause without a full stop ("is empty"); a template or a message.
        remedy: what to do about it, as a sentence without a full stop; a template or a message.
        path: the file concerned, named first in the sentence when given.
        args: what fills the two templates, see :class:`aligner.messages.Message`.

    Attributes:
        what: what is wrong.
        remedy: what to do about it; empty when there is nothing.
        path: the file concerned, or None.
    """

    def __init__(
        self, template: str, *, remedy: str = "", path: Path | str | None = None, **args: object
    ) -> None:
        self.what: Message = as_message(template, args)
        self.remedy: Message = as_message(remedy, args)
        self.path = Path(path) if path is not None else None
        super().__init__(self.what)

    def __str__(self) -> str:
        head = f"{self.path} {self.what}" if self.path is not None else self.what
        return f"{head}. {self.remedy}." if self.remedy else f"{head}."


@contextmanager
def about_file(path: Path) -> Iterator[None]:
    """Name the file in an error that says something about it, and does not say of which."""
    try:
        yield
    except MuqabalaError as error:
        # A template in lower case is a clause whose subject is the file.
        if error.path is None and error.what.template[:1].islower():
            error.path = path
        raise


class InputError(MuqabalaError):
    """A file or text cannot be used."""


class OutputError(MuqabalaError):
    """A file cannot be written at the given place."""


class ProjectError(MuqabalaError):
    """A project file is damaged, foreign, newer than this program, or cannot be opened."""


class EncoderError(MuqabalaError):
    """An encoder is unknown, not installed, not downloaded, or refuses to load."""


class EditError(MuqabalaError):
    """An edit is impossible at the given place, such as a split at the edge of a bead."""


class RuleError(MuqabalaError):
    """The review rules forbid this step to this person."""


class ConflictError(MuqabalaError):
    """Somebody else changed the same bead in the meantime; nothing was written."""


class Cancelled(Exception):  # noqa: N818  (an outcome, not an error)
    """The user asked to stop. Progress callbacks raise it; workers pass it on."""
