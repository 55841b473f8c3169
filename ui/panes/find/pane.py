"""The pane "Find and filter": a filter, what it finds, and the way to replace it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from aligner.bitext import Side
from aligner.errors import InputError
from aligner.text.patterns import SearchTime
from aligner.text.scripts import is_right_to_left
from db.queries.search import Query
from ui.concurrency.project_query import ProjectQuery
from ui.design import emphasise
from ui.editor.search.query_highlight import Wanted, is_empty
from ui.i18n.localize import localize
from ui.panes.find.filter_bar import FilterBar
from ui.panes.find.results_model import FindResults, FoundModel
from ui.panes.find.results_view import FoundView
from ui.panes.flow_layout import FlowPane
from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QHideEvent, QShowEvent

    from db import Project
    from ui.session.session import ProjectSession

SETTLE_MS = 150


class FindPane(FlowPane):
    """Finds pairs by text and by everything else that is known of them.

    Signals:
        go_to: the person asks for a pair.
        searched: the needle that the table is to mark, empty when nothing is looked for.
        left: the person wants back to the table.
        narrow_wanted: show only the matching pairs in the table, or all again.
        told: a sentence on what was done.
    """

    go_to = Signal(int)
    searched = Signal(object)
    left = Signal()
    narrow_wanted = Signal()
    told = Signal(str)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(420, 200)
        self._session = session
        self._lookup = ProjectQuery(session.project, self)
        self._people = ProjectQuery(session.project, self)
        self._stale = False
        self._to_report = ""
        session.changed.connect(self._written)
        session.failed.connect(self._refused)
        self._bead: int | None = None
        info = session.project.info()
        names = {side: _language(info.text(side).language) for side in Side}
        rtl = {side: is_right_to_left(info.text(side).language) for side in Side}
        self.bar = FilterBar(names, self)
        self.model = FoundModel(session.project, names, self)
        self.view = FoundView(self.model, rtl, self)
        self.view.setAccessibleName(self.tr("Matching pairs"))
        self.count = PlainLabel(self)
        emphasise(self.count)
        self.count.setWordWrap(True)
        self.replace = QPushButton(self.tr("&Replace…"), self)
        self.replace.setToolTip(self.tr("Replace all matches, with a preview"))
        self.replace.clicked.connect(self.open_replace)
        self.narrow = QPushButton(self.tr("&Narrow the table"), self)
        self.narrow.setCheckable(True)
        self.narrow.setToolTip(self.tr("Show only the matching pairs in the table"))
        self.narrow.clicked.connect(self.narrow_wanted)
        below = QHBoxLayout()
        below.addWidget(self.count, 1)
        below.addWidget(self.narrow)
        below.addWidget(self.replace)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addLayout(below)
        column.addWidget(self.view, 1)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._settled)
        self.bar.changed.connect(self._asked)
        self.bar.entered.connect(self._entered)
        self.bar.left.connect(self.left)
        self.view.left.connect(self.left)
        self.view.chosen.connect(self.go_to)
        session.changed.connect(lambda _change: self._renew())
        session.reloaded.connect(self._renew)
        self._tell()

    def show_narrowed(self, narrowed: bool) -> None:
        """Show whether the table is narrowed."""
        self.narrow.setChecked(narrowed)

    # What is looked for

    @property
    def query(self) -> Query:
        return self.bar.query

    @property
    def is_current(self) -> bool:
        """What is shown is what the project holds."""
        return not (self._lookup.is_busy or self._settle.isActive() or self._stale)

    def look_for(self, text: str = "") -> None:
        """Put the caret into the field, with a text if one is given."""
        if text:
            self.bar.look_for(text)
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def show_bead(self, bead_id: int) -> None:
        """The table has come to another pair."""
        self._bead = bead_id
        self.view.show_bead(bead_id)

    def _asked(self, query: Query) -> None:
        self._find()
        self.searched.emit(Wanted.by(query))

    def _find(self) -> None:
        self._stale = False
        query = self.bar.query
        if is_empty(query):
            self._lookup.drop()
            self._show(FindResults.none())
            return

        def ask(project: Project, stale: Callable[[], bool]) -> FindResults | InputError:
            try:
                return FindResults.read(project, query, SearchTime(stopped=stale))
            except InputError as error:
                return error

        self.count.setText(self.tr("Searching…"))
        self._lookup.ask(ask, self._show)

    def _show(self, findings: FindResults | InputError) -> None:
        if isinstance(findings, InputError):
            self.model.show(FindResults.none())
            self._tell(localize(findings))
            return
        self.model.show(findings)
        self._tell()
        if self._bead is not None:
            self.view.show_bead(self._bead)

    def _tell(self, trouble: str = "") -> None:
        found = len(self.model.findings.ids)
        self.count.setProperty("role", "error" if trouble else "")
        self.count.style().unpolish(self.count)
        self.count.style().polish(self.count)
        if trouble:
            self.count.setText(trouble)
        elif is_empty(self.bar.query):
            self.count.setText(self.tr("Enter a text or choose a filter"))
        elif not found:
            self.count.setText(self.tr("No matching pairs"))
        else:
            self.count.setText(self.tr("Matching pairs: {count}").format(count=QLocale().toString(found)))
        self.replace.setEnabled(bool(found) and bool(self.bar.query.text))

    def _entered(self, forward: bool) -> None:
        """Enter in the field goes to the next hit, as everywhere."""
        found = len(self.model.findings.ids)
        if not found:
            return
        row = self.view.currentIndex().row()
        row = (row + (1 if forward else -1)) % found if row >= 0 else 0
        self.view.setCurrentIndex(self.model.index(row, 0))
        self.go_to.emit(int(self.model.findings.ids[row]))

    # Replacing

    def open_replace(self) -> None:
        from ui.panes.find.replace_dialog import ReplaceDialog

        if self.replace.isEnabled():
            dialog = ReplaceDialog(self._session, self.bar.query, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.replaced.connect(self._report)
            dialog.open()

    def _report(self, sentence: str) -> None:
        """Say what was replaced once it is written; what the project refuses is said as its error."""
        self._to_report = sentence

    # What the session tells

    def _written(self) -> None:
        if self._to_report:
            self.told.emit(self._to_report)
            self._to_report = ""

    def _refused(self) -> None:
        self._to_report = ""

    def _renew(self) -> None:
        if not is_empty(self.bar.query):
            self._stale = True
            self._settle.start()

    def _settled(self) -> None:
        if self.isVisible() and self._stale:
            self._find()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # closed, not minimised with the window
            self.searched.emit(Wanted.by(Query()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and not is_empty(self.bar.query):
            self.searched.emit(Wanted.by(self.bar.query))
        self._offer_people()
        self._settled()

    def _offer_people(self) -> None:
        def read(project: Project) -> set[str]:
            from db.queries.arrays import shares

            return {
                name
                for share in shares(project)
                for name in (share.changed_by, share.confirmed_by, share.reviewed_by)
                if name
            }

        self._people.ask(lambda project, _stale: read(project), self.bar.offer_people)

    def event(self, event: QEvent) -> bool:
        if event.type() is event.Type.DeferredDelete:
            self._lookup.stop()
            self._people.stop()
        return super().event(event)


def _language(tag: str) -> str:
    from PySide6.QtCore import QCoreApplication

    locale = QLocale(tag)
    known = {
        QLocale.Language.Arabic: QCoreApplication.translate("finding", "Arabic"),
        QLocale.Language.English: QCoreApplication.translate("finding", "English"),
    }
    if locale.language() is QLocale.Language.C:
        return tag
    return known.get(locale.language()) or QLocale.languageToString(locale.language())
