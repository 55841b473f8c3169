"""A table that shows only the pairs a filter finds, and the bar that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from aligner.errors import InputError
from ui.concurrency.project_query import ProjectQuery
from ui.design import emphasise, icon
from ui.editor.search.kept_query import query_from_json, query_to_json
from ui.i18n.bidi import in_order
from ui.i18n.localize import localize
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from db import Project, Query
    from ui.editor.pair_model import PairModel
    from ui.editor.table.table_view import PairTable


class NarrowBar(QFrame):
    """Says that the table is narrowed, and by what.

    Signals:
        again, all_wanted: apply the filter again; show all pairs.
    """

    again = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("narrow-bar")
        picture = PlainLabel(self)
        picture.setPixmap(icon("find", "accent").pixmap(QSize(18, 18), self.devicePixelRatioF()))
        self.text = PlainLabel(self)
        emphasise(self.text)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.again_button = QPushButton(self.tr("Apply again"), self)
        self.again_button.setToolTip(self.tr("Hide the pairs that the filter does not find any more"))
        self.again_button.clicked.connect(self.again)
        self.all_button = QPushButton(self.tr("Show all pairs"), self)
        self.all_button.clicked.connect(self.all_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(picture)
        row.addWidget(self.text, 1)
        for button in (self.again_button, self.all_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self.hide()

    def show_numbers(self, shown: int, total: int, what: str) -> None:
        """Say how many pairs are shown, and which."""
        number = QLocale().toString
        said = self.tr("Pairs shown: {shown} of {total}. Filter: {what}")
        self.text.setText(in_order(said.format(shown=number(shown), total=number(total), what=what)))

    def show_key(self, key: str) -> None:
        """Name the key that shows all pairs in the tooltip of its button."""
        self.all_button.setToolTip(
            plain_tip(f"{self.all_button.text()} ({key})" if key else self.all_button.text())
        )


class Narrowing(QObject):
    """Narrows the table to what a query finds, and shows all pairs again.

    Pairs that do not match any more stay until the query is applied again, so that nothing vanishes under
    the hand that corrects it.

    Signals:
        changed: other pairs are shown.
        message: one sentence on why the table stays as it is.
    """

    changed = Signal()
    message = Signal(str)

    def __init__(
        self, project: Project, table: PairTable, model: PairModel, bar: NarrowBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._table, self._model, self._bar = table, model, bar
        self._lookup = ProjectQuery(project, self)
        self.query: Query | None = None
        """What the table is narrowed by; None while it shows all pairs."""
        self._what = ""
        bar.again.connect(self.apply_again)
        bar.all_wanted.connect(self.show_all)
        for signal in (model.has_changed, model.modelReset):
            signal.connect(self._show_numbers)

    def stop(self) -> None:
        """Run no more queries."""
        self._lookup.stop()

    @property
    def is_on(self) -> bool:
        """Whether the table is narrowed."""
        return self._model.is_narrowed

    @property
    def is_busy(self) -> bool:
        """Whether a query is being answered."""
        return self._lookup.is_busy

    def apply(self, query: Query, what: str) -> None:
        """Show only the pairs that a query finds.

        Args:
            what: the query in words.
        """

        def found(ids: list[int] | InputError) -> None:
            if isinstance(ids, InputError):
                self.message.emit(localize(ids))
            elif not ids:
                self.message.emit(self.tr("No matching pairs"))
            else:
                self.query, self._what = query, what
                self._show(ids)

        def ask(project: Project) -> list[int] | InputError:
            try:
                return [int(id_) for id_ in project.find(query)]
            except InputError as error:
                return error

        self._lookup.ask(lambda project, _stale: ask(project), found)

    def to_json(self) -> dict[str, Any] | None:
        """What the table is narrowed by, to be kept; None while it shows all pairs."""
        return {"query": query_to_json(self.query), "what": self._what} if self.query is not None else None

    def restore(self, kept: object) -> None:
        """Narrow the table by what :meth:`to_json` gave; anything else changes nothing."""
        if isinstance(kept, dict) and (query := query_from_json(kept.get("query"))) is not None:
            self.apply(query, str(kept.get("what", "")))

    def apply_again(self) -> None:
        """Ask the query again: hide what does not match any more, show what does now."""
        if self.query is not None:
            self.apply(self.query, self._what)

    def show_all(self) -> None:
        """Show all pairs; the current one stays."""
        self._lookup.drop()
        if self._model.is_narrowed:
            self.query = None
            self._show(None)

    def _show(self, ids: list[int] | None) -> None:
        """Show other pairs, at the current one or the first shown pair behind it."""
        model, table = self._model, self._table
        here = table.current_id
        number = model.number_of(here) if here is not None else None
        model.narrow(ids)
        row = model.row_of(here) if here is not None else None
        if row is None and number is not None:
            row = next(
                (row for row in range(model.rowCount()) if model.place_of(row) + 1 > number),
                model.rowCount() - 1,
            )
        if row is not None and row >= 0:
            table.go_to_row(row)
        self._show_numbers()
        self.changed.emit()

    def _show_numbers(self) -> None:
        self._bar.setVisible(self._model.is_narrowed)
        if self._model.is_narrowed:
            self._bar.show_numbers(self._model.rowCount(), self._model.total, self._what)
