"""Choose an encoder: list them, show which are ready, download the others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aligner.errors import MuqabalaError
from ui.design.forms import style_as_roomy
from ui.i18n.localize import localize
from ui.preferences.encoder_download import Downloading
from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from models.registry import EncoderInfo

INFO = Qt.ItemDataRole.UserRole + 1


class EncoderField(QWidget):
    """A list of encoders, what is to be known of the chosen one, and a button that downloads it.

    Signals:
        chosen: the name of another encoder.
    """

    chosen = Signal(str)

    def __init__(self, current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = current
        self.downloading = Downloading.of_the_program()
        self.list = QComboBox(self)
        self.list.setAccessibleName(self.tr("Encoder"))
        # Names can be long: the list is as wide as the form allows, and its pop-up shows them in full.
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setMinimumContentsLength(24)
        self.folder = QPushButton(self.tr("&Folder…"), self)
        self.folder.setToolTip(self.tr("Use a sentence-transformers model from a folder"))
        self.text = PlainLabel(self)
        self.text.setProperty("role", "muted")
        self.text.setWordWrap(True)
        self.state = PlainLabel(self)
        self.state.setWordWrap(True)
        self.state.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.fetch = QPushButton(self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Download progress"))
        self.halt = QPushButton(self.tr("&Stop"), self)

        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addWidget(self.list, 1)
        choice.addWidget(self.folder)
        self.form = style_as_roomy(QFormLayout())
        self.form.addRow(self.tr("&Encoder"), choice)
        label = self.form.labelForField(choice)
        if isinstance(label, QLabel):
            label.setBuddy(self.list)
        progress = QHBoxLayout()
        progress.addWidget(self.fetch)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.halt)
        progress.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.form)
        column.addWidget(self.text)
        column.addWidget(self.state)
        column.addLayout(progress)

        self.list.activated.connect(self._choose)
        self.folder.clicked.connect(self._ask_folder)
        self.fetch.clicked.connect(self._download)
        self.halt.clicked.connect(self.downloading.stop)
        self.downloading.progressed.connect(self._moved)
        self.downloading.ended.connect(self._ended)
        self._fill()

    @property
    def name(self) -> str:
        """The chosen encoder, as :func:`models.registry.load` wants it."""
        return self._name

    def choose(self, name: str) -> None:
        """Choose an encoder, also one that is not in the list: a folder, or several joined by ``+``."""
        if name != self._name:
            self._name = name
            self._fill()
            self.chosen.emit(name)

    def _fill(self) -> None:
        from models.registry import available

        self.list.clear()
        for info in available():
            shown = self._title(info.name)
            if not info.installed:
                shown = self.tr("{name} (not installed)").format(name=shown)
            self.list.addItem(shown, info.name)
            self.list.setItemData(self.list.count() - 1, info, INFO)
            if info.installed and info.size:
                self.list.addItem(self._title(f"use+{info.name}"), f"use+{info.name}")
        at = self.list.findData(self._name)
        if at < 0:
            self.list.addItem(Path(self._name).name or self._name, self._name)
            at = self.list.count() - 1
        self.list.setCurrentIndex(at)
        self._describe()

    def _title(self, name: str) -> str:
        """What an encoder, or several joined by ``+``, is called in the list."""
        names = [
            self.tr("Built-in (Universal Sentence Encoder)") if part == "use" else part
            for part in name.split("+")
        ]
        return " + ".join(names)

    def _choose(self) -> None:
        name = self.list.currentData()
        if name != self._name:
            self._name = name
            self._describe()
            self.chosen.emit(name)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder of a model"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_folder)
        dialog.open()

    def take_folder(self, folder: str) -> None:
        """Use the model in a folder, or say why that cannot be."""
        from models.local_models import missing, refuse_code

        try:
            lack = missing(Path(folder))
            if lack is None:
                refuse_code(Path(folder))
        except MuqabalaError as error:
            self.state.setText(localize(error))
            self.state.show()
            return
        if lack is not None:
            self.state.setText(self.tr("No usable model in this folder."))
            self.state.show()
            return
        self.choose(folder)

    def _describe(self, failure: str = "") -> None:
        """Say what there is to know of the chosen encoder, and offer what can be done about it."""
        from aligner.extras import remedy_for
        from models.registry import needs_neural
        from models.sentence_transformer.encoder import EXTRA, has_neural

        info: EncoderInfo | None = self.list.currentData(INFO)
        running = self.downloading.is_running
        to_fetch = info is not None and not info.installed
        self.text.setText(self._about(info))
        self.bar.setVisible(running)
        self.halt.setVisible(running)
        self.fetch.setVisible(to_fetch and has_neural() and not running)
        if to_fetch and info is not None:
            size = QLocale().formattedDataSize(info.size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
            self.fetch.setText(self.tr("&Download {size}").format(size=size))
        if running:
            self.state.setText(
                self.tr("Downloading {name}. You can continue working.").format(name=self.downloading.name)
            )
        elif failure:
            self.state.setText(failure)
        elif needs_neural(self._name) and not has_neural():
            self.state.setText(
                self.tr("Requires libraries that are not installed. {remedy}.").format(
                    remedy=localize(remedy_for(EXTRA))
                )
            )
        else:
            self.state.clear()
        self.state.setVisible(bool(self.state.text()))

    def _about(self, info: EncoderInfo | None) -> str:
        if info is not None:
            return localize(info.description)
        if "+" in self._name and not Path(self._name).is_dir():
            return self.tr("Several encoders with equal weight")
        return self._name

    def _download(self) -> None:
        self.downloading.start(self._name)
        self.bar.setValue(0)
        self._describe()

    def _moved(self, share: float, _: str) -> None:
        self.bar.setValue(round(1000 * share))

    def _ended(self, failure: str) -> None:
        self._fill()
        self._describe(failure)
