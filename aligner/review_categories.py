"""Categories and severities of returned pairs, kept as the first words of the reason.

Alignment and translation are told apart. The names of the translation are those of MQM
(https://themqm.org, the core typology) and of ISO 5060; "style" there includes register.
A reason is text: ``terminology, major: "vizier" is used before``. One without a category is counted as such.
A project may have categories of its own instead, from a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from aligner.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Category(StrEnum):
    """What is wrong with a pair; the value is the word in the reason."""

    WRONG_PAIR = "wrong pair"
    CUT_EARLY = "cut early"
    CUT_LATE = "cut late"
    MISSING = "missing"
    EXTRA = "extra"
    ORDER = "order"
    ACCURACY = "accuracy"
    OMISSION = "omission"
    ADDITION = "addition"
    TERMINOLOGY = "terminology"
    LANGUAGE = "language"
    STYLE = "style"
    OTHER = "other"

    @property
    def of_alignment(self) -> bool:
        """Whether it concerns the pairing rather than the translation."""
        return self in ALIGNMENT


ALIGNMENT: Final = frozenset(list(Category)[:6])


class ErrorSeverity(StrEnum):
    """How grave it is, by MQM."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


ALIGNMENT_KEYS: Final = "1234567890"
TRANSLATION_KEYS: Final = "QWERTYUIOP"
SEVERITY_KEYS: Final = "ASDF"
"""The keys that choose a category or a severity, by their place on a Latin keyboard."""
MOST: Final = len(ALIGNMENT_KEYS)
"""Categories in each part of a model: there is a key for each."""

_SEPARATORS: Final = ",:()"
_HEADING: Final = re.compile(r"\[\s*(alignment|translation)\s*\]", re.IGNORECASE)
_LARGEST: Final = 64 << 10


@dataclass(frozen=True, slots=True)
class CategoryModel:
    """The categories that a return may have in a project.

    Attributes:
        name: what the model is called.
        alignment: about the pairing. translation: about the wording. A category is in one of them.
    """

    name: str
    alignment: tuple[str, ...]
    translation: tuple[str, ...]

    @property
    def categories(self) -> tuple[str, ...]:
        return (*self.alignment, *self.translation)

    def as_json(self) -> dict[str, Any]:
        """JSON values, which :meth:`from_json` reads."""
        return {"name": self.name, "alignment": self.alignment, "translation": self.translation}

    @classmethod
    def from_json(cls, value: Any) -> CategoryModel:
        """Take back what :meth:`as_json` gave; :data:`STANDARD` for anything else."""
        try:
            model = cls(str(value["name"]), tuple(value["alignment"]), tuple(value["translation"]))
            _check(model)
        except (TypeError, KeyError, ValueError):
            return STANDARD
        return model


def read_model(path: Path) -> CategoryModel:
    """Read categories from a text file in UTF-8: one a line under ``[alignment]`` or ``[translation]``.

    Lines before the first heading are about the translation; lines that begin with ``#`` are passed over.

    Raises:
        InputError: it cannot be read, or is no list of categories.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise ValueError("the file is too long")
        model = _parsed(path.stem, content.decode("utf-8-sig"))
        _check(model)
    except OSError as error:
        raise InputError(
            "cannot be read ({why})", remedy="Check its name", path=path, why=error.strerror
        ) from error
    except UnicodeDecodeError as error:
        raise InputError("is not text in UTF-8", remedy="Save it as UTF-8", path=path) from error
    except ValueError as error:
        raise InputError(
            "is no list of categories",
            remedy="Write one category a line, up to {most} under [alignment] and under [translation], "
            "each once and without commas, colons and brackets",
            path=path,
            most=MOST,
        ) from error
    return model


def _parsed(name: str, text: str) -> CategoryModel:
    found: dict[str, list[str]] = {"alignment": [], "translation": []}
    part = "translation"
    for line in text.splitlines():
        if (heading := _HEADING.fullmatch(line.strip())) is not None:
            part = heading[1].lower()
        elif (words := " ".join(line.split())) and not words.startswith("#"):
            found[part].append(words)
    return CategoryModel(name, tuple(found["alignment"]), tuple(found["translation"]))


def _check(model: CategoryModel) -> None:
    names = [name.casefold() for name in model.categories]
    if not names or len(set(names)) < len(names) or Category.OTHER in names:
        raise ValueError("categories are missing or there twice")
    if max(len(model.alignment), len(model.translation)) > MOST:
        raise ValueError("too many categories")
    if any(not name.strip() or set(name) & set(_SEPARATORS) or "\n" in name for name in names):
        raise ValueError("a name that a reason could not hold")


STANDARD: Final = CategoryModel(
    "MQM core",
    tuple(one.value for one in Category if one.of_alignment),
    tuple(one.value for one in Category if not one.of_alignment and one is not Category.OTHER),
)
"""Alignment, and the core of MQM."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason taken apart.

    Attributes:
        category: of the model of the project, :attr:`Category.OTHER` for none.
        severity: None where none is given.
        text: what follows; the whole reason where it begins with no category.
    """

    category: str
    severity: ErrorSeverity | None = None
    text: str = ""

    def __str__(self) -> str:
        head = self.category + (f", {self.severity.value}" if self.severity is not None else "")
        return f"{head}: {self.text}" if self.text else head


def read_reason(reason: str, model: CategoryModel = STANDARD) -> Reason:
    """Take a reason apart. ``Minor`` and other spellings of the case are accepted.

    A category of :data:`STANDARD` is known with another model too: pairs may have been returned before.
    """
    pattern, names = _reason_pattern((*model.categories, *STANDARD.categories, Category.OTHER.value))
    if (found := pattern.fullmatch(reason)) is None:
        return Reason(Category.OTHER, None, reason.strip())
    severity = found["severity"]
    return Reason(
        names[found["category"].casefold()],
        ErrorSeverity(severity.lower()) if severity else None,
        (found["text"] or "").strip(),
    )


@lru_cache(maxsize=8)
def _reason_pattern(categories: Sequence[str]) -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for name in categories:
        names.setdefault(name.casefold(), Category(name) if name in set(Category) else name)
    longest_first = sorted(categories, key=len, reverse=True)
    return re.compile(
        rf"\s*(?P<category>{'|'.join(map(re.escape, longest_first))})(?!\w)"
        rf"(?:\s*[,(]\s*(?P<severity>{'|'.join(ErrorSeverity)})\)?)?\s*(?:[:.–—-]\s*(?P<text>.*)|$)",
        re.IGNORECASE | re.DOTALL,
    ), names
