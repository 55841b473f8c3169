"""The snapshots of a project, and what restoring one of them would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QSplitter,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import Side
from ui.concurrency.latest_task import LatestTask
from ui.design import style_as_primary, style_as_title
from ui.design.status_style import STATUS_ORDER, status_label
from ui.dialogs.pair_version import PairVersion
from ui.i18n.dates import local_time
from ui.i18n.formatting import counted, parted
from ui.i18n.localize import localize
from ui.i18n.people import person_name
from ui.services.snapshots import preview, snapshots_of
from ui.widgets.cards import isolated, label
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_tip import PlainTips
from ui.widgets.text.text_reader import differences

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from aligner.progress import Progress
    from db import BeadRow
    from db.comparison import PairDifference
    from db.file.snapshots import Snapshot
    from ui.services.snapshots import RestorePreview

_MEGABYTE = 1_000_000


class RestoreSnapshotDialog(FittedDialog):
    """Lists snapshots, newest first, and shows for each what restoring it would change.

    Signals:
        chosen: the snapshot to restore.
    """

    chosen = Signal(object)

    def __init__(
        self,
        project: Path,
        right_to_left: Mapping[Side, bool],
        parent: QWidget | None = None,
        *,
        by_name: bool = False,
    ) -> None:
        """Begin to look for the snapshots.

        Args:
            right_to_left: the direction of each text.
            by_name: list those that were taken under the name of the project: another file has it now.
        """
        super().__init__(parent)
        self._project, self._rtl = project, right_to_left
        self._snapshots: list[Snapshot] = []
        self._differences: tuple[PairDifference, ...] = ()
        self._listing = LatestTask(self)
        self._comparing = LatestTask(self)
        self.setWindowTitle(self.tr("Restore a snapshot"))
        heading = QLabel(self.tr("Restore a snapshot"), self)
        style_as_title(heading)
        note = label(
            self.tr(
                "Nothing is lost: the project as it is now is kept as a snapshot, and as a file beside "
                "{name}."
            ).format(name=isolated(project.name)),
            "muted",
            self,
        )
        self.list = self._table([self.tr("Taken"), self.tr("Size")], self.tr("Snapshots, newest first"))
        self.list.setMinimumWidth(240)
        self.list.currentItemChanged.connect(self._compare)
        self.summary = label("", "text", self)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self._comparing.progress.connect(lambda done, _: self.progress.setValue(round(1000 * done)))
        self._comparing.busy.connect(self.progress.setVisible)
        self.progress.hide()
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self._pairs_tab(), self.tr("Pairs"))
        self.events = self._table(
            [self.tr("When"), self.tr("Who"), self.tr("What")], self.tr("Changes that would be undone")
        )
        self.tabs.addTab(self.events, self.tr("Changes"))
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.summary)
        column.addWidget(self.progress)
        column.addWidget(self.tabs, 1)
        split = QSplitter(self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(14)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.restore = self.buttons.addButton(self.tr("Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        style_as_primary(self.restore)
        self.restore.setEnabled(False)
        self.buttons.accepted.connect(self._restore)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self._stop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 22, 28, 20)
        outer.setSpacing(10)
        outer.addWidget(heading)
        outer.addWidget(note)
        outer.addWidget(split, 1)
        outer.addWidget(self.buttons)
        self.resize(1000, 640)
        self.summary.setText(self.tr("Looking for snapshots…"))
        self.list.setFocus()
        self._listing.run(
            lambda _: snapshots_of(project, by_name=by_name), self._show_snapshots, self._cannot_be_read
        )

    def _table(self, headings: list[str], spoken: str) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setItemDelegate(PlainTips(table))
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setHeaderLabels(headings)
        table.setAccessibleName(spoken)
        table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.header().setStretchLastSection(True)
        return table

    def _pairs_tab(self) -> QWidget:
        tab = QWidget(self)
        self.pairs = self._table(
            [self.tr("Pair"), self.tr("Now"), self.tr("Then"), self.tr("Changed by"), self.tr("When")],
            self.tr("Pairs that differ"),
        )
        self.pairs.setMinimumHeight(130)
        self.pairs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.pairs.currentItemChanged.connect(self._show_pair)
        self.now = PairVersion(self.tr("Now"), tab)
        self.then = PairVersion(self.tr("In the snapshot"), tab)
        versions = QHBoxLayout()
        versions.setSpacing(10)
        versions.addWidget(self.now, 1)
        versions.addWidget(self.then, 1)
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.pairs, 1)
        column.addLayout(versions)
        return tab

    # Snapshots

    def _show_snapshots(self, found: list[Snapshot]) -> None:
        self._snapshots = found
        for snapshot in found:
            item = QTreeWidgetItem(
                [
                    local_time(snapshot.taken.isoformat(), seconds=True),
                    self.tr("{size} MB").format(
                        size=self.locale().toString(snapshot.size / _MEGABYTE, "f", 1)
                    ),
                ]
            )
            if snapshot.origin and snapshot.origin != str(self._project.absolute()):
                item.setToolTip(0, self.tr("Taken of {file}").format(file=isolated(snapshot.origin)))
            self.list.addTopLevelItem(item)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        else:
            self.summary.setText(
                self.tr("No snapshots yet. They are taken automatically while a project is open.")
            )

    def _cannot_be_read(self, sentence: str) -> None:
        self.summary.setText(sentence)
        self.restore.setEnabled(False)

    def _current(self) -> Snapshot | None:
        row = self.list.currentIndex().row()
        return self._snapshots[row] if 0 <= row < len(self._snapshots) else None

    # What would change

    def _compare(self) -> None:
        snapshot = self._current()
        self.restore.setEnabled(False)
        self._show_differences(())
        self.events.clear()
        if snapshot is None:
            return
        self.summary.setText(self.tr("Comparing…"))
        project = self._project

        def work(progress: Progress) -> RestorePreview:
            return preview(project, snapshot, progress)

        self._comparing.run(work, self._show_preview, self._cannot_be_read)

    def _show_preview(self, change: RestorePreview) -> None:
        self.summary.setText("\n".join(self._said(change)))
        self._show_differences(change.differences)
        for template, events in (
            (self.tr("Undone: {change}"), change.undone),
            (self.tr("Restored: {change}"), change.returned),
        ):
            for event in events:
                what = template.format(change=localize(event.summary)) if change.returned else None
                self.events.addTopLevelItem(
                    QTreeWidgetItem(
                        [
                            local_time(event.at),
                            person_name(event.who, event.role),
                            what or localize(event.summary),
                        ]
                    )
                )
        self.restore.setEnabled(change.before is None or bool(self.events.topLevelItemCount()))

    def _said(self, change: RestorePreview) -> list[str]:
        if change.before is None:
            now = self.tr("The project cannot be read as it is.")
            return [now, self.tr("Pairs in the snapshot: {n}.").format(n=counted(change.after.total))]
        if not change.undone and not change.returned:
            return [self.tr("The project is the same as this snapshot.")]
        lines = [
            self.tr("Changes to undo: {events}. Pairs that differ: {pairs}.").format(
                events=_at_most(len(change.undone)), pairs=counted(change.differing)
            )
        ]
        if change.returned:
            lines.append(
                self.tr("Changes to restore that the project does not have: {events}.").format(
                    events=_at_most(len(change.returned))
                )
            )
        moves = [
            self.tr("{status}: {now} now, {then} then").format(
                status=status_label(status),
                now=counted(change.before.of(status)),
                then=counted(change.after.of(status)),
            )
            for status in STATUS_ORDER
            if change.before.of(status) or change.after.of(status)
        ]
        return [*lines, parted(moves)]

    # Pairs

    def _show_differences(self, found: tuple[PairDifference, ...]) -> None:
        self._differences = found
        self.pairs.clear()
        for one in found:
            when = local_time(one.at) if one.at else ""
            item = QTreeWidgetItem(
                [
                    counted(one.number),
                    self._state(one.now),
                    self._state(one.then),
                    person_name(one.who),
                    when,
                ]
            )
            self.pairs.addTopLevelItem(item)
        first = self.pairs.topLevelItem(0)
        if first is not None:
            self.pairs.setCurrentItem(first)
        else:
            self._show_pair()

    def _state(self, row: BeadRow | None) -> str:
        return status_label(row.status) if row is not None else self.tr("not there")

    def _show_pair(self) -> None:
        row = self.pairs.currentIndex().row()
        pair = self._differences[row] if 0 <= row < len(self._differences) else None
        for version in (self.now, self.then):
            version.setVisible(pair is not None)
        if pair is None:
            return
        for side in Side:
            here = pair.now.cell(side).text if pair.now is not None else ""
            there = pair.then.cell(side).text if pair.then is not None else ""
            marks = differences(here, there) if here and there else ([], [])
            self.now.show_side(side, here, marks[0], right_to_left=self._rtl[side])
            self.then.show_side(side, there, marks[1], right_to_left=self._rtl[side])
        for version, shown in ((self.now, pair.now), (self.then, pair.then)):
            gone = self.tr("The pair is not there. Its words are in other pairs.")
            version.show_state(shown, gone if shown is None else "")

    # The end

    def _restore(self) -> None:
        snapshot = self._current()
        if snapshot is not None:
            self.accept()
            self.chosen.emit(snapshot)

    def _stop(self) -> None:
        self._listing.cancel()
        self._comparing.cancel()


def _at_most(number: int) -> str:
    """A number of events, of which only so many were read."""
    from ui.services.snapshots import MOST

    return counted(number) if number < MOST else f"{counted(number)}+"
