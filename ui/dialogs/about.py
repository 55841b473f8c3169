"""What this program is, and whose work it uses."""

from __future__ import annotations

from importlib.metadata import version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ui.design import ARABIC, style_as_title
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel


class AboutDialog(FittedDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Muqabala"))
        arabic = QLabel("مقابلة", self)
        font = QFont(ARABIC)
        font.setPointSizeF(40)
        arabic.setFont(font)
        name = PlainLabel(self.tr("Muqabala {version}").format(version=version("muqabala")), self)
        style_as_title(name)
        text = PlainLabel(
            self.tr(
                "Muqābala is the manuscript scholar's word for collating a copy against its source: "
                "two texts, facing each other."
            )
            + "\n\n"
            + self.tr(
                "Apache License 2.0. Uses Qt {qt} under the GNU Lesser General Public License 3, numpy, "
                "SQLAlchemy and Google's multilingual Universal Sentence Encoder. The typefaces are Amiri by "
                "Khaled Hosny and Inter by Rasmus Andersson (both SIL Open Font License)."
            ).format(qt=qVersion()),
            self,
        )
        text.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.licences = buttons.addButton(self.tr("Licences…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.licences.clicked.connect(self._show_licences)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 18, 32, 22)
        column.setSpacing(10)
        for label in (arabic, name):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(text)
        column.addSpacing(8)
        column.addWidget(buttons)
        self.setFixedWidth(440)

    def _show_licences(self) -> None:
        from ui.dialogs.licences import LicencesDialog

        LicencesDialog(self).open()
