"""The status bar: saved or not, progress, counts by status, position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStatusBar,
    QStyle,
    QStyleOption,
    QStylePainter,
    QWidget,
)

from aligner.bitext import Status
from ui.design import set_button_icon
from ui.design.status_style import STATUS_ORDER, status_label
from ui.i18n.bidi import isolated
from ui.i18n.formatting import parted
from ui.i18n.localize import localize
from ui.i18n.people import person_and_role
from ui.widgets.status_sign import StatusSign
from ui.widgets.text.elided_label import ElidedLabel
from ui.widgets.text.plain_label import PlainLabel, button_text
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from aligner.permissions import Person
    from db import Counts


class _Count(QWidget):
    """Symbol, number and name of a status."""

    def __init__(self, status: Status, parent: QWidget) -> None:
        super().__init__(parent)
        self._status = status
        self._sign = StatusSign(status, self)
        self._number = PlainLabel(self)
        self._number.setProperty("status", status.value)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetFixedSize)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(5)
        row.addWidget(self._sign)
        row.addWidget(self._number)

    def set_number(self, number: int) -> None:
        text = f"{self.locale().toString(number)} {status_label(self._status)}"
        self._number.setText(text)
        self.setAccessibleName(text)


class StatusLine(QStatusBar):
    """Shows the state of project and window.

    All parts are permanent: a status tip takes the place of :attr:`saved` alone, and never that of the
    progress of work. The base class hides and shows widgets around a tip without regard to their state.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 10, 0)
        self.saved = PlainLabel(self)
        self.saved.setProperty("role", "muted")
        self.tip = ElidedLabel(self)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.progress.setFixedWidth(180)
        self.doing = PlainLabel(self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setProperty("flat", True)
        self.cancel.setToolTip(self.tr("Stop; pairs that are shown already are kept"))
        self.where = PlainLabel(self)
        self.where.setContentsMargins(8, 0, 8, 0)
        self.where.setProperty("role", "muted")
        self._others: list[str] = []
        self._place, self._connected = "", True
        self.position = PlainLabel(self)
        self.position.setContentsMargins(8, 0, 10, 0)
        self.position.setProperty("role", "muted")
        self.position.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.identity = QPushButton(self)
        self.identity.setObjectName("status-identity")
        self.identity.setProperty("flat", True)
        set_button_icon(self.identity, "person", "accent", size=15)
        self.identity.setToolTip(self.tr("Change user or role"))
        self.identity.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.counts = {status: _Count(status, self) for status in reversed(STATUS_ORDER)}
        state = QWidget(self)
        row = QHBoxLayout(state)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.saved)
        row.addWidget(self.tip, 1)
        row.addWidget(self.progress)
        row.addWidget(self.doing, 1)
        row.addWidget(self.cancel)
        row.addStretch()
        self.addPermanentWidget(state, 1)
        for count in self.counts.values():
            self.addPermanentWidget(count)
        self.addPermanentWidget(self.where)
        self.addPermanentWidget(self.identity)
        self.addPermanentWidget(self.position)
        self._busy = self._has_project = False
        self.messageChanged.connect(self._show_state)
        self.set_busy(False)
        self.show_project(False)

    def show_project(self, shown: bool) -> None:
        """Show or hide what belongs to an open project."""
        self.setProperty("bare", not shown)
        self.style().unpolish(self)
        self.style().polish(self)
        self._has_project = shown
        self._show_state()
        for widget in (self.position, self.identity, *self.counts.values()):
            widget.setVisible(shown)

    def set_counts(self, counts: Counts) -> None:
        """Show the number of pairs by status; those of the reviewer only if there are any."""
        for status, count in self.counts.items():
            number = counts.of(status)
            count.set_number(number)
            count.setVisible(number > 0 or status in (Status.SUGGESTED, Status.CONFIRMED))

    def set_person(self, person: Person) -> None:
        """Show who works here, in which role."""
        text = person_and_role(person)
        self.identity.setText(button_text(text))
        self.identity.setAccessibleName(self.tr("User and role: {person}").format(person=text))

    def set_where(self, place: str) -> None:
        """Show the library of the open project; nothing for a file."""
        self._place, self._connected = place, True
        self.set_others([])

    def set_connected(self, connected: bool) -> None:
        """Show whether the library can be reached."""
        self._connected = connected
        self.set_others(self._others if connected else [])

    def set_others(self, others: list[str]) -> None:
        """Show who else is in the project."""
        self._others = others
        place = isolated(self._place)
        if not self._connected:
            text = self.tr("No connection to {library}").format(library=place)
        elif others:
            text = self.tr("Also here: {people}").format(people=parted(others))
        else:
            text = place
        self.where.setText(text)
        self.where.setToolTip(plain_tip(place))
        self.where.setVisible(bool(self._place))

    def set_position(self, at: int | None, of: int) -> None:
        """Show the number of the current pair, from 1."""
        if at is None:
            self.position.setText("")
        else:
            numbers = self.locale()
            self.position.setText(
                self.tr("Pair {at} of {of}").format(at=numbers.toString(at), of=numbers.toString(of))
            )

    def set_saved(self, saved: bool) -> None:
        self.saved.setText(self.tr("All changes are saved") if saved else self.tr("Saving…"))

    def set_waiting(self, what: str) -> None:
        """Show work without known duration; an empty text ends it."""
        self.set_busy(bool(what))
        self.progress.setRange(0, 0 if what else 1000)
        self.doing.setText(what)

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        if busy:
            self.progress.setValue(0)
            self.doing.setText("")
        self._show_state()

    def _show_state(self) -> None:
        """Show one of three: the progress of work, the tip of what the mouse is over, saved or not."""
        tip = self.currentMessage()
        self.tip.setText(tip)
        for widget in (self.progress, self.doing, self.cancel):
            widget.setVisible(self._busy)
        self.tip.setVisible(bool(tip) and not self._busy)
        self.saved.setVisible(self._has_project and not tip and not self._busy)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground only: the base class paints a status tip too, of which a letter showed beside
        :attr:`tip`.
        """
        option = QStyleOption()
        option.initFrom(self)
        QStylePainter(self).drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, option)

    def set_progress(self, done: float, message: str) -> None:
        self.progress.setValue(round(1000 * done))
        self.doing.setText(localize(message))
