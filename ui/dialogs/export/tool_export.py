"""An export for a tool: which pairs, in which format, and what the tool will not like about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aligner.errors import InputError
from aligner.exchange.presets import PRESETS
from aligner.exchange.selection import Duplicates, Long, Selection
from aligner.formats.bitexts.tmx.writer import TmxHeader
from aligner.formats.protocols import Languages
from aligner.formats.registry import Kind, by_name, formats
from aligner.permissions import distinct_people
from ui.concurrency.latest_task import LatestTask
from ui.design import emphasise, set_button_icon, style_as_primary, style_as_title
from ui.design.status_style import STATUS_ORDER, status_words
from ui.dialogs.export.formula_guard import FormulaGuard
from ui.dialogs.export.preflight_findings import PreflightFindings
from ui.i18n.formatting import percentage
from ui.i18n.localize import localize
from ui.i18n.people import person_name
from ui.services.export import ExportPlan, Written, day, examine, export
from ui.widgets.file_chooser import ask_save
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.day_field import DayField
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from aligner.bitext import Status
    from aligner.exchange.preflight import Report
    from aligner.exchange.presets import ExportPreset
    from aligner.progress import Progress
    from db import Project
    from ui.session.session import ProjectSession

SETTLE_MS = 250


class ExportToolDialog(FittedDialog):
    """Stays beside the window, so that a click on a finding shows its pair there.

    Signals:
        go_to: the id of a pair that the person wants to see.
        written: (path, :class:`~ui.services.export.Written`) once a file is there.
    """

    go_to = Signal(int)
    written = Signal(object, object)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export for a tool"))
        self._session, self._project = session, session.project
        self.report: Report | None = None
        self._looking = LatestTask(self)
        self._writing = LatestTask(self)
        heading = QLabel(self.tr("Export for a tool"), self)
        style_as_title(heading)

        columns = QHBoxLayout()
        columns.setSpacing(22)
        columns.addLayout(self._choices(), 0)
        columns.addLayout(self._findings(), 1)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        keep = self.progress.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keep)
        self.progress.hide()
        self.said = PlainLabel(self)
        self.said.setWordWrap(True)
        self.said.setProperty("role", "muted")
        self.stop_button = QPushButton(self.tr("Stop"), self)
        self.stop_button.setAutoDefault(False)
        self.stop_button.hide()
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.setAutoDefault(False)
        self.export_button = QPushButton(self.tr("&Export…"), self)
        style_as_primary(self.export_button)
        self.export_button.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        for widget in (self.progress, self.stop_button, self.export_button, self.close_button):
            foot.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(columns, 1)
        column.addLayout(foot)
        self.resize(1040, 700)

        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.look)
        self.stop_button.clicked.connect(self._writing.cancel)
        self.close_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self._ask)
        self._looking.busy.connect(self.findings.setDisabled)
        self._writing.busy.connect(self._writes)
        self._writing.progress.connect(lambda done, _: self.progress.setValue(round(1000 * done)))
        session.changed.connect(self._settle.start)
        session.reloaded.connect(self._settle.start)
        self.finished.connect(lambda _: self._stop())
        self._changed()

    def _choices(self) -> QFormLayout:
        self.tool = QComboBox(self)
        for preset in PRESETS.values():
            self.tool.addItem(localize(preset.title), preset.name)
        self.format = QComboBox(self)
        for entry in sorted(formats(Kind.WRITER), key=lambda e: e.name != "tmx"):
            self.format.addItem(f"{localize(entry.title)} ({entry.suffixes[0]})", entry.name)
        self.source_code, self.target_code = QLineEdit(self), QLineEdit(self)
        self.source_code.setAccessibleName(self.tr("Language code of the source"))
        self.target_code.setAccessibleName(self.tr("Language code of the translation"))
        codes = QHBoxLayout()
        codes.setSpacing(8)
        codes.addWidget(self.source_code)
        codes.addWidget(self.target_code)

        self.statuses: dict[Status, QCheckBox] = {}
        kinds = QVBoxLayout()
        kinds.setSpacing(0)
        counts = self._project.counts()
        for status in STATUS_ORDER:
            text = status_words(status).choice
            box = QCheckBox(text.format(n=self.locale().toString(counts.of(status))), self)
            box.setChecked(status.is_settled)
            box.toggled.connect(self._changed)
            self.statuses[status] = box
            kinds.addWidget(box)
        self.nulls = QCheckBox(self.tr("Include &one-sided pairs"), self)
        kinds.addWidget(self.nulls)
        self.person = QComboBox(self)
        self.person.addItem(self.tr("By anyone"), None)
        for name in _people(self._project):
            self.person.addItem(person_name(name), name)
        today = QDate.currentDate()
        self.since, self.until = DayField(today.addMonths(-1), self), DayField(today, self)
        self.dated = QCheckBox(self.tr("Changed &between"), self)
        self.since.setAccessibleName(self.tr("Changed on or after"))
        self.until.setAccessibleName(self.tr("Changed on or before"))
        days = QHBoxLayout()
        days.setSpacing(8)
        days.addWidget(self.since)
        days.addWidget(self.until)
        self.confidence = QComboBox(self)
        self.confidence.addItem(self.tr("Any"), None)
        for percent in (50, 60, 70, 80, 90, 95):
            self.confidence.addItem(percentage(percent), percent / 100)

        self.duplicates = QComboBox(self)
        for how, text in (
            (Duplicates.KEEP, self.tr("Keep all")),
            (Duplicates.DROP_PAIRS, self.tr("Each pair once")),
            (Duplicates.FIRST_TRANSLATION, self.tr("Each source once")),
        ):
            self.duplicates.addItem(text, how.value)
        self.long = QComboBox(self)
        for long, text in (
            (Long.WARN, self.tr("Export with a warning")),
            (Long.SPLIT, self.tr("Split at sentence ends")),
            (Long.DROP, self.tr("Skip")),
        ):
            self.long.addItem(text, long.value)

        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Tool"), self.tool)
        form.addRow(self.tr("&Format"), self.format)
        self.guard = FormulaGuard(self.format, self)
        form.addRow(self.guard)
        form.addRow(self.tr("Language codes"), codes)
        form.addRow(self.tr("Which pairs"), kinds)
        form.addRow(self.tr("Last changed"), self.person)
        form.addRow(self.dated, days)
        form.addRow(self.tr("Minim&um confidence"), self.confidence)
        form.addRow(self.tr("&Duplicates"), self.duplicates)
        form.addRow(self.tr("Too &long"), self.long)
        for choice in (self.tool, self.person, self.confidence):
            choice.activated.connect(self._changed)
        for check in (self.nulls, self.dated):
            check.toggled.connect(self._changed)
        for field in (self.since, self.until):
            field.dateChanged.connect(self._changed)
        for code in (self.source_code, self.target_code):
            code.textChanged.connect(self._check)
        return form

    def _findings(self) -> QVBoxLayout:
        heading = QLabel(self.tr("Pre-flight"), self)
        emphasise(heading)
        self.summary = PlainLabel(self)
        self.summary.setWordWrap(True)
        self.findings = PreflightFindings(self)
        self.findings.go_to.connect(self._go_to)
        self.save_button = QPushButton(self.tr("Save the report…"), self)
        set_button_icon(self.save_button, "file")
        self.save_button.setAutoDefault(False)
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self._ask_report)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self.save_button)
        column = QVBoxLayout()
        column.addLayout(top)
        column.addWidget(self.summary)
        column.addWidget(self.findings, 1)
        return column

    def choose(self, statuses: Collection[Status], tool: ExportPreset) -> None:
        """Begin with what was chosen elsewhere."""
        for status, box in self.statuses.items():
            box.setChecked(status in statuses)
        self.tool.setCurrentIndex(self.tool.findData(tool.name))
        self._changed()

    def chosen_tool(self) -> ExportPreset:
        return PRESETS[self.tool.currentData()]

    def selection(self) -> Selection:
        """Which pairs."""
        since = until = None
        if self.dated.isChecked():
            since, until = day(self.since.iso_day), day(self.until.iso_day, end=True)
        person = self.person.currentData()
        return Selection(
            statuses=frozenset(status for status, box in self.statuses.items() if box.isChecked()),
            people=frozenset({person}) if person is not None else None,
            since=since,
            until=until,
            confidence=self.confidence.currentData(),
            nulls=self.nulls.isChecked(),
        )

    def plan(self, path: Path) -> ExportPlan:
        """The export plan for ``path``."""
        usual = self._usual_codes()
        codes = Languages(
            self.source_code.text().strip() or usual.source, self.target_code.text().strip() or usual.target
        )
        return ExportPlan(
            path,
            self.format.currentData(),
            self.chosen_tool(),
            self.selection(),
            Duplicates(self.duplicates.currentData()),
            Long(self.long.currentData()),
            codes,
            self.guard.lets_formulas,
        )

    def export_to(self, path: Path) -> None:
        """Write the file beside the window's thread."""
        plan, project = self.plan(path), self._project
        self.said.setText(self.tr("Writing {name}…").format(name=path.name))
        self._writing.run(
            lambda progress: export(project, plan, progress), lambda done: self._done(path, done), self._fail
        )

    def look(self) -> None:
        """Check the pairs again, as they would be exported now."""
        project, selection, tool = self._project, self.selection(), self.chosen_tool()
        self.summary.setText(self.tr("Checking…"))
        self._looking.run(
            lambda progress: examine(project, tool, selection, progress), self._show, self.summary.setText
        )

    def save_report(self, path: Path) -> None:
        """Write the findings as a web page."""
        report = self.report
        if report is None:
            return

        def work(_: Progress) -> Path:
            from aligner.exchange.preflight_html import write_page

            write_page(path, report)
            return path

        self._writing.run(
            work, lambda done: self._say(self.tr("Report saved to {path}").format(path=done)), self._fail
        )

    def _go_to(self, number: int) -> None:
        """Ask for the pair that the exported file numbers so."""
        order = self._project.order()
        if number <= len(order):
            self.go_to.emit(int(order[number - 1]))

    def _changed(self) -> None:
        usual = self._usual_codes()
        self.source_code.setPlaceholderText(usual.source)
        self.target_code.setPlaceholderText(usual.target)
        for field in (self.since, self.until):
            field.setEnabled(self.dated.isChecked())
        limit = self.chosen_tool().longest
        self.long.setEnabled(limit is not None)
        self.long.setToolTip(
            plain_tip(
                self.tr("{tool}: at most %Ln character(s) per side", "", limit).format(
                    tool=localize(self.chosen_tool().title)
                )
                if limit is not None
                else self.tr("No length limit for {tool}").format(tool=localize(self.chosen_tool().title))
            )
        )
        self._check()
        self._settle.start()

    def _check(self) -> None:
        objection = ""
        if not any(box.isChecked() for box in self.statuses.values()):
            objection = self.tr("Choose at least one status.")
        try:
            codes = self.plan(self._project.path).codes
            if codes is not None:
                TmxHeader(codes.source, codes.target)
        except InputError as error:
            objection = localize(error)
        self._say(objection, error=bool(objection))
        self.export_button.setEnabled(not objection and not self._writing.is_busy)

    def _show(self, report: Report) -> None:
        self.report = report
        number = self.locale().toString
        total = sum(report.counts.values())
        self.summary.setText(
            self.tr("Pairs: {n}. No problems found for {tool}.").format(
                n=number(report.units), tool=localize(report.tool)
            )
            if not total
            else self.tr("Pairs: {n}. Findings: {found}, of them errors: {errors}.").format(
                n=number(report.units), found=number(total), errors=number(report.errors)
            )
        )
        self.findings.show_report(report)
        self.save_button.setEnabled(True)

    def _done(self, path: Path, done: Written) -> None:
        number, report = self.locale().toString, done.report
        parts = [self.tr("Exported to {file}: {n}.").format(file=path.name, n=number(report.written))]
        counts = (
            (report.one_sided, self.tr("One-sided: {n}.")),
            (report.duplicates, self.tr("Skipped duplicates: {n}.")),
            (report.split, self.tr("Split: {n}.")),
            (report.too_long, self.tr("Over the limit: {n}.")),
            (report.illegal_characters, self.tr("Removed characters that XML does not allow: {n}.")),
            (done.side_notes, self.tr("Notes of the documents left out: {n}.")),
        )
        parts += [text.format(n=number(count)) for count, text in counts if count]
        self._say(" ".join(parts))
        self.written.emit(path, done)

    def _fail(self, sentence: str) -> None:
        self._say(sentence, error=True)

    def _say(self, text: str, *, error: bool = False) -> None:
        self.said.setProperty("role", "error" if error else "muted")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.setText(text)

    def _writes(self, busy: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(busy)
        self.stop_button.setVisible(busy)
        self.export_button.setEnabled(not busy)
        if not busy:
            self.said.clear()

    def _usual_codes(self) -> Languages:
        info = self._project.info()
        return self.chosen_tool().languages(Languages(info.source.language, info.target.language))

    def _ask(self) -> None:
        suffix = by_name(self.format.currentData()).suffixes[0]
        proposed = self._project.path.with_suffix(suffix)
        ask_save(
            self,
            self.tr("Export"),
            proposed,
            f"{self.format.currentText()} (*{suffix})",
            suffix,
            self.export_to,
        )

    def _ask_report(self) -> None:
        proposed = self._project.path.with_suffix(".preflight.html")
        ask_save(
            self,
            self.tr("Save the report"),
            proposed,
            self.tr("Web pages (*.html)"),
            ".html",
            self.save_report,
        )

    def _stop(self) -> None:
        self._settle.stop()
        self._looking.cancel()
        self._writing.cancel()


def _people(project: Project) -> list[str]:
    """Who did anything in the project lately."""
    return distinct_people(event.who for event in project.events(2_000))
