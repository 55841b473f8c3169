"""Report of a bug, with everything that helps to fix it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.design import icon, style_as_title
from ui.widgets.screen_fit import FittedDialog


class ReportDialog(FittedDialog):
    """Shown once; what goes wrong while it is open is added to it."""

    _open: ClassVar[ReportDialog | None] = None

    @classmethod
    def tell(cls, text: str, parent: QWidget | None = None) -> ReportDialog:
        """Show a report, or add to the one that is shown."""
        dialog = cls._open
        if dialog is None:
            dialog = cls._open = cls(parent)
            dialog.finished.connect(dialog._gone)
            dialog.open()
        dialog.text.appendPlainText(text + "\n")
        return dialog

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Error in Muqabala"))
        heading = QLabel(self.tr("An error occurred in Muqabala"), self)
        style_as_title(heading)
        what = QLabel(
            self.tr(
                "This is an error in the program. Your work is saved and you can continue. "
                "Please copy the report and send it to us. It contains the location of the "
                "error, version numbers and the end of the log, which names files but quotes "
                "no text."
            ),
            self,
        )
        what.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy = buttons.addButton(self.tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setIcon(icon("copy"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addWidget(what)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.resize(680, 460)

    def _gone(self) -> None:
        ReportDialog._open = None
        self.deleteLater()
