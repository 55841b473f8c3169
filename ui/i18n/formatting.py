"""Names of languages, lists and numbers in the language of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from aligner.confidence import confidence_level

if TYPE_CHECKING:
    from collections.abc import Iterable


def language_name(tag: str) -> str:
    """Return the name of the language of a BCP 47 tag: translated if common, else Qt's English name."""
    short = tag.replace("_", "-").partition("-")[0].casefold()
    known = {
        "ar": _tr("Arabic"),
        "de": _tr("German"),
        "en": _tr("English"),
        "es": _tr("Spanish"),
        "fa": _tr("Persian"),
        "fr": _tr("French"),
        "he": _tr("Hebrew"),
        "id": _tr("Indonesian"),
        "it": _tr("Italian"),
        "la": _tr("Latin"),
        "nl": _tr("Dutch"),
        "ota": _tr("Ottoman Turkish"),
        "ru": _tr("Russian"),
        "ja": _tr("Japanese"),
        "ko": _tr("Korean"),
        "pl": _tr("Polish"),
        "pt": _tr("Portuguese"),
        "th": _tr("Thai"),
        "tr": _tr("Turkish"),
        "zh": _tr("Chinese"),
        "ur": _tr("Urdu"),
    }
    return known.get(short) or QLocale.languageToString(QLocale(tag).language())


def listed(parts: Iterable[str]) -> str:
    """Join things by the comma of the language."""
    return _tr(", ").join(parts)


def parted(parts: Iterable[str]) -> str:
    """Join statements by the semicolon of the language."""
    return _tr("; ").join(parts)


def counted(count: int) -> str:
    """Return a number in the digits of the interface."""
    return QLocale().toString(count)


def percent(share: float, decimals: int = 0) -> str:
    """A share between 0 and 1 as a percentage ("94%", "٩٤٪"), whole without ``decimals``."""
    return percentage(round(100 * share) if not decimals else 100 * share, decimals)


def confidence_percent(confidence: float) -> str:
    """A confidence as a whole percentage that is never rounded up to a higher level: 89.6% of an unsure pair
    is 89%, for 90% is sure.
    """
    whole, level = round(100 * confidence), confidence_level(confidence)
    return percentage(whole if confidence_level(whole / 100) is level else whole - 1)


def percentage(number: float, decimals: int = 0) -> str:
    """A percentage as the language writes it."""
    return _tr("{number}%").format(number=QLocale().toString(float(number), "f", decimals))


def percent_sign() -> str:
    """What stands behind the number of a percentage, for fields where a person types the number."""
    return _tr("{number}%").partition("{number}")[2]


def _tr(text: str) -> str:
    return QCoreApplication.translate("languages", text)
