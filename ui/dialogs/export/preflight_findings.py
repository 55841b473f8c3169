"""The findings of a pre-flight by kind, most serious first; each leads to its pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from aligner.exchange.preflight import SEVERITIES, Check, Severity
from ui.design import colours, icon
from ui.i18n.formatting import counted
from ui.i18n.localize import localize
from ui.widgets.text.plain_tip import PlainTips
from ui.widgets.text.text_tables import dress_tree

if TYPE_CHECKING:
    from aligner.exchange.preflight import Finding, Report

_PAIR = Qt.ItemDataRole.UserRole
_ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
_INKS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "muted"}


class PreflightFindings(QTreeWidget):
    """Emits ``go_to`` with the number of a pair when its finding is clicked, or Enter is pressed on it."""

    go_to = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(PlainTips(self))
        self.setHeaderLabels([self.tr("Finding"), self.tr("Pair")])
        self.setAccessibleName(self.tr("Findings"))
        self.setUniformRowHeights(True)
        dress_tree(self)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)
        self._names = {
            Check.ILLEGAL_CHARACTERS: self.tr("Characters not allowed in XML"),
            Check.EMPTY: self.tr("Empty"),
            Check.ONE_SIDED: self.tr("One side only"),
            Check.OVER_LONG: self.tr("Too long for the tool"),
            Check.WRONG_LANGUAGE: self.tr("Wrong language"),
            Check.UNCONFIRMED: self.tr("Not confirmed"),
            Check.RETURNED: self.tr("Returned by the reviewer"),
            Check.INCONSISTENT: self.tr("Same source, different translations"),
            Check.DUPLICATE: self.tr("Duplicates"),
            Check.NUMBERS: self.tr("Different numbers"),
            Check.MIXED_DIRECTION: self.tr("Mixed direction"),
            Check.UNBALANCED_BIDI: self.tr("Unclosed direction marks"),
            Check.CODES: self.tr("Inline codes that differ"),
        }

    def show_report(self, report: Report) -> None:
        """Show what was found, in place of what was shown before."""
        self.clear()
        order = list(Severity)
        for check in sorted(report.counts, key=lambda check: order.index(SEVERITIES[check])):
            severity = SEVERITIES[check]
            name = self.tr("{what}: {n}").format(
                what=self._names[check], n=self.locale().toString(report.counts[check])
            )
            group = QTreeWidgetItem([name])
            group.setIcon(0, icon(_ICONS[severity], _INKS[severity]))
            group.setForeground(0, QColor(getattr(colours(), _INKS[severity])))
            self.addTopLevelItem(group)
            group.setFirstColumnSpanned(True)
            group.addChildren([self._item(f) for f in report.findings if f.check is check])
            if report.counts[check] > report.limit:
                more = self.tr("Showing the first {n}.").format(n=self.locale().toString(report.limit))
                group.addChild(QTreeWidgetItem([more]))
            group.setExpanded(severity is Severity.ERROR)

    def _item(self, finding: Finding) -> QTreeWidgetItem:
        words = " ".join((finding.target or finding.source).split())
        text = f"{localize(finding.message)}  \u2068{words[:120]}\u2069"
        number = counted(int(finding.unit)) if finding.unit.isdigit() else finding.unit
        item = QTreeWidgetItem([text, number])
        item.setToolTip(0, f"{finding.source}\n\n{finding.target}")
        if finding.unit.isdigit():
            item.setData(0, _PAIR, int(finding.unit))
        return item

    def _go(self, item: QTreeWidgetItem) -> None:
        pair = item.data(0, _PAIR)
        if pair is not None:
            self.go_to.emit(int(pair))
