"""Which pairs become a translation memory, and with which language codes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from aligner.bitext import SETTLED, Status
from aligner.exchange.presets import PRESETS
from aligner.exchange.selection import Selection
from aligner.formats.protocols import Languages
from aligner.formats.registry import by_name
from ui.design import emphasise, style_as_primary, style_as_title
from ui.design.status_style import STATUS_ORDER, status_words
from ui.dialogs.export.preflight_summary import PreflightSummary
from ui.services.export import TMX, ExportPlan
from ui.widgets.file_chooser import ask_save
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from aligner.exchange.presets import ExportPreset
    from db import Project
    from ui.settings import Preferences

STATUSES = "export/statuses"
CODES = "export/codes"


class QuickExportDialog(FittedDialog):
    """The quick export: what most people want most of the time.

    Signals:
        planned: an :class:`~ui.services.export.ExportPlan`.
        report_wanted: (statuses, :class:`~aligner.exchange.presets.ExportPreset`) of what the person wants
        to see
            the pre-flight of.
    """

    planned = Signal(object)
    report_wanted = Signal(object, object)

    def __init__(self, project: Project, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._info, self._counts, self._preferences = project.info(), project.counts(), preferences
        counts = self._counts
        self.setWindowTitle(self.tr("Export TMX"))
        heading = QLabel(self.tr("Export a translation memory"), self)
        style_as_title(heading)

        usual = preferences.value(STATUSES, [status.value for status in SETTLED])
        self.boxes: dict[Status, QCheckBox] = {}
        for status in STATUS_ORDER:
            text = status_words(status).choice
            box = QCheckBox(text.format(n=self.locale().toString(counts.of(status))), self)
            box.setChecked(status.value in usual)
            box.toggled.connect(self._check)
            self.boxes[status] = box

        own, regions = self._codes(PRESETS["plain"]), self._codes(PRESETS["trados"])
        self.plain = QRadioButton(
            self.tr("{source} and {target}, for OmegaT and most tools").format(
                source=own.source, target=own.target
            ),
            self,
        )
        self.regional = QRadioButton(
            self.tr("{source} and {target}, for Trados").format(source=regions.source, target=regions.target),
            self,
        )
        (self.regional if preferences.value(CODES) == "regions" else self.plain).setChecked(True)

        self.note = PlainLabel(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.glance = PreflightSummary(project, self)
        self.glance.report_wanted.connect(self._show_report)
        self.finished.connect(lambda _: self.glance.stop())
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.export_button = self.buttons.addButton(
            self.tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        style_as_primary(self.export_button)
        self.export_button.setDefault(True)
        self.buttons.accepted.connect(self._ask)
        self.buttons.rejected.connect(self.reject)

        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addSpacing(6)
        column.addWidget(self._heading(self.tr("Which pairs")))
        for box in self.boxes.values():
            column.addWidget(box)
        column.addSpacing(8)
        column.addWidget(self._heading(self.tr("Language codes")))
        column.addWidget(self.plain)
        column.addWidget(self.regional)
        column.addSpacing(8)
        column.addWidget(self.note)
        column.addWidget(self.glance)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(460)
        self.regional.toggled.connect(self._check)
        self._check()
        self.export_button.setFocus()

    def statuses(self) -> frozenset[Status]:
        return frozenset(status for status, box in self.boxes.items() if box.isChecked())

    def tool(self) -> ExportPreset:
        return PRESETS["trados" if self.regional.isChecked() else "plain"]

    def plan(self, path: Path) -> ExportPlan:
        """The export plan for ``path``."""
        tool = self.tool()
        selection = Selection(statuses=self.statuses())
        return ExportPlan(path, TMX, tool, selection, codes=self._codes(tool))

    def export_to(self, path: Path) -> None:
        """Close with this decision and remember the choices for the next time."""
        self._preferences.set_value(STATUSES, sorted(status.value for status in self.statuses()))
        self._preferences.set_value(CODES, "regions" if self.regional.isChecked() else "plain")
        plan = self.plan(path)
        self.accept()
        self.planned.emit(plan)

    def _show_report(self) -> None:
        self.reject()
        self.report_wanted.emit(self.statuses(), self.tool())

    def _codes(self, tool: ExportPreset) -> Languages:
        return tool.languages(Languages(self._info.source.language, self._info.target.language))

    def _ask(self) -> None:
        suffix = by_name(TMX).suffixes[0]
        proposed = (self._info.path or Path.home() / self._info.name).with_suffix(suffix)
        kinds = f"{self.tr('Translation memories')} (*{suffix})"
        ask_save(self, self.tr("Export TMX"), proposed, kinds, suffix, self.export_to)

    def _check(self) -> None:
        number = sum(self._counts.of(status) for status in self.statuses())
        self.export_button.setEnabled(number > 0)
        self.glance.look(self.statuses() if number else (), self.tool())
        if number:
            self.note.setText(self.tr("One-sided pairs are skipped."))
        elif not any(self._counts.of(status) for status in SETTLED):
            self.note.setText(
                self.tr("No pair is confirmed yet. Confirm some first, or export suggestions as well.")
            )
        else:
            self.note.setText(self.tr("No pairs have these statuses. Choose another status."))

    def _heading(self, text: str) -> QLabel:
        label = PlainLabel(text, self)
        emphasise(label)
        return label
