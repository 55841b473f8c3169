"""Protocols of the readers and writers of paired texts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit

    Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Languages:
    """The two languages of a bitext, as BCP 47 tags; empty where the file is to say."""

    source: str = "ar"
    target: str = "en"

    def filled(self) -> Languages:
        """With Arabic and English as defaults."""
        return Languages(self.source or "ar", self.target or "en")

    @property
    def pair(self) -> tuple[str, str]:
        return self.source, self.target


ARABIC_TO_ENGLISH = Languages()
AS_IN_FILE = Languages("", "")
"""Nothing asked: the languages that the file names, Arabic and English where it names none."""


@dataclass(frozen=True, slots=True)
class Bitext:
    """Pairs read from a file that holds them already paired.

    Attributes:
        languages: of the first unit, as the file names them.
        warnings: what could not be kept or had to be guessed, one sentence each.
    """

    units: tuple[TranslationUnit, ...]
    languages: Languages
    warnings: tuple[str, ...] = ()


def languages_of(
    units: Iterable[TranslationUnit], given: Languages | None
) -> tuple[Languages, Iterator[TranslationUnit]]:
    """The languages to name in a file, and the units again: those given, or else those of the first unit."""
    iterator = iter(units)
    first = next(iterator, None)
    if first is None:
        return given or Languages(), iter(())
    return given or Languages(first.source_language, first.target_language), chain((first,), iterator)


def ignore(sentence: str) -> None:
    """The warning callback for those who do not care."""


class UnitReader(Protocol):
    """Reads the units of a file one by one, in bounded memory.

    ``languages`` are those asked for as source and target; an empty one is for the file to say. Formats that
    say so in the registry also take ``encoding`` and ``variants``.

    Raises (on the first or any later unit):
        InputError: the file cannot be read, is damaged, or holds no such pairs.
    """

    def __call__(
        self,
        path: Path,
        *,
        languages: Languages = ...,
        warn: Warn = ...,
        progress: Progress = no_progress,
        **options: Any,
    ) -> Iterator[TranslationUnit]: ...


class UnitWriter(Protocol):
    """Writes units one by one, beside the file and then in its place, so that a failure leaves the old
    file whole.

    ``languages`` are those the file names as its own, None for those of the first unit. ``title``
    names the document for people and for formats that want the original's name. Formats that say so
    in the registry also take ``formulas``. Returns the number of units written.

    Raises:
        OutputError: the file cannot be written there, or a unit does not fit into the format.
    """

    def __call__(
        self,
        path: Path,
        units: Iterable[TranslationUnit],
        *,
        languages: Languages | None = None,
        title: str = "",
        **options: Any,
    ) -> int: ...
