"""What a project is: title, file, texts, counts, people."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
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

from db.assignments.standing import assigned_work, work_of_people
from db.queries.history import people
from ui.design import style_as_primary, style_as_title
from ui.design.status_style import STATUS_ORDER, status_label
from ui.dialogs.review.category_choice import CategoryChoice
from ui.i18n.bidi import isolated
from ui.i18n.formatting import counted, language_name, listed
from ui.i18n.people import person_name
from ui.i18n.review_words import work_name
from ui.services.aligning.learning import others_of
from ui.services.library.servers import ServerPlace
from ui.services.project_files import PROJECT_SUFFIX
from ui.services.review.categories import model_of
from ui.widgets.file_chooser import isolated_path
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.text_tables import dress_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db import Counts, Project, ProjectInfo
    from db.records import TextInfo
    from ui.session.session import ProjectSession

_FORBIDDEN = '<>:"/\\|?*'
"""Characters that a file name cannot hold on every system."""


class ProjectPropertiesDialog(FittedDialog):
    """Shows the properties of the open project; title, file name and what it learns from can be changed.

    Signals:
        retitled: the new title.
        renamed: the new path of the file, in the same folder.
        learning: the paths of the other projects whose confirmed pairs teach this one.
        categorized: the categories that a return may have, see :class:`CategoryModel`.
    """

    retitled = Signal(str)
    renamed = Signal(object)
    learning = Signal(object)
    categorized = Signal(object)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        project = session.project
        self._info = info = project.info()
        self._path = project.path
        self.setWindowTitle(self.tr("Project properties"))
        heading = QLabel(self.tr("Project properties"), self)
        style_as_title(heading)
        self.title = QLineEdit(info.name, self)
        self.file_name = QLineEdit(project.path.stem, self)
        for field in (self.title, self.file_name):
            field.setReadOnly(project.read_only)
            field.textChanged.connect(self._check)
        if ServerPlace.of(project.path) is not None:
            self.file_name.setReadOnly(True)  # the window knows the copy by its name
        self.note = PlainLabel(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.tr("&Title"), self.title)
        form.addRow(self.tr("&File name"), self.file_name)
        form.addRow(self.tr("Folder"), self._said(isolated_path(project.path.parent)))
        form.addRow(
            self.tr("Created"),
            self._said(
                self.tr("{date} by {name}").format(
                    date=_day(info.created), name=isolated(person_name(info.created_by))
                )
            ),
        )
        with project.connection() as connection:
            names = [isolated(name) for name in people(connection)]
        form.addRow(self.tr("People"), self._said(listed(names)))
        form.addRow(self.tr("Pairs"), self._said(self._pairs(project.counts())))
        form.addRow(self.tr("Assigned work"), self._said(self._assigned(project)))
        if info.runs:
            form.addRow(self.tr("Last aligned"), self._said(_day(info.runs[-1].at)))
        self._taught_before = self._teachers = others_of(project)
        form.addRow(self.tr("Learns from"), self._learning())
        self.categories = CategoryChoice(model_of(project), read_only=project.read_only, parent=self)
        self.categories.changed.connect(self._check)
        form.addRow(self.tr("Reasons of returns"), self.categories)
        self.texts = self._table(info)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.save_button = self.buttons.addButton(self.tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        style_as_primary(self.save_button)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addLayout(form)
        column.addWidget(self.texts, 1)
        column.addWidget(self.note)
        column.addWidget(self.buttons)
        self.setMinimumWidth(560)
        self._check()

    def _check(self) -> None:
        """Allow what can be done, and say what cannot."""
        stem, title = self.file_name.text().strip(), self.title.text().strip()
        bad = not stem or stem.startswith(".") or any(c in _FORBIDDEN or c < " " for c in stem)
        path = self._path if bad else self._path.with_name(stem + PROJECT_SUFFIX)
        trouble = ""
        if not title:
            trouble = self.tr("Enter a title.")
        elif bad:
            trouble = self.tr("A file name cannot be empty, begin with a dot or hold {characters}").format(
                characters=isolated(" ".join(_FORBIDDEN))
            )
        elif path != self._path and path.exists():
            trouble = self.tr("There is a file of this name already.")
        changed = (
            title != self._info.name
            or path != self._path
            or self._teachers != self._taught_before
            or self.categories.is_changed
        )
        trouble = trouble or self.categories.trouble
        self.note.setText(trouble)
        self.save_button.setEnabled(changed and not trouble and not self.title.isReadOnly())
        self.save_button.setDefault(self.save_button.isEnabled())

    def _save(self) -> None:
        title, stem = self.title.text().strip(), self.file_name.text().strip()
        path = self._path.with_name(stem + PROJECT_SUFFIX)
        self.accept()
        if self._teachers != self._taught_before:
            self.learning.emit(self._teachers)
        if self.categories.is_changed:
            self.categorized.emit(self.categories.model)
        if title != self._info.name:
            self.retitled.emit(title)
        if path != self._path:
            self.renamed.emit(path)

    def _learning(self) -> QWidget:
        """The other projects whose confirmed pairs teach this one, with the buttons that change them."""
        place = QWidget(self)
        self.teachers = self._said("")
        self.choose_button = QPushButton(self.tr("&Choose…"), place)
        self.choose_button.setToolTip(
            self.tr("Words of confirmed pairs are used when this project is aligned again.")
        )
        self.clear_button = QPushButton(self.tr("C&lear"), place)
        self.choose_button.clicked.connect(self._choose_teachers)
        self.clear_button.clicked.connect(lambda: self.learn_from(()))
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.teachers, 1)
        row.addWidget(self.choose_button)
        row.addWidget(self.clear_button)
        self._show_teachers()
        return place

    def _show_teachers(self) -> None:
        names = [isolated(path.stem) for path in self._teachers]
        self.teachers.setText(listed([self.tr("this project"), *names]))
        self.choose_button.setEnabled(not self.title.isReadOnly())
        self.clear_button.setEnabled(bool(self._teachers) and not self.title.isReadOnly())

    def _choose_teachers(self) -> None:
        dialog = QFileDialog(self, self.tr("Projects to learn from"), str(self._path.parent))
        dialog.setNameFilter(self.tr("Muqabala projects (*.muqabala)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda files: self.learn_from(map(Path, files)))
        dialog.open()

    def learn_from(self, paths: Iterable[Path]) -> None:
        """Learn from these projects, and from this one as always; it is kept when the dialog is saved."""
        self._teachers = tuple(sorted({path.absolute() for path in paths} - {self._path}))
        self._show_teachers()
        self._check()

    def _table(self, info: ProjectInfo) -> QTableWidget:
        texts = [info.source, info.target]
        heads = [self.tr("Source"), self.tr("Translation")]
        names = [
            self.tr("Language"),
            self.tr("File"),
            self.tr("Encoding"),
            self.tr("Words"),
            self.tr("Characters"),
            self.tr("Cleaning"),
        ]
        table = QTableWidget(len(names), 2, self)
        table.setAccessibleName(self.tr("Texts"))
        table.setHorizontalHeaderLabels(heads)
        dress_table(table, numbered=True)
        table.setVerticalHeaderLabels(names)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, text in enumerate(texts):
            for row, value in enumerate(_facts(text)):
                item = QTableWidgetItem(value)
                item.setTextAlignment(self._beginning())
                item.setToolTip(value)
                table.setItem(row, column, item)
        table.setMinimumHeight(
            table.verticalHeader().length() + table.horizontalHeader().sizeHint().height() + 6
        )
        return table

    def _pairs(self, counts: Counts) -> str:
        parts = [
            f"{status_label(status)}: {counted(counts.of(status))}"
            for status in STATUS_ORDER
            if counts.of(status)
        ]
        parts.append(self.tr("one-sided: {n}").format(n=counted(counts.nulls)))
        return listed([self.tr("All: {n}").format(n=counted(counts.total)), *parts])

    def _assigned(self, project: Project) -> str:
        """Progress by person, a line each."""
        with project.connection() as connection:
            found = [work for _, work in assigned_work(connection)]
        today = date.today()
        lines = []
        for person, work, total, done, late in work_of_people(found, today):
            template = (
                self.tr("{person}, {work}: {done} of {total}, {late} overdue")
                if late
                else self.tr("{person}, {work}: {done} of {total}")
            )
            lines.append(
                template.format(
                    person=isolated(person),
                    work=work_name(work),
                    done=counted(done),
                    total=counted(total),
                    late=counted(late),
                )
            )
        return "\n".join(lines) or self.tr("nothing")

    def _said(self, text: str) -> QLabel:
        said = PlainLabel(text, self)
        said.setWordWrap(True)
        said.setAlignment(self._beginning())
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return said

    def _beginning(self) -> Qt.AlignmentFlag:
        """Where values begin. Set by its own direction, a Latin name would go to the far edge."""
        edge = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        return edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def _facts(text: TextInfo) -> list[str]:
    from ui.i18n.localize import localize

    return [
        language_name(text.language),
        text.file_name,
        text.encoding,
        counted(text.words),
        counted(text.characters),
        listed(localize(step) for step in text.cleaning) or "–",
    ]


def _day(at: str) -> str:
    """The day of a stored time, as it is written here."""
    moment = QDateTime.fromString(at, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(moment.date(), QLocale.FormatType.LongFormat)
