"""The statistics: progress, work by person and day, and distributions of the pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from aligner.errors import MuqabalaError, OutputError
from ui.concurrency.worker import SerialWorker, report_bug
from ui.panes.statistics import chart_data
from ui.panes.statistics.chart_widget import ChartView
from ui.session.overview import Overview

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from db.queries.arrays import Deed, Share
    from ui.panes.statistics.chart_data import Chart
    from ui.session.session import ProjectSession

_WIDE = 430
"""Points a plot wants; as many are side by side as have room."""
_SETTLE_MS = 250


class StatisticsPage(QScrollArea):
    """Plots of the whole project, read when they are shown and again after each change.

    Signals:
        go_to: for the window's sake, like every pane; a plot leads nowhere yet.
        failed: one sentence with its remedy for the person.
    """

    go_to = Signal(int)
    failed = Signal(str)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(380, 220)
        self._project = session.project
        self._overview = Overview.of(session)
        self._reading = False
        self._stale = True
        self._columns = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Statistics"))
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 14, 14, 14)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(page)
        self.views: dict[str, ChartView] = {}
        for key in ("status", "people", "days", "types", "confidence", "ratios"):
            view = ChartView(page)
            view.save_asked.connect(self._ask_save)
            self.views[key] = view
        self._arrange(2)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._overview.renewed.connect(self._later)
        self._overview.updated.connect(self._later)

    def show_bead(self, bead_id: int) -> None:
        """The statistics are of the whole project, whichever pair one is at."""

    @property
    def is_current(self) -> bool:
        """Whether the plots show the project as it is."""
        return not self._stale and not self._reading

    # Reading

    def _later(self) -> None:
        self._stale = True
        if self.isVisible():
            self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Draw everything again: the arrays are at hand, people and days are read on another thread."""
        summary = self._overview.summary
        if summary is None or self._reading:
            return
        for make in (
            chart_data.by_status,
            chart_data.bead_types,
            chart_data.confidences,
            chart_data.length_ratios,
        ):
            figure = make(summary)
            self.views[figure.key].set_figure(figure)
        from db.queries.arrays import deeds, shares

        project = self._project
        self._reading, self._stale = True, False

        SerialWorker.run_once(
            self,
            "muqabala-statistics",
            lambda: (shares(project), deeds(project, chart_data.DEEDS)),
            self._take,
            self._not_read,
        )

    def _take(self, result: tuple[list[Share], list[Deed]]) -> None:
        self._reading = False
        people, days = result
        self.views["people"].set_figure(chart_data.by_person(people))
        self.views["days"].set_figure(chart_data.by_day(days))
        if self._stale:
            self._settle.start()

    def _not_read(self, error: BaseException) -> None:
        self._reading = False
        if not isinstance(error, MuqabalaError):  # else the next command on the file reports it
            report_bug(error)

    # Order

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(max(1, min(3, self.viewport().width() // _WIDE)))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for place, view in enumerate(self.views.values()):
            self._grid.addWidget(view, place // columns, place % columns)

    # Taking along

    def _ask_save(self, figure: Chart, kind: str) -> None:
        from ui.widgets.file_chooser import ask_save

        kinds = self.tr("Pictures (*.png)") if kind == "png" else self.tr("Drawings (*.svg)")
        name = f"{self._project.path.stem}-{figure.key}.{kind}"
        view = self.views[figure.key]
        ask_save(
            self,
            self.tr("Save the chart"),
            self._project.path.with_name(name),
            kinds,
            f".{kind}",
            lambda path: self._save(view, path, kind),
        )

    def _save(self, view: ChartView, path: Path, kind: str) -> None:
        try:
            view.save(path, kind)
        except OSError as error:
            problem = OutputError(
                "cannot be written ({why})", remedy="Choose another place", path=path, why=error.strerror
            )
            self.failed.emit(str(problem))
