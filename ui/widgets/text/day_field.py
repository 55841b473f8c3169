"""A field for a day, written as days are everywhere in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QTableView

from ui.design.forms import style_as_leading
from ui.i18n.dates import DAY_FORM

if TYPE_CHECKING:
    from PySide6.QtCore import QDate
    from PySide6.QtWidgets import QWidget


_ROOM = 24
"""Around a day in the calendar."""


class DayField(QDateEdit):
    """Typed, or chosen in a calendar that opens from it."""

    def __init__(self, day: QDate, parent: QWidget) -> None:
        super().__init__(day, parent)
        # Qt puts the parts of a form in reverse order while the field is mirrored. The letters of the month
        # do that once more, and the year would be read first.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setDisplayFormat(DAY_FORM)
        self.unsetLayoutDirection()
        self.setCalendarPopup(True)
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for day_of_week in Qt.DayOfWeek:  # red is unreadable on some grounds, and the weekend not the same
            calendar.setWeekdayTextFormat(day_of_week, QTextCharFormat())
        # Longer names of days are cut off, and Qt gives a column at least the width of the widest letter of
        # a font, which in Arabic is a whole sentence.
        for view in calendar.findChildren(QTableView):
            view.horizontalHeader().setMinimumSectionSize(_ROOM)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        metrics = calendar.fontMetrics()
        calendar.setMinimumSize(
            7 * (metrics.horizontalAdvance("00") + _ROOM), 9 * (metrics.height() + _ROOM // 2)
        )
        style_as_leading(self)

    @property
    def iso_day(self) -> str:
        """The day in ISO format, in western digits."""
        return self.date().toString(Qt.DateFormat.ISODate)
