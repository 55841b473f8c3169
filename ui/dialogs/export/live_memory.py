"""Where the memory of the project is kept for a CAT tool, while people work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aligner.errors import MuqabalaError
from aligner.exchange.presets import PRESETS
from ui.design import style_as_primary, style_as_title
from ui.i18n.bidi import in_order
from ui.i18n.localize import localize
from ui.services.exchange.live_memory import MEMOQ, OMEGAT, TRADOS, LiveMemory
from ui.widgets.file_chooser import ask_folder, isolated_path
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.elided_label import ElidedLabel
from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from pathlib import Path

    from ui.session.live_memory_writer import LiveMemoryWriter


class LiveMemoryDialog(FittedDialog):
    """Turns the memory on and off."""

    def __init__(self, writer: LiveMemoryWriter, project: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Memory for a tool"))
        self._writer, self._project = writer, project
        memory = writer.memory
        self.folder: Path | None = memory.folder if memory is not None else None
        heading = QLabel(self.tr("Keep a memory for a tool"), self)
        style_as_title(heading)
        why = QLabel(
            self.tr(
                "The memory is rewritten whenever pairs are approved. OmegaT uses it at once; in Trados and "
                "memoQ, select the file in the folder."
            ),
            self,
        )
        why.setWordWrap(True)
        why.setProperty("role", "muted")
        self.tool = QComboBox(self)
        for name in (OMEGAT, TRADOS, MEMOQ):
            self.tool.addItem(localize(PRESETS[name].title), name)
        if memory is not None:
            self.tool.setCurrentIndex(max(0, self.tool.findData(memory.tool)))
        self.path = ElidedLabel(self)
        choose = QPushButton(self.tr("&Choose…"), self)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._ask)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(choose)
        self.approved = QCheckBox(self.tr("Only &approved pairs"), self)
        self.approved.setChecked(memory.approved_only if memory is not None else True)
        self.approved.setToolTip(self.tr("Otherwise confirmed pairs too"))
        self.trouble = PlainLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.stop_button = buttons.addButton(
            self.tr("&Stop keeping it"), QDialogButtonBox.ButtonRole.DestructiveRole
        )
        self.keep_button = buttons.addButton(
            self.tr("&Keep it there"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        style_as_primary(self.keep_button)
        self.stop_button.setVisible(memory is not None)
        self.stop_button.clicked.connect(self._stop)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("Tool"), self.tool)
        form.addRow(self.tr("Folder"), row)
        form.addRow("", self.approved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(why)
        layout.addLayout(form)
        layout.addWidget(self.trouble)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(520)
        self.tool.currentIndexChanged.connect(self._check)
        self._check()

    def choose(self, folder: Path) -> None:
        """Take a folder."""
        self.folder = folder
        self._check()

    def _memory(self) -> LiveMemory | None:
        if self.folder is None:
            return None
        return LiveMemory(self.tool.currentData(), self.folder, self.approved.isChecked())

    def _check(self) -> None:
        """Say what is wrong with the choice, if anything is."""
        memory = self._memory()
        objection = ""
        if memory is not None:
            try:
                memory.file(self._project.stem)
            except MuqabalaError as error:
                objection = localize(error)
        self.path.setText(in_order(isolated_path(self.folder)) if self.folder else self.tr("No folder yet"))
        self.trouble.setText(in_order(objection))
        self.keep_button.setEnabled(memory is not None and not objection)

    def _ask(self) -> None:
        ask_folder(self, self.tr("Select the folder"), self.folder or self._project.parent, self.choose)

    def _keep(self) -> None:
        self._writer.choose(self._memory())
        self.accept()

    def _stop(self) -> None:
        self._writer.choose(None)
        self.accept()
