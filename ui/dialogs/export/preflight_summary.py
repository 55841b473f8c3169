"""A look at the pairs before a quick export: one line, and the way to the whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from aligner.exchange.preflight import SEVERITIES, Check, Severity
from aligner.exchange.selection import Selection
from ui.concurrency.latest_task import LatestTask
from ui.design import icon
from ui.services.export import examine
from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Collection

    from aligner.bitext import Status
    from aligner.exchange.preflight import Report
    from aligner.exchange.presets import ExportPreset
    from db import Project

# What a person chose by choosing statuses, and what the dialog says in any case.
_CHOSEN = {Check.UNCONFIRMED, Check.RETURNED, Check.ONE_SIDED}


class PreflightSummary(QWidget):
    """Looks beside the window's thread, and says nothing until there is something to say.

    Signals:
        report_wanted: the person wants to see what was found.
    """

    report_wanted = Signal()

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._looking = LatestTask(self)
        self.report: Report | None = None
        self.picture, self.said = PlainLabel(self), PlainLabel(self)
        self.said.setWordWrap(True)
        self.said.setProperty("role", "muted")
        self.button = QPushButton(self.tr("Show the &report"), self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.report_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.picture)
        row.addWidget(self.said, 1)
        row.addWidget(self.button)
        self._clear()

    def look(self, statuses: Collection[Status], tool: ExportPreset) -> None:
        """Look at the pairs with one of these statuses as they would be exported to the tool now."""
        self._clear()
        if not statuses:
            self._looking.cancel()
            return
        project, selection = self._project, Selection(statuses=frozenset(statuses))
        self._looking.run(
            lambda progress: examine(project, tool, selection, progress), self._show, self.said.setText
        )

    def stop(self) -> None:
        """Leave off looking."""
        self._looking.cancel()

    def _clear(self) -> None:
        self.report = None
        self.picture.hide()
        self.button.hide()
        self.said.clear()

    def _show(self, report: Report) -> None:
        self.report = report
        found = dict.fromkeys(Severity, 0)
        for check, count in report.counts.items():
            if check not in _CHOSEN:
                found[SEVERITIES[check]] += count
        errors, warnings = found[Severity.ERROR], found[Severity.WARNING]
        self.button.setVisible(bool(errors or warnings))
        self.picture.setVisible(bool(errors or warnings))
        if not (errors or warnings):
            self.said.setText(self.tr("No problems found."))
            return
        shape = ("error", "error") if errors else ("warning", "warning")
        self.picture.setPixmap(icon(*shape).pixmap(18, 18))
        number = self.locale().toString
        self.said.setText(
            self.tr("Errors: {errors}; warnings: {warnings}.").format(
                errors=number(errors), warnings=number(warnings)
            )
        )
