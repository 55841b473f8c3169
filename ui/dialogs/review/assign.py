"""Assign pairs to a person, and see how far each assignment has come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aligner.permissions import MACHINE, NOBODY, WorkKind, distinct_people
from db.assignments.standing import AssignedWork, assigned_work
from db.queries.history import people
from ui.concurrency.project_query import ProjectQuery
from ui.design import style_as_primary, style_as_title
from ui.i18n.bidi import isolated
from ui.i18n.dates import day_text
from ui.i18n.formatting import counted
from ui.i18n.review_words import work_name
from ui.services.review.assigning import Assign, EndAssignment, assignment_for, pairs_in
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.day_field import DayField
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.text_tables import dress_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db import Project
    from db.assignments.assignment import Assignment
    from ui.services.review.assigning import SourceChapter
    from ui.session.session import ProjectSession

_LONGEST_TITLE = 40


class AssignDialog(FittedDialog):
    """Assigns the selected pairs, a chapter or all pairs; lists and ends assignments.

    Signals:
        issued: a command to run.
    """

    issued = Signal(object)

    def __init__(
        self,
        session: ProjectSession,
        selected: Sequence[int],
        chapters: Sequence[SourceChapter] = (),
        here: int = -1,
        parent: QWidget | None = None,
    ) -> None:
        """Offer what can be assigned.

        Args:
            selected: the pairs that are selected.
            chapters: of the source.
            here: which of them the current pair is in; -1 for none.
        """
        super().__init__(parent)
        self._session, self._project = session, session.project
        self._selected, self._chapters = list(selected), chapters
        self._lookup = ProjectQuery(session.project, self)
        self._found: list[tuple[Assignment, AssignedWork]] = []
        self._people: list[str] = []
        self.setWindowTitle(self.tr("Assign pairs"))
        heading = QLabel(self.tr("Assign pairs"), self)
        style_as_title(heading)
        self.scope = QComboBox(self)
        if self._selected:
            number_of_pairs = counted(len(self._selected))
            self.scope.addItem(self.tr("Selected pairs: {n}").format(n=number_of_pairs), "selected")
        for number, chapter in enumerate(chapters):
            title = chapter.title
            if len(title) > _LONGEST_TITLE:
                title = title[:_LONGEST_TITLE].rstrip() + "…"
            self.scope.addItem(self.tr("Chapter: {title}").format(title=isolated(title)), number)
        self.scope.addItem(self.tr("All pairs"), "all")
        self.scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.scope.setMinimumContentsLength(24)
        if len(self._selected) < 2 and here >= 0:
            self.scope.setCurrentIndex(self.scope.findData(here))
        self.person = QComboBox(self)
        self.person.setEditable(True)
        self.person.editTextChanged.connect(self._check)
        self.work = QComboBox(self)
        for work in WorkKind:
            self.work.addItem(work_name(work), work.value)
        self.has_due = QCheckBox(self.tr("&Due on"), self)
        self.due = DayField(QDate.currentDate().addDays(7), self)
        self.due.setEnabled(False)
        self.has_due.toggled.connect(self.due.setEnabled)
        self.note = QLineEdit(self)
        self.note.setMaxLength(500)
        self.assign_button = QPushButton(self.tr("&Assign"), self)
        style_as_primary(self.assign_button)
        self.assign_button.clicked.connect(self._assign)
        self.table = QTableWidget(0, 5, self)
        self.table.setAccessibleName(self.tr("Assignments"))
        dress_table(self.table)
        self.table.setHorizontalHeaderLabels(
            [self.tr("Person"), self.tr("Work"), self.tr("Done"), self.tr("Due"), self.tr("Note")]
        )
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setMinimumHeight(130)
        self.table.itemSelectionChanged.connect(self._check)
        self.state = PlainLabel(self)
        self.state.setProperty("role", "muted")
        self.state.setWordWrap(True)
        self.end_button = QPushButton(self.tr("&End this assignment"), self)
        self.end_button.clicked.connect(self._end)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("&Close"))
        self.buttons.rejected.connect(self.reject)
        self.assign_button.setAutoDefault(False)
        self.end_button.setAutoDefault(False)
        self._lay_out(heading)
        session.changed.connect(self.read)
        session.reloaded.connect(self.read)
        self.finished.connect(self._lookup.stop)
        self._check()
        self.read()

    def _lay_out(self, heading: QLabel) -> None:
        due = QHBoxLayout()
        due.addWidget(self.has_due)
        due.addWidget(self.due, 1)
        form = QFormLayout()
        form.addRow(self.tr("&Pairs"), self.scope)
        form.addRow(self.tr("Pe&rson"), self.person)
        form.addRow(self.tr("&Work"), self.work)
        form.addRow("", due)
        form.addRow(self.tr("&Note"), self.note)
        doing = QHBoxLayout()
        doing.addStretch(1)
        doing.addWidget(self.assign_button)
        below = QHBoxLayout()
        below.addWidget(self.state, 1)
        below.addWidget(self.end_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addLayout(form)
        column.addLayout(doing)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        column.addWidget(self.buttons)
        self.setMinimumWidth(640)
        self.person.setFocus()

    @property
    def is_current(self) -> bool:
        """Nothing is being read."""
        return not self._lookup.is_busy

    def read(self) -> None:
        """Read who may be named, the assignments and how far they have come."""

        def find(
            project: Project, _stale: Callable[[], bool]
        ) -> tuple[list[str], list[tuple[Assignment, AssignedWork]]]:
            with project.connection() as connection:
                return people(connection), assigned_work(connection)

        self._lookup.ask(find, lambda answer: self._show(*answer))

    def _show(self, names: list[str], found: list[tuple[Assignment, AssignedWork]]) -> None:
        self._found = found
        self._offer(names)
        today = date.today()
        self.table.setRowCount(len(found))
        for row, (assignment, work) in enumerate(found):
            day = day_text(work.due)
            late = work.is_overdue(today)
            cells = (
                assignment.person,
                work_name(assignment.work),
                self.tr("{done} of {total}").format(done=counted(work.done), total=counted(work.total)),
                self.tr("{day}, overdue").format(day=day) if late else day,
                assignment.note,
            )
            for column, cell in enumerate(cells):
                item = QTableWidgetItem(cell)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self.state.setText("" if found else self.tr("Nothing is assigned."))
        self._check()

    def _offer(self, names: list[str]) -> None:
        """Offer these people; what was typed meanwhile stays."""
        known = {name for name in names if name != MACHINE}
        if self._session.person != NOBODY:
            known.add(self._session.person.name)
        offered = distinct_people(known)
        if offered == self._people:
            return
        self._people = offered
        typed = self.person.currentText()
        self.person.clear()
        self.person.addItems(offered)
        self.person.setCurrentText(typed)

    def _check(self) -> None:
        can = not self._project.read_only
        self.assign_button.setEnabled(can and bool(self.person.currentText().strip()))
        self.end_button.setEnabled(can and 0 <= self.table.currentRow() < len(self._found))

    def _chosen(self) -> list[int]:
        chosen = self.scope.currentData()
        if chosen == "selected":
            return self._selected
        if chosen == "all":
            return [int(id_) for id_ in self._project.order()]
        chapter = self._chapters[chosen]
        return pairs_in(self._project, chapter.start, chapter.end)

    def _assign(self) -> None:
        due = self.due.date().toString(Qt.DateFormat.ISODate) if self.has_due.isChecked() else ""
        wanted = assignment_for(
            self._project,
            self._chosen(),
            self.person.currentText(),
            WorkKind(self.work.currentData()),
            due,
            self.note.text(),
        )
        self.issued.emit(Assign(wanted, by=self._session.person))

    def _end(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._found):
            self.issued.emit(EndAssignment(self._found[row][0].key, by=self._session.person))
