"""Days and times in the language of the interface.

The month is a word and the year has four digits: not every reader takes 12/8/26 for the same day.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

DAY_FORM = "d MMM yyyy"
"""The form of a day in labels, tables and fields."""


def day_of(date: QDate) -> str:
    """A day: "8 Dec 2026"."""
    return QLocale().toString(date, DAY_FORM)


def day_text(kept: str) -> str:
    """The day of an ISO date or time; a dash for none."""
    date = QDate.fromString(kept[:10], Qt.DateFormat.ISODate)
    return day_of(date) if date.isValid() else "–"


def local_time(at: str, *, seconds: bool = False) -> str:
    """A stored time on this machine's clock.

    Args:
        at: in ISO format.
        seconds: on a clock of 24 hours, to the second.
    """
    moment = datetime.fromisoformat(at)
    shown = QDateTime.fromMSecsSinceEpoch(int(moment.timestamp() * 1000))
    locale = QLocale()
    time = (
        locale.toString(shown.time(), "HH:mm:ss")
        if seconds
        else locale.toString(shown.time(), QLocale.FormatType.ShortFormat)
    )
    return f"{day_of(shown.date())} {time}"
