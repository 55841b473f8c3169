"""Pairs that were changed in a checked-out file and in its library: both versions, and the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from aligner.bitext import Side
from ui.design import icon, style_as_primary, style_as_title
from ui.dialogs.pair_version import PairVersion, facing_versions
from ui.i18n.people import person_name
from ui.services.library.checked_out import Version
from ui.widgets.cards import isolated, label
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.text_reader import differences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.server.disputes import DisputedPair


class DisputedPairsDialog(FittedDialog):
    """Show one pair after the other. Closed before the last one, it decides nothing.

    Signals:
        decided: the :class:`Version` that holds, by id of the pair in the file.
    """

    decided = Signal(object)

    def __init__(
        self,
        disputed: Sequence[DisputedPair],
        right_to_left: Mapping[Side, bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._disputed = disputed
        self._right_to_left = right_to_left
        self._chosen: dict[int, Version] = {}
        self._at = 0
        self.setWindowTitle(self.tr("Changed here and in the library"))
        heading = QLabel(self.tr("Changed here and in the library"), self)
        style_as_title(heading)
        sign = PlainLabel(self)
        sign.setPixmap(icon("warning", "warning").pixmap(QSize(26, 26), self.devicePixelRatioF()))
        self.place = PlainLabel(self)
        self.place.setProperty("role", "muted")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(sign)
        top.addWidget(heading, 1)
        top.addWidget(self.place)
        self.said = label("", "text", self)
        self.mine = PairVersion(self.tr("Your version"), self)
        self.theirs = PairVersion(self.tr("Version of the library"), self)
        grid = facing_versions(self.mine, self.theirs)
        self.back = QPushButton(self.tr("&Back"), self)
        self.back.clicked.connect(self._go_back)
        self.later = QPushButton(self.tr("&Decide later"), self)
        self.later.setToolTip(self.tr("These changes stay in the file; the next check-in asks again"))
        self.later.clicked.connect(self.reject)
        self.keep = QPushButton(self.tr("&Keep theirs"), self)
        style_as_primary(self.keep)
        self.keep.setDefault(True)
        self.keep.clicked.connect(lambda: self._choose(Version.THEIRS))
        self.apply = QPushButton(self.tr("&Apply my change"), self)
        self.apply.clicked.connect(lambda: self._choose(Version.MINE))
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        buttons.addWidget(self.apply)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(14)
        column.addLayout(top)
        column.addWidget(self.said)
        column.addLayout(grid, 1)
        column.addLayout(buttons)
        self.resize(780, 420)
        self._show()
        self.keep.setFocus()

    def _show(self) -> None:
        pair = self._disputed[self._at]
        yours, theirs = pair.yours, pair.theirs
        number = self.locale().toString
        self.place.setText(
            self.tr("{at} of {of}").format(at=number(self._at + 1), of=number(len(self._disputed)))
        )
        if theirs is None:
            said = self.tr("This pair no longer exists in the library. Its words are in other pairs there.")
        else:
            said = self.tr(
                "{person} changed this pair in the library while you worked on it here. "
                "Choose the version that holds."
            ).format(person=isolated(person_name(pair.who)))
        self.said.setText(said)
        for side in Side:
            mine = yours.cell(side).text if yours is not None else ""
            now = theirs.cell(side).text if theirs is not None else ""
            here, there = differences(mine, now) if mine and now else ([], [])
            self.mine.show_side(side, mine, here, right_to_left=self._right_to_left[side])
            self.theirs.show_side(side, now, there, right_to_left=self._right_to_left[side])
        if pair.number is None:
            self.mine.show_state(None, self.tr("The pair is not in the file any more."))
        else:
            self.mine.show_state(
                yours, self.tr("Pair {number} in this file").format(number=number(pair.number))
            )
        self.theirs.show_state(
            theirs,
            self.tr("Last changed by {name}").format(name=isolated(person_name(pair.who)))
            if theirs is not None
            else self.tr("The pair no longer exists."),
        )
        same_words = (
            yours is not None
            and theirs is not None
            and (yours.source, yours.target) == (theirs.source, theirs.target)
        )
        self.apply.setEnabled(same_words)
        self.apply.setToolTip(
            self.tr("Apply your change to the version of the library. The history keeps both.")
            if same_words
            else self.tr("The words of this pair are divided in another way in the library")
        )
        self.back.setEnabled(self._at > 0)

    def _choose(self, version: Version) -> None:
        self._chosen[self._disputed[self._at].bead] = version
        if self._at + 1 < len(self._disputed):
            self._at += 1
            self._show()
            self.keep.setFocus()
        else:
            self.accept()
            self.decided.emit(self._chosen)

    def _go_back(self) -> None:
        self._at -= 1
        self._show()
