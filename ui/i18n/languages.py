"""The languages of the interface: one row each, with everything that is not in the catalogue.

To add a language, add a row here and ``muqabala_CODE.ts`` beside it. Needs the standard library only, so that
a build can compile the catalogues without Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


@dataclass(frozen=True, slots=True)
class LanguageSpec:
    """What the program has to know of a language.

    Attributes:
        name: its name in the language itself.
        is_rtl: whether it is written from right to left.
        plural_rules: which form goes with which number, in the byte code of Qt's numerus rules.
        plural_samples: a number for each form of the plural, in the order of the rules.
        family: interface font where the system has none for the script; empty to keep the system's.
        digit_locales: locales that write numbers in the digits of the script, and in those of the Latin
            script; empty where there is no choice.
    """

    name: str
    is_rtl: bool
    plural_rules: bytes
    plural_samples: tuple[int, ...]
    family: str = ""
    digit_locales: tuple[str, ...] = ()


class Language(StrEnum):
    """What the user chooses: a language of the interface, or the system's."""

    SYSTEM = "system"
    ENGLISH = (
        "en",
        LanguageSpec("English", is_rtl=False, plural_rules=bytes.fromhex("0101"), plural_samples=(1, 7)),
    )
    ARABIC = (
        "ar",
        LanguageSpec(
            "العربية",
            is_rtl=True,
            # 0; 1; 2; n % 100 in 3..10; n % 100 > 10; the rest
            plural_rules=bytes.fromhex("0100ff0101ff0102ff24030aff2a0b"),
            plural_samples=(0, 1, 2, 5, 25, 100),
            family="IBM Plex Sans Arabic",
            digit_locales=("ar_EG", "ar_AE"),
        ),
    )

    _spec: LanguageSpec | None

    def __new__(cls, code: str, spec: LanguageSpec | None = None) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member._spec = spec
        return member

    @property
    def spec(self) -> LanguageSpec:
        """The row of a language.

        Raises:
            LookupError: of SYSTEM, which is none.
        """
        if self._spec is None:
            raise LookupError(self)
        return self._spec

    @classmethod
    def spoken(cls) -> tuple[Self, ...]:
        """Return the languages that the interface can speak."""
        return tuple(language for language in cls if language._spec is not None)
