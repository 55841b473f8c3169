"""Print pairs: which ones, with a preview of every page."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from aligner.formats.reports.pdf.page_images import PageImages
from ui.concurrency.latest_task import LatestTask
from ui.design import colours, emphasise, icon, style_as_primary, style_as_title
from ui.design.forms import style_as_leading
from ui.design.status_style import STATUS_ORDER, status_words
from ui.services.printing import PrintChoice, write_sheet
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from aligner.bitext import Status
    from aligner.progress import Progress
    from db import Project

_SETTLE_MS = 250
_PREVIEW_DPI = 96
_PRINT_DPI = 300
_PREVIEW = QSize(230, 310)


@dataclass(frozen=True, slots=True)
class PrintScope:
    """The pairs that the window offers besides all: those selected, and those that the filter has found."""

    selected: Sequence[int] = ()
    found: Sequence[int] = ()


class PrintPairsDialog(FittedDialog):
    """Chooses and prints pairs.

    Signals:
        printed: how many pages were sent to the printer.
    """

    printed = Signal(int)

    def __init__(self, project: Project, scope: PrintScope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project, self._scope = project, scope
        counts = project.counts()
        self.setWindowTitle(self.tr("Print pairs"))
        self._folder = tempfile.TemporaryDirectory(prefix="muqabala-print-", ignore_cleanup_errors=True)
        self._sheet = 0
        self.pages: PageImages | None = None
        self._page = 0
        self._task = LatestTask(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.compose)
        number = QLocale().toString
        heading = QLabel(self.tr("Print pairs"), self)
        style_as_title(heading)
        self.all = QRadioButton(self.tr("A&ll pairs ({n})").format(n=number(counts.total)), self)
        self.range = QRadioButton(self.tr("&Numbers"), self)
        self.first, self.last = (QSpinBox(self) for _ in range(2))
        for box, value, name in (
            (self.first, 1, self.tr("First number")),
            (self.last, counts.total, self.tr("Last number")),
        ):
            style_as_leading(box)
            box.setRange(1, max(1, counts.total))
            box.setValue(value)
            box.setAccessibleName(name)
            box.valueChanged.connect(lambda _: self.range.setChecked(True))
            box.valueChanged.connect(lambda _: self._settle.start())
        self.selected = QRadioButton(
            self.tr("S&elected pairs ({n})").format(n=number(len(scope.selected))), self
        )
        self.found = QRadioButton(
            self.tr("Pairs that the &filter found ({n})").format(n=number(len(scope.found))), self
        )
        self.selected.setEnabled(bool(scope.selected))
        self.found.setEnabled(bool(scope.found))
        (self.selected if len(scope.selected) > 1 else self.all).setChecked(True)
        self.statuses: dict[Status, QCheckBox] = {}
        for status in STATUS_ORDER:
            tick = QCheckBox(status_words(status).choice.format(n=number(counts.of(status))), self)
            tick.setChecked(True)
            self.statuses[status] = tick
        self.preview = _Preview(self)
        self.back, self.next = QPushButton(self), QPushButton(self)
        for button, picture, text, step in (
            (self.back, "up", self.tr("Previous page"), -1),
            (self.next, "down", self.tr("Next page"), 1),
        ):
            button.setIcon(icon(picture))
            button.setToolTip(plain_tip(text))
            button.setAccessibleName(text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, step=step: self.show_page(self._page + step))
        self.place = PlainLabel(self)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note = PlainLabel(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        keep = self.progress.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keep)
        self.progress.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.print_button = self.buttons.addButton(self.tr("&Print…"), QDialogButtonBox.ButtonRole.AcceptRole)
        style_as_primary(self.print_button)
        self.print_button.setDefault(True)
        self._lay_out(heading)
        for choice in (self.all, self.range, self.selected, self.found, *self.statuses.values()):
            choice.toggled.connect(lambda _: self._settle.start())
        self.buttons.accepted.connect(self._ask_printer)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _: self._close())
        next(choice for choice in (self.selected, self.all) if choice.isChecked()).setFocus()
        self.compose()

    def _lay_out(self, heading: QLabel) -> None:
        numbers = QHBoxLayout()
        for widget in (self.range, self.first, QLabel("–", self), self.last):
            numbers.addWidget(widget)
        numbers.addStretch(1)
        choices = QVBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self._heading(self.tr("Which pairs")))
        choices.addWidget(self.all)
        choices.addLayout(numbers)
        choices.addWidget(self.selected)
        choices.addWidget(self.found)
        choices.addSpacing(8)
        choices.addWidget(self._heading(self.tr("Status")))
        for box in self.statuses.values():
            choices.addWidget(box)
        choices.addSpacing(8)
        choices.addWidget(self.note)
        choices.addWidget(self.progress)
        choices.addStretch(1)
        turn = QHBoxLayout()
        turn.addWidget(self.back)
        turn.addWidget(self.place, 1)
        turn.addWidget(self.next)
        sheet = QVBoxLayout()
        sheet.addWidget(self.preview, 1)
        sheet.addLayout(turn)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(choices, 1)
        both.addLayout(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addLayout(both, 1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(700)  # with room for the scroll bar of a small screen

    @property
    def is_current(self) -> bool:
        """Whether the preview shows what is chosen."""
        return not self._settle.isActive() and not self._task.is_busy

    def choice(self) -> PrintChoice:
        """What would be printed."""
        statuses = frozenset(status for status, box in self.statuses.items() if box.isChecked())
        if self.range.isChecked():
            first, last = sorted((self.first.value(), self.last.value()))
            return PrintChoice(statuses, first, last)
        if self.selected.isChecked():
            return PrintChoice(statuses, beads=frozenset(self._scope.selected))
        if self.found.isChecked():
            return PrintChoice(statuses, beads=frozenset(self._scope.found))
        return PrintChoice(statuses)

    def compose(self) -> None:
        """Set the pages of what is chosen."""
        self._settle.stop()
        self._sheet += 1
        path = Path(self._folder.name) / f"{self._sheet}.pdf"
        project, choice = self._project, self.choice()
        self.print_button.setEnabled(False)

        def work(progress: Progress) -> tuple[int, PageImages]:
            return write_sheet(project, choice, path, progress), PageImages(path)

        def done(made: tuple[int, PageImages]) -> None:
            count, pages = made
            self._drop_pages()
            self.pages = pages
            self.note.setText(self.tr("%Ln pair(s)", "", count))
            self.print_button.setEnabled(True)
            self.show_page(0)

        def failed(sentence: str) -> None:
            self._drop_pages()
            self.note.setText(sentence)
            self.show_page(0)

        self._task.run(work, done, failed)

    def show_page(self, page: int) -> None:
        """Show a page of the preview, counted from 0."""
        pages = self.pages
        count = len(pages) if pages is not None else 0
        self._page = max(0, min(page, count - 1))
        self.back.setEnabled(self._page > 0)
        self.next.setEnabled(self._page + 1 < count)
        number = QLocale().toString
        self.place.setText(
            self.tr("Page {page} of {of}").format(page=number(self._page + 1), of=number(count))
            if count
            else ""
        )
        self.preview.show_image(None if pages is None else _as_image(pages.image(self._page, _PREVIEW_DPI)))

    # Printing

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._project.info().name)
        dialog = QPrintDialog(printer, self)
        if self.pages is not None:
            dialog.setMinMax(1, len(self.pages))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda *_: self.print_on(printer))
        QDialog.open(dialog)  # its own overload asks for a slot by name

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages, one with each turn of the event loop; the dialog then closes."""
        pages = self.pages
        if pages is None:
            return
        first = max(1, printer.fromPage()) - 1
        last = min(len(pages), printer.toPage() or len(pages))
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            self.note.setText(self.tr("The printer does not accept the pages. Choose another printer."))
            return
        self.print_button.setEnabled(False)
        self.progress.setRange(first, last)
        self.progress.show()
        dots = min(_PRINT_DPI, printer.resolution())

        def print_page(page: int) -> None:
            if page >= last or self.pages is not pages or not self.isVisible():
                painter.end()
                if page >= last:
                    self.accept()
                    self.printed.emit(last - first)
                return
            if page > first:
                printer.newPage()
            image = _as_image(pages.image(page, dots))
            room = QRectF(painter.viewport())
            size = image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(room.center())
            painter.drawImage(target, image)
            self.progress.setValue(page + 1)
            QTimer.singleShot(0, self, lambda: print_page(page + 1))

        print_page(first)

    def _drop_pages(self) -> None:
        if self.pages is not None:
            self.pages.close()
            self.pages = None

    def _close(self) -> None:
        self._task.cancel()
        self._settle.stop()
        self._drop_pages()
        self._folder.cleanup()

    def _heading(self, text: str) -> QLabel:
        label = PlainLabel(text, self)
        emphasise(label)
        return label


class _Preview(QLabel):
    """A page, as large as there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setMinimumSize(_PREVIEW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Preview of the page"))

    def show_image(self, image: QImage | None) -> None:
        self._image = image
        self._fit()

    def _fit(self) -> None:
        if self._image is None:
            self.setPixmap(QPixmap())
            return
        ratio = self.devicePixelRatioF()
        mode = Qt.TransformationMode.SmoothTransformation
        shown = self._image.scaled(self.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, mode)
        edge = QPainter(shown)  # without it a white page on white has no end
        edge.setPen(QColor(colours().line))
        edge.drawRect(shown.rect().adjusted(0, 0, -1, -1))
        edge.end()
        shown.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(shown))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _as_image(picture: NDArray[np.uint8]) -> QImage:
    height, width, _ = picture.shape
    return QImage(picture.data, width, height, width * 3, QImage.Format.Format_BGR888).copy()
