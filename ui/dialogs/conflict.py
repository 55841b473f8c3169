"""Two people changed the same pair: both versions side by side, and the choice between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from aligner.bitext import Side
from ui.design import icon, style_as_primary, style_as_title
from ui.dialogs.pair_version import PairVersion, facing_versions
from ui.i18n.command_names import command_name
from ui.i18n.localize import localize
from ui.i18n.people import person_name
from ui.widgets.cards import isolated, label
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.text_reader import differences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db import BeadConflictError, BeadRow
    from ui.services.project_commands import ProjectCommand


class ConflictDialog(FittedDialog):
    """Show the refused command beside the pair as it is now. Nothing was written or lost.

    Signals:
        insisted: apply mine again, on top of theirs.
    """

    insisted = Signal()

    def __init__(
        self,
        error: BeadConflictError,
        command: ProjectCommand,
        right_to_left: Mapping[Side, bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._command = command
        theirs, yours = error.theirs, error.yours
        self.setWindowTitle(self.tr("Changed by someone else"))
        heading = QLabel(self.tr("Someone else changed this pair"), self)
        style_as_title(heading)
        sign = PlainLabel(self)
        sign.setPixmap(icon("warning", "warning").pixmap(QSize(26, 26), self.devicePixelRatioF()))
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(sign)
        top.addWidget(heading, 1)
        said = label(
            self.tr("{why}. Your change “{what}” was not saved. Compare both versions.").format(
                why=localize(error.what), what=isolated(command_name(command.name))
            ),
            "text",
            self,
        )
        self.mine = PairVersion(self.tr("Your version"), self)
        self.theirs = PairVersion(self.tr("Current version"), self)
        grid = facing_versions(self.mine, self.theirs)
        for side in Side:
            mine = yours.cell(side).text if yours is not None else ""
            if command.reworded_side is side:
                mine = command.text
            now = theirs.cell(side).text if theirs is not None else ""
            here, there = differences(mine, now) if mine and now else ([], [])
            self.mine.show_side(side, mine, here, right_to_left=right_to_left[side])
            self.theirs.show_side(side, now, there, right_to_left=right_to_left[side])
        self.mine.show_state(yours, self._mine_says(yours))
        self.theirs.show_state(theirs, self._theirs_say(theirs, error.who))

        self.keep = QPushButton(self.tr("&Keep theirs"), self)
        style_as_primary(self.keep)
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.reject)
        self.insist = QPushButton(self.tr("&Apply my change"), self)
        self.insist.setToolTip(
            self.tr("Apply your change to the current version. The history keeps both.")
            if theirs is not None
            else self.tr("The pair no longer exists.")
        )
        self.insist.setEnabled(theirs is not None)
        self.insist.clicked.connect(self._insist)
        self.copy = QPushButton(self.tr("&Copy my text"), self)
        self.copy.setVisible(bool(command.text))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(command.text))
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.insist)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(14)
        column.addLayout(top)
        column.addWidget(said)
        column.addLayout(grid, 1)
        column.addLayout(buttons)
        self.resize(780, 420)
        self.keep.setFocus()

    def _mine_says(self, yours: BeadRow | None) -> str:
        if self._command.text and self._command.reworded_side is None:
            return self.tr("You wrote: {text}").format(text=isolated(self._command.text))
        if self._command.reworded_side is not None:
            return self.tr("Your wording")
        return (
            self.tr("As you saw it")
            if yours is not None
            else self.tr("The version you saw is no longer available")
        )

    def _theirs_say(self, theirs: BeadRow | None, who: str) -> str:
        if theirs is None:
            return self.tr("The pair no longer exists. Its words are in other pairs.")
        return self.tr("Last changed by {name}").format(name=isolated(person_name(who or theirs.changed_by)))

    def _insist(self) -> None:
        self.accept()
        self.insisted.emit()
