"""Samples, the error rate of the reviewed pairs, and the sheet to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aligner.permissions import MACHINE
from db.queries.history import people
from ui.concurrency.latest_task import LatestTask
from ui.design import emphasise, style_as_title
from ui.design.forms import style_as_leading
from ui.design.status_style import status_label
from ui.i18n.formatting import counted, percent, percent_sign
from ui.i18n.localize import localize
from ui.i18n.review_words import category_name, severity_name
from ui.services.export import day
from ui.services.review.quality import Quality, Verdict, measure
from ui.services.review.sample import Sample, SamplePlan, draw, keep_sample, kept_sample
from ui.services.review.sign_off import ENDINGS, SheetWords, sign_off, tables, write_sheet
from ui.widgets.file_chooser import ask_save, isolated_path
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.day_field import DayField
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.text_tables import dress_table

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.progress import Progress
    from aligner.review_categories import ErrorSeverity
    from ui.session.session import ProjectSession

_LIMIT = 5.0
_NAMES = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class QualityDialog(FittedDialog):
    """Draws samples, and shows what the review found in the sample, or in all pairs without one.

    Signals:
        sample_changed: another sample is reviewed, or none any more.
    """

    sample_changed = Signal()

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._project = session, session.project
        self._task = LatestTask(self)
        self.sample: Sample | None = kept_sample(self._project)
        self.quality: Quality | None = None
        self.words = sheet_words()
        self.setWindowTitle(self.tr("Sample and error rate"))
        heading = QLabel(self.tr("Sample and error rate"), self)
        style_as_title(heading)
        self.at_random, self.least_sure = QSpinBox(self), QSpinBox(self)
        for field, number in ((self.at_random, 50), (self.least_sure, 0)):
            style_as_leading(field)
            field.setRange(0, 99_999)
            field.setValue(number)
            field.valueChanged.connect(self._check)
        self.person = QComboBox(self)
        self.person.addItem(self.tr("Everybody"), "")
        with self._project.connection() as connection:
            for name in people(connection):
                if name != MACHINE:
                    self.person.addItem(name, name)
        self.is_since = QCheckBox(self.tr("Changed &since"), self)
        self.since = DayField(QDate.currentDate().addDays(-7), self)
        self.since.setEnabled(False)
        self.is_since.toggled.connect(self.since.setEnabled)
        self.draw_button = QPushButton(self.tr("&Draw a sample"), self)
        self.all_button = QPushButton(self.tr("&All of these"), self)
        self.end_button = QPushButton(self.tr("&End the sample"), self)
        self.draw_button.clicked.connect(lambda: self._draw(everything=False))
        self.all_button.clicked.connect(lambda: self._draw(everything=True))
        self.end_button.clicked.connect(self._end)
        self.state = PlainLabel(self)
        self.state.setWordWrap(True)
        emphasise(self.state)
        self.rates = QTableWidget(0, len(self.words.headings) + 1, self)
        self.rates.setAccessibleName(self.tr("Error rates"))
        dress_table(self.rates)
        self.rates.setHorizontalHeaderLabels(["", *self.words.headings])
        for column in range(1, self.rates.columnCount()):
            if (cell := self.rates.horizontalHeaderItem(column)) is not None:
                cell.setTextAlignment(_NUMBERS)
        header = self.rates.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.rates.setMinimumHeight(150)
        self.limit = QDoubleSpinBox(self)
        style_as_leading(self.limit)
        self.limit.setRange(0, 100)
        self.limit.setDecimals(1)
        self.limit.setSuffix(percent_sign())
        self.limit.setValue(_LIMIT)
        self.limit.valueChanged.connect(lambda _value: self._show_verdict())
        self.verdict = PlainLabel(self)
        self.verdict.setWordWrap(True)
        emphasise(self.verdict)
        self.note = PlainLabel(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("&Close"))
        self.sheet_button = self.buttons.addButton(
            self.tr("&Write the sheet to sign…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.sheet_button.clicked.connect(self._ask_file)
        self.buttons.rejected.connect(self.reject)
        for button in (self.draw_button, self.all_button, self.end_button, self.sheet_button):
            button.setAutoDefault(False)
        self._lay_out(heading)
        self._check()
        self._measure()

    def _lay_out(self, heading: QLabel) -> None:
        since = QHBoxLayout()
        since.addWidget(self.is_since)
        since.addWidget(self.since, 1)
        form = QFormLayout()
        form.addRow(self.tr("Pairs at &random"), self.at_random)
        form.addRow(self.tr("And the &least sure"), self.least_sure)
        form.addRow(self.tr("Work of"), self.person)
        form.addRow("", since)
        drawing = QHBoxLayout()
        for button in (self.draw_button, self.all_button, self.end_button):
            drawing.addWidget(button)
        drawing.addStretch(1)
        limit = QHBoxLayout()
        name = QLabel(self.tr("Highest error rate accepted"), self)
        name.setBuddy(self.limit)
        limit.addWidget(name)
        limit.addWidget(self.limit)
        limit.addWidget(self.verdict, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addLayout(form)
        column.addLayout(drawing)
        column.addWidget(self.state)
        column.addWidget(self.rates, 1)
        column.addLayout(limit)
        column.addWidget(self.note)
        column.addWidget(self.buttons)
        self.setMinimumWidth(640)

    @property
    def is_busy(self) -> bool:
        return self._task.is_busy

    def _check(self) -> None:
        can = not self._project.read_only
        self.draw_button.setEnabled(can and self.at_random.value() + self.least_sure.value() > 0)
        self.all_button.setEnabled(can)
        self.end_button.setEnabled(can and self.sample is not None)

    # The sample

    def _plan(self, *, everything: bool) -> SamplePlan:
        since = day(self.since.iso_day) if self.is_since.isChecked() else None
        seed = self.sample.seed + 1 if self.sample is not None else 0  # another draw gives other pairs
        return SamplePlan(
            self.at_random.value(),
            0 if everything else self.least_sure.value(),
            everything,
            self.person.currentData(),
            since,
            seed=seed,
        )

    def _draw(self, *, everything: bool) -> None:
        plan, project = self._plan(everything=everything), self._project

        def work(_progress: Progress) -> Sample:
            sample = draw(project, plan)
            keep_sample(project, sample)
            return sample

        self._task.run(work, self._use, self.note.setText)

    def _end(self) -> None:
        project = self._project
        self._task.run(lambda _progress: keep_sample(project, None), self._use, self.note.setText)

    def _use(self, sample: Sample | None) -> None:
        self.sample = sample
        self.note.setText("")
        self._check()
        self._measure()
        self.sample_changed.emit()

    # What was found

    def _measure(self) -> None:
        project, ids = self._project, None if self.sample is None else self.sample.ids
        self._task.run(lambda _progress: measure(project, ids), self._show, self.note.setText)

    def _show(self, quality: Quality) -> None:
        self.quality = quality
        reviewed, pairs = counted(quality.total.reviewed), counted(quality.pairs)
        text = (
            self.tr("All pairs: {reviewed} of {pairs} reviewed.")
            if self.sample is None
            else self.tr("Sample: {reviewed} of {pairs} reviewed.")
        )
        self.state.setText(text.format(reviewed=reviewed, pairs=pairs))
        lines = [
            (title, self.words.cells(name, rate))
            for title, rates in tables(quality, self.words)
            for name, rate in rates.items()
        ]
        self.rates.setRowCount(len(lines))
        for row, (title, cells) in enumerate(lines):
            for column, cell in enumerate(cells):
                shown = cell if column or row == 0 else f"{title}: {cell}"
                item = QTableWidgetItem(shown)
                item.setTextAlignment(_NUMBERS if column else _NAMES)
                self.rates.setItem(row, column, item)
        self._show_verdict()

    def _show_verdict(self) -> None:
        if self.quality is None:
            return
        self.verdict.setText(
            {
                Verdict.PASS: self.tr("Passed"),
                Verdict.FAIL: self.tr("Failed"),
                Verdict.UNDECIDED: self.tr("Not decided: review more pairs"),
            }[self.quality.total.verdict(self.limit.value() / 100)]
        )

    # The sheet

    def _ask_file(self) -> None:
        path = self._project.path
        kinds = self.tr("PDF (*.pdf);;Web page (*.html);;JSON (*.json)")
        proposed = path.with_name(self.tr("{name}, review").format(name=path.stem) + ".pdf")
        ask_save(self, self.tr("Write the sheet to sign"), proposed, kinds, ".pdf", self.write)

    def write(self, path: Path) -> None:
        """Sign the project as it is and write the sheet; what kind is told by the ending of the name."""
        if path.suffix.lower() not in ENDINGS:
            path = path.with_name(path.name + ".pdf")
        project, sample, limit = self._project, self.sample, self.limit.value() / 100
        by, words = self._session.person.name, self.words

        def work(progress: Progress) -> None:
            project.verify(progress)
            write_sheet(path, sign_off(project, by, sample, limit), words)

        done = self.tr("Written to {file}").format(file=isolated_path(path))
        self._task.run(work, lambda _nothing: self.note.setText(done), self.note.setText)


def sheet_words() -> SheetWords:
    """How a sheet says things in the language of the interface."""

    def share(value: float) -> str:
        return percent(value, decimals=1)

    def severity(value: ErrorSeverity) -> str:
        return severity_name(value)

    language = QLocale().name().partition("_")[0]
    return SheetWords(language, localize, counted, share, percent, status_label, category_name, severity)
