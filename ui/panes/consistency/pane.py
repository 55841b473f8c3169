"""The consistency pane: one phrase and all its translations; sources that are translated in two ways."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import Side
from aligner.text.normalize import fold
from ui.concurrency.latest_task import LatestTask
from ui.design.fonts import arabic_font
from ui.i18n.formatting import counted
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import PlainTips
from ui.widgets.text.text_tables import dress_tree

if TYPE_CHECKING:
    from aligner.progress import Progress
    from db import BeadRow, Project
    from ui.session.session import ProjectSession

_SETTLE_MS = 250
_AT_ONCE = 500
_MOST = 2_000
_PAIR = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class PhraseRendering:
    """A translation and the pairs (id, number) that have it."""

    target: str
    pairs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Usage:
    """A source text and its translations, the commonest first."""

    source: str
    renderings: tuple[PhraseRendering, ...]


def phrase_usage(project: Project, phrase: str, progress: Progress) -> list[Usage]:
    """The pairs whose source holds a phrase, by source text."""
    found = project.find(phrase, Side.SOURCE)
    numbers = {int(id_): at for at, id_ in enumerate(project.order(), start=1)}
    return _usages(project, [int(id_) for id_ in found[:_MOST]], numbers, progress)


def inconsistent(project: Project, progress: Progress) -> list[Usage]:
    """Sources, folded, that have more than one translation, folded."""
    order = [int(id_) for id_ in project.order()]
    numbers = {id_: at for at, id_ in enumerate(order, start=1)}
    usages = _usages(project, order, numbers, progress)
    return [usage for usage in usages if len(usage.renderings) > 1][:_MOST]


def _usages(project: Project, ids: list[int], numbers: dict[int, int], progress: Progress) -> list[Usage]:
    sources: dict[str, str] = {}
    pairs: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    shown: dict[tuple[str, str], str] = {}
    for start in range(0, len(ids), _AT_ONCE):
        progress(start / max(1, len(ids)), "")
        for row in project.rows(ids[start : start + _AT_ONCE]):
            if row.is_null:
                continue
            source, target = _key(row, Side.SOURCE), _key(row, Side.TARGET)
            sources.setdefault(source, row.source_text)
            shown.setdefault((source, target), row.target_text)
            pairs[source][target].append((row.id, numbers.get(row.id, 0)))
    return [
        Usage(
            sources[source],
            tuple(
                PhraseRendering(shown[source, target], tuple(found))
                for target, found in sorted(targets.items(), key=lambda entry: -len(entry[1]))
            ),
        )
        for source, targets in pairs.items()
    ]


def _key(row: BeadRow, side: Side) -> str:
    return " ".join(fold(row.cell(side).text).split())


class ConsistencyPane(QWidget):
    """Emits ``go_to`` with the pair that was clicked."""

    go_to = Signal(int)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(420, 200)
        self._session = session
        self._aside = LatestTask(self)
        self._mine = False
        self.setAccessibleName(self.tr("Consistency"))
        self.phrase = QLineEdit(self)
        self.phrase.setPlaceholderText(self.tr("Source phrase"))
        self.phrase.setAccessibleName(self.tr("Source phrase"))
        self.phrase.setClearButtonEnabled(True)
        self.all_button = QPushButton(self.tr("&Inconsistent"), self)
        self.all_button.setToolTip(self.tr("All sources with more than one translation"))
        self.all_button.clicked.connect(self.look_everywhere)
        top = QHBoxLayout()
        top.addWidget(self.phrase, 1)
        top.addWidget(self.all_button)
        self.tree = QTreeWidget(self)
        self.tree.setItemDelegate(PlainTips(self.tree))
        self.tree.setHeaderLabels([self.tr("Source and its translations"), self.tr("Pairs")])
        self.tree.setAccessibleName(self.tr("Translations"))
        dress_tree(self.tree)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemClicked.connect(self._go)
        self.tree.itemActivated.connect(self._go)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.found = PlainLabel(self)
        self.found.setProperty("role", "muted")
        self.found.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addLayout(top)
        column.addWidget(self.found)
        column.addWidget(self.progress)
        column.addWidget(self.tree, 1)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.look)
        self.phrase.textChanged.connect(self._settle.start)
        self.phrase.returnPressed.connect(self.look)
        self._aside.busy.connect(self.progress.setVisible)
        self._aside.progress.connect(lambda done, _: self.progress.setValue(round(1000 * done)))
        self.found.setText(self.tr("Type a phrase to see all its translations."))

    @Slot(int)
    def show_bead(self, bead: int) -> None:
        """The current pair is marked where it is listed."""
        for item in self._items():
            here = item.data(0, _PAIR) == bead
            font = item.font(0)
            font.setBold(here)
            item.setFont(0, font)

    def look(self) -> None:
        """Look for the phrase."""
        self._settle.stop()
        phrase, project = self.phrase.text().strip(), self._session.project
        if not phrase:
            self._aside.cancel()
            self.tree.clear()
            self.found.setText(self.tr("Type a phrase to see all its translations."))
            return
        self._aside.run(
            lambda progress: phrase_usage(project, phrase, progress), self._show, self.found.setText
        )

    def look_everywhere(self) -> None:
        """Look for sources that are translated in two ways."""
        project = self._session.project
        self._aside.run(lambda progress: inconsistent(project, progress), self._show, self.found.setText)

    def _show(self, usages: list[Usage]) -> None:
        self.tree.clear()
        arabic = arabic_font(self.font())
        for usage in usages:
            number = sum(len(rendering.pairs) for rendering in usage.renderings)
            top = QTreeWidgetItem([" ".join(usage.source.split())[:300], counted(number)])
            top.setFont(0, arabic)
            top.setToolTip(0, usage.source)
            self.tree.addTopLevelItem(top)
            for rendering in usage.renderings:
                below = QTreeWidgetItem(
                    [" ".join(rendering.target.split())[:300], counted(len(rendering.pairs))]
                )
                below.setToolTip(0, rendering.target)
                below.setData(0, _PAIR, rendering.pairs[0][0])
                top.addChild(below)
                for pair, at in rendering.pairs if len(rendering.pairs) > 1 else ():
                    each = QTreeWidgetItem([self.tr("pair {n}").format(n=self.locale().toString(at)), ""])
                    each.setData(0, _PAIR, pair)
                    below.addChild(each)
            top.setExpanded(True)
        renderings = sum(len(usage.renderings) for usage in usages)
        self.found.setText(
            self.tr("Sources: {n}; translations: {m}.").format(n=counted(len(usages)), m=counted(renderings))
            if usages
            else self.tr("No results.")
        )

    def _go(self, item: QTreeWidgetItem) -> None:
        pair = item.data(0, _PAIR)
        if pair is not None:
            self.go_to.emit(int(pair))

    def _items(self) -> list[QTreeWidgetItem]:
        found, stack = [], [self.tree.topLevelItem(i) for i in range(self.tree.topLevelItemCount())]
        while stack:
            item = stack.pop()
            if item is not None:
                found.append(item)
                stack += [item.child(i) for i in range(item.childCount())]
        return found
